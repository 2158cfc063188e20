"""A database with a million candidates, loaded row by row in the order of the indexes: what the store itself would keep."""

import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime

import asyncpg
from sqlalchemy.engine import make_url

from bot.rules import employers
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
        "employer_key",
        "title",
        "country",
        "region",
        "timezone",
        "language",
        "lawful_basis",
        "stage",
        "stage_source",
        "stage_set_by",
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
    with ProcessPoolExecutor(2) as workers:
        for theirs, words in workers.map(found_by, batched(ids), batched(people)):
            entries += theirs
            vocabulary |= words
    entries.sort()
    pieces: list[Row] = sorted((piece, word) for word in vocabulary for piece in pieces_of(word))
    return Rows(people, {"candidate": list(_candidates(ids, people)), "name_entry": entries, "name_piece": pieces})


def found_by(ids: Sequence[str], people: Sequence[str]) -> tuple[list[Row], set[str]]:
    """The entries of some candidates, and the words of their names."""
    entries: list[Row] = [
        (entry, candidate_id, entry[:1])
        for candidate_id, name in zip(ids, people, strict=True)
        for entry in entries_of(name)
    ]
    return entries, {word for name in people for word in words_of(name)}


def batched(all_of_them: Sequence[str], size: int = 20_000) -> list[Sequence[str]]:
    return [all_of_them[start : start + size] for start in range(0, len(all_of_them), size)]


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
        told = (employer, employers.key_of(employer), "Researcher", "GB", "", "Europe/London", "en")
        yield (candidate_id, 0, name, key_of(name), *told, "legitimate_interest", "open", "", "", "bench", BORN)


def _into_sqlite(path: str, given: Rows) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        # Filled in the order of the keys first, the other indexes are made in one go.
        later = connection.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE 'ix_name_entry%'").fetchall()
        with connection:
            for name, _ in later:
                connection.execute(f"DROP INDEX {name}")
            for table, rows_of_it in given.tables.items():
                columns = COLUMNS[table]
                marks = ", ".join("?" * len(columns))
                stored = ((*row[:-1], _moment(row[-1])) for row in rows_of_it)
                connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", stored)
            for _, made_by in later:
                connection.execute(made_by)
        connection.execute("ANALYZE")


def _moment(value: object) -> object:
    return value.strftime("%Y-%m-%d %H:%M:%S.%f") if isinstance(value, datetime) else value


async def _into_postgres(url: str, given: Rows) -> None:
    connection = await asyncpg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False))
    try:
        found = "SELECT indexname, indexdef FROM pg_indexes WHERE indexname LIKE 'ix_name_entry%'"
        later = [tuple(row) for row in await connection.fetch(found)]
        # What is loaded fits together: no row's references are looked up.
        await connection.execute("SET session_replication_role = replica")
        for name, _ in later:
            await connection.execute(f"DROP INDEX {name}")
        for table, rows_of_it in given.tables.items():
            await connection.copy_records_to_table(table, records=rows_of_it, columns=COLUMNS[table], timeout=900)
        for _, made_by in later:
            await connection.execute(made_by, timeout=900)
        await connection.execute("VACUUM ANALYZE", timeout=900)
    finally:
        await connection.close()
