"""Why nudges are rows that workers claim and not jobs in APScheduler's own SQLAlchemy store: the same nudges, as jobs.

On two processes jobs run twice, and a job whose process is killed at it is gone. `test_killed_workers.py` shows the same
of our rows: none twice, none lost. docs/decisions/clock.md.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.peers.scheduler_replica import left, plan
from tests.peers.waiting import eventually

ROOT = Path(__file__).parents[2]
NUDGES = [f"plan_{number:02}" for number in range(60)]


@contextmanager
def processes(count: int, url: str) -> Iterator[list[str]]:
    """So many schedulers on one store, all running; killed with the block. Then the list has what each complained of."""
    command = [sys.executable, "-m", "tests.peers.scheduler_replica", url]
    complaints: list[str] = []
    started = [
        subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(count)
    ]
    try:
        for process in started:
            assert process.stdout is not None
            assert process.stdout.readline() == "up\n"
        # All at once.
        for process in started:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        yield complaints
    finally:
        for process in started:
            process.kill()
            complaints.append(process.communicate()[1])


def written(notebook: Path) -> Counter[str]:
    return Counter(notebook.read_text(encoding="utf-8").split("\n")[:-1]) if notebook.exists() else Counter()


async def test_two_schedulers_on_one_store_open_the_same_follow_up_twice(tmp_path: Path) -> None:
    jobs, notebook = tmp_path / "jobs.db", tmp_path / "opened"
    plan(f"sqlite:///{jobs}", datetime.now(UTC), NUDGES, notebook)
    with processes(2, f"sqlite:///{jobs}") as complaints:
        await eventually(lambda: len(written(notebook)) == len(NUDGES), within=20, what="every job")
        await eventually(lambda: not left(jobs), within=20, what="an empty store")
    twice = [plan_id for plan_id, times in written(notebook).items() if times > 1]
    ended = [said for said in complaints if "Exception in thread" in said and "JobLookupError" in said]
    print(
        f"\nAPScheduler's store, 2 processes, {len(NUDGES)} jobs: {len(twice)} ran twice, {len(ended)} scheduler ended"
    )
    assert twice
    # Whoever comes second finds the job gone, and its thread ends: from then on that process runs none.
    assert ended


async def test_a_job_whose_process_is_killed_at_it_is_gone(tmp_path: Path) -> None:
    jobs, notebook = tmp_path / "jobs.db", tmp_path / "opened"
    plan(f"sqlite:///{jobs}", datetime.now(UTC), ["plan_1"], notebook, slow=True)
    with processes(1, f"sqlite:///{jobs}"):
        await eventually(lambda: written(notebook)["began plan_1"], within=20, what="the job")
        await eventually(lambda: not left(jobs), within=20, what="an empty store")
    # It was taken out of the store when it was begun, not when it was done: nobody will do it.
    assert written(notebook)["plan_1"] == 0
