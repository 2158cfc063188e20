"""Who has the conversation with a candidate, and who would like to: asked, given, kept, decided."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field

from db.tables.columns import UtcDateTime, Versioned, due_index, refers_to, worded


class HandoverStatus(StrEnum):
    """Where a question for a conversation stands; `rules/handover.py` holds the moves."""

    #: the owner has a few days to answer
    ASKED = "asked"
    #: the owner handed it over, asked or not
    GIVEN = "given"
    #: the owner keeps it
    KEPT = "kept"
    #: the owner did not answer in time: an admin may decide, and the owner may still answer
    LAPSED = "lapsed"
    #: an admin decided who has it
    DECIDED = "decided"
    #: the asker took it back, or there is nothing to ask for any more
    WITHDRAWN = "withdrawn"


class Handover(Versioned, table=True):
    """One question for one conversation: from its owner, to somebody else."""

    __table_args__ = (due_index("handover"), Index("ix_handover_candidate", "candidate_id", "status"))

    id: str = Field(primary_key=True)
    candidate_id: str = Field(sa_column_args=[refers_to("candidate.id")])
    #: who had the conversation then; nobody, where an admin gave a free one
    owner_id: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    #: who is to have it; nobody, where it is let go
    to_id: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    #: who wants it so: the executive, a recruiter for them, the owner, or an admin
    asked_by: str = Field(sa_column_args=[refers_to("person.id")])
    asked_at: datetime = Field(sa_type=UtcDateTime)
    status: HandoverStatus = Field(sa_type=worded(HandoverStatus))
    #: in the asker's words
    why: str = ""
    #: in the words of who answered or decided
    answer: str = ""
    #: who has the conversation by it
    given_to: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    #: key of `texts`, where nobody decided it
    reason: str = ""
    moved_by: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    moved_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    lease: int = 0
    takeovers: int = 0
