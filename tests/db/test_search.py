"""Candidates are found as people type names: any prefix, any script, misspelt; on both databases."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlmodel import col

from db.store import SqlStore
from db.tables import Candidate, LawfulBasis, NameEntry, NamePiece

NAMES = (
    "Ada Okafor",
    "Ada Oduya",
    "Adam Oksana",
    "Łukasz Wójcik",
    "Katharina Müller",
    "Jonas Mueller",
    "李明",
    "李娜",
    "Søren Kjærgaard",
    "Lucía Fernández Ibáñez",
    "Jean-Luc O'Brien",
    "Иван Петров",
    "김민준",
    "प्रिया नायर",
    "Straße Groß",
    "Ada",
)


async def fill(store: SqlStore, names: Sequence[str] = NAMES) -> None:
    async with store.writing() as unit:
        for number, name in enumerate(names):
            unit.add(
                Candidate(
                    id=f"cand_{number:05}",
                    name=name,
                    employer="Deep Meadow" if number % 2 == 0 else "Bright Harbour",
                    lawful_basis=LawfulBasis.CONSENT,
                    added_by="test",
                    created_at=datetime(2026, 1, 1, tzinfo=UTC),
                )
            )
        unit.audit("test", "fill", "test")


async def names(store: SqlStore, typed: str, limit: int = 10) -> list[str]:
    async with store.reading() as unit:
        return [hit.name for hit in await unit.candidates.find(typed, limit)]


FOUND = [
    # a word before the last is whole, if anybody has it
    ("ada o", ["Ada Oduya", "Ada Okafor"]),
    ("adam o", ["Adam Oksana"]),
    ("okaf", ["Ada Okafor"]),
    ("okafor, ada", ["Ada Okafor"]),
    ("ADA  OKAFOR", ["Ada Okafor"]),
    ("ok ad", ["Adam Oksana", "Ada Okafor"]),
    ("łuk", ["Łukasz Wójcik"]),
    ("lukasz", ["Łukasz Wójcik"]),
    ("łukasz wojcik", ["Łukasz Wójcik"]),
    ("Muller", ["Jonas Mueller", "Katharina Müller"]),
    ("müller", ["Jonas Mueller", "Katharina Müller"]),
    ("mueller", ["Jonas Mueller", "Katharina Müller"]),
    ("李明", ["李明"]),
    ("李", ["李娜", "李明"]),
    ("明", ["李明"]),
    ("li ming", ["李明"]),
    ("ming li", ["李明"]),
    ("liming", ["李明"]),
    ("soren", ["Søren Kjærgaard"]),
    ("Soeren Kjaer", ["Søren Kjærgaard"]),
    ("lucia ibanez", ["Lucía Fernández Ibáñez"]),
    ("lu fer ib", ["Lucía Fernández Ibáñez"]),
    ("Ibáñez", ["Lucía Fernández Ibáñez"]),
    ("obrien", ["Jean-Luc O'Brien"]),
    ("o'brien", ["Jean-Luc O'Brien"]),
    ("jean luc", ["Jean-Luc O'Brien"]),
    ("иван", ["Иван Петров"]),
    ("petrov", ["Иван Петров"]),
    ("민준", ["김민준"]),
    ("gim min", ["김민준"]),
    ("प्रि", ["प्रिया नायर"]),
    ("strasse", ["Straße Groß"]),
    ("gross", ["Straße Groß"]),
    # misspelt
    ("okafro", ["Ada Okafor"]),
    ("okfor", ["Ada Okafor"]),
    ("okaffor", ["Ada Okafor"]),
    ("ukafor", ["Ada Okafor"]),
    ("kathrina muler", ["Katharina Müller"]),
    ("kathrina mul", ["Katharina Müller"]),
    ("lukaz woicik", ["Łukasz Wójcik"]),
    ("ferdandes", ["Lucía Fernández Ibáñez"]),
    ("Петровв", ["Иван Петров"]),
    # by employer
    ("lucia harbour", ["Lucía Fernández Ibáñez"]),
    ("okafor meadow", ["Ada Okafor"]),
    # nobody
    ("zzz", []),
    ("okafor zzz", []),
    ("", []),
    ("  ,;' ", []),
]


async def test_names_are_found_as_people_type_them(store: SqlStore) -> None:
    await fill(store)
    for typed, expected in FOUND:
        assert await names(store, typed) == expected, typed


async def test_the_very_name_comes_first_then_the_newest(store: SqlStore) -> None:
    await fill(store)
    assert await names(store, "ada") == ["Ada", "Adam Oksana", "Ada Oduya", "Ada Okafor"]
    assert await names(store, "ada", 2) == ["Ada", "Adam Oksana"]
    assert await names(store, "ada", 0) == []


async def test_of_very_many_the_very_name_and_the_newest_are_found(store: SqlStore) -> None:
    crowd = ["Mara Solberg", *(f"Mara Solbergsen{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}" for n in range(2000))]
    await fill(store, crowd)
    assert await names(store, "mara solberg", 3) == ["Mara Solberg", crowd[-1], crowd[-2]]
    assert await names(store, "m", 2) == [crowd[-1], crowd[-2]]
    assert await names(store, "solb", 2) == [crowd[-1], crowd[-2]]


async def test_a_new_name_is_found_and_the_old_one_is_not_in_the_same_transaction(store: SqlStore) -> None:
    await fill(store)
    async with store.writing() as unit:
        ada = await unit.candidates.get("cand_00000")
        assert ada is not None
        ada.name = "Ada Winterbottom"
        unit.audit("test", "rename", ada.id)
        assert [hit.name for hit in await unit.candidates.find("winterb", 5)] == ["Ada Winterbottom"]
    assert await names(store, "okafor") == []
    async with store.reading() as unit:
        assert [one.id for one in await unit.candidates.named("Winterbottom, ADA")] == ["cand_00000"]


async def test_a_unit_that_fails_leaves_no_name_behind(store: SqlStore) -> None:
    with pytest.raises(RuntimeError, match="broken"):
        async with store.writing() as unit:
            unit.add(
                Candidate(
                    id="cand_x",
                    name="Grace Obi",
                    lawful_basis=LawfulBasis.CONSENT,
                    added_by="test",
                    created_at=unit.now,
                )
            )
            unit.audit("test", "add", "cand_x")
            await unit.flush()
            raise RuntimeError("broken")
    assert await names(store, "grace") == []


async def test_what_nobody_is_called_any_more_is_not_remembered(store: SqlStore) -> None:
    await fill(store, ["Ada Okafor", "Ada Oduya"])
    async with store.writing() as unit:
        ada = await unit.candidates.get("cand_00000")
        assert ada is not None
        ada.name = "Ada Berg"
        unit.audit("test", "rename", ada.id)
    async with store.engines.reader.connect() as connection:
        words = set((await connection.execute(select(col(NamePiece.word)))).scalars())
        assert words == {"ada", "oduya", "berg"}
        assert await connection.scalar(select(func.count()).select_from(NameEntry)) == 4


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="%_*\"'()^~-:;\\`$?[]{}|&!<>=ab \x00\u202e\ud7ff李é", max_size=30),
    st.sampled_from(
        ["' OR 1=1 --", '"*', "NEAR(ada okafor)", "ada AND", "%", "_", "\\", "ada\x00", "a" * 5000, "ﷺ" * 200]
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=HOSTILE)
async def test_whatever_is_typed_is_only_looked_for(filled: SqlStore, typed: str) -> None:
    found = await names(filled, typed, 5)
    assert len(found) <= 5
    assert set(found) <= set(NAMES)


@pytest.mark.parametrize("wildcard", ["%", "_", "%a%", "___", "*", "a*", "ad_", "okafor OR muller", "name:ada", '"ada'])
async def test_nothing_typed_is_a_wildcard(store: SqlStore, wildcard: str) -> None:
    await fill(store, ["Bo Lund"])
    assert await names(store, wildcard) == []


@pytest.fixture
async def filled(store: SqlStore) -> SqlStore:
    await fill(store)
    return store


async def test_of_very_many_namesakes_the_newest_and_those_of_an_employer_are_read(store: SqlStore) -> None:
    await fill(store, ["Wei Li"] * 50)
    async with store.reading() as unit:
        newest = {f"cand_{number:05}" for number in range(30, 50)}
        assert {one.id for one in await unit.candidates.among([], [], ["li wei"])} == newest
        at_one = await unit.candidates.among([], [], ["li wei"], ["Deep Meadow"])
        assert {one.id for one in at_one} == newest | {f"cand_{number:05}" for number in range(0, 50, 2)}
