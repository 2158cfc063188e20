"""Reads about where a platform lets us write first."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from db.tables import Conversation, ConversationKind, Platform


class ConversationReads:
    """Implements `bot.ports.Conversations`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, conversation_id: str) -> Conversation | None:
        return await self._session.get(Conversation, conversation_id)

    async def of(self, platform: Platform, workspace: str, subject: str) -> Conversation | None:
        return await self._session.scalar(
            select(Conversation).where(
                col(Conversation.platform) == platform,
                col(Conversation.workspace) == workspace,
                col(Conversation.subject) == subject,
            )
        )

    async def at(self, platform: Platform, address: str) -> Conversation | None:
        return await self._session.scalar(
            select(Conversation)
            .where(col(Conversation.address) == address, col(Conversation.platform) == platform)
            .order_by(col(Conversation.id))
            .limit(1)
        )

    async def by_email(self, platform: Platform, email: str) -> Conversation | None:
        if not email:
            return None
        return await self._session.scalar(
            select(Conversation)
            .where(
                col(Conversation.email) == email,
                col(Conversation.platform) == platform,
                col(Conversation.kind) == ConversationKind.PERSONAL,
            )
            .order_by(col(Conversation.id))
            .limit(1)
        )
