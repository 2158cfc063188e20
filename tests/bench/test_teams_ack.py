"""An activity with its durable write is acknowledged about as soon as the SDK's bot acknowledges it alone."""

import pytest

from tests.bench.ack import ratio, report
from tests.bench.teams_ack import measure


@pytest.mark.bench
async def test_the_acknowledgement_costs_little_more_than_the_sdk_alone() -> None:
    found = await measure()
    print(f"\n{report(found, ('bare',))}")
    for concurrency in (1, 32):
        assert ratio(found, "adapter", "bare", concurrency, 0.99) < 1.3
    # Teams waits fifteen seconds.
    assert all(each.at(0.99) < 15_000 for each in found)
