"""A database with a million candidates, loaded row by row in the order of the indexes: what the store itself would keep."""

import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime

import asyncpg
from sqlalchemy.engine import make_url

from bot.rules.names import entries_of, key_of, pieces_of, words_of
from db.migrate import migrate
from db.store import SqlStore, open_store
from tests.bench.population import EMPLOYERS, names
from tests.fakes import CountingIds, GivenClock

BORN = datetime(2026, 11, 24, 9, tzinfo=UTC)
COLUMNS = {
    "candidate": (
        "id",
        "version",
        "name",
        "name_key",
        "employer",
        "title",
        "country",
        "timezone",
        "language",
        "lawful_basis",
        "added_by",
        "created_at",
    ),
    "name_entry": ("entry", "candidate_id", "initial"),
    "name_piece": ("piece", "word"),
}
Row = tuple[object, ...]


@dataclass(frozen=True)
class Rows:
    """The rows of each table, each table in the order of its key."""

    names: Sequence[str]
    tables: dict[str, list[Row]]


def rows(count: int) -> Rows:
    """So many candidates, with what they are found by."""
    people = list(names(count))
    # Ids are ordered by time: the later, the larger.
    ids = [f"cand_{number:026d}" for number in range(count)]
    vocabulary: set[str] = set()
    entries: list[Row] = []
    for candidate_id, name in zip(ids, people, strict=True):
        entries += ((entry, candidate_id, entry[:1]) for entry in entries_of(name))
        vocabulary |= words_of(name)
    pieces: list[Row] = [(piece, word) for word in vocabulary for piece in pieces_of(word)]
    entries.sort()
    pieces.sort()
    return Rows(people, {"candidate": list(_candidates(ids, people)), "name_entry": entries, "name_piece": pieces})


@asynccontextmanager
async def loaded(url: str, given: Rows) -> AsyncIterator[SqlStore]:
    """A store on the empty database at `url`, filled with the rows and tidied up as the database would do in time."""
    await migrate(url)
    if make_url(url).get_backend_name() == "sqlite":
        _into_sqlite(make_url(url).database or "", given)
    else:
        await _into_postgres(url, given)
    store = open_store(url, GivenClock(), CountingIds())
    try:
        yield store
    finally:
        await store.close()


def _candidates(ids: Iterable[str], people: Iterable[str]) -> Iterator[Row]:
    for number, (candidate_id, name) in enumerate(zip(ids, people, strict=True)):
        employer = EMPLOYERS[number % len(EMPLOYERS)]
        told = (employer, "Researcher", "GB", "Europe/London", "en", "legitimate_interest", "bench", BORN)
        yield (candidate_id, 0, name, key_of(name), *told)


def _into_sqlite(path: str, given: Rows) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        with connection:
            for table, rows_of_it in given.tables.items():
                columns = COLUMNS[table]
                marks = ", ".join("?" * len(columns))
                stored = ((*row[:-1], _moment(row[-1])) for row in rows_of_it)
                connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", stored)
        connection.execute("ANALYZE")


def _moment(value: object) -> object:
    return value.strftime("%Y-%m-%d %H:%M:%S.%f") if isinstance(value, datetime) else value


async def _into_postgres(url: str, given: Rows) -> None:
    connection = await asyncpg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False))
    try:
        async with connection.transaction():
            for table, rows_of_it in given.tables.items():
                await connection.copy_records_to_table(table, records=rows_of_it, columns=COLUMNS[table], timeout=900)
        await connection.execute("VACUUM ANALYZE", timeout=900)
    finally:
        await connection.close()
