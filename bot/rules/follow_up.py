"""The life of a planned follow-up, and when it is due.

    SCHEDULED ─open─► OPENED ─snooze─► SCHEDULED
    SCHEDULED ─snooze─► SCHEDULED   ─cancel─► CANCELLED   ─skip─► SKIPPED

Snoozing an opened one takes its note back and plans it again: the design had snoozing only before it
opened, yet the nudge that offers it carries a draft.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.ports import Policy
from bot.rules.access import Action, may
from bot.texts import Text, text
from db.tables import FollowUp, FollowUpStatus, Person, Thread

F = FollowUpStatus


class Step(StrEnum):
    """What can happen to a planned follow-up."""

    OPEN = "open"
    SNOOZE = "snooze"
    CANCEL = "cancel"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Move:
    """Where a step leads, and whether a person may take it (else only the worker)."""

    to: FollowUpStatus
    by_person: bool


MOVES: Mapping[tuple[FollowUpStatus, Step], Move] = {
    (F.SCHEDULED, Step.OPEN): Move(F.OPENED, by_person=False),
    (F.SCHEDULED, Step.SNOOZE): Move(F.SCHEDULED, by_person=True),
    (F.SCHEDULED, Step.CANCEL): Move(F.CANCELLED, by_person=True),
    (F.SCHEDULED, Step.SKIP): Move(F.SKIPPED, by_person=False),
    (F.OPENED, Step.SNOOZE): Move(F.SCHEDULED, by_person=True),
    (F.OPENED, Step.CANCEL): Move(F.CANCELLED, by_person=True),
}


def can(follow_up: FollowUp, step: Step) -> bool:
    """Is `step` possible now?"""
    return (follow_up.status, step) in MOVES


def is_theirs(follow_up: FollowUp, person: Person, acting_for: Collection[str] = ()) -> bool:
    """Is it the person's conversation, or that of somebody for whom they stand in now?"""
    return person.active and follow_up.executive_id in {person.id, *acting_for}


def open_steps(follow_up: FollowUp, person: Person, acting_for: Collection[str] = ()) -> tuple[Step, ...]:
    """What `person` may do with it now: only the executive whose conversation it is, or who stands in for them."""
    if not is_theirs(follow_up, person, acting_for):
        return ()
    return tuple(step for (status, step), move in MOVES.items() if status == follow_up.status and move.by_person)


def take(follow_up: FollowUp, step: Step, by: Person | None, reason: str = "") -> None:
    """Make the move; a wrong one is a bug."""
    follow_up.status = MOVES[(follow_up.status, step)].to
    follow_up.moved_by = by.id if by else None
    follow_up.reason = reason
    follow_up.due_at = None
    follow_up.leased_until = None
    follow_up.attempts = follow_up.takeovers = 0


def plan(follow_up: FollowUp, at: datetime) -> None:
    """Set the moment of a scheduled one."""
    follow_up.planned_for = at
    follow_up.due_at = at


#: later than this means that the bot was off or everything was stopped
LATE = timedelta(hours=1)
#: follow-ups an executive gets at once after a downtime, and each morning from then on
AT_ONCE = 3
#: as many of an executive's plans are looked at then
BACKLOG = 1000


def days_of(thread: Thread, policy: Policy) -> tuple[int, ...]:
    """Working days after the first note at which this conversation is followed up: the house's, unless changed."""
    return house_days(policy) if thread.follow_up_days is None else tuple(thread.follow_up_days)


def house_days(policy: Policy) -> tuple[int, ...]:
    """The house's days, in order. As many follow-ups are the most that any conversation may have."""
    return tuple(sorted(set(policy.follow_up_days)))


def read_days(typed: str, policy: Policy) -> tuple[int, ...] | Text:
    """The days somebody typed, such as `3, 8`, or why they cannot be."""
    parts = typed.replace(",", " ").split()
    days = tuple(int(part) for part in parts if part.isascii() and part.isdecimal() and len(part) <= 3)
    most = len(house_days(policy))
    if len(days) != len(parts) or list(days) != sorted(set(days)) or any(not 1 <= day <= 365 for day in days):
        return text("days-wrong")
    return text("days-too-many", most=most) if len(days) > most else days


def may_change_days(plan: FollowUp, person: Person) -> bool:
    """Its executive may, and every recruiter: they own the quality of what is sent."""
    return person.active and (person.id == plan.executive_id or may(person, Action.REVIEW_NOTES))


def spread(waiting: Sequence[FollowUp]) -> Iterator[tuple[FollowUp, int]]:
    """Which of those that wait, longest first, are put off, and by how many working days."""
    for position, plan in enumerate(waiting):
        if position >= AT_ONCE:
            yield plan, position // AT_ONCE


#: presets of the snooze menu: key of `texts`, working days
SNOOZE_DAYS: Mapping[str, int] = {"1": 1, "3": 3, "5": 5, "10": 10, "20": 20}
