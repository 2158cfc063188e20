"""Rows that are new at the end of a unit: one INSERT a table, past the ORM, which sorts and traces each of them.

References are asked at the end of the transaction, so that no order is needed.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Insert, insert, inspect
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import Session

from db.tables import Candidate, Row, Versioned

#: of these the ORM tells others when they are written: their names are indexed
TRACED = (Candidate,)


def taken(session: Session) -> Sequence[Row]:
    """The rows that `write` is to write; the session forgets them."""
    rows = [row for row in session.new if isinstance(row, Row) and not isinstance(row, TRACED)]
    for row in rows:
        session.expunge(row)
    return rows


async def write(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Insert `rows` with their first version."""
    by_kind: dict[type[Row], list[dict[str, Any]]] = {}
    for row in rows:
        if isinstance(row, Versioned):
            row.version = 1
        by_kind.setdefault(type(row), []).append({name: getattr(row, name) for name in _columns(type(row))})
    for kind, values in by_kind.items():
        await connection.execute(_insert(kind), values)


@cache
def _columns(kind: type[Row]) -> tuple[str, ...]:
    return tuple(attribute.key for attribute in inspect(kind).column_attrs)


@cache
def _insert(kind: type[Row]) -> Insert:
    return insert(kind)
