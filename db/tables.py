"""The nouns of Overture, one class each.

Rules read these classes and never see a session; the store writes them. Every row a person can
change carries a `version`, which the database compares on each UPDATE. Rows the worker must look at
carry `due_at` (when, or nothing is owed), `leased_until` and `attempts`.
"""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, Enum, ForeignKey, Index, String, TypeDecorator, UniqueConstraint, text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in UTC; a naive one is refused, since nobody could tell what it meant."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Turn `value` into UTC for the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Give the stored moment its zone back; SQLite forgets it."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


#: text compared byte by byte, so that a prefix is a range of the index
_Plain = String().with_variant(String(collation="C"), "postgresql")


#: nothing is NULL, not the JSON word for it
_LISTED_OR_NOTHING = JSON(none_as_null=True)


class Platform(StrEnum):
    """A chat platform a person can be known on."""

    SLACK = "slack"
    TEAMS = "teams"


class Role(StrEnum):
    """What a person may do here; default deny."""

    #: writes to candidates, releases what is approved
    EXECUTIVE = "executive"
    #: owns quality: evidence, edits, decisions
    RECRUITER = "recruiter"
    #: approves pay; sees it
    COMPENSATION = "compensation"
    #: approves exceptions; may lift a suppression
    LEGAL = "legal"
    #: installs, names people, answers the auditor
    ADMIN = "admin"


class EmailKind(StrEnum):
    """Whose address it is."""

    PERSONAL = "personal"
    WORK = "work"


class LawfulBasis(StrEnum):
    """Why we may keep a profile (GDPR Art. 6)."""

    LEGITIMATE_INTEREST = "legitimate_interest"
    CONSENT = "consent"


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


class FollowUpStatus(StrEnum):
    """Where a planned follow-up stands; `rules/follow_up.py` holds the moves."""

    SCHEDULED = "scheduled"
    #: due, and a note was asked for
    OPENED = "opened"
    CANCELLED = "cancelled"
    #: due, but it must not happen; `reason` says why
    SKIPPED = "skipped"


class Verdict(StrEnum):
    """What a reviewer decided on one revision."""

    APPROVED = "approved"
    REJECTED = "rejected"


class PointAudience(StrEnum):
    """Whom a talking point may be told to."""

    #: any candidate, in any note
    EVERYONE = "everyone"
    #: only in the first note to somebody
    FIRST_NOTE = "first_note"
    #: no candidate: kept so that its words are recognised in a draft
    INTERNAL = "internal"


class Formality(StrEnum):
    """How an executive speaks to a reader."""

    #: du, tu, tú; in English, with contractions
    FAMILIAR = "familiar"
    #: Sie, vous, usted; in English, written out
    POLITE = "polite"


class Stage(StrEnum):
    """Where a candidate stands in our own hiring."""

    #: nothing is under way: they may be written to
    OPEN = "open"
    #: they talk to us already
    IN_PROCESS = "in_process"
    #: they have an offer of ours
    OFFER = "offer"
    HIRED = "hired"


class RuleReason(StrEnum):
    """Why nobody is recruited from a company. That two employers agreed on it is none."""

    #: a lawful covenant of ours, as after a purchase or a settlement
    COVENANT = "covenant"
    #: they are our customer
    CUSTOMER = "customer"
    LEGAL_ORDER = "legal_order"
    #: an executive's own promise not to solicit; binds only them
    PROMISE = "promise"


class SuppressionSource(StrEnum):
    """How a "never again" reached us."""

    #: a reply, or a word to one of us
    ANSWER = "answer"
    #: the link in the footer
    UNSUBSCRIBE = "unsubscribe"
    #: somebody here put it on the list by hand
    FORM = "form"
    IMPORT = "import"
    #: the profile was erased
    ERASURE = "erasure"


class CardName(StrEnum):
    """Which picture of a row was posted."""

    #: the recruiters' card in the review channel
    REVIEW = "review"
    #: the executive's message about a note
    RELEASE = "release"
    #: the executive's reminder, with the follow-up
    NUDGE = "nudge"
    #: a talking point in the review channel
    POINT = "point"


