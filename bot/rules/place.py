"""Where somebody works, as far as we know, and the guess where we do not.

The guess is the strictest one: of a country with several zones the hours that are working hours in all of them, of
an unknown region the holidays of every region, of an unknown country a weekend from Friday to Sunday.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global

from bot.ports import CountryPolicy
from bot.rules.working_days import region_of
from db.tables import Candidate

#: local hours in which somebody may be written to
OPENS, CLOSES = time(9, 0), time(17, 0)

#: two days, one in summer and one in winter, on which zones are compared
_COMPARED_ON = (date(2026, 1, 15), date(2026, 7, 15))
#: before the end: the clocks of one country may change on different days
_MARGIN = timedelta(hours=1)
#: files of the zone database that name no place
_NO_PLACES = {"localtime", "Factory", "posixrules"}


@dataclass(frozen=True, slots=True)
class Place:
    """A country, a region, and the zones it can be: one if it is known."""

    #: ISO 3166-1 alpha-2; "" unknown
    country: str
    #: ISO 3166-2 without the country; "" unknown
    region: str
    #: never empty; in the middle one a moment is shown
    zones: tuple[ZoneInfo, ...]
    #: the zone is a guess
    guessed: bool = False
    #: local hours in which somebody there may be written to; a house may begin earlier than nine, not earlier than these
    opens: time = time(0)
    closes: time = CLOSES
    #: days of the week on which nobody there is, Monday is 0
    quiet: frozenset[int] = frozenset()

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which moments are shown."""
        return self.zones[len(self.zones) // 2]


def place_of(candidate: Candidate) -> Place:
    """Where the candidate works."""
    return placed(candidate.country, candidate.region, candidate.timezone)


def place_for(candidate: Candidate, countries: CountryPolicy) -> Place:
    """The same, with the hours and days that its country leaves for writing."""
    return narrowed(place_of(candidate), candidate.timezone, countries)


def narrowed(place: Place, timezone: str, countries: CountryPolicy) -> Place:
    """`place` with the hours and days that its country leaves; `timezone` is what was known of the zone."""
    rule = countries.of(place.country)
    return placed(place.country, place.region, timezone, rule.opens, min(rule.closes, CLOSES), rule.quiet_days)


@lru_cache(maxsize=8192)
def placed(
    country: str,
    region: str = "",
    timezone: str = "",
    opens: time = time(0),
    closes: time = CLOSES,
    quiet: frozenset[int] = frozenset(),
) -> Place:
    """The place that is meant. A country that is missing follows from the zone; a zone from the country, as a guess."""
    country = country.upper() or _country_of(timezone)
    # A region of another country, left from before somebody moved, says nothing.
    region = region_of(region, country) or ""
    if is_zone(timezone):
        return Place(country, region, (ZoneInfo(timezone),), opens=opens, closes=closes, quiet=quiet)
    zones, certain = _zones_of(country, max(OPENS, opens), closes)
    return Place(country, region, zones, guessed=not certain, opens=opens, closes=closes, quiet=quiet)


def is_zone(name: str) -> bool:
    """Is it a place of the zone database?"""
    return name in _zones()


def zone_of(timezone: str, country: str) -> ZoneInfo:
    """The zone in which moments are shown to or about somebody."""
    return placed(country, "", timezone).zone


def _country_of(timezone: str) -> str:
    name = get_global("zone_aliases").get(timezone, timezone)
    country = get_global("zone_territories").get(timezone) or get_global("zone_territories").get(name, "")
    return country if len(country) == 2 and country != "ZZ" else ""


def _zones_of(country: str, opens: time, closes: time) -> tuple[tuple[ZoneInfo, ...], bool]:
    """Of the country's zones as many as share working hours, from west to east; and whether all keep the same time.

    Without a country, UTC.
    """
    named = [ZoneInfo(name) for name in get_global("territory_zones").get(country, []) if name in _zones()]
    if not country or not named:
        return (ZoneInfo("UTC"),), False
    distinct = {_offsets(zone): zone for zone in reversed(named)}
    zones = [distinct[offsets] for offsets in sorted(distinct)]
    groups = [tuple(zone for zone in zones if _fits(zone, west, opens, closes)) for west in zones]
    return max(groups, key=len), len(zones) == 1


def _fits(zone: ZoneInfo, west: ZoneInfo, opens: time, closes: time) -> bool:
    """Is it working time in `zone` when the day begins in `west`, in summer and in winter?"""
    for day in _COMPARED_ON:
        local = datetime.combine(day, opens, tzinfo=west).astimezone(zone)
        ends = datetime.combine(day, closes, tzinfo=zone) - _MARGIN
        if local.date() != day or local.time() < opens or local > ends:
            return False
    return True


def _offsets(zone: ZoneInfo) -> tuple[timedelta, ...]:
    """How far it is from UTC, in winter and in summer."""
    locals_ = (datetime.combine(day, OPENS, tzinfo=UTC).astimezone(zone) for day in _COMPARED_ON)
    return tuple(local.utcoffset() or timedelta() for local in locals_)


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones() - _NO_PLACES)
