"""Brings a database to the present schema, with the migrations that ship in this package."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from db.store.engine import connect

FOLDER = Path(__file__).parent / "migrations"


async def migrate(url: str) -> list[str]:
    """Apply what is missing; tells the revisions applied, oldest first. Safe to repeat."""
    engines = connect(url)
    try:
        async with engines.writer.begin() as connection:
            return await connection.run_sync(_upgrade)
    finally:
        await engines.dispose()


async def pending(url: str) -> list[str]:
    """The revisions that `migrate` would apply."""
    engines = connect(url)
    try:
        async with engines.reader.connect() as connection:
            return await connection.run_sync(_missing)
    finally:
        await engines.dispose()


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> list[str]:
    missing = _missing(connection)
    if missing:
        command.upgrade(_config(connection), "head")
    return missing


def downgrade(connection: Connection, revision: str) -> None:
    """Take migrations back down to `revision`."""
    command.downgrade(_config(connection), revision)


def _missing(connection: Connection) -> list[str]:
    present = MigrationContext.configure(connection).get_current_revision()
    scripts = ScriptDirectory.from_config(_config())
    return [script.revision for script in reversed(list(scripts.iterate_revisions("head", present or "base")))]