def _worded(kind: type[StrEnum]) -> Enum:
    # The word itself, as text: readable in the database, and a new member needs no new type there.
    return Enum(kind, native_enum=False, create_constraint=False, length=32, values_callable=list)


def _to(column: str) -> ForeignKey:
    # Asked at the end of the transaction, so that the order in which a unit adds its rows does not matter.
    return ForeignKey(column, deferrable=True, initially="DEFERRED")


class Row(SQLModel):
    """What all rows share: strings have room, moments are UTC."""

    model_config: ClassVar[Any] = {"validate_assignment": False}


class Versioned(Row):
    """A row people change. Each UPDATE names the version that was seen; a lost race changes nothing."""

    version: int = Field(default=0, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 -- SQLAlchemy calls it with the class
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]


class Person(Versioned, table=True):
    """Somebody of our company who uses the bot."""

    id: str = Field(primary_key=True)
    name: str
    #: lower case; unique
    email: str = Field(unique=True)
    title: str = ""
    roles: list[Role] = Field(default_factory=list, sa_type=JSON)
    timezone: str = "UTC"
    language: str = "en"
    active: bool = True
    created_at: datetime = Field(sa_type=UtcDateTime)

    def has(self, *roles: Role) -> bool:
        """Is this an active person with one of `roles`?"""
        return self.active and any(role in self.roles for role in roles)


class Identity(Row, table=True):
    """One account of a person on one platform; the only way a person is recognised."""

    __table_args__ = (UniqueConstraint("platform", "workspace", "user_id"),)

    id: str = Field(primary_key=True)
    person_id: str = Field(sa_column_args=[_to("person.id")], index=True)
    platform: Platform = Field(sa_type=_worded(Platform))
    #: Slack team or enterprise id; Teams tenant id
    workspace: str
    #: Slack user id; Teams AAD object id
    user_id: str
    #: the direct conversation with the bot, once known
    direct_channel: str | None = None


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
    lawful_basis: LawfulBasis = Field(sa_type=_worded(LawfulBasis))
    #: the day they asked never to be written to again
    said_no_on: date | None = None
    #: the executive who has the conversation ("the lock"), and since when
    owner_id: str | None = Field(default=None, sa_column_args=[_to("person.id")])
    owned_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_contact_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: while it is not OPEN nobody drafts to them; in whose words, who set it, and since when
    stage: Stage = Field(default=Stage.OPEN, sa_type=_worded(Stage))
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
    candidate_id: str = Field(sa_column_args=[_to("candidate.id")], index=True)
    address: str = Field(unique=True)
    kind: EmailKind = Field(sa_type=_worded(EmailKind))


class NameEntry(Row, table=True):
    """A candidate's name beginning at one of its words, as it may be typed (`bot/rules/names.py`). Kept by the store."""

    __tablename__ = "name_entry"
    __table_args__ = (
        # Newest first among all that begin with a letter; and what else a candidate is called.
        Index("ix_name_entry_initial", "initial", "candidate_id", "entry"),
        Index("ix_name_entry_candidate", "candidate_id", "entry"),
        {"sqlite_with_rowid": False},
    )

    entry: str = Field(primary_key=True, sa_type=_Plain)
    candidate_id: str = Field(primary_key=True, sa_column_args=[_to("candidate.id")])
    #: the entry's first letter
    initial: str = Field(sa_type=_Plain)


class NamePiece(Row, table=True):
    """A piece that a word of somebody's name shares with its misspellings."""

    __tablename__ = "name_piece"
    __table_args__ = ({"sqlite_with_rowid": False},)

    piece: str = Field(primary_key=True, sa_type=_Plain)
    word: str = Field(primary_key=True, sa_type=_Plain)


class Fact(Versioned, table=True):
    """One checkable statement about a candidate. None exists without a source and a date."""

    id: str = Field(primary_key=True)
    candidate_id: str = Field(sa_column_args=[_to("candidate.id")], index=True)
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
    fact_id: str = Field(sa_column_args=[_to("fact.id")], index=True)
    text: str
    source: str
    seen_on: date
    replaced_by: str
    replaced_at: datetime = Field(sa_type=UtcDateTime)


