"""A database that is full, locked, or gone: told as such, and nothing half kept."""

import subprocess
import sys
import textwrap
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ports import StoreDown
from db.migrate import migrate
from db.store import open_store
from tests.conftest import migrated
from tests.db.rows import person, with_a_thread
from tests.fakes import CountingIds, GivenClock
from tests.peers.postgres import PostgresServer
from tests.peers.waiting import eventually, until


async def test_a_full_disk_keeps_nothing_half(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/overture.db"
    await migrate(url)
    store = open_store(url, GivenClock(), CountingIds())
    async with store.engines.writer.connect() as connection:
        pages = await connection.scalar(text("PRAGMA page_count"))
        await connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(StoreDown):
        async with store.writing() as unit:
            for number in range(500):
                unit.add(person(f"person-{number}", unit.now))
            unit.audit("test", "add", "many")
    async with store.engines.writer.connect() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1000000"))
    async with store.reading() as unit:
        assert await unit.people.everyone() == []
    assert await store.first_broken() is None
    await with_a_thread(store)
    await store.close()


async def test_sqlite_is_set_to_survive_a_power_cut(tmp_path: Path) -> None:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path}/overture.db", GivenClock(), CountingIds())
    async with store.engines.writer.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        said = [await connection.scalar(text(f"PRAGMA {pragma}")) for pragma in asked]
    # FULL is 2: each commit waits for the disk.
    assert said == ["wal", 2, 1, 5000]
    await store.close()


async def test_a_connection_that_the_server_ended_is_told_and_the_next_unit_goes_on(postgres: PostgresServer) -> None:
    async with postgres.database(migrated) as url:
        store, other = open_store(url, GivenClock(), CountingIds()), open_store(url, GivenClock(), CountingIds())
        with pytest.raises(StoreDown):
            async with store.writing() as unit:
                unit.add(person("mara", unit.now))
                unit.audit("test", "add", "mara")
                await unit.flush()
                async with other.engines.writer.connect() as connection:
                    await connection.execute(
                        text(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                        )
                    )
        async with store.reading() as unit:
            assert await unit.people.get("mara") is None
        await with_a_thread(store)
        await store.close()
        await other.close()


async def test_a_server_that_is_not_there_is_told_as_such() -> None:
    store = open_store("postgresql+asyncpg://nobody@127.0.0.1:1/nothing", GivenClock(), CountingIds())
    assert not await store.ready()
    with pytest.raises(StoreDown):
        async with store.reading() as unit:
            await unit.people.everyone()
    await store.close()


async def test_a_process_killed_in_a_unit_leaves_nothing_of_it(url: str, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    program = textwrap.dedent(
        f"""
        import asyncio, pathlib
        from db.store import open_store
        from tests.db.rows import person
        from tests.fakes import CountingIds, GivenClock

        async def main():
            store = open_store({url!r}, GivenClock(), CountingIds())
            async with store.writing() as unit:
                unit.add(person("kept", unit.now))
                unit.audit("test", "add", "kept")
            async with store.writing() as unit:
                unit.add(person("mara", unit.now))
                unit.audit("test", "add", "mara")
                await unit.finish(store._still_held)
                pathlib.Path({str(ready)!r}).touch()
                await asyncio.Event().wait()

        asyncio.run(main())
        """
    )
    process = subprocess.Popen([sys.executable, "-c", program], cwd=Path(__file__).parents[2])
    until(ready.exists, within=30)
    process.kill()
    process.wait()
    store = open_store(url, GivenClock(), CountingIds())
    async with store.reading() as unit:
        assert [each.id for each in await unit.people.everyone()] == ["kept"]
    async with store.writing() as unit:
        # Its hold on the end of the chain is gone with it.
        unit.add(person("mara", unit.now))
        unit.audit("test", "add", "mara")
    assert [row.subject async for row in store.audit_trail()] == ["kept", "mara"]
    assert await store.first_broken() is None
    await store.close()


async def test_after_the_server_hung_up_nobody_notices(postgres: PostgresServer) -> None:
    async with postgres.database(migrated) as url:
        store, other = open_store(url, GivenClock(), CountingIds()), open_store(url, GivenClock(), CountingIds())
        await with_a_thread(store)
        assert await store.ready()
        kept = [await _driver_connection(engine) for engine in (store.engines.writer, store.engines.reader)]
        async with other.engines.reader.connect() as connection:
            await connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        await eventually(lambda: all(each.is_closed() for each in kept), what="the goodbye to arrive")
        async with store.writing() as unit:
            unit.add(person("jonas", unit.now))
            unit.audit("test", "add", "jonas")
        assert await store.ready()
        await store.close()
        await other.close()


async def _driver_connection(engine: AsyncEngine) -> asyncpg.Connection:
    """The one that the pool keeps."""
    async with engine.connect() as connection:
        return (await connection.get_raw_connection()).driver_connection
