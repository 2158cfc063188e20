"""What the core asks of the outside, and the values that cross the border.

`app.py` alone builds the implementations; use cases receive them as arguments. An expected refusal is a
`Refusal` in a return type. Exceptions are outages and bugs:

    OvertureError
    ├── Stale               somebody else changed the row first; run the use case again
    ├── AlreadyHandled      this delivery took effect before; do nothing
    ├── StoreDown           the database cannot be reached or is full; nothing half is kept
    ├── WriterFailed        no draft came; `reason` is a key of texts
    ├── MailboxUnread       the mailbox could not be read; nobody may say "nothing came"
    └── ChatFailed          a message was not posted for certain
        ├── ChatBusy        try again at `retry_at`
        ├── ChatUnsure      nobody can know; look before posting again
        └── ChatRefused     never will be; `reason` is a key of texts
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.cards.elements import Card
from bot.texts import Text
from db.tables import (
    AuditRow,
    Candidate,
    CandidateEmail,
    Claim,
    CompanyRule,
    Drafting,
    Fact,
    FollowUp,
    Formality,
    Halt,
    Identity,
    Note,
    NoteKind,
    NoteRevision,
    Person,
    Platform,
    PostedCard,
    Question,
    Review,
    Role,
    Row,
    Suppression,
    TalkingPoint,
    Thread,
    Translation,
    VoiceEdit,
    VoiceSample,
)


class OvertureError(Exception):
    """Something broke; see the tree above."""


class Stale(OvertureError):
    """Somebody else changed the row first."""


class AlreadyHandled(OvertureError):
    """The delivery took effect before."""


class StoreDown(OvertureError):
    """The database cannot be reached, is locked or full; nothing half was kept."""


class WriterFailed(OvertureError):
    """No draft came."""

    def __init__(self, reason: str, usage: "Usage | None" = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.usage = usage


class MailboxUnread(OvertureError):
    """The mailbox could not be read."""


class ChatFailed(OvertureError):
    """A message was not posted for certain."""


class ChatBusy(ChatFailed):
    """The platform asked to wait."""

    def __init__(self, retry_after: timedelta) -> None:
        super().__init__(f"retry after {retry_after}")
        self.retry_after = retry_after


class ChatUnsure(ChatFailed):
    """The connection broke after the request was sent."""


class ChatRefused(ChatFailed):
    """The platform will never take it as it is."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Refusal:
    """An expected no: what happened, what was kept, what to do."""

    text: Text


# ---- time and names


class Clock(Protocol):
    """The only source of now."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class Ids(Protocol):
    """New opaque ids."""

    def new(self, kind: str) -> str:
        """An id nobody can guess, ordered by time; `kind` is its prefix."""
        ...


# ---- policy: what an admin set


@dataclass(frozen=True, slots=True)
class Room:
    """The recruiters' private channel on one platform."""

    platform: Platform
    workspace: str
    channel: str


@dataclass(frozen=True, slots=True)
class Policy:
    """The house's rules that settings may change."""

    company: str = "Our company"
    #: who approves is not who asked
    four_eyes: bool = True
    #: an approved note leaves at once, without the executive's tap
    release_at_once: bool = False
    rooms: tuple[Room, ...] = ()
    review_language: str = "en"
    #: working days after the last note
    follow_up_days: tuple[int, ...] = (4, 10)
    #: nobody decided for so long: EXPIRED
    review_days: int = 10
    #: local hour of the candidate's morning
    morning_hour: int = 9
    #: e-mail addresses whose owners are admins from the start
    admins: tuple[str, ...] = ()
    public_url: str = ""
    #: the privacy notice named in the footer
    notice_url: str = ""
    #: millionths of the account's currency, per executive and day; 0 is no limit
    daily_budget_micros: int = 0
    #: a draft in another language than `review_language` is put into that one for its reviewers
    translates: bool = False
    #: days after a contact in which nobody here begins a conversation with the candidate; 0 for none
    cooldown_days: int = 90
    #: people at one employer who may be written to anew in seven days; 0 is no limit
    employer_week_cap: int = 5
    #: write to work addresses too, where no private one is stored
    work_addresses: bool = True


