"""A row whose work really fails, in the real store: it is put off, then left alone, and an admin decides."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest
from sqlalchemy import text

from bot.cards.elements import Button
from bot.events import Say
from bot.outside import log
from bot.ports import Brief, Draft, Finding, StoreDown, Work, Written
from bot.rules.stuck import ENDINGS, MESSAGES, SUSPECT
from bot.usecases import stuck
from bot.worker import LEASE
from db.store.engine import connect_to_migrate
from db.tables import CandidateEmail, CardName, EmailKind, FollowUpStatus, NoteStatus, Platform, PostedCard
from tests.fakes import FakeWriter, words_of
from tests.usecases.house import House, candidate, said
from tests.usecases.steps import asks

#: over a quarter of an hour: all tries
PASSES = (0, 11, 61, 601)


@pytest.fixture(autouse=True)
def _log_as_in_production() -> None:
    """What goes wrong is logged in a line, not in a picture of the stack, which takes a second each."""
    log.configure(stream=io.StringIO())


@dataclass
class BrokenWriter(FakeWriter):
    """Fails in a way that nobody foresaw."""

    error: Exception = field(default_factory=Exception)

    async def write(self, brief: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Written:
        raise self.error


async def broken(house: House, statement: str) -> None:
    """Change the database behind the store's back, references not asked."""
    engine = connect_to_migrate(house.url)
    async with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SET session_replication_role = replica"))
        await connection.execute(text(statement))
    await engine.dispose()


async def with_a_lost_reference(house: House) -> None:
    """Mara's follow-up is due and names a note that is not there; all tries are over."""
    await house.sent()
    await loses_its_reference(house)


async def loses_its_reference(house: House) -> None:
    await broken(house, "UPDATE follow_up SET after_note_id = 'note_gone'")
    (plan,) = await house.plans()
    house.clock.at = plan.planned_for
    for seconds in PASSES:
        await house.passes(seconds=seconds)


async def verbs(house: House) -> list[str]:
    return [row.verb async for row in house.store.audit_trail() if row.verb.startswith("work.")]


async def test_a_row_that_fails_is_tried_a_few_times_and_then_left_alone(any_house: House) -> None:
    await with_a_lost_reference(any_house)
    await any_house.passes(days=1)
    (plan,) = await any_house.plans()
    assert (plan.status, plan.due_at, plan.attempts) == (FollowUpStatus.SCHEDULED, None, 4)
    assert await verbs(any_house) == [*["work.put_off"] * 3, "work.stuck"]
    assert await any_house.is_whole()


async def test_all_other_work_goes_on(any_house: House) -> None:
    house = any_house
    await house.sent()
    await broken(house, "UPDATE follow_up SET status = 'garbled'")
    async with house.store.writing() as unit:
        unit.add(candidate("cand_bo", "Bo Nilsson", unit.now))
        address = CandidateEmail(
            id="mail_bo", candidate_id="cand_bo", address="bo@nilsson.example", kind=EmailKind.PERSONAL
        )
        unit.add(address)
        unit.audit("dana", "candidate.add", "cand_bo")
    house.clock.forward(days=7)
    await house.types("jonas", "note Bo Nilsson")
    async with house.store.reading() as unit:
        (theirs,) = await unit.notes.of_executive("jonas", 5)
    assert theirs.status is NoteStatus.IN_REVIEW


async def test_each_admin_gets_one_message_with_what_was_tried_and_no_candidate(any_house: House) -> None:
    await with_a_lost_reference(any_house)
    (message,) = any_house.chat.to("U01NOOR")
    seen = words_of(message.elements)
    assert "Mara Lindqvist" in seen
    assert "LookupError" in seen
    assert "4 times" in seen
    assert "Okafor" not in seen
    assert any_house.chat.to("U01DANA") == []


