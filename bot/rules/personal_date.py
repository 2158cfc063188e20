"""The life of a candidate's date, and how long before it somebody is reminded.

    PROPOSED ─confirm─► CONFIRMED ─remind─► REMINDED ─draft─► USED
    PROPOSED ─dismiss─► DISMISSED          REMINDED ─snooze─► CONFIRMED
    CONFIRMED, REMINDED ─drop, call off─► CANCELLED   ─skip─► SKIPPED   CANCELLED, SKIPPED ─resume─► CONFIRMED

What was only read from a text counts for nothing: no reminder comes of it until a person confirms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.rules.access import Action, may
from bot.rules.days import Days
from bot.rules.place import Place
from bot.rules.schedule import MORNING, Absence, local_moment, next_morning
from db.tables import DateKind, DateStatus, Person, PersonalDate

S = DateStatus


class DateVerb(StrEnum):
    """What can happen to a date."""

    # people
    CONFIRM = "date_confirm"
    #: other days or another kind: a person says so, which confirms it
    CHANGE = "date_change"
    DISMISS = "date_dismiss"
    #: have a note drafted
    DRAFT = "date_draft"
    SNOOZE = "date_snooze"
    #: no reminder needed
    DROP = "date_drop"
    #: remind after all
    RESUME = "date_resume"
    # the system
    REMIND = "remind"
    SKIP = "skip"
    CALL_OFF = "call_off"


@dataclass(frozen=True, slots=True)
class Move:
    """Where a verb leads, and whether a person may (else only the system)."""

    to: DateStatus
    by_person: bool = True


MOVES: Mapping[tuple[DateStatus, DateVerb], Move] = {
    (S.PROPOSED, DateVerb.CONFIRM): Move(S.CONFIRMED),
    (S.PROPOSED, DateVerb.CHANGE): Move(S.CONFIRMED),
    (S.PROPOSED, DateVerb.DISMISS): Move(S.DISMISSED),
    (S.CONFIRMED, DateVerb.CHANGE): Move(S.CONFIRMED),
    (S.CONFIRMED, DateVerb.DROP): Move(S.CANCELLED),
    (S.CONFIRMED, DateVerb.REMIND): Move(S.REMINDED, by_person=False),
    (S.CONFIRMED, DateVerb.SKIP): Move(S.SKIPPED, by_person=False),
    (S.CONFIRMED, DateVerb.CALL_OFF): Move(S.CANCELLED, by_person=False),
    (S.REMINDED, DateVerb.DRAFT): Move(S.USED),
    (S.REMINDED, DateVerb.SNOOZE): Move(S.CONFIRMED),
    (S.REMINDED, DateVerb.DROP): Move(S.CANCELLED),
    (S.REMINDED, DateVerb.CALL_OFF): Move(S.CANCELLED, by_person=False),
    (S.CANCELLED, DateVerb.RESUME): Move(S.CONFIRMED),
    (S.SKIPPED, DateVerb.RESUME): Move(S.CONFIRMED),
}

#: days from the first day of it to the reminder; of a deadline, the week after
LEADS: Mapping[DateKind, int] = {
    DateKind.NOTICE: -42,
    DateKind.VEST: -21,
    DateKind.CONFERENCE: -14,
    DateKind.ASK_AGAIN: 0,
}
#: of these a reminder makes sense only before
_BEFORE = frozenset({DateKind.NOTICE, DateKind.VEST, DateKind.CONFERENCE})


def can(found: PersonalDate, verb: DateVerb) -> bool:
    """Is it possible now?"""
    return (found.status, verb) in MOVES


def open_verbs(found: PersonalDate, person: Person, today: date) -> tuple[DateVerb, ...]:
    """What `person` may do with it now: these are their buttons."""
    if not may(person, Action.KEEP_DATES):
        return ()
    verbs = [verb for (status, verb), move in MOVES.items() if status == found.status and move.by_person]
    if found.first_day is None:
        verbs = [verb for verb in verbs if verb is not DateVerb.CONFIRM]
    if is_over(found, today):
        verbs = [verb for verb in verbs if verb not in (DateVerb.CONFIRM, DateVerb.RESUME)]
    return tuple(verbs)


def move(found: PersonalDate, verb: DateVerb, by: Person | None, reason: str = "") -> None:
    """Make the move; a wrong one is a bug."""
    found.status = MOVES[(found.status, verb)].to
    found.moved_by = by.id if by else None
    found.reason = reason
    found.due_at = None
    found.leased_until = None
    found.attempts = 0


def plan(found: PersonalDate, at: datetime) -> None:
    """Set the moment of the reminder."""
    found.planned_for = at
    found.due_at = at


def is_live(found: PersonalDate) -> bool:
    """Does it stand on the profile: proposed, confirmed, or just reminded of?"""
    return found.status in (S.PROPOSED, S.CONFIRMED, S.REMINDED)


def is_unclear(found: PersonalDate) -> bool:
    """Does it wait for somebody to say which day is meant?"""
    return found.status is S.PROPOSED and found.first_day is None


def is_shown(found: PersonalDate) -> bool:
    """Is it worth a line on the profile? What was no date is not."""
    return found.status is not S.DISMISSED


def days_of(found: PersonalDate) -> Days | None:
    """Its days, if they are clear."""
    if found.first_day is None:
        return None
    return Days(found.first_day, found.last_day or found.first_day)


def is_over(found: PersonalDate, today: date) -> bool:
    """Has it passed? What is not clear has not."""
    days = days_of(found)
    return days is not None and days.last < today


def too_late(found: PersonalDate, today: date) -> bool:
    """Would a reminder come after what it reminds of?"""
    return found.kind in _BEFORE and is_over(found, today)


def reminder(
    kind: DateKind, days: Days, place: Place, now: datetime, hour: int = MORNING, away: Sequence[Absence] = ()
) -> datetime:
    """When somebody is reminded: on a working morning there, and if that has gone by, on the next one. Raises Never."""
    if kind in LEADS:
        day = days.first + timedelta(days=LEADS[kind])
    else:
        # The Monday of the week after.
        day = days.last + timedelta(days=7 - days.last.weekday())
    begins = local_moment(day, time.min, place.zone) - timedelta(seconds=1)
    return next_morning(max(begins, now), place, hour, away)


def read_choice(written: str) -> Days | None:
    """Days as they are stored and stand on buttons, `2027-03-14` or `2027-03-14..2027-03-20`; None for anything else."""
    first, _, last = written.partition("..")
    try:
        days = Days(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        return None
    return days if days.first <= days.last else None


def as_choice(days: Days) -> str:
    """The same, written."""
    return days.first.isoformat() if days.one else f"{days.first.isoformat()}..{days.last.isoformat()}"
