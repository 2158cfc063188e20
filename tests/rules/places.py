"""Every zone of the IANA database, every country, and the days on which they are tried."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import holidays
from babel.core import get_global

from bot.rules.place import Place
from bot.rules.schedule import sequence

ZONES = sorted(available_timezones() - {"localtime", "Factory", "posixrules"})
COUNTRIES = sorted(get_global("territory_zones").keys() - {"001", "ZZ"})
FIRST, DAYS = date(2025, 1, 1), 5 * 365 + 1
NOON = time(12, 0)


def every_day(step: int = 1, start: int = 0) -> Iterator[date]:
    """The days of five years, or every `step`-th of them."""
    return (FIRST + timedelta(days=count) for count in range(start, DAYS, step))


def days_around_changes(zone: ZoneInfo, margin: int = 12) -> list[date]:
    """The days before a clock change from which a follow-up may land on or after it."""
    offsets = [(day, datetime.combine(day, NOON, tzinfo=zone).utcoffset()) for day in every_day(7)]
    found: set[date] = set()
    for (day, before), (_, after) in pairwise(offsets):
        if before != after:
            found.update(day + timedelta(days=count) for count in range(-margin, 8))
    return sorted(found)


class Oracle:
    """What a country's public holidays and weekends are, asked of the library anew and not of our rules."""

    def __init__(self, country: str, region: str = "") -> None:
        known = holidays.list_supported_countries(include_aliases=False)
        self.free: set[date] = set()
        self.weekend = {5, 6}
        if country in known:
            calendar = holidays.country_holidays(country, subdiv=region or None, years=range(2025, 2031))
            self.free, self.weekend = set(calendar), set(calendar.weekend)

    def working(self, day: date) -> bool:
        return day not in self.free and day.weekday() not in self.weekend


def broken(place: Place, oracle: Oracle, sent_on: date, hour: int = 13, days: tuple[int, ...] = (4, 10)) -> str:
    """What a sequence that begins on a day breaks of what is promised, or ""."""
    sent = datetime.combine(sent_on, time(hour), tzinfo=UTC)
    planned = sequence(sent, days, place)
    local = [moment.at.astimezone(place.zone) for moment in planned]
    before = sent
    for moment in planned:
        if moment.at <= before:
            return f"{place} {sent}: not in order: {local}"
        before = moment.at
    for moment in planned:
        # Where the zone is a guess, in every zone it may be.
        for there in (moment.at.astimezone(zone) for zone in place.zones):
            if not time(9) <= there.time() < time(17):
                return f"{place} {sent}: outside the window: {there}"
    for at in local:
        if not oracle.working(at.date()):
            return f"{place} {sent}: on a free day: {at}"
    if len({at.date() for at in local}) != len(days):
        return f"{place} {sent}: twice on one day: {local}"
    return ""
