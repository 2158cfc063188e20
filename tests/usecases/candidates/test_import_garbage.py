"""Whatever a file holds, an import ends in a report: nothing raises, and what is right goes in."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.usecases.candidates.import_.checking import check
from bot.usecases.candidates.import_.raw import Broken, Kind, Raw
from bot.usecases.candidates.import_.read import records
from tests.usecases.candidates.records import Json, fact, found, profile, takes, where, written
from tests.usecases.house import House

TODAY = date(2026, 11, 24)
#: what breaks programs: null bytes, halves of characters, invisible and reversing signs, markup, queries, formulas
NAUGHTY = (
    "\x00",
    "Ada\x00Okafor",
    "\ud800",
    "\u202eroftnI",
    "A\u200bda",
    "\ufeff",
    "<!channel> <script>alert(1)</script>",
    "'; DROP TABLE candidate; --",
    '=HYPERLINK("https://a.example")',
    "{{7*7}} ${jndi:x} %s %n",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A",
    "👩‍👩‍👧‍👦",
    "﷽",
    "𠜎𠜱",
    "A" * 100_000,
)

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
fields = st.sampled_from(
    ["name", "emails", "facts", "ref", "lawful_basis", "country", "timezone", "language", "do_not_contact", "roles"]
)
document = st.fixed_dictionaries(
    {},
    optional={
        kind.value: anything | st.lists(st.dictionaries(fields, anything, max_size=6) | anything, max_size=3)
        for kind in Kind
    },
)


def read(content: bytes) -> list[Raw | Broken]:
    """Every record, each of them checked."""
    found = list(records(io.BytesIO(content), "file", TODAY, TODAY))
    for one in found:
        if isinstance(one, Raw):
            check(one, TODAY)
    return found


@given(st.binary(max_size=300))
def test_bytes_never_raise(content: bytes) -> None:
    read(content)


@given(document | anything)
def test_any_json_ends_in_records_or_places(content: object) -> None:
    read(json.dumps(content).encode())


@given(document, st.data())
def test_a_document_with_bytes_changed_never_raises(content: object, data: st.DataObject) -> None:
    whole = bytearray(json.dumps(content).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    read(bytes(whole))


@given(
    st.lists(st.lists(st.text(max_size=12), max_size=8), max_size=5),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_table_never_raises(rows: list[list[str]], separator: str, encoding: str) -> None:
    header = separator.join(["name", "lawful_basis", "email", "fact", "fact_source", "fact", "fact_kind"])
    table = "\r\n".join([header, *(separator.join(row) for row in rows)])
    read(table.encode(encoding, errors="ignore"))


@given(
    st.dictionaries(
        st.sampled_from(["basics", "work", "education", "publications", "awards", "skills", "meta", "languages"]),
        anything | st.lists(st.dictionaries(st.sampled_from(["name", "url", "title", "position", "date"]), anything)),
    )
)
def test_any_resume_never_raises(content: object) -> None:
    read(json.dumps(content).encode())


@pytest.mark.parametrize("field", ["name", "employer", "title", "ref"])
async def test_naughty_strings_are_kept_as_they_are_or_told(any_house: House, tmp_path: Path, field: str) -> None:
    naughty = [_profile(number, {field: text}) for number, text in enumerate(NAUGHTY)]
    report = await takes(any_house, written(tmp_path, json.dumps({"candidates": [*naughty, profile()]})))
    assert report["added"] + len(report["failed"]) == len(NAUGHTY) + 1
    assert all(place.startswith("candidates[") and place.endswith(f"].{field}") for place in where(report))
    assert await found(any_house, "Grace Obi")


async def test_naughty_strings_in_a_fact_are_kept_as_they_are_or_told(any_house: House, tmp_path: Path) -> None:
    facts = [fact(text, source=f"https://papers.example/{number}") for number, text in enumerate(NAUGHTY)]
    sources = [fact("Wrote it down", source=text) for text in NAUGHTY]
    content = {"candidates": [profile(facts=[*facts, *sources, fact()])]}
    report = await takes(any_house, written(tmp_path, json.dumps(content)))
    assert report["added"] == 1
    assert report["facts"]["added"] + len(report["failed"]) == 2 * len(NAUGHTY) + 1


def _profile(number: int, more: Json) -> Json:
    address = {"address": f"p{number}@people.example", "kind": "personal"}
    return {**profile(f"Somebody {number}", emails=[address]), **more}
