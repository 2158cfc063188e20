"""The feasts that people name days by, as they fall in a country, through the calendars of the holidays library."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bot.rules.working_days import named_days


@dataclass(frozen=True, slots=True)
class _Feast:
    """How the library calls a day of it in English, how far the feast reaches from there, and where it surely stands."""

    #: name -> days from that day to the feast's first
    names: Mapping[str, int]
    #: days, the first included
    length: int
    #: a country in whose calendar it stands
    known_in: str


_FEASTS: Mapping[str, _Feast] = {
    "good_friday": _Feast({"good friday": 0, "easter monday": -3}, 1, "DE"),
    "easter": _Feast({"good friday": 0, "easter sunday": -2, "easter monday": -3, "easter": -2}, 4, "DE"),
    "ascension": _Feast({"ascension day": 0, "ascension": 0}, 1, "DE"),
    "pentecost": _Feast({"whit sunday": 0, "pentecost": 0, "whit monday": -1, "pentecost monday": -1}, 2, "DE"),
    "thanksgiving": _Feast({"thanksgiving": 0, "thanksgiving day": 0}, 4, "US"),
    "lunar_new_year": _Feast(
        {
            "chinese new year": 0,
            "chinese new year (spring festival)": 0,
            "lunar new year": 0,
            "lunar new years day": 0,
            "korean new year": 0,
            "vietnamese new year": 0,
        },
        7,
        "CN",
    ),
    "diwali": _Feast({"diwali": 0, "deepavali": 0, "diwali (deepavali)": 0}, 1, "SG"),
}
#: month and day of the first, and how many
_FIXED = {"christmas": ((12, 24), 3), "new_year": ((12, 31), 2)}
_NOISE = re.compile(r"\s*\((?:estimated|observed)\)|’|'", re.IGNORECASE)


@lru_cache(maxsize=1024)
def feast(name: str, country: str, region: str, year: int) -> tuple[date, date] | None:
    """First and last day of the feast in that year, where it is kept in the country; else where it surely is."""
    if name in _FIXED:
        (month, day), length = _FIXED[name]
        return _days(date(year, month, day), length)
    known = _FEASTS[name]
    for asked, part in ((country, region), (known.known_in, "")):
        first = _first(known, asked, part, year) if asked else None
        if first is not None:
            return _days(first, known.length)
    return None


def _days(first: date, length: int) -> tuple[date, date]:
    return first, first + timedelta(days=length - 1)


def _first(known: _Feast, country: str, region: str, year: int) -> date | None:
    for day, names in sorted(named_days(country, region, year).items()):
        for called in names.split("; "):
            away = known.names.get(_NOISE.sub("", called).strip().lower())
            if away is not None:
                return day + timedelta(days=away)
    return None
