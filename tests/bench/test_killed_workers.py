"""Two and four workers on one SQLite file and on one PostgreSQL, the oldest of them killed every few seconds, for two minutes.

make bench BENCH=tests/bench/test_killed_workers.py

The suite has the same for three kills (`tests/journeys/test_killed_workers.py`).
"""

from pathlib import Path

import pytest

from db.migrate import migrate
from tests.conftest import migrated
from tests.journeys.killed import killed_at_random
from tests.peers.postgres import PostgresServer
from tests.peers.smtp import SmtpPeer

SECONDS, LETTERS, FOLLOW_UPS = 120.0, 300, 200
#: a worker needs more than a second to start
LIVES = 6.0

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("workers", [2, 4])
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_workers_killed_for_two_minutes_lose_nothing_and_repeat_nothing(
    database: str, workers: int, tmp_path: Path, request: pytest.FixtureRequest, smtp_peer: SmtpPeer
) -> None:
    if database == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path}/overture.db"
        await migrate(url)
        await survive(url, smtp_peer, workers, database)
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    async with server.database(migrated) as url:
        await survive(url, smtp_peer, workers, database)


async def survive(url: str, peer: SmtpPeer, workers: int, database: str) -> None:
    found = await killed_at_random(
        url, peer, workers=workers, kills=0, seconds=SECONDS, letters=LETTERS, follow_ups=FOLLOW_UPS, lives=LIVES
    )
    print(f"\n{database}, {workers} workers: {found}")
    assert (found.twice, found.lost) == ([], []), found
    # What was left alone after five deaths is not done, and waits for an admin: a handful at most.
    assert found.stuck <= (LETTERS + FOLLOW_UPS) // 50
    assert found.opened + found.stuck >= FOLLOW_UPS
    assert found.whole
