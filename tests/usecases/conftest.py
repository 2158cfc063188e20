"""A house on each database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import migrated
from tests.peers.postgres import PostgresServer
from tests.usecases.house import House, open_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """On SQLite."""
    async with open_house(f"sqlite+aiosqlite:///{tmp_path}/overture.db") as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
async def any_house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[House]:
    """On SQLite, then on PostgreSQL."""
    if request.param == "sqlite":
        async with open_house(f"sqlite+aiosqlite:///{tmp_path}/overture.db") as opened:
            yield opened
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    async with server.database(migrated) as url, open_house(url) as opened:
        yield opened
