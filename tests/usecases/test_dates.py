"""Days that belong to a candidate: read from an answer or a form, confirmed by a person, reminded of once."""

from datetime import UTC, date, datetime

import pytest

from bot.cards.elements import ChoiceField, DateField, TextField
from bot.events import Answer, Mistakes, Open
from bot.ports import Heard, HeardKind
from bot.rules.suppression import of_address
from bot.usecases.notes.hear import hear
from bot.usecases.suppression import erased
from db.tables import CompanyRule, DateKind, DateStatus, PersonalDate, RuleReason, Stage
from tests.fakes import buttons, words_of
from tests.usecases.house import House, said

VEST = "Thank you. My shares vest on 14 September, so not before that."
#: three weeks before, at nine in London
MONDAY = datetime(2026, 8, 24, 8, 0, tzinfo=UTC)


async def dates(house: House) -> list[PersonalDate]:
    async with house.store.reading() as unit:
        return list(await unit.dates.of_candidate("cand_ada"))


async def only(house: House) -> PersonalDate:
    (one,) = await dates(house)
    return one


async def answers(house: House, text: str, kind: HeardKind = HeardKind.ANSWER) -> None:
    note = await house.note()
    async with house.store.writing() as unit:
        await hear(unit, Heard(kind, note.id, text=text), house.policy, house.key)
    await house.worker.drain()


async def typed(house: House, who: str, line: str, **values: str) -> Answer:
    """Somebody tells of a date, and confirms what was read."""
    answer = await house.types(who, line)
    assert isinstance(answer, Open), answer
    fields = [part for part in answer.form.parts if isinstance(part, ChoiceField | DateField | TextField)]
    given = {field.name: field.value for field in fields}
    return await house.sends(who, answer.form, **given | values)


async def comes(house: House, at: datetime) -> None:
    house.clock.at = at
    await house.worker.drain()


async def test_a_date_in_an_answer_is_put_before_the_executive_and_counts_once_she_confirms(house: House) -> None:
    await house.sent()
    await answers(house, VEST)
    one = await only(house)
    assert (one.kind, one.first_day, one.status) == (DateKind.VEST, date(2026, 9, 14), DateStatus.PROPOSED)
    assert one.source == "said by Ada Okafor on 3 June 2026"
    assert one.added_by == "system"
    card = house.told("mara")
    assert "My shares vest on 14 September" in words_of(card.elements)
    assert "Ada" not in card.summary
    await house.presses("mara", house.button(card, "date_confirm"))
    one = await only(house)
    assert (one.status, one.confirmed_by, one.planned_for) == (DateStatus.CONFIRMED, "mara", MONDAY)
    assert await house.is_whole()


async def test_what_nobody_confirms_reminds_nobody(house: House) -> None:
    await house.sent()
    await answers(house, VEST)
    cards = len(house.chat.to("U01MARA"))
    await house.passes(days=120)
    assert (await only(house)).status is DateStatus.PROPOSED
    assert len(house.chat.to("U01MARA")) == cards


async def test_the_reminder_comes_once_in_their_morning_and_a_draft_is_one_tap(house: House) -> None:
    await house.sent()
    await answers(house, VEST)
    await house.presses("mara", house.button(house.told("mara"), "date_confirm"))
    await comes(house, MONDAY.replace(hour=7, minute=59))
    assert (await only(house)).status is DateStatus.CONFIRMED
    await comes(house, MONDAY)
    cards = len(house.chat.to("U01MARA"))
    due = house.told("mara")
    assert "14 September 2026" in words_of(due.elements)
    assert "said by Ada Okafor on 3 June 2026" in words_of(due.elements)
    assert {"date_draft", "date_drop", "date_snooze:5"} <= set(buttons(due))
    for _ in range(3):
        await house.passes(days=1)
    assert len(house.chat.to("U01MARA")) == cards
    assert "On it" in said(await house.presses("mara", house.button(house.told("mara"), "date_draft")))
    assert (await only(house)).status is DateStatus.USED
    assert (await house.note()).requested_by == "mara"


async def test_a_snoozed_reminder_comes_again_and_one_not_needed_does_not(house: House) -> None:
    await typed(house, "mara", "dates Ada Okafor: her shares vest on 14 September")
    await comes(house, MONDAY)
    await house.presses("mara", house.button(house.told("mara"), "date_snooze:3"))
    assert (await only(house)).planned_for == datetime(2026, 8, 27, 8, 0, tzinfo=UTC)
    await comes(house, datetime(2026, 8, 27, 8, 0, tzinfo=UTC))
    due = house.told("mara")
    await house.presses("mara", house.button(due, "date_drop"))
    assert (await only(house)).status is DateStatus.CANCELLED
    # The older card is pressed once more.
    assert "has changed" in said(await house.presses("mara", house.button(due, "date_draft")))
    await house.passes(days=60)
    assert (await only(house)).status is DateStatus.CANCELLED


