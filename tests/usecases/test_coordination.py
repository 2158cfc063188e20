"""Who is in our hiring, was written to lately, or works where enough were written to, is left alone, and how long.

That each bar is asked at every step stands in `test_every_bar.py`.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.events import Answer, Click, Mistakes, Say
from bot.ports import Letter, Stale
from bot.usecases.notes import send
from db.tables import (
    CandidateEmail,
    EmailKind,
    FollowUpStatus,
    Note,
    NoteKind,
    NoteStatus,
    Stage,
    Thread,
)
from tests.fakes import words_of
from tests.usecases.candidates.records import found, profile, takes_profiles
from tests.usecases.house import KEY, House, candidate, said
from tests.usecases.steps import asks

Step = Callable[[House], Awaitable[object]]
Said = Callable[[House], Awaitable[Answer]]


async def in_process(house: House) -> None:
    """A recruiter's word, behind everybody's back."""
    async with house.store.writing() as unit:
        ada = await unit.candidates.get("cand_ada")
        assert ada is not None
        ada.stage, ada.stage_source, ada.stage_set_by, ada.stage_set_at = Stage.IN_PROCESS, "ATS", "dana", unit.now
        unit.audit("dana", "candidate.stage", ada.id)


async def written_to(house: House) -> None:
    """Another executive wrote to her a moment ago."""
    async with house.store.writing() as unit:
        ada = await unit.candidates.get("cand_ada")
        assert ada is not None
        ada.last_contact_at = unit.now
        unit.audit("jonas", "note.sent", "test")


async def week_is_full(house: House) -> None:
    """Somebody else at Deep Meadow was written to, and one a week is enough."""
    house.policy = replace(house.policy, employer_week_cap=1)
    await contacted(house, "Ben Adeyemi", "Deep Meadow Ltd.")


async def contacted(house: House, name: str, employer: str) -> None:
    async with house.store.writing() as unit:
        other = candidate(f"cand_{name}", name, unit.now)
        other.employer = employer
        unit.add(other, Thread(id=f"t_{name}", executive_id="jonas", candidate_id=other.id, opened_at=unit.now))
        await unit.flush()
        unit.add(
            Note(
                id=f"n_{name}",
                thread_id=f"t_{name}",
                executive_id="jonas",
                candidate_id=other.id,
                kind=NoteKind.FIRST,
                status=NoteStatus.SENT,
                requested_by="jonas",
                requested_at=unit.now,
                moved_at=unit.now,
                attempted_at=unit.now,
                sent_at=unit.now,
                employer_key=other.employer_key,
            )
        )
        unit.audit("jonas", "note.sent", "test")


async def lets_go_of_it(house: House) -> None:
    """The executive presses "Send now", and the worker has not got to it."""
    button = house.button(await house.approved(), "release")
    assert button is not None
    await house.desk.handle(Click(house.origin("mara"), button.verb, button.subject, button.seen, button.choice))


async def test_a_note_for_which_the_week_has_no_room_keeps_its_approval_and_leaves_when_it_has(house: House) -> None:
    await lets_go_of_it(house)
    await week_is_full(house)
    await house.worker.drain()
    held = await house.note()
    assert (held.status, house.courier.taken) == (NoteStatus.APPROVED, 0)
    assert held.approved_digest
    assert held.release_at is not None
    assert held.release_at > house.clock.now() + timedelta(days=7) - timedelta(minutes=1)
    assert "goes out when there is room" in words_of(house.told("mara").elements)
    await house.passes(days=6)
    assert house.courier.taken == 0
    await house.passes(seconds=(held.release_at - house.clock.now()).total_seconds() + 1)
    assert house.courier.taken == 1


async def test_a_follow_up_goes_on_in_a_full_week_and_not_with_one_in_process(house: House) -> None:
    await house.sent()
    await week_is_full(house)
    await house.passes(days=6)
    assert (await house.plans())[0].status is FollowUpStatus.OPENED
    await house.presses("rafael", house.button(house.review(), "approve"))
    await house.presses("mara", house.button(house.told("mara"), "release"))
    assert house.courier.taken == 2
    await in_process(house)
    await house.passes(days=12)
    assert [(plan.status, plan.reason) for plan in (await house.plans())[1:]] == [
        (FollowUpStatus.SKIPPED, "plan-stage")
    ]


async def test_after_the_cooldown_anybody_may_begin_anew(house: House) -> None:
    await house.presses("mara", house.button(await house.sent(), "close"))
    told = said(await asks(house))
    assert "by Mara Lindqvist" in told
    await house.passes(days=89)
    assert "last written to" in said(await asks(house))
    await house.passes(days=1)
    assert "On it" in said(await asks(house))


async def test_who_was_answered_goes_on_at_once(house: House) -> None:
    await house.presses("mara", house.button(await house.sent(), "answered"))
    await house.presses("rafael", house.button(await house.drafted(), "approve"))
    await house.presses("mara", house.button(house.told("mara"), "release"))
    assert house.courier.taken == 2


async def test_without_cooldown_and_cap_nothing_is_in_the_way(house: House) -> None:
    house.policy = replace(house.policy, cooldown_days=0, employer_week_cap=0)
    await contacted(house, "Ben Adeyemi", "Deep Meadow")
    await house.presses("mara", house.button(await house.sent(), "close"))
    assert "On it" in said(await asks(house))


async def test_other_companies_and_other_weeks_do_not_count(house: House) -> None:
    house.policy = replace(house.policy, employer_week_cap=1)
    await contacted(house, "Ben Adeyemi", "Deep Field")
    await contacted(house, "Noah Lind", "")
    house.clock.forward(days=-8)
    await contacted(house, "Grace Obi", "Deep Meadow")
    house.clock.forward(days=8)
    assert "On it" in said(await asks(house))


async def test_of_two_that_leave_in_one_moment_the_cap_lets_one_go(any_house: House) -> None:
    house = any_house
    house.policy = replace(house.policy, employer_week_cap=1)
    async with house.store.writing() as unit:
        unit.add(candidate("cand_ben", "Ben Adeyemi", unit.now))
        await unit.flush()
        unit.add(CandidateEmail(id="mail_b", candidate_id="cand_ben", address="ben@a.example", kind=EmailKind.PERSONAL))
        unit.audit("cli", "candidate.add", "cand_ben")
    for who, name in (("mara", "Ada Okafor"), ("jonas", "Ben Adeyemi")):
        await house.types(who, f"note {name}")
        await house.presses("rafael", house.button(house.review(), "approve"))
    for who in ("mara", "jonas"):
        button = house.button(house.told(who), "release")
        assert button is not None
        await house.desk.handle(Click(house.origin(who), button.verb, button.subject, button.seen))
    async with house.store.reading() as unit:
        ids = [note.id for who in ("mara", "jonas") for note in await unit.notes.of_executive(who, 9)]

    async def prepared(note_id: str) -> Letter | None:
        for _ in range(3):
            try:
                return await send._prepare(house.store, note_id, KEY, house.policy)
            except Stale:
                continue
        return None

    letters = await asyncio.gather(*map(prepared, ids))
    assert sum(letter is not None for letter in letters) == 1


async def test_a_recruiter_says_where_a_candidate_stands_and_all_under_way_is_called_off(house: House) -> None:
    await house.approved()
    shown = await house.types("dana", "candidate show Ada Okafor")
    assert isinstance(shown, Say)
    form = await house.opens("dana", house.button(shown.card, "stage"))
    assert isinstance(await house.sends("dana", form, stage="offer", source=""), Mistakes)
    assert "with an offer" in said(await house.sends("dana", form, stage="offer", source="offer letter sent"))
    assert (await house.note()).status is NoteStatus.WITHDRAWN
    again = said(await house.types("mara", "candidate show Ada Okafor"))
    assert "Dana Whitfield (offer letter sent)" in again
    assert "with an offer" in said(await asks(house))
    assert "changed meanwhile" in said(await house.sends("dana", form, stage="open", source="declined"))
    assert "does not include" in said(await house.sends("mara", form, stage="open", source="declined"))


async def test_an_import_tells_the_stage_and_does_not_overrule_a_recruiter(house: House, tmp_path: Path) -> None:
    told = profile("Grace Obi", stage="in_process", stage_source="ATS 7")
    await takes_profiles(house, tmp_path, told)
    [grace] = await found(house, "Grace Obi")
    assert (grace.stage, grace.stage_source, grace.stage_set_by[:7]) == (Stage.IN_PROCESS, "ATS 7", "import:")
    assert (await takes_profiles(house, tmp_path, told))["unchanged"] == 1
    assert (await takes_profiles(house, tmp_path, told | {"stage": "hired"}))["changed"] == 1
    async with house.store.writing() as unit:
        stored = await unit.candidates.get(grace.id)
        assert stored is not None
        stored.stage, stored.stage_set_by = Stage.OPEN, "dana"
        unit.audit("dana", "candidate.stage", grace.id)
    assert (await takes_profiles(house, tmp_path, told))["unchanged"] == 1
    [grace] = await found(house, "Grace Obi")
    assert grace.stage is Stage.OPEN


async def test_who_closed_it_without_an_answer_keeps_it_through_the_cooldown_and_no_longer(house: House) -> None:
    await house.presses("mara", house.button(await house.sent(), "close"))
    assert "Mara Lindqvist" in said(await house.types("rafael", "candidate show Ada Okafor"))
    await house.passes(days=89)
    assert "Mara Lindqvist" in said(await house.types("jonas", "note Ada Okafor"))
    await house.passes(days=1)
    assert "Mara Lindqvist" not in said(await house.types("rafael", "candidate show Ada Okafor"))
    await house.types("jonas", "note Ada Okafor")
    async with house.store.reading() as unit:
        [note] = await unit.notes.of_executive("jonas", 9)
        assert note.status is NoteStatus.IN_REVIEW
    assert "Jonas Weber" in said(await asks(house))


async def test_who_was_answered_keeps_the_conversation(house: House) -> None:
    await house.presses("mara", house.button(await house.sent(), "answered"))
    await house.passes(days=400)
    assert "Mara Lindqvist" in said(await house.types("jonas", "note Ada Okafor"))
