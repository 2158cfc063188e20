"""Connections. SQLite has one writer per process and readers beside it; PostgreSQL a pool.

SQLite needs all of WAL, synchronous=FULL, a busy timeout and BEGIN IMMEDIATE on the writer: without the last,
half of concurrent units fail with "locked" in spite of the timeout.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry

READERS = 4
#: seconds to wait for another process's writer
BUSY = 5.0


@dataclass(frozen=True, slots=True)
class Engines:
    """Where units of work come from; on PostgreSQL both are the same pool."""

    writer: AsyncEngine
    reader: AsyncEngine

    @property
    def is_sqlite(self) -> bool:
        """Is it SQLite?"""
        return self.writer.dialect.name == "sqlite"

    async def dispose(self) -> None:
        """Close all connections."""
        await self.writer.dispose()
        if self.reader is not self.writer:
            await self.reader.dispose()


def connect(url: str) -> Engines:
    """Engines for `url`; nothing is opened until first used."""
    if make_url(url).get_backend_name() == "sqlite":
        return Engines(_sqlite(url, "BEGIN IMMEDIATE", 1), _sqlite(url, "BEGIN", READERS))
    engine = create_async_engine(url, pool_size=8, max_overflow=8, pool_pre_ping=True)
    return Engines(engine, engine)


def _sqlite(url: str, begin: str, size: int) -> AsyncEngine:
    engine = create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=size,
        max_overflow=0,
        # Whoever waits for the one writer waits behind short units; longer than this is an outage.
        pool_timeout=30,
        connect_args={"timeout": BUSY},
    )

    def on_connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # The driver must not begin transactions by itself; `on_begin` says how.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={int(BUSY * 1000)}"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def on_begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "connect", on_connect)
    event.listen(engine.sync_engine, "begin", on_begin)
    return engine
