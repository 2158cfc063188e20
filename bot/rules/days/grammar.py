"""From tokens to days: which words make an expression, and what it stands for."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from bot.rules.days import spots
from bot.rules.days.feasts import feast
from bot.rules.days.lexing import Token, tokens
from bot.rules.days.spots import Days, Missed, Reading, Spot, fixed, in_month
from bot.rules.place import Place

_DAY = timedelta(days=1)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
#: where the seasons are half a year away (ISO 3166-1)
_SOUTH = frozenset({"AR", "AU", "BO", "BR", "CL", "LS", "MU", "NA", "NZ", "PE", "PY", "SZ", "UY", "ZA", "ZW"})
#: years in which calendars are known
_YEARS = range(1990, 2190)
#: which of the coming weeks, months …: this one is 0
_AHEAD = {"this": 0, "next": 1, "after_next": 2}
_DIVIDED = frozenset({"month", "quarter", "year", "week"})

#: what an expression can mean, and the place behind it
_Found = tuple[tuple[Spot, ...], int]


def read_days(typed: str, today: date, place: Place) -> Reading | None:
    """The first expression in a line that somebody typed as a day, or None."""
    return next(iter(readings(typed, today, place)), None)


def readings(text: str, said_on: date, place: Place) -> list[Reading]:
    """Every expression in `text`, as it was meant on `said_on` by somebody at `place`. Never raises."""
    if said_on.year not in _YEARS:
        return []
    text = unicodedata.normalize("NFC", text)
    parser = _Parser(tokens(text), said_on, place)
    found: list[Reading] = []
    at = 0
    while at < len(parser.tokens):
        result = parser.expression(at)
        if result is None:
            at += 1
            continue
        meanings, end = result
        start, stop = parser.tokens[at].start, parser.tokens[end - 1].end
        days = [spots.resolved(spot, said_on) for spot in meanings]
        if any(day is not Missed.NEVER for day in days):
            certain = tuple(dict.fromkeys(day for day in days if isinstance(day, Days)))
            found.append(Reading(text[start:stop], start, stop, certain, parser.denied(at)))
        at = end
    return found


class _Parser:
    def __init__(self, found: Sequence[Token], today: date, place: Place) -> None:
        self.tokens = found
        self.today = today
        self.place = place

    def expression(self, at: int) -> _Found | None:
        """`after Easter`, `not before 3 May`, `from 3 to 14 August`, and all that needs no such word."""
        past = self._past(at)
        if past is not None:
            return (), past
        preposition, core_at = self._preposition(at)
        found = self._range(core_at, preposition)
        if found is None:
            return None
        meanings, end = found
        change: Callable[[spots.Span], spots.Span] | None = None
        if preposition == "after":
            change = spots.after
        elif preposition == "before" and not self.denied(at):
            change = spots.before
        return tuple(spots.changed(spot, change) if change else spot for spot in meanings), end

    def denied(self, at: int) -> bool:
        """Does a "not" stand right before it?"""
        return any(self._can(at - back, "not") for back in (1, 2)) and not self._breaks(at - 1)

    def _past(self, at: int) -> int | None:
        """The end of `three weeks ago`, `last month`, `il y a trois jours`."""
        begin = self._fill(at + 1) if self._can(at, "ago_before") else at
        if self._number(begin) is not None and self._word(begin + 1, "unit"):
            if begin > at:
                return begin + 2
            if self._can(begin + 2, "ago_after"):
                return begin + 3
        for first, second in ((at, at + 1), (at + 1, at)):
            thing = self._word(second, "unit") or self._can(second, "month") or self._can(second, "weekday")
            if self._word(first, "relative") == "past" and thing:
                return at + 2
        return None

    def _preposition(self, at: int) -> tuple[str, int]:
        """The word before a day, and where the day begins."""
        word = self._word(at, "preposition")
        if not word:
            return "", at
        following = self._fill(at + 1)
        # "ab dem", "from the", "bis zum": one more may follow.
        if self._word(following, "preposition") and self._range(following, "") is None:
            following = self._fill(following + 1)
        return word, following

    def _range(self, at: int, preposition: str) -> _Found | None:
        """One day, or from one to another."""
        if (joined := self._joined_numbers(at)) is not None:
            return joined
        first = self._core(at, preposition)
        if first is None:
            return None
        meanings, end = first
        second = self._second(end, preposition)
        if second is None:
            return first
        lasts, stop = second
        return tuple(spots.together(one, other) for one in meanings for other in lasts), stop

    def _second(self, at: int, preposition: str) -> _Found | None:
        joins = self._can(at, "join") or (preposition == "between" and self._can(at, "and"))
        if not joins:
            return None
        following = self._fill(at + 1)
        return self._core(following, "range") or self._core(self._fill(following + 1), "range")

    def _joined_numbers(self, at: int) -> _Found | None:
        """`3 to 14 August`, `3-14 August`, `3. bis 14. August`: the month stands with the second only."""
        begins, after = self._number(at, "from_number"), at + 1
        if begins is not None:
            last = self._number(at, "to_number")
            month_at = self._fill(after)
            month = self._month(month_at)
            if last is None or month is None:
                return None
            year, end = self._year(month_at + 1)
            ends: tuple[Spot, ...] = (in_month(month, last, year=year),)
        else:
            begins = self._number(at) if self._can(at, "figure") else None
            if begins is None or not (self._can(after, "join") or self._can(after, "and")):
                return None
            second = self._core(self._fill(after + 1), "range")
            if second is None or not all(spot.month for spot in second[0]):
                return None
            ends, end = second
        if not 1 <= begins <= 31:
            return None
        return tuple(spots.together(self._before_in_month(begins, one), one) for one in ends), end

    def _before_in_month(self, day: int, end: Spot) -> Spot:
        month = end.month or 1
        last = end.of(2028)
        if last and last[0].day < day:
            month = month - 1 or 12
        year = end.year
        if year is not None and month == 12 and end.month == 1:
            year -= 1
        return in_month(month, day, year=year)

    def _core(self, at: int, preposition: str) -> _Found | None:
        for rule in (
            self._written,
            self._part,
            self._end_of_this,
            self._weekday,
            self._day_of_month,
            self._quarter,
            self._in_so_long,
            self._relative_unit,
            self._whole_month,
            self._season,
            self._feast,
            self._day_word,
            self._whole_year,
        ):
            found = rule(at, preposition)
            if found is not None:
                return found
        return None

    def _written(self, at: int, _: str) -> _Found | None:
        token = self._at(at)
        if token is None or not token.written:
            return None
        found = [in_month(month, day, year=year) for day, month, year in token.written if 1 <= month <= 12]
        return (tuple(found), at + 1) if found else None

    def _part(self, at: int, _: str) -> _Found | None:
        """`end of June`, `Ende Q1`, `Mitte nächster Woche`, `fin 2027`, `end of the month`."""
        which = self._word(at, "part")
        if not which:
            return None
        following = self._fill(at + 1)
        while self._word(following, "preposition") == "at":
            following = self._fill(following + 1)
        unit = self._word(following, "unit")
        found: _Found | None = self._core(following, "part")
        if found is None and unit in _DIVIDED:
            found = (self._unit_span(unit, 0),), following + 1
        if found is None or self._is_a_day(found[0]):
            return None
        return tuple(spots.changed(spot, partial(spots.part, which=which)) for spot in found[0]), found[1]

    def _is_a_day(self, meanings: Sequence[Spot]) -> bool:
        span = meanings[0].of(meanings[0].year or self.today.year) if meanings else None
        return span is not None and span[0] == span[1]

    def _end_of_this(self, at: int, _: str) -> _Found | None:
        unit = self._word(at, "ends")
        if not unit:
            return None
        year, end = self._year(at + 1)
        span = in_month(12, 1, 31, year) if year else self._unit_span(unit, 0)
        return (spots.changed(span, partial(spots.part, which="end")),), end

    def _weekday(self, at: int, preposition: str) -> _Found | None:
        """`Tuesday`, `next Friday`, `lundi prochain`; before a date it says nothing more."""
        which, begin = self._relative(at)
        begin = begin if which else at
        if self._can(begin, "weekday") or self._can(begin, "short_weekday"):
            dated = self._core_of_a_date(self._fill(begin + 1))
            if dated is not None:
                return dated
        day = self._number(begin, "weekday")
        if day is None and (preposition == "range" or self._begins_a_week(begin)):
            day = self._number(begin, "short_weekday")
        if day is None:
            return None
        if not which:
            which, after = self._relative(begin + 1)
            end = after if which else begin + 1
        else:
            end = begin + 1
        if not (which or preposition or self._can(end, "join") or self._alone(at, end)):
            return None
        coming = self.today + ((day - self.today.weekday() - 1) % 7 + 1) * _DAY
        same_week = coming.isocalendar()[:2] == self.today.isocalendar()[:2]
        if which == "next" and same_week:
            # Said on a Monday, "next Friday" is this week's to some and the next one's to others.
            return (fixed(coming), fixed(coming + 7 * _DAY)), end
        return (replace(fixed(coming), weekly=True),), end

    def _begins_a_week(self, at: int) -> bool:
        """`Mo bis Fr`: short ones stand together."""
        return self._can(at + 1, "join") and self._can(at + 2, "short_weekday")

    def _core_of_a_date(self, at: int) -> _Found | None:
        return self._written(at, "") or self._day_of_month(at, "")

    def _day_of_month(self, at: int, preposition: str) -> _Found | None:
        """`14 March`, `March 14`, `14. März 2027`, `1er mars`, `14 de marzo`; `the 14th` alone."""
        month = self._month(at)
        if month is not None:
            day_at = self._fill(at + 1)
            day = self._number(day_at) if self._can(day_at, "figure") else None
            if day is None or not 1 <= day <= 31 or self._can(day_at + 1, "unit") or self._month(day_at + 1):
                return None
            year, end = self._year(self._comma(day_at + 1))
            return (in_month(month, day, year=year),), end if year else day_at + 1
        day = self._number(at) if self._can(at, "figure") else None
        if day is None and self._number(at, "nth") == 1:
            day = 1
        if day is None or not 1 <= day <= 31:
            return None
        month_at = self._fill(at + 1)
        month = self._month(month_at)
        if month is not None:
            year, end = self._year(self._fill(month_at + 1))
            return (in_month(month, day, year=year),), end if year else month_at + 1
        if self._can(at, "ordinal") and preposition and not self._can(at + 1, "unit") and self._closes(at + 1):
            return (self._coming_day(day),), at + 1
        return None

    def _coming_day(self, day: int) -> Spot:
        """The next day with this number in its month."""
        first = self.today.replace(day=1)
        for months in range(4):
            month = spots.months_later(first, months)
            if day <= spots.month_end(month.year, month.month).day and month.replace(day=day) >= self.today:
                return fixed(month.replace(day=day))
        return fixed(self.today)

    def _in_so_long(self, at: int, preposition: str) -> _Found | None:
        """`in three weeks`, `dans quinze jours`, `three weeks from now`."""
        number_at = self._fill(at)
        unit = self._word(at, "unit") if self._word(at, "unit") == "half_year" else ""
        count: int | None = 1
        end = at + 1
        if not unit:
            count = self._number(number_at)
            unit_at = number_at + 1
            unit, end = self._word(unit_at, "unit"), unit_at + 1
            if count is not None and not unit and self._word(number_at, "unit") == "half_year":
                unit, end = "half_year", number_at + 1
        hence = self._can(end, "hence")
        if count is None or not unit or not (preposition in ("at", "within") or hence):
            return None
        return (fixed(self._later(unit, count)),), end + 1 if hence else end

    def _later(self, unit: str, count: int) -> date:
        match unit:
            case "day":
                return self.today + count * _DAY
            case "week":
                return self.today + 7 * count * _DAY
            case "month":
                return spots.months_later(self.today, count)
            case "quarter":
                return spots.months_later(self.today, 3 * count)
            case "half_year":
                return spots.months_later(self.today, 6 * count)
            case _:
                return spots.months_later(self.today, 12 * count)

    def _quarter(self, at: int, _: str) -> _Found | None:
        """`Q1`, `T2 2027`, `first quarter of 2027`, `1. Quartal`."""
        number, end = self._number(at, "quarter"), at + 1
        if number is None:
            number = self._number(at, "nth") or self._number(at)
            if self._word(at + 1, "unit") != "quarter" or (self._can(at, "figure") and not self._can(at, "ordinal")):
                return None
            end = at + 2
        if number is None or not 1 <= number <= 4 or self._word(at, "unit"):
            return None
        year, after = self._year(self._fill(end))
        return (_months(3 * number - 2, 3, year),), after if year else end

    def _relative_unit(self, at: int, _: str) -> _Found | None:
        """`next month`, `la semaine prochaine`, `dieses Quartal`."""
        which, unit_at = self._relative(at)
        unit, end = self._word(unit_at, "unit"), unit_at + 1
        if not (which and unit):
            unit = self._word(at, "unit")
            which, end = self._relative(at + 1)
        if not which or unit not in _DIVIDED:
            return None
        return (self._unit_span(unit, _AHEAD[which]),), end

    def _unit_span(self, unit: str, ahead: int) -> Spot:
        """The present week, month, quarter or year, or one of the next."""
        first = self.today.replace(day=1)
        match unit:
            case "week":
                monday = self.today - self.today.weekday() * _DAY + 7 * ahead * _DAY
                return fixed(monday, monday + 4 * _DAY if ahead else monday + 6 * _DAY)
            case "quarter":
                first = spots.months_later(first.replace(month=(self.today.month - 1) // 3 * 3 + 1), 3 * ahead)
                return fixed(first, spots.months_later(first, 3) - _DAY)
            case "year":
                return fixed(date(self.today.year + ahead, 1, 1), date(self.today.year + ahead, 12, 31))
            case _:
                first = spots.months_later(first, ahead)
                return fixed(first, spots.month_end(first.year, first.month))

    def _whole_month(self, at: int, preposition: str) -> _Found | None:
        """`in May`, `May 2027`, `nächsten Mai`."""
        which, month_at = self._relative(at)
        if not which:
            month_at = at
        month = self._number(month_at, "month")
        short = self._number(month_at, "short")
        year, end = self._year(self._fill(month_at + 1))
        end = end if year else month_at + 1
        if month is None and (short is None or not year):
            return None
        sure = preposition or which or year or self._alone(at, end) or self._can(end, "join")
        if self._can(month_at, "doubtful") and not sure:
            return None
        return (in_month(month or short or 1, 1, 31, year),), end

    def _season(self, at: int, preposition: str) -> _Found | None:
        which, season_at = self._relative(at)
        season_at = season_at if which else at
        season = self._word(season_at, "season")
        year, end = self._year(season_at + 1)
        if not season or not (preposition or which or year or self._alone(at, end)):
            return None
        begins = _SEASONS[season]
        if self.place.country in _SOUTH:
            begins = (begins + 5) % 12 + 1
        return (_months(begins, 3, year),), end if year else season_at + 1

    def _feast(self, at: int, _: str) -> _Found | None:
        name = self._word(at, "feast")
        if not name:
            return None
        year, end = self._year(at + 1)
        country, region = self.place.country, self.place.region
        return (Spot(lambda in_year: feast(name, country, region, in_year), year),), end if year else at + 1

    def _day_word(self, at: int, _: str) -> _Found | None:
        days = self._number(at, "day")
        return None if days is None else ((fixed(self.today + days * _DAY),), at + 1)

    def _whole_year(self, at: int, preposition: str) -> _Found | None:
        year = self._number(at, "year")
        if year is None or not preposition:
            return None
        return (fixed(date(year, 1, 1), date(year, 12, 31)),), at + 1

    def _relative(self, at: int) -> tuple[str, int]:
        """`next`, `this` or the one after next, and the place behind it."""
        which = self._word(at, "relative")
        return (which, at + 1) if which in _AHEAD else ("", at)

    def _month(self, at: int) -> int | None:
        """A month beside a day: short ones and doubtful ones will do."""
        named = self._number(at, "month")
        return named if named is not None else self._number(at, "short")

    def _year(self, at: int) -> tuple[int | None, int]:
        year = self._number(at, "year")
        return year, at if year is None else at + 1

    def _comma(self, at: int) -> int:
        return at + 1 if self._can(at, "fill") else at

    def _fill(self, at: int) -> int:
        while self._can(at, "fill") and not self._can(at, "relative"):
            # "a week": there it is a number.
            if self._number(at) is not None and self._word(at + 1, "unit"):
                break
            at += 1
        return at

    def _alone(self, at: int, end: int) -> bool:
        """Is there nothing else in the sentence?"""
        return (at == 0 or self._breaks(at - 1)) and (end >= len(self.tokens) or self._breaks(end))

    def _closes(self, at: int) -> bool:
        token = self._at(at)
        return token is None or token.breaks or not token.can or self._can(at, "join") or self._can(at, "and")

    def _breaks(self, at: int) -> bool:
        token = self._at(at)
        return token is not None and token.breaks

    def _at(self, at: int) -> Token | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def _can(self, at: int, kind: str) -> bool:
        token = self._at(at)
        return token is not None and kind in token.can

    def _number(self, at: int, kind: str = "number") -> int | None:
        token = self._at(at)
        return token.number(kind) if token else None

    def _word(self, at: int, kind: str) -> str:
        token = self._at(at)
        return token.word(kind) if token else ""


def _months(first: int, count: int, year: int | None) -> Spot:
    """So many months from the first of one on."""

    def of(in_year: int) -> spots.Span:
        begins = date(in_year, first, 1)
        return begins, spots.months_later(begins, count) - _DAY

    return Spot(of, year)
