"""Who said no is remembered though the database came back from a backup: a journal beside it, merged at the start."""

import sqlite3
from pathlib import Path

import pytest

from bot.outside.suppression_journal import JournalFile
from bot.usecases.suppression_journal import keep_up, merge
from db.store import open_store
from db.tables import Suppression
from tests.fakes import CountingIds
from tests.usecases.house import House, said
from tests.usecases.steps import asks


@pytest.fixture
def journal(tmp_path: Path) -> JournalFile:
    return JournalFile(tmp_path / "kept" / "overture.db.suppressions")


def file_of(house: House) -> Path:
    return Path(house.url.partition(":///")[2])


def backed_up(house: House) -> Path:
    copy = file_of(house).with_name("backup.db")
    with sqlite3.connect(file_of(house)) as live, sqlite3.connect(copy) as kept:
        live.backup(kept)
    return copy


async def restored(house: House, backup: Path) -> House:
    """The same house on the database as it was: files replaced, as an admin would."""
    await house.store.close()
    for beside in file_of(house).parent.glob("overture.db*"):
        beside.unlink()
    backup.rename(file_of(house))
    house.store = open_store(house.url, house.clock, CountingIds(given=10_000))
    return house


async def listed(house: House) -> list[Suppression]:
    return [entry async for entry in house.store.suppression_list()]


async def test_a_restored_database_still_knows_who_said_no_and_who_was_let_back(
    house: House, journal: JournalFile
) -> None:
    await house.types("dana", "suppress grace@obi.example by phone")
    after = await keep_up(house.store, journal, 0)
    backup = backed_up(house)
    house.clock.forward(hours=1)
    await house.types("dana", "suppress ada@okafor.example said so")
    await house.types("noor", "lift grace@obi.example she wrote to us")
    assert await keep_up(house.store, journal, after) > after
    before = {(one.hash, one.lifted_reason) for one in await listed(house)}

    house = await restored(house, backup)
    assert len(await listed(house)) == 1
    # Ada's address and id come back, and Grace's lifting; nothing is new to the journal.
    assert await merge(house.store, journal) == (3, 0)
    assert {(one.hash, one.lifted_reason) for one in await listed(house)} == before
    assert "never to be written to" in said(await asks(house))
    assert await merge(house.store, journal) == (0, 0)
    assert await house.is_whole()
    await house.store.close()


async def test_what_a_crash_kept_from_the_journal_is_made_good_at_the_next_start(
    house: House, journal: JournalFile
) -> None:
    await house.types("dana", "suppress ada@okafor.example said so")
    assert await merge(house.store, journal) == (0, 2)
    assert await merge(house.store, journal) == (0, 0)
    assert {one.hash for one in await journal.read()} == {one.hash for one in await listed(house)}


async def test_a_line_that_was_cut_short_spoils_neither_those_before_nor_those_after(
    house: House, journal: JournalFile, tmp_path: Path
) -> None:
    await house.types("dana", "suppress ada@okafor.example said so")
    await merge(house.store, journal)
    file = tmp_path / "kept" / "overture.db.suppressions"
    assert file.stat().st_mode & 0o077 == 0
    whole = file.read_text(encoding="utf-8")
    assert "okafor" not in whole
    file.write_text(whole + whole[: len(whole) // 4], encoding="utf-8")
    await house.types("dana", "suppress grace@obi.example by phone")
    assert await merge(house.store, journal) == (0, 1)
    assert len({one.hash for one in await journal.read()}) == 3


async def test_only_what_changed_is_written_and_each_change_once(house: House, journal: JournalFile) -> None:
    await house.types("dana", "suppress grace@obi.example by phone")
    after = await keep_up(house.store, journal, 0)
    assert await keep_up(house.store, journal, after) == after
    assert len(await journal.read()) == 1
    house.clock.forward(minutes=1)
    await house.types("noor", "lift grace@obi.example a mistake")
    await keep_up(house.store, journal, after)
    assert [one.lifted_reason for one in await journal.read()] == ["", "a mistake"]


async def test_an_older_journal_undoes_no_later_decision(house: House, journal: JournalFile) -> None:
    await house.types("dana", "suppress ada@okafor.example said so")
    await merge(house.store, journal)
    house.clock.forward(minutes=1)
    await house.types("noor", "lift ada@okafor.example she wrote to us")
    assert await merge(house.store, journal) == (0, 2)
    assert all(one.lifted_at is not None for one in await listed(house))
