"""A running house for each way Slack can reach the bot."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journeys.house import House, running_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Over signed HTTP."""
    async with running_house(tmp_path, over_http=True) as opened:
        yield opened


@pytest.fixture(params=["http", "socket"])
async def any_house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[House]:
    """Over signed HTTP, then over Socket Mode."""
    async with running_house(tmp_path, over_http=request.param == "http") as opened:
        yield opened
