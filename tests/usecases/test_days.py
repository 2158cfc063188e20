"""Other follow-up days for one conversation: chosen by a recruiter or its executive, within what the house allows."""

from datetime import timedelta

import pytest

from bot.cards.elements import Button, Buttons, Card, Form, Pair
from bot.events import Mistakes, Say
from bot.rules.place import place_of
from bot.rules.schedule import sequence
from bot.usecases.ahead import ahead
from db.tables import FollowUp, FollowUpStatus, NoteStatus
from tests.usecases.house import POLICY, House, said


async def listed(house: House, who: str) -> Card:
    answer = await house.types(who, "followups")
    assert isinstance(answer, Say)
    return answer.card


def button(card: Card, verb: str) -> Button | None:
    rows = [part for part in card.elements if isinstance(part, Buttons)]
    return next((one for row in rows for one in row.buttons if one.verb == verb), None)


async def form(house: House, who: str) -> Form:
    return await house.opens(who, button(await listed(house, who), "change_days"))


async def plan_of(house: House) -> FollowUp:
    return (await house.plans())[-1]


async def moments(house: House, *days: int) -> list[object]:
    """When a note to Ada that has left is followed up on these days."""
    async with house.store.reading() as unit:
        ada = await unit.candidates.get("cand_ada")
        assert ada is not None
        sent_at = (await house.note()).sent_at
        assert sent_at is not None
        return [one.at for one in sequence(sent_at, days, place_of(ada))]


@pytest.mark.parametrize("who", ["rafael", "mara"])
async def test_a_recruiter_and_the_executive_choose_other_days_and_the_plan_moves(house: House, who: str) -> None:
    await house.sent()
    opened = await form(house, who)
    assert "4, 10" in str(opened)
    answer = await house.sends(who, opened, days="2, 7")
    assert "Ada Okafor is followed up next on" in said(answer)
    first, second = await moments(house, 2, 7)
    assert (await plan_of(house)).planned_for == first
    async with house.store.reading() as unit:
        ada, thread = await unit.candidates.get("cand_ada"), await unit.notes.thread_between("mara", "cand_ada")
        assert ada is not None
        assert thread is not None
        assert [one.at for one in await ahead(unit, thread.id, ada, POLICY)][1:3] == [first, second]
        trail = [row async for row in house.store.audit_trail() if row.verb == "follow_up.days"]
    assert [(row.actor, row.details["days"]) for row in trail] == [(who, "2,7")]
    assert "2, 7" in str(await form(house, who))


async def test_the_one_after_it_comes_on_the_new_days_too_and_the_last_is_the_last(house: House) -> None:
    await house.sent()
    await house.sends("rafael", await form(house, "rafael"), days="3")
    (at,) = await moments(house, 3)
    assert (await plan_of(house)).planned_for == at
    await house.passes(seconds=(await plan_of(house)).planned_for.timestamp() - house.clock.now().timestamp())
    assert house.writer.briefs[-1].last
    await house.presses("rafael", house.button(house.review(), "approve"))
    await house.presses("mara", house.button(house.told("mara"), "release"))
    assert len(await house.plans()) == 1
    assert (await house.note()).due_at is not None


async def test_none_means_no_more_and_the_conversation_closes_by_itself(house: House) -> None:
    await house.sent()
    note_id = (await house.note()).id
    answer = await house.sends("rafael", await form(house, "rafael"), days="")
    assert "no more" in said(answer)
    plan = await plan_of(house)
    assert (plan.status, plan.reason) == (FollowUpStatus.CANCELLED, "plan-days-changed")
    await house.passes(days=21)
    assert (await house.note(note_id)).status is NoteStatus.CLOSED
    assert len(await house.plans()) == 1


async def test_a_day_that_has_passed_becomes_the_next_working_morning(house: House) -> None:
    await house.sent()
    await house.passes(days=2)
    await house.sends("rafael", await form(house, "rafael"), days="1, 9")
    planned = (await plan_of(house)).planned_for
    assert house.clock.now() < planned < house.clock.now() + timedelta(days=4)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1, 2, 3", "2 follow-ups are the most"),
        ("0", "from 1 to 365"),
        ("366", "from 1 to 365"),
        ("5, 5", "from 1 to 365"),
        ("9, 3", "from 1 to 365"),
        ("soon", "from 1 to 365"),
        ("-3", "from 1 to 365"),
        ("٣", "from 1 to 365"),
    ],
)
async def test_what_the_house_does_not_allow_keeps_the_form_open(house: House, typed: str, why: str) -> None:
    await house.sent()
    before = (await plan_of(house)).planned_for
    answer = await house.sends("rafael", await form(house, "rafael"), days=typed)
    assert isinstance(answer, Mistakes)
    assert why in answer.fields["days"]
    assert (await plan_of(house)).planned_for == before


async def test_back_to_the_houses_days_is_the_default_again(house: House) -> None:
    await house.sent()
    for typed in ("2", "4 10"):
        await house.sends("rafael", await form(house, "rafael"), days=typed)
    async with house.store.reading() as unit:
        thread = await unit.notes.thread_between("mara", "cand_ada")
    assert thread is not None
    assert thread.follow_up_days is None


async def test_a_recruiter_sees_whose_it_is_and_may_neither_snooze_nor_stop_it(house: House) -> None:
    await house.sent()
    theirs, own = await listed(house, "rafael"), await listed(house, "mara")
    assert any("Mara Lindqvist" in part.label for part in theirs.elements if isinstance(part, Pair))
    assert button(theirs, "stop_plan") is None
    assert button(theirs, "snooze_until") is None
    assert button(own, "stop_plan") is not None


@pytest.mark.parametrize("who", ["jonas", "lena", "noor"])
async def test_nobody_else_learns_of_it_or_changes_it(house: House, who: str) -> None:
    await house.sent()
    opened = await form(house, "rafael")
    press = button(await listed(house, "rafael"), "change_days")
    answer = said(await house.presses(who, press))
    assert "nothing here" in answer or "gibt es hier nichts" in answer
    await house.sends(who, opened, days="1")
    assert (await plan_of(house)).version == opened.seen


async def test_an_old_form_changes_nothing(house: House) -> None:
    await house.sent()
    opened = await form(house, "rafael")
    await house.sends("mara", await form(house, "mara"), days="2, 7")
    answer = await house.sends("rafael", opened, days="1")
    assert isinstance(answer, Mistakes)
    assert (await plan_of(house)).planned_for == (await moments(house, 2))[0]


async def test_after_an_answer_there_is_nothing_to_change(house: House) -> None:
    card = await house.sent()
    press = button(await listed(house, "rafael"), "change_days")
    await house.presses("mara", house.button(card, "answered"))
    assert "has changed" in said(await house.presses("rafael", press))
    assert button(await listed(house, "rafael"), "change_days") is None
