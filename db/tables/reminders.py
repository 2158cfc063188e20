"""What people are reminded of: each morning what waits for them, and recruiters of drafts that nobody decides on."""

from datetime import date, datetime

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field

from db.tables.columns import UtcDateTime, Versioned, due_index, refers_to


class Digest(Versioned, table=True):
    """One person's morning: at most one a day. A day on which nothing waits leaves no row behind, it moves on."""

    __table_args__ = (due_index("digest"), UniqueConstraint("person_id", "day"))

    id: str = Field(primary_key=True)
    person_id: str = Field(sa_column_args=[refers_to("person.id")])
    #: where the person is
    day: date
    #: answers are told from here on
    since: datetime = Field(sa_type=UtcDateTime)
    #: [{"kind", "subject", "executive"}] of `rules/digest.py`; empty until it is made
    items: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON)
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    lease: int = 0
    takeovers: int = 0


class ReviewReminder(Versioned, table=True):
    """That a draft waits for a decision, and who was told so; one for each note that was ever reviewed."""

    __tablename__ = "review_reminder"
    __table_args__ = (
        due_index("review_reminder"),
        UniqueConstraint("note_id"),
        Index("ix_review_reminder_round", "round_id"),
    )

    id: str = Field(primary_key=True)
    note_id: str = Field(sa_column_args=[refers_to("note.id")])
    #: since when this wording waits
    since: datetime = Field(sa_type=UtcDateTime)
    #: drafts that wait at the same time share one card; none before anybody was reminded
    round_id: str | None = None
    #: when the review channel was reminded of it
    reminded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: ids of those who were told directly, in order
    told: list[str] = Field(default_factory=list, sa_type=JSON)
    #: when the last of them was
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    lease: int = 0
    takeovers: int = 0
