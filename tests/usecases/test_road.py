"""The road of a note from request to answer, step by step, on the real store."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.cards.elements import Line
from bot.events import Click, Done, Mistakes, Say
from bot.ports import ChatBusy, ChatRefused, ChatUnsure, Delivery, Outcome
from bot.usecases.notes import send
from db.tables import FollowUpStatus, NoteStatus, TalkingPoint
from tests.fakes import buttons, words_of
from tests.usecases.house import KEY, REVIEW, House, said, with_policy


async def test_asked_drafted_approved_released_sent_followed_up_answered(any_house: House) -> None:
    house = any_house
    assert "On it" in said(await house.types("mara", "note Ada Okafor about routing, warm"))
    card = house.review()
    assert set(buttons(card)) >= {"approve", "edit", "ask_again", "reject", "sources"}
    assert await house.presses("rafael", house.button(card, "approve")) == Done()
    told = house.told("mara")
    assert {"release", "schedule", "edit", "withdraw"} <= set(buttons(told))
    await house.presses("mara", house.button(told, "release"))
    letter = house.courier.letters[0]
    assert letter.recipient_address == "ada@okafor.example"
    assert letter.sender_address == "mara.lindqvist@northlight.example"
    note = await house.note()
    assert note.status is NoteStatus.SENT
    assert letter.message_id == note.message_id
    plan = (await house.plans())[0]
    # Wednesday 3 June 2026 and four working days: Tuesday 9 June, nine o'clock in London.
    assert plan.planned_for == datetime(2026, 6, 9, 8, 0, tzinfo=UTC)

    await house.passes(days=6)
    nudge = house.told("mara")
    assert "No answer from Ada Okafor" in words_of(nudge.elements)
    await house.presses("rafael", house.button(house.review(), "approve"))
    await house.presses("mara", house.button(house.told("mara"), "release"))
    second = house.courier.letters[1]
    assert second.in_reply_to == letter.message_id
    assert second.references == (letter.message_id,)

    first_card = house.chat.to("U01MARA")[0]
    await house.presses("mara", house.button(first_card, "answered"))
    assert {plan.status for plan in await house.plans()} == {FollowUpStatus.OPENED, FollowUpStatus.CANCELLED}
    await house.passes(days=60)
    assert house.courier.taken == 2
    assert await house.is_whole()


async def test_what_leaves_is_byte_for_byte_what_was_approved(house: House) -> None:
    told = await house.approved()
    note = await house.note()
    async with house.store.reading() as unit:
        wording = await unit.notes.revision(note.id, note.revision)
    assert wording is not None
    await house.presses("mara", house.button(told, "release"))
    letter = house.courier.letters[0]
    assert letter.text == f"{wording.body}\n\n{wording.footer}"
    assert note.approved_digest == wording.digest


async def test_words_changed_behind_the_approval_do_not_leave(house: House) -> None:
    told = await house.approved()
    note = await house.note()
    async with house.store.writing() as unit:
        wording = await unit.notes.revision(note.id, note.revision)
        assert wording is not None
        wording.body += " And a promise."
        unit.audit("test", "tamper", note.id)
    await house.presses("mara", house.button(told, "release"))
    assert house.courier.taken == 0
    assert (await house.note()).status is NoteStatus.WITHDRAWN
    assert "not what had been approved" in words_of(house.told("mara").elements)


@pytest.mark.parametrize(
    ("delivery", "status"),
    [
        (Delivery(Outcome.REFUSED, reason="send-refused"), NoteStatus.SEND_FAILED),
        (Delivery(Outcome.UNSURE, reason="send-unsure"), NoteStatus.SEND_UNSURE),
        (Delivery(Outcome.NOT_SENT, reason="send-not-sent"), NoteStatus.SENDING),
    ],
)
async def test_each_outcome_of_a_delivery_is_its_own_state(
    house: House, delivery: Delivery, status: NoteStatus
) -> None:
    told = await house.approved()
    house.courier.outcomes = [delivery]
    await house.presses("mara", house.button(told, "release"))
    assert (await house.note()).status is status
    assert house.courier.taken == 1


async def test_what_was_certainly_not_taken_is_tried_again_then_handed_to_a_person(house: House) -> None:
    told = await house.approved()
    house.courier.outcomes = [Delivery(Outcome.NOT_SENT, reason="send-not-sent")] * 4
    await house.presses("mara", house.button(told, "release"))
    for _ in range(4):
        await house.passes(minutes=31)
    assert house.courier.taken == 4
    assert (await house.note()).status is NoteStatus.SEND_FAILED
    told = house.told("mara")
    await house.presses("mara", house.button(told, "retry"))
    assert (await house.note()).status is NoteStatus.SENT


async def test_an_unsure_sending_waits_for_a_person_however_long(house: House) -> None:
    told = await house.approved()
    house.courier.outcomes = [Delivery(Outcome.UNSURE)]
    await house.presses("mara", house.button(told, "release"))
    await house.passes(days=30)
    assert house.courier.taken == 1
    told = house.told("mara")
    await house.presses("mara", house.button(told, "it_was_sent"))
    assert (await house.note()).status is NoteStatus.SENT
    assert len(await house.plans()) == 1


async def test_said_not_to_have_been_sent_it_can_be_tried_again(house: House) -> None:
    told = await house.approved()
    house.courier.outcomes = [Delivery(Outcome.UNSURE)]
    await house.presses("mara", house.button(told, "release"))
    await house.presses("mara", house.button(house.told("mara"), "it_was_not_sent"))
    await house.presses("mara", house.button(house.told("mara"), "retry"))
    assert (await house.note()).status is NoteStatus.SENT
    assert house.courier.taken == 2


async def test_a_process_that_died_while_sending_leaves_an_unsure_note(house: House) -> None:
    told = await house.approved()
    release = house.button(told, "release")
    assert release is not None
    await house.desk.handle(Click(house.origin("mara"), release.verb, release.subject, release.seen))
    note = await house.note()
    letter = await send._prepare(house.store, note.id, KEY, house.policy)
    assert letter is not None  # and here the process ends, before anything is known
    await house.passes(minutes=10)
    assert house.courier.taken == 0
    assert (await house.note()).status is NoteStatus.SEND_UNSURE


async def test_in_the_candidates_morning_not_before(house: House) -> None:
    told = await house.approved()
    await house.presses("mara", house.button(told, "schedule"))
    await house.passes(hours=22)  # Thursday 8:00 in London
    assert house.courier.taken == 0
    await house.passes(hours=1)
    assert house.courier.taken == 1


async def test_policy_may_release_at_once(house: House) -> None:
    quick = with_policy(house, release_at_once=True)
    await quick.approved()
    assert house.courier.taken == 1


async def test_nobody_decides_and_the_note_expires_and_the_candidate_is_free(house: House) -> None:
    await house.drafted()
    await house.passes(days=11)
    assert (await house.note()).status is NoteStatus.EXPIRED
    assert "Bin dran" in said(await house.types("jonas", "note Ada Okafor"))


async def test_a_writer_that_fails_loses_nothing(house: House) -> None:
    house.writer.failure = "writer-unreachable"
    await house.types("mara", "note Ada Okafor about routing")
    told = house.told("mara")
    assert (await house.note()).status is NoteStatus.DRAFT_FAILED
    house.writer.failure = ""
    await house.presses("mara", house.button(told, "retry"))
    note = await house.note()
    assert (note.status, note.purpose) == (NoteStatus.IN_REVIEW, "routing")


async def test_over_budget_no_model_is_asked(house: House) -> None:
    thrifty = with_policy(house, daily_budget_micros=100)
    house.writer.cost = 100
    card = await thrifty.drafted()
    await thrifty.sends("rafael", await thrifty.opens("rafael", house.button(card, "ask_again")), wish="shorter")
    assert len(house.writer.briefs) == 1
    assert (await house.note()).status is NoteStatus.DRAFT_FAILED


async def test_an_edit_is_checked_and_voids_the_approval(house: House) -> None:
    told = await house.approved()
    form = await house.opens("mara", house.button(told, "edit"))
    answer = await house.sends(
        "mara", form, subject="New", body="Dear Ada Okafor,\n\nWe guarantee you 500,000 dollars."
    )
    assert answer == Done()
    note = await house.note()
    assert (note.status, note.approved_by, note.revision) == (NoteStatus.IN_REVIEW, None, 2)
    refused = said(await house.presses("rafael", house.button(house.review(), "approve")))
    assert "Not approved" in refused
    assert (await house.note()).status is NoteStatus.IN_REVIEW


async def test_a_form_sent_late_keeps_what_was_typed(house: House) -> None:
    card = await house.drafted()
    form = await house.opens("rafael", house.button(card, "edit"))
    await house.presses("dana", house.button(card, "approve"))
    answer = await house.sends("rafael", form, subject="Late", body="Hello.")
    assert isinstance(answer, Mistakes)
    assert "already approved (Dana Whitfield" in str(answer.fields)


async def test_an_old_button_changes_nothing_and_says_who_was_faster(house: House) -> None:
    card = await house.drafted()
    await house.presses("dana", house.button(card, "approve"))
    answer = said(await house.presses("rafael", house.button(card, "approve")))
    assert "already approved (Dana Whitfield" in answer
    async with house.store.reading() as unit:
        assert len(await unit.notes.reviews((await house.note()).id)) == 1


async def test_only_recruiters_approve(house: House) -> None:
    card = await house.drafted()
    assert "Only recruiters decide" in said(await house.presses("mara", house.button(card, "approve")))
    assert (await house.note()).status is NoteStatus.IN_REVIEW


@pytest.mark.parametrize("verb", ["approve", "edit", "ask_again", "reject", "sources"])
async def test_one_without_a_part_in_the_note_learns_nothing_from_its_buttons(house: House, verb: str) -> None:
    card = await house.drafted()
    for who in ("lena", "jonas", "noor"):
        answer = said(await house.presses(who, house.button(card, verb)))
        assert "Ada" not in answer
        assert "nothing here" in answer or "gibt es hier nichts" in answer


async def test_one_delivery_twice_is_one(house: House) -> None:
    await house.types("mara", "note Ada Okafor", key="same")
    assert await house.types("mara", "note Ada Okafor", key="same") == Done()
    assert len(house.chat.in_channel(REVIEW)) == 1


async def test_a_doubtful_post_is_found_and_not_repeated(house: House) -> None:
    house.chat.failures, house.chat.posts_anyway = [ChatUnsure("dropped")], True
    await house.types("mara", "note Ada Okafor")
    await house.passes(seconds=5)
    assert len(house.chat.in_channel(REVIEW)) == 1
    await house.presses("rafael", house.button(house.review(), "approve"))
    assert "approve" not in buttons(house.review())


async def test_told_to_wait_the_card_waits(house: House) -> None:
    house.chat.failures = [ChatBusy(timedelta(seconds=20))]
    await house.types("mara", "note Ada Okafor")
    await house.passes(seconds=19)
    assert house.chat.in_channel(REVIEW) == []
    await house.passes(seconds=2)
    assert len(house.chat.in_channel(REVIEW)) == 1


async def test_a_card_nobody_takes_is_shown_to_whoever_asks_for_the_status(house: House) -> None:
    house.chat.failures = [ChatRefused("slack-channel-not-private")]
    await house.types("mara", "note Ada Okafor")
    answer = await house.types("noor", "status")
    assert "could not be posted" in said(answer)


async def test_stopped_nothing_is_drafted_or_sent_and_resumed_all_goes_on(house: House) -> None:
    told = await house.approved()
    await house.types("noor", "stop wrong list")
    assert "Everything is stopped" in said(await house.presses("mara", house.button(told, "release")))
    assert "Everything is stopped" in said(await house.types("mara", "note Ada Okafor"))
    await house.types("noor", "resume")
    await house.presses("mara", house.button(told, "release"))
    assert house.courier.taken == 1


async def test_a_no_that_came_after_the_approval_stops_the_sending(house: House) -> None:
    told = await house.approved()
    async with house.store.writing() as unit:
        ada = await unit.candidates.get("cand_ada")
        assert ada is not None
        ada.said_no_on = date(2026, 6, 3)
        unit.audit("dana", "candidate.no", ada.id)
    assert "never to be written to" in said(await house.presses("mara", house.button(told, "release")))
    assert house.courier.taken == 0


async def test_a_follow_up_far_too_late_is_skipped_and_does_not_burst(house: House) -> None:
    await house.sent()
    await house.passes(days=60)
    assert [plan.status for plan in await house.plans()] == [FollowUpStatus.SKIPPED]
    assert house.courier.taken == 1


async def test_a_follow_up_due_at_night_waits_for_the_morning(house: House) -> None:
    await house.sent()
    await house.passes(days=6, hours=13)  # Tuesday 23:00 in London
    assert [plan.status for plan in await house.plans()] == [FollowUpStatus.SCHEDULED]
    await house.passes(hours=10)
    assert [plan.status for plan in await house.plans()] == [FollowUpStatus.OPENED]


async def test_the_last_follow_up_is_known_to_be_the_last_and_silence_closes(house: House) -> None:
    await house.sent()
    for days in (6, 9):
        await house.passes(days=days)
        await house.presses("rafael", house.button(house.review(), "approve"))
        await house.presses("mara", house.button(house.told("mara"), "release"))
    assert [brief.last for brief in house.writer.briefs] == [False, False, True]
    assert house.courier.taken == 3
    await house.passes(days=21)
    async with house.store.reading() as unit:
        notes = await unit.notes.of_executive("mara", 10)
    assert {note.status for note in notes} == {NoteStatus.CLOSED}


async def test_snoozed_the_draft_is_withdrawn_and_comes_again(house: House) -> None:
    await house.sent()
    await house.passes(days=6)
    await house.presses("mara", house.button(house.told("mara"), "snooze:3"))
    assert [plan.status for plan in await house.plans()] == [FollowUpStatus.SCHEDULED]
    await house.passes(days=3)
    assert [plan.status for plan in await house.plans()] == [FollowUpStatus.OPENED]


async def test_snoozing_until_a_day_that_has_passed_is_a_mistake_in_the_form(house: House) -> None:
    await house.sent()
    await house.passes(days=6)
    form = await house.opens("mara", house.button(house.told("mara"), "snooze_until"))
    assert isinstance(await house.sends("mara", form, day="2026-06-01"), Mistakes)
    assert await house.sends("mara", form, day="2026-06-20") == Done()
    # The 20th is a Saturday: Monday it is.
    assert (await house.plans())[0].planned_for == datetime(2026, 6, 22, 8, 0, tzinfo=UTC)


async def test_an_expired_talking_point_is_not_used(house: House) -> None:
    async with house.store.writing() as unit:
        unit.add(
            TalkingPoint(
                id="point_old",
                text="We publish open models.",
                source="https://northlight.example/models",
                expires_on=date(2026, 6, 2),
                approved_by="tomasz.zielinski@northlight.example",
                added_at=unit.now,
            )
        )
        unit.audit("cli", "point.add", "point_old")
    await house.drafted()
    assert house.writer.briefs[0].points == ()


async def test_a_recruiter_who_asks_for_an_executive_cannot_approve_it(house: House) -> None:
    await house.types("rafael", "note Ada Okafor for Mara about routing")
    assert "Somebody else must approve" in said(await house.presses("rafael", house.button(house.review(), "approve")))
    assert await house.presses("dana", house.button(house.review(), "approve")) == Done()


async def test_a_stranger_is_told_whom_to_ask(house: House) -> None:
    answer = await house.types("sam", "note Ada Okafor")
    assert isinstance(answer, Say)
    assert any(
        isinstance(part, Line) and "noor.haddad@northlight.example" in part.text for part in answer.card.elements
    )


async def test_the_sent_note_stops_announcing_a_follow_up_that_was_opened_or_stopped(house: House) -> None:
    sent = await house.sent()
    assert "Tue 9 June" in words_of(sent.elements)
    await house.passes(days=6)
    first_card = next(
        card for card in house.chat.to("U01MARA") if "answered" in buttons(card) and "release" not in str(card)
    )
    assert "Tue 9 June" not in words_of(first_card.elements)
