"""When something may happen in a candidate's day: working hours, working days, public holidays.

All pure. A zone we do not know is guessed from the country; without either, UTC is taken and the caller
says so on the card.
"""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

import holidays
from babel.core import get_global

#: local hours in which a candidate or an executive may be written to
OPENS, CLOSES = time(9, 0), time(17, 0)

#: countries whose weekend is not Saturday and Sunday
_WEEKENDS = {
    **dict.fromkeys(("AE",), (5, 6)),
    **dict.fromkeys(("SA", "EG", "JO", "KW", "QA", "BH", "OM", "IL", "DZ", "IQ", "LY", "SD", "SY", "YE"), (4, 5)),
    **dict.fromkeys(("IR", "AF"), (3, 4)),
}


def zone_of(timezone: str, country: str) -> ZoneInfo:
    """The candidate's zone: as stored, else the country's first, else UTC."""
    if timezone in _zones():
        return ZoneInfo(timezone)
    named = get_global("territory_zones").get(country.upper(), [])
    return ZoneInfo(named[0]) if named and named[0] in _zones() else ZoneInfo("UTC")


def is_working_day(day: date, country: str, region: str = "") -> bool:
    """Neither weekend nor public holiday there."""
    return day.weekday() not in _WEEKENDS.get(country.upper(), (5, 6)) and not _holiday(day, country.upper(), region)


def local_moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """`at` on `day` in `zone`, in UTC. A time that does not exist moves forward; of two, the first counts."""
    # fold=0 reads a skipped time with the offset before the change, which lands after the gap.
    return datetime.combine(day, at, tzinfo=zone).replace(fold=0).astimezone(UTC)


def next_morning(after: datetime, country: str, zone: ZoneInfo, hour: int = 9, region: str = "") -> datetime:
    """The next time it is `hour` o'clock on a working day there, later than `after`."""
    day = after.astimezone(zone).date()
    while True:
        if is_working_day(day, country, region):
            moment = local_moment(day, time(hour), zone)
            if moment > after:
                return moment
        day += timedelta(days=1)


def after_working_days(
    sent: datetime, days: int, country: str, zone: ZoneInfo, hour: int = 9, region: str = ""
) -> datetime:
    """`hour` o'clock on the working day that is `days` working days after the local day of `sent`."""
    day = sent.astimezone(zone).date()
    left = days
    while left > 0:
        day += timedelta(days=1)
        if is_working_day(day, country, region):
            left -= 1
    return local_moment(day, time(hour), zone)


def is_open(now: datetime, country: str, zone: ZoneInfo, region: str = "") -> bool:
    """Is it working time there now?"""
    local = now.astimezone(zone)
    return is_working_day(local.date(), country, region) and OPENS <= local.time() < CLOSES


def follow_up_moments(
    sent: datetime, days: Collection[int], country: str, zone: ZoneInfo, hour: int = 9, region: str = ""
) -> list[datetime]:
    """The moments of a sequence, in order."""
    return [after_working_days(sent, count, country, zone, hour, region) for count in sorted(days)]


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=4096)
def _holiday(day: date, country: str, region: str) -> bool:
    calendar = _calendar(country, region, day.year)
    return calendar is not None and day in calendar


@lru_cache(maxsize=512)
def _calendar(country: str, region: str, year: int) -> "holidays.HolidayBase | None":
    known = holidays.list_supported_countries()
    if country not in known:
        return None
    return holidays.country_holidays(country, subdiv=region if region in known[country] else None, years=year)