# ---- writing


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


# ---- mail


@dataclass(frozen=True, slots=True)
class Letter:
    """What leaves, exactly as approved."""

    note_id: str
    sender_name: str
    sender_address: str
    recipient_name: str
    recipient_address: str
    subject: str
    #: body and footer, as the candidate reads them
    text: str
    message_id: str
    sent_on: datetime
    in_reply_to: str = ""
    references: tuple[str, ...] = ()


class Outcome(StrEnum):
    """The four ways a delivery ends."""

    #: the server took it
    SENT = "sent"
    #: certainly not taken, and worth another try
    NOT_SENT = "not_sent"
    #: certainly not taken, and it never will be as it is
    REFUSED = "refused"
    #: nobody can know
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a delivery ended. `reason` is a key of texts; `answer` the server's code, for the log."""

    outcome: Outcome
    provider_id: str = ""
    reason: str = ""
    answer: str = ""


class Translator(Protocol):
    """Puts a draft into another language for a reader; most houses ask the model that writes."""

    async def translate(self, draft: Draft, language: str, to: str, names: Sequence[str] = ()) -> Written:
        """The draft from `language` in `to`, both BCP 47: as many sentences, in order, without sources.

        `names` are the people it is from and to. Raises WriterFailed, and nothing else.
        """
        ...


class ModelWriter(Writer, Translator, Protocol):
    """Writes and translates: what a model does."""


class Courier(Protocol):
    """Mail out."""

    async def deliver(self, letter: Letter) -> Delivery:
        """Hand `letter` over once. Never raises for what the network does; never tries twice."""
        ...


# ---- chat


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card goes: a channel, or a person's direct conversation (then `user_id`)."""

    workspace: str
    channel: str | None = None
    user_id: str | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a card stands."""

    channel: str
    message_ref: str


class Chat(Protocol):
    """One chat platform, outgoing. All methods raise ChatFailed and its kinds."""

    async def post(self, place: Place, card: Card, card_id: str) -> Posted:
        """Post once; a channel must be private and inside the company, checked now."""
        ...

    async def redraw(self, posted: Posted, card: Card, card_id: str) -> None:
        """Replace what stands there."""
        ...

    async def find(self, place: Place, card_id: str) -> Posted | None:
        """Look whether the card was posted after all."""
        ...


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody's account on a platform, as the platform itself tells."""

    workspace: str
    user_id: str
    name: str
    timezone: str = ""
    language: str = ""


class Directory(Protocol):
    """Looks people up on one platform, for an admin who adds them."""

    async def by_email(self, email: str) -> Account | None:
        """The full member (no guest, no bot) with this address. Raises ChatFailed."""
        ...


# ---- the store


class Work(StrEnum):
    """Rows the worker claims."""

    NOTES = "note"
    FOLLOW_UPS = "follow_up"
    CARDS = "posted_card"
    TRANSLATIONS = "translation"


@dataclass(frozen=True, slots=True)
class Hit:
    """A candidate found by name, enough for a line in a list."""

    candidate_id: str
    name: str
    employer: str
    title: str


@dataclass(frozen=True, slots=True)
class Standing:
    """All that decides whether a candidate may be written to by one executive, but for the suppression list."""

    candidate: Candidate
    halt: Halt
    #: who has the conversation
    owner: Person | None
    #: between the two
    thread: Thread | None
    #: between the candidate and who has the conversation
    owners: Thread | None
    emails: Sequence[CandidateEmail]
    #: as `Notes.unfinished`
    unfinished: Sequence[Note]
    #: those about the employer that nobody ended; some may have run out
    company_rules: Sequence[CompanyRule] = ()
    #: how many at the candidate's employer a first note was sent to since the moment that was asked about
    contacts: int = 0


class People(Protocol):
    """Reads about persons."""

    async def get(self, person_id: str) -> Person | None: ...
    async def known(self, platform: Platform, workspace: str, user_id: str) -> tuple[Person, Identity] | None: ...
    async def by_email(self, email: str) -> Person | None: ...
    async def by_name(self, typed: str) -> Sequence[Person]: ...
    async def everyone(self) -> Sequence[Person]: ...
    async def having(self, role: Role) -> Sequence[Person]: ...
    async def identities(self, person_id: str) -> Sequence[Identity]: ...