class TalkingPoint(Versioned, table=True):
    """One statement about our company. `rules/talking_point.py` tells where it stands, from what is stored here."""

    __tablename__ = "talking_point"

    id: str = Field(primary_key=True)
    text: str
    #: https address, or in plain words where it stands
    source: str
    audience: PointAudience = Field(default=PointAudience.EVERYONE, sa_type=_worded(PointAudience))
    #: its last day
    expires_on: date
    #: a person id, or `import:FILE`
    added_by: str = ""
    added_at: datetime = Field(sa_type=UtcDateTime)
    #: who wrote it as it stands, if not who added it
    changed_by: str = ""
    #: e-mail address of who approved it as it stands; "" while nobody has
    approved_by: str = ""
    approved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: its words may stand in no draft: set while it is internal, until an approval for another audience
    guarded: bool = False


class VoiceSample(Row, table=True):
    """What is kept of a note an executive gave as an example of their style: everyday words and lengths, not the note.

    Names, numbers and all it was about are left out before it is stored (`rules/voice/samples.py`).
    """

    __tablename__ = "voice_sample"

    id: str = Field(primary_key=True)
    person_id: str = Field(sa_column_args=[_to("person.id")], index=True)
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

    person_id: str = Field(sa_column_args=[_to("person.id")], primary_key=True)
    language: str = Field(primary_key=True)
    greeting: str | None = None
    closing: str | None = None
    sentence_words: int | None = None
    formality: Formality | None = Field(default=None, sa_type=_worded(Formality))
    turns: list[str] | None = Field(default=None, sa_type=_LISTED_OR_NOTHING)
    #: words and phrases they never use; None where what they strike out of drafts tells
    never: list[str] | None = Field(default=None, sa_type=_LISTED_OR_NOTHING)


class Suppression(Versioned, table=True):
    """A keyed hash of somebody who must never be written to again; survives erasure. `rules/suppression.py` makes it."""

    hash: str = Field(primary_key=True)
    #: which of the house's keys it was made with
    key_id: str
    source: SuppressionSource = Field(sa_type=_worded(SuppressionSource))
    #: in the words of who put it on record, without addresses
    reason: str = ""
    #: a person id, `import:FILE`, `cli` or `system`
    added_by: str
    added_at: datetime = Field(sa_type=UtcDateTime)
    #: it holds no more: since when, by whom, and why
    lifted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    lifted_by: str = ""
    lifted_reason: str = ""


class CompanyRule(Versioned, table=True):
    """A company from which we recruit nobody for a while; `rules/company_rule.py` tells whom it binds."""

    __tablename__ = "company_rule"

    id: str = Field(primary_key=True)
    employer: str
    #: one for all spellings (`rules/employers.py`)
    employer_key: str = Field(index=True)
    reason: RuleReason = Field(sa_type=_worded(RuleReason))
    #: what it rests on
    words: str
    #: the executive who promised; nobody where it binds all
    executive_id: str | None = Field(default=None, sa_column_args=[_to("person.id")])
    #: who in legal answers for it
    owner_id: str = Field(sa_column_args=[_to("person.id")])
    #: its last day
    ends_on: date
    added_at: datetime = Field(sa_type=UtcDateTime)
    #: ended before its day
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = Field(default=None, sa_column_args=[_to("person.id")])


class Thread(Versioned, table=True):
    """All notes and replies between one executive and one candidate."""

    __table_args__ = (UniqueConstraint("executive_id", "candidate_id"),)

    id: str = Field(primary_key=True)
    executive_id: str = Field(sa_column_args=[_to("person.id")], index=True)
    candidate_id: str = Field(sa_column_args=[_to("candidate.id")], index=True)
    opened_at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: working days after the first note, where somebody chose others than the house's
    follow_up_days: list[int] | None = Field(default=None, sa_type=_LISTED_OR_NOTHING)


def _due_index(table: str) -> Index:
    # Partial: the tick reads what is owed, and its cost does not grow with what is not.
    owed = text("due_at IS NOT NULL")
    return Index(f"ix_{table}_due", "due_at", sqlite_where=owed, postgresql_where=owed)


