"""Reads and writes about work that failed, without reading the row itself: that may be what fails."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel import col

from bot.ports import Lease, Work
from db.store.claim import ROWS
from db.tables import (
    UNDECIDED,
    CardName,
    Digest,
    FollowUp,
    Note,
    PostedCard,
    ReviewReminder,
    StuckWork,
    TimeAway,
    Translation,
)


class StuckReads:
    """Implements `bot.ports.Stuck`."""

    def __init__(self, session: AsyncSession, connection: AsyncConnection) -> None:
        self._session = session
        self._connection = connection

    async def get(self, row_id: str) -> StuckWork | None:
        return await self._session.get(StuckWork, row_id)

    async def undecided(self, limit: int) -> Sequence[StuckWork]:
        oldest = select(StuckWork).where(UNDECIDED).order_by(col(StuckWork.stuck_at), col(StuckWork.row_id))
        return (await self._session.scalars(oldest.limit(limit))).all()

    async def executive_of(self, work: Work, row_id: str) -> str | None:
        row = ROWS[work]
        if row is Note or row is FollowUp:
            return await self._connection.scalar(select(col(row.executive_id)).where(col(row.id) == row_id))
        if row is Translation:
            of_note = select(col(Note.executive_id)).join(Translation, col(Translation.note_id) == col(Note.id))
            return await self._connection.scalar(of_note.where(col(Translation.id) == row_id))
        if row is TimeAway or row is Digest:
            return await self._connection.scalar(select(col(row.person_id)).where(col(row.id) == row_id))
        if row is ReviewReminder:
            of_note = select(col(Note.executive_id)).join(ReviewReminder, col(ReviewReminder.note_id) == col(Note.id))
            return await self._connection.scalar(of_note.where(col(ReviewReminder.id) == row_id))
        return None

    async def version_of(self, work: Work, row_id: str) -> int | None:
        row = ROWS[work]
        # A card has no version that people see: it counts what it has to show.
        version = col(row.wanted_version if issubclass(row, PostedCard) else row.version)
        return await self._connection.scalar(select(version).where(col(row.id) == row_id, col(row.due_at).is_(None)))

    async def is_a_message(self, row_id: str) -> bool:
        message = select(col(PostedCard.id)).where(col(PostedCard.id) == row_id, col(PostedCard.card) == CardName.STUCK)
        return await self._connection.scalar(message) is not None

    async def put_off(self, lease: Lease, until: datetime | None) -> None:
        row = ROWS[lease.work]
        mine = (col(row.id) == lease.row_id, col(row.lease) == lease.number, col(row.due_at).is_not(None))
        await self._connection.execute(update(row).where(*mine).values(due_at=until, leased_until=None))

    async def owe(self, work: Work, row_id: str, at: datetime) -> None:
        row = ROWS[work]
        quiet = (col(row.id) == row_id, col(row.due_at).is_(None))
        await self._connection.execute(
            update(row).where(*quiet).values(due_at=at, leased_until=None, attempts=0, takeovers=0)
        )
