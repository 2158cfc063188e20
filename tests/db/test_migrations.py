"""The migrations make what the tables say, on both databases, and can be taken back."""

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Connection, String, inspect, text
from sqlmodel import SQLModel

from db.migrate import BrokenReferences, downgrade, migrate, pending, upgrade
from db.store import SqlStore
from db.store.engine import connect, connect_to_migrate
from tests.db.rows import with_a_thread


async def test_migrated_and_described_are_one(url: str) -> None:
    engines = connect(url)
    async with engines.reader.connect() as connection:
        differences = await connection.run_sync(_differences)
    await engines.dispose()
    assert differences == []


async def test_migrating_twice_is_migrating_once(url: str) -> None:
    assert await pending(url) == []
    assert await migrate(url) == []


async def test_a_new_database_lacks_everything_until_migrated(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/new.db"
    missing = await pending(url)
    assert missing
    assert await migrate(url) == missing


async def test_taken_back_nothing_is_left_and_it_can_be_done_again(url: str) -> None:
    engine = connect_to_migrate(url)
    async with engine.begin() as connection:
        await connection.run_sync(downgrade, "base")
    async with engine.connect() as connection:
        tables = await connection.run_sync(lambda at: inspect(at).get_table_names())
    await engine.dispose()
    assert set(tables) <= {"alembic_version"}
    assert await migrate(url) == ["0001"]


async def test_of_many_that_start_at_once_one_migrates(url: str) -> None:
    engine = connect_to_migrate(url)
    async with engine.begin() as connection:
        await connection.run_sync(downgrade, "base")
    await engine.dispose()
    applied = await asyncio.gather(*(migrate(url) for _ in range(4)))
    assert sorted(applied) == [[], [], [], ["0001"]]


async def test_the_switch_and_the_end_of_the_chain_are_there_from_the_start(store: SqlStore) -> None:
    async with store.reading() as unit:
        assert (await unit.halt()).stopped_at is None
    assert await store.first_broken() is None


async def test_a_table_that_others_refer_to_may_be_rebuilt(store: SqlStore, url: str) -> None:
    await with_a_thread(store)
    engine = connect_to_migrate(url)
    async with engine.begin() as connection:
        await connection.run_sync(_rebuild)
    async with engine.connect() as connection:
        broken = "PRAGMA foreign_key_check" if store.engines.is_sqlite else "SELECT 1 WHERE false"
        assert (await connection.exec_driver_sql(broken)).all() == []
    await engine.dispose()
    async with store.reading() as unit:
        assert await unit.candidates.get("ada") is not None
        assert await unit.notes.thread_between("mara", "ada") is not None


async def test_a_migration_that_leaves_rows_without_what_they_refer_to_is_undone(store: SqlStore, url: str) -> None:
    if not store.engines.is_sqlite:
        # PostgreSQL keeps references whole at every moment.
        return
    await with_a_thread(store)
    engine = connect_to_migrate(url)
    with pytest.raises(BrokenReferences, match="thread"):
        async with engine.begin() as connection:
            await connection.execute(text("DELETE FROM candidate"))
            await connection.run_sync(upgrade)
    await engine.dispose()
    async with store.reading() as unit:
        assert await unit.candidates.get("ada") is not None


def _rebuild(connection: Connection) -> None:
    operations = Operations(MigrationContext.configure(connection))
    for table in ("candidate", "person"):
        with operations.batch_alter_table(
            table, recreate="always" if connection.dialect.name == "sqlite" else "auto"
        ) as it:
            it.add_column(Column("later", String(), nullable=True))


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, SQLModel.metadata))


@pytest.fixture(autouse=True)
def tables_are_known() -> None:
    assert "note" in SQLModel.metadata.tables
