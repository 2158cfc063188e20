"""The next note of a conversation, planned."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from db.tables.columns import UtcDateTime, Versioned, due_index, refers_to, worded


class FollowUpStatus(StrEnum):
    """Where a planned follow-up stands; `rules/follow_up.py` holds the moves."""

    SCHEDULED = "scheduled"
    #: due, and a note was asked for
    OPENED = "opened"
    CANCELLED = "cancelled"
    #: due, but it must not happen; `reason` says why
    SKIPPED = "skipped"


class FollowUp(Versioned, table=True):
    """The next note of a thread, planned."""

    __tablename__ = "follow_up"
    __table_args__ = (
        due_index("follow_up"),
        UniqueConstraint("after_note_id"),
        Index("ix_follow_up_planned", "status", "executive_id", "planned_for"),
    )

    id: str = Field(primary_key=True)
    thread_id: str = Field(sa_column_args=[refers_to("thread.id")], index=True)
    executive_id: str = Field(sa_column_args=[refers_to("person.id")])
    candidate_id: str = Field(sa_column_args=[refers_to("candidate.id")], index=True)
    #: the note whose silence it follows
    after_note_id: str = Field(sa_column_args=[refers_to("note.id")])
    ordinal: int
    status: FollowUpStatus = Field(sa_type=worded(FollowUpStatus))
    #: the planned moment; stays when `due_at` is cleared
    planned_for: datetime = Field(sa_type=UtcDateTime)
    #: when it would be due if its executive were not away, where that moved it
    unmoved_for: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: the note that was opened
    note_id: str | None = Field(default=None, sa_column_args=[refers_to("note.id")], index=True)
    #: key of `texts`: why it was cancelled or skipped
    reason: str = ""
    moved_by: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    lease: int = 0
    takeovers: int = 0
