"""Reads about how executives write."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from db.tables import VoiceEdit, VoiceSample


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
