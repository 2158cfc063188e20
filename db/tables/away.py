"""When an executive is away, and who stands in."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field

from db.tables.columns import UtcDateTime, Versioned, due_index, refers_to, worded


class AwayStage(StrEnum):
    """How far the house is with what waits for an executive who is away; `rules/absence.py` holds the moves."""

    #: it has not begun, or nobody stands in
    AHEAD = "ahead"
    #: what waited was given to who stands in
    HANDED_OVER = "handed_over"
    #: it is over: who stood in has nothing more to decide
    OVER = "over"
    #: what still waits is with the executive again
    BACK = "back"


class TimeAway(Versioned, table=True):
    """Days on which an executive is away, first and last included."""

    __tablename__ = "time_away"
    __table_args__ = (
        due_index("time_away"),
        Index("ix_time_away_person", "person_id", "last"),
        Index("ix_time_away_delegate", "delegate_id", "last"),
    )

    id: str = Field(primary_key=True)
    person_id: str = Field(sa_column_args=[refers_to("person.id")])
    first: date
    last: date
    #: the executive's zone, in which these are days
    zone: str
    #: who stands in; without one, what would be due waits until they are back
    delegate_id: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    stage: AwayStage = Field(default=AwayStage.AHEAD, sa_type=worded(AwayStage))
    #: a person id, or `cli`
    added_by: str
    added_at: datetime = Field(sa_type=UtcDateTime)
    #: taken back, or ended before its last day
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str = ""
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    lease: int = 0
    takeovers: int = 0
