"""SQLite's thread visited once a statement.

SQLAlchemy asks aiosqlite for a cursor, executes, fetches and closes: four trips to the connection's thread and back,
which takes longer than the statement. Here one trip does all of it, and the rest is answered from what it brought.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, Self

import aiosqlite

Description = tuple[tuple[str, None, None, None, None, None, None], ...]


class Connection(aiosqlite.Connection):
    """A connection whose cursors make one trip; transactions are begun by whoever uses it."""

    def __init__(self, path: str, busy: float) -> None:
        super().__init__(lambda: sqlite3.connect(path, timeout=busy, isolation_level=None), iter_chunk_size=64)
        # A connection left open must not keep the process from ending.
        self._thread.daemon = True

    def cursor(self) -> "Cursor":  # type: ignore[override]  # no trip, so nothing to await
        return Cursor(self)

    async def visit(self, many: bool, sql: str, parameters: Any) -> "Visit":
        """Execute on the connection's thread, and bring everything along."""
        visit: Visit = await self._execute(_visit, self._conn, many, sql, parameters)  # type: ignore[no-untyped-call]
        return visit


class Visit:
    """What one trip brought."""

    __slots__ = ("description", "lastrowid", "rowcount", "rows")

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self.description: Description | None = cursor.description
        self.rows: Sequence[Any] = cursor.fetchall() if cursor.description else ()
        self.rowcount = cursor.rowcount
        self.lastrowid = cursor.lastrowid


class Cursor:
    """As much of a cursor as SQLAlchemy's adapter for aiosqlite asks for."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._visit: Visit | None = None

    async def __aenter__(self) -> Self:
        return self

    @property
    def description(self) -> Description | None:
        return self._visit.description if self._visit else None

    @property
    def rowcount(self) -> int:
        return self._visit.rowcount if self._visit else -1

    @property
    def lastrowid(self) -> int | None:
        return self._visit.lastrowid if self._visit else None

    async def execute(self, sql: str, parameters: Any = ()) -> Self:
        self._visit = await self._connection.visit(False, sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Any) -> Self:
        self._visit = await self._connection.visit(True, sql, parameters)
        return self

    async def fetchall(self) -> Sequence[Any]:
        return self._visit.rows if self._visit else ()

    async def close(self) -> None:
        """Nothing is left open on the other side."""


def _visit(connection: sqlite3.Connection, many: bool, sql: str, parameters: Any) -> Visit:
    cursor = connection.cursor()
    try:
        return Visit(cursor.executemany(sql, parameters) if many else cursor.execute(sql, parameters))
    finally:
        cursor.close()