async def test_told_in_a_line_it_is_read_and_confirmed_in_one_form(house: House) -> None:
    answer = await typed(house, "rafael", "dates Ada Okafor: ask her in September")
    assert "Confirmed" in said(answer)
    one = await only(house)
    assert (one.kind, one.first_day, one.last_day) == (DateKind.ASK_AGAIN, date(2026, 9, 1), date(2026, 9, 30))
    assert one.source == "told by Rafael Ortiz on 3 June 2026"
    assert one.planned_for == datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
    shown = said(await house.types("mara", "candidate show Ada Okafor"))
    assert "ask again · September 2026" in shown
    assert "Confirmed by Rafael Ortiz" in shown


async def test_what_was_misread_is_put_right_before_it_counts(house: House) -> None:
    await typed(
        house, "mara", "dates Ada Okafor: free from September", kind="notice", first="2026-09-30", source="by phone"
    )
    one = await only(house)
    assert (one.kind, one.first_day, one.source) == (DateKind.NOTICE, date(2026, 9, 30), "by phone")
    # Six weeks before.
    assert one.planned_for == datetime(2026, 8, 19, 8, 0, tzinfo=UTC)


async def test_a_day_that_nobody_can_tell_is_asked_about(house: House) -> None:
    await house.sent()
    await answers(house, "My vest is on 09/10.")
    card = house.told("mara")
    assert "Which day" in words_of(card.elements)
    assert house.button(card, "date_confirm") is not None
    chosen = [b for e in card.elements for b in getattr(e, "buttons", ()) if b.choice == "2026-09-10"]
    await house.presses("mara", chosen[0])
    one = await only(house)
    assert (one.first_day, one.status, one.choices) == (date(2026, 9, 10), DateStatus.CONFIRMED, None)


@pytest.mark.parametrize(
    ("words", "why"), [("her shares vest on 14 March 2026", "passed"), ("her shares vest some day", "No date")]
)
async def test_a_past_day_and_no_day_are_refused_in_words(house: House, words: str, why: str) -> None:
    assert why in said(await house.types("mara", f"dates Ada Okafor: {words}"))
    form = await house.types("mara", "dates Ada Okafor")
    assert isinstance(form, Open)
    kept = await house.sends("mara", form.form, said=words)
    assert isinstance(kept, Mistakes)
    assert why in kept.fields["said"]
    assert await dates(house) == []


async def test_a_form_cannot_confirm_a_past_day(house: House) -> None:
    answer = await house.types("mara", "dates Ada Okafor: free from September")
    assert isinstance(answer, Open)
    kept = await house.sends("mara", answer.form, kind="ask_again", first="2026-06-02")
    assert isinstance(kept, Mistakes)
    assert (await only(house)).status is DateStatus.PROPOSED


async def test_the_same_date_is_proposed_once(house: House) -> None:
    await house.sent()
    await answers(house, VEST)
    await answers(house, f"As I said: {VEST}")
    assert len(await dates(house)) == 1


async def no_more(house: House) -> None:
    await house.listed(of_address("ada@okafor.example"))


async def in_process(house: House) -> None:
    async with house.store.writing() as unit:
        ada = await unit.candidates.get("cand_ada")
        assert ada is not None
        ada.stage = Stage.IN_PROCESS
        unit.audit("dana", "candidate.stage", ada.id)


async def a_rule(house: House) -> None:
    async with house.store.writing() as unit:
        unit.add(
            CompanyRule(
                id="rule_1", employer="Deep Meadow", employer_key="deep meadow", reason=RuleReason.LEGAL_ORDER,
                words="", owner_id="lena", ends_on=date(2027, 1, 1), added_at=unit.now,
            )
        )  # fmt: skip
        unit.audit("lena", "rule.add", "rule_1")


async def everybody_left(house: House) -> None:
    async with house.store.writing() as unit:
        mara = await unit.people.get("mara")
        assert mara is not None
        mara.active = False
        unit.audit("noor", "person.leave", "mara")


