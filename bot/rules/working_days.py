"""Which days are free in a country and its regions: weekends, public holidays, and days on which nobody likes mail.

Two questions are kept apart. A day that is free there does not count as a working day. A day that is free only in
parts of the country whose region we do not know, or half a day by custom, counts, but nobody is written to on it.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays

Calendar = holidays.HolidayBase


class Off(StrEnum):
    """Why nobody is written to on a day."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    #: a public holiday in a part of the country, and we do not know the region
    PART = "part"
    #: half a day, a bank holiday, or free by custom: the eves of Christmas and of the New Year
    EVE = "eve"
    #: the country is not known, and this day belongs to the weekend in many
    ELSEWHERE = "elsewhere"
    #: the executive is away
    AWAY = "away"
    #: a day of the week on which the country policy lets nothing leave
    QUIET = "quiet"


#: weekends the library does not know, or knows as one day where offices keep two
_ALSO_WEEKEND = {"AF": {3, 4}, "IR": {3, 4}, "LY": {4, 5}}
_SATURDAY, _SUNDAY, _FRIDAY = 5, 6, 4

#: the library's words for days that are half free, or free by custom only
_HALF = {holidays.BANK, holidays.HALF_DAY, "de_facto"}

#: regions (ISO 3166-2, without the country) that have no holidays of their own and so are missing in the library
_PLAIN_REGIONS = {
    "BE": ("BRU", "VLG", "WAL"),
    "FR": ("ARA", "BFC", "BRE", "COR", "CVL", "GES", "HDF", "IDF", "NAQ", "NOR", "OCC", "PAC", "PDL"),
    "NL": ("DR", "FL", "FR", "GE", "GR", "LI", "NB", "NH", "OV", "UT", "ZE", "ZH"),
}


def free_day(day: date, country: str, region: str = "") -> Off | None:
    """Why `day` is no working day there, or None. A holiday on a weekend is told as the holiday."""
    why = _year(country, region, day.year).get(day)
    return why if why in (Off.HOLIDAY, Off.WEEKEND) else None


def unfit_day(day: date, country: str, region: str = "") -> Off | None:
    """Why nobody there should be written to on `day`, or None."""
    return _year(country, region, day.year).get(day)


def holiday_name(day: date, country: str, region: str, language: str) -> str:
    """What the day is called in `language`, in English, or as they call it there; "" for no holiday we can name."""
    subdivisions: Iterable[str] = [region]
    if not region and day not in _public(country, region, day.year):
        subdivisions = [region, *known_regions(country)]
    for subdivision in subdivisions:
        for every_kind in (False, True):
            calendar = _calendar(country, subdivision, day.year, language, every_kind=every_kind)
            if calendar is not None and day in calendar:
                return str(calendar[day])
    return ""


@lru_cache(maxsize=512)
def named_days(country: str, region: str, year: int) -> Mapping[date, str]:
    """The public holidays of a year by their English names; where the region is not known, those of all regions."""
    named: dict[date, str] = {}
    for subdivision in (region,) if region else ("", *known_regions(country)):
        calendar = _calendar(country, subdivision, year, "en")
        for day, name in calendar.items() if calendar is not None else ():
            named.setdefault(day, str(name))
    return named


def known_regions(country: str) -> tuple[str, ...]:
    """The regions with holidays of their own, as ISO 3166-2 writes them without the country."""
    return _supported().get(country, ())


def region_of(typed: str, country: str) -> str | None:
    """The region's code: from `BE`, `DE-BE` or a name such as `Berlin`; "" for nothing, None for one nobody knows.

    Of a country whose regions share all holidays any code of one to three letters or digits is taken.
    """
    given = typed.strip().removeprefix(f"{country}-").removeprefix(f"{country.lower()}-")
    if not given:
        return ""
    if found := _regions_by_name(country).get(given.casefold()):
        return found
    if country and not known_regions(country) and len(given) <= 3 and given.isascii() and given.isalnum():
        return given.upper()
    return None


@lru_cache(maxsize=512)
def _regions_by_name(country: str) -> dict[str, str]:
    named = {region.casefold(): region for region in (*known_regions(country), *_PLAIN_REGIONS.get(country, ()))}
    if country in _supported():
        for name, code in _kind(country).subdivisions_aliases.items():
            named.setdefault(str(name).casefold(), str(code))
    return named


# Asked for several days at each planned moment, so that a year is put together once.
@lru_cache(maxsize=2048)
def _year(country: str, region: str, year: int) -> Mapping[date, Off]:
    """The days of a year that are not like others, each with the strongest reason."""
    first = date(year, 1, 1)
    days = [first + timedelta(days=count) for count in range((date(year + 1, 1, 1) - first).days)]
    weekend = _weekend(country, year)
    off: dict[date, Off] = {}
    if not country:
        off |= {day: Off.ELSEWHERE for day in days if day.weekday() == _FRIDAY}
    elif not region:
        off |= dict.fromkeys(_parts(country, year), Off.PART)
    off |= dict.fromkeys(_eves(country, region, year), Off.EVE)
    off |= {day: Off.WEEKEND for day in days if day.weekday() in weekend}
    return off | dict.fromkeys(_public(country, region, year), Off.HOLIDAY)


def _weekend(country: str, year: int) -> Collection[int]:
    calendar = _calendar(country, "", year)
    days = {*(calendar.weekend if calendar is not None else (_SATURDAY, _SUNDAY)), *_ALSO_WEEKEND.get(country, ())}
    return days | {_SATURDAY} if days == {_SUNDAY} else days


def _public(country: str, region: str, year: int) -> Collection[date]:
    calendar = _calendar(country, region, year)
    return () if calendar is None else calendar.keys()


@lru_cache(maxsize=1024)
def _parts(country: str, year: int) -> Collection[date]:
    return {day for region in known_regions(country) for day in _public(country, region, year)}


def _eves(country: str, region: str, year: int) -> Collection[date]:
    """Half days, what is free by custom, and the eves of Christmas and New Year where the day itself is kept."""
    festive = (date(year, 12, 24), date(year, 12, 31))
    eves = {eve for eve in festive if _next(eve) in _public(country, region, _next(eve).year)}
    calendar = _calendar(country, region, year, every_kind=True)
    return eves.union(calendar if calendar is not None else ())


def _next(day: date) -> date:
    return day + timedelta(days=1)


@lru_cache(maxsize=512)
def _calendar(country: str, region: str, year: int, language: str = "", *, every_kind: bool = False) -> Calendar | None:
    """The library's calendar; with `every_kind`, also bank holidays, half days and what is free by custom."""
    if country not in _supported():
        return None
    kind = _kind(country)
    also = _HALF.intersection(kind.supported_categories) if every_kind else ()
    if every_kind and not also:
        return _calendar(country, region, year, language)
    return holidays.country_holidays(
        country,
        subdiv=region if region in known_regions(country) else None,
        years=year,
        categories=(holidays.PUBLIC, *sorted(also)),
        # Without a language the library asks the environment.
        language=_spoken(kind, language),
    )


@lru_cache(maxsize=512)
def _kind(country: str) -> Calendar:
    return holidays.country_holidays(country)


def _spoken(kind: Calendar, language: str) -> str | None:
    spoken = [tag for tag in kind.supported_languages if language and tag.split("_")[0] == language]
    english = [tag for tag in kind.supported_languages if tag.split("_")[0] == "en"]
    return next(iter([*spoken, *english]), kind.default_language)


@lru_cache(maxsize=1)
def _supported() -> dict[str, tuple[str, ...]]:
    found = holidays.list_supported_countries(include_aliases=False)
    return {country: tuple(regions) for country, regions in found.items()}
