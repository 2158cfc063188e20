"""Units of work, and the work that is claimed."""

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.ports.reading import (
    Candidates,
    Cards,
    Conversations,
    Dates,
    FollowUps,
    Handovers,
    Links,
    Notes,
    People,
    Reminders,
    Voices,
    Wordings,
)
from db.tables import AuditRow, Candidate, Halt, Person, Row, StuckWork, Suppression


class Work(StrEnum):
    """Rows the worker claims."""

    NOTES = "note"
    FOLLOW_UPS = "follow_up"
    DATES = "personal_date"
    CARDS = "posted_card"
    TRANSLATIONS = "translation"
    HANDOVERS = "handover"
    #: an executive's absence begins or ends
    ABSENCES = "time_away"
    #: somebody's morning
    DIGESTS = "digest"
    #: a draft has waited for long
    REVIEWS = "review_reminder"
    #: a company rule ends soon
    RULES = "company_rule"


@dataclass(slots=True)
class Lease:
    """A row that one process holds for a while."""

    work: Work
    row_id: str
    #: grows with each claim of the row; whoever has an older one has lost it
    number: int
    #: how often the one who held it fell silent since the row last moved
    takeovers: int = 0


class Unit(Protocol):
    """One unit of work: one transaction, one moment, one actor.

    Rows got from it may be changed in place; they are written at the end, each UPDATE naming the version
    that was seen. A unit with changes and no `audit` call is a bug and raises.
    """

    now: datetime
    people: People
    candidates: Candidates
    notes: Notes
    wordings: Wordings
    follow_ups: FollowUps
    handovers: Handovers
    dates: Dates
    cards: Cards
    voices: Voices
    conversations: Conversations
    stuck: "Stuck"
    links: Links
    reminders: Reminders

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


class Stuck(Protocol):
    """Work that failed. It touches nothing of the row but when it is due, and never reads it."""

    async def get(self, row_id: str) -> StuckWork | None: ...
    async def undecided(self, limit: int) -> Sequence[StuckWork]:
        """What is stuck and no admin has decided about, longest first."""
        ...

    async def executive_of(self, work: Work, row_id: str) -> str | None:
        """In whose conversation the row is."""
        ...

    async def version_of(self, work: Work, row_id: str) -> int | None:
        """The row's version, while it owes nothing; None if it does, or is gone."""
        ...

    async def is_a_message(self, row_id: str) -> bool:
        """Is the row itself a message about something that is stuck?"""
        ...

    async def put_off(self, lease: Lease, until: datetime | None) -> None:
        """Let go of the row, which is due then, or never."""
        ...

    async def owe(self, work: Work, row_id: str, at: datetime) -> None:
        """The row, which owes nothing, is due again."""
        ...


class Store(Protocol):
    """Opens units of work."""

    def writing(self) -> AbstractAsyncContextManager[Unit]:
        """A transaction that commits at the end, or undoes all on an exception. Raises Stale."""
        ...

    def reading(self) -> AbstractAsyncContextManager[Unit]:
        """A transaction that only reads."""
        ...

    async def claim(self, work: Work, limit: int, hold: timedelta) -> Sequence[Lease]:
        """Take due rows that nobody holds, oldest first, and hold them for so long."""
        ...

    async def renew(self, leases: Collection[Lease], hold: timedelta) -> None:
        """Hold for so long from now whatever of these was neither let go nor taken over."""
        ...

    async def defer(self, leases: Collection[Lease], wait: timedelta) -> None:
        """Let go of them untried: anybody may take them after `wait`."""
        ...

    def under(self, lease: Lease) -> "Store":
        """The same store, whose units commit only while nobody took `lease` over; else they raise LeaseLost."""
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

    async def audit_head(self) -> int:
        """The number of the last audit row; 0 before there is one."""
        ...


class SuppressionJournal(Protocol):
    """Keeps the suppression list beside the database, so that it outlives a restore."""

    async def read(self) -> Sequence[Suppression]:
        """Every state ever written, oldest first. Raises OSError."""
        ...

    async def append(self, entries: Sequence[Suppression]) -> None:
        """Add the present state of `entries`; on the disk when it returns. Raises OSError."""
        ...
