"""What takes long, or waits for somebody, leaves the event loop free; what does not, is done at once."""

import asyncio
import sqlite3
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.ports import StoreDown
from db.migrate import migrate
from db.store import open_store
from db.store.engine import connect
from tests.fakes import CountingIds, GivenClock

LONG = "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 300000) SELECT max(n) FROM number"


async def turns_during(work: asyncio.Task[object]) -> int:
    """How often the loop goes round while `work` is at it."""
    turns = 0
    while not work.done():
        await asyncio.sleep(0)
        turns += 1
    await work
    return turns


async def test_a_long_read_leaves_the_loop_free_and_finds_the_same(tmp_path: Path) -> None:
    engines = connect(f"sqlite+aiosqlite:///{tmp_path}/overture.db")
    async with engines.writer.connect() as connection:
        await connection.execute(text("CREATE TABLE t (x)"))
        await connection.execute(text("INSERT INTO t VALUES (7)"))
        work = asyncio.create_task(connection.scalar(text(LONG)))
        assert await turns_during(work) > 20
        assert work.result() == 300_000
        # What was written before the read was broken off is still there.
        assert await connection.scalar(text("SELECT x FROM t")) == 7
    await engines.dispose()


async def test_a_short_read_makes_no_trip(tmp_path: Path) -> None:
    engines = connect(f"sqlite+aiosqlite:///{tmp_path}/overture.db")
    async with engines.writer.connect() as connection:
        work = asyncio.create_task(connection.scalar(text("SELECT 1")))
        assert await turns_during(work) <= 2
    await engines.dispose()


async def test_another_process_that_writes_is_waited_for_off_the_loop(tmp_path: Path) -> None:
    path = tmp_path / "overture.db"
    await migrate(f"sqlite+aiosqlite:///{path}")
    store = open_store(f"sqlite+aiosqlite:///{path}", GivenClock(), CountingIds())
    async with store.writing():
        pass
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def unit() -> None:
        async with store.writing() as unit:
            await unit.once("k1")
            unit.audit("test", "begin", "house")

    work = asyncio.create_task(unit())
    # It is the loop that lets go: were it kept waiting, it would be for the five seconds.
    began = time.monotonic()
    for _ in range(50):
        await asyncio.sleep(0)
    assert time.monotonic() - began < 3
    assert not work.done()
    other.execute("ROLLBACK")
    await work
    other.close()
    assert await store.first_broken() is None
    await store.close()


async def test_who_was_called_off_while_the_thread_was_at_it_leaves_the_writer_usable(tmp_path: Path) -> None:
    path = tmp_path / "overture.db"
    await migrate(f"sqlite+aiosqlite:///{path}")
    store = open_store(f"sqlite+aiosqlite:///{path}", GivenClock(), CountingIds())
    async with store.engines.writer.connect() as connection:
        work = asyncio.create_task(connection.scalar(text(LONG)))
        for _ in range(5):
            await asyncio.sleep(0)
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
    async with store.writing() as unit:
        await unit.once("k1")
        unit.audit("test", "begin", "house")
    assert await store.first_broken() is None
    await store.close()


async def test_a_write_that_the_database_refuses_is_told_without_a_trip_too(tmp_path: Path) -> None:
    path = tmp_path / "overture.db"
    store = open_store(f"sqlite+aiosqlite:///{path}", GivenClock(), CountingIds())
    with pytest.raises(StoreDown):
        async with store.writing() as unit:
            await unit.once("k1")
    await store.close()
