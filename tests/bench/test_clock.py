"""A million follow-ups wait and a thousand are due: what a tick costs, how many a second, and how late they are.

make bench BENCH=tests/bench/test_clock.py
"""

import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlmodel import col

from bot.outside.template_writer import TemplateWriter
from bot.ports import Work
from bot.worker import Worker
from db.migrate import migrate
from db.store import SqlStore, open_store
from db.tables import FollowUp, FollowUpStatus, Note
from tests.bench.pending import load
from tests.conftest import migrated
from tests.fakes import CountingIds, FakeCourier, GivenClock
from tests.journeys.killed import replicas
from tests.peers.conversations import MORNING, begin
from tests.peers.postgres import PostgresServer
from tests.peers.replica import KEY, POLICY, AheadClock
from tests.peers.smtp import SmtpPeer
from tests.peers.waiting import eventually

FEW, MANY = 10_000, 1_000_000
DUE = 1_000
#: due in a second, and for so many seconds
RATE, SECONDS = 50, 20
ROOT = Path(__file__).parents[2]

#: a process that only claims, as fast as it can; tells how many, and from when to when
CLAIMER = """
import asyncio, sys, time
from datetime import timedelta
from bot.ports import Work
from db.store import open_store
from tests.fakes import CountingIds, GivenClock
async def main(url):
    store, taken = open_store(url, GivenClock(), CountingIds()), 0
    await store.next_due()
    print("up", flush=True)
    sys.stdin.readline()
    began = time.time()
    while leases := await store.claim(Work.FOLLOW_UPS, 100, timedelta(minutes=5)):
        taken += len(leases)
    print(taken, began, time.time(), flush=True)
    await store.close()
asyncio.run(main(sys.argv[1]))
"""


@asynccontextmanager
async def empty(database: str, folder: Path, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """The address of a migrated database."""
    if database == "sqlite":
        folder.mkdir(exist_ok=True)
        url = f"sqlite+aiosqlite:///{folder}/overture.db"
        await migrate(url)
        yield url
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    async with server.database(migrated) as url:
        yield url


@pytest.mark.bench
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_a_tick_does_not_grow_with_what_is_pending(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    best = {}
    for count in (FEW, MANY):
        async with empty(database, tmp_path / f"{count}", request) as url:
            await load(url, count, MORNING)
            best[count] = await tick(url)
    ratio = best[MANY] / best[FEW]
    print(
        f"\n{database:<11} {DUE:,} due: {best[FEW]:.2f} s with {FEW:,} pending, {best[MANY]:.2f} s with {MANY:,}; "
        f"ratio {ratio:.2f}; {DUE / best[MANY]:,.0f} claimed and opened a second"
    )
    assert ratio < 1.3


async def tick(url: str) -> float:
    """The seconds in which a worker claims and opens a thousand that are due, the better of two times."""
    clock = GivenClock(MORNING)
    ids = CountingIds()
    store = open_store(url, clock, ids)
    worker = Worker(store, {}, TemplateWriter(), FakeCourier(), POLICY, KEY)
    try:
        await begin(store, 0, 2 * DUE, timedelta(seconds=2))
        took = []
        for _ in range(2):
            clock.forward(seconds=1)
            began = time.perf_counter()
            while await worker._round(Work.FOLLOW_UPS):
                pass
            took.append(time.perf_counter() - began)
        assert await opened(store) >= 2 * DUE - 1
        return min(took)
    finally:
        await store.close()


@pytest.mark.bench
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_claims_a_second(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    async with empty(database, tmp_path, request) as url:
        await load(url, 100_000, MORNING - timedelta(days=500))
        for processes in (1, 2, 4):
            taken, seconds = await claimed_by(url, processes)
            print(
                f"\n{database:<11} {processes} processes claim {taken:,} in {seconds:.1f} s: {taken / seconds:,.0f} a second"
            )
            assert taken == 100_000, "one was claimed twice, or not at all"
            await set_free(url)


async def claimed_by(url: str, processes: int) -> tuple[int, float]:
    started = [
        subprocess.Popen([sys.executable, "-c", CLAIMER, url], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(processes)
    ]
    for process in started:
        assert process.stdout is not None
        process.stdout.readline()
    for process in started:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.flush()
    told = [process.communicate()[0] for process in started]
    figures = [line.split() for line in told]
    return (
        sum(int(taken) for taken, _, _ in figures),
        max(float(end) for _, _, end in figures) - min(float(began) for _, began, _ in figures),
    )


async def set_free(url: str) -> None:
    store = open_store(url, GivenClock(), CountingIds())
    async with store.engines.writer.begin() as connection:
        await connection.execute(text("UPDATE follow_up SET leased_until = NULL"))
    await store.close()


@pytest.mark.bench
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_at_fifty_due_a_second_few_are_late(
    database: str, tmp_path: Path, request: pytest.FixtureRequest, smtp_peer: SmtpPeer
) -> None:
    async with empty(database, tmp_path, request) as url:
        now = datetime.now(UTC)
        ahead = (MORNING - now).total_seconds()
        clock = AheadClock(timedelta(seconds=ahead))
        store = open_store(url, clock, CountingIds())
        with replicas(1, url, smtp_peer.url, ahead) as running:
            await eventually(lambda: running.is_up(0), within=60)
            await begin(store, 0, RATE * SECONDS, timedelta(seconds=SECONDS), after=timedelta(seconds=10))
            await eventually(lambda: all_opened(store), within=120)
        late = await lateness(store)
        await store.close()
    p50, p99 = late[len(late) // 2], late[len(late) * 99 // 100]
    print(f"\n{database:<11} {RATE} due a second for {SECONDS} s: p50 {p50:.2f} s, p99 {p99:.2f} s late")
    assert p99 < 2


async def opened(store: SqlStore) -> int:
    async with store.engines.reader.connect() as connection:
        done = select(func.count()).select_from(FollowUp).where(col(FollowUp.status) == FollowUpStatus.OPENED)
        return await connection.scalar(done) or 0


async def all_opened(store: SqlStore) -> bool:
    return await opened(store) == RATE * SECONDS


async def lateness(store: SqlStore) -> list[float]:
    async with store.engines.reader.connect() as connection:
        both = select(col(FollowUp.planned_for), col(Note.requested_at)).join(
            Note, col(Note.id) == col(FollowUp.note_id)
        )
        return sorted((at - planned).total_seconds() for planned, at in (await connection.execute(both)).all())
