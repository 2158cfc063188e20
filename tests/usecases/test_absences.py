"""An executive is away: what is planned moves and says why, or who stands in gets it, decides on it, and gives it back."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.events import Mistakes, Say
from bot.ports import StandIns
from bot.rules.place import place_of
from bot.rules.schedule import is_open
from db.tables import AwayStage, FollowUp, NoteStatus, Role, TimeAway
from tests.fakes import words_of
from tests.usecases.house import House, said, with_policy


async def planned(house: House) -> FollowUp:
    (plan,) = [plan for plan in await house.plans() if plan.due_at is not None]
    return plan


async def absences(house: House, who: str = "mara") -> list[TimeAway]:
    async with house.store.reading() as unit:
        return list(await unit.people.absences_of(who, datetime(2026, 1, 1, tzinfo=UTC).date()))


async def gets_role(house: House, who: str, *roles: Role) -> None:
    async with house.store.writing() as unit:
        person = await unit.people.get(who)
        assert person is not None
        person.roles = list(roles)
        unit.audit("test", "person.roles", who)


async def until(house: House, at: datetime) -> None:
    await house.passes(seconds=(at - house.clock.now()).total_seconds())


async def test_days_away_move_what_is_planned_and_say_so_and_back(house: House) -> None:
    await house.sent()
    before = (await planned(house)).planned_for
    answer = await house.types("mara", "away 8 June to 12 June")
    assert "One reminder moved" in said(answer)
    moved = await planned(house)
    assert moved.planned_for > before
    assert moved.planned_for.date() > datetime(2026, 6, 12, tzinfo=UTC).date()
    assert moved.unmoved_for == before
    assert "the executive is away before" in words_of(house.told("mara").elements)
    assert isinstance(answer, Say)
    taken_back = await house.presses("mara", house.button(answer.card, "away_end"))
    assert "One reminder of Mara Lindqvist moved" in said(taken_back)
    assert (await planned(house)).planned_for == before
    assert "away before" not in words_of(house.told("mara").elements)


async def test_what_is_planned_later_leaves_the_days_out_from_the_start(house: House) -> None:
    await house.types("mara", "away 8 June to 12 June")
    await house.sent()
    plan = await planned(house)
    assert plan.planned_for.date() > datetime(2026, 6, 12, tzinfo=UTC).date()
    assert plan.unmoved_for is not None


async def test_taken_back_when_its_day_has_passed_it_comes_in_the_next_morning_that_fits(house: House) -> None:
    await house.sent()
    await house.types("mara", "away 8 June to 26 June")
    await until(house, datetime(2026, 6, 18, 20, tzinfo=UTC))
    listed = await house.types("mara", "away")
    assert isinstance(listed, Say)
    await house.presses("mara", house.button(listed.card, "away_end"))
    async with house.store.reading() as unit:
        ada = await unit.candidates.get("cand_ada")
    assert ada is not None
    plan = await planned(house)
    assert house.clock.now() < plan.planned_for < house.clock.now() + timedelta(days=1)
    assert is_open(plan.planned_for, place_of(ada))


async def test_only_the_executive_and_an_admin_may_say_so(house: House) -> None:
    assert "not include this" in said(await house.types("rafael", "away 8 June to 12 June for Mara"))
    await house.types("jonas", "abwesend 8.6. bis 12.6. für Mara")
    assert await absences(house) == []
    assert "Mara Lindqvist" in said(await house.types("noor", "away 8 June to 12 June for Mara"))
    (away,) = await absences(house)
    assert away.added_by == "noor"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("away soon", "could not be read"),
        ("away 1 June 2026 to 2 June 2026", "over"),
        ("away 8 June 2026 to 8 July 2027", "longer than a year"),
        ("away 3/4", "could not be read"),
        ("away 8 June or so", "could not be read"),
        ("away 8 June with Nobody", "Nobody here"),
        ("away 8 June with Mara", "Somebody else"),
    ],
)
async def test_what_cannot_be_is_told_and_nothing_is_kept(house: House, line: str, told: str) -> None:
    assert told in said(await house.types("mara", line))
    assert await absences(house) == []


async def test_the_form_puts_days_down_and_says_what_is_wrong_at_its_field(house: House) -> None:
    listed = await house.types("mara", "away")
    assert isinstance(listed, Say)
    form = await house.opens("mara", house.button(listed.card, "away_add"))
    wrong = await house.sends("mara", form, first="2026-06-12", last="2026-06-08")
    assert isinstance(wrong, Mistakes)
    assert set(wrong.fields) == {"last"}
    await house.sends("mara", form, first="2026-06-08", last="2026-06-12", delegate="jonas")
    (away,) = await absences(house)
    assert (away.first.day, away.last.day, away.delegate_id) == (8, 12, "jonas")
    again = await house.sends("mara", form, first="2026-06-12", last="")
    assert isinstance(again, Mistakes)


async def test_who_stands_in_gets_what_waits_releases_it_and_the_record_says_who(house: House) -> None:
    await house.approved()
    await house.types("mara", "away today to 12 June with Jonas")
    card = house.told("jonas")
    assert "Mara Lindqvist, abwesend bis 12. Juni 2026" in words_of(card.elements)
    await house.presses("jonas", house.button(card, "release"))
    assert (await house.note()).status is NoteStatus.SENT
    (letter,) = house.courier.letters
    assert letter.sender_address == "mara.lindqvist@northlight.example"
    rows = [row async for row in house.store.audit_trail() if row.verb == "note.release"]
    assert [(row.actor, row.details["in_place_of"]) for row in rows] == [("jonas", "mara")]


async def test_what_comes_up_meanwhile_goes_to_who_stands_in_alone(house: House) -> None:
    await house.sent()
    await house.types("mara", "away 4 June to 19 June with Jonas")
    maras = len(house.chat.to("U01MARA"))
    await until(house, (await planned(house)).planned_for)
    nudge = house.told("jonas")
    assert house.button(nudge, "stop_plan")
    assert len(house.chat.to("U01MARA")) == maras
    await house.presses("jonas", house.button(nudge, "snooze:3"))
    assert (await planned(house)).moved_by == "jonas"


async def test_it_begins_in_the_morning_of_who_stands_in_and_ends_at_midnight(house: House) -> None:
    await house.approved()
    await house.types("mara", "away 6 June to 9 June with Jonas")
    assert house.chat.to("U01JONAS") == []
    # The 6th is a Saturday.
    await until(house, datetime(2026, 6, 8, 8, 59, tzinfo=UTC))
    assert house.chat.to("U01JONAS") == []
    await until(house, datetime(2026, 6, 8, 9, 0, tzinfo=UTC))
    held = next(card for card in house.chat.to("U01JONAS") if house.button(card, "release"))
    await until(house, datetime(2026, 6, 10, 0, 0, tzinfo=UTC))
    given_back = house.chat.to("U01JONAS")[0]
    assert "Mara Lindqvist" in words_of(given_back.elements)
    assert "Ada" not in words_of(given_back.elements)
    assert "gibt es hier nichts" in said(await house.presses("jonas", house.button(held, "release")))
    assert (await house.note()).status is NoteStatus.APPROVED
    await until(house, datetime(2026, 6, 10, 9, 0, tzinfo=UTC))
    (away,) = await absences(house)
    assert away.stage is AwayStage.BACK
    assert house.button(house.chat.to("U01MARA")[0], "release")


async def test_taken_back_it_ends_at_once(house: House) -> None:
    await house.approved()
    answer = await house.types("mara", "away today to 12 June with Jonas")
    held = house.told("jonas")
    assert isinstance(answer, Say)
    listed = await house.types("mara", "away")
    assert isinstance(listed, Say)
    await house.presses("mara", house.button(listed.card, "away_end"))
    await house.presses("jonas", house.button(held, "release"))
    assert (await house.note()).status is NoteStatus.APPROVED
    assert house.button(house.told("jonas"), "release") is None


@pytest.mark.parametrize(
    ("release", "roles", "may"),
    [
        (StandIns.EXECUTIVES, [Role.EXECUTIVE], True),
        (StandIns.EXECUTIVES, [Role.COMPENSATION], False),
        (StandIns.ANYBODY, [Role.COMPENSATION], True),
        (StandIns.ANYBODY, [], True),
        (StandIns.NOBODY, [Role.EXECUTIVE], False),
    ],
)
async def test_the_house_says_who_may_release_in_anothers_name(
    house: House, release: StandIns, roles: list[Role], may: bool
) -> None:
    house = with_policy(house, stand_ins_release=release)
    await gets_role(house, "lena", *roles)
    await house.approved()
    held = house.told("mara")
    await house.types("mara", "away today to 12 June with Lena")
    await house.presses("lena", house.button(held, "release"))
    assert (await house.note()).status is (NoteStatus.SENT if may else NoteStatus.APPROVED)


async def test_whoever_approved_or_asked_for_it_does_not_send_it_too(house: House) -> None:
    house = with_policy(house, stand_ins_release=StandIns.ANYBODY)
    await house.approved()
    held = house.told("mara")
    await house.types("mara", "away today to 12 June with Rafael")
    assert "second person" in said(await house.presses("rafael", house.button(held, "release")))
    assert (await house.note()).status is NoteStatus.APPROVED


async def test_an_admin_cannot_name_themselves(house: House) -> None:
    assert "cannot name yourself" in said(await house.types("noor", "away 8 June for Mara with Noor"))
    assert await absences(house) == []


async def test_without_being_named_nobody_sees_or_decides(house: House) -> None:
    await house.approved()
    held = house.told("mara")
    for who in ("jonas", "lena", "noor"):
        await house.presses(who, house.button(held, "release"))
    assert (await house.note()).status is NoteStatus.APPROVED


async def test_who_stands_in_and_is_away_too_gets_nothing(house: House) -> None:
    await house.types("jonas", "abwesend heute bis 12.6.")
    await house.types("mara", "away today to 12 June with Jonas")
    await house.approved()
    assert house.chat.to("U01JONAS") == []
    assert house.button(house.told("mara"), "release")


async def test_the_chain_of_the_record_is_whole_after_all_that(house: House) -> None:
    await house.approved()
    await house.types("mara", "away today to 12 June with Jonas")
    await house.passes(days=12)
    assert await house.is_whole()
