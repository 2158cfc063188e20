"""The chain: whoever changes, removes, swaps or cuts off a row is found."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from db.store import SqlStore
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


words = st.text(max_size=20)


@given(words, words, words, words, words)
def test_no_two_different_rows_share_a_digest(previous: str, actor: str, verb: str, subject: str, other: str) -> None:
    one = digest(previous, 1, NOW, actor, verb, subject, {})
    assert (one == digest(previous, 1, NOW, actor, verb, other, {})) == (subject == other)
    assert (one == digest(previous, 1, NOW, verb, actor, subject, {})) == (actor == verb)
    assert one != digest(previous, 2, NOW, actor, verb, subject, {})
