"""The schedule in every zone of the IANA database and in every country, over five years. `make bench` tries every day."""

from zoneinfo import ZoneInfo

import pytest

from bot.rules.place import placed
from bot.rules.working_days import known_regions
from tests.rules.places import COUNTRIES, ZONES, Oracle, broken, days_around_changes, every_day

#: each zone is tried on every so manieth day and around its clock changes; the zones begin on different ones
STEP = 30


def test_in_every_zone_it_is_within_the_window_on_a_working_day_in_order_and_never_twice() -> None:
    tried = 0
    oracles: dict[str, Oracle] = {}
    # By country, since a country's calendar is put together once.
    for number, (country, name) in enumerate(sorted((placed("", "", name).country, name) for name in ZONES)):
        oracle = oracles.setdefault(country, Oracle(country))
        place = placed("", "", name)
        for day in sorted({*every_day(STEP, number % STEP), *days_around_changes(ZoneInfo(name))[number % 6 :: 6]}):
            assert not (wrong := broken(place, oracle, day, hour=number % 24)), wrong
            tried += 1
    print(f"{tried} sequences in {len(ZONES)} zones")
    assert len(ZONES) > 590
    assert tried > 40_000


def test_in_every_country_the_guess_is_open_in_all_its_zones_and_no_holiday_of_the_country() -> None:
    for country in COUNTRIES:
        oracle, place = Oracle(country), placed(country)
        for day in every_day(61, len(country)):
            assert not (wrong := broken(place, oracle, day)), wrong


@pytest.mark.parametrize("country", ["DE", "GB", "US", "CH", "ES", "AU", "CA", "BR"])
def test_in_every_region_no_holiday_of_the_region(country: str) -> None:
    for region in known_regions(country):
        oracle, place = Oracle(country, region), placed(country, region)
        for day in every_day(17):
            assert not (wrong := broken(place, oracle, day)), wrong


def test_without_a_country_no_day_that_is_a_weekend_in_many() -> None:
    place, oracle = placed(""), Oracle("")
    oracle.weekend = {4, 5, 6}
    for day in every_day():
        assert not (wrong := broken(place, oracle, day)), wrong
