"""Reads about questions for a conversation."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.rules.handover import OPEN
from db.tables import Handover


class HandoverReads:
    """Implements `bot.ports.Handovers`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, handover_id: str) -> Handover | None:
        return await self._session.get(Handover, handover_id)

    async def open_for(self, candidate_id: str) -> Sequence[Handover]:
        waiting = select(Handover).where(
            col(Handover.candidate_id) == candidate_id, col(Handover.status).in_(sorted(OPEN))
        )
        return (await self._session.scalars(waiting.order_by(col(Handover.asked_at), col(Handover.id)))).all()
