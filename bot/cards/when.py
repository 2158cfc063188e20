"""In words: why a moment is what it is, and what had to be guessed about where somebody works."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby

from babel import Locale

from bot.cards.elements import Mark, Tone
from bot.rules.place import Place
from bot.rules.schedule import Moment, Skipped
from bot.rules.working_days import Off, holiday_name
from bot.texts import Words


def why(moment: Moment, place: Place, words: Words) -> str:
    """Which days were counted, which were left out and why, and what was guessed."""
    since, at = moment.since.astimezone(place.zone), moment.at.astimezone(place.zone)
    parts = [words("when-counted", days=moment.days, day=words.weekday_day(since.date()))]
    if moment.not_counted:
        parts.append(words("when-not-counted", list=_list(moment.not_counted, place, words)))
    if moment.moved_past:
        parts.append(words("when-moved", list=_list(moment.moved_past, place, words)))
    if since.utcoffset() != at.utcoffset():
        parts.append(words("when-clocks"))
    parts.extend(doubts(place, words))
    return " ".join(parts)


def doubts(place: Place, words: Words) -> list[str]:
    """What was guessed about the hours, and how; and that the strictest rules hold where nobody knows the country."""
    hours = []
    if place.guessed and place.country:
        hours.append(words("place-zone-guessed", country=country_name(place.country, words)))
    elif place.guessed:
        hours.append(words("place-unknown"))
    return hours if place.country else [*hours, words("country-unknown")]


def marks(place: Place, words: Words) -> list[Mark]:
    """The same for a card."""
    return [Mark(doubt, Tone.WARNING) for doubt in doubts(place, words)]


def their_time(place: Place, now: datetime, words: Words) -> str:
    """What time it is there: `14:05`, or from when to when it may be."""
    times = dict.fromkeys(words.time(now, str(zone)) for zone in (place.zones[0], place.zones[-1]))
    return "–".join(times)


def country_name(code: str, words: Words) -> str:
    """The country in the reader's language."""
    return str(Locale.parse(words.language).territories.get(code.upper(), code))


def place_name(country: str, region: str, words: Words) -> str:
    """The country, and its region if we know it: `Germany (BE)`."""
    name = country_name(country, words)
    return f"{name} ({region})" if name and region else name


def _list(skipped: Sequence[Skipped], place: Place, words: Words) -> str:
    return ", ".join(_grouped(skipped, place, words))


def _grouped(skipped: Sequence[Skipped], place: Place, words: Words) -> Iterator[str]:
    """Days that follow each other and are left out for the same reason stand together."""
    named = [(one.day, _reason(one, place, words)) for one in skipped]
    runs = groupby(enumerate(named), key=lambda item: (item[1][1], item[1][0].toordinal() - item[0]))
    for (reason, _), run in runs:
        days: list[date] = [day for _, (day, _) in run]
        first, last = words.weekday_day(days[0]), words.weekday_day(days[-1])
        yield words("when-day", day=first if first == last else f"{first}–{last}", why=reason)


def _reason(one: Skipped, place: Place, words: Words) -> str:
    if one.why in (Off.HOLIDAY, Off.PART, Off.EVE):
        name = holiday_name(one.day, place.country, place.region, words.language)
        if name:
            return words("off-part-named", name=name) if one.why is Off.PART else name
        if one.why is Off.EVE:
            return words("off-christmas-eve" if one.day.month == 12 and one.day.day == 24 else "off-eve")
    return words(f"off-{one.why.value}")
