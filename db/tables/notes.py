"""A conversation and its notes: revisions, claims, drafts on their way, translations, decisions."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, UniqueConstraint
from sqlmodel import Field

from db.tables.columns import LISTED_OR_NOTHING, Row, UtcDateTime, Versioned, due_index, refers_to, worded


class NoteKind(StrEnum):
    """Which note of a thread it is."""

    FIRST = "first"
    FOLLOW_UP = "follow_up"
    OFFER = "offer"


class NoteStatus(StrEnum):
    """Where a note stands; `rules/note.py` holds the moves."""

    #: asked for; the writer owes a draft
    REQUESTED = "requested"
    #: the writer could not; a person retries or withdraws
    DRAFT_FAILED = "draft_failed"
    #: waits for a recruiter's decision on this revision
    IN_REVIEW = "in_review"
    #: a recruiter said no, with a reason
    REJECTED = "rejected"
    #: taken back by a person, or called off because something stopped the thread
    WITHDRAWN = "withdrawn"
    #: nobody decided in time: neither yes nor no
    EXPIRED = "expired"
    #: this revision may leave; the executive releases it
    APPROVED = "approved"
    #: the courier owes a delivery
    SENDING = "sending"
    #: the mail server took it
    SENT = "sent"
    #: refused for certain; a person retries
    SEND_FAILED = "send_failed"
    #: nobody can know; a person decides
    SEND_UNSURE = "send_unsure"
    #: the candidate answered
    ANSWERED = "answered"
    #: no answer, and nothing more will come
    CLOSED = "closed"


class Verdict(StrEnum):
    """What a reviewer decided on one revision."""

    APPROVED = "approved"
    REJECTED = "rejected"


class Thread(Versioned, table=True):
    """All notes and replies between one executive and one candidate."""

    __table_args__ = (UniqueConstraint("executive_id", "candidate_id"),)

    id: str = Field(primary_key=True)
    executive_id: str = Field(sa_column_args=[refers_to("person.id")], index=True)
    candidate_id: str = Field(sa_column_args=[refers_to("candidate.id")], index=True)
    opened_at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: it goes on with a conversation that was handed over, and begins no earlier: when that one's next note was planned
    begins_from: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: working days after the first note, where somebody chose others than the house's
    follow_up_days: list[int] | None = Field(default=None, sa_type=LISTED_OR_NOTHING)


class Note(Versioned, table=True):
    """One message to one candidate from one executive."""

    __table_args__ = (
        due_index("note"),
        Index("ix_note_open", "candidate_id", "status"),
        Index("ix_note_of_executive", "executive_id", "moved_at"),
        # What waits for an executive, and what was answered lately.
        Index("ix_note_executive_status", "executive_id", "status", "moved_at"),
        Index("ix_note_status_moved", "status", "moved_at"),
        # How many at one company were written to lately.
        Index("ix_note_employer_attempted", "employer_key", "attempted_at"),
    )

    id: str = Field(primary_key=True)
    thread_id: str = Field(sa_column_args=[refers_to("thread.id")], index=True)
    executive_id: str = Field(sa_column_args=[refers_to("person.id")])
    candidate_id: str = Field(sa_column_args=[refers_to("candidate.id")])
    kind: NoteKind = Field(sa_type=worded(NoteKind))
    #: 0 the first note, 1 the first follow-up …
    ordinal: int = 0
    status: NoteStatus = Field(sa_type=worded(NoteStatus))
    #: grows with every edit and every asking again; 0 before the first draft
    revision: int = 0
    purpose: str = ""
    #: a word of `rules/commands.TONES`
    tone: str = ""
    language: str = "en"
    #: what the reviewer asked for, when asked again
    wish: str = ""
    requested_by: str = Field(sa_column_args=[refers_to("person.id")])
    requested_at: datetime = Field(sa_type=UtcDateTime)
    #: leave at this moment; set with "send at"
    release_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: the approval: who, which revision, the SHA-256 of what will be sent
    approved_by: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    approved_revision: int | None = None
    approved_digest: str | None = None
    approved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: exists before the first attempt
    message_id: str | None = Field(default=None, index=True)
    #: set just before the network is touched; found again without an outcome means "unsure"
    attempted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: where the candidate worked then (`rules/employers.py`), if it begins a conversation
    employer_key: str = ""
    #: what the mail provider calls it
    provider_id: str | None = None
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: key of `texts` that says why it is where it is, and the person's own words if any
    reason: str = ""
    reason_words: str = ""
    #: who made the last move, if a person did
    moved_by: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    moved_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    lease: int = 0
    takeovers: int = 0


class DraftStep(StrEnum):
    """What the house is at while a draft is owed."""

    WRITING = "writing"
    CHECKING = "checking"
    MENDING = "mending"


class Drafting(Row, table=True):
    """How far the draft that a note owes has come; shown in its card's place, and no part of the record."""

    note_id: str = Field(sa_column_args=[refers_to("note.id")], primary_key=True)
    step: DraftStep = Field(sa_type=worded(DraftStep))
    #: facts and talking points that the writer may use
    evidence: int


