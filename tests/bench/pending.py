"""A database with very many follow-ups that are not due yet, loaded row by row as the store would keep them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta

import asyncpg
from sqlalchemy.engine import make_url

COLUMNS = (
    "id", "version", "thread_id", "executive_id", "candidate_id", "after_note_id", "ordinal", "status", "planned_for",
    "reason", "due_at", "attempts", "lease", "takeovers",
)  # fmt: skip
Row = tuple[object, ...]


def pending(count: int, now: datetime) -> Iterator[Row]:
    """So many, over the next year; none before tomorrow."""
    for number in range(count):
        due = now + timedelta(days=1, seconds=number * 31_000_000 // count)
        told = (f"thread-{number:07d}", "mara", f"cand-{number:07d}", f"note-{number:07d}", 1, "scheduled")
        yield (f"pending-{number:07d}", 1, *told, due, "", due, 0, 0, 0)


async def load(url: str, count: int, now: datetime) -> None:
    """Add them, and tidy up as the database would do in time."""
    if make_url(url).get_backend_name() != "sqlite":
        await _into_postgres(url, count, now)
        return
    with closing(sqlite3.connect(make_url(url).database or "")) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        marks = ", ".join("?" * len(COLUMNS))
        rows = (tuple(_stored(value) for value in row) for row in pending(count, now))
        with connection:
            connection.executemany(f"INSERT INTO follow_up ({', '.join(COLUMNS)}) VALUES ({marks})", rows)
        connection.execute("ANALYZE")


def _stored(value: object) -> object:
    return value.strftime("%Y-%m-%d %H:%M:%S.%f") if isinstance(value, datetime) else value


async def _into_postgres(url: str, count: int, now: datetime) -> None:
    connection = await asyncpg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False))
    try:
        # What they refer to is not there, and nobody asks.
        await connection.execute("SET session_replication_role = replica")
        rows = pending(count, now)
        await connection.copy_records_to_table("follow_up", records=rows, columns=COLUMNS, timeout=600)
        await connection.execute("VACUUM ANALYZE", timeout=600)
    finally:
        await connection.close()
