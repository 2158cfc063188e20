"""What a writer gets, what it gives back, and what is found in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.texts import Text
from db.tables import Formality, NoteKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact or talking point as the writer may see it."""

    id: str
    text: str
    source: str = ""
    seen_on: date | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """How an executive writes in one language. What is empty, 0 or None is not known."""

    #: with `{first}` or `{name}` for the reader's, `Hi {first},`
    greeting: str = ""
    closing: str = ""
    #: the median's words
    sentence_words: int = 0
    note_words: int = 0
    formality: Formality | None = None
    #: turns of phrase they use again and again
    turns: tuple[str, ...] = ()
    #: words and phrases they never use
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """An executive's style, with a few sentences of theirs that claim nothing about anybody."""

    style: Style
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a writer may use for one note. Nothing else reaches the model."""

    kind: NoteKind
    ordinal: int
    #: `True` for the last follow-up, which closes kindly
    last: bool
    sender_name: str
    sender_title: str
    company: str
    candidate_name: str
    candidate_employer: str
    candidate_title: str
    purpose: str
    tone: str
    language: str
    facts: tuple[Evidence, ...]
    points: tuple[Evidence, ...]
    #: the thread so far, oldest first
    earlier: tuple[str, ...] = ()
    #: asked again: the wish, and the draft it is about
    wish: str = ""
    before: "Draft | None" = None
    #: the day it was chosen, from which the age of facts counts
    chosen_on: date | None = None
    #: words from outside that read like orders to a machine, and so are kept from the writer
    left_out: tuple[str, ...] = ()
    #: the sender's own way of writing in this language, if they gave notes of theirs
    voice: Voice | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the ids it rests on. `paragraph`: a new one starts here."""

    text: str
    sources: tuple[str, ...] = ()
    paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """Subject and sentences."""

    subject: str
    sentences: tuple[Sentence, ...]

    @property
    def body(self) -> str:
        """The text as it will be read: sentences joined, paragraphs apart."""
        lines: list[str] = []
        for sentence in self.sentences:
            if sentence.paragraph or not lines:
                lines.append(sentence.text)
            else:
                lines[-1] = f"{lines[-1]} {sentence.text}"
        return "\n\n".join(lines)


class Severity(StrEnum):
    """What a finding does."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check saw. `sentence` counts from 0; None for the subject or the whole."""

    check: str
    severity: Severity
    sentence: int | None
    message: Text


@dataclass(frozen=True, slots=True)
class Usage:
    """What a writer's call used. Cost in millionths of the account's currency."""

    model: str
    prompt: str
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    cost_micros: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """A draft and how it came about."""

    draft: Draft
    usage: Usage
    #: a reason to show on the card: why the template writer wrote it
    remark: Text | None = None
    #: what blocked in the first attempt and does so no more
    mended: tuple[Finding, ...] = ()


class Writer(Protocol):
    """Writes drafts; the model, or the template writer."""

    async def write(self, brief: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Written:
        """Write a draft from `brief`; with `report`, mend `before`. Raises WriterFailed."""
        ...


class Translator(Protocol):
    """Puts a draft into another language for a reader; most houses ask the model that writes."""

    async def translate(self, draft: Draft, language: str, to: str, names: Sequence[str] = ()) -> Written:
        """The draft from `language` in `to`, both BCP 47: as many sentences, in order, without sources.

        `names` are the people it is from and to. Raises WriterFailed, and nothing else.
        """
        ...


class ModelWriter(Writer, Translator, Protocol):
    """Writes and translates: what a model does."""
