"""When an executive is away, who may say so, and who may act for them meanwhile.

Days are whole ones in the executive's zone. Without somebody who stands in, nothing of theirs becomes due on them; with
somebody, all goes on, and is that person's to decide until the last day is over.
"""

import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.access import Action, may
from bot.rules.days import Days, read_days
from bot.rules.place import placed
from bot.rules.schedule import Absence, local_moment
from bot.texts import Text, text
from db.tables import AwayStage, Person, Role, TimeAway

_UNTIL = re.compile(r"(?:until|till|bis)\b", re.IGNORECASE)
#: days of one absence, at most; who is away for longer hands the conversations over
LONGEST = 366


def days_of(away: TimeAway) -> Absence:
    """Its days, as the schedule counts them."""
    return Absence(away.first, away.last, ZoneInfo(away.zone))


def begins(away: TimeAway) -> datetime:
    """Midnight before its first day."""
    return local_moment(away.first, time(), ZoneInfo(away.zone))


def ends(away: TimeAway) -> datetime:
    """Midnight after its last day."""
    return local_moment(away.last + timedelta(days=1), time(), ZoneInfo(away.zone))


def holds(away: TimeAway, now: datetime) -> bool:
    """Is the executive away now, by this entry?"""
    return away.ended_at is None and begins(away) <= now < ends(away)


def may_keep(person: Person, executive: Person) -> bool:
    """May `person` say when `executive` is away? They themselves may, and an admin."""
    own = person.id == executive.id and may(person, Action.ENTER_ABSENCES)
    return executive.has(Role.EXECUTIVE) and (own or may(person, Action.KEEP_OTHERS_ABSENCES))


def read(typed: str, today: date, zone: str) -> Days | Text:
    """The days that a line names, all of it; or why it cannot be read. `until Friday` begins today."""
    line = typed.strip()
    reading = read_days(line, today, placed("", "", zone))
    if reading is None or reading.denied or reading.words != line or len(reading.days) > 1:
        return text("away-unread", typed=line)
    if not reading.days:
        return text("away-past")
    (days,) = reading.days
    return Days(today, days.last) if _UNTIL.match(line) else days


def refusal(first: date, last: date, today: date, others: Collection[TimeAway]) -> Text | None:
    """Why these days cannot be put down, or None. `others` are the executive's other absences."""
    if last < first:
        return text("away-order")
    if last < today:
        return text("away-past")
    if (last - first).days >= LONGEST:
        return text("away-too-long")
    for other in others:
        if other.first <= last and first <= other.last:
            return text("away-overlaps", first=other.first, last=other.last)
    return None


def delegate_refusal(by: Person | None, executive: Person, delegate: Person) -> Text | None:
    """Why `delegate` cannot stand in for `executive`, named by `by` (None: the operator); or None."""
    if delegate.id == executive.id or not delegate.active:
        return text("away-delegate-self")
    if by is not None and by.id != executive.id and by.id == delegate.id:
        # Whoever may enter absences must not give themselves the right to send in somebody's name.
        return text("away-delegate-oneself")
    return None


def is_over(away: TimeAway) -> bool:
    """Has who stood in nothing more to decide?"""
    return away.ended_at is not None or away.stage in (AwayStage.OVER, AwayStage.BACK)
