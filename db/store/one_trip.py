"""SQLite without trips to a thread, where nothing is to be waited for.

SQLAlchemy asks aiosqlite for a cursor, executes, fetches and closes: four trips to the connection's thread and back,
each of which takes longer than most statements. Here what is over in microseconds is done at once, on the event loop,
and all else in one trip: what waits for the disk or for another process (COMMIT, a lock), what may take long (many
rows, DELETE, DDL), and a read that turns out to take long, which is broken off and begun anew on the thread.
"""

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Self

import aiosqlite

Description = tuple[tuple[str, None, None, None, None, None, None], ...]

#: steps of SQLite's machine between two looks at how long a read takes; the second look, after about a millisecond at
#: most, breaks it off. An ordinary read needs a few hundred steps
STEPS = 10_000
#: rows that are inserted at once
FEW = 32
_BEGIN = "BEGIN IMMEDIATE"


class Connection(aiosqlite.Connection):
    """A connection whose cursors make one trip or none; transactions are begun by whoever uses it."""

    def __init__(self, path: str, busy: float) -> None:
        # Used by the event loop and by its own thread, but never at once: see `_away`.
        super().__init__(
            lambda: sqlite3.connect(path, timeout=busy, isolation_level=None, check_same_thread=False),
            iter_chunk_size=64,
        )
        # A connection left open must not keep the process from ending.
        self._thread.daemon = True
        self._patience = int(busy * 1000)
        #: what the thread has not done yet; it goes on even if nobody waits for it any more
        self._away = 0
        self._looks = 0

    def cursor(self) -> "Cursor":  # type: ignore[override]  # no trip, so nothing to await
        return Cursor(self)

    async def visit(self, many: bool, sql: str, parameters: Any) -> "Visit":
        """Execute, and bring everything along."""
        if not self._away:
            found = self._at_once(many, sql, parameters)
            if found is not None:
                return found
        self._away += 1
        visit: Visit = await self._execute(self._on_the_thread, many, sql, parameters)  # type: ignore[no-untyped-call]
        return visit

    async def rollback(self) -> None:
        if self._away:
            await super().rollback()
        else:
            self._conn.rollback()

    def _at_once(self, many: bool, sql: str, parameters: Any) -> "Visit | None":
        """Execute here; None if that is not for here."""
        if many:
            return _visit(self._conn, True, sql, parameters) if _writes(sql) and len(parameters) <= FEW else None
        if _reads(sql):
            return self._read(sql, parameters)
        if sql == _BEGIN:
            return self._begun()
        return _visit(self._conn, False, sql, parameters) if _writes(sql) else None

    def _read(self, sql: str, parameters: Any) -> "Visit | None":
        self._looks = 0
        self._conn.set_progress_handler(self._too_long, STEPS)
        try:
            return _visit(self._conn, False, sql, parameters)
        except sqlite3.OperationalError as broken_off:
            if broken_off.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            return None
        finally:
            # Not for writes: one that is broken off takes its transaction with it.
            self._conn.set_progress_handler(None, 0)

    def _too_long(self) -> bool:
        # Steps are counted over all uses of a statement, so that the first look may come at any time.
        self._looks += 1
        return self._looks > 1

    def _begun(self) -> "Visit | None":
        """Begin to write, unless another process does: that is waited for on the thread."""
        self._conn.execute("PRAGMA busy_timeout=0").close()
        try:
            return _visit(self._conn, False, _BEGIN, ())
        except sqlite3.OperationalError as locked:
            if locked.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return None
        finally:
            self._conn.execute(f"PRAGMA busy_timeout={self._patience}").close()

    def _on_the_thread(self, many: bool, sql: str, parameters: Any) -> "Visit":
        try:
            return _visit(self._conn, many, sql, parameters)
        finally:
            self._away -= 1


class Visit:
    """What was brought along."""

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


@lru_cache(maxsize=512)
def _reads(sql: str) -> bool:
    """Does it only read? A name for a part may be written down for a change, too."""
    return sql.startswith("SELECT") or (sql.startswith("WITH") and not any(verb in sql for verb in _CHANGES))


@lru_cache(maxsize=512)
def _writes(sql: str) -> bool:
    """Does it write a row, or a few? Nobody else writes then, so that there is nothing to wait for."""
    return sql.startswith(("INSERT", "UPDATE"))


_CHANGES = ("INSERT ", "UPDATE ", "DELETE ")


def _visit(connection: sqlite3.Connection, many: bool, sql: str, parameters: Any) -> Visit:
    cursor = connection.cursor()
    try:
        return Visit(cursor.executemany(sql, parameters) if many else cursor.execute(sql, parameters))
    finally:
        cursor.close()
