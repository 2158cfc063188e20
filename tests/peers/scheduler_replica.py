"""A process with an APScheduler of its own on a shared SQLAlchemy job store, as its guide sets one up: to compare with.

    python -m tests.peers.scheduler_replica DATABASE_URL

It says `up`, starts its scheduler at the first line on its standard input, and runs until it is killed.
"""

import os
import sqlite3
import sys
import threading
from contextlib import closing
from datetime import datetime
from pathlib import Path

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.schedulers.background import BackgroundScheduler


def scheduler(url: str) -> BackgroundScheduler:
    """One that remembers its jobs in the database; a late job is run, however late."""
    return BackgroundScheduler(
        jobstores={"default": SQLAlchemyJobStore(url=url)},
        job_defaults={"misfire_grace_time": None},
        timezone="UTC",
    )


def nudge(plan_id: str, notebook: str) -> None:
    """Open one follow-up: here, a line in a file that all processes append to."""
    _write(notebook, f"{plan_id}\n")


def slow_nudge(plan_id: str, notebook: str) -> None:
    """The same, of which the process does not come to an end."""
    _write(notebook, f"began {plan_id}\n")
    threading.Event().wait()
    _write(notebook, f"{plan_id}\n")


def plan(url: str, at: datetime, plan_ids: list[str], notebook: Path, *, slow: bool = False) -> None:
    """Put jobs into the store, one for each follow-up, all due at `at`. To be called within an event loop."""
    # One with a thread would run what is due while it is shut down.
    planning = AsyncIOScheduler(jobstores={"default": SQLAlchemyJobStore(url=url)}, timezone="UTC")
    planning.start(paused=True)
    for plan_id in plan_ids:
        what = slow_nudge if slow else nudge
        planning.add_job(what, "date", run_date=at, id=plan_id, args=[plan_id, str(notebook)], misfire_grace_time=None)
    planning.shutdown()


def left(database: Path) -> list[str]:
    """The jobs that are still in the store."""
    with closing(sqlite3.connect(database)) as connection:
        return [str(row[0]) for row in connection.execute("SELECT id FROM apscheduler_jobs")]


def _write(notebook: str, line: str) -> None:
    # One write at the end of the file: lines of several processes do not mix.
    into = os.open(notebook, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(into, line.encode())
    os.close(into)


if __name__ == "__main__":
    running = scheduler(sys.argv[1])
    print("up", flush=True)
    sys.stdin.readline()
    running.start()
    threading.Event().wait()
