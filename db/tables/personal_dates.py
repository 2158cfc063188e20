"""Days that belong to a candidate: a notice ends, shares vest, a deadline, a conference, "ask me in May"."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field

from db.tables.columns import LISTED_OR_NOTHING, UtcDateTime, Versioned, due_index, refers_to, worded


class DateKind(StrEnum):
    """What happens then; `rules/personal_date.py` tells how long before somebody is reminded."""

    #: a notice period or a garden leave ends
    NOTICE = "notice"
    #: shares vest, or are unlocked
    VEST = "vest"
    #: a paper is due
    DEADLINE = "deadline"
    CONFERENCE = "conference"
    #: they asked to be written to then, or are free from then on
    ASK_AGAIN = "ask_again"


class DateStatus(StrEnum):
    """Where it stands; `rules/personal_date.py` holds the moves."""

    #: read from a text; counts for nothing until a person confirms
    PROPOSED = "proposed"
    #: a person confirmed it; the reminder is planned
    CONFIRMED = "confirmed"
    #: somebody was reminded and has not decided
    REMINDED = "reminded"
    #: a note was asked for
    USED = "used"
    #: it was no date, or not this one
    DISMISSED = "dismissed"
    #: no reminder any more; `reason` says why if no person did it
    CANCELLED = "cancelled"
    #: due, but it must not be; `reason` says why
    SKIPPED = "skipped"


class PersonalDate(Versioned, table=True):
    """A day or days of a candidate, with where it is known from and who says that it counts."""

    __tablename__ = "personal_date"
    __table_args__ = (due_index("personal_date"),)

    id: str = Field(primary_key=True)
    candidate_id: str = Field(sa_column_args=[refers_to("candidate.id")], index=True)
    kind: DateKind = Field(sa_type=worded(DateKind))
    #: nothing while it is not clear which of `choices` is meant
    first_day: date | None = None
    last_day: date | None = None
    #: what it may mean, `2027-03-14` or `2027-03-14..2027-03-20`, where nobody could tell
    choices: list[str] | None = Field(default=None, sa_type=LISTED_OR_NOTHING)
    #: the zone in which these are days
    zone: str
    #: the words it rests on; "" where a person chose the day
    words: str = ""
    #: an address, or who said it and when
    source: str
    #: the note it came back to
    note_id: str | None = Field(default=None, sa_column_args=[refers_to("note.id")])
    status: DateStatus = Field(sa_type=worded(DateStatus))
    #: a person id, or `system` where it was read from a mail
    added_by: str
    added_at: datetime = Field(sa_type=UtcDateTime)
    confirmed_by: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: when somebody is reminded; stays when `due_at` is cleared
    planned_for: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: key of `texts`: why there is no reminder
    reason: str = ""
    moved_by: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    lease: int = 0
    takeovers: int = 0
