"""A slash command with its durable write is acknowledged sooner than Bolt's guide acknowledges without one."""

import pytest

from tests.bench.ack import Measured, measure, report


@pytest.mark.bench
async def test_the_acknowledgement_is_fast_and_holds_under_load() -> None:
    found = await measure()
    print(f"\n{report(found)}")
    at = {(each.name, each.concurrency): each for each in found}

    def ratio(name: str, base: str, concurrency: int, share: float) -> float:
        return at[name, concurrency].at(share) / at[base, concurrency].at(share)

    assert ratio("help", "documented", 1, 0.5) < 1
    # Slack waits three seconds.
    assert all(each.at(0.99) < 3000 for each in found)


def test_a_share_of_the_times_is_what_so_many_requests_needed() -> None:
    measured = Measured("x", 1, [float(number) for number in range(1, 101)])
    assert (measured.at(0.5), measured.at(0.99), measured.at(1)) == (51, 100, 100)
