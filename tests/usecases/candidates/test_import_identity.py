"""Which stored candidate a record means: by ref, by address, by name with employer and source; never by name."""

import asyncio
from pathlib import Path

import pytest

from tests.usecases.candidates.records import (
    audit_rows,
    fact,
    facts_of,
    found,
    numbers,
    profile,
    takes,
    takes_profiles,
    unmarked,
    where,
    written,
)
from tests.usecases.house import House


async def test_importing_twice_changes_nothing_at_all(any_house: House, tmp_path: Path) -> None:
    records = {
        "people": [
            {"name": "Ida Berg", "email": "ida.berg@northlight.example", "roles": ["recruiter"], "slack": "T01NORTH/U9"}
        ],
        "talking_points": [
            {
                "text": "Northlight publishes its models.",
                "source": "https://northlight.example/open",
                "expires_on": "2027-12-31",
                "approved_by": "mara.lindqvist@northlight.example",
            }
        ],
        "candidates": [profile(), unmarked("Noah Lind"), profile("Li Ming", ref="r1", emails=[])],
    }
    file = written(tmp_path, records)
    first = await takes(any_house, file)
    assert numbers(first) == (5, 0, 0, 0)
    before = await audit_rows(any_house)
    second = await takes(any_house, file)
    assert numbers(second) == (0, 0, 5, 0)
    assert second["possible_duplicates"] == []
    assert await audit_rows(any_house) == before
    assert await any_house.is_whole()


async def test_the_same_ref_is_the_same_candidate(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, unmarked("Grace Obi", ref="hr-7"))
    report = await takes_profiles(house, tmp_path, unmarked("Grace Obi-Berg", ref="hr-7", employer="Tidewater"))
    assert numbers(report) == (0, 1, 0, 0)
    [one] = await found(house, "Grace Obi-Berg")
    assert one.employer == "Tidewater"


async def test_any_address_is_the_same_candidate_however_it_is_spelt(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, profile("Grace Obi"))
    again = profile("Grace  OBI", emails=[{"address": "new@people.example"}, {"address": "GRACE@People.Example"}])
    report = await takes_profiles(house, tmp_path, again)
    assert numbers(report) == (0, 1, 0, 0)
    assert len(await found(house, "Grace Obi")) == 1


async def test_an_address_of_somebody_called_quite_differently_merges_nobody(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, profile("Grace Obi"))
    other = profile("Tobias Keller", emails=[{"address": "grace@people.example", "kind": "personal"}])
    report = await takes_profiles(house, tmp_path, other)
    assert numbers(report) == (0, 0, 0, 1)
    assert "Grace Obi" in report["failed"][0]["message"]
    assert await found(house, "Tobias Keller") == []


async def test_a_changed_family_name_under_the_same_address_is_a_change(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, profile("Grace Obi"))
    report = await takes_profiles(house, tmp_path, profile("Grace Whitfield"))
    assert numbers(report) == (0, 1, 0, 0)


async def test_a_name_in_another_script_under_the_same_address_is_the_same(house: House, tmp_path: Path) -> None:
    address = [{"address": "ming@people.example", "kind": "personal"}]
    await takes_profiles(house, tmp_path, profile("李明", emails=address))
    report = await takes_profiles(house, tmp_path, profile("Li Ming", emails=address))
    assert numbers(report) == (0, 1, 0, 0)


async def test_ref_and_address_of_two_people_merge_neither(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, profile("Grace Obi"), unmarked("Grace Oby", ref="hr-1"))
    report = await takes_profiles(house, tmp_path, profile("Grace Obi", ref="hr-1"))
    assert numbers(report) == (0, 0, 0, 1)
    assert where(report) == ["candidates[0]"]
    assert "Grace Obi, Grace Oby" in report["failed"][0]["message"]


async def test_an_address_whose_owner_has_another_ref_merges_nobody(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, profile("Grace Obi", ref="hr-1"))
    report = await takes_profiles(house, tmp_path, profile("Grace Obi", ref="hr-2"))
    assert numbers(report) == (0, 0, 0, 1)


