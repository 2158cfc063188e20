"""Worker processes that are killed at random and started again, and the account of what became of everything."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import func, select
from sqlmodel import col

from db.store import SqlStore, open_store
from db.tables import UNDECIDED, FollowUp, FollowUpStatus, Note, NoteRevision, NoteStatus, StuckWork
from tests.fakes import CountingIds
from tests.peers.conversations import MORNING, begin
from tests.peers.replica import AheadClock
from tests.peers.smtp import SmtpPeer
from tests.peers.waiting import eventually

ROOT = Path(__file__).parents[2]
#: a lease while tests run: the dead are taken over sooner than in earnest
HOLD = timedelta(seconds=4)


@dataclass
class Account:
    """What became of everything."""

    kills: int
    claimed: int
    opened: int
    drafted: int
    delivered: int
    #: an attempt was under way when its process was killed: nobody can know, so a person is asked
    unsure: int
    #: whoever was at it died so often that it was left alone, and shown to an admin
    stuck: int = 0
    twice: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    whole: bool = False

    def __str__(self) -> str:
        return (
            f"killed {self.kills}, claimed {self.claimed}, opened {self.opened}, drafted {self.drafted}, delivered "
            f"{self.delivered}, unsure {self.unsure}, stuck {self.stuck}, twice {len(self.twice)}, lost {len(self.lost)}"
        )


@dataclass
class Replicas:
    """Running workers; one of them may be killed and another started in its place."""

    command: Sequence[str]
    running: list["subprocess.Popen[bytes]"] = field(default_factory=list)
    kills: int = 0

    def start(self) -> None:
        process = subprocess.Popen(self.command, cwd=ROOT, stdout=subprocess.PIPE)
        assert process.stdout is not None
        os.set_blocking(process.stdout.fileno(), False)
        self.running.append(process)

    def is_up(self, which: int) -> bool:
        """Has it said that it works?"""
        out = self.running[which].stdout
        assert out is not None
        return bool(out.read())

    def kill(self, which: int) -> None:
        process = self.running.pop(which)
        assert process.stdout is not None
        process.stdout.close()
        assert process.poll() is None, "a worker ended by itself"
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.kills += 1


@contextmanager
def replicas(count: int, url: str, smtp_url: str, ahead: float) -> Iterator[Replicas]:
    """So many of them, ended with the block."""
    arguments = [url, smtp_url, f"{ahead}", f"{HOLD.total_seconds()}"]
    started = Replicas([sys.executable, "-m", "tests.peers.replica", *arguments])
    try:
        for _ in range(count):
            started.start()
        yield started
    finally:
        for which in reversed(range(len(started.running))):
            started.kill(which)


async def killed_at_random(
    url: str,
    peer: SmtpPeer,
    *,
    workers: int,
    kills: int,
    seconds: float,
    letters: int,
    follow_ups: int,
    lives: float = 1.0,
) -> Account:
    """Let workers work, killing one every second or two, so often and so long; then until nothing is owed.

    `lives`: up to so many seconds more the oldest is left at work.
    """
    ahead = (MORNING - datetime.now(UTC)).total_seconds()
    store = open_store(url, AheadClock(timedelta(seconds=ahead)), CountingIds())
    try:
        await begin(store, letters, follow_ups, timedelta(seconds=max(seconds, 10)))
        random, until = Random(workers), time.monotonic() + seconds  # noqa: S311 -- when somebody dies is no secret
        with replicas(workers, url, peer.url, ahead) as running:
            while running.kills < kills or time.monotonic() < until:
                # The oldest is at work, or was just started; and something is under way, if anything is.
                await eventually(lambda: running.is_up(0), within=60, what="a worker")
                at = time.monotonic() + random.uniform(0, lives)
                await eventually(lambda at=at: at_work(store, at), within=10)  # type: ignore[misc]
                running.kill(0)
                running.start()
            killed = running.kills
            await eventually(lambda: nothing_owed(store), within=80, what="everything to be done")
            return await account(store, peer, killed)
    finally:
        await store.close()


async def at_work(store: SqlStore, since: float) -> bool:
    """Is some letter just being handed over? If nothing is for two seconds, that will do, too."""
    if time.monotonic() < since:
        return False
    handing_over = select(col(Note.id)).where(
        col(Note.status) == NoteStatus.SENDING, col(Note.attempted_at).is_not(None)
    )
    async with store.engines.reader.connect() as connection:
        under_way = await connection.scalar(handing_over.limit(1))
    return under_way is not None or time.monotonic() > since + 2


async def nothing_owed(store: SqlStore) -> bool:
    due = await store.next_due()
    # What comes later in the day, such as a word about drafts that wait, is not theirs.
    return due is None or due > MORNING + timedelta(hours=1)


async def account(store: SqlStore, peer: SmtpPeer, kills: int) -> Account:
    """Ask the database, and the mail server, what they have."""
    taken = Counter(str(mail.message["Message-ID"]) for mail in peer.taken)
    async with store.engines.reader.connect() as connection:
        claimed = 0
        for lease in (col(Note.lease), col(FollowUp.lease)):
            claimed += await connection.scalar(select(func.sum(lease))) or 0
        notes = (await connection.execute(select(Note.__table__))).all()  # type: ignore[attr-defined]
        plans = (await connection.execute(select(FollowUp.__table__))).all()  # type: ignore[attr-defined]
        revisions = (await connection.execute(select(NoteRevision.__table__))).all()  # type: ignore[attr-defined]
        stuck = set(await connection.scalars(select(col(StuckWork.row_id)).where(UNDECIDED)))
    drafts = Counter(revision.note_id for revision in revisions)
    opened = [note for note in notes if note.ordinal == 1]
    per_thread = Counter(note.thread_id for note in opened)
    letters = [note for note in notes if note.id.startswith("note_l")]
    found = Account(
        kills=kills,
        claimed=claimed,
        opened=sum(plan.status == FollowUpStatus.OPENED for plan in plans),
        drafted=sum(note.status == NoteStatus.IN_REVIEW for note in opened),
        delivered=sum(note.status == NoteStatus.SENT for note in letters),
        unsure=sum(note.status == NoteStatus.SEND_UNSURE for note in letters),
        stuck=len(stuck),
        whole=await store.first_broken() is None,
    )
    found.twice = [
        *(thread for thread, count in per_thread.items() if count > 1),
        *(note.id for note in opened if drafts[note.id] > 1),
        *(message for message, count in taken.items() if count > 1),
    ]
    named = {plan.note_id: plan.id for plan in plans if plan.note_id}
    found.lost = [
        row_id
        for row_id in (
            *(plan.id for plan in plans if plan.id.startswith("plan_f") and plan.note_id is None),
            *(note.id for note in opened if note.id not in named or drafts[note.id] != 1),
            *(note.id for note in letters if note.status == NoteStatus.SENT and taken[note.message_id] != 1),
            *(note.id for note in letters if note.status not in (NoteStatus.SENT, NoteStatus.SEND_UNSURE)),
        )
        if row_id not in stuck
    ]
    return found
