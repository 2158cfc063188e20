"""What came in, whether the house stands still, and the chain of the audit."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from db.tables.columns import Row, UtcDateTime, Versioned, refers_to


class InboundEvent(Row, table=True):
    """A delivery that took effect. Its key is unique, so a second delivery has none."""

    __tablename__ = "inbound_event"

    key: str = Field(primary_key=True)
    received_at: datetime = Field(sa_type=UtcDateTime, index=True)


class Halt(Versioned, table=True):
    """The big switch; one row, id 1. While `stopped_at` is set nothing is drafted or sent."""

    id: int = Field(primary_key=True)
    stopped_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    stopped_by: str | None = Field(default=None, sa_column_args=[refers_to("person.id")])
    reason: str = ""


class AuditRow(Row, table=True):
    """One change, for the auditor. Ids only: never a name, a text, an address, an amount."""

    __tablename__ = "audit_row"

    seq: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    #: a person id, `system`, `import` or `cli`
    actor: str
    verb: str
    subject: str = Field(index=True)
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    previous: str
    #: SHA-256 over `previous` and this row (`db/store/audit.py`)
    hash: str


class AuditHead(Row, table=True):
    """The end of the chain; one row, id 1, locked last in every transaction."""

    __tablename__ = "audit_head"

    id: int = Field(primary_key=True)
    seq: int = 0
    hash: str = ""
