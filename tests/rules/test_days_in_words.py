"""Days that people type are the days they mean, in both languages; what could be two days is none."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.days_in_words import FARTHEST, read_day, read_span

#: a Tuesday
TODAY = date(2026, 11, 24)
DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))
AHEAD = st.integers(0, 364)
#: how people write a day, in babel's patterns; with and without its year
WITH_YEAR = {
    "en": ("d MMMM y", "MMMM d, y", "MMM d y", "d MMM y", "EEE d MMMM y", "y-MM-dd"),
    "de": ("d. MMMM y", "dd.MM.y", "d.M.yy", "EEEE, d. MMMM y", "d MMM y"),
}
WITHOUT_YEAR = {"en": ("d MMMM", "MMMM d", "d MMM", "MMM d"), "de": ("d. MMMM", "d.M.", "dd.MM.", "d. MMM")}
JOINS = {
    "en": ("{} to {}", "{} – {}", "{} until {}", "from {} to {}"),
    "de": ("{} bis {}", "vom {} bis zum {}", "{}–{}"),
}


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("23 Dec to 2 Jan", date(2026, 12, 23), date(2027, 1, 2)),
        ("23.12.-2.1.", date(2026, 12, 23), date(2027, 1, 2)),
        ("23. bis 27. Dezember", date(2026, 12, 23), date(2026, 12, 27)),
        ("December 23 to 27", date(2026, 12, 23), date(2026, 12, 27)),
        ("2026-12-23..2027-01-02", date(2026, 12, 23), date(2027, 1, 2)),
        ("Fri 24 December 2027", date(2027, 12, 24), date(2027, 12, 24)),
        ("tomorrow", date(2026, 11, 25), date(2026, 11, 25)),
        ("morgen bis Freitag", date(2026, 11, 25), date(2026, 11, 27)),
        ("next week", date(2026, 11, 30), date(2026, 12, 4)),
        ("diese Woche", date(2026, 11, 24), date(2026, 11, 27)),
        ("until Friday", date(2026, 11, 24), date(2026, 11, 27)),
        ("from Monday to Wednesday", date(2026, 11, 30), date(2026, 12, 2)),
        ("nächsten Dienstag", date(2026, 12, 1), date(2026, 12, 1)),
        ("in zwei Wochen", date(2026, 12, 8), date(2026, 12, 8)),
        # already begun
        ("20 to 27 November", date(2026, 11, 20), date(2026, 11, 27)),
    ],
)
def test_what_people_type_is_what_they_mean(typed: str, first: date, last: date) -> None:
    assert read_span(typed, TODAY) == (first, last)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "3/4",
        "31 February",
        "Mon 24 November 2026",
        "2 Jan 2027 to 23 Dec 2026",
        "until yesterday",
        "may",
        "in 0 days",
    ],
)
def test_what_names_no_day_or_two_is_none(typed: str) -> None:
    assert read_span(typed, TODAY) is None


@given(today=DAYS, ahead=AHEAD, data=st.data())
def test_a_day_with_its_year_is_read_as_it_was_written(today: date, ahead: int, data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(sorted(WITH_YEAR)))
    pattern = data.draw(st.sampled_from(WITH_YEAR[language]))
    day = today + timedelta(days=ahead)
    assert read_day(format_date(day, pattern, locale=language), today) == day


@given(today=DAYS, ahead=AHEAD, data=st.data())
def test_a_day_without_its_year_is_the_next_one(today: date, ahead: int, data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(sorted(WITHOUT_YEAR)))
    pattern = data.draw(st.sampled_from(WITHOUT_YEAR[language]))
    day = today + timedelta(days=ahead)
    assert read_day(format_date(day, pattern, locale=language), today) == day


@given(today=DAYS, ahead=AHEAD, long=st.integers(1, 300), data=st.data())
def test_from_one_day_to_another(today: date, ahead: int, long: int, data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(sorted(JOINS)))
    pattern = data.draw(st.sampled_from(WITHOUT_YEAR[language]))
    join = data.draw(st.sampled_from(JOINS[language]))
    first = today + timedelta(days=ahead)
    last = first + timedelta(days=long)
    typed = join.format(*(format_date(day, pattern, locale=language) for day in (first, last)))
    assert read_span(typed, today) == (first, last)


@given(typed=st.text(max_size=60), today=DAYS)
def test_whatever_is_typed_it_is_days_in_order_or_none(typed: str, today: date) -> None:
    span = read_span(typed, today)
    if span is not None:
        assert span[0] <= span[1]
        assert abs(span[0] - today).days <= FARTHEST
