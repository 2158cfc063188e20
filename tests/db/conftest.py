"""A store on each database; `again` opens another one on the same data, as a second process would."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from db.migrate import migrate
from db.store import SqlStore, open_store
from tests.conftest import migrated
from tests.fakes import CountingIds, GivenClock
from tests.peers.postgres import PostgresServer


@pytest.fixture
def clock() -> GivenClock:
    return GivenClock()


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a migrated database: SQLite, then PostgreSQL."""
    if request.param == "sqlite":
        address = f"sqlite+aiosqlite:///{tmp_path}/overture.db"
        await migrate(address)
        yield address
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    async with server.database(migrated) as address:
        yield address


@pytest.fixture
async def again(url: str, clock: GivenClock) -> AsyncIterator[Callable[[], SqlStore]]:
    """Opens a store on the same database; all are closed at the end."""
    async with AsyncExitStack() as stack:

        def opened() -> SqlStore:
            store = open_store(url, clock, CountingIds())
            stack.push_async_callback(store.close)
            return store

        yield opened


@pytest.fixture
def store(again: Callable[[], SqlStore]) -> SqlStore:
    return again()
