"""Moments in a candidate's day: working days, holidays, absences, clock changes, unknown zones."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.follow_up import spread
from bot.rules.place import Place, placed
from bot.rules.schedule import (
    Absence,
    Never,
    after_working_days,
    following,
    is_open,
    local_moment,
    next_morning,
    sequence,
)
from bot.rules.working_days import Off, free_day, holiday_name, region_of, unfit_day
from db.tables import FollowUp, FollowUpStatus
from tests.rules.places import COUNTRIES, ZONES

BERLIN = ZoneInfo("Europe/Berlin")
IN_BERLIN = placed("DE", "BE", "Europe/Berlin")
LONDON = placed("GB", "ENG", "Europe/London")
FRIDAY_BEFORE_CHRISTMAS = datetime(2026, 12, 18, 15, tzinfo=UTC)

zones = st.sampled_from(ZONES)
countries = st.sampled_from(["DE", "GB", "US", "FR", "IN", "SA", "IL", "JP", "RU", "ZZ", ""])
moments = st.datetimes(datetime(2025, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 -- Hypothesis wants bounds without zone
somewhere = st.one_of(
    st.builds(placed, countries, st.just(""), zones),
    st.builds(placed, st.sampled_from(COUNTRIES)),
    st.just(IN_BERLIN),
)


def days_at(place: Place, *at: datetime) -> list[date]:
    return [moment.astimezone(place.zone).date() for moment in at]


def test_a_note_of_the_last_friday_before_christmas_is_followed_up_after_the_holidays() -> None:
    first, second = sequence(FRIDAY_BEFORE_CHRISTMAS, (10, 4), IN_BERLIN)
    assert first.at == datetime(2026, 12, 28, 8, tzinfo=UTC)
    assert second.at == datetime(2027, 1, 5, 8, tzinfo=UTC)
    assert [(one.day.day, one.why) for one in first.moved_past] == [
        (24, Off.EVE),
        (25, Off.HOLIDAY),
        (26, Off.HOLIDAY),
        (27, Off.WEEKEND),
    ]


def test_the_regions_holidays_count_where_they_are() -> None:
    epiphany, corpus_christi = date(2027, 1, 6), date(2026, 6, 4)
    assert free_day(epiphany, "DE", "BW") is Off.HOLIDAY
    assert free_day(epiphany, "DE", "BE") is None
    assert unfit_day(epiphany, "DE", "BE") is None
    sent = datetime(2026, 5, 29, 12, tzinfo=UTC)
    assert days_at(IN_BERLIN, after_working_days(sent, 4, IN_BERLIN).at) == [corpus_christi]
    munich = placed("DE", "BY", "Europe/Berlin")
    assert days_at(munich, after_working_days(sent, 4, munich).at) == [corpus_christi + timedelta(days=1)]


def test_with_an_unknown_region_a_holiday_of_any_is_avoided_and_counts() -> None:
    epiphany, unknown = date(2027, 1, 6), placed("DE", "", "Europe/Berlin")
    assert free_day(epiphany, "DE") is None
    assert unfit_day(epiphany, "DE") is Off.PART
    sent = datetime(2027, 1, 4, 12, tzinfo=UTC)
    two, three = sequence(sent, (2, 3), unknown)
    assert days_at(unknown, two.at, three.at) == [date(2027, 1, 7), date(2027, 1, 8)]


def test_a_public_holiday_is_no_working_day_there_only() -> None:
    assert free_day(date(2026, 10, 3), "DE") is Off.HOLIDAY
    assert free_day(date(2026, 7, 3), "US") is Off.HOLIDAY
    assert free_day(date(2026, 7, 3), "GB") is None


@pytest.mark.parametrize(
    ("day", "country"),
    [
        (date(2026, 6, 19), "SE"),  # Midsummer Eve, free by custom
        (date(2026, 12, 24), "US"),
        (date(2026, 12, 31), "FR"),
        (date(2026, 4, 3), "AT"),  # Good Friday, a bank holiday there
    ],
)
def test_what_is_half_free_is_a_working_day_and_nobody_is_written_to(day: date, country: str) -> None:
    assert free_day(day, country) is None
    assert unfit_day(day, country) is Off.EVE


def test_the_eve_of_a_feast_that_is_not_kept_there_is_a_day_like_others() -> None:
    assert unfit_day(date(2026, 12, 24), "JP") is None


def test_the_weekend_is_where_it_is_there() -> None:
    friday, sunday = date(2026, 6, 5), date(2026, 6, 7)
    assert unfit_day(friday, "GB") is None
    assert free_day(friday, "SA") is Off.WEEKEND
    assert unfit_day(sunday, "SA") is None
    assert unfit_day(friday, "") is Off.ELSEWHERE
    assert [free_day(date(2026, 6, day), "HK") for day in (6, 7)] == [Off.WEEKEND, Off.WEEKEND]


def test_a_holiday_is_called_as_the_reader_calls_it_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", "uk")
    christmas, andrew = date(2026, 12, 25), date(2026, 11, 30)
    assert holiday_name(christmas, "DE", "BE", "de") == "Erster Weihnachtstag"
    assert holiday_name(christmas, "DE", "BE", "en") == "Christmas Day"
    assert "Andrew" in holiday_name(andrew, "GB", "", "en")
    assert holiday_name(andrew, "GB", "ENG", "en") == ""


@pytest.mark.parametrize(
    ("typed", "country", "region"),
    [
        ("BE", "DE", "BE"),
        ("de-be", "DE", "BE"),
        ("Berlin", "DE", "BE"),
        ("Scotland", "GB", "SCT"),
        ("US-CA", "US", "CA"),
        ("IDF", "FR", "IDF"),
        ("AB", "SE", "AB"),
        ("", "DE", ""),
        ("XX", "DE", None),
        ("Middle-earth", "SE", None),
        ("BE", "", None),
    ],
)
def test_a_region_is_read_as_people_write_it(typed: str, country: str, region: str | None) -> None:
    assert region_of(typed, country) == region


def test_a_region_left_from_another_country_says_nothing() -> None:
    assert placed("GB", "BE", "Europe/London") == placed("GB", "", "Europe/London")


def test_a_moment_moves_past_the_executives_absence_and_the_next_one_after_it() -> None:
    sent = datetime(2026, 6, 1, 12, tzinfo=UTC)
    away = [Absence(date(2026, 6, 5), date(2026, 6, 16), BERLIN)]
    planned = sequence(sent, (4, 10), IN_BERLIN, away=away)
    assert days_at(IN_BERLIN, *(one.at for one in planned)) == [date(2026, 6, 17), date(2026, 6, 18)]
    assert {one.why for one in planned[0].moved_past} == {Off.AWAY, Off.WEEKEND}


def test_an_absence_is_counted_in_the_executives_own_zone() -> None:
    tokyo, los_angeles = placed("JP", "", "Asia/Tokyo"), ZoneInfo("America/Los_Angeles")
    sent = datetime(2026, 6, 1, 12, tzinfo=UTC)
    # Nine in Tokyo on the 5th is the evening of the 4th in Los Angeles.
    away = [Absence(date(2026, 6, 4), date(2026, 6, 4), los_angeles)]
    assert days_at(tokyo, after_working_days(sent, 4, tokyo, away=away).at) == [date(2026, 6, 8)]
    away = [Absence(date(2026, 6, 5), date(2026, 6, 5), los_angeles)]
    assert days_at(tokyo, after_working_days(sent, 4, tokyo, away=away).at) == [date(2026, 6, 5)]


def test_an_absence_without_end_has_no_moment_after_it() -> None:
    away = [Absence(date(2026, 1, 1), date(2099, 1, 1), BERLIN)]
    with pytest.raises(Never):
        sequence(FRIDAY_BEFORE_CHRISTMAS, (4,), IN_BERLIN, away=away)


def test_a_time_that_the_clock_change_skips_moves_forward() -> None:
    assert local_moment(date(2026, 3, 29), time(2, 30), BERLIN) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_of_a_time_that_comes_twice_the_first_counts() -> None:
    assert local_moment(date(2026, 10, 25), time(2, 30), BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_it_is_nine_there_on_both_sides_of_a_clock_change() -> None:
    before, after = sequence(datetime(2026, 3, 25, 12, tzinfo=UTC), (1, 3), IN_BERLIN)
    assert (before.at.hour, after.at.hour) == (8, 7)


@pytest.mark.parametrize(
    ("timezone", "country", "shown", "guessed"),
    [
        ("Europe/London", "US", "Europe/London", False),
        ("", "DE", "Europe/Berlin", False),
        ("Nowhere/Town", "JP", "Asia/Tokyo", False),
        ("", "US", "America/Phoenix", True),
        ("", "", "UTC", True),
    ],
)
def test_an_unknown_zone_is_guessed_from_the_country(timezone: str, country: str, shown: str, guessed: bool) -> None:
    place = placed(country, "", timezone)
    assert (str(place.zone), place.guessed) == (shown, guessed)


def test_the_guess_is_an_hour_that_is_working_time_all_over_the_country() -> None:
    at = after_working_days(datetime(2026, 6, 1, 12, tzinfo=UTC), 4, placed("US")).at
    for name in ("Pacific/Honolulu", "America/Los_Angeles", "America/Chicago", "America/New_York"):
        assert is_open(at, placed("US", "", name)), name


def test_an_unknown_country_follows_from_the_zone() -> None:
    assert placed("", "", "Europe/Berlin").country == "DE"
    assert placed("", "", "US/Eastern").country == "US"
    assert placed("", "", "Etc/GMT+5").country == ""


def test_a_house_may_begin_earlier_or_later_than_nine() -> None:
    for hour in (7, 8, 12):
        for place in (LONDON, placed("US")):
            at = next_morning(datetime(2026, 6, 1, 12, tzinfo=UTC), place, hour)
            assert is_open(at, place, hour)
    assert not is_open(next_morning(datetime(2026, 6, 1, 12, tzinfo=UTC), LONDON, 8), LONDON)


@pytest.mark.parametrize("late", [0, 1, 3, 20])
def test_what_left_late_moves_the_next_one_by_as_many_working_days(late: int) -> None:
    first = datetime(2026, 6, 1, 12, tzinfo=UTC)
    planned = sequence(first, (4, 10), LONDON)[0].at
    left = after_working_days(planned, late, LONDON).at if late else planned + timedelta(hours=3)
    ahead = following([first, left], (4, 10), LONDON)
    assert ahead is not None
    assert ahead.at == after_working_days(first, 10 + late, LONDON).at
    assert ahead.at == after_working_days(left, 6, LONDON).at


def test_a_day_that_was_moved_past_a_holiday_does_not_move_the_rest() -> None:
    first, second = sequence(FRIDAY_BEFORE_CHRISTMAS, (4, 10), IN_BERLIN)
    ahead = following([FRIDAY_BEFORE_CHRISTMAS, first.at], (4, 10), IN_BERLIN)
    assert ahead is not None
    assert ahead.at == second.at


def test_after_a_downtime_a_few_at_once_and_a_few_each_morning() -> None:
    waiting = [
        FollowUp(
            id=f"plan_{number}",
            thread_id="thread",
            executive_id="mara",
            candidate_id="cand",
            after_note_id="note",
            ordinal=1,
            status=FollowUpStatus.SCHEDULED,
            planned_for=FRIDAY_BEFORE_CHRISTMAS,
        )
        for number in range(8)
    ]
    put_off = {plan.id: mornings for plan, mornings in spread(waiting)}
    assert put_off == {"plan_3": 1, "plan_4": 1, "plan_5": 1, "plan_6": 2, "plan_7": 2}


def test_after_the_last_there_is_nothing() -> None:
    sent = [datetime(2026, 6, day, 12, tzinfo=UTC) for day in (1, 8, 15)]
    assert following(sent, (4, 10), LONDON) is None
    assert following(sent[:1], (), LONDON) is None


@given(moments, st.integers(min_value=1, max_value=15), somewhere)
def test_a_follow_up_falls_into_a_working_morning_later_than_the_note(sent: datetime, days: int, place: Place) -> None:
    moment = after_working_days(sent, days, place)
    assert moment.at > sent
    assert is_open(moment.at, place)
    # So many days lie between, no more and no fewer, that are working days there.
    day, counted = sent.astimezone(place.zone).date(), 0
    landed = moment.moved_past[0].day if moment.moved_past else moment.at.astimezone(place.zone).date()
    while day < landed:
        day += timedelta(days=1)
        counted += free_day(day, place.country, place.region) is None
    assert counted == days


@given(moments, somewhere)
def test_the_next_morning_is_later_and_within_working_time(after: datetime, place: Place) -> None:
    at = next_morning(after, place)
    assert at > after
    assert is_open(at, place)
    assert at - after < timedelta(days=20)


@given(moments, somewhere, st.lists(st.tuples(st.dates(date(2025, 1, 1), date(2030, 2, 1)), st.integers(0, 30))))
def test_a_sequence_keeps_its_order_and_no_two_share_a_day(
    sent: datetime, place: Place, absences: list[tuple[date, int]]
) -> None:
    away = [Absence(first, first + timedelta(days=more), place.zone) for first, more in absences]
    planned = [moment.at for moment in sequence(sent, (4, 10, 1, 5), place, away=away)]
    assert planned == sorted(planned)
    assert len(set(days_at(place, *planned))) == 4
    assert not any(absence.holds(at) for absence in away for at in planned)
    assert all(is_open(at, place) for at in planned)
