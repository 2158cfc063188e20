"""Reads about what people are reminded of."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from db.tables import Digest, Note, NoteStatus, ReviewReminder


class ReminderReads:
    """Implements `bot.ports.Reminders`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def digest(self, digest_id: str) -> Digest | None:
        return await self._session.get(Digest, digest_id)

    async def latest_digests(self, person_id: str, limit: int) -> Sequence[Digest]:
        newest = select(Digest).where(col(Digest.person_id) == person_id).order_by(col(Digest.day).desc()).limit(limit)
        return (await self._session.scalars(newest)).all()

    async def review(self, reminder_id: str) -> ReviewReminder | None:
        return await self._session.get(ReviewReminder, reminder_id)

    async def of_note(self, note_id: str) -> ReviewReminder | None:
        return await self._session.scalar(select(ReviewReminder).where(col(ReviewReminder.note_id) == note_id))

    async def in_round(self, round_id: str) -> Sequence[ReviewReminder]:
        of_round = select(ReviewReminder).where(col(ReviewReminder.round_id) == round_id)
        ordered = of_round.order_by(col(ReviewReminder.since), col(ReviewReminder.id))
        return (await self._session.scalars(ordered)).all()

    async def open_round(self) -> str | None:
        waiting = (
            select(col(ReviewReminder.round_id))
            .join(Note, col(Note.id) == col(ReviewReminder.note_id))
            .where(col(Note.status) == NoteStatus.IN_REVIEW, col(ReviewReminder.round_id).is_not(None))
            .limit(1)
        )
        return await self._session.scalar(waiting)