class Note(Versioned, table=True):
    """One message to one candidate from one executive."""

    __table_args__ = (
        _due_index("note"),
        Index("ix_note_open", "candidate_id", "status"),
        Index("ix_note_of_executive", "executive_id", "moved_at"),
        Index("ix_note_status_moved", "status", "moved_at"),
        # How many at one company were written to lately.
        Index("ix_note_employer_attempted", "employer_key", "attempted_at"),
    )

    id: str = Field(primary_key=True)
    thread_id: str = Field(sa_column_args=[_to("thread.id")], index=True)
    executive_id: str = Field(sa_column_args=[_to("person.id")])
    candidate_id: str = Field(sa_column_args=[_to("candidate.id")])
    kind: NoteKind = Field(sa_type=_worded(NoteKind))
    #: 0 the first note, 1 the first follow-up …
    ordinal: int = 0
    status: NoteStatus = Field(sa_type=_worded(NoteStatus))
    #: grows with every edit and every asking again; 0 before the first draft
    revision: int = 0
    purpose: str = ""
    #: a word of `rules/commands.TONES`
    tone: str = ""
    language: str = "en"
    #: what the reviewer asked for, when asked again
    wish: str = ""
    requested_by: str = Field(sa_column_args=[_to("person.id")])
    requested_at: datetime = Field(sa_type=UtcDateTime)
    #: leave at this moment; set with "send at"
    release_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: the approval: who, which revision, the SHA-256 of what will be sent
    approved_by: str | None = Field(default=None, sa_column_args=[_to("person.id")])
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
    moved_by: str | None = Field(default=None, sa_column_args=[_to("person.id")])
    moved_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0


class DraftStep(StrEnum):
    """What the house is at while a draft is owed."""

    WRITING = "writing"
    CHECKING = "checking"
    MENDING = "mending"


class Drafting(Row, table=True):
    """How far the draft that a note owes has come; shown in its card's place, and no part of the record."""

    note_id: str = Field(sa_column_args=[_to("note.id")], primary_key=True)
    step: DraftStep = Field(sa_type=_worded(DraftStep))
    #: facts and talking points that the writer may use
    evidence: int


class NoteRevision(Row, table=True):
    """One exact wording of a note. Never changed once written."""

    __tablename__ = "note_revision"

    note_id: str = Field(sa_column_args=[_to("note.id")], primary_key=True)
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
    author_id: str | None = Field(default=None, sa_column_args=[_to("person.id")])
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


class Claim(Row, table=True):
    """One sentence of a revision with the facts or talking points it rests on."""

    note_id: str = Field(sa_column_args=[_to("note.id")], primary_key=True)
    revision: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    text: str
    #: a new paragraph starts here
    paragraph: bool = False
    #: fact and talking point ids; empty for greetings and closings
    sources: list[str] = Field(default_factory=list, sa_type=JSON)


class Translation(Versioned, table=True):
    """A revision in the reviewers' language, word by word and by a model: for reading only, it is never sent."""

    __table_args__ = (_due_index("translation"), UniqueConstraint("note_id", "revision"))

    id: str = Field(primary_key=True)
    note_id: str = Field(sa_column_args=[_to("note.id")])
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


class WriterCall(Row, table=True):
    """One call to a writer: what it used and cost, successful or not."""

    __tablename__ = "writer_call"
    __table_args__ = (Index("ix_writer_call_person_at", "person_id", "at"),)

    id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    note_id: str = Field(sa_column_args=[_to("note.id")], index=True)
    #: on whose budget: the executive
    person_id: str = Field(sa_column_args=[_to("person.id")])
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
    note_id: str = Field(sa_column_args=[_to("note.id")], index=True)
    revision: int
    digest: str
    reviewer_id: str = Field(sa_column_args=[_to("person.id")])
    verdict: Verdict = Field(sa_type=_worded(Verdict))
    reason: str = ""
    at: datetime = Field(sa_type=UtcDateTime)


