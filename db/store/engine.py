"""Connections. SQLite has one writer per process and readers beside it; PostgreSQL has a pool for each.

SQLite needs all of WAL, synchronous=FULL, a busy timeout and BEGIN IMMEDIATE on the writer: without the last,
half of concurrent units fail with "locked" in spite of the timeout.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import event, exc
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry, NullPool

from db.store.one_trip import Connection

READERS = 4
#: on PostgreSQL; more do not help, for units wait for each other at the end of the audit chain
WRITERS = 8
#: seconds to wait for another process's writer
BUSY = 5.0
#: seconds that a unit waits for a connection: behind short units; longer is an outage
PATIENCE = 30
#: PostgreSQL: seconds to connect, and for one statement
CONNECTING, STATEMENT = 10, 60

#: PostgreSQL: nobody waits without end for a lock, and a unit whose process hangs does not hold one for ever
_POSTGRES = {
    "application_name": "overture",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
    # Compiling a plan takes longer than any of our queries.
    "jit": "off",
}


@dataclass(frozen=True, slots=True)
class Engines:
    """Where units of work come from."""

    writer: AsyncEngine
    #: cannot change anything, by the database's own word
    reader: AsyncEngine
    #: a reader for whom time stands still from its first query on
    steady: AsyncEngine

    @property
    def is_sqlite(self) -> bool:
        """Is it SQLite?"""
        return self.writer.dialect.name == "sqlite"

    async def dispose(self) -> None:
        """Close all connections."""
        await self.writer.dispose()
        await self.reader.dispose()


def connect(url: str) -> Engines:
    """Engines for `url`; nothing is opened until first used."""
    if make_url(url).get_backend_name() == "sqlite":
        reader = _sqlite(url, "BEGIN", READERS, "query_only=ON", "foreign_keys=ON")
        # A transaction of SQLite sees one moment anyway.
        return Engines(_sqlite(url, "BEGIN IMMEDIATE", 1, "foreign_keys=ON"), reader, reader)
    reader = _postgres(url, READERS, default_transaction_read_only="on")
    # Under READ COMMITTED each statement sees its own moment: BEGIN and ROLLBACK would be two round trips for nothing.
    by_itself = reader.execution_options(isolation_level="AUTOCOMMIT")
    return Engines(_postgres(url, WRITERS), by_itself, reader.execution_options(isolation_level="REPEATABLE READ"))


def connect_to_migrate(url: str) -> AsyncEngine:
    """One connection that may rebuild tables: Alembic copies and drops them, which foreign keys would not survive."""
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url, "BEGIN IMMEDIATE", 1, "foreign_keys=OFF")
    return create_async_engine(url, poolclass=NullPool)


def _postgres(url: str, size: int, **settings: str) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=size,
        max_overflow=size,
        pool_timeout=PATIENCE,
        # Firewalls forget a connection that was silent for long.
        pool_recycle=1800,
        connect_args={
            "timeout": CONNECTING,
            "command_timeout": STATEMENT,
            "server_settings": {**_POSTGRES, **settings},
        },
    )

    def on_checkout(connection: DBAPIConnection, _record: ConnectionPoolEntry, _proxy: object) -> None:
        # Costs nothing, where a ping costs three round trips: the event loop has seen the server hang up.
        if connection.driver_connection.is_closed():
            raise exc.DisconnectionError

    event.listen(engine.sync_engine, "checkout", on_checkout)
    return engine


def _sqlite(url: str, begin: str, size: int, *pragmas: str) -> AsyncEngine:
    path = make_url(url).database or ":memory:"
    engine = create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=PATIENCE,
        async_creator=lambda: Connection(path, BUSY),
    )

    def on_connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={int(BUSY * 1000)}", *pragmas):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def on_begin(connection: Any) -> None:
        # The driver begins nothing by itself.
        connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "connect", on_connect)
    event.listen(engine.sync_engine, "begin", on_begin)
    return engine
