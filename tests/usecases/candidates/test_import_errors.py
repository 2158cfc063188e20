"""What is wrong is told by place, in words, in two languages; the rest goes in."""

from pathlib import Path
from typing import Any

import pytest

from tests.usecases.candidates.records import fact, facts_of, found, numbers, profile, takes, where, written
from tests.usecases.house import House

DAY_TO_COME = "2026-11-25"


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"name": None}, ".name", "missing"),
    ({"name": " \n "}, ".name", "missing"),
    ({"name": "x" * 201}, ".name", "200"),
    ({"name": 7}, ".name", "wrong kind"),
    ({"name": "Ada\u202eOkafor"}, ".name", "U+202E"),
    ({"name": "Ada\x00Okafor"}, ".name", "U+0000"),
    ({"emails": [{"address": "grace at home"}]}, ".emails[0].address", "e-mail address"),
    ({"emails": [{"address": "a@b.example", "kind": "secret"}]}, ".emails[0].kind", "personal"),
    ({"emails": {"address": "a@b.example"}}, ".emails", "wrong kind"),
    ({"country": "Atlantis"}, ".country", "two-letter"),
    ({"timezone": "London"}, ".timezone", "Europe/London"),
    ({"region": "Narnia"}, ".region", "ISO 3166-2"),
    ({"country": "", "region": "SCT"}, ".region", "its country"),
    ({"language": "xx-nowhere"}, ".language", "de"),
    ({"lawful_basis": "because"}, ".lawful_basis", "legitimate_interest"),
    ({"lawful_basis": ""}, ".lawful_basis", "lawful basis"),
    ({"do_not_contact": DAY_TO_COME}, ".do_not_contact", "not come yet"),
    ({"do_not_contact": "May"}, ".do_not_contact", "2026-10-01"),
    ({"facts": [fact(seen_on=DAY_TO_COME)]}, ".facts[0].seen_on", "not come yet"),
    ({"facts": [fact(seen_on=1759276800)]}, ".facts[0].seen_on", "2026-10-01"),
    ({"facts": [fact(seen_on="01.10.2026")]}, ".facts[0].seen_on", "2026-10-01"),
    ({"facts": [fact(source="javascript:alert(1)")]}, ".facts[0].source", "http"),
    ({"facts": [fact(source="file:///etc/passwd")]}, ".facts[0].source", "http"),
    ({"facts": [fact(source="https://")]}, ".facts[0].source", "http"),
    ({"facts": [fact(source="http://[broken")]}, ".facts[0].source", "http"),
    ({"facts": [fact(text="y" * 1001)]}, ".facts[0].text", "1,000"),
    ({"facts": [fact(text="Good\u200bbye")]}, ".facts[0].text", "U+200B"),
    ({"facts": ["a word"]}, ".facts[0]", "wrong kind"),
]


async def test_each_mistake_is_told_by_its_place_and_the_others_go_in(house: House, tmp_path: Path) -> None:
    # Each under an address of its own, so that none is taken for another.
    wrong = [profile(emails=[{"address": f"g{number}@people.example"}]) | case[0] for number, case in enumerate(WRONG)]
    report = await takes(house, written(tmp_path, {"candidates": [*wrong, profile("Noah Lind")]}))
    assert report["added"] == 1
    assert [one.name for one in await found(house, "Noah Lind")] == ["Noah Lind"]
    told = {failure["where"]: failure["message"] for failure in report["failed"]}
    for number, (_, place, word) in enumerate(WRONG):
        message = told.pop(f"candidates[{number}]{place}")
        assert word in message
        assert "import the file again" in message
    # What is left says that a profile without its only fact was refused.
    assert all(message.startswith("None of the facts") for message in told.values())


async def test_a_record_that_is_no_record_is_told(house: House, tmp_path: Path) -> None:
    report = await takes(house, written(tmp_path, {"candidates": ["Ada", None, profile(), [1]]}))
    assert report["added"] == 1
    assert where(report) == ["candidates[0]", "candidates[1]", "candidates[3]"]


async def test_every_message_is_told_in_german_too(house: House, tmp_path: Path) -> None:
    path = written(tmp_path, {"candidates": [profile(facts=[fact(), fact(source="")]), profile(country="Atlantis")]})
    report = await takes(house, path, language="de")
    first, second = (failure["message"] for failure in report["failed"])
    assert "Ohne Quelle wird kein Fakt gespeichert" in first
    assert "das übrige Profil ist gespeichert" in first
    assert "Das ist kein Land" in second


async def test_forms_people_write_are_understood(house: House, tmp_path: Path) -> None:
    given = profile("  Grace \n Obi ", country="Germany", language="de-AT", facts=[fact("On  two\nlines ")])
    assert numbers(await takes(house, written(tmp_path, {"candidates": [given]}))) == (1, 0, 0, 0)
    [one] = await found(house, "Grace Obi")
    assert (one.name, one.country, one.language) == ("Grace Obi", "DE", "de")
    assert [fact.text for fact in await facts_of(house, "Grace Obi")] == ["On two lines"]


async def test_a_long_fact_is_kept_whole(house: House, tmp_path: Path) -> None:
    long = "word " * 199 + "end"
    await takes(house, written(tmp_path, {"candidates": [profile(facts=[fact(long)])]}))
    assert [fact.text for fact in await facts_of(house, "Grace Obi")] == [long]


async def test_an_address_of_unknown_kind_is_treated_as_one_at_work(house: House, tmp_path: Path) -> None:
    await takes(house, written(tmp_path, {"candidates": [profile(emails=[{"address": "g@people.example"}])]}))
    [one] = await found(house, "Grace Obi")
    async with house.store.reading() as unit:
        assert [email.kind for email in await unit.candidates.emails(one.id)] == ["work"]


async def test_fields_nobody_knows_are_named_and_not_kept(house: House, tmp_path: Path) -> None:
    given = profile(salary=100_000, facts=[fact(score=9)], emails=[{"address": "g@people.example", "note": "x"}])
    report = await takes(house, written(tmp_path, {"candidates": [given], "offers": []}))
    assert report["added"] == 1
    assert report["ignored"] == ["candidates.emails.note", "candidates.facts.score", "candidates.salary"]
    assert where(report) == ["offers"]
    [one] = await found(house, "Grace Obi")
    assert "100" not in str(one.model_dump())


@pytest.mark.parametrize("field", ["name", "employer", "title", "facts"])
async def test_text_from_outside_is_only_text(house: House, tmp_path: Path, field: str) -> None:
    hostile = "Robert'); DROP TABLE candidate;-- <!channel> {{ x }} %s"
    change = {"facts": [fact(hostile)]} if field == "facts" else {field: hostile}
    file = written(tmp_path, {"candidates": [profile() | change]})
    assert numbers(await takes(house, file)) == (1, 0, 0, 0)
    assert numbers(await takes(house, file)) == (0, 0, 1, 0)
