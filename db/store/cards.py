"""Reads about posted cards and open questions."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from db.tables import GIVEN_UP, PostedCard, Question


class CardReads:
    """Implements `bot.ports.Cards`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, card_id: str) -> PostedCard | None:
        return await self._session.get(PostedCard, card_id)

    async def held(self, card_id: str) -> PostedCard | None:
        locked = select(PostedCard).where(col(PostedCard.id) == card_id).with_for_update()
        return await self._session.scalar(locked.execution_options(populate_existing=True))

    async def showing(self, subject_id: str) -> Sequence[PostedCard]:
        return (
            await self._session.scalars(
                select(PostedCard).where(col(PostedCard.subject_id) == subject_id).order_by(col(PostedCard.id))
            )
        ).all()

    async def question(self, question_id: str) -> Question | None:
        return await self._session.get(Question, question_id)

    async def given_up(self, person_id: str) -> Sequence[PostedCard]:
        found = select(PostedCard).where(GIVEN_UP, col(PostedCard.person_id) == person_id)
        return (await self._session.scalars(found.order_by(col(PostedCard.id)))).all()

    async def count_failed(self) -> int:
        counted = select(func.count()).select_from(PostedCard).where(GIVEN_UP)
        return await self._session.scalar(counted) or 0
