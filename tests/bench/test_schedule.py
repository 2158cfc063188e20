"""The schedule on every day of five years in every zone of the IANA database; `make bench` runs it, about a minute."""

import time

import pytest

from bot.rules.place import placed
from tests.rules.places import ZONES, Oracle, broken, every_day

pytestmark = pytest.mark.bench


def test_every_zone_and_every_day_of_five_years() -> None:
    started, tried = time.process_time(), 0
    oracles: dict[str, Oracle] = {}
    for number, (country, name) in enumerate(sorted((placed("", "", name).country, name) for name in ZONES)):
        oracle = oracles.setdefault(country, Oracle(country))
        place = placed("", "", name)
        for day in every_day():
            assert not (wrong := broken(place, oracle, day, hour=(number + day.day) % 24)), wrong
            tried += 1
    spent = time.process_time() - started
    print(f"\n{tried:,} sequences of two moments in {len(ZONES)} zones, none broken: {spent:.0f} s of CPU time")
    assert tried == len(ZONES) * 1826
