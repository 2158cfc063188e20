"""Reads about how executives write."""

from collections.abc import Sequence

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.ports import Rewording
from db.tables import Note, NoteRevision, VoiceEdit, VoiceSample


class VoiceReads:
    """Implements `bot.ports.Voices`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def samples(self, person_id: str) -> Sequence[VoiceSample]:
        mine = select(VoiceSample).where(col(VoiceSample.person_id) == person_id)
        return (await self._session.scalars(mine.order_by(col(VoiceSample.added_at), col(VoiceSample.id)))).all()

    async def edits(self, person_id: str) -> Sequence[VoiceEdit]:
        mine = select(VoiceEdit).where(col(VoiceEdit.person_id) == person_id)
        return (await self._session.scalars(mine.order_by(col(VoiceEdit.language)))).all()

    async def rewordings(self, person_id: str, limit: int) -> Sequence[Rewording]:
        before, after = aliased(NoteRevision), aliased(NoteRevision)
        newest = (
            select(col(Note.id), col(Note.language))
            .where(col(Note.executive_id) == person_id)
            .order_by(col(Note.moved_at).desc())
            .limit(limit)
            .subquery()
        )
        found = await self._session.execute(
            select(newest.c.id, newest.c.language, col(before.body), col(after.body))
            .join(after, col(after.note_id) == newest.c.id)
            .join(
                before,
                and_(col(before.note_id) == col(after.note_id), col(before.revision) == col(after.revision) - 1),
            )
            .where(col(after.author_id) == person_id)
            .order_by(newest.c.id, col(after.revision))
        )
        return [Rewording(note_id, language, old, new) for note_id, language, old, new in found]
