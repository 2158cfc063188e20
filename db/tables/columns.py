"""What all rows share: moments in UTC, words as text, versions, and what the worker looks for."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, Enum, ForeignKey, Index, String, TypeDecorator, text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in UTC; a naive one is refused, since nobody could tell what it meant."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Turn `value` into UTC for the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Give the stored moment its zone back; SQLite forgets it."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


#: text compared byte by byte, so that a prefix is a range of the index
PLAIN = String().with_variant(String(collation="C"), "postgresql")


#: nothing is NULL, not the JSON word for it
LISTED_OR_NOTHING = JSON(none_as_null=True)


def worded(kind: type[StrEnum]) -> Enum:
    """A column that holds a word of `kind` as text: readable in the database, and a new member needs no new type."""
    return Enum(kind, native_enum=False, create_constraint=False, length=32, values_callable=list)


def refers_to(column: str) -> ForeignKey:
    """A foreign key asked at the end of the transaction: the order in which a unit adds its rows does not matter."""
    return ForeignKey(column, deferrable=True, initially="DEFERRED")


class Row(SQLModel):
    """What all rows share: strings have room, moments are UTC."""

    model_config: ClassVar[Any] = {"validate_assignment": False}


class Versioned(Row):
    """A row people change. Each UPDATE names the version that was seen; a lost race changes nothing."""

    version: int = Field(default=0, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 -- SQLAlchemy calls it with the class
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]


def due_index(table: str) -> Index:
    """What `table` owes, soonest first; partial, so that the tick's cost does not grow with what is not owed."""
    owed = text("due_at IS NOT NULL")
    return Index(f"ix_{table}_due", "due_at", sqlite_where=owed, postgresql_where=owed)
