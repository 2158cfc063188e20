"""What happens when two are at it at once, or one is stopped halfway."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from bot.ports import Lease, Stale, Work
from db.store import SqlStore
from tests.db.rows import card, note, person, with_a_thread
from tests.fakes import GivenClock

LEASE = timedelta(minutes=5)


async def test_of_many_units_that_change_one_row_the_losers_are_told_and_leave_nothing(
    store: SqlStore, again: Callable[[], SqlStore]
) -> None:
    await with_a_thread(store)
    stores = [store, again(), again()]
    # On SQLite only one is inside at a time; on PostgreSQL all have read before the first writes.
    all_inside = asyncio.Barrier(1 if store.engines.is_sqlite else 3)

    async def retitle(at: SqlStore, title: str) -> str | None:
        try:
            async with at.writing() as unit:
                ada = await unit.candidates.get("ada")
                assert ada is not None
                await all_inside.wait()
                ada.title = title
                unit.audit("test", "retitle", title)
        except Stale:
            return None
        return title

    done = await asyncio.gather(*(retitle(at, f"title-{number}") for number, at in enumerate(stores)))
    won = [title for title in done if title]
    assert len(won) == (3 if store.engines.is_sqlite else 1)
    async with store.reading() as unit:
        ada = await unit.candidates.get("ada")
    assert ada is not None
    assert (ada.title in won, ada.version) == (True, 1 + len(won))
    assert {row.subject async for row in store.audit_trail(after=1)} == set(won)
    assert await store.first_broken() is None


async def test_a_row_that_is_leased_meanwhile_is_no_lost_race(store: SqlStore, again: Callable[[], SqlStore]) -> None:
    await with_a_thread(store)
    async with store.writing() as unit:
        unit.add(note("note", unit.now, due_at=unit.now))
        unit.audit("test", "add", "note")
    other = again()
    async with store.writing() as unit:
        found = await unit.notes.get("note")
        assert found is not None
        claiming = asyncio.create_task(other.claim(Work.NOTES, 1, LEASE))
        if not store.engines.is_sqlite:
            assert ids(await claiming) == ["note"]
        found.reason_words = "changed"
        unit.audit("test", "change", "note")
    assert ids(await claiming) == ["note"]
    async with store.reading() as unit:
        after = await unit.notes.get("note")
    assert after is not None
    assert (after.reason_words, after.attempts, after.version) == ("changed", 1, 2)
    assert after.leased_until is not None


async def test_a_row_in_a_unit_s_hands_keeps_no_other_from_being_claimed(
    store: SqlStore, again: Callable[[], SqlStore], clock: GivenClock
) -> None:
    async with store.writing() as unit:
        unit.add(card("one", unit.now), card("two", unit.now))
    async with store.writing() as unit:
        one = await unit.cards.get("one")
        assert one is not None
        one.channel = "elsewhere"
        await unit.flush()
        claiming = asyncio.create_task(again().claim(Work.CARDS, 10, LEASE))
        if not store.engines.is_sqlite:
            assert ids(await claiming) == ["two"]
    taken = await claiming
    assert {*ids(taken), *ids(await store.claim(Work.CARDS, 10, LEASE))} == {"one", "two"}


async def test_a_unit_that_is_cancelled_leaves_nothing_and_keeps_nobody_waiting(store: SqlStore) -> None:
    inside = asyncio.Event()

    async def begin() -> None:
        async with store.writing() as unit:
            unit.add(person("mara", unit.now))
            unit.audit("test", "add", "mara")
            await unit.flush()
            inside.set()
            await asyncio.Event().wait()

    begun = asyncio.create_task(begin())
    await inside.wait()
    begun.cancel()
    with pytest.raises(asyncio.CancelledError):
        await begun
    async with asyncio.timeout(5):
        await with_a_thread(store)
    assert [row.subject async for row in store.audit_trail()] == ["thread"]


async def test_a_unit_cancelled_in_the_middle_of_a_statement_keeps_nobody_waiting(store: SqlStore) -> None:
    async def begin(going: asyncio.Event) -> None:
        async with store.writing() as unit:
            for number in range(10_000):
                unit.add(person(f"person-{number}", unit.now))
                if number == 3:
                    going.set()
                await unit.flush()

    for _ in range(5):
        going = asyncio.Event()
        begun = asyncio.create_task(begin(going))
        await going.wait()
        begun.cancel()
        with pytest.raises(asyncio.CancelledError):
            await begun
    async with asyncio.timeout(5):
        await with_a_thread(store)
    async with store.reading() as unit:
        assert [each.id for each in await unit.people.everyone()] == ["mara"]


def ids(leases: Sequence[Lease]) -> list[str]:
    return [lease.row_id for lease in leases]
