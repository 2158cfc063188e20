"""Opens units of work, and translates what databases say into what the core understands."""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta

from sqlalchemy import delete, exc, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import col

from bot.ports import Clock, Ids, Stale, StoreDown, Work
from db.store import audit
from db.store.claim import claim, next_due
from db.store.engine import Engines, connect
from db.store.unit import SqlUnit
from db.tables import AuditRow, InboundEvent

#: PostgreSQL: serialization failure and deadlock; run the unit again
_LOST_RACES = ("40001", "40P01")


def _nothing() -> None:
    """Nobody waits for commits."""


def open_store(url: str, clock: Clock, ids: Ids, on_commit: Callable[[], None] = _nothing) -> "SqlStore":
    """A store on `url`. Connects on first use; `on_commit` is called after each commit."""
    return SqlStore(connect(url), clock, ids, on_commit)


class SqlStore:
    """Implements `bot.ports.Store`."""

    def __init__(self, engines: Engines, clock: Clock, ids: Ids, on_commit: Callable[[], None]) -> None:
        self.engines = engines
        self._clock = clock
        self._ids = ids
        self._on_commit = on_commit

    def when_committed(self, call: Callable[[], None]) -> None:
        """Call `call` after each commit from now on, instead of what was called before."""
        self._on_commit = call

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[SqlUnit]:
        committed = False
        with _translated():
            async with AsyncSession(self.engines.writer, expire_on_commit=False, autoflush=True) as session:
                unit = SqlUnit(session, self._clock.now(), self._ids)
                yield unit
                if await unit.finish():
                    await session.commit()
                    committed = True
        if committed:
            self._on_commit()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[SqlUnit]:
        with _translated():
            async with AsyncSession(self.engines.reader, expire_on_commit=False, autoflush=False) as session:
                yield SqlUnit(session, self._clock.now(), self._ids)

    async def claim(self, work: Work, limit: int, lease: timedelta) -> Sequence[str]:
        now = self._clock.now()
        with _translated():
            async with self.engines.reader.connect() as looking:
                due = await next_due(looking)
            if due is None or due > now:
                # Nothing is due: the writer is not disturbed.
                return ()
            async with self.engines.writer.begin() as connection:
                return await claim(connection, work, limit, now, lease)

    async def next_due(self) -> datetime | None:
        with _translated():
            async with self.engines.reader.connect() as connection:
                return await next_due(connection)

    async def audit_trail(self, after: int = 0) -> AsyncIterator[AuditRow]:
        with _translated():
            async with AsyncSession(self.engines.reader) as session:
                async for row in audit.trail(session, after):
                    yield row

    async def first_broken(self) -> int | None:
        """The number of the first audit row that does not fit the chain; None if it is whole."""
        with _translated():
            async with AsyncSession(self.engines.reader) as session:
                return await audit.first_broken(session)

    async def ready(self) -> bool:
        """Does the database answer?"""
        try:
            async with self.engines.reader.connect() as connection:
                await connection.execute(text("SELECT 1"))
        except (exc.DBAPIError, exc.TimeoutError, OSError):
            return False
        return True

    async def purge_inbound(self, before: datetime, limit: int = 1000) -> int:
        """Forget deliveries older than `before`, at most `limit`; tells how many."""
        with _translated():
            async with self.engines.writer.begin() as connection:
                old = select(col(InboundEvent.key)).where(col(InboundEvent.received_at) < before).limit(limit)
                done = await connection.execute(
                    delete(InboundEvent).where(col(InboundEvent.key).in_(old.scalar_subquery()))
                )
                return int(done.rowcount)

    async def close(self) -> None:
        """Close all connections."""
        await self.engines.dispose()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except StaleDataError as lost:
        raise Stale(str(lost)) from lost
    except exc.IntegrityError as broken:
        # Two wrote the same new thing at once: run again, and see the other's.
        raise Stale(str(broken.orig)) from broken
    except (exc.OperationalError, exc.InterfaceError, exc.TimeoutError, ConnectionError) as down:
        raise StoreDown(str(getattr(down, "orig", down))) from down
    except exc.DBAPIError as failed:
        code = getattr(failed.orig, "sqlstate", None) or getattr(failed.orig, "pgcode", None)
        if code in _LOST_RACES:
            raise Stale(str(failed.orig)) from failed
        if failed.connection_invalidated:
            raise StoreDown(str(failed.orig)) from failed
        raise
