"""Finding, among 50,000 earlier notes, those a draft is too like. Aim: under 50 ms at p99, comparison included.

make bench BENCH=tests/bench/test_likeness.py
"""

import random
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from bot.rules.draft_checks.likeness import CLOSE, OtherNote, alike, employer_mark, marks
from db.migrate import migrate
from db.store import SqlStore, open_store
from db.tables import Candidate, LawfulBasis, Note, NoteKind, NoteRevision, NoteStatus, Person, Thread, WordingMark
from tests.bench.population import EMPLOYERS, names
from tests.fakes import CountingIds, GivenClock
from tests.peers.postgres import PostgresServer
from tests.rules.conduct.corpus import LANGUAGES, examples

NOTES, DRAFTS, AIM_MS, RECALL = 50_000, 200, 50.0, 0.98
BORN = datetime(2026, 11, 24, 9, tzinfo=UTC)
#: stand in every note of the house, and so say nothing
STOCK = (
    "Northlight trains language models in the open and publishes what failed along with what worked.",
    "Would you have half an hour in the next weeks, at whatever hour suits you best?",
    "If you would rather not hear from me again, one word is enough.",
)


@dataclass(frozen=True)
class Written:
    """An earlier note: to whom, where they worked, what it said."""

    to: str
    employer: str
    body: str


def letters(count: int) -> list[Written]:
    """Notes made of the sentences that people write in such letters, in four languages, with the house's stock ones."""
    dice = random.Random(7)  # noqa: S311 -- nothing here is a secret
    known = list(examples())
    pool = {language: [one.text for one in known if one.language == language] for language in LANGUAGES}
    made = []
    for name in names(count):
        own = dice.sample(pool[dice.choice(LANGUAGES)], 6)
        body = " ".join((f"Dear {name},", STOCK[0], *own, *STOCK[1:]))
        made.append(Written(name, dice.choice(EMPLOYERS), body))
    return made


def reworded(one: Written, dice: random.Random) -> str:
    """The note for somebody else: another name, and here and there other words."""
    words = one.body.replace(one.to, "Ada Okafor").split()
    for _ in range(dice.randrange(1, 30)):
        words[dice.randrange(len(words))] = dice.choice(words)
    return " ".join(words)


@asynccontextmanager
async def written(url: str, earlier: Sequence[Written]) -> AsyncIterator[SqlStore]:
    await migrate(url)
    store = open_store(url, GivenClock(BORN), CountingIds())
    try:
        async with store.engines.writer.begin() as connection:
            mara = Person(id="mara", name="Mara Lindqvist", email="mara@northlight.example", created_at=BORN)
            await connection.execute(insert(Person), [mara.model_dump() | {"version": 1}])
            for start in range(0, len(earlier), 2_000):
                batch = list(enumerate(earlier[start : start + 2_000], start))
                rows = [row for at, one in batch for row in rows_of(at, one)]
                for kind in (Candidate, Thread, Note, NoteRevision):
                    these = [row.model_dump() for row in rows if type(row) is kind]
                    versions = {"version": 1} if "version" in kind.model_fields else {}
                    await connection.execute(insert(kind), [row | versions for row in these])
                marked = [
                    {"note_id": note_id(at), "revision": 1, "mark": mark}
                    for at, one in batch
                    for mark in {*marks(one.body, one.to), *employer_mark(one.employer)}
                ]
                await connection.execute(insert(WordingMark), marked)
            await connection.execute(text("ANALYZE"))
        yield store
    finally:
        await store.close()


def note_id(number: int) -> str:
    return f"note_{number:026d}"


def rows_of(number: int, one: Written) -> list[Candidate | Thread | Note | NoteRevision]:
    to, thread = f"cand_{number:026d}", f"thread_{number:026d}"
    basis = LawfulBasis.LEGITIMATE_INTEREST
    return [
        Candidate(id=to, name=one.to, employer=one.employer, lawful_basis=basis, added_by="import", created_at=BORN),
        Thread(id=thread, executive_id="mara", candidate_id=to, opened_at=BORN),
        Note(
            id=note_id(number),
            thread_id=thread,
            executive_id="mara",
            candidate_id=to,
            kind=NoteKind.FIRST,
            status=NoteStatus.CLOSED,
            revision=1,
            requested_by="mara",
            requested_at=BORN,
            moved_at=BORN,
        ),
        NoteRevision(
            note_id=note_id(number),
            revision=1,
            sender_name="Mara Lindqvist",
            sender_address="mara@northlight.example",
            recipient_name=one.to,
            recipient_address="somebody@example.org",
            subject="Your work",
            body=one.body,
            footer="",
            digest="",
            written_at=BORN,
        ),
    ]


@pytest.mark.bench
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_among_fifty_thousand_notes_the_alike_are_found_in_time(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    earlier = letters(NOTES)
    if database == "sqlite":
        await measured(database, f"sqlite+aiosqlite:///{tmp_path}/notes.db", earlier)
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        async with server.database() as url:
            await measured(database, url, earlier)


async def measured(database: str, url: str, earlier: Sequence[Written]) -> None:
    dice = random.Random(11)  # noqa: S311 -- nothing here is a secret
    began = time.perf_counter()
    async with written(url, earlier) as store:
        print(f"\n{database}: {len(earlier):,} notes written in {time.perf_counter() - began:.0f} s")
        took, found, close = [], 0, 0
        for number in range(DRAFTS):
            one = dice.choice(earlier)
            draft = reworded(one, dice) if number % 2 else " ".join(dice.sample(one.body.split(), 60))
            began = time.perf_counter()
            async with store.reading() as unit:
                like = await unit.wordings.marked(marks(draft, "Ada Okafor"), "nobody", 12)
                await unit.wordings.marked(employer_mark(one.employer), "nobody", 8)
                others = [OtherNote(one.name, one.employer, one.body) for one in like]
            mine = OtherNote("Ada Okafor", "", draft)
            scores = [alike(mine, other) for other in others]
            took.append((time.perf_counter() - began) * 1000)
            if number % 2 and alike(mine, OtherNote(one.to, one.employer, one.body)) >= CLOSE:
                close += 1
                found += max(scores, default=0) >= CLOSE
        took.sort()
        p50, p99 = took[len(took) // 2], took[int(len(took) * 0.99)]
        print(f"{database}: p50 {p50:.1f} ms, p99 {p99:.1f} ms; {found} of {close} reworded notes found")
        assert found >= RECALL * close
        assert p99 < AIM_MS
