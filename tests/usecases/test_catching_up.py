"""After a downtime nothing bursts and what is too late is skipped; a zone that was guessed is said on the card."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from bot.cards.elements import Mark
from bot.rules.place import place_of
from bot.rules.schedule import is_open
from db.tables import FollowUp, FollowUpStatus, Note, NoteKind, NoteStatus, Thread
from tests.usecases.house import House, candidate


async def waits_for_many(house: House, count: int, planned_for: datetime) -> None:
    """Mara wrote to so many, and each is to be followed up in the same morning."""
    async with house.store.writing() as unit:
        for number in range(count):
            name = f"cand_{number}"
            unit.add(candidate(name, f"Reader Number{number}", unit.now))
            thread = Thread(id=f"thread_{number}", executive_id="mara", candidate_id=name, opened_at=unit.now)
            note = Note(
                id=f"note_{number}",
                thread_id=thread.id,
                executive_id="mara",
                candidate_id=name,
                kind=NoteKind.FIRST,
                status=NoteStatus.SENT,
                requested_by="mara",
                requested_at=unit.now,
                moved_at=unit.now,
                sent_at=unit.now,
            )
            plan = FollowUp(
                id=f"plan_{number}",
                thread_id=thread.id,
                executive_id="mara",
                candidate_id=name,
                after_note_id=note.id,
                ordinal=1,
                status=FollowUpStatus.SCHEDULED,
                planned_for=planned_for,
                due_at=planned_for,
            )
            unit.add(thread, note, plan)
        unit.audit("test", "test.fill", "many")


async def plans_of(house: House, count: int) -> list[FollowUp]:
    async with house.store.reading() as unit:
        found = [await unit.follow_ups.get(f"plan_{number}") for number in range(count)]
    return [plan for plan in found if plan is not None]


@pytest.mark.parametrize(("days", "at_once"), [(2, 3), (3, 0)], ids=["on-a-working-day", "over-the-weekend"])
async def test_after_a_downtime_an_executive_gets_three_and_three_each_morning(
    house: House, days: int, at_once: int
) -> None:
    start = house.clock.now().replace(hour=9)
    await waits_for_many(house, 8, start + timedelta(days=1))
    await house.passes(days=days, hours=1)
    seen = []
    for _ in range(8):
        plans = await plans_of(house, 8)
        seen.append(Counter(plan.status for plan in plans)[FollowUpStatus.OPENED])
        waiting = [plan.due_at for plan in plans if plan.due_at is not None]
        if not waiting:
            break
        house.clock.forward(seconds=(min(waiting) - house.clock.now()).total_seconds())
        await house.worker.drain()
    assert [count for count in seen if count] == [3, 6, 8]
    assert seen[0] == at_once


async def test_on_a_usual_morning_nothing_is_put_off(house: House) -> None:
    await waits_for_many(house, 8, house.clock.now().replace(hour=9) + timedelta(days=1))
    at = (await plans_of(house, 8))[0].planned_for
    await house.passes(seconds=(at - house.clock.now()).total_seconds())
    assert {plan.status for plan in await plans_of(house, 8)} == {FollowUpStatus.OPENED}


async def test_what_is_weeks_late_is_skipped_and_says_why(house: House) -> None:
    await waits_for_many(house, 5, house.clock.now() + timedelta(days=1))
    await house.passes(days=20)
    assert {(plan.status, plan.reason) for plan in await plans_of(house, 5)} == {
        (FollowUpStatus.SKIPPED, "plan-too-late")
    }


async def test_a_zone_that_was_guessed_is_said_and_the_follow_up_fits_all_of_the_country(house: House) -> None:
    async with house.store.writing() as unit:
        ada = await unit.candidates.get("cand_ada")
        assert ada is not None
        ada.country, ada.region, ada.timezone = "US", "", ""
        unit.audit("test", "candidate.change", ada.id)
    marks = [part.text for part in (await house.drafted()).elements if isinstance(part, Mark)]
    assert any("United States" in mark for mark in marks)
    await house.presses("rafael", house.button(house.review(), "approve"))
    await house.presses("mara", house.button(house.told("mara"), "release"))
    (plan,) = await house.plans()
    assert is_open(plan.planned_for, place_of(ada))
