"""The hash chain of audit rows: appended at the end of the same transaction, verified by anyone.

Each hash covers the previous one and the row itself, and the head names the last row: a row that is changed,
removed, swapped or cut off the end is found.
"""

import hashlib
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel import col

from db.tables import AuditHead, AuditRow

PAGE = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """One change to be recorded."""

    actor: str
    verb: str
    subject: str
    details: dict[str, str | int | None] = field(default_factory=dict)


_HEAD = select(col(AuditHead.seq), col(AuditHead.hash)).where(col(AuditHead.id) == 1).with_for_update()
_ROW = insert(AuditRow)
_NEXT_HEAD = (
    update(AuditHead).where(col(AuditHead.id) == 1).values(seq=bindparam("last_seq"), hash=bindparam("last_hash"))
)


async def append(connection: AsyncConnection, at: datetime, entries: Sequence[Entry]) -> None:
    """Add `entries` to the chain. The head's row is locked here, last in its transaction."""
    if not entries:
        return
    seq, previous = (await connection.execute(_HEAD)).one()
    rows = []
    for entry in entries:
        seq += 1
        hashed = digest(previous, seq, at, entry.actor, entry.verb, entry.subject, entry.details)
        rows.append(
            {
                "seq": seq,
                "at": at,
                "actor": entry.actor,
                "verb": entry.verb,
                "subject": entry.subject,
                "details": entry.details,
                "previous": previous,
                "hash": hashed,
            }
        )
        previous = hashed
    await connection.execute(_ROW, rows)
    await connection.execute(_NEXT_HEAD, {"last_seq": seq, "last_hash": previous})


def digest(
    previous: str, seq: int, at: datetime, actor: str, verb: str, subject: str, details: dict[str, str | int | None]
) -> str:
    """SHA-256 over the canonical JSON of a row and the hash before it."""
    exact = [previous, seq, at.astimezone(UTC).isoformat(timespec="microseconds"), actor, verb, subject, details]
    return hashlib.sha256(
        json.dumps(exact, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()


async def trail(session: AsyncSession, after: int = 0) -> AsyncIterator[AuditRow]:
    """Every row after `after`, oldest first, a page at a time."""
    while True:
        rows = select(AuditRow).where(col(AuditRow.seq) > after).order_by(col(AuditRow.seq)).limit(PAGE)
        page = (await session.scalars(rows)).all()
        for row in page:
            yield row
        if len(page) < PAGE:
            return
        after = page[-1].seq
        session.expunge_all()


async def first_broken(session: AsyncSession) -> int | None:
    """The number of the first row that does not fit the chain; None if all of it is whole.

    A chain cut off at its end is broken at the row after the last one that is there. The session must see one
    moment: a row that is appended while others are read would look like a break.
    """
    seq, previous = 0, ""
    async for row in trail(session):
        seq += 1
        whole = row.seq == seq and row.previous == previous
        if not whole or row.hash != digest(previous, seq, row.at, row.actor, row.verb, row.subject, row.details):
            return seq
        previous = row.hash
    head = (
        await session.execute(select(col(AuditHead.seq), col(AuditHead.hash)).where(col(AuditHead.id) == 1))
    ).first()
    return None if head is not None and tuple(head) == (seq, previous) else seq + 1
