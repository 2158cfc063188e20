"""A worker as a process of its own, as a second replica would be: for tests that kill it.

    python -m tests.peers.replica DATABASE_URL SMTP_URL AHEAD HOLD

Its clock runs AHEAD seconds before the machine's, so that it is morning for the candidates whenever the test runs; it
holds what it claims for HOLD seconds.
"""

import asyncio
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.outside import log
from bot.outside.ids import RandomIds
from bot.outside.smtp import MailServer, SmtpCourier
from bot.outside.template_writer import TemplateWriter
from bot.ports import Policy
from bot.rules.suppression import HashKey
from bot.worker import Worker
from db.store import open_store

KEY = HashKey((b"k" * 32,))
#: a few more than a company may write to in a week
POLICY = Policy(company="Northlight", notice_url="https://northlight.example/privacy", employer_week_cap=0)
TICK = 0.2


@dataclass(frozen=True)
class AheadClock:
    """The machine's clock, some seconds ahead."""

    ahead: timedelta

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


async def work(database_url: str, smtp_url: str, ahead: float, hold: float) -> None:
    """Work until killed."""
    clock = AheadClock(timedelta(seconds=ahead))
    store = open_store(database_url, clock, RandomIds(clock))
    courier = SmtpCourier(MailServer.from_url(smtp_url))
    held = timedelta(seconds=hold)
    worker = Worker(store, {}, TemplateWriter(), courier, POLICY, KEY, hold=held, beats=held / 3)
    store.when_committed(worker.wake)

    async def tick() -> None:
        worker.wake()

    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.add_job(tick, "interval", seconds=TICK, coalesce=True)
    scheduler.start()
    print("up", flush=True)
    await worker.run(asyncio.Event())


if __name__ == "__main__":
    log.configure(level="error")
    database, mail, seconds, lease = sys.argv[1:]
    asyncio.run(work(database, mail, float(seconds), float(lease)))
