"""The chain: whoever changes, removes, swaps or cuts off a row is found."""

import asyncio
from collections.abc import Callable
from itertools import zip_longest

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.store import SqlStore, audit
from db.store.audit import digest
from tests.db.rows import point
from tests.fakes import GivenClock

NOW = GivenClock().now()


async def ten_changes(store: SqlStore) -> None:
    for number in range(10):
        async with store.writing() as unit:
            unit.add(point(f"point-{number}", unit.now))
            unit.audit("tomasz", "point.add", f"point-{number}", number=number)


async def test_an_untouched_chain_is_whole(store: SqlStore) -> None:
    assert await store.first_broken() is None
    await ten_changes(store)
    assert await store.first_broken() is None
    assert [row.seq async for row in store.audit_trail(after=7)] == [8, 9, 10]


@pytest.mark.parametrize(
    ("tampering", "broken"),
    [
        ("UPDATE audit_row SET actor = 'nobody' WHERE seq = 4", 4),
        ("UPDATE audit_row SET verb = 'note.approved' WHERE seq = 4", 4),
        ("UPDATE audit_row SET details = '{\"number\": 9}' WHERE seq = 4", 4),
        ("UPDATE audit_row SET hash = previous WHERE seq = 4", 4),
        ("DELETE FROM audit_row WHERE seq = 4", 4),
        ("DELETE FROM audit_row WHERE seq = 1", 1),
        ("DELETE FROM audit_row WHERE seq = 10", 10),
        ("DELETE FROM audit_row", 1),
        ("UPDATE audit_row SET seq = 11 WHERE seq = 10", 10),
        ("UPDATE audit_head SET hash = 'x'", 11),
    ],
)
async def test_whatever_is_tampered_with_is_found(store: SqlStore, tampering: str, broken: int) -> None:
    await ten_changes(store)
    async with store.engines.writer.begin() as connection:
        await connection.execute(text(tampering.replace(":", "\\:")))
    assert await store.first_broken() == broken


async def test_two_swapped_rows_are_found(store: SqlStore) -> None:
    await ten_changes(store)
    async with store.engines.writer.begin() as connection:
        for step in ("seq = 100 WHERE seq = 3", "seq = 3 WHERE seq = 4", "seq = 4 WHERE seq = 100"):
            await connection.execute(text(f"UPDATE audit_row SET {step}"))
    assert await store.first_broken() == 3


async def test_writers_at_once_make_one_chain(store: SqlStore) -> None:
    async def add(number: int) -> None:
        async with store.writing() as unit:
            unit.add(point(f"point-{number}", unit.now))
            unit.audit("tomasz", "point.add", f"point-{number}")
            unit.audit("tomasz", "point.approve", f"point-{number}")

    await asyncio.gather(*(add(number) for number in range(20)))
    assert await store.first_broken() is None
    assert len([row async for row in store.audit_trail()]) == 40


async def test_a_chain_that_grows_while_it_is_verified_is_not_called_broken(
    store: SqlStore, again: Callable[[], SqlStore]
) -> None:
    await ten_changes(store)
    verified, other = asyncio.Event(), again()

    async def grow() -> None:
        number = 10
        while not verified.is_set() or number < 12:
            async with other.writing() as unit:
                unit.add(point(f"point-{number}", unit.now))
                unit.audit("tomasz", "point.add", f"point-{number}")
            number += 1

    growing = asyncio.create_task(grow())
    found = [await store.first_broken() for _ in range(30)]
    verified.set()
    await growing
    assert set(found) == {None}


async def test_a_chain_of_many_pages_is_verified_to_its_end(store: SqlStore) -> None:
    async with store.writing() as unit:
        unit.add(point("point", unit.now))
        for number in range(audit.PAGE * 2 + 1):
            unit.audit("import", "candidate.add", f"candidate-{number}")
    assert await store.first_broken() is None
    last = audit.PAGE * 2 + 1
    async with store.engines.writer.begin() as connection:
        await connection.execute(text(f"UPDATE audit_row SET subject = 'x' WHERE seq = {last}"))
    assert await store.first_broken() == last


async def test_what_people_may_be_called_is_in_the_chain_as_it_is(store: SqlStore) -> None:
    async with store.writing() as unit:
        unit.add(point("point", unit.now))
        unit.audit("Łukasz", "point.add", "李 'quoted' \"twice\" \\ {}", count=2**40, nothing=None, word="ﬁ\u2028")
    assert await store.first_broken() is None


#: what somebody with the database in hand may do to it: a column of a row, or the row itself
columns = st.sampled_from(["at", "actor", "verb", "subject", "details", "previous", "hash"])
rows = st.integers(1, 10)
tamperings = st.one_of(
    st.tuples(st.just("column"), rows, columns),
    st.tuples(st.just("removed"), rows, st.none()),
    st.tuples(st.just("copied"), rows, st.integers(1, 10)),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(tamperings, min_size=1, max_size=3))
async def test_no_tampering_goes_unseen(chain: SqlStore, done: list[tuple[str, int, str | int | None]]) -> None:
    read = "SELECT seq, at, actor, verb, subject, CAST(details AS text), previous, hash FROM audit_row ORDER BY seq"
    async with AsyncSession(chain.engines.writer) as session:
        before = (await session.execute(text(read))).all()
        for kind, seq, which in done:
            await session.execute(text(_sql(kind, seq, which, sqlite=chain.engines.is_sqlite)))
        changed = (await session.execute(text(read))).all()
        first = next((old.seq for old, new in zip_longest(before, changed) if old != new), None)
        found = await audit.first_broken(session)
        await session.rollback()
    assert found == first


def _sql(kind: str, seq: int, which: str | int | None, *, sqlite: bool) -> str:
    match kind, which:
        case "removed", _:
            return f"DELETE FROM audit_row WHERE seq = {seq}"
        case "copied", other:
            these = "at, actor, verb, subject, details, previous, hash"
            theirs = ", ".join(f"(SELECT {name} FROM audit_row WHERE seq = {other})" for name in these.split(", "))
            return (
                f"UPDATE audit_row SET ({these}) = ({theirs}) WHERE seq = {seq} "
                f"AND EXISTS (SELECT 1 FROM audit_row WHERE seq = {other})"
            )
        case _, "at":
            later = "datetime(at, '+1 second')" if sqlite else "at + interval '1 second'"
            return f"UPDATE audit_row SET at = {later} WHERE seq = {seq}"
        case _, "details":
            return f"UPDATE audit_row SET details = '{{\"number\"\\: 99}}' WHERE seq = {seq}"
        case _:
            return f"UPDATE audit_row SET {which} = {which} || 'x' WHERE seq = {seq}"


@pytest.fixture
async def chain(store: SqlStore) -> SqlStore:
    """Ten changes; whatever is done to them is undone."""
    await ten_changes(store)
    return store


words = st.text(max_size=20)


@given(words, words, words, words, words)
def test_no_two_different_rows_share_a_digest(previous: str, actor: str, verb: str, subject: str, other: str) -> None:
    one = digest(previous, 1, NOW, actor, verb, subject, {})
    assert (one == digest(previous, 1, NOW, actor, verb, other, {})) == (subject == other)
    assert (one == digest(previous, 1, NOW, verb, actor, subject, {})) == (actor == verb)
    assert one != digest(previous, 2, NOW, actor, verb, subject, {})
