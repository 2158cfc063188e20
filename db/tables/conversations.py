"""Where a platform lets us write first."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from db.tables.columns import Row, UtcDateTime, worded
from db.tables.people import Platform


class ConversationKind(StrEnum):
    """Whom a conversation reaches."""

    #: one person, with nobody else in it
    PERSONAL = "personal"
    CHANNEL = "channel"


class Conversation(Row, table=True):
    """A conversation that a platform told of. Teams opens none for us: only one that it told of can be used."""

    __table_args__ = (
        UniqueConstraint("platform", "workspace", "subject"),
        Index("ix_conversation_address", "address"),
        Index("ix_conversation_email", "email"),
    )

    id: str = Field(primary_key=True)
    platform: Platform = Field(sa_type=worded(Platform))
    #: Teams tenant id
    workspace: str
    kind: ConversationKind = Field(sa_type=worded(ConversationKind))
    #: whose it is: a user id, or the channel's id
    subject: str
    #: the platform's id of the conversation
    address: str
    #: where the platform takes messages for it
    service_url: str
    #: the person's, as the platform's own roster tells; for an admin who adds them
    email: str = ""
    name: str = ""
    seen_at: datetime = Field(sa_type=UtcDateTime)
    #: the app was taken out of it: nothing can be written there
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