async def test_an_admin_has_it_tried_again_once_it_is_mended(any_house: House) -> None:
    house = any_house
    await house.sent()
    note = await house.note()
    await loses_its_reference(house)
    await broken(house, f"UPDATE follow_up SET after_note_id = '{note.id}'")
    await house.presses("noor", house.button(house.told("noor"), "try_again"))
    (plan,) = await house.plans()
    assert plan.status is FollowUpStatus.OPENED
    assert "tried again" in words_of(house.told("noor").elements)
    assert house.button(house.told("noor"), "try_again") is None
    assert len(house.chat.to("U01NOOR")) == 1
    assert [row.actor async for row in house.store.audit_trail() if row.verb == "work.try_again"] == ["noor"]


async def test_tried_again_in_vain_it_is_told_anew_and_the_older_message_points_there(house: House) -> None:
    await with_a_lost_reference(house)
    await house.presses("noor", house.button(house.told("noor"), "try_again"))
    for seconds in PASSES:
        await house.passes(seconds=seconds)
    older, newer = house.chat.to("U01NOOR")
    assert "newer message" in words_of(older.elements)
    assert house.button(newer, "try_again") is not None


async def test_set_aside_it_stays_as_it_is_and_may_be_tried_after_all(house: House) -> None:
    await with_a_lost_reference(house)
    await house.presses("noor", house.button(house.told("noor"), "set_aside"))
    await house.passes(days=2)
    (plan,) = await house.plans()
    assert (plan.status, plan.due_at) == (FollowUpStatus.SCHEDULED, None)
    async with house.store.reading() as unit:
        assert await stuck.waiting(unit) == []
    await house.presses("noor", house.button(house.told("noor"), "try_again"))
    (plan,) = await house.plans()
    assert plan.due_at is not None


@pytest.mark.parametrize("who", ["mara", "rafael", "dana"])
@pytest.mark.parametrize("verb", ["try_again", "set_aside"])
async def test_only_an_admin_decides(house: House, who: str, verb: str) -> None:
    await with_a_lost_reference(house)
    button = house.button(house.told("noor"), verb)
    assert "not yours to see" in said(await house.presses(who, button))
    assert button is not None
    assert "role" in said(await house.presses(who, replace(button, verb="stuck")))
    (plan,) = await house.plans()
    assert plan.due_at is None


async def test_the_second_of_two_admins_is_told_that_it_was_decided(house: House) -> None:
    await with_a_lost_reference(house)
    button = house.button(house.told("noor"), "set_aside")
    await house.presses("noor", button)
    assert "set aside" in said(await house.presses("noor", button))


async def test_it_stands_on_the_admin_s_page_and_in_the_status(house: House) -> None:
    await with_a_lost_reference(house)
    status = await house.types("noor", "status")
    assert isinstance(status, Say)
    listed = await house.presses("noor", house.button(status.card, "stuck"))
    assert "LookupError" in said(listed)
    assert isinstance(listed, Say)
    assert "tried again" in said(await house.presses("noor", house.button(listed.card, "try_again")))
    assert "stuck" not in said(await house.types("dana", "status"))


async def test_what_a_person_moved_on_meanwhile_is_stuck_no_more(house: House) -> None:
    broken_house = replace(house, writer=BrokenWriter(error=ZeroDivisionError()))
    await asks(broken_house)
    for seconds in PASSES:
        await broken_house.passes(seconds=seconds)
    note = await house.note()
    assert (note.status, note.due_at) == (NoteStatus.REQUESTED, None)
    await house.presses("mara", Button("Withdraw", "withdraw", note.id, note.version))
    assert "another way" in words_of(house.told("noor").elements)
    async with house.store.reading() as unit:
        assert await stuck.waiting(unit) == []


