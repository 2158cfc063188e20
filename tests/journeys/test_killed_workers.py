"""Real worker processes on one database, killed with SIGKILL at random: nothing is lost, nothing happens twice.

Two minutes of it, with four workers too, stand in `tests/bench/test_killed_workers.py`.
"""

from pathlib import Path

import pytest

from db.migrate import migrate
from tests.conftest import migrated
from tests.journeys.killed import killed_at_random
from tests.peers.postgres import PostgresServer
from tests.peers.smtp import SmtpPeer


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_two_workers_killed_for_a_while_lose_nothing_and_repeat_nothing(
    database: str, tmp_path: Path, request: pytest.FixtureRequest, smtp_peer: SmtpPeer
) -> None:
    if database == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path}/overture.db"
        await migrate(url)
        await survive(url, smtp_peer)
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    async with server.database(migrated) as url:
        await survive(url, smtp_peer)


async def survive(url: str, peer: SmtpPeer) -> None:
    found = await killed_at_random(url, peer, workers=2, kills=3, seconds=0, letters=60, follow_ups=40)
    print(found)
    assert (found.twice, found.lost, found.stuck) == ([], [], 0), found
    assert (found.opened, found.drafted, found.delivered + found.unsure) == (40, 40, 60)
    # Each kill interrupts what its process was at, and nothing else is unsure.
    assert found.unsure <= 8 * found.kills
    assert found.whole
