"""Work taken with a lease, in one statement: nobody else gets the row until the lease runs out.

Each claim gives the row a new number. A process that was silent for too long finds another number there when it
commits, and has lost the work, whatever its own clock says.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.ports import Lease, Work
from db.tables import (
    CompanyRule,
    Digest,
    FollowUp,
    Handover,
    Note,
    PersonalDate,
    PostedCard,
    ReviewReminder,
    TimeAway,
    Translation,
)

Owing = (
    Note
    | FollowUp
    | PersonalDate
    | PostedCard
    | Translation
    | Handover
    | TimeAway
    | Digest
    | ReviewReminder
    | CompanyRule
)

ROWS: dict[Work, type[Owing]] = {
    Work.NOTES: Note,
    Work.FOLLOW_UPS: FollowUp,
    Work.DATES: PersonalDate,
    Work.CARDS: PostedCard,
    Work.TRANSLATIONS: Translation,
    Work.HANDOVERS: Handover,
    Work.ABSENCES: TimeAway,
    Work.DIGESTS: Digest,
    Work.REVIEWS: ReviewReminder,
    Work.RULES: CompanyRule,
}


async def anything_free(connection: AsyncConnection, work: Work, now: datetime) -> bool:
    """Is there a row to take? Asked of a reader, so that the writer is not disturbed for nothing."""
    return await connection.scalar(select(col(ROWS[work].id)).where(*_free(work, now)).limit(1)) is not None


async def claim(connection: AsyncConnection, work: Work, limit: int, now: datetime, hold: timedelta) -> Sequence[Lease]:
    """Take due rows nobody holds, oldest first. Leaves `version` alone: a lease is no change people made."""
    row = ROWS[work]
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
        .values(
            leased_until=now + hold,
            attempts=col(row.attempts) + 1,
            lease=col(row.lease) + 1,
            # Whoever ends well lets go; who still holds it fell silent.
            takeovers=col(row.takeovers) + case((col(row.leased_until).is_(None), 0), else_=1),
        )
        .returning(col(row.due_at), col(row.id), col(row.lease), col(row.takeovers))
    )
    return [Lease(work, each.id, each.lease, each.takeovers) for each in sorted(taken, key=lambda each: each[:2])]


async def renew(connection: AsyncConnection, leases: Collection[Lease], now: datetime, hold: timedelta) -> None:
    """Prolong those that were neither let go nor taken over."""
    for work, held in _by_work(leases):
        row = ROWS[work]
        mine = tuple_(col(row.id), col(row.lease)).in_([(lease.row_id, lease.number) for lease in held])
        await connection.execute(
            update(row).where(mine, col(row.leased_until).is_not(None)).values(leased_until=now + hold)
        )


async def defer(connection: AsyncConnection, leases: Collection[Lease], until: datetime) -> None:
    """Nobody takes them before `until`; that they were taken just now counts for nothing."""
    for work, held in _by_work(leases):
        row = ROWS[work]
        mine = tuple_(col(row.id), col(row.lease)).in_([(lease.row_id, lease.number) for lease in held])
        # Whoever takes it next finds a lease that ran out, and counts that.
        aside = update(row).where(mine).values(leased_until=until, takeovers=col(row.takeovers) - 1)
        await connection.execute(aside)


async def is_held(connection: AsyncConnection, lease: Lease) -> bool:
    """Has nobody taken it over? Nobody can until this transaction ends."""
    row = ROWS[lease.work]
    number = select(col(row.lease)).where(col(row.id) == lease.row_id).with_for_update()
    return await connection.scalar(number) == lease.number


def _by_work(leases: Collection[Lease]) -> Iterator[tuple[Work, list[Lease]]]:
    for work in Work:
        if of_it := [lease for lease in leases if lease.work is work]:
            yield work, of_it


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the first of what is owed is due; what somebody is at counts until it is done."""
    moments = [
        await connection.scalar(select(func.min(col(row.due_at))).where(col(row.due_at).is_not(None)))
        for row in ROWS.values()
    ]
    return min((moment for moment in moments if moment is not None), default=None)


def _free(work: Work, now: datetime) -> tuple[ColumnElement[bool], ...]:
    row = ROWS[work]
    return (
        # Said aloud, for the index covers just these rows.
        col(row.due_at).is_not(None),
        col(row.due_at) <= now,
        or_(col(row.leased_until).is_(None), col(row.leased_until) < now),
    )
