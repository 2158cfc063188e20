"""One unit of work: all of it or nothing, at one version, once, and on record."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from bot.ports import AlreadyHandled, Stale
from db.store import SqlStore
from db.store.unit import UnauditedChange
from db.tables import Note, NoteStatus, Question, Thread
from tests.db.rows import candidate, note, person, with_a_thread, wording
from tests.fakes import GivenClock


async def test_what_is_added_is_there_for_the_next_unit(store: SqlStore) -> None:
    await with_a_thread(store)
    async with store.reading() as unit:
        ada = await unit.candidates.get("ada")
    assert ada is not None
    assert (ada.name, ada.version) == ("Ada Okafor", 1)


async def test_an_exception_undoes_all_of_the_unit(store: SqlStore) -> None:
    with pytest.raises(ZeroDivisionError):
        async with store.writing() as unit:
            unit.add(person("mara", unit.now))
            unit.audit("test", "add", "mara")
            await unit.flush()
            raise ZeroDivisionError
    async with store.reading() as unit:
        assert await unit.people.get("mara") is None
    assert await store.first_broken() is None


async def test_a_change_without_a_record_is_refused(store: SqlStore) -> None:
    with pytest.raises(UnauditedChange, match="Person"):
        async with store.writing() as unit:
            unit.add(person("mara", unit.now))
    async with store.reading() as unit:
        assert await unit.people.get("mara") is None


async def test_a_reference_to_nothing_is_refused(store: SqlStore) -> None:
    with pytest.raises(Stale):
        async with store.writing() as unit:
            unit.add(Thread(id="thread", executive_id="nobody", candidate_id="nobody", opened_at=unit.now))
            unit.audit("test", "add", "thread")


async def test_of_two_who_change_one_row_at_once_exactly_one_wins(
    store: SqlStore, again: Callable[[], SqlStore]
) -> None:
    await with_a_thread(store)
    both_have_read = asyncio.Barrier(2)

    async def rename(at: SqlStore, name: str) -> bool:
        try:
            async with at.reading() as unit:
                seen = await unit.candidates.get("ada")
                assert seen is not None
                version = seen.version
            await both_have_read.wait()
            async with at.writing() as unit:
                ada = await unit.candidates.get("ada")
                assert ada is not None
                if ada.version != version:
                    return False
                ada.title = name
                unit.audit("test", "rename", "ada")
        except Stale:
            return False
        return True

    won = await asyncio.gather(rename(store, "one"), rename(again(), "two"))
    assert sorted(won) == [False, True]
    async with store.reading() as unit:
        ada = await unit.candidates.get("ada")
    assert ada is not None
    assert (ada.version, ada.title) == (2, ("one", "two")[won.index(True)])


async def test_a_row_changed_behind_the_back_of_a_unit_is_stale(store: SqlStore) -> None:
    await with_a_thread(store)
    with pytest.raises(Stale):
        async with store.writing() as unit:
            ada = await unit.candidates.get("ada")
            assert ada is not None
            session = unit._session
            await session.execute(text("UPDATE candidate SET version = version + 1 WHERE id = 'ada'"))
            ada.title = "other"
            unit.audit("test", "rename", "ada")


async def test_two_who_add_the_same_thread_at_once_make_one(store: SqlStore, again: Callable[[], SqlStore]) -> None:
    await with_a_thread(store)

    async def add(at: SqlStore, thread_id: str) -> bool:
        try:
            async with at.writing() as unit:
                unit.add(person(thread_id, unit.now))
                unit.add(candidate(f"c-{thread_id}", unit.now))
                unit.add(Thread(id=thread_id, executive_id="mara", candidate_id="ada", opened_at=unit.now))
                unit.audit("test", "add", thread_id)
        except Stale:
            return False
        return True

    assert list(await asyncio.gather(add(store, "one"), add(again(), "two"))) == [False, False]


async def test_a_delivery_takes_effect_once(store: SqlStore, again: Callable[[], SqlStore]) -> None:
    async def deliver(at: SqlStore, person_id: str) -> bool:
        try:
            async with at.writing() as unit:
                await unit.once("slack:event")
                unit.add(person(person_id, unit.now))
                unit.audit("test", "add", person_id)
        except AlreadyHandled:
            return False
        return True

    done = await asyncio.gather(deliver(store, "one"), deliver(again(), "two"))
    assert sorted(done) == [False, True]


async def test_deliveries_and_questions_are_forgotten_after_a_while_a_batch_at_a_time(
    store: SqlStore, clock: GivenClock
) -> None:
    await with_a_thread(store)

    async def ask(first: int) -> None:
        async with store.writing() as unit:
            for number in range(first, first + 3):
                await unit.once(f"slack:{number}")
                unit.add(Question(id=f"question-{number}", person_id="mara", line="note Ada", asked_at=unit.now))
            unit.audit("test", "once", "events")

    await ask(0)
    clock.forward(days=8)
    await ask(100)
    week = clock.now() - timedelta(days=7)
    assert [await store.purge_inbound(week, limit=2) for _ in range(3)] == [4, 2, 0]
    async with store.reading() as unit:
        assert await unit.cards.question("question-0") is None
        assert await unit.cards.question("question-100") is not None
    with pytest.raises(AlreadyHandled):
        async with store.writing() as unit:
            await unit.once("slack:100")


async def test_moments_come_back_in_utc_and_naive_ones_are_refused(store: SqlStore) -> None:
    await with_a_thread(store)
    tokyo = timezone(timedelta(hours=9))
    async with store.writing() as unit:
        unit.add(note("note", unit.now, due_at=datetime(2026, 6, 4, 9, 0, tzinfo=tokyo)))
        unit.audit("test", "add", "note")
    async with store.reading() as unit:
        found = await unit.notes.get("note")
    assert found is not None
    assert found.due_at == datetime(2026, 6, 4, 0, 0, tzinfo=UTC)
    assert found.due_at.tzinfo is UTC
    with pytest.raises(Exception, match="without a time zone"):
        async with store.writing() as unit:
            changed = await unit.notes.get("note")
            assert changed is not None
            changed.due_at = datetime(2026, 6, 4)  # noqa: DTZ001 -- naive on purpose
            unit.audit("test", "change", "note")


async def test_enumerations_are_kept_as_their_words(store: SqlStore) -> None:
    await with_a_thread(store)
    async with store.writing() as unit:
        unit.add(note("note", unit.now))
        unit.audit("test", "add", "note")
    async with store.engines.reader.connect() as connection:
        assert await connection.scalar(text("SELECT status FROM note")) == "requested"
    async with store.reading() as unit:
        found = await unit.notes.get("note")
    assert found is not None
    assert found.status is NoteStatus.REQUESTED


async def test_after_a_commit_the_worker_is_woken_and_only_then(store: SqlStore) -> None:
    woken: list[str] = []
    store.when_committed(lambda: woken.append("woken"))
    async with store.writing() as unit:
        await unit.people.get("nobody")
    assert woken == []
    async with store.writing() as unit:
        unit.add(person("mara", unit.now))
        unit.audit("test", "add", "mara")
        assert woken == []
    assert woken == ["woken"]


async def test_twenty_at_once_lose_nothing(store: SqlStore) -> None:
    await with_a_thread(store)

    async def add(number: int) -> None:
        async with store.writing() as unit:
            unit.add(note(f"note-{number:02}", unit.now))
            unit.audit("test", "add", f"note-{number:02}")

    await asyncio.gather(*(add(number) for number in range(20)))
    async with store.reading() as unit:
        assert len(await unit.notes.unfinished("ada")) == 20
    assert await store.first_broken() is None


async def test_recent_wordings_are_those_of_others_newest_first(store: SqlStore) -> None:
    await with_a_thread(store)
    async with store.writing() as unit:
        for number in range(3):
            unit.add(_drafted(f"note-{number}", unit.now + timedelta(minutes=number)))
            unit.add(wording(f"note-{number}", unit.now + timedelta(minutes=number)))
        unit.audit("test", "add", "notes")
    async with store.reading() as unit:
        found = await unit.wordings.recent("somebody else", 2)
        assert [one.note_id for one in found] == ["note-2", "note-1"]
        assert await unit.wordings.recent("ada", 2) == []


def _drafted(note_id: str, now: datetime) -> Note:
    drafted = note(note_id, now)
    drafted.revision = 1
    return drafted