@pytest.mark.parametrize(
    ("what", "why"),
    [
        (no_more, "plan-opted-out"),
        (in_process, "plan-stage"),
        (a_rule, "plan-company-rule"),
        (everybody_left, "date-nobody"),
    ],
)
async def test_everything_is_asked_again_when_the_day_comes(house: House, what: object, why: str) -> None:
    await typed(house, "mara", "dates Ada Okafor: her shares vest on 14 September")
    cards = len(house.chat.to("U01MARA"))
    await what(house)  # type: ignore[operator]
    await comes(house, MONDAY)
    one = await only(house)
    assert (one.status, one.reason) == (DateStatus.SKIPPED, why)
    assert len(house.chat.to("U01MARA")) == cards


async def test_a_reminder_is_never_later_than_what_it_reminds_of(house: House) -> None:
    await typed(house, "mara", "dates Ada Okafor: her shares vest on 25 August")
    await comes(house, datetime(2026, 8, 26, 8, 0, tzinfo=UTC))
    assert ((await only(house)).status, (await only(house)).reason) == (DateStatus.SKIPPED, "plan-too-late")


async def test_while_everything_is_stopped_it_waits_and_then_comes(house: House) -> None:
    await typed(house, "mara", "dates Ada Okafor: her shares vest on 14 September")
    await house.types("noor", "stop a drill")
    await comes(house, MONDAY)
    assert (await only(house)).status is DateStatus.CONFIRMED
    await house.types("noor", "resume")
    await house.passes(minutes=2)
    assert (await only(house)).status is DateStatus.REMINDED


async def test_a_later_answer_stops_the_reminder_and_a_person_may_want_it_all_the_same(house: House) -> None:
    await house.sent()
    await typed(house, "mara", "dates Ada Okafor: her shares vest on 14 September")
    await answers(house, "Thank you, let us talk.")
    one = await only(house)
    assert (one.status, one.reason, one.due_at) == (DateStatus.CANCELLED, "plan-answered", None)
    listed = await house.types("mara", "dates Ada Okafor")
    assert "no reminder: answered" in said(listed)
    again = await house.presses("mara", house.button(listed.card, "date_resume"))  # type: ignore[union-attr]
    assert "Confirmed" in said(again)
    await comes(house, MONDAY)
    assert (await only(house)).status is DateStatus.REMINDED


async def test_who_has_the_conversation_is_reminded_and_else_who_added_it(house: House) -> None:
    await typed(house, "rafael", "dates Ada Okafor: her shares vest on 14 September")
    await comes(house, MONDAY)
    due = house.told("rafael")
    assert "It is time" in words_of(due.elements)
    # A recruiter says in whose name.
    form = await house.opens("rafael", house.button(due, "date_draft"))
    assert form.name == "note"


async def test_the_owner_is_reminded_of_a_date_that_a_recruiter_added(house: House) -> None:
    await house.sent()
    await typed(house, "rafael", "dates Ada Okafor: her shares vest on 14 September")
    await comes(house, MONDAY)
    assert "It is time" in words_of(house.told("mara").elements)


async def test_an_answer_can_be_told_by_hand_with_its_words(house: House) -> None:
    form = await house.opens("mara", house.button(await house.sent(), "heard"))
    await house.sends("mara", form, kind="answer", said=VEST)
    assert (await only(house)).added_by == "mara"
    assert [plan.reason for plan in await house.plans()] == ["plan-answered"]


async def test_a_no_for_ever_told_by_hand_keeps_no_date(house: House) -> None:
    form = await house.opens("mara", house.button(await house.sent(), "heard"))
    await house.sends("mara", form, kind="opt_out", said=VEST)
    assert await dates(house) == []
    assert "never to be written to" in said(await house.types("rafael", "dates Ada Okafor: free from May"))


async def test_an_erased_profile_leaves_no_reminder(house: House) -> None:
    await typed(house, "mara", "dates Ada Okafor: her shares vest on 14 September")
    async with house.store.writing() as unit:
        ada = await unit.candidates.get("cand_ada")
        assert ada is not None
        await erased(unit, ada, house.key)
    await comes(house, MONDAY)
    assert ((await only(house)).status, (await only(house)).reason) == (DateStatus.CANCELLED, "plan-opted-out")


async def test_neither_words_nor_days_stand_in_the_audit_trail(house: House) -> None:
    await house.sent()
    await answers(house, VEST)
    await house.presses("mara", house.button(house.told("mara"), "date_confirm"))
    trail = " ".join([str(row.details) + row.verb async for row in house.store.audit_trail()])
    assert "date.confirm" in trail
    assert "vest on" not in trail
    assert "2026-09-14" not in trail


@pytest.mark.parametrize("who", ["lena", "noor"])
async def test_others_neither_see_nor_keep_dates(house: House, who: str) -> None:
    await typed(house, "mara", "dates Ada Okafor: her shares vest on 14 September")
    told = said(await house.types(who, "dates Ada Okafor"))
    assert "September" not in told
