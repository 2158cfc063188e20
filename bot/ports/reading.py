"""What is read from the store, by subject."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from db.tables import (
    Candidate,
    CandidateEmail,
    Claim,
    CompanyRule,
    Conversation,
    Digest,
    Drafting,
    Fact,
    FollowUp,
    Halt,
    Handover,
    Identity,
    Link,
    Note,
    NoteRevision,
    Person,
    PersonalDate,
    Platform,
    PostedCard,
    Question,
    Review,
    ReviewReminder,
    Role,
    Suppression,
    TalkingPoint,
    Thread,
    TimeAway,
    Translation,
    VoiceEdit,
    VoiceSample,
)


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
    async def absence(self, absence_id: str) -> TimeAway | None: ...
    async def absences_of(self, person_id: str, since: date) -> Sequence[TimeAway]:
        """Those not taken back whose last day is not before `since`; of these and the next list, the first first."""
        ...

    async def standing_in(self, delegate_id: str, since: date) -> Sequence[TimeAway]:
        """Those in which somebody stands in, as above."""
        ...


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
    async def answered_since(self, candidate_id: str, since: datetime) -> bool:
        """Has the candidate answered anybody here since then?"""
        ...

    async def of_thread(self, thread_id: str) -> Sequence[Note]: ...
    async def unfinished(self, candidate_id: str) -> Sequence[Note]:
        """Every note to the candidate, by anyone, whose status is not in `rules.note.FINISHED`."""
        ...

    async def contacts(self, employer_key: str, since: datetime) -> Sequence[datetime]:
        """When first notes left, or may have left, to people at that employer since then; oldest first.

        Of two units that ask about one employer and write, the second waits for the first.
        """
        ...

    async def left_to(self, candidate_id: str, since: datetime) -> Sequence[Note]:
        """Every note, by anyone, that left or may have left to the candidate since then."""
        ...

    async def resting_on(self, source_id: str) -> Sequence[Note]:
        """Every note that may still leave and whose present revision cites the fact or talking point."""
        ...

    async def of_executive(self, executive_id: str, limit: int) -> Sequence[Note]: ...
    async def open_of(self, executive_id: str, limit: int) -> Sequence[Note]:
        """Those whose status is in `rules.note.UNFINISHED`."""
        ...

    async def answers_to(self, executive_id: str, since: datetime, limit: int) -> Sequence[Note]: ...
    async def in_review(self, limit: int) -> Sequence[Note]: ...
    async def count_in_review(self) -> int: ...
    async def translation(self, note_id: str, revision: int) -> Translation | None: ...
    async def translation_by_id(self, translation_id: str) -> Translation | None: ...
    async def drafting(self, note_id: str) -> Drafting | None: ...
    async def revision(self, note_id: str, revision: int) -> NoteRevision | None: ...
    async def claims(self, note_id: str, revision: int) -> Sequence[Claim]: ...
    async def reviews(self, note_id: str) -> Sequence[Review]: ...
    async def spent_since(self, person_id: str, since: datetime) -> int: ...


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a note to somebody says at present."""

    note_id: str
    name: str
    employer: str
    body: str


class Wordings(Protocol):
    """Reads about what was written to other candidates, by anyone."""

    async def marked(self, marks: Sequence[int], but_candidate_id: str, limit: int) -> Sequence[Earlier]:
        """Notes that share most of `marks`, rare ones above all; of those alike in this, the newest first."""
        ...

    async def recent(self, but_candidate_id: str, limit: int) -> Sequence[Earlier]:
        """The newest notes, the newest first."""
        ...


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


class Handovers(Protocol):
    """Reads about questions for a conversation."""

    async def get(self, handover_id: str) -> Handover | None: ...
    async def open_for(self, candidate_id: str) -> Sequence[Handover]:
        """Those about the candidate that nobody answered yet, oldest first."""
        ...


class Dates(Protocol):
    """Reads about candidates' dates."""

    async def get(self, date_id: str) -> PersonalDate | None: ...
    async def of_candidate(self, candidate_id: str) -> Sequence[PersonalDate]:
        """All of them, the first first."""
        ...


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


class Conversations(Protocol):
    """Reads about where a platform lets us write first."""

    async def get(self, conversation_id: str) -> Conversation | None: ...
    async def of(self, platform: Platform, workspace: str, subject: str) -> Conversation | None:
        """The one with a person (their user id), or in a channel (its id)."""
        ...

    async def at(self, platform: Platform, address: str) -> Conversation | None: ...
    async def by_email(self, platform: Platform, email: str) -> Conversation | None:
        """The one with the person whose address, in lower case, the platform says it is."""
        ...


class Links(Protocol):
    """Reads about codes that link accounts."""

    async def get(self, link_id: str) -> Link | None: ...
    async def by_hash(self, code_hash: str) -> Link | None: ...
    async def since(self, person_id: str, moment: datetime) -> Sequence[Link]:
        """Those given to the person after that moment, oldest first."""
        ...

    async def tries(self, platform: Platform, workspace: str, user_id: str, moment: datetime) -> int:
        """How many wrong codes the account named after that moment."""
        ...


class Reminders(Protocol):
    """Reads about what people are reminded of."""

    async def digest(self, digest_id: str) -> Digest | None: ...
    async def latest_digests(self, person_id: str, limit: int) -> Sequence[Digest]:
        """A person's newest, the one to come included."""
        ...

    async def review(self, reminder_id: str) -> ReviewReminder | None: ...
    async def of_note(self, note_id: str) -> ReviewReminder | None: ...
    async def in_round(self, round_id: str) -> Sequence[ReviewReminder]:
        """Those that share a card, what has waited longest first."""
        ...

    async def open_round(self) -> str | None:
        """The round whose drafts still wait, if there is one."""
        ...


class Cards(Protocol):
    """Reads about posted cards and open questions."""

    async def get(self, card_id: str) -> PostedCard | None: ...
    async def held(self, card_id: str) -> PostedCard | None:
        """The card as it is now, and nobody changes it before this unit ends."""
        ...

    async def showing(self, subject_id: str) -> Sequence[PostedCard]: ...
    async def question(self, question_id: str) -> Question | None: ...
    async def given_up(self, person_id: str) -> Sequence[PostedCard]:
        """A person's cards that were given up."""
        ...

    async def count_failed(self) -> int:
        """Cards that were given up (`failure` is set and nothing is due)."""
        ...
