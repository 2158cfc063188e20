"""People and talking points of a file."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.events import Say
from bot.rules.talking_point import PointVerb
from db.tables import Person, Platform, PointAudience, Role, TalkingPoint
from tests.fakes import buttons
from tests.usecases.candidates.records import audit_rows, numbers, takes, where, written
from tests.usecases.house import House


def person(**more: Any) -> dict[str, Any]:
    return {
        "name": "Ida Berg",
        "email": "ida.berg@northlight.example",
        "roles": ["recruiter"],
        "timezone": "Europe/Berlin",
        "language": "de",
        "slack": "T01NORTH/U09IDA",
        "teams": "tenant-1/aad-1",
    } | more


def point(**more: Any) -> dict[str, Any]:
    return {
        "text": "Northlight publishes the weights of its models.",
        "source": "https://northlight.example/open",
        "expires_on": "2027-12-31",
        "approved_by": "mara.lindqvist@northlight.example",
    } | more


async def people(house: House, folder: Path, *records: dict[str, Any]) -> dict[str, Any]:
    return await takes(house, written(folder, {"people": list(records)}))


async def points(house: House, folder: Path, *records: dict[str, Any]) -> dict[str, Any]:
    return await takes(house, written(folder, {"talking_points": list(records)}))


async def known(house: House, platform: Platform, workspace: str, user: str) -> Person | None:
    async with house.store.reading() as unit:
        found = await unit.people.known(platform, workspace, user)
        return found[0] if found else None


async def test_a_person_is_recognised_by_the_accounts_of_the_file(any_house: House, tmp_path: Path) -> None:
    assert numbers(await people(any_house, tmp_path, person())) == (1, 0, 0, 0)
    for account in ((Platform.SLACK, "T01NORTH", "U09IDA"), (Platform.TEAMS, "tenant-1", "aad-1")):
        ida = await known(any_house, *account)
        assert ida is not None
        assert (ida.name, ida.roles, ida.timezone, ida.language) == ("Ida Berg", ["recruiter"], "Europe/Berlin", "de")


async def test_a_changed_role_and_a_new_account_are_changes(house: House, tmp_path: Path) -> None:
    await people(house, tmp_path, person(slack=None))
    report = await people(house, tmp_path, person(roles=["executive", "recruiter"]))
    assert numbers(report) == (0, 1, 0, 0)
    ida = await known(house, Platform.SLACK, "T01NORTH", "U09IDA")
    assert ida is not None
    assert ida.roles == ["executive", "recruiter"]


async def test_an_account_of_somebody_else_is_refused(house: House, tmp_path: Path) -> None:
    report = await people(house, tmp_path, person(slack="T01NORTH/U01MARA"))
    assert numbers(report) == (0, 0, 0, 1)
    assert "Mara Lindqvist" in report["failed"][0]["message"]
    mara = await known(house, Platform.SLACK, "T01NORTH", "U01MARA")
    assert mara is not None
    assert mara.name == "Mara Lindqvist"


async def test_roles_that_nobody_knows_are_refused_by_place(house: House, tmp_path: Path) -> None:
    report = await people(house, tmp_path, person(roles=["recruiter", "boss"]))
    assert where(report) == ["people[0].roles[1]"]
    assert "compensation" in report["failed"][0]["message"]


async def test_the_last_admin_is_not_demoted_by_a_file(house: House, tmp_path: Path) -> None:
    noor = person(name="Noor Haddad", email="noor.haddad@northlight.example", slack=None, teams=None)
    assert numbers(await people(house, tmp_path, noor)) == (0, 0, 0, 1)
    async with house.store.reading() as unit:
        assert [one.id for one in await unit.people.having(Role.ADMIN)] == ["noor"]


async def test_who_has_left_does_not_come_back_by_an_old_file(house: House, tmp_path: Path) -> None:
    await people(house, tmp_path, person())
    async with house.store.writing() as unit:
        ida = await unit.people.by_email("ida.berg@northlight.example")
        assert ida is not None
        ida.active = False
        unit.audit("cli", "person.remove", ida.id)
    assert numbers(await people(house, tmp_path, person())) == (0, 0, 0, 1)


async def test_a_talking_point_is_found_again_and_reworded(any_house: House, tmp_path: Path) -> None:
    await points(any_house, tmp_path, point())
    reworded = point(text="Northlight publishes the weights of all its models.", expires_on="2028-12-31")
    assert numbers(await points(any_house, tmp_path, reworded)) == (0, 1, 0, 0)
    before = await audit_rows(any_house)
    assert numbers(await points(any_house, tmp_path, reworded)) == (0, 0, 1, 0)
    assert await audit_rows(any_house) == before
    async with any_house.store.reading() as unit:
        [stored] = await unit.candidates.point_by_source("https://northlight.example/open")
        assert stored.text == "Northlight publishes the weights of all its models."


async def test_two_talking_points_of_one_source_stay_two(house: House, tmp_path: Path) -> None:
    alike = [point(), point(text="Northlight publishes the data of its models.")]
    assert numbers(await points(house, tmp_path, *alike)) == (2, 0, 0, 0)
    assert numbers(await points(house, tmp_path, *alike)) == (0, 0, 2, 0)


async def test_what_was_withdrawn_stays_withdrawn(house: House, tmp_path: Path) -> None:
    await points(house, tmp_path, point())
    async with house.store.writing() as unit:
        [stored] = await unit.candidates.point_by_source("https://northlight.example/open")
        stored.withdrawn_at = unit.now
        unit.audit("cli", "point.withdraw", stored.id)
    assert numbers(await points(house, tmp_path, point(expires_on="2029-12-31"))) == (0, 0, 1, 0)


async def test_a_talking_point_needs_source_expiry_and_approval(house: House, tmp_path: Path) -> None:
    report = await points(house, tmp_path, point(source=None, expires_on=None, approved_by="Mara"))
    assert where(report) == [
        "talking_points[0].source",
        "talking_points[0].expires_on",
        "talking_points[0].approved_by",
    ]


async def test_neither_approved_nor_proposed_by_anybody_it_is_refused(house: House, tmp_path: Path) -> None:
    report = await points(house, tmp_path, point(approved_by=None))
    assert where(report) == ["talking_points[0].approved_by"]
    assert "who approved it, or of who proposed it" in report["failed"][0]["message"]


async def test_one_that_is_proposed_waits_for_somebody_else(any_house: House, tmp_path: Path) -> None:
    proposed = point(approved_by=None, proposed_by="rafael.ortiz@northlight.example")
    assert numbers(await points(any_house, tmp_path, proposed)) == (1, 0, 0, 0)
    assert numbers(await points(any_house, tmp_path, proposed)) == (0, 0, 1, 0)
    stored = await only_point(any_house)
    assert (stored.added_by, stored.approved_by, stored.approved_at) == ("rafael", "", None)
    assert PointVerb.APPROVE not in await verbs_of(any_house, "rafael")
    assert PointVerb.APPROVE in await verbs_of(any_house, "dana")


@pytest.mark.parametrize("email", ["nobody@northlight.example", "noor.haddad@northlight.example"])
async def test_who_may_put_nothing_forward_proposes_nothing(house: House, tmp_path: Path, email: str) -> None:
    report = await points(house, tmp_path, point(approved_by=None, proposed_by=email))
    assert numbers(report) == (0, 0, 0, 1)
    assert email in report["failed"][0]["message"]


async def test_the_approval_of_a_file_is_that_persons(house: House, tmp_path: Path) -> None:
    await points(house, tmp_path, point(approved_by="Dana.Whitfield@Northlight.example"))
    stored = await only_point(house)
    assert stored.approved_by == "dana.whitfield@northlight.example"
    assert stored.approved_at == house.clock.now()
    assert stored.added_by == "import:people.json"


async def test_an_internal_one_guards_its_words_and_a_wider_audience_lifts_it(house: House, tmp_path: Path) -> None:
    await points(house, tmp_path, point(audience="internal"))
    stored = await only_point(house)
    assert (stored.audience, stored.guarded) == (PointAudience.INTERNAL, True)
    assert numbers(await points(house, tmp_path, point(audience="everyone"))) == (0, 1, 0, 0)
    stored = await only_point(house)
    assert (stored.audience, stored.guarded) == (PointAudience.EVERYONE, False)


async def test_one_withdrawn_in_the_file_is_withdrawn_here(house: House, tmp_path: Path) -> None:
    await points(house, tmp_path, point())
    assert numbers(await points(house, tmp_path, point(withdrawn_on="2026-06-01"))) == (0, 1, 0, 0)
    assert (await only_point(house)).withdrawn_at == datetime(2026, 6, 1, tzinfo=UTC)


async def test_what_was_decided_in_chat_no_file_undoes(house: House, tmp_path: Path) -> None:
    await points(house, tmp_path, point())
    answer = await house.types("dana", "points")
    assert isinstance(answer, Say)
    await house.presses("dana", buttons(answer.card)["point_expire"])
    assert numbers(await points(house, tmp_path, point())) == (0, 0, 1, 0)
    assert (await only_point(house)).expires_on == date(2026, 6, 2)


async def test_an_audience_nobody_knows_is_refused(house: House, tmp_path: Path) -> None:
    assert where(await points(house, tmp_path, point(audience="friends"))) == ["talking_points[0].audience"]


async def only_point(house: House) -> TalkingPoint:
    async with house.store.reading() as unit:
        (stored,) = await unit.candidates.every_point()
        return stored


async def verbs_of(house: House, who: str) -> set[str]:
    answer = await house.types(who, "points")
    assert isinstance(answer, Say)
    return set(buttons(answer.card))
