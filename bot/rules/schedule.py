"""When something may happen in a candidate's day: so many working days later, in their morning, and why then.

All pure. Days are counted in the candidate's country and region (`bot/rules/working_days.py`), hours in their zone
or in all the zones it may be (`bot/rules/place.py`). A moment that falls on a day on which nobody there should be
written to, or on which the executive is away, moves to the next one that fits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.place import OPENS, Place
from bot.rules.working_days import Off, free_day, unfit_day

#: the hour at which something is due, if nobody says otherwise
MORNING = OPENS.hour
#: nothing is planned further ahead than this; an absence without end would have no moment after it
HORIZON = timedelta(days=3 * 366)
_DAY = timedelta(days=1)


class Never(ValueError):
    """There is no such moment within the horizon."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Days, first and last included, on which the executive is away; in their own zone."""

    first: date
    last: date
    zone: ZoneInfo

    def holds(self, at: datetime) -> bool:
        """Is it such a day where the executive is?"""
        return self.first <= at.astimezone(self.zone).date() <= self.last


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that was left out, and why."""

    day: date
    why: Off


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment, in UTC, and how it came about."""

    at: datetime
    #: working days after `since`
    days: int
    since: datetime
    #: days that are no working days there
    not_counted: tuple[Skipped, ...] = ()
    #: days after the counted one on which it could not be
    moved_past: tuple[Skipped, ...] = ()


def after_working_days(
    since: datetime,
    days: int,
    place: Place,
    hour: int = MORNING,
    away: Sequence[Absence] = (),
    *,
    later_than: date | None = None,
) -> Moment:
    """`hour` o'clock on the working day that is `days` working days after the local day of `since`.

    `later_than`: the day of the moment before it, for two never share one. Raises Never.
    """
    day, left, free = since.astimezone(place.zone).date(), days, []
    while left > 0:
        day += _DAY
        if why := free_day(day, place.country, place.region):
            free.append(Skipped(day, why))
        else:
            left -= 1
    return _landed(day, since, days, place, hour, away, free, later_than)


def next_morning(after: datetime, place: Place, hour: int = MORNING, away: Sequence[Absence] = ()) -> datetime:
    """The next time it is `hour` o'clock on a day that fits there, later than `after`. Raises Never."""
    day = after.astimezone(place.zone).date() - _DAY
    while True:
        landed = _landed(day, after, 0, place, hour, away, [], None)
        if landed.at > after:
            return landed.at
        day = landed.at.astimezone(place.zone).date() + _DAY


def sequence(
    sent: datetime, days: Sequence[int], place: Place, hour: int = MORNING, away: Sequence[Absence] = ()
) -> list[Moment]:
    """The moments of a sequence after a note that left at `sent`, in order, no two on one day. Raises Never."""
    planned: list[Moment] = []
    before: date | None = None
    for count in sorted(set(days)):
        moment = after_working_days(sent, count, place, hour, away, later_than=before)
        planned.append(moment)
        before = moment.at.astimezone(place.zone).date()
    return planned


def following(
    sent: Sequence[datetime], days: Sequence[int], place: Place, hour: int = MORNING, away: Sequence[Absence] = ()
) -> Moment | None:
    """The next moment of a sequence whose notes so far left at `sent`, the first of them included; None after the last.

    What left late stays late: the next one moves by as many working days, so that nobody is written to twice in a
    hurry. Raises Never.
    """
    done = len(sent) - 1
    ahead = sorted(set(days))
    if done >= len(ahead):
        return None
    late = 0
    if done:
        planned = sequence(sent[0], ahead[:done], place, hour, away)[-1]
        late = _working_days_between(planned.at, sent[-1], place)
    last = sent[-1].astimezone(place.zone).date()
    return after_working_days(sent[0], ahead[done] + late, place, hour, away, later_than=last if done else None)


def is_open(now: datetime, place: Place, hour: int = MORNING) -> bool:
    """Is it working time there now, in every zone it may be, on a day that fits? A house may begin earlier than nine."""
    opens = max(min(OPENS, time(hour)), place.opens)
    for zone in place.zones:
        local = now.astimezone(zone)
        if not opens <= local.time() < place.closes or _unfit(local.date(), place):
            return False
    return True


def local_moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """`at` on `day` in `zone`, in UTC. A time that does not exist moves forward; of two, the first counts."""
    # fold=0 reads a skipped time with the offset before the change, which lands after the gap.
    return datetime.combine(day, at, tzinfo=zone).replace(fold=0).astimezone(UTC)


def _landed(
    day: date,
    since: datetime,
    days: int,
    place: Place,
    hour: int,
    away: Sequence[Absence],
    free: Sequence[Skipped],
    later_than: date | None,
) -> Moment:
    moved: list[Skipped] = []
    end = day + HORIZON
    while day < end:
        at = _begun(day, place, hour)
        why = _unfit(day, place)
        if why not in (Off.HOLIDAY, Off.WEEKEND) and any(absence.holds(at) for absence in away):
            why = Off.AWAY
        if why is None and (later_than is None or day > later_than):
            return Moment(at, days, since, tuple(free), tuple(moved))
        if why is not None:
            moved.append(Skipped(day, why))
        day += _DAY
    raise Never


def _unfit(day: date, place: Place) -> Off | None:
    """Why nobody there is written to on `day`, by the calendar or by the country's policy."""
    why = unfit_day(day, place.country, place.region)
    return why or (Off.QUIET if day.weekday() in place.quiet else None)


def _begun(day: date, place: Place, hour: int) -> datetime:
    """`hour` o'clock, or when one may write there; where the zone is a guess, when the westernmost has begun its day."""
    begins = time(hour) if len(place.zones) == 1 else min(OPENS, time(hour))
    if not place.opens <= begins < place.closes:
        begins = max(place.opens, OPENS)
    return max(local_moment(day, begins, zone) for zone in place.zones)


def _working_days_between(planned: datetime, sent: datetime, place: Place) -> int:
    """Working days from the day of `planned` to the day of `sent`; 0 if it is not later."""
    day, last = planned.astimezone(place.zone).date(), sent.astimezone(place.zone).date()
    count = 0
    while day < last:
        day += _DAY
        count += free_day(day, place.country, place.region) is None
    return count
