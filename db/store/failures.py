"""What databases say when something goes wrong, in words that the core understands."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc
from sqlalchemy.orm.exc import StaleDataError

from bot.ports import OvertureError, Stale, StoreDown

#: PostgreSQL: serialization failure, deadlock; a key that exists already, one that leads nowhere
_LOST_RACES = ("40001", "40P01", "23505", "23503")
#: the same of SQLite
_LOST_KEYS = ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_FOREIGNKEY")
#: PostgreSQL's classes and codes: connection, no such database, login; disk, memory, connections; shutting down and
#: cancelled; the system's own errors; a standby that only reads; a lock that was waited for too long; a transaction
#: that idled too long; a table that is not there yet
_DOWN = ("08", "3D", "28", "53", "57", "58", "25006", "25P03", "55P03", "42P01")


@contextmanager
def translated() -> Iterator[None]:
    """Raise Stale for a lost race and StoreDown for an outage, whichever database says so; bugs as they are."""
    try:
        yield
    except StaleDataError as lost:
        raise Stale(str(lost)) from lost
    except (exc.TimeoutError, ConnectionError) as down:
        raise StoreDown(str(down)) from down
    except exc.DBAPIError as failed:
        meaning = _meaning(failed)
        if meaning is None:
            raise
        raise meaning from failed


@contextmanager
def connecting() -> Iterator[None]:
    """While a connection is made, whatever the network and the name service say is an outage."""
    try:
        yield
    except OSError as down:
        raise StoreDown(str(down)) from down


def _meaning(failed: exc.DBAPIError) -> OvertureError | None:
    said = failed.orig
    told = str(said)
    if failed.connection_invalidated:
        return StoreDown(told)
    if isinstance(said, sqlite3.Error):
        # The module's own errors, for calls it does not understand, have no name.
        name = getattr(said, "sqlite_errorname", "")
        if name in _LOST_KEYS:
            return Stale(told)
        bug = isinstance(said, sqlite3.IntegrityError) or name in ("", "SQLITE_ERROR")
        return None if bug and "no such table" not in told else StoreDown(told)
    code = getattr(said, "sqlstate", None) or ""
    if code.startswith(_LOST_RACES):
        return Stale(told)
    return StoreDown(told) if code.startswith(_DOWN) else None
