"""What comes back: an answer stops everything for everyone at once, and what is no answer stops nothing it need not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ports import Heard, HeardKind, Stale, Unit
from bot.rules.note import LEFT
from bot.rules.suppression import marks, of_address, of_id
from bot.usecases.notes.hear import hear
from db.tables import (
    FollowUp,
    FollowUpStatus,
    Note,
    NoteKind,
    NoteRevision,
    NoteStatus,
    SuppressionSource,
    Thread,
)
from tests.fakes import words_of
from tests.usecases.house import KEY, House, candidate, open_house

EXECUTIVES = ("mara", "jonas")


async def hears(house: House, kind: HeardKind, note_id: str = "", **more: object) -> Note | None:
    heard = Heard(kind, note_id or (await house.note()).id, **more)  # type: ignore[arg-type]
    async with house.store.writing() as unit:
        found = await hear(unit, heard, house.policy, house.key)
    await house.worker.drain()
    return found


async def listed(house: House, *told_by: str) -> list[SuppressionSource]:
    async with house.store.reading() as unit:
        return [entry.source for entry in await unit.candidates.suppressions(marks(told_by, KEY))]


async def test_an_answer_that_the_mailbox_reads_settles_the_conversation(house: House) -> None:
    await house.sent()
    await hears(house, HeardKind.ANSWER)
    assert (await house.note()).status is NoteStatus.ANSWERED
    assert [(plan.status, plan.reason) for plan in await house.plans()] == [(FollowUpStatus.CANCELLED, "plan-answered")]
    await house.passes(days=60)
    assert house.courier.taken == 1
    assert await house.is_whole()


async def test_an_opt_out_puts_every_key_on_the_list_in_the_same_transaction(house: House) -> None:
    await house.sent()
    await hears(house, HeardKind.OPT_OUT, sender="ada.o+jobs@elsewhere.example")
    for told_by in (of_address("ada@okafor.example"), of_address("ada.o@elsewhere.example"), of_id("cand_ada")):
        assert await listed(house, told_by) == [SuppressionSource.ANSWER]
    assert (await house.note()).status is NoteStatus.ANSWERED
    async with house.store.reading() as unit:
        ada = await unit.candidates.get("cand_ada")
        assert ada is not None
        assert ada.said_no_on == unit.now.date()


async def test_the_address_that_was_written_to_is_listed_even_if_the_profile_has_another_now(house: House) -> None:
    await house.sent()
    async with house.store.writing() as unit:
        (email,) = await unit.candidates.emails("cand_ada")
        email.address = "ada@new.example"
        unit.audit("dana", "candidate.change", "cand_ada")
    await hears(house, HeardKind.OPT_OUT)
    assert await listed(house, of_address("ada@okafor.example")) == [SuppressionSource.ANSWER]
    assert await listed(house, of_address("ada@new.example")) == [SuppressionSource.ANSWER]


async def test_a_no_to_this_closes_the_conversation_and_puts_nobody_on_the_list(house: House) -> None:
    await house.sent()
    note = await hears(house, HeardKind.DECLINE)
    assert note is not None
    async with house.store.reading() as unit:
        thread = await unit.notes.thread(note.thread_id)
        assert thread is not None
        assert thread.closed_at == thread.answered_at == unit.now
    assert await listed(house, of_address("ada@okafor.example"), of_id("cand_ada")) == []


@pytest.mark.parametrize("kind", list(HeardKind))
async def test_heard_twice_it_changes_nothing_more(house: House, kind: HeardKind) -> None:
    await house.sent()
    await hears(house, kind, hard=True, returns_on=date(2026, 6, 30))
    once = [(plan.status, plan.planned_for) for plan in await house.plans()], (await house.note()).status
    cards = len(house.chat.to("U01MARA"))
    await hears(house, kind, hard=True, returns_on=date(2026, 6, 30))
    assert ([(plan.status, plan.planned_for) for plan in await house.plans()], (await house.note()).status) == once
    assert len(house.chat.to("U01MARA")) == cards


async def test_an_automatic_reply_moves_the_nudge_behind_their_return_and_is_no_answer(house: House) -> None:
    await house.sent()
    await hears(house, HeardKind.AUTO_REPLY, returns_on=date(2026, 6, 29))
    (plan,) = await house.plans()
    # Back on a Monday; on Tuesday at nine in London they are reminded of.
    assert (plan.status, plan.planned_for.isoformat()) == (FollowUpStatus.SCHEDULED, "2026-06-30T08:00:00+00:00")
    assert (await house.note()).status is NoteStatus.SENT
    await house.passes(days=20)
    assert (await house.plans())[0].status is FollowUpStatus.SCHEDULED
    await house.passes(days=8)
    assert (await house.plans())[0].status is FollowUpStatus.OPENED


@pytest.mark.parametrize("returns_on", [None, date(2026, 6, 4), date(2026, 1, 1), date(2031, 1, 1)])
async def test_without_a_day_that_matters_an_automatic_reply_moves_nothing(
    house: House, returns_on: date | None
) -> None:
    await house.sent()
    before = [plan.planned_for for plan in await house.plans()]
    await hears(house, HeardKind.AUTO_REPLY, returns_on=returns_on)
    assert [plan.planned_for for plan in await house.plans()] == before


async def test_mail_that_never_arrives_is_told_and_followed_by_nothing(house: House) -> None:
    await house.sent()
    await hears(house, HeardKind.BOUNCE, hard=False)
    assert [plan.status for plan in await house.plans()] == [FollowUpStatus.SCHEDULED]
    await hears(house, HeardKind.BOUNCE, hard=True)
    assert [(plan.status, plan.reason) for plan in await house.plans()] == [(FollowUpStatus.CANCELLED, "plan-bounced")]
    assert "does not take mail" in words_of(house.told("mara").elements)
    assert (await house.note()).status is NoteStatus.SENT


async def test_a_note_that_is_gone_is_no_error(house: House) -> None:
    await house.sent()
    assert await hears(house, HeardKind.ANSWER, "note_gone") is None


async def test_after_an_answer_to_a_colleague_nothing_follows_a_note_that_was_being_handed_over(house: House) -> None:
    await house.sent()
    mine = await house.note()
    async with house.store.writing() as unit:
        await others_note(unit, "jonas", "cand_ada", NoteStatus.SENDING, attempted=True)
    await hears(house, HeardKind.ANSWER, mine.id)
    async with house.store.writing() as unit:
        note = await unit.notes.get("note_jonas_cand_ada")
        assert note is not None
        # The process that handed it over ended: it is looked at again, and Jonas says that it was sent.
        note.due_at = unit.now
        unit.audit("cli", "test", note.id)
    await house.worker.drain()
    assert (await house.note("note_jonas_cand_ada")).status is NoteStatus.SEND_UNSURE
    await house.presses("jonas", house.button(house.told("jonas"), "it_was_sent"))
    assert (await house.note("note_jonas_cand_ada")).status is NoteStatus.SENT
    assert [plan.status for plan in await house.plans()] == [FollowUpStatus.CANCELLED]


async def others_note(
    unit: Unit, executive: str, candidate_id: str, status: NoteStatus, *, attempted: bool = False, planned: bool = False
) -> None:
    """A note of an executive as it stands in the database, whatever the coordination says to two at once."""
    here = f"{executive}_{candidate_id}"
    left = status in LEFT
    unit.add(
        Thread(id=f"thread_{here}", executive_id=executive, candidate_id=candidate_id, opened_at=unit.now),
        Note(
            id=f"note_{here}",
            thread_id=f"thread_{here}",
            executive_id=executive,
            candidate_id=candidate_id,
            kind=NoteKind.FIRST,
            status=status,
            revision=1,
            approved_revision=1,
            requested_by=executive,
            requested_at=unit.now,
            moved_at=unit.now,
            sent_at=unit.now if left else None,
            attempted_at=unit.now if attempted or left else None,
            due_at=None if attempted else unit.now + timedelta(days=1),
        ),
        NoteRevision(
            note_id=f"note_{here}", revision=1, sender_name="", sender_address="", recipient_name="",
            recipient_address="", subject="", body="", footer="", digest="", written_at=unit.now,
        ),
    )  # fmt: skip
    if planned:
        unit.add(
            FollowUp(
                id=f"plan_{here}",
                thread_id=f"thread_{here}",
                executive_id=executive,
                candidate_id=candidate_id,
                after_note_id=f"note_{here}",
                ordinal=1,
                status=FollowUpStatus.SCHEDULED,
                planned_for=unit.now + timedelta(days=4),
                due_at=unit.now + timedelta(days=4),
            )
        )
    unit.audit("cli", "test.note", here)


@asynccontextmanager
async def a_house() -> AsyncIterator[House]:
    with TemporaryDirectory() as folder:
        async with open_house(f"sqlite+aiosqlite:///{Path(folder)}/overture.db") as house:
            yield house


Standing = tuple[NoteStatus, bool, bool]

standings = st.tuples(st.sampled_from(sorted(NoteStatus)), st.booleans(), st.booleans())


@settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(standings, standings, st.sampled_from([HeardKind.ANSWER, HeardKind.DECLINE, HeardKind.OPT_OUT])),
        min_size=20,
        max_size=20,
    )
)
def test_whatever_is_under_way_an_answer_stops_all_of_it_at_once(
    cases: list[tuple[Standing, Standing, HeardKind]],
) -> None:
    """Two executives have notes in any status to one person, with plans or without; either all stops or nothing does."""
    asyncio.run(_stops_all(cases))


async def _stops_all(cases: list[tuple[Standing, Standing, HeardKind]]) -> None:
    async with a_house() as house:
        for number, (hers, his, kind) in enumerate(cases):
            who = f"cand_{number}"
            async with house.store.writing() as unit:
                unit.add(candidate(who, f"Person {number}", unit.now))
                for executive, (status, attempted, planned) in zip(EXECUTIVES, (hers, his), strict=True):
                    await others_note(unit, executive, who, status, attempted=attempted, planned=planned)
            heard = Heard(kind, f"note_mara_{who}")
            with pytest.raises(Stale):
                async with house.store.writing() as unit:
                    await hear(unit, heard, house.policy, house.key)
                    raise Stale("the process ends here")
            assert await _going(house, who) == _was_going(who, hers, his)
            async with house.store.writing() as unit:
                await hear(unit, heard, house.policy, house.key)
            assert await _going(house, who) == []


def _was_going(who: str, *standing: Standing) -> list[str]:
    """What of it an answer must stop: what had not left and was not being handed over, and what was planned."""
    going = []
    for executive, (status, attempted, planned) in zip(EXECUTIVES, standing, strict=True):
        in_hand = status is NoteStatus.SENDING and attempted
        if status in _STOPPABLE and not in_hand:
            going.append(f"note_{executive}_{who}")
        if planned:
            going.append(f"plan_{executive}_{who}")
    return sorted(going)


_STOPPABLE = {
    NoteStatus.REQUESTED,
    NoteStatus.DRAFT_FAILED,
    NoteStatus.IN_REVIEW,
    NoteStatus.APPROVED,
    NoteStatus.SENDING,
    NoteStatus.SEND_FAILED,
}


async def _going(house: House, who: str) -> list[str]:
    async with house.store.reading() as unit:
        plans = [plan.id for plan in await unit.follow_ups.of_candidate(who) if plan.due_at is not None]
        notes = [
            note.id
            for note in await unit.notes.unfinished(who)
            if note.status in _STOPPABLE and not (note.status is NoteStatus.SENDING and note.attempted_at)
        ]
    return sorted([*plans, *notes])
