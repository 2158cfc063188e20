"""The migrations make what the tables say, on both databases, and can be taken back."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect
from sqlmodel import SQLModel

from db.migrate import downgrade, migrate, pending
from db.store.engine import connect


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


async def test_taken_back_nothing_is_left(url: str) -> None:
    engines = connect(url)
    async with engines.writer.begin() as connection:
        await connection.run_sync(downgrade, "base")
    async with engines.reader.connect() as connection:
        tables = await connection.run_sync(lambda at: inspect(at).get_table_names())
    await engines.dispose()
    assert set(tables) <= {"alembic_version"}


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, SQLModel.metadata))


@pytest.fixture(autouse=True)
def tables_are_known() -> None:
    assert "note" in SQLModel.metadata.tables