@pytest.mark.parametrize(
    "namesake",
    [
        unmarked("Grace Obi", employer="Elsewhere", facts=[fact(source="https://other.example/1")]),
        unmarked("Grace Obi", employer="Elsewhere"),
        unmarked("Grace Obi", facts=[fact("Gave a talk", source="https://talks.example/1")]),
        unmarked("Obi, Grace", employer="Elsewhere"),
        unmarked("Gráce Obi", employer="Elsewhere"),
        unmarked("Grace N. Obi", employer="Elsewhere"),
        profile("Grace Obi", emails=[{"address": "other.grace@people.example", "kind": "personal"}]),
        unmarked("Grace Obi", ref="hr-2", employer="Elsewhere"),
        unmarked("Grace Obi", ref="hr-2"),
    ],
)
async def test_two_of_one_name_stay_two_and_the_report_says_so(
    any_house: House, tmp_path: Path, namesake: dict[str, object]
) -> None:
    await takes_profiles(any_house, tmp_path, profile("Grace Obi", ref="hr-1"))
    [first] = await found(any_house, "Grace Obi")
    report = await takes_profiles(any_house, tmp_path, namesake)
    assert numbers(report) == (1, 0, 0, 0)
    [duplicate] = report["possible_duplicates"]
    assert duplicate["where"] == "candidates[0]"
    assert duplicate["name"] == namesake["name"]
    assert duplicate["candidate_ids"] == [first.id]
    assert duplicate["like"][0]["name"] == "Grace Obi"
    assert len(await found(any_house, "Grace Obi")) == 2


async def test_namesakes_of_one_file_stay_two_even_at_one_employer_with_one_source(
    any_house: House, tmp_path: Path
) -> None:
    team = "https://deepmeadow.example/team"
    file = written(
        tmp_path,
        {
            "candidates": [
                unmarked("Li Ming", title="Engineer", facts=[fact("Works on kernels", source=team)]),
                unmarked("Li Ming", title="Researcher", facts=[fact("Works on vision", source=team)]),
            ]
        },
    )
    report = await takes(any_house, file)
    assert numbers(report) == (2, 0, 0, 0)
    assert len(report["possible_duplicates"]) == 1
    assert numbers(await takes(any_house, file)) == (0, 0, 2, 0)


async def test_name_employer_and_a_shared_source_together_are_the_same(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, unmarked("Grace Obi"))
    again = unmarked("Grace Obi", facts=[fact(), fact("Won a prize", source="https://prizes.example/1")])
    assert numbers(await takes_profiles(house, tmp_path, again)) == (0, 1, 0, 0)
    assert len(await facts_of(house, "Grace Obi")) == 2


async def test_when_two_could_be_meant_nobody_is_guessed(house: House, tmp_path: Path) -> None:
    team = "https://deepmeadow.example/team"
    await takes_profiles(
        house,
        tmp_path,
        unmarked("Li Ming", facts=[fact("Works on kernels", source=team)]),
        unmarked("Li Ming", facts=[fact("Works on vision", source=team)]),
    )
    before = await audit_rows(house)
    report = await takes_profiles(house, tmp_path, unmarked("Li Ming", facts=[fact("Works on audio", source=team)]))
    assert numbers(report) == (0, 0, 0, 1)
    assert await audit_rows(house) == before


async def test_one_candidate_in_several_records_of_a_file_is_one(any_house: House, tmp_path: Path) -> None:
    source = "https://papers.example/list"
    records = [
        profile("Grace Obi", facts=[fact("Published “One”", source=source)]),
        profile("Grace Obi", facts=[fact("Published “Two”", source=source)]),
    ]
    file = written(tmp_path, {"candidates": records})
    assert numbers(await takes(any_house, file)) == (1, 1, 0, 0)
    assert [one.text for one in await facts_of(any_house, "Grace Obi")] == ["Published “One”", "Published “Two”"]
    assert numbers(await takes(any_house, file)) == (0, 0, 2, 0)


async def test_a_second_record_that_says_otherwise_is_told_and_not_taken(house: House, tmp_path: Path) -> None:
    file = written(tmp_path, {"candidates": [profile("Grace Obi"), profile("Grace Obi", title="Director")]})
    for _ in range(2):
        report = await takes(house, file)
        assert where(report) == ["candidates[1]"]
        assert "candidates[0]" in report["failed"][0]["message"]
    [one] = await found(house, "Grace Obi")
    assert one.title == "Researcher"


async def test_two_imports_of_one_file_at_once_keep_each_candidate_once(any_house: House, tmp_path: Path) -> None:
    file = written(
        tmp_path, {"candidates": [profile(f"Person {letter}", ref=letter, emails=[]) for letter in "abcdef"]}
    )
    reports = await asyncio.gather(takes(any_house, file), takes(any_house, file))
    assert sum(report["added"] for report in reports) == 6
    assert sum(report["unchanged"] for report in reports) == 6
    assert [report["failed"] for report in reports] == [[], []]
    assert await any_house.is_whole()
