"""Who said no is written to by nobody: asked at each step, lifted only by legal or an admin, kept over a restore."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.events import Answer, Click, Command
from bot.rules.suppression import HashKey, entries, in_force, marks, of_address, of_id, of_ref
from bot.usecases.admin import CLI
from bot.usecases.suppression import restore
from db.tables import FollowUpStatus, NoteStatus, Person, Role, Suppression, SuppressionSource
from tests.fakes import words_of
from tests.usecases.candidates.records import profile, takes_profiles, where
from tests.usecases.house import KEY, House, said
from tests.usecases.steps import approves, asks, nothing, releases

ADA = of_address("ada@okafor.example")
OLDER = HashKey((b"o" * 32,))

Step = Callable[[House], Awaitable[object]]
Said = Callable[[House], Awaitable[Answer]]


async def lets_go_of_it(house: House) -> None:
    """The executive presses "Send now", and the worker has not got to it."""
    button = house.button(await house.approved(), "release")
    assert button is not None
    await house.desk.handle(Click(house.origin("mara"), button.verb, button.subject, button.seen, button.choice))


async def listed(house: House, key: HashKey = KEY) -> list[Suppression]:
    async with house.store.reading() as unit:
        return list(await unit.candidates.suppressions(marks([ADA, of_id("cand_ada")], key)))


@pytest.fixture
async def with_legal(house: House) -> House:
    """Lena is legal, and reads English."""
    async with house.store.writing() as unit:
        lena = await unit.people.get("lena")
        assert isinstance(lena, Person)
        lena.roles, lena.language = [Role.LEGAL], "en"
        unit.audit("cli", "person.roles", "lena")
    return house


@pytest.mark.parametrize(
    ("before", "step"),
    [(nothing, asks), (House.drafted, approves), (House.approved, releases)],
    ids=["request", "approval", "release"],
)
async def test_a_person_hears_who_recorded_the_no_and_when_and_what_can_be_done(
    house: House, before: Step, step: Said
) -> None:
    await before(house)
    await house.listed(ADA)
    told = said(await step(house))
    assert "Dana Whitfield" in told
    assert "3 June 2026" in told
    assert "/overture lift" in told
    assert house.courier.taken == 0


async def test_it_is_asked_before_a_draft_is_written(house: House) -> None:
    await house.desk.handle(Command(house.origin("mara"), "note Ada Okafor"))
    await house.listed(ADA)
    await house.worker.drain()
    assert house.writer.briefs == []
    assert (await house.note()).status is NoteStatus.WITHDRAWN


@pytest.mark.parametrize("told_by", [ADA, of_id("cand_ada")], ids=["address", "id"])
async def test_it_is_the_last_thing_asked_before_the_network_and_the_card_says_why(house: House, told_by: str) -> None:
    await lets_go_of_it(house)
    await house.listed(told_by)
    await house.worker.drain()
    assert house.courier.taken == 0
    assert (await house.note()).status is NoteStatus.WITHDRAWN
    assert "never to be written to" in words_of(house.told("mara").elements)


async def test_it_is_asked_before_a_follow_up_is_opened(house: House) -> None:
    await house.sent()
    await house.listed(ADA)
    await house.passes(days=7)
    assert [(plan.status, plan.reason) for plan in await house.plans()] == [(FollowUpStatus.SKIPPED, "plan-opted-out")]


async def test_it_is_asked_at_import_by_address_and_by_reference(house: House, tmp_path: Path) -> None:
    await house.listed(of_address("grace@people.example"), of_ref("hr-7"))
    report = await takes_profiles(
        house, tmp_path, profile("Grace Obi"), profile("Noah Lind", emails=[], ref="hr-7"), profile("Sven Roth")
    )
    assert (report["added"], where(report)) == (1, ["candidates[0]", "candidates[1]"])


async def test_what_an_older_key_hashed_stops_a_note_today(house: House) -> None:
    house.key = HashKey((b"n" * 32, *OLDER.generations))
    await house.listed(ADA, key=OLDER)
    assert "Dana Whitfield" in said(await asks(house))
    house.key = HashKey((b"n" * 32,))
    # Without the older key nobody can tell: this is why it stays in the list of keys.
    assert "On it" in said(await asks(house))


async def test_suppressing_stops_all_that_is_under_way_for_the_company(house: House) -> None:
    await house.sent()
    await house.passes(days=7)
    done = said(await house.types("dana", "suppress <mailto:ada@okafor.example|ada@okafor.example> said so by phone"))
    assert "Ada Okafor" in done
    assert (await house.note()).status is NoteStatus.WITHDRAWN
    assert {plan.status for plan in await house.plans()} <= {FollowUpStatus.CANCELLED, FollowUpStatus.OPENED}
    await house.passes(days=60)
    assert house.courier.taken == 1
    assert {entry.source for entry in await listed(house)} == {SuppressionSource.FORM}
    assert {entry.reason for entry in await listed(house)} == {"said so by phone"}
    assert await house.is_whole()


async def test_the_list_keeps_no_address(house: House) -> None:
    await house.types("dana", "suppress ada@okafor.example wrote from ada@okafor.example and a@b.example")
    assert {entry.reason for entry in await listed(house)} == {"wrote from … and …"}


async def test_a_profile_has_a_button_for_it(house: House) -> None:
    shown = await house.types("rafael", "candidate show Ada Okafor")
    form = await house.opens("rafael", house.button(shown.card, "suppress"))  # type: ignore[union-attr]
    assert "Ada Okafor" in said(await house.sends("rafael", form, reason="by phone"))
    again = await house.types("rafael", "candidate show Ada Okafor")
    assert house.button(again.card, "suppress") is None  # type: ignore[union-attr]
    assert "already" in said(await house.sends("rafael", form, reason="by phone"))


async def test_somebody_unknown_can_be_listed_and_nonsense_cannot(house: House) -> None:
    assert "No profile" in said(await house.types("noor", "suppress grace@obi.example"))
    assert "already" in said(await house.types("noor", "suppress Grace+x@OBI.example"))
    assert "Tell me who" in said(await house.types("noor", "suppress"))
    assert "Tell me who" in said(await house.types("noor", "suppress grace"))


@pytest.mark.parametrize("who", ["mara", "rafael", "dana"])
async def test_neither_executives_nor_recruiters_lift_it(house: House, who: str) -> None:
    await house.types("dana", "suppress ada@okafor.example")
    assert "Only legal and admins" in said(await house.types(who, "lift ada@okafor.example a mistake"))
    assert all(in_force(entry) for entry in await listed(house))


@pytest.mark.parametrize("who", ["lena", "noor"])
async def test_legal_or_an_admin_lifts_it_with_a_reason_that_stays(with_legal: House, who: str) -> None:
    house = with_legal
    await house.types("dana", "suppress ada@okafor.example")
    assert "Say why" in said(await house.types(who, "lift ada@okafor.example"))
    assert "Ada Okafor" in said(await house.types(who, "lift ada@okafor.example she wrote to us"))
    assert {(entry.lifted_by, entry.lifted_reason) for entry in await listed(house)} == {(who, "she wrote to us")}
    async with house.store.reading() as unit:
        verbs = [(row.actor, row.verb) async for row in house.store.audit_trail() if row.verb.startswith("suppression")]
        assert (await unit.candidates.suppression(marks([ADA], KEY))) is None
    assert (who, "suppression.lift") in verbs
    assert "On it" in said(await asks(house))
    await house.types("dana", "suppress ada@okafor.example")
    assert all(in_force(entry) for entry in await listed(house))


async def test_a_file_older_than_the_lifting_puts_nobody_back(house: House, tmp_path: Path) -> None:
    told = profile("Grace Obi", do_not_contact="2026-05-04")
    await takes_profiles(house, tmp_path, told)
    await house.types("noor", "lift grace@people.example she wrote to us")
    await takes_profiles(house, tmp_path, told)
    async with house.store.reading() as unit:
        assert await unit.candidates.suppression(marks([of_address("grace@people.example")], KEY)) is None


async def test_a_list_brought_back_adds_and_lifts_nothing(any_house: House) -> None:
    house = any_house
    before, after = house.clock.now() - timedelta(days=9), house.clock.now() + timedelta(days=9)

    def saved(*told_by: str, at: object = before) -> list[Suppression]:
        return entries(told_by, KEY, SuppressionSource.ANSWER, by="mara", at=at, reason="", known=())  # type: ignore[arg-type]

    async def brought_back(*given: Suppression) -> int:
        async with house.store.writing() as unit:
            return await restore(unit, given, CLI)

    assert await brought_back(*saved(ADA, of_id("cand_ada"))) == 2
    assert await brought_back(*saved(ADA, of_id("cand_ada"))) == 0
    assert "Mara Lindqvist" in said(await asks(house))
    await house.types("noor", "lift ada@okafor.example she wrote to us")
    assert await brought_back(*saved(ADA)) == 0
    assert await brought_back(*saved(ADA, at=after)) == 1
    assert "Mara Lindqvist" in said(await asks(house))
