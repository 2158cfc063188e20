"""What an expression stands for before its year is known, and the days it becomes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

#: nobody here plans further ahead
FAR = timedelta(days=10 * 366)
#: "after Easter", "before the summer": so many days
AROUND = timedelta(days=14)
_DAY = timedelta(days=1)

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Days:
    """A day, or the first and last of several, none of them past."""

    first: date
    last: date

    @property
    def one(self) -> bool:
        """Is it a single day?"""
        return self.first == self.last


class Missed(Enum):
    """Why an expression gives no days."""

    PAST = "past"
    #: there is no such day, or only in a future nobody plans for
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression in a text: its words, where they stand, and the days they can mean.

    One is certain; several cannot be told apart; none means that it has passed.
    """

    words: str
    start: int
    end: int
    days: tuple[Days, ...]
    #: a "not" stands before it
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Days of any year (`of`), or of one that was named; `fixed` ones do not depend on a year."""

    of: Callable[[int], Span | None]
    year: int | None = None
    fixed: bool = False
    #: the month, where it is a day of one
    month: int | None = None
    #: a day of the week: in a range, the one after the first
    weekly: bool = False


def fixed(first: date, last: date | None = None) -> Spot:
    """Just these days."""
    return Spot(lambda _: (first, last or first), fixed=True)


def in_month(month: int, first: int, last: int | None = None, year: int | None = None) -> Spot:
    """Days of a month, or with `last` 31 up to its end."""

    def of(in_year: int) -> Span | None:
        end = month_end(in_year, month)
        if first > end.day or (last is not None and last > end.day and last != 31):
            return None
        return date(in_year, month, first), date(in_year, month, min(last or first, end.day))

    return Spot(of, year, month=month)


def changed(spot: Spot, change: Callable[[Span], Span | None]) -> Spot:
    """The same, with its days put through `change`."""

    def of(year: int) -> Span | None:
        span = spot.of(year)
        return change(span) if span else None

    return replace(spot, of=of, month=None)


def after(span: Span) -> Span:
    """The two weeks that follow."""
    return span[1] + _DAY, span[1] + AROUND


def before(span: Span) -> Span:
    """The two weeks that lead to it."""
    return span[0] - AROUND, span[0] - _DAY


def part(span: Span, which: str) -> Span:
    """The beginning, the middle or the end of it: ten days of a month or quarter, a month of a year."""
    first, last = span
    days = (last - first).days + 1
    if days <= 7:
        cuts = {"early": (0, 1), "mid": (2, 2), "end": (3, min(days, 5) - 1)}
        low, high = cuts[which]
        return first + low * _DAY, max(first + low * _DAY, min(first + high * _DAY, last))
    if days > 300:
        year = first.year
        return {
            "early": (first, month_end(year, first.month)),
            "mid": (date(year, 6, 1), date(year, 7, 31)),
            "end": (last.replace(day=1), last),
        }[which]
    if days > 35:
        middle = first + timedelta(days=days // 2)
        return {
            "early": (first, first + timedelta(days=20)),
            "mid": (middle - timedelta(days=10), middle + timedelta(days=9)),
            "end": (last - timedelta(days=10), last),
        }[which]
    return {
        "early": (first, first + timedelta(days=9)),
        "mid": (first + timedelta(days=10), first + timedelta(days=19)),
        "end": (first + timedelta(days=20), last),
    }[which]


def together(start: Spot, end: Spot) -> Spot:
    """From the first day of one to the last of the other, which comes after it."""

    def of(year: int) -> Span | None:
        last = end.of(year)
        if last is None:
            return None
        for begins_in in (start.year or year, year - 1):
            first = start.of(begins_in)
            if first is not None and first[0] <= last[1]:
                return first[0], last[1]
            if first is not None and end.weekly:
                return first[0], last[1] + 7 * _DAY
            if start.fixed or start.year is not None:
                break
        return None

    return Spot(of, end.year, fixed=end.fixed and (start.fixed or start.year is not None))


def resolved(spot: Spot, today: date) -> Days | Missed:
    """The days, as they are meant on `today`, or why there are none."""
    if spot.fixed or spot.year is not None:
        span = spot.of(spot.year if spot.year is not None else today.year)
        return _ahead(span, today) if span else Missed.NEVER
    # From last year on, for winter ends in the year after; leap days may be eight years apart.
    exists = False
    for year in range(today.year - 1, today.year + 9):
        span = spot.of(year)
        exists = exists or span is not None
        if span and span[1] >= today:
            return _ahead(span, today)
    return Missed.PAST if exists else Missed.NEVER


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - _DAY


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the month's last."""
    total = day.year * 12 + day.month - 1 + months
    end = month_end(total // 12, total % 12 + 1)
    return end.replace(day=min(day.day, end.day))


def _ahead(span: Span, today: date) -> Days | Missed:
    first, last = span
    if last < first or last - today > FAR:
        return Missed.NEVER
    return Missed.PAST if last < today else Days(max(first, today), last)
