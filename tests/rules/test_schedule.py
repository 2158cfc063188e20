"""Moments in a candidate's day: working days, holidays, clock changes, unknown zones."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.schedule import (
    after_working_days,
    follow_up_moments,
    is_open,
    is_working_day,
    local_moment,
    next_morning,
    zone_of,
)

BERLIN = ZoneInfo("Europe/Berlin")
zones = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})).map(ZoneInfo)
countries = st.sampled_from(["DE", "GB", "US", "FR", "IN", "SA", "IL", "JP", "ZZ", ""])
moments = st.datetimes(datetime(2025, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 -- Hypothesis wants bounds without zone


def test_a_note_sent_on_the_last_friday_before_christmas_is_followed_up_after_the_holidays() -> None:
    sent = datetime(2026, 12, 18, 15, tzinfo=UTC)
    first, second = follow_up_moments(sent, (10, 4), "DE", BERLIN, region="BE")
    assert first == datetime(2026, 12, 24, 8, tzinfo=UTC)
    assert second == datetime(2027, 1, 5, 8, tzinfo=UTC)


def test_a_public_holiday_is_no_working_day_there_only() -> None:
    assert not is_working_day(date(2026, 10, 3), "DE")
    assert not is_working_day(date(2026, 7, 3), "US")
    assert is_working_day(date(2026, 7, 3), "GB")


def test_the_weekend_is_where_it_is_there() -> None:
    friday, sunday = date(2026, 6, 5), date(2026, 6, 7)
    assert is_working_day(friday, "GB")
    assert not is_working_day(friday, "SA")
    assert is_working_day(sunday, "SA")


def test_a_time_that_the_clock_change_skips_moves_forward() -> None:
    assert local_moment(date(2026, 3, 29), time(2, 30), BERLIN) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_of_a_time_that_comes_twice_the_first_counts() -> None:
    assert local_moment(date(2026, 10, 25), time(2, 30), BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("timezone", "country", "zone"),
    [
        ("Europe/London", "US", "Europe/London"),
        ("", "DE", "Europe/Berlin"),
        ("Nowhere/Town", "JP", "Asia/Tokyo"),
        ("", "", "UTC"),
    ],
)
def test_an_unknown_zone_is_guessed_from_the_country(timezone: str, country: str, zone: str) -> None:
    assert str(zone_of(timezone, country)) == zone


@given(moments, st.integers(min_value=1, max_value=15), countries, zones)
def test_a_follow_up_falls_into_a_working_morning_later_than_the_note(
    sent: datetime, days: int, country: str, zone: ZoneInfo
) -> None:
    at = after_working_days(sent, days, country, zone)
    local = at.astimezone(zone)
    assert at > sent
    assert is_working_day(local.date(), country)
    assert (local.hour, local.minute) == (9, 0) or local_moment(local.date(), time(9), zone) == at


@given(moments, countries, zones)
def test_the_next_morning_is_later_and_within_working_time(after: datetime, country: str, zone: ZoneInfo) -> None:
    at = next_morning(after, country, zone)
    assert at > after
    assert is_open(at, country, zone)
    assert at - after < timedelta(days=15)


@given(moments, countries, zones)
def test_a_sequence_keeps_its_order(sent: datetime, country: str, zone: ZoneInfo) -> None:
    planned = follow_up_moments(sent, (4, 10, 1), country, zone)
    assert planned == sorted(set(planned))
