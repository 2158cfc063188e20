"""A colleague's working time, in their own zone: when a morning comes, and when so many working hours are over.

Colleagues have a zone and no address: the country follows from the zone, and only what is free in all of it is free.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.place import CLOSES, OPENS, placed
from bot.rules.schedule import local_moment
from bot.rules.working_days import free_day

_DAY = timedelta(days=1)


def is_workday(day: date, zone: str) -> bool:
    """Do people work there on that day?"""
    return free_day(day, placed("", "", zone).country) is None


def next_workday(after: datetime, zone: str, hour: int) -> datetime:
    """The next time it is `hour` o'clock there on a working day, at `after` or later."""
    place = ZoneInfo(zone)
    day = after.astimezone(place).date()
    while True:
        at = local_moment(day, time(hour), place)
        if at >= after and is_workday(day, zone):
            return at
        day += _DAY


def after_working_hours(since: datetime, hours: int, zone: str) -> datetime:
    """When so many hours of working time have passed there since then; within working time."""
    place, left = ZoneInfo(zone), timedelta(hours=hours)
    day = since.astimezone(place).date()
    while True:
        opens, closes = (local_moment(day, at, place) for at in (OPENS, CLOSES))
        begins = max(since, opens)
        if is_workday(day, zone) and begins < closes:
            if begins + left < closes:
                return begins + left
            left -= closes - begins
        day += _DAY


def working_hours(since: datetime, until: datetime, zone: str) -> int:
    """Whole hours of working time there between the two."""
    place, passed = ZoneInfo(zone), timedelta()
    day, last = since.astimezone(place).date(), until.astimezone(place).date()
    while day <= last:
        opens, closes = (local_moment(day, at, place) for at in (OPENS, CLOSES))
        if is_workday(day, zone):
            passed += max(min(closes, until) - max(opens, since), timedelta())
        day += _DAY
    return int(passed / timedelta(hours=1))
