"""Which picture of a row stands where, and which question is open."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, Index, text
from sqlmodel import Field

from db.tables.columns import Row, UtcDateTime, due_index, refers_to, worded
from db.tables.people import Platform


class CardName(StrEnum):
    """Which picture of a row was posted."""

    #: the recruiters' card in the review channel
    REVIEW = "review"
    #: the executive's message about a note
    RELEASE = "release"
    #: the executive's reminder, with the follow-up
    NUDGE = "nudge"
    #: a talking point in the review channel
    POINT = "point"
    #: a question for a conversation: to its owner, its asker, and admins
    HANDOVER = "handover"
    #: a candidate's date: proposed, confirmed, or due
    DATE = "date"
    #: to others: somebody, or the review channel, can be written to no more
    UNREACHABLE = "unreachable"
    #: to legal: a company rule ends soon
    RULE = "company_rule"
    #: an admin's message about work that is stuck
    STUCK = "stuck"
    #: to a person: is the account that named your code yours?
    LINK = "link"
    #: what waits for somebody this morning
    DIGEST = "digest"
    #: drafts that wait for a decision, for the review channel or somebody who can decide
    REMINDER = "reminder"


#: a card that was given up, in the words of its index
GIVEN_UP = text("failure <> '' AND due_at IS NULL")


class PostedCard(Row, table=True):
    """Which picture of which row stands where, and at which version it was drawn."""

    __tablename__ = "posted_card"
    __table_args__ = (
        due_index("posted_card"),
        Index("ix_posted_card_subject", "subject_id"),
        Index("ix_posted_card_given_up", "id", sqlite_where=GIVEN_UP, postgresql_where=GIVEN_UP),
    )

    id: str = Field(primary_key=True)
    card: CardName = Field(sa_type=worded(CardName))
    #: the note, follow-up, talking point, date, handover, company rule or digest it shows, or the round of reminders;
    #: of a stuck row, that row
    subject_id: str
    platform: Platform = Field(sa_type=worded(Platform))
    workspace: str
    #: whose direct conversation; nobody for a channel
    person_id: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    #: the channel, once known
    channel: str | None = None
    #: Slack `ts`, Teams activity id; nothing before it is posted
    message_ref: str | None = None
    #: a newer message about the same thing exists: this one only points to it
    superseded: bool = False
    #: grows with each change of the subject; the card is behind while drawn < wanted
    wanted_version: int = 1
    drawn_version: int = 0
    #: set just before the network is touched; found again means "look before posting"
    attempted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: key of `texts`: why it cannot be posted
    failure: str = ""
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    lease: int = 0
    takeovers: int = 0


class Question(Row, table=True):
    """A command that waits for "which one do you mean?"; its buttons name only this id."""

    id: str = Field(primary_key=True)
    person_id: str = Field(sa_column_args=[refers_to("person.id")])
    #: the command line, to be run again with the chosen candidate
    line: str
    options: list[str] = Field(default_factory=list, sa_type=JSON)
    asked_at: datetime = Field(sa_type=UtcDateTime, index=True)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
