"""Work taken with a lease, in one statement: nobody else gets the row until the lease runs out."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.ports import Work
from db.tables import FollowUp, Note, PostedCard

_ROWS: dict[Work, type[Note | FollowUp | PostedCard]] = {
    Work.NOTES: Note,
    Work.FOLLOW_UPS: FollowUp,
    Work.CARDS: PostedCard,
}


async def claim(connection: AsyncConnection, work: Work, limit: int, now: datetime, lease: timedelta) -> Sequence[str]:
    """Take due rows nobody holds, oldest first. Leaves `version` alone: a lease is no change people made."""
    row = _ROWS[work]
    free = (
        select(col(row.id))
        .where(
            col(row.due_at).is_not(None),
            col(row.due_at) <= now,
            or_(col(row.leased_until).is_(None), col(row.leased_until) < now),
        )
        .order_by(col(row.due_at))
        .limit(limit)
        # PostgreSQL; SQLite holds its one writer anyway and leaves the clause out.
        .with_for_update(skip_locked=True)
    )
    taken = await connection.execute(
        update(row)
        .where(col(row.id).in_(free.scalar_subquery()))
        .values(leased_until=now + lease, attempts=col(row.attempts) + 1)
        .returning(col(row.id))
    )
    return [str(row_id) for (row_id,) in taken]


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the next row is due."""
    moments = [
        await connection.scalar(select(func.min(col(row.due_at))).where(col(row.due_at).is_not(None)))
        for row in _ROWS.values()
    ]
    return min((moment for moment in moments if moment is not None), default=None)
