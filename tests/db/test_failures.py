"""An outage is told as StoreDown and a bug as itself, whichever database it is."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import exc, text

from bot.ports import AlreadyHandled, Stale, StoreDown, Unit
from db.migrate import migrate
from db.store import SqlStore, open_store
from db.store.unit import ChangeWhileReading
from db.tables import Person
from tests.conftest import migrated
from tests.db.rows import person, with_a_thread
from tests.fakes import CountingIds, GivenClock
from tests.peers.postgres import PostgresServer


async def add_mara(store: SqlStore) -> None:
    async with store.writing() as unit:
        unit.add(person("mara", unit.now))
        unit.audit("test", "add", "mara")


async def test_an_address_that_somebody_has_is_a_lost_race(store: SqlStore) -> None:
    await add_mara(store)
    with pytest.raises(Stale):
        async with store.writing() as unit:
            other = person("other", unit.now)
            other.email = "mara@northlight.example"
            unit.add(other)
            unit.audit("test", "add", "other")


async def test_a_lost_race_before_the_key_is_not_taken_for_a_second_delivery(store: SqlStore) -> None:
    await add_mara(store)
    with pytest.raises(Stale):
        async with store.writing() as unit:
            unit.add(Person.model_validate(person("mara", unit.now).model_dump()))
            await unit.once("slack:event")
            unit.audit("test", "add", "mara")


async def test_a_second_delivery_is_told_at_once(store: SqlStore) -> None:
    async with store.writing() as unit:
        await unit.once("slack:event")
        unit.audit("test", "once", "event")
    with pytest.raises(AlreadyHandled):
        async with store.writing() as unit:
            await unit.once("slack:event")
            pytest.fail("it went on")


async def test_a_row_without_what_it_must_have_is_a_bug_and_not_run_again(store: SqlStore) -> None:
    with pytest.raises(exc.IntegrityError):
        async with store.writing() as unit:
            nameless = person("mara", unit.now)
            nameless.name = None  # type: ignore[assignment]
            unit.add(nameless)
            unit.audit("test", "add", "mara")


async def test_tables_that_are_not_there_yet_are_an_outage(store: SqlStore) -> None:
    async with store.engines.writer.begin() as connection:
        await connection.execute(text("DROP TABLE inbound_event"))
    with pytest.raises(StoreDown):
        async with store.writing() as unit:
            await unit.once("slack:event")


def _added(unit: Unit) -> None:
    unit.add(person("mara", unit.now))


def _recorded(unit: Unit) -> None:
    unit.audit("test", "add", "mara")


@pytest.mark.parametrize("change", [_added, _recorded])
async def test_a_unit_that_only_reads_refuses_to_change(store: SqlStore, change: Callable[[Unit], None]) -> None:
    with pytest.raises(ChangeWhileReading):
        async with store.reading() as unit:
            change(unit)


async def test_a_row_changed_in_a_unit_that_only_reads_is_refused(store: SqlStore) -> None:
    await with_a_thread(store)
    with pytest.raises(ChangeWhileReading, match="Candidate"):
        async with store.reading() as unit:
            ada = await unit.candidates.get("ada")
            assert ada is not None
            ada.title = "changed"


async def test_the_database_itself_lets_no_reader_write(store: SqlStore) -> None:
    with pytest.raises(exc.DBAPIError, match=r"(?i)read.?only"):
        async with store.engines.reader.connect() as connection:
            await connection.execute(text("DELETE FROM halt"))


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("53100", id="disk full"),
        pytest.param("53200", id="out of memory"),
        pytest.param("55P03", id="waited too long for a lock"),
        pytest.param("57014", id="cancelled by an operator"),
        pytest.param("58030", id="cannot read the disk"),
    ],
)
async def test_what_postgresql_says_of_its_troubles_is_an_outage(postgres: PostgresServer, code: str) -> None:
    async with postgres.database(migrated) as url:
        store = open_store(url, GivenClock(), CountingIds())
        async with store.engines.writer.begin() as connection:
            await connection.execute(
                text(
                    "CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS "
                    f"$$ BEGIN RAISE 'no more' USING ERRCODE = '{code}'; END $$"
                )
            )
            await connection.execute(
                text("CREATE TRIGGER trouble BEFORE INSERT ON audit_row EXECUTE FUNCTION trouble()")
            )
        with pytest.raises(StoreDown):
            await add_mara(store)
        async with store.reading() as unit:
            assert await unit.people.everyone() == []
        await store.close()


async def test_a_lock_that_another_process_keeps_too_long_is_an_outage(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/overture.db"
    await migrate(url)
    store = open_store(url, GivenClock(), CountingIds())
    async with store.engines.writer.connect() as connection:
        await connection.execute(text("PRAGMA busy_timeout = 1"))
    other = sqlite3.connect(f"{tmp_path}/overture.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreDown, match="locked"):
        await add_mara(store)
    # Whoever only reads is not held up by it.
    async with store.reading() as unit:
        assert await unit.people.everyone() == []
    other.close()
    await add_mara(store)
    await store.close()


async def test_a_file_that_is_no_database_is_an_outage(tmp_path: Path) -> None:
    (tmp_path / "overture.db").write_bytes(b"a letter, not a database" * 100)
    store = open_store(f"sqlite+aiosqlite:///{tmp_path}/overture.db", GivenClock(), CountingIds())
    assert not await store.ready()
    with pytest.raises(StoreDown):
        await add_mara(store)
    await store.close()


async def test_a_name_that_leads_to_no_server_is_an_outage(tmp_path: Path) -> None:
    store = open_store(f"postgresql+asyncpg:///overture?host={tmp_path}", GivenClock(), CountingIds())
    assert not await store.ready()
    with pytest.raises(StoreDown):
        await add_mara(store)
    await store.close()


async def test_an_error_of_the_use_case_itself_stays_what_it_is(store: SqlStore) -> None:
    with pytest.raises(FileNotFoundError):
        async with store.writing():
            raise FileNotFoundError
