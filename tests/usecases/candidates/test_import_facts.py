"""What a file says anew about somebody who is stored: facts reworded, added, left; people who said no."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.rules.suppression import mark, of_address
from db.tables import FactWording
from tests.usecases.candidates.records import (
    audit_rows,
    fact,
    facts_of,
    found,
    numbers,
    profile,
    takes_profiles,
    unmarked,
    where,
)
from tests.usecases.house import KEY, House


async def wordings(house: House) -> list[FactWording]:
    async with house.store.engines.reader.connect() as connection:
        rows = (await connection.execute(select(FactWording).order_by("id"))).mappings()
        return [FactWording(**row) for row in rows]


async def test_a_changed_fact_is_updated_and_its_old_wording_kept(any_house: House, tmp_path: Path) -> None:
    await takes_profiles(
        any_house, tmp_path, profile(facts=[fact("Leads four people"), fact("Won a prize", source="p")])
    )
    ids = [one.id for one in await facts_of(any_house, "Grace Obi")]
    changed = fact("Leads nine people in the routing group", seen_on="2026-11-01")
    report = await takes_profiles(any_house, tmp_path, profile(facts=[changed, fact("Won a prize", source="p")]))
    assert numbers(report) == (0, 1, 0, 0)
    assert report["facts"] == {"added": 0, "changed": 1}
    stored = await facts_of(any_house, "Grace Obi")
    assert [one.id for one in stored] == ids
    assert {one.text for one in stored} == {"Leads nine people in the routing group", "Won a prize"}
    [old] = await wordings(any_house)
    assert (old.fact_id, old.text, old.seen_on) == (stored[0].id, "Leads four people", date(2026, 10, 1))
    assert old.replaced_by == "import:people.json"


async def test_of_several_facts_of_one_source_the_likest_is_the_one_that_changed(house: House, tmp_path: Path) -> None:
    before = [fact("Maintains the library routekit"), fact("Gave a talk on sparse models in Leeds")]
    await takes_profiles(house, tmp_path, profile(facts=before))
    after = [fact("Gave a talk on sparse models in Leeds and in Vienna"), fact("Maintains the library routekit")]
    report = await takes_profiles(house, tmp_path, profile(facts=after))
    assert report["facts"] == {"added": 0, "changed": 1}
    assert [old.text for old in await wordings(house)] == ["Gave a talk on sparse models in Leeds"]


async def test_stored_facts_that_the_file_lacks_stay(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, profile(facts=[fact("One", source="a"), fact("Two", source="b")]))
    report = await takes_profiles(house, tmp_path, profile(facts=[fact("Two", source="b")]))
    assert numbers(report) == (0, 0, 1, 0)
    assert len(await facts_of(house, "Grace Obi")) == 2


async def test_a_new_fact_of_another_source_is_added_and_rewords_none(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, profile(facts=[fact("Leads the routing group", source="a")]))
    added = fact("Leads the reading group", source="b")
    report = await takes_profiles(house, tmp_path, profile(facts=[fact("Leads the routing group", source="a"), added]))
    assert report["facts"] == {"added": 1, "changed": 0}
    assert await wordings(house) == []


async def test_a_fact_that_stands_twice_in_a_record_is_kept_once(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, profile(facts=[fact(), fact()]))
    assert len(await facts_of(house, "Grace Obi")) == 1
    assert numbers(await takes_profiles(house, tmp_path, profile(facts=[fact(), fact()]))) == (0, 0, 1, 0)


async def test_what_a_file_leaves_out_is_no_change(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, profile(language="de"))
    sparse = {"name": "Grace Obi", "lawful_basis": "legitimate_interest", "emails": profile()["emails"], "title": " "}
    assert numbers(await takes_profiles(house, tmp_path, sparse)) == (0, 0, 1, 0)
    [one] = await found(house, "Grace Obi")
    assert (one.title, one.employer, one.language) == ("Researcher", "Deep Meadow", "de")


async def test_each_thing_added_or_changed_leaves_one_row_of_audit_without_a_name(house: House, tmp_path: Path) -> None:
    before = await audit_rows(house)
    await takes_profiles(house, tmp_path, profile("Grace Obi"), profile("Noah Lind"))
    assert await audit_rows(house) == before + 2
    await takes_profiles(
        house, tmp_path, profile("Grace Obi", employer="Tidewater", facts=[fact("Published otherwise")])
    )
    rows = [row async for row in house.store.audit_trail()][before + 2 :]
    assert [row.verb for row in rows] == ["fact.import_change", "candidate.import_change"]
    assert rows[1].details["fields"] == "employer"
    everything = str([row.model_dump() async for row in house.store.audit_trail()])
    for personal in ("Grace", "Obi", "grace@", "Tidewater", "people.json", "Published"):
        assert personal not in everything


async def test_a_wrong_fact_is_left_out_and_the_rest_goes_in(house: House, tmp_path: Path) -> None:
    facts = [fact(), fact("No source", source=""), fact("No day", seen_on=None), fact("Fine", source="b")]
    report = await takes_profiles(house, tmp_path, profile(facts=facts))
    assert report["added"] == 1
    assert where(report) == ["candidates[0].facts[1].source", "candidates[0].facts[2].seen_on"]
    message = report["failed"][0]["message"]
    for part in ("Without a source", "the rest of the profile is kept", "import the file again"):
        assert part in message
    assert [one.text for one in await facts_of(house, "Grace Obi")] == [fact()["text"], "Fine"]


async def test_a_profile_without_any_fact_is_refused(house: House, tmp_path: Path) -> None:
    report = await takes_profiles(
        house, tmp_path, profile("Grace Obi", facts=[]), profile("Noah Lind", facts=[fact(source=" ")])
    )
    assert report["added"] == 0
    assert where(report) == ["candidates[0]", "candidates[1].facts[0].source", "candidates[1]"]
    report = await takes_profiles(house, tmp_path, profile("Grace Obi", facts=[]), profile("Noah Lind", country="?"))
    assert where(report) == ["candidates[0]", "candidates[1].country"]
    assert await found(house, "Grace Obi") == await found(house, "Noah Lind") == []


async def test_a_profile_without_lawful_basis_is_refused_whole(house: House, tmp_path: Path) -> None:
    report = await takes_profiles(house, tmp_path, profile(lawful_basis=None), profile("Noah Lind"))
    assert (report["added"], where(report)) == (1, ["candidates[0].lawful_basis"])
    assert "lawful basis" in report["failed"][0]["message"]


@pytest.mark.parametrize("address", ["grace@people.example", "Grace+news@People.example"])
async def test_nothing_about_a_suppressed_address_is_kept(any_house: House, tmp_path: Path, address: str) -> None:
    await any_house.listed(of_address(address))
    before = await audit_rows(any_house)
    for extra in ({}, {"do_not_contact": "2026-05-01"}):
        report = await takes_profiles(any_house, tmp_path, profile("Grace Obi", **extra), profile("Noah Lind"))
        assert where(report) == ["candidates[0]"]
        assert "never to be written to" in report["failed"][0]["message"]
    assert await found(any_house, "Grace Obi") == []
    assert await audit_rows(any_house) == before + 1


async def test_who_said_no_is_marked_and_suppressed_and_importing_again_is_no_change(
    house: House, tmp_path: Path
) -> None:
    refused = profile("Grace Obi", do_not_contact="2026-05-04")
    assert numbers(await takes_profiles(house, tmp_path, refused)) == (1, 0, 0, 0)
    [one] = await found(house, "Grace Obi")
    assert one.said_no_on == date(2026, 5, 4)
    async with house.store.reading() as unit:
        assert await unit.candidates.suppression([mark(of_address("grace@people.example"), KEY)])
    assert numbers(await takes_profiles(house, tmp_path, refused)) == (0, 0, 1, 0)


@pytest.mark.parametrize("marks", [{}, {"emails": [], "ref": "hr-1"}], ids=["by address", "by ref alone"])
async def test_nothing_new_is_collected_about_one_who_said_no(
    house: House, tmp_path: Path, marks: dict[str, object]
) -> None:
    await takes_profiles(house, tmp_path, profile("Grace Obi", do_not_contact="2026-05-04", **marks))
    more = profile("Grace Obi", facts=[fact(), fact("New", source="b")], **marks)
    report = await takes_profiles(house, tmp_path, more)
    assert numbers(report) == (0, 0, 0, 1)
    assert len(await facts_of(house, "Grace Obi")) == 1


async def test_a_no_that_comes_with_a_later_file_is_taken(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, profile("Grace Obi"))
    report = await takes_profiles(house, tmp_path, profile("Grace Obi", do_not_contact="2026-11-20"))
    assert numbers(report) == (0, 1, 0, 0)
    async with house.store.reading() as unit:
        assert await unit.candidates.suppression([mark(of_address("grace@people.example"), KEY)])


async def test_an_unmarked_profile_met_again_with_a_reworded_fact_is_the_same(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, unmarked(facts=[fact("Leads four people")]))
    report = await takes_profiles(house, tmp_path, unmarked(facts=[fact("Leads nine people")]))
    assert numbers(report) == (0, 1, 0, 0)
