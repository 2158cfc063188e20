"""Work taken with a lease: by one at a time, oldest first, again when the lease ran out; cheap with much that is not due."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.ports import LeaseLost, Store, Work
from db.store import SqlStore
from tests.db.rows import card
from tests.fakes import GivenClock

LEASE = timedelta(minutes=5)


async def take(store: SqlStore, limit: int) -> list[str]:
    return [lease.row_id for lease in await store.claim(Work.CARDS, limit, LEASE)]


async def add_cards(store: SqlStore, count: int, *, minutes: int = 0, first: int = 0) -> None:
    async with store.writing() as unit:
        unit.add(
            *(card(f"card-{first + n:04}", unit.now + timedelta(minutes=minutes, seconds=n)) for n in range(count))
        )


async def test_due_rows_are_taken_oldest_first_and_only_once(store: SqlStore, clock: GivenClock) -> None:
    await add_cards(store, 5)
    await add_cards(store, 5, minutes=60, first=100)
    clock.forward(minutes=1)
    assert await take(store, 3) == ["card-0000", "card-0001", "card-0002"]
    assert await take(store, 10) == ["card-0003", "card-0004"]
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
        while taken := await take(at, 7):
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


async def test_a_lease_is_held_as_long_as_it_is_renewed(store: SqlStore, clock: GivenClock) -> None:
    await add_cards(store, 2)
    clock.forward(minutes=1)
    kept, _ = await store.claim(Work.CARDS, 2, LEASE)
    for _ in range(3):
        clock.forward(minutes=4)
        await store.renew([kept], LEASE)
    assert await take(store, 10) == ["card-0001"]


async def test_a_lease_that_was_let_go_is_not_renewed(store: SqlStore, clock: GivenClock) -> None:
    await add_cards(store, 1)
    (lease,) = await store.claim(Work.CARDS, 1, LEASE)
    async with store.writing() as unit:
        drawn = await unit.cards.get("card-0000")
        assert drawn is not None
        drawn.leased_until, drawn.due_at = None, unit.now
    await store.renew([lease], LEASE)
    assert await take(store, 1) == ["card-0000"]


async def test_whoever_lost_the_lease_commits_nothing(
    store: SqlStore, again: Callable[[], SqlStore], clock: GivenClock
) -> None:
    await add_cards(store, 1)
    (slow,) = await store.claim(Work.CARDS, 1, LEASE)
    clock.forward(minutes=6)
    (quick,) = await again().claim(Work.CARDS, 1, LEASE)
    await store.renew([slow], LEASE)
    with pytest.raises(LeaseLost):
        await draw(store.under(slow), "by the slow one")
    await draw(again().under(quick), "by the quick one")
    async with store.reading() as unit:
        card = await unit.cards.get("card-0000")
    assert card is not None
    assert card.message_ref == "by the quick one"


async def test_nobody_takes_over_while_the_holder_commits(
    store: SqlStore, again: Callable[[], SqlStore], clock: GivenClock
) -> None:
    await add_cards(store, 1)
    (slow,) = await store.claim(Work.CARDS, 1, LEASE)
    clock.forward(minutes=6)
    results = await asyncio.gather(
        draw(store.under(slow), "by the slow one"), again().claim(Work.CARDS, 1, LEASE), return_exceptions=True
    )
    async with store.reading() as unit:
        card = await unit.cards.get("card-0000")
    assert card is not None
    # Either the slow one was first and let go, or it found that it was too late.
    assert (card.message_ref is None) is isinstance(results[0], LeaseLost)


async def test_it_is_counted_how_often_the_holder_fell_silent(store: SqlStore, clock: GivenClock) -> None:
    await add_cards(store, 1)
    for silent in range(4):
        (lease,) = await store.claim(Work.CARDS, 1, LEASE)
        assert (lease.number, lease.takeovers) == (silent + 1, silent)
        clock.forward(minutes=6)


async def draw(store: Store, message: str) -> None:
    async with store.writing() as unit:
        card = await unit.cards.get("card-0000")
        assert card is not None
        card.message_ref = message
