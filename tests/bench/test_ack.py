"""A slash command with its durable write is acknowledged sooner than Bolt's guide acknowledges without one.

On a machine that does nothing else: the guide's Bolt sleeps most of its time, so that a busy one slows all but it.
"""

import pytest

from tests.bench.ack import Measured, measure, ratio, report


@pytest.mark.bench
async def test_the_acknowledgement_is_fast_and_holds_under_load() -> None:
    found = await measure()
    print(f"\n{report(found)}")
    assert ratio(found, "note", "documented", 1, 0.5) < 1
    assert ratio(found, "help", "documented", 1, 0.5) < 0.5
    # What the adapter adds to the fastest Bolt, under load.
    assert ratio(found, "adapter", "tuned", 32, 0.99) < 1.5
    # Slack waits three seconds.
    assert all(each.at(0.99) < 3000 for each in found)


def test_a_share_of_the_times_is_what_so_many_requests_needed() -> None:
    measured = Measured("x", 1, [float(number) for number in range(1, 101)])
    assert (measured.at(0.5), measured.at(0.99), measured.at(1)) == (51, 100, 100)
