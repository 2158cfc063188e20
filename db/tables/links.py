"""Codes by which a person says that an account on the other platform is theirs too."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from db.tables.columns import Row, UtcDateTime, Versioned, refers_to, worded
from db.tables.people import Platform


class Link(Versioned, table=True):
    """One code: given to a person where they are known, used once elsewhere, and confirmed where it was given."""

    __table_args__ = (Index("ix_link_of_person", "person_id", "issued_at"),)

    id: str = Field(primary_key=True)
    person_id: str = Field(sa_column_args=[refers_to("person.id")])
    #: keyed hash of the code (`rules/linking.py`); the code itself is nowhere
    code_hash: str = Field(unique=True)
    issued_at: datetime = Field(sa_type=UtcDateTime)
    #: until then it can be used; once used, until then it can be confirmed
    expires_at: datetime = Field(sa_type=UtcDateTime)
    #: the account that used it
    platform: Platform | None = Field(default=None, sa_type=worded(Platform))
    workspace: str = ""
    user_id: str = ""
    #: as the platform tells it
    name: str = ""
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: the person said yes or no, or another code took its place
    settled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    linked: bool = False


class LinkTry(Row, table=True):
    """An account that nobody knows named a code that is none: it may do so a few times."""

    __tablename__ = "link_try"
    __table_args__ = (
        Index("ix_link_try_account", "platform", "workspace", "user_id", "at"),
        Index("ix_link_try_at", "at"),
    )

    id: str = Field(primary_key=True)
    platform: Platform = Field(sa_type=worded(Platform))
    workspace: str
    user_id: str
    at: datetime = Field(sa_type=UtcDateTime)