class Candidates(Protocol):
    """Reads about candidates."""

    async def get(self, candidate_id: str) -> Candidate | None: ...
    async def standing(self, candidate_id: str, executive_id: str, since: datetime) -> Standing | None: ...
    async def by_ref(self, ref: str) -> Candidate | None: ...
    async def by_address(self, address: str) -> Candidate | None: ...
    async def named(self, name: str) -> Sequence[Candidate]: ...
    async def find(self, typed: str, limit: int) -> Sequence[Hit]: ...
    async def emails(self, candidate_id: str) -> Sequence[CandidateEmail]: ...
    async def facts(self, candidate_id: str) -> Sequence[Fact]: ...
    async def fact(self, fact_id: str) -> Fact | None: ...
    async def points(self, on: date) -> Sequence[TalkingPoint]:
        """Those approved that hold on that day and may be told; of these and all the lists of points, the oldest first."""
        ...

    async def every_point(self) -> Sequence[TalkingPoint]: ...
    async def point(self, point_id: str) -> TalkingPoint | None: ...
    async def points_among(self, ids: Sequence[str]) -> Sequence[TalkingPoint]: ...
    async def guarded_points(self) -> Sequence[TalkingPoint]:
        """Those whose words may stand in no draft."""
        ...

    async def point_by_source(self, source: str) -> Sequence[TalkingPoint]: ...
    async def company_rule(self, rule_id: str) -> CompanyRule | None: ...
    async def open_company_rules(self, employer_key: str | None = None) -> Sequence[CompanyRule]:
        """Those that nobody ended, about one employer or all; some may have run out."""
        ...

    async def suppression(self, hashes: Sequence[str]) -> Suppression | None:
        """The oldest entry of the suppression list that is in force under one of the hashes."""
        ...

    async def suppressions(self, hashes: Sequence[str]) -> Sequence[Suppression]:
        """Every entry under one of the hashes, lifted ones included."""
        ...

    async def among(
        self, refs: Sequence[str], addresses: Sequence[str], name_keys: Sequence[str], employers: Sequence[str] = ()
    ) -> Sequence[Candidate]:
        """All who have one of the refs or addresses; and who have one of the names (`bot.rules.names.key_of`).

        Of very many of one name these: the newest, and whoever is with one of the employers.
        """
        ...

    async def emails_of(self, candidate_ids: Sequence[str]) -> Sequence[CandidateEmail]: ...
    async def facts_of(self, candidate_ids: Sequence[str]) -> Sequence[Fact]: ...


class Notes(Protocol):
    """Reads about threads and notes; lists of a thread oldest first, others newest first."""

    async def get(self, note_id: str) -> Note | None: ...
    async def thread(self, thread_id: str) -> Thread | None: ...
    async def thread_between(self, executive_id: str, candidate_id: str) -> Thread | None: ...
    async def of_thread(self, thread_id: str) -> Sequence[Note]: ...
    async def unfinished(self, candidate_id: str) -> Sequence[Note]:
        """Every note to the candidate, by anyone, whose status is not in `rules.note.FINISHED`."""
        ...

    async def contacts(self, employer_key: str, since: datetime) -> Sequence[datetime]:
        """When first notes left, or may have left, to people at that employer since then; oldest first.

        Of two units that ask about one employer and write, the second waits for the first.
        """
        ...

    async def resting_on(self, source_id: str) -> Sequence[Note]:
        """Every note that may still leave and whose present revision cites the fact or talking point."""
        ...

    async def of_executive(self, executive_id: str, limit: int) -> Sequence[Note]: ...
    async def in_review(self, limit: int) -> Sequence[Note]: ...
    async def count_in_review(self) -> int: ...
    async def translation(self, note_id: str, revision: int) -> Translation | None: ...
    async def translation_by_id(self, translation_id: str) -> Translation | None: ...
    async def drafting(self, note_id: str) -> Drafting | None: ...
    async def revision(self, note_id: str, revision: int) -> NoteRevision | None: ...
    async def claims(self, note_id: str, revision: int) -> Sequence[Claim]: ...
    async def reviews(self, note_id: str) -> Sequence[Review]: ...
    async def recent_wordings(self, but_candidate_id: str, limit: int) -> Sequence[tuple[Candidate, NoteRevision]]:
        """The latest wordings of the newest drafted notes to other candidates, by anyone."""
        ...

    async def spent_since(self, person_id: str, since: datetime) -> int: ...


