"""Whom we may write to, and what is known of them."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field

from db.tables.columns import PLAIN, Row, UtcDateTime, Versioned, refers_to, worded


class EmailKind(StrEnum):
    """Whose address it is."""

    PERSONAL = "personal"
    WORK = "work"


class LawfulBasis(StrEnum):
    """Why we may keep a profile (GDPR Art. 6)."""

    LEGITIMATE_INTEREST = "legitimate_interest"
    CONSENT = "consent"


class Stage(StrEnum):
    """Where a candidate stands in our own hiring."""

    #: nothing is under way: they may be written to
    OPEN = "open"
    #: they talk to us already
    IN_PROCESS = "in_process"
    #: they have an offer of ours
    OFFER = "offer"
    HIRED = "hired"


class Candidate(Versioned, table=True):
    """Somebody we may write to. There is no score, rank or fit, and no field for pay history."""

    # The newest of many namesakes, without reading them all.
    __table_args__ = (Index("ix_candidate_name_key", "name_key", "id"),)

    id: str = Field(primary_key=True)
    #: the id another system gave, if the import named one
    ref: str | None = Field(default=None, unique=True)
    name: str
    #: the name folded, to find namesakes; kept by the store
    name_key: str = Field(default="")
    employer: str = Field(default="", index=True)
    #: one for all spellings of the employer (`rules/employers.py`); kept by the store
    employer_key: str = ""
    title: str = ""
    #: ISO 3166-1 alpha-2
    country: str = ""
    #: ISO 3166-2 without the country; decides about public holidays
    region: str = ""
    timezone: str = ""
    #: BCP 47 primary tag of the language we write in
    language: str = "en"
    lawful_basis: LawfulBasis = Field(sa_type=worded(LawfulBasis))
    #: the day they asked never to be written to again
    said_no_on: date | None = None
    #: the executive who has the conversation ("the lock"), and since when
    owner_id: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    owned_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_contact_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: while it is not OPEN nobody drafts to them; in whose words, who set it, and since when
    stage: Stage = Field(default=Stage.OPEN, sa_type=worded(Stage))
    stage_source: str = ""
    #: a person id, or `import:FILE`
    stage_set_by: str = ""
    stage_set_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: a person id, or `import:FILE`
    added_by: str
    created_at: datetime = Field(sa_type=UtcDateTime)


class CandidateEmail(Row, table=True):
    """An address of a candidate, normalised; belongs to one candidate only."""

    id: str = Field(primary_key=True)
    candidate_id: str = Field(sa_column_args=[refers_to("candidate.id")], index=True)
    address: str = Field(unique=True)
    kind: EmailKind = Field(sa_type=worded(EmailKind))


class NameEntry(Row, table=True):
    """A candidate's name beginning at one of its words, as it may be typed (`bot/rules/names.py`). Kept by the store."""

    __tablename__ = "name_entry"
    __table_args__ = (
        # Newest first among all that begin with a letter; and what else a candidate is called.
        Index("ix_name_entry_initial", "initial", "candidate_id", "entry"),
        Index("ix_name_entry_candidate", "candidate_id", "entry"),
        {"sqlite_with_rowid": False},
    )

    entry: str = Field(primary_key=True, sa_type=PLAIN)
    candidate_id: str = Field(primary_key=True, sa_column_args=[refers_to("candidate.id")])
    #: the entry's first letter
    initial: str = Field(sa_type=PLAIN)


class NamePiece(Row, table=True):
    """A piece that a word of somebody's name shares with its misspellings."""

    __tablename__ = "name_piece"
    __table_args__ = ({"sqlite_with_rowid": False},)

    piece: str = Field(primary_key=True, sa_type=PLAIN)
    word: str = Field(primary_key=True, sa_type=PLAIN)


class Fact(Versioned, table=True):
    """One checkable statement about a candidate. None exists without a source and a date."""

    id: str = Field(primary_key=True)
    candidate_id: str = Field(sa_column_args=[refers_to("candidate.id")], index=True)
    text: str
    #: https address, or a short description of where it was heard
    source: str
    seen_on: date
    kind: str
    added_by: str
    added_at: datetime = Field(sa_type=UtcDateTime)


class FactWording(Row, table=True):
    """How a fact was worded before it changed."""

    __tablename__ = "fact_wording"

    id: str = Field(primary_key=True)
    fact_id: str = Field(sa_column_args=[refers_to("fact.id")], index=True)
    text: str
    source: str
    seen_on: date
    replaced_by: str
    replaced_at: datetime = Field(sa_type=UtcDateTime)
