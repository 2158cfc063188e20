"""Two replicas on one database: what a dead one held is taken over within a minute, and a slow one never acts twice."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.events import Click, Command
from bot.ports import Brief, Delivery, Draft, Finding, Letter, Outcome, Written
from bot.settings import Settings
from bot.worker import BEAT, LEASE, Worker
from db.tables import NoteStatus
from tests.fakes import FakeCourier, FakeWriter
from tests.usecases.house import House


@dataclass
class Slow:
    """Holds up whoever calls until told to go on."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    async def pause(self) -> None:
        self.reached.set()
        await self.go_on.wait()


@dataclass
class SlowWriter(FakeWriter):
    """A model that takes its time."""

    slow: Slow = field(default_factory=Slow)

    async def write(self, brief: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Written:
        await self.slow.pause()
        return await FakeWriter.write(self, brief, report, before)


@dataclass
class SlowCourier(FakeCourier):
    """A mail server that takes its time."""

    slow: Slow = field(default_factory=Slow)

    async def deliver(self, letter: Letter) -> Delivery:
        await self.slow.pause()
        return await FakeCourier.deliver(self, letter)


def test_a_dead_replica_is_taken_over_within_a_minute() -> None:
    tick = timedelta(seconds=Settings.model_fields["tick_seconds"].default)
    # As late as can be: it renewed just before it died, and others look just before the lease runs out.
    assert LEASE + tick < timedelta(minutes=1)
    # One beat may be missed, and clocks may differ by five seconds.
    assert 2 * BEAT + timedelta(seconds=5) < LEASE


async def test_what_a_dead_replica_was_drafting_another_drafts(any_house: House) -> None:
    house, slow = any_house, SlowWriter()
    await asks_only(house)
    dead = await at_work(replace(house, writer=slow).worker, slow.slow)
    dead.cancel()
    await house.passes(seconds=LEASE.total_seconds() - 1)
    assert (await house.note()).status is NoteStatus.REQUESTED
    await house.passes(seconds=2)
    assert (await house.note()).status is NoteStatus.IN_REVIEW
    assert len(house.writer.briefs) == 1


async def test_a_long_draft_is_not_taken_over_while_its_replica_lives(any_house: House) -> None:
    house, slow = any_house, SlowWriter()
    await asks_only(house)
    worker = replace(house, writer=slow).worker
    at_it = await at_work(worker, slow.slow)
    for _ in range(30):
        await worker.beat()
        await house.passes(seconds=BEAT.total_seconds())
    assert house.writer.briefs == []
    slow.slow.go_on.set()
    await at_it
    assert (await house.note()).status is NoteStatus.IN_REVIEW
    assert (await house.note()).revision == 1


async def test_a_replica_that_was_asleep_finds_its_draft_made_by_another(any_house: House) -> None:
    house, slow = any_house, SlowWriter()
    await asks_only(house)
    asleep = await at_work(replace(house, writer=slow).worker, slow.slow)
    await house.passes(seconds=LEASE.total_seconds() + 1)
    drafted = await house.note()
    slow.slow.go_on.set()
    await asleep
    note = await house.note()
    assert (note.status, note.revision, note.version) == (NoteStatus.IN_REVIEW, 1, drafted.version)
    assert await house.is_whole()


async def test_a_letter_that_a_dead_replica_was_sending_is_unsure_and_never_sent_again(any_house: House) -> None:
    house, slow = any_house, SlowCourier()
    dead = await sending(house, slow)
    dead.cancel()
    await house.passes(seconds=LEASE.total_seconds() + 1)
    assert (await house.note()).status is NoteStatus.SEND_UNSURE
    await house.passes(days=1)
    assert house.courier.taken + slow.taken == 0


async def test_what_a_slow_replica_learns_of_its_letter_still_counts(any_house: House) -> None:
    house, slow = any_house, SlowCourier()
    alive = await sending(house, slow)
    await house.passes(seconds=LEASE.total_seconds() + 1)
    assert (await house.note()).status is NoteStatus.SEND_UNSURE
    slow.slow.go_on.set()
    await alive
    await house.worker.drain()
    note = await house.note()
    assert (note.status, slow.taken, house.courier.taken) == (NoteStatus.SENT, 1, 0)
    assert len(await house.plans()) == 1
    assert house.button(house.told("mara"), "it_was_sent") is None


async def test_a_late_word_that_it_was_not_taken_leaves_the_retry_to_a_person(any_house: House) -> None:
    house, slow = any_house, SlowCourier(outcomes=[Delivery(Outcome.NOT_SENT, reason="send-not-sent")])
    alive = await sending(house, slow)
    await house.passes(seconds=LEASE.total_seconds() + 1)
    slow.slow.go_on.set()
    await alive
    await house.passes(days=1)
    assert (await house.note()).status is NoteStatus.SEND_FAILED
    assert house.courier.taken == 0


async def test_a_late_word_about_an_earlier_attempt_says_nothing_of_the_present_one(any_house: House) -> None:
    house, slow = any_house, SlowCourier()
    alive = await sending(house, slow)
    await house.passes(seconds=LEASE.total_seconds() + 1)
    await house.presses("mara", house.button(house.told("mara"), "it_was_not_sent"))
    house.courier.outcomes = [Delivery(Outcome.REFUSED, reason="send-refused")]
    await house.presses("mara", house.button(house.told("mara"), "retry"))
    slow.slow.go_on.set()
    await alive
    assert (await house.note()).status is NoteStatus.SEND_FAILED


async def test_a_clock_that_jumps_does_not_make_a_replica_repeat_what_it_is_at(any_house: House) -> None:
    house, slow = any_house, SlowCourier()
    await released_only(house)
    worker = replace(house, courier=slow).worker
    at_it = await at_work(worker, slow.slow)
    house.clock.forward(days=1)
    await worker.drain()
    slow.slow.go_on.set()
    await at_it
    assert (await house.note()).status is NoteStatus.SENT
    assert slow.taken == 1


async def asks_only(house: House) -> None:
    """Mara asks for a note, and nobody works yet."""
    await house.desk.handle(Command(house.origin("mara"), "note Ada Okafor"))


async def released_only(house: House) -> None:
    """Mara lets the approved note go, and nobody works yet."""
    button = house.button(await house.approved(), "release")
    assert button is not None
    await house.desk.handle(Click(house.origin("mara"), button.verb, button.subject, button.seen))


async def sending(house: House, slow: SlowCourier) -> "asyncio.Task[None]":
    """A replica that is handing the note over."""
    await released_only(house)
    return await at_work(replace(house, courier=slow).worker, slow.slow)


async def at_work(worker: Worker, slow: Slow) -> "asyncio.Task[None]":
    """A replica that has come to where it is held up."""
    working = asyncio.create_task(worker.drain())
    await slow.reached.wait()
    return working
