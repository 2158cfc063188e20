"""Work taken with a lease, in one statement: nobody else gets the row until the lease runs out."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.ports import Work
from db.tables import FollowUp, Note, PostedCard, Translation

_ROWS: dict[Work, type[Note | FollowUp | PostedCard | Translation]] = {
    Work.NOTES: Note,
    Work.FOLLOW_UPS: FollowUp,
    Work.CARDS: PostedCard,
    Work.TRANSLATIONS: Translation,
}


async def anything_free(connection: AsyncConnection, work: Work, now: datetime) -> bool:
    """Is there a row to take? Asked of a reader, so that the writer is not disturbed for nothing."""
    return await connection.scalar(select(col(_ROWS[work].id)).where(*_free(work, now)).limit(1)) is not None


async def claim(connection: AsyncConnection, work: Work, limit: int, now: datetime, lease: timedelta) -> Sequence[str]:
    """Take due rows nobody holds, oldest first. Leaves `version` alone: a lease is no change people made."""
    row = _ROWS[work]
    free = (
        select(col(row.id))
        .where(*_free(work, now))
        .order_by(col(row.due_at), col(row.id))
        .limit(limit)
        # PostgreSQL; SQLite holds its one writer anyway and leaves the clause out.
        .with_for_update(skip_locked=True)
        # Not a subquery: PostgreSQL may run one several times in a statement, and then takes more than `limit`.
        .cte("free")
    )
    taken = await connection.execute(
        update(row)
        .where(col(row.id).in_(select(free.c.id)))
        .values(leased_until=now + lease, attempts=col(row.attempts) + 1)
        .returning(col(row.due_at), col(row.id))
    )
    return [row_id for _, row_id in sorted((due_at, row_id) for due_at, row_id in taken)]


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the first of what is owed is due; what somebody is at counts until it is done."""
    moments = [
        await connection.scalar(select(func.min(col(row.due_at))).where(col(row.due_at).is_not(None)))
        for row in _ROWS.values()
    ]
    return min((moment for moment in moments if moment is not None), default=None)


def _free(work: Work, now: datetime) -> tuple[ColumnElement[bool], ...]:
    row = _ROWS[work]
    return (
        # Said aloud, for the index covers just these rows.
        col(row.due_at).is_not(None),
        col(row.due_at) <= now,
        or_(col(row.leased_until).is_(None), col(row.leased_until) < now),
    )
