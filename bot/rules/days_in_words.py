"""Days as people write them, in English and German: `23 Dec`, `nächsten Montag`, `in two weeks`, `23. bis 27. Dezember`.

Pure: nothing is guessed that could be two things (`3/4` may be March or April, and is none). A day without a year is
the next one, today included.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from babel import Locale

#: nobody plans further ahead, in days
FARTHEST = 3 * 366
Span = tuple[date, date]

_LOCALES = tuple(Locale.parse(tag) for tag in ("en", "de"))
_WIDTHS = ("wide", "abbreviated")


def _named(kind: str) -> dict[str, int]:
    """Names of months or days of the week in both languages, without dots, by their numbers."""
    named = {}
    for locale in _LOCALES:
        for context in ("format", "stand-alone"):
            for width in _WIDTHS:
                for number, name in getattr(locale, kind)[context][width].items():
                    named[str(name).casefold().rstrip(".")] = int(number)
    return named


#: 1 to 12
_MONTHS: Mapping[str, int] = {**_named("months"), "sept": 9, "jänner": 1, "maerz": 3}
#: Monday is 0
_WEEKDAYS: Mapping[str, int] = {**_named("days"), "tues": 1, "thurs": 3, "thur": 3}
_SOON: Mapping[str, int] = {
    "today": 0,
    "heute": 0,
    "tomorrow": 1,
    "morgen": 1,
    "übermorgen": 2,
    "uebermorgen": 2,
    "the day after tomorrow": 2,
}
_COUNTS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "a an one ein eine einem einer",
            "two zwei",
            "three drei",
            "four vier",
            "five fünf",
            "six sechs",
            "seven sieben",
            "eight acht",
        ),
        start=1,
    )
    for word in words.split()
}
_UNITS: Mapping[str, int] = {"day": 1, "days": 1, "tag": 1, "tage": 1, "tagen": 1, "week": 7, "weeks": 7, "woche": 7}
_UNITS = {**_UNITS, "wochen": 7}
_WORD = r"[^\W\d_]+"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?:,?\s*(?P<year>\d{4}))?"
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.?(?:\s?(?P<year>\d{4}|\d{2}))?")
_SLASHED = re.compile(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<year>\d{4}))?")
_DAY_MONTH = re.compile(rf"{_DAY}(?:\s+of)?\s*(?P<month>{_WORD})\.?{_YEAR}")
_MONTH_DAY = re.compile(rf"(?P<month>{_WORD})\.?\s+{_DAY}{_YEAR}")
_WEEKDAY = re.compile(
    rf"(?:(?:on|am)\s+)?(?P<next>next|nächste[nr]?|naechste[nr]?|kommende[nr]?)?\s*(?P<name>{_WORD})\.?"
)
_IN = re.compile(rf"in\s+(?P<count>\d{{1,3}}|{_WORD})\s+(?P<unit>{_WORD})")
_LEADING_WEEKDAY = re.compile(rf"(?P<name>{_WORD})\.?,?\s+(?P<rest>.*\d.*)")


def read_day(typed: str, today: date) -> date | None:
    """The day that `typed` names, seen from `today`; None for none, for two, or for one years away."""
    words = _plain(typed)
    found = _dated(words, today) or _relative(words, today)
    return found if found and abs((found - today).days) <= FARTHEST else None


def read_span(typed: str, today: date) -> Span | None:
    """First and last day of `typed`, both included: `23 Dec to 2 Jan`, `23.–27.12.`, `next week`, `bis Freitag`."""
    words = _plain(typed)
    if week := _week(words, today):
        return week
    if until := re.fullmatch(r"(?:until|till|bis(?:\s+zum)?)\s+(.+)", words):
        last = read_day(until[1], today)
        return (today, last) if last and last >= today else None
    words = re.sub(r"^(?:from|vom|von|ab|between|zwischen)\s+", "", words)
    if day := read_day(words, today):
        return day, day
    for first_words, last_words in _halves(words):
        if span := _between(first_words, last_words, today):
            return span
    return None


def _between(first_words: str, last_words: str, today: date) -> Span | None:
    first = read_day(first_words, today)
    if first is None:
        # `23 to 27 December`: the month stands once.
        last = read_day(last_words, today)
        short = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|\.)?", first_words)
        first = _real(last.year, last.month, int(short[1])) if last and short else None
        if last and first and first < today <= last and not re.search(r"\d{4}", last_words):
            return first, last
        return (first, last) if first and last and first <= last else None
    last = read_day(last_words, first)
    if last is None and (short := re.fullmatch(r"(?:the\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?", last_words)):
        # `December 23 to 27`
        last = _real(first.year, first.month, int(short[1]))
    return (first, last) if last and first <= last else None


def _halves(words: str) -> Iterator[tuple[str, str]]:
    """Where `words` may be cut in two, words before signs: a hyphen may stand inside a date."""
    for cut in (r"\s+(?:to|until|till|through|bis(?:\s+zum)?|and|und)\s+", r"\s*(?:–|—|\.\.+|…)\s*", r"\s+-\s+", r"-"):
        parts = re.split(cut, words)
        if len(parts) == 2:
            yield parts[0].strip(), parts[1].strip()


def _dated(words: str, today: date) -> date | None:
    if match := _ISO.fullmatch(words):
        return _real(int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _DOTTED.fullmatch(words):
        return _next(int(match["month"]), int(match["day"]), match["year"], today)
    if match := _SLASHED.fullmatch(words):
        one, two = int(match["one"]), int(match["two"])
        if one <= 12 and two <= 12 and one != two:
            return None
        return _next(min(one, two), max(one, two), match["year"], today)
    for form in (_DAY_MONTH, _MONTH_DAY):
        if (match := form.fullmatch(words)) and (month := _MONTHS.get(match["month"])):
            return _next(month, int(match["day"]), match["year"], today)
    if (match := _LEADING_WEEKDAY.fullmatch(words)) and match["name"] in _WEEKDAYS:
        # `Wed 23 December` is that day only if it is a Wednesday.
        found = _dated(match["rest"], today)
        return found if found and found.weekday() == _WEEKDAYS[match["name"]] else None
    return None


def _relative(words: str, today: date) -> date | None:
    if words in _SOON:
        return today + timedelta(days=_SOON[words])
    if (match := _IN.fullmatch(words)) and match["unit"] in _UNITS:
        count = int(match["count"]) if match["count"].isdecimal() else _COUNTS.get(match["count"], 0)
        return today + timedelta(days=count * _UNITS[match["unit"]]) if count else None
    if (match := _WEEKDAY.fullmatch(words)) and match["name"] in _WEEKDAYS:
        # `next Monday` said on a Monday is in a week; on any other day it is the coming one.
        ahead = (_WEEKDAYS[match["name"]] - today.weekday()) % 7
        return today + timedelta(days=ahead or (7 if match["next"] else 0))
    return None


def _week(words: str, today: date) -> Span | None:
    """Monday to Friday of this week or the next."""
    monday = today - timedelta(days=today.weekday())
    if words in ("next week", "nächste woche", "naechste woche", "kommende woche"):
        monday += timedelta(days=7)
        return monday, monday + timedelta(days=4)
    if words in ("this week", "diese woche"):
        return today, max(today, monday + timedelta(days=4))
    return None


def _next(month: int, day: int, year: str | None, today: date) -> date | None:
    if year:
        return _real(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    # 29 February comes once in four years, or eight.
    for ahead in range(9):
        found = _real(today.year + ahead, month, day)
        if found and found >= today:
            return found
    return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(typed: str) -> str:
    return " ".join(typed.casefold().replace("\u00a0", " ").split()).strip(" ,;")
