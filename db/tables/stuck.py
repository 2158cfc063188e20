"""What the bot could not do, though it tried again and again: for an admin."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from db.tables.columns import UtcDateTime, Versioned

#: an admin has not decided, in the words of its index
UNDECIDED = text("stuck_at IS NOT NULL AND decided_at IS NULL")


class StuckWork(Versioned, table=True):
    """A row whose work failed unexpectedly: how often of late, and since it is stuck, what an admin decided.

    The row itself stays as it is, for it may be just what cannot be read.
    """

    __tablename__ = "stuck_work"
    __table_args__ = (Index("ix_stuck_work_undecided", "stuck_at", sqlite_where=UNDECIDED, postgresql_where=UNDECIDED),)

    #: the row it is about, and what it owes (`bot.ports.Work`)
    row_id: str = Field(primary_key=True)
    work: str
    #: in whose name, if the row is part of a conversation
    executive_id: str | None = None
    #: one after the other, without one that went well between them
    failures: int = 0
    failed_since: datetime = Field(sa_type=UtcDateTime)
    failed_at: datetime = Field(sa_type=UtcDateTime)
    #: the kind of the last error, never its words: they may quote anything
    error: str = ""
    #: since then nothing is tried
    stuck_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: the row's version then; another one means that it moved on by itself
    row_version: int = 0
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: an admin's person id
    decided_by: str | None = None
    set_aside: bool = False
