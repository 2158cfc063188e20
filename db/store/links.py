"""Reads about codes that link accounts."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from db.tables import Link, LinkTry, Platform


class LinkReads:
    """Implements `bot.ports.Links`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, link_id: str) -> Link | None:
        return await self._session.get(Link, link_id)

    async def by_hash(self, code_hash: str) -> Link | None:
        return await self._session.scalar(select(Link).where(col(Link.code_hash) == code_hash))

    async def since(self, person_id: str, moment: datetime) -> list[Link]:
        issued = select(Link).where(col(Link.person_id) == person_id, col(Link.issued_at) > moment)
        return list((await self._session.scalars(issued.order_by(col(Link.issued_at)))).all())

    async def tries(self, platform: Platform, workspace: str, user_id: str, moment: datetime) -> int:
        counted = (
            select(func.count())
            .select_from(LinkTry)
            .where(
                col(LinkTry.platform) == platform,
                col(LinkTry.workspace) == workspace,
                col(LinkTry.user_id) == user_id,
                col(LinkTry.at) > moment,
            )
        )
        return await self._session.scalar(counted) or 0
