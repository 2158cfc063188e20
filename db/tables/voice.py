"""How an executive writes: their own notes, and what they changed of what was made of them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON
from sqlmodel import Field

from db.tables.columns import LISTED_OR_NOTHING, Row, UtcDateTime, Versioned, refers_to, worded


class Formality(StrEnum):
    """How an executive speaks to a reader."""

    #: du, tu, tú; in English, with contractions
    FAMILIAR = "familiar"
    #: Sie, vous, usted; in English, written out
    POLITE = "polite"


class VoiceSample(Row, table=True):
    """What is kept of a note an executive gave as an example of their style: everyday words and lengths, not the note.

    Names, numbers and all it was about are left out before it is stored (`rules/voice/samples.py`).
    """

    __tablename__ = "voice_sample"

    id: str = Field(primary_key=True)
    person_id: str = Field(sa_column_args=[refers_to("person.id")], index=True)
    language: str
    #: with `{first}` or `{name}` for the reader's
    greeting: str = ""
    closing: str = ""
    sentences: list[str] = Field(default_factory=list, sa_type=JSON)
    #: words of each sentence
    lengths: list[int] = Field(default_factory=list, sa_type=JSON)
    #: how often it says "du", "tu", "tú" or contracts; and "Sie", "vous", "usted" or writes out
    familiar: int = 0
    polite: int = 0
    added_at: datetime = Field(sa_type=UtcDateTime)


class VoiceEdit(Versioned, table=True):
    """What an executive said by hand about their style in one language; None where the samples tell."""

    __tablename__ = "voice_edit"

    person_id: str = Field(sa_column_args=[refers_to("person.id")], primary_key=True)
    language: str = Field(primary_key=True)
    greeting: str | None = None
    closing: str | None = None
    sentence_words: int | None = None
    formality: Formality | None = Field(default=None, sa_type=worded(Formality))
    turns: list[str] | None = Field(default=None, sa_type=LISTED_OR_NOTHING)
    #: words and phrases they never use; None where what they strike out of drafts tells
    never: list[str] | None = Field(default=None, sa_type=LISTED_OR_NOTHING)
