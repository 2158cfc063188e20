"""Work taken with a lease: by one at a time, oldest first, again when the lease ran out; cheap with much that is not due."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from bot.ports import Work
from db.store import SqlStore
from tests.db.rows import card
from tests.fakes import GivenClock

LEASE = timedelta(minutes=5)


async def add_cards(store: SqlStore, count: int, *, minutes: int = 0, first: int = 0) -> None:
    async with store.writing() as unit:
        unit.add(
            *(card(f"card-{first + n:04}", unit.now + timedelta(minutes=minutes, seconds=n)) for n in range(count))
        )


async def test_due_rows_are_taken_oldest_first_and_only_once(store: SqlStore, clock: GivenClock) -> None:
    await add_cards(store, 5)
    await add_cards(store, 5, minutes=60, first=100)
    clock.forward(minutes=1)
    assert await store.claim(Work.CARDS, 3, LEASE) == ["card-0000", "card-0001", "card-0002"]
    assert await store.claim(Work.CARDS, 10, LEASE) == ["card-0003", "card-0004"]
    assert await store.claim(Work.CARDS, 10, LEASE) == []


async def test_a_lease_that_ran_out_is_taken_over(store: SqlStore, clock: GivenClock) -> None:
    await add_cards(store, 1)
    assert len(await store.claim(Work.CARDS, 10, LEASE)) == 1
    clock.forward(minutes=4)
    assert await store.claim(Work.CARDS, 10, LEASE) == []
    clock.forward(minutes=2)
    assert len(await store.claim(Work.CARDS, 10, LEASE)) == 1
    async with store.reading() as unit:
        taken = await unit.cards.get("card-0000")
    assert taken is not None
    assert taken.attempts == 2


async def test_a_held_row_is_still_owed(store: SqlStore, clock: GivenClock) -> None:
    await add_cards(store, 1)
    due = clock.now()
    await store.claim(Work.CARDS, 1, LEASE)
    assert await store.next_due() == due


async def test_many_who_take_at_once_take_each_row_once(
    store: SqlStore, again: Callable[[], SqlStore], clock: GivenClock
) -> None:
    await add_cards(store, 200)

    async def take_all(at: SqlStore) -> list[str]:
        mine: list[str] = []
        while taken := await at.claim(Work.CARDS, 7, LEASE):
            mine += taken
        return mine

    clock.forward(minutes=10)
    everything = await asyncio.gather(*(take_all(at) for at in (store, again(), again(), again())))
    taken = [row_id for mine in everything for row_id in mine]
    assert len(taken) == len(set(taken)) == 200


async def test_the_next_due_moment_is_known(store: SqlStore, clock: GivenClock) -> None:
    assert await store.next_due() is None
    await add_cards(store, 2, minutes=60)
    assert await store.next_due() == clock.now() + timedelta(minutes=60)