async def test_of_many_only_a_few_are_told_and_all_are_listed(house: House) -> None:
    await house.sent()
    (plan,) = await house.plans()
    same = "thread_id, executive_id, candidate_id, ordinal, status, planned_for, reason, due_at, version"
    for n in range(MESSAGES + 2):
        await broken(
            house,
            f"INSERT INTO follow_up (id, after_note_id, attempts, lease, takeovers, {same}) "
            f"SELECT 'plan_{n}', 'note_{n}', 0, 0, 0, {same} FROM follow_up WHERE id = '{plan.id}'",
        )
    house.clock.at = plan.planned_for
    for seconds in PASSES:
        await house.passes(seconds=seconds)
    assert len(house.chat.to("U01NOOR")) == MESSAGES
    status = await house.types("noor", "status")
    assert isinstance(status, Say)
    assert said(await house.presses("noor", house.button(status.card, "stuck"))).count("LookupError") == MESSAGES + 2


async def test_a_message_about_it_that_cannot_be_drawn_is_not_told_about(house: House) -> None:
    await with_a_lost_reference(house)
    due = "due_at = '2026-06-01 00:00:00.000000'"
    await broken(house, f"UPDATE posted_card SET platform = 'garbled', {due} WHERE card = 'stuck'")
    for seconds in PASSES:
        await house.passes(seconds=seconds)
    assert len(house.chat.to("U01NOOR")) == 1
    async with house.store.reading() as unit:
        assert [each.work for each in await stuck.waiting(unit)] == ["follow_up", "posted_card"]


async def test_a_row_at_which_processes_end_is_suspected_in_the_end(any_house: House) -> None:
    house = any_house
    await house.sent()
    (plan,) = await house.plans()
    house.clock.at = plan.planned_for
    for _ in range(ENDINGS):
        await taken_and_dropped(house)
        house.clock.forward(seconds=LEASE.total_seconds() + 1)
    await house.worker.drain()
    (plan,) = await house.plans()
    assert (plan.status, plan.due_at) == (FollowUpStatus.SCHEDULED, None)
    assert "ended each time" in words_of(house.told("noor").elements)


async def taken_and_dropped(house: House, work: Work = Work.FOLLOW_UPS) -> None:
    """A replica claims what is due, and ends."""
    assert await house.store.claim(work, 10, LEASE)


async def test_an_outage_of_the_database_is_not_the_row_s_fault(house: House) -> None:
    down = replace(house, writer=BrokenWriter(error=StoreDown("gone")))
    await asks(down)
    for _ in range(ENDINGS - 2):
        await down.passes(seconds=LEASE.total_seconds() + 1)
    assert await verbs(house) == []
    await house.passes(seconds=LEASE.total_seconds() + 1)
    assert (await house.note()).status is NoteStatus.IN_REVIEW


async def test_of_rows_a_process_was_at_when_it_ended_one_is_tried_at_a_time(any_house: House) -> None:
    house = any_house
    await house.sent()
    async with house.store.writing() as unit:
        for number in range(5):
            unit.add(
                PostedCard(
                    id=f"card_{number}",
                    card=CardName.REVIEW,
                    subject_id=(await house.note()).id,
                    platform=Platform.SLACK,
                    workspace="T01NORTH",
                    channel=f"C{number}",
                    due_at=unit.now,
                )
            )
        unit.audit("test", "card.add", "test")
    for _ in range(SUSPECT + 1):
        await taken_and_dropped(house, Work.CARDS)
        house.clock.forward(seconds=LEASE.total_seconds() + 1)
    [alone] = await house.worker._take(Work.CARDS, 10)
    # That process ends too, and so do others after it: only the row that was tried alone is suspected in the end.
    for _ in range(ENDINGS):
        house.clock.forward(seconds=LEASE.total_seconds() + 1)
        [again] = await house.worker._take(Work.CARDS, 1)
        assert again.row_id == alone.row_id
    house.clock.forward(seconds=LEASE.total_seconds() + 1)
    taken = {lease.row_id: lease.takeovers for lease in await house.store.claim(Work.CARDS, 10, LEASE)}
    assert len(taken) == 5
    assert [row for row, takeovers in taken.items() if takeovers >= ENDINGS] == [alone.row_id]
