"""Reads about candidates' dates."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from db.tables import PersonalDate


class DateReads:
    """Implements `bot.ports.Dates`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, date_id: str) -> PersonalDate | None:
        return await self._session.get(PersonalDate, date_id)

    async def of_candidate(self, candidate_id: str) -> Sequence[PersonalDate]:
        return (
            await self._session.scalars(
                select(PersonalDate)
                .where(col(PersonalDate.candidate_id) == candidate_id)
                .order_by(col(PersonalDate.first_day), col(PersonalDate.id))
            )
        ).all()
