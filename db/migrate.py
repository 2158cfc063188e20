"""Brings a database to the present schema, with the migrations that ship in this package."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from db.store.engine import connect, connect_to_migrate

FOLDER = Path(__file__).parent / "migrations"
#: the lock under which one process at a time migrates a PostgreSQL database; any number, always this one
_LOCK = 7_306_152


class BrokenReferences(RuntimeError):
    """A migration left rows that refer to nothing: a bug in it, and nothing of it was kept."""


async def migrate(url: str) -> list[str]:
    """Apply what is missing, all of it or nothing; tells the revisions applied, oldest first. Safe to repeat."""
    engine = connect_to_migrate(url)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()


async def pending(url: str) -> list[str]:
    """The revisions that `migrate` would apply."""
    engines = connect(url)
    try:
        async with engines.reader.connect() as connection:
            return await connection.run_sync(_missing)
    finally:
        await engines.dispose()


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Apply migrations up to `revision`, which must leave every reference whole."""
    command.upgrade(_config(connection), revision)
    if connection.dialect.name == "sqlite":
        # They are off while tables are rebuilt. PostgreSQL keeps them.
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise BrokenReferences(", ".join(sorted({row[0] for row in broken})))


def downgrade(connection: Connection, revision: str) -> None:
    """Take migrations back down to `revision`."""
    command.downgrade(_config(connection), revision)


def _upgrade(connection: Connection) -> list[str]:
    if connection.dialect.name == "postgresql":
        # Two replicas that start at once: the second waits, and finds nothing left to do. SQLite has one writer anyway.
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    missing = _missing(connection)
    if missing:
        upgrade(connection)
    return missing


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _missing(connection: Connection) -> list[str]:
    present = MigrationContext.configure(connection).get_current_revision()
    scripts = ScriptDirectory.from_config(_config())
    return [script.revision for script in reversed(list(scripts.iterate_revisions("head", present or "base")))]