class NoteRevision(Row, table=True):
    """One exact wording of a note. Never changed once written."""

    __tablename__ = "note_revision"

    note_id: str = Field(sa_column_args=[refers_to("note.id")], primary_key=True)
    revision: int = Field(primary_key=True)
    sender_name: str
    sender_address: str
    recipient_name: str
    recipient_address: str
    subject: str
    body: str
    #: fixed words no model writes
    footer: str
    channel: str = "mail"
    #: SHA-256 over all of the above (`rules/note.digest`)
    digest: str
    #: person who wrote or edited it; nobody when a writer did
    author_id: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    #: model name, or `template`
    writer: str = ""
    #: prompt name and version, `first_note@1`
    prompt: str = ""
    #: [{"check", "severity", "sentence", "message"}] of `rules/draft_checks`
    findings: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    #: the same, for what the writer mended before anybody read it
    mended: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    #: ids and SHA-256 of the facts and talking points the writer could use
    brief: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON)
    written_at: datetime = Field(sa_type=UtcDateTime, index=True)


class WordingMark(Row, table=True):
    """A mark of a wording (`rules/draft_checks/likeness.py`): wordings that are alike share marks."""

    __tablename__ = "wording_mark"
    __table_args__ = (Index("ix_wording_mark", "mark", "note_id"),)

    note_id: str = Field(sa_column_args=[refers_to("note.id")], primary_key=True)
    revision: int = Field(primary_key=True)
    #: 63 bits of a hash
    mark: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})


class Claim(Row, table=True):
    """One sentence of a revision with the facts or talking points it rests on."""

    note_id: str = Field(sa_column_args=[refers_to("note.id")], primary_key=True)
    revision: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    text: str
    #: a new paragraph starts here
    paragraph: bool = False
    #: fact and talking point ids; empty for greetings and closings
    sources: list[str] = Field(default_factory=list, sa_type=JSON)


class Translation(Versioned, table=True):
    """A revision in the reviewers' language, word by word and by a model: for reading only, it is never sent."""

    __table_args__ = (due_index("translation"), UniqueConstraint("note_id", "revision"))

    id: str = Field(primary_key=True)
    note_id: str = Field(sa_column_args=[refers_to("note.id")])
    revision: int
    #: the reviewers' language
    language: str
    subject: str = ""
    #: one for each claim of the revision, in order; empty until it is there
    sentences: list[str] = Field(default_factory=list, sa_type=JSON)
    #: model name
    writer: str = ""
    prompt: str = ""
    #: key of `texts`: why there will be none
    failure: str = ""
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    lease: int = 0
    takeovers: int = 0


class WriterCall(Row, table=True):
    """One call to a writer: what it used and cost, successful or not."""

    __tablename__ = "writer_call"
    __table_args__ = (Index("ix_writer_call_person_at", "person_id", "at"),)

    id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    note_id: str = Field(sa_column_args=[refers_to("note.id")], index=True)
    #: on whose budget: the executive
    person_id: str = Field(sa_column_args=[refers_to("person.id")])
    model: str
    prompt: str
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    #: millionths of the account's currency
    cost_micros: int = 0
    #: `ok`, or the key of what went wrong
    outcome: str


class Review(Row, table=True):
    """A recruiter's decision on one exact revision."""

    id: str = Field(primary_key=True)
    note_id: str = Field(sa_column_args=[refers_to("note.id")], index=True)
    revision: int
    digest: str
    reviewer_id: str = Field(sa_column_args=[refers_to("person.id")])
    verdict: Verdict = Field(sa_type=worded(Verdict))
    reason: str = ""
    at: datetime = Field(sa_type=UtcDateTime)