class FollowUps(Protocol):
    """Reads about planned follow-ups."""

    async def get(self, follow_up_id: str) -> FollowUp | None: ...
    async def of_thread(self, thread_id: str) -> Sequence[FollowUp]: ...
    async def of_candidate(self, candidate_id: str) -> Sequence[FollowUp]: ...
    async def opened_as(self, note_id: str) -> FollowUp | None: ...
    async def planned_for(self, executive_id: str, limit: int) -> Sequence[FollowUp]:
        """Those still scheduled, soonest first."""
        ...

    async def count_planned(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Rewording:
    """What somebody made of a draft in their own name."""

    note_id: str
    language: str
    before: str
    after: str


class Voices(Protocol):
    """Reads about how executives write; each asks for one person's only."""

    async def samples(self, person_id: str) -> Sequence[VoiceSample]:
        """What is kept of the notes they gave, oldest first."""
        ...

    async def edits(self, person_id: str) -> Sequence[VoiceEdit]:
        """What they said by hand, one a language."""
        ...

    async def rewordings(self, person_id: str, limit: int) -> Sequence[Rewording]:
        """How they changed the drafts of their `limit` newest notes themselves."""
        ...


class Cards(Protocol):
    """Reads about posted cards and open questions."""

    async def get(self, card_id: str) -> PostedCard | None: ...
    async def held(self, card_id: str) -> PostedCard | None:
        """The card as it is now, and nobody changes it before this unit ends."""
        ...

    async def showing(self, subject_id: str) -> Sequence[PostedCard]: ...
    async def question(self, question_id: str) -> Question | None: ...
    async def count_failed(self) -> int:
        """Cards that were given up (`failure` is set and nothing is due)."""
        ...


class Unit(Protocol):
    """One unit of work: one transaction, one moment, one actor.

    Rows got from it may be changed in place; they are written at the end, each UPDATE naming the version
    that was seen. A unit with changes and no `audit` call is a bug and raises.
    """

    now: datetime
    people: People
    candidates: Candidates
    notes: Notes
    follow_ups: FollowUps
    cards: Cards
    voices: Voices

    def new_id(self, kind: str) -> str: ...
    def add(self, *rows: Row) -> None: ...
    async def remove(self, *rows: Row) -> None: ...
    def hold(self, row: Candidate | Person) -> None:
        """Of two units that decide about `row` in the same moment, only one commits; the other is Stale."""
        ...

    def audit(self, actor: str, verb: str, subject: str, **details: str | int | None) -> None: ...
    async def halt(self) -> Halt: ...
    async def once(self, key: str) -> None:
        """Let this delivery take effect once. Raises AlreadyHandled."""
        ...

    async def flush(self) -> None:
        """Write what was changed so far, so that reads of this unit see it. Raises Stale."""
        ...


class Store(Protocol):
    """Opens units of work."""

    def writing(self) -> AbstractAsyncContextManager[Unit]:
        """A transaction that commits at the end, or undoes all on an exception. Raises Stale."""
        ...

    def reading(self) -> AbstractAsyncContextManager[Unit]:
        """A transaction that only reads."""
        ...

    async def claim(self, work: Work, limit: int, lease: timedelta) -> Sequence[str]:
        """Take due rows that nobody holds, oldest first, and hold them for `lease`."""
        ...

    async def next_due(self) -> datetime | None:
        """When the first of what is owed is due; what somebody holds counts until it is done."""
        ...

    def audit_trail(self, after: int = 0) -> AsyncIterator[AuditRow]:
        """Every audit row after `after`, oldest first."""
        ...

    def suppression_list(self) -> AsyncIterator[Suppression]:
        """Every entry of the suppression list, lifted ones included, by hash."""
        ...
