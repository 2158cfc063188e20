"""Opens units of work."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta

from sqlalchemy import delete, exc, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession
from sqlmodel import col

from bot.ports import Clock, Ids, Lease, LeaseLost, Work
from db.store import audit
from db.store.claim import anything_free, claim, defer, is_held, next_due, renew
from db.store.engine import Engines, connect
from db.store.failures import connecting, translated
from db.store.unit import SqlUnit, UnitSession
from db.tables import AuditHead, AuditRow, InboundEvent, LinkTry, Question, Suppression

#: entries of the suppression list read at once
PAGE = 1000
#: seconds in which a database that is well answers
PROMPT = 3.0


def _nothing() -> None:
    """Nobody waits for commits."""


def open_store(url: str, clock: Clock, ids: Ids, on_commit: Callable[[], None] = _nothing) -> "SqlStore":
    """A store on `url`. Connects on first use; `on_commit` is called after each commit."""
    return SqlStore(connect(url), clock, ids, on_commit)


class SqlStore:
    """Implements `bot.ports.Store`."""

    def __init__(
        self, engines: Engines, clock: Clock, ids: Ids, on_commit: Callable[[], None], lease: Lease | None = None
    ) -> None:
        self.engines = engines
        self._lease = lease
        self._clock = clock
        self._ids = ids
        self._on_commit = on_commit

    def when_committed(self, call: Callable[[], None]) -> None:
        """Call `call` after each commit from now on, instead of what was called before."""
        self._on_commit = call

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[SqlUnit]:
        committed = False
        async with self._session(self.engines.writer) as (session, connection):
            unit = SqlUnit(session, connection, self._clock.now(), self._ids)
            yield unit
            if await unit.finish(self._still_held):
                await session.commit()
                committed = True
        if committed:
            self._committed()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[SqlUnit]:
        async with self._session(self.engines.reader, autoflush=False) as (session, connection):
            unit = SqlUnit(session, connection, self._clock.now(), self._ids)
            yield unit
            unit.finish_reading()

    def under(self, lease: Lease) -> "SqlStore":
        return SqlStore(self.engines, self._clock, self._ids, self._committed, lease)

    async def claim(self, work: Work, limit: int, hold: timedelta) -> Sequence[Lease]:
        now = self._clock.now()
        async with self._connection(self.engines.reader) as looking:
            if not await anything_free(looking, work, now):
                return []
        async with self._connection(self.engines.writer) as connection:
            taken = await claim(connection, work, limit, now, hold)
            await connection.commit()
            return taken

    async def renew(self, leases: Collection[Lease], hold: timedelta) -> None:
        async with self._connection(self.engines.writer) as connection:
            await renew(connection, leases, self._clock.now(), hold)
            await connection.commit()

    async def defer(self, leases: Collection[Lease], wait: timedelta) -> None:
        async with self._connection(self.engines.writer) as connection:
            await defer(connection, leases, self._clock.now() + wait)
            await connection.commit()

    async def next_due(self) -> datetime | None:
        async with self._connection(self.engines.reader) as connection:
            return await next_due(connection)

    async def audit_trail(self, after: int = 0) -> AsyncIterator[AuditRow]:
        async with self._session(self.engines.reader) as (session, _):
            async for row in audit.trail(session, after):
                yield row

    async def suppression_list(self) -> AsyncIterator[Suppression]:
        async with self._session(self.engines.reader) as (session, _):
            after, more = "", True
            while more:
                entries = select(Suppression).where(col(Suppression.hash) > after).order_by(col(Suppression.hash))
                page = (await session.scalars(entries.limit(PAGE))).all()
                for entry in page:
                    after = entry.hash
                    yield entry
                more = len(page) == PAGE
                session.expunge_all()

    async def audit_head(self) -> int:
        async with self._connection(self.engines.reader) as connection:
            return await connection.scalar(select(col(AuditHead.seq)).where(col(AuditHead.id) == 1)) or 0

    async def first_broken(self) -> int | None:
        """The number of the first audit row that does not fit the chain; None if it is whole."""
        # All of it as it is at one moment: a row that comes meanwhile is no break.
        async with self._session(self.engines.steady) as (session, _):
            return await audit.first_broken(session)

    async def ready(self) -> bool:
        """Does the database answer?"""
        try:
            async with asyncio.timeout(PROMPT), self.engines.reader.connect() as connection:
                await connection.execute(text("SELECT 1"))
        except (exc.DBAPIError, exc.TimeoutError, OSError):
            return False
        return True

    async def purge_inbound(self, before: datetime, limit: int = 1000) -> int:
        """Forget deliveries, questions and wrong codes older than `before`, at most `limit` of each; tells how many."""
        forgotten = 0
        async with self._connection(self.engines.writer) as connection:
            for row, key, moment in (
                (InboundEvent, col(InboundEvent.key), col(InboundEvent.received_at)),
                (Question, col(Question.id), col(Question.asked_at)),
                (LinkTry, col(LinkTry.id), col(LinkTry.at)),
            ):
                old = select(key).where(moment < before).order_by(moment).limit(limit)
                done = await connection.execute(delete(row).where(key.in_(old.scalar_subquery())))
                forgotten += done.rowcount
            await connection.commit()
        return forgotten

    async def close(self) -> None:
        """Close all connections."""
        await self.engines.dispose()

    def _committed(self) -> None:
        # Who waits for it may change while units are under way.
        self._on_commit()

    async def _still_held(self, connection: AsyncConnection) -> None:
        if self._lease is not None and not await is_held(connection, self._lease):
            raise LeaseLost(self._lease.row_id)

    @asynccontextmanager
    async def _session(
        self, engine: AsyncEngine, *, autoflush: bool = True
    ) -> AsyncIterator[tuple[AsyncSession, AsyncConnection]]:
        with translated():
            session = AsyncSession(engine, sync_session_class=UnitSession, expire_on_commit=False, autoflush=autoflush)
            try:
                with connecting():
                    connection = await session.connection()
                yield session, connection
            except BaseException:
                # Whoever is called off here must not keep the connection; a task for each good end would cost as much
                # as a statement.
                await asyncio.shield(session.close())
                raise
            await session.close()

    @asynccontextmanager
    async def _connection(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        with translated():
            async with AsyncExitStack() as stack:
                with connecting():
                    connection = await stack.enter_async_context(engine.connect())
                yield connection