class FollowUp(Versioned, table=True):
    """The next note of a thread, planned."""

    __tablename__ = "follow_up"
    __table_args__ = (
        _due_index("follow_up"),
        UniqueConstraint("after_note_id"),
        Index("ix_follow_up_planned", "status", "executive_id", "planned_for"),
    )

    id: str = Field(primary_key=True)
    thread_id: str = Field(sa_column_args=[_to("thread.id")], index=True)
    executive_id: str = Field(sa_column_args=[_to("person.id")])
    candidate_id: str = Field(sa_column_args=[_to("candidate.id")], index=True)
    #: the note whose silence it follows
    after_note_id: str = Field(sa_column_args=[_to("note.id")])
    ordinal: int
    status: FollowUpStatus = Field(sa_type=_worded(FollowUpStatus))
    #: the planned moment; stays when `due_at` is cleared
    planned_for: datetime = Field(sa_type=UtcDateTime)
    #: the note that was opened
    note_id: str | None = Field(default=None, sa_column_args=[_to("note.id")], index=True)
    #: key of `texts`: why it was cancelled or skipped
    reason: str = ""
    moved_by: str | None = Field(default=None, sa_column_args=[_to("person.id")])
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0


#: a card that was given up, in the words of its index
GIVEN_UP = text("failure <> '' AND due_at IS NULL")


class PostedCard(Row, table=True):
    """Which picture of which row stands where, and at which version it was drawn."""

    __tablename__ = "posted_card"
    __table_args__ = (
        _due_index("posted_card"),
        Index("ix_posted_card_subject", "subject_id"),
        Index("ix_posted_card_given_up", "id", sqlite_where=GIVEN_UP, postgresql_where=GIVEN_UP),
    )

    id: str = Field(primary_key=True)
    card: CardName = Field(sa_type=_worded(CardName))
    #: the note, follow-up or talking point it shows
    subject_id: str
    platform: Platform = Field(sa_type=_worded(Platform))
    workspace: str
    #: whose direct conversation; nobody for a channel
    person_id: str | None = Field(default=None, sa_column_args=[_to("person.id")])
    #: the channel, once known
    channel: str | None = None
    #: Slack `ts`, Teams activity id; nothing before it is posted
    message_ref: str | None = None
    #: a newer message about the same thing exists: this one only points to it
    superseded: bool = False
    #: grows with each change of the subject; the card is behind while drawn < wanted
    wanted_version: int = 1
    drawn_version: int = 0
    #: set just before the network is touched; found again means "look before posting"
    attempted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: key of `texts`: why it cannot be posted
    failure: str = ""
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0


class Question(Row, table=True):
    """A command that waits for "which one do you mean?"; its buttons name only this id."""

    id: str = Field(primary_key=True)
    person_id: str = Field(sa_column_args=[_to("person.id")])
    #: the command line, to be run again with the chosen candidate
    line: str
    options: list[str] = Field(default_factory=list, sa_type=JSON)
    asked_at: datetime = Field(sa_type=UtcDateTime, index=True)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class InboundEvent(Row, table=True):
    """A delivery that took effect. Its key is unique, so a second delivery has none."""

    __tablename__ = "inbound_event"

    key: str = Field(primary_key=True)
    received_at: datetime = Field(sa_type=UtcDateTime, index=True)


class Halt(Versioned, table=True):
    """The big switch; one row, id 1. While `stopped_at` is set nothing is drafted or sent."""

    id: int = Field(primary_key=True)
    stopped_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    stopped_by: str | None = Field(default=None, sa_column_args=[_to("person.id")])
    reason: str = ""


class AuditRow(Row, table=True):
    """One change, for the auditor. Ids only: never a name, a text, an address, an amount."""

    __tablename__ = "audit_row"

    seq: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    #: a person id, `system`, `import` or `cli`
    actor: str
    verb: str
    subject: str = Field(index=True)
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    previous: str
    #: SHA-256 over `previous` and this row (`db/store/audit.py`)
    hash: str


class AuditHead(Row, table=True):
    """The end of the chain; one row, id 1, locked last in every transaction."""

    __tablename__ = "audit_head"

    id: int = Field(primary_key=True)
    seq: int = 0
    hash: str = ""
