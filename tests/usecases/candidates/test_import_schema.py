"""The published schema is what is checked, and the demo's file keeps to it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bot.usecases.candidates.import_.read_csv import COLUMNS
from bot.usecases.candidates.import_.records import schema
from tests.usecases.candidates.records import numbers, takes
from tests.usecases.house import House

ROOT = Path(__file__).parents[3]
DEMO = ROOT / "db" / "seed" / "demo.json"
PUBLISHED = json.loads((ROOT / "docs" / "import.schema.json").read_text(encoding="utf-8"))
MANUAL = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")


def test_the_published_schema_is_the_one_that_is_checked() -> None:
    assert schema() == PUBLISHED
    Draft202012Validator.check_schema(PUBLISHED)


def test_the_demo_and_the_example_in_the_manual_keep_to_the_schema() -> None:
    example = MANUAL.split("```json\n")[1].split("```")[0]
    for document in (json.loads(DEMO.read_text(encoding="utf-8")), json.loads(example)):
        Draft202012Validator(PUBLISHED).validate(document)


@pytest.mark.parametrize("broken", [{"candidates": [{"name": "Ada"}]}, {"people": [{"name": "x", "email": 1}]}])
def test_the_schema_refuses_what_the_import_refuses(broken: object) -> None:
    assert not Draft202012Validator(PUBLISHED).is_valid(broken)


def test_every_column_is_in_the_manual() -> None:
    header = next(line for line in MANUAL.splitlines() if line.strip().startswith("name,email"))
    assert set(header.strip().split(",")) == set(COLUMNS)


async def test_the_demo_goes_in_whole_and_once(any_house: House) -> None:
    first = await takes(any_house, DEMO)
    assert first["failed"] == []
    assert first["candidates"]["added"] + first["candidates"]["changed"] == 13
    assert [one["name"] for one in first["possible_duplicates"]] == ["Elena Petrova"]
    again = await takes(any_house, DEMO)
    assert numbers(again)[:2] == (0, 0)
    assert again["failed"] == []


def test_the_demo_is_what_the_story_needs() -> None:
    demo = json.loads(DEMO.read_text(encoding="utf-8"))
    candidates = demo["candidates"]
    assert len({one["country"] for one in candidates}) >= 5
    assert len({one["language"] for one in candidates}) >= 4
    assert all(5 <= len(one["facts"]) <= 6 for one in candidates)
    names = [one["name"] for one in candidates]
    assert names.count("Elena Petrova") == 2
    assert names.count("Ada Okafor") == 1
    assert [one["name"] for one in candidates if "do_not_contact" in one] == ["Tobias Keller"]
    addresses = [email["address"] for one in candidates for email in one["emails"]]
    assert all(address.endswith(".example") for address in addresses)
