"""Who uses the bot, and the accounts they are known by."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from db.tables.columns import Row, UtcDateTime, Versioned, refers_to, worded


class Platform(StrEnum):
    """A chat platform a person can be known on."""

    SLACK = "slack"
    TEAMS = "teams"


class Role(StrEnum):
    """What a person may do here; default deny."""

    #: writes to candidates, releases what is approved
    EXECUTIVE = "executive"
    #: owns quality: evidence, edits, decisions
    RECRUITER = "recruiter"
    #: approves pay; sees it
    COMPENSATION = "compensation"
    #: approves exceptions; may lift a suppression
    LEGAL = "legal"
    #: installs, names people, answers the auditor
    ADMIN = "admin"


class Person(Versioned, table=True):
    """Somebody of our company who uses the bot."""

    id: str = Field(primary_key=True)
    name: str
    #: lower case; unique
    email: str = Field(unique=True)
    title: str = ""
    roles: list[Role] = Field(default_factory=list, sa_type=JSON)
    timezone: str = "UTC"
    language: str = "en"
    active: bool = True
    #: gets a message in the morning about what waits
    digest: bool = True
    created_at: datetime = Field(sa_type=UtcDateTime)

    def has(self, *roles: Role) -> bool:
        """Is this an active person with one of `roles`?"""
        return self.active and any(role in self.roles for role in roles)


class Identity(Row, table=True):
    """One account of a person on one platform; the only way a person is recognised."""

    __table_args__ = (UniqueConstraint("platform", "workspace", "user_id"),)

    id: str = Field(primary_key=True)
    person_id: str = Field(sa_column_args=[refers_to("person.id")], index=True)
    platform: Platform = Field(sa_type=worded(Platform))
    #: Slack team or enterprise id; Teams tenant id
    workspace: str
    #: Slack user id; Teams AAD object id
    user_id: str
    #: the direct conversation with the bot, once known
    direct_channel: str | None = None
