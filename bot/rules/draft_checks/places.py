"""Places by name: countries in every language of the checks, and the cities that time zones are named for."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.core import get_global

from bot.rules.draft_checks.lexicon import spellings, words
from bot.rules.draft_checks.reading import LANGUAGES, fold

_NONE: frozenset[str] = frozenset()
#: what a language's own list of countries lacks
_BESIDES = {
    "GB": ("england", "scotland", "wales", "inglaterra", "escocia", "gales", "angleterre", "ecosse", "schottland")
}


@cache
def places() -> frozenset[str]:
    """Countries in every language of the checks, and the cities that time zones are named for."""
    named: set[str] = set()
    for language in LANGUAGES:
        locale = Locale(language)
        named |= {fold(place) for code, place in locale.territories.items() if len(code) == 2}
        for zone in locale.time_zones.values():
            city = zone.get("city") if isinstance(zone, dict) else None
            if city:
                named.add(fold(str(city)))
    named |= {place for language in LANGUAGES for place in words(language).get("places", ())}
    named |= set(spellings())
    return frozenset(place for place in named if len(place) > 2)


def lies_there(folded: str, borne: frozenset[str]) -> bool:
    """Is this "Japan" or "Japanese", and do the facts tell of a Japanese patent, of Japón, or of Kyoto?"""
    here = _countries(folded)
    if here and any(here & (_countries(word) | _around(word)) for word in borne):
        return True
    beginnings = tuple({name[:4] for name in _by_code(next(iter(here))) if len(name) > 3} if here else {folded[:4]})
    return folded in places() and any(
        word.startswith(beginnings) and word not in places() for word in borne if len(word) > 4
    )


@cache
def _countries(folded: str) -> frozenset[str]:
    """The codes of the countries that `folded` names, in any language of the checks, as a noun or nearly so."""
    return _by_name().get(folded, _NONE)


def _around(folded: str) -> frozenset[str]:
    """The code of the country a city lies in, if a time zone is named for the city."""
    return _by_city().get(folded, _NONE)


@cache
def _by_name() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2:
                found[fold(name)].add(code)
    for code, besides in _BESIDES.items():
        for name in besides:
            found[name].add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def _by_code(code: str) -> frozenset[str]:
    return frozenset(name for name, codes in _by_name().items() if code in codes)


@cache
def _by_city() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    of_zone = get_global("zone_territories")
    for language in LANGUAGES:
        for zone, about in Locale(language).time_zones.items():
            city = about.get("city") if isinstance(about, Mapping) else None
            for name in (city, zone.rpartition("/")[2].replace("_", " ")):
                if name and zone in of_zone:
                    found[fold(str(name))].add(of_zone[zone])
    return {name: frozenset(codes) for name, codes in found.items()}
