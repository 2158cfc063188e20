"""Days as people say them, in four languages: what they mean, what cannot be told apart, and what has passed."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.days import Days, read_days, readings
from bot.rules.place import placed

#: a Tuesday
TODAY = date(2026, 11, 24)
LONDON = placed("GB", "ENG", "Europe/London")

SAID = [
    ("GB", "my vest is on 14 March", "on 14 March", "2027-03-14"),
    ("GB", "March 14th, 2028", "March 14th, 2028", "2028-03-14"),
    ("GB", "2027-03-14", "2027-03-14", "2027-03-14"),
    ("DE", "am 14.3. um zehn", "am 14.3.", "2027-03-14"),
    ("DE", "14. März 2027", "14. März 2027", "2027-03-14"),
    ("DE", "Maerz 2027", "Maerz 2027", "2027-03-01..2027-03-31"),
    ("FR", "le 1er mars", "le 1er mars", "2027-03-01"),
    ("ES", "mi preaviso termina el 30 de abril", "el 30 de abril", "2027-04-30"),
    ("FR", "mon préavis se termine fin juin", "fin juin", "2027-06-21..2027-06-30"),
    ("DE", "nach Ostern", "nach Ostern", "2027-03-30..2027-04-12"),
    ("GR", "after Easter", "after Easter", "2027-05-04..2027-05-17"),
    ("DE", "über Pfingsten", "über Pfingsten", "2027-05-16..2027-05-17"),
    ("DE", "nach Christi Himmelfahrt", "nach Christi Himmelfahrt", "2027-05-07..2027-05-20"),
    ("FR", "après Noël", "après Noël", "2026-12-27..2027-01-09"),
    ("ES", "después de Semana Santa", "después de Semana Santa", "2027-03-30..2027-04-12"),
    ("US", "after Thanksgiving", "after Thanksgiving", "2026-11-30..2026-12-13"),
    ("CA", "at Thanksgiving", "at Thanksgiving", "2027-10-11..2027-10-14"),
    ("CN", "after Chinese New Year", "after Chinese New Year", "2027-02-13..2027-02-26"),
    ("KR", "after Lunar New Year", "after Lunar New Year", "2027-02-14..2027-02-27"),
    ("GB", "after Chinese New Year", "after Chinese New Year", "2027-02-13..2027-02-26"),
    ("DE", "zwischen Weihnachten und Neujahr", "zwischen Weihnachten und Neujahr", "2026-12-24..2027-01-01"),
    ("DE", "Ende Q1", "Ende Q1", "2027-03-21..2027-03-31"),
    ("GB", "Q1/2027", "Q1/2027", "2027-01-01..2027-03-31"),
    ("FR", "au premier trimestre", "au premier trimestre", "2027-01-01..2027-03-31"),
    ("DE", "im 1. Quartal", "im 1. Quartal", "2027-01-01..2027-03-31"),
    ("GB", "in three weeks", "in three weeks", "2026-12-15"),
    ("DE", "in 14 Tagen", "in 14 Tagen", "2026-12-08"),
    ("FR", "dans quinze jours", "dans quinze jours", "2026-12-09"),
    ("ES", "dentro de tres semanas", "dentro de tres semanas", "2026-12-15"),
    ("GB", "in half a year", "in half a year", "2027-05-24"),
    ("GB", "I'm free from May", "from May", "2027-05-01..2027-05-31"),
    ("DE", "bitte nicht vor Mai", "vor Mai", "2027-05-01..2027-05-31"),
    ("GB", "before May", "before May", "2027-04-17..2027-04-30"),
    ("GB", "mid-June", "mid-June", "2027-06-11..2027-06-20"),
    ("ES", "a principios de abril", "principios de abril", "2027-04-01..2027-04-10"),
    ("GB", "end of next month", "end of next month", "2026-12-21..2026-12-31"),
    ("DE", "Anfang nächsten Jahres", "Anfang nächsten Jahres", "2027-01-01..2027-01-31"),
    ("DE", "zum Jahresende", "zum Jahresende", "2026-12-01..2026-12-31"),
    ("FR", "la semaine prochaine", "semaine prochaine", "2026-11-30..2026-12-04"),
    ("ES", "el mes que viene", "el mes que viene", "2026-12-01..2026-12-31"),
    ("GB", "in the spring", "in the spring", "2027-03-01..2027-05-31"),
    ("NZ", "in the autumn", "in the autumn", "2027-03-01..2027-05-31"),
    ("GB", "on Friday", "on Friday", "2026-11-27"),
    ("GB", "on the 14th", "on the 14th", "2026-12-14"),
    ("GB", "today", "today", "2026-11-24"),
    ("GB", "29 February", "29 February", "2028-02-29"),
    # From one to another.
    ("GB", "23 Dec to 2 Jan", "23 Dec to 2 Jan", "2026-12-23..2027-01-02"),
    ("DE", "23.12.–2.1.", "23.12.–2.1.", "2026-12-23..2027-01-02"),
    ("GB", "2026-12-23..2027-01-02", "2026-12-23..2027-01-02", "2026-12-23..2027-01-02"),
    ("DE", "vom 3. bis 14. August", "vom 3. bis 14. August", "2027-08-03..2027-08-14"),
    ("FR", "du 3 au 14 août", "3 au 14 août", "2027-08-03..2027-08-14"),
    ("GB", "3-14 August", "3-14 August", "2027-08-03..2027-08-14"),
    ("GB", "28 to 3 March", "28 to 3 March", "2027-02-28..2027-03-03"),
    ("US", "Nov 30 - Dec 4", "Nov 30 - Dec 4", "2026-11-30..2026-12-04"),
    ("DE", "Mo bis Fr", "Mo bis Fr", "2026-11-30..2026-12-04"),
    ("GB", "tomorrow to Friday", "tomorrow to Friday", "2026-11-25..2026-11-27"),
    ("GB", "20 Nov to 1 Dec", "20 Nov to 1 Dec", "2026-11-24..2026-12-01"),
]


def days(written: str) -> Days:
    first, _, last = written.partition("..")
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(("country", "said", "words", "meant"), SAID, ids=[said for _, said, _, _ in SAID])
def test_days_are_understood_with_the_words_they_rest_on(country: str, said: str, words: str, meant: str) -> None:
    found = readings(said, TODAY, placed(country))
    assert [(one.words, one.days) for one in found] == [(words, (days(meant),))]
    assert said[found[0].start : found[0].end] == words


@pytest.mark.parametrize(
    "said",
    [
        "", "hello there", "I may be away", "we march on", "open 24/7", "version 1.2.3", "31 June", "14.5 percent",
        "three weeks ago", "vor drei Wochen", "il y a trois semaines", "last month", "letzten Montag", "in a few weeks",
        "in ein paar Wochen", "Guten Morgen", "call 0207 946 0958", "until further notice", "mon travail", "year 3021",
        "my team of 12", "2nd place", "14 March 2099",
    ],
)  # fmt: skip
def test_what_is_no_day_to_come_is_left_alone(said: str) -> None:
    assert read_days(said, TODAY, LONDON) is None


@pytest.mark.parametrize("said", ["14 March 2025", "3 June 2026", "1.1.2026", "from 1 to 5 May 2026", "Easter 2026"])
def test_what_has_passed_is_told_from_what_is_not_understood(said: str) -> None:
    found = read_days(said, TODAY, LONDON)
    assert found is not None
    assert found.days == ()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("03/04", ["2027-04-03", "2027-03-04"]),
        ("on 3/4/2027", ["2027-04-03", "2027-03-04"]),
        # Said on a Tuesday: this week's, or the one after.
        ("next Friday", ["2026-11-27", "2026-12-04"]),
    ],
)
def test_what_nobody_can_tell_apart_is_not_guessed(said: str, meant: list[str]) -> None:
    found = read_days(said, TODAY, LONDON)
    assert found is not None
    assert list(found.days) == [days(one) for one in meant]


@pytest.mark.parametrize(("said", "meant"), [("14/3", "2027-03-14"), ("3/14", "2027-03-14"), ("4/4", "2027-04-04")])
def test_a_slash_is_plain_where_only_one_order_can_be(said: str, meant: str) -> None:
    found = read_days(said, TODAY, LONDON)
    assert found is not None
    assert found.days == (days(meant),)


def test_a_not_before_it_is_told() -> None:
    assert [one.denied for one in readings("not on 14 March", TODAY, LONDON)] == [True]
    assert [one.denied for one in readings("No. On 14 March", TODAY, LONDON)] == [False]


some_day = st.dates(date(2020, 1, 1), date(2035, 12, 31))
pieces = st.sampled_from(
    [
        "14", "3.", "31", "2027", "May", "März", "juin", "de", "to", "bis", "-", "–", "..", "Q1", "end of", "Ende", "next",
        "nächste", "week", "Monat", "in", "three", "dans", "Easter", "Weihnachten", "Thanksgiving", "not", "vor", "after",
        "Friday", "Mo", "03/04", "23.12.", "2026-02-30", "99/99", "0", "a", "ago", "winter", "chinese new year", "the",
        "29", "February", ",", ".", "half a year", "\u0000", "İ", "ß", "2\u0665", "²",
    ]
)  # fmt: skip
lines = st.one_of(
    st.text(max_size=60), st.lists(pieces, max_size=8).map(" ".join), st.lists(pieces, max_size=6).map("".join)
)
places = st.sampled_from([placed(code) for code in ("GB", "DE", "US", "GR", "CN", "AU", "IL", "SA", "")])


@given(lines, some_day, places)
def test_whatever_is_said_it_never_fails_and_never_gives_a_past_day(said: str, today: date, place: object) -> None:
    for found in readings(said, today, place):  # type: ignore[arg-type]
        assert found.words
        for one in found.days:
            assert today <= one.first <= one.last <= today + timedelta(days=11 * 366)


@given(
    st.dates(date.min, date.max),
    st.sampled_from(["14 March", "Easter", "next year", "end of the month", "in 999 years"]),
)
def test_no_day_of_the_calendar_is_too_early_or_too_late(today: date, said: str) -> None:
    readings(said, today, LONDON)


@given(some_day, st.integers(0, 3000), st.sampled_from(["en", "de", "fr", "es"]), st.booleans())
def test_a_day_written_out_in_each_language_comes_back(today: date, ahead: int, language: str, named: bool) -> None:
    day = today + timedelta(days=ahead)
    written = format_date(day, "full" if named else "long", locale=language)
    found = read_days(written, today, LONDON)
    assert found is not None
    assert found.days == (Days(day, day),)


@given(some_day, st.integers(0, 364), st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d.%m.", "%d %B", "%B %d", "%d %b"]))
def test_a_day_in_figures_comes_back_with_or_without_its_year(today: date, ahead: int, form: str) -> None:
    day = today + timedelta(days=ahead)
    found = read_days(day.strftime(form), today, LONDON)
    assert found is not None
    assert found.days == (Days(day, day),)


@given(some_day, st.integers(0, 300), st.integers(1, 60), st.sampled_from([" to ", " bis ", " - ", "–", " through "]))
def test_two_days_make_a_range_in_the_right_years(today: date, ahead: int, length: int, join: str) -> None:
    first = today + timedelta(days=ahead)
    last = first + timedelta(days=length)
    found = read_days(f"{first.strftime('%d %b')}{join}{last.strftime('%d %b')}", today, LONDON)
    assert found is not None
    assert found.days == (Days(first, last),)
