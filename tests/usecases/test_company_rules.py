"""Companies from which nobody is recruited: kept by legal, with a reason, an owner and an end; no-poach is no reason."""

from collections.abc import Awaitable, Callable

import pytest

from bot.cards.elements import Card, Form
from bot.events import Answer, Mistakes, Open, Say
from db.tables import FollowUpStatus, NoteStatus, Person, Role
from tests.fakes import every_button, words_of
from tests.usecases.house import House, said
from tests.usecases.steps import asks

Step = Callable[[House], Awaitable[object]]
Said = Callable[[House], Awaitable[Answer]]

GIVEN = {
    "employer": "deep meadow Ltd.",
    "reason": "covenant",
    "words": "Purchase agreement, section 7",
    "ends_on": "2026-12-31",
}


@pytest.fixture
async def house(house: House) -> House:
    """Lena is legal, and reads English."""
    async with house.store.writing() as unit:
        lena = await unit.people.get("lena")
        assert isinstance(lena, Person)
        lena.roles, lena.language = [Role.LEGAL], "en"
        unit.audit("cli", "person.roles", "lena")
    return house


async def form(house: House, who: str = "lena") -> Form:
    answer = await house.types(who, "rules add Deep Meadow")
    assert isinstance(answer, Open), answer
    return answer.form


async def put_down(house: House, **other: str) -> Answer:
    return await house.sends("lena", await form(house), **(GIVEN | other))


async def test_a_follow_up_is_not_opened(house: House) -> None:
    await house.sent()
    await put_down(house)
    await house.passes(days=7)
    assert [(plan.status, plan.reason) for plan in await house.plans()] == [
        (FollowUpStatus.SKIPPED, "plan-company-rule")
    ]


async def test_a_promise_binds_only_who_gave_it(house: House) -> None:
    assert "Deep Meadow" in str(await put_down(house, reason="promise", executive="jonas", employer="Deep Meadow"))
    assert "On it" in said(await asks(house))
    async with house.store.writing() as unit:
        ada = await unit.candidates.get("cand_ada")
        assert ada is not None
        ada.owner_id = ada.owned_since = None
        for note in await unit.notes.unfinished("cand_ada"):
            note.status = NoteStatus.WITHDRAWN
        unit.audit("cli", "test", "cand_ada")
    assert "Eine andere darf" in said(await house.types("jonas", "note Ada Okafor"))


@pytest.mark.parametrize(
    "given",
    [
        {"reason": "agreement"},
        {"words": "No-poach agreement with their chief executive"},
        {"words": "A gentlemen's agreement of last year"},
        {"words": "We agreed not to recruit from each other"},
        {"reason": "customer", "words": "Wir haben vereinbart, gegenseitig niemanden abzuwerben"},
    ],
)
async def test_an_agreement_not_to_recruit_is_refused_with_a_pointer_to_counsel(
    house: House, given: dict[str, str]
) -> None:
    answer = await put_down(house, **given)
    assert isinstance(answer, Mistakes)
    assert "counsel" in answer.fields["reason"]
    assert "On it" in said(await asks(house))
    verbs = [row.verb async for row in house.store.audit_trail() if row.verb.startswith("company_rule")]
    assert verbs == ["company_rule.refused"]


@pytest.mark.parametrize("words", ["No-hire covenant, section 7", "Abwerbeverbot im Kaufvertrag", "Order 17/2026"])
async def test_a_covenant_of_ours_is_kept_in_its_own_words(house: House, words: str) -> None:
    assert "until 31 December 2026" in said(await put_down(house, words=words))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"ends_on": "2026-06-02"}, "ends_on"),
        ({"ends_on": ""}, "ends_on"),
        ({"words": " "}, "words"),
        ({"employer": "…"}, "employer"),
        ({"reason": "because"}, "reason"),
        ({"reason": "promise"}, "executive"),
        ({"reason": "promise", "executive": "dana"}, "executive"),
    ],
)
async def test_what_is_missing_is_told_by_field(house: House, given: dict[str, str], field: str) -> None:
    answer = await put_down(house, **given)
    assert isinstance(answer, Mistakes)
    assert set(answer.fields) == {field}


async def test_a_rule_ends_by_itself_on_its_last_day(house: House) -> None:
    await put_down(house, ends_on="2026-06-10")
    await house.passes(days=7)
    assert "until 10 June 2026" in said(await asks(house))
    await house.passes(days=1)
    assert "On it" in said(await asks(house))


async def test_legal_sees_and_ends_rules_others_see_them_and_the_record_has_both(house: House) -> None:
    await put_down(house)
    for who in ("mara", "rafael"):
        seen = await house.types(who, "rules")
        assert isinstance(seen, Say)
        assert "deep meadow Ltd." in said(seen)
        assert every_button(seen.card) == []
    assert "does not include" in said(await house.types("rafael", "rules add Deep Meadow"))
    listed = await house.types("lena", "rules Deep Meadow, Inc.")
    assert isinstance(listed, Say)
    end = house.button(listed.card, "rule_end")
    assert "does not include" in said(await house.presses("rafael", end))
    assert "has ended" in said(await house.presses("lena", end))
    assert "already" in said(await house.presses("lena", end))
    assert "On it" in said(await asks(house))
    verbs = [row.verb async for row in house.store.audit_trail() if row.verb.startswith("company_rule")]
    assert verbs == ["company_rule.add", "company_rule.end"]


async def test_a_long_list_is_cut_and_searched(house: House) -> None:
    for number in range(12):
        await put_down(house, employer=f"Lab {number}")
    assert "2 more" in said(await house.types("lena", "rules"))
    assert "Lab 11" in said(await house.types("lena", "rules lab 11"))


async def reminders(house: House, who: str = "lena") -> list[Card]:
    return [card for card in house.chat.to(f"U01{who.upper()}") if "ends soon" in card.summary]


async def test_five_working_days_before_its_end_legal_is_reminded_once_in_the_morning(house: House) -> None:
    await put_down(house, ends_on="2026-06-19")
    # Wednesday 3 June; five working days before Friday 19 June is Friday 12 June, at nine in Lena's zone.
    await house.passes(days=8, hours=20)
    assert await reminders(house) == []
    await house.passes(hours=5)
    (told,) = await reminders(house)
    assert "ends on 19 June 2026" in words_of(told.elements)
    assert "From 20 June 2026 on" in words_of(told.elements)
    await house.passes(days=5)
    assert len(await reminders(house)) == 1
    # Nobody did anything: it ends, and the buttons with it.
    await house.passes(days=4)
    assert "not include" not in said(await asks(house))
    stale = house.button(told, "rule_extend")
    assert "ended or changed already" in said(await house.presses("lena", stale))


async def test_a_rule_is_extended_from_the_reminder_by_who_then_answers_for_it(house: House) -> None:
    await put_down(house, ends_on="2026-06-19")
    await house.passes(days=9)
    (told,) = await reminders(house)
    extend = house.button(told, "rule_extend")
    assert "does not include" in said(await house.presses("rafael", extend))
    opened = await house.presses("lena", extend)
    assert isinstance(opened, Open)
    wrong = await house.sends("lena", opened.form, ends_on="2026-06-19")
    assert isinstance(wrong, Mistakes)
    assert "after 19 June 2026" in wrong.fields["ends_on"]
    assert "until 31 July 2026" in said(await house.sends("lena", opened.form, ends_on="2026-07-31"))
    (told,) = await reminders(house)
    assert "holds until 31 July 2026" in words_of(told.elements)
    assert every_button(told) == []
    # The form of an older state changes nothing.
    assert "Nothing was changed" in said(await house.sends("lena", opened.form, ends_on="2026-09-30"))
    assert "until 31 July 2026" in said(await asks(house))
    # It is told of again before the new end, as a message of its own.
    await house.passes(days=45)
    assert len(await reminders(house)) == 2
    verbs = [row.verb async for row in house.store.audit_trail() if row.verb.startswith("company_rule")]
    assert verbs == ["company_rule.add", "company_rule.remind", "company_rule.extend", "company_rule.remind"]


async def test_after_a_pause_it_is_said_at_the_next_opening_and_of_a_rule_that_ended_meanwhile_not_at_all(
    house: House,
) -> None:
    await put_down(house, ends_on="2026-06-19")
    await put_down(house, ends_on="2026-06-12", employer="Quiet Harbour")
    # The house was down from the 3rd to the night before Monday 15 June.
    await house.passes(days=11, hours=16)
    assert await reminders(house) == []
    await house.passes(hours=8)
    (told,) = await reminders(house)
    assert "deep meadow" in told.summary
    verbs = {(row.verb, row.subject) async for row in house.store.audit_trail() if row.verb.startswith("company_rule")}
    assert sorted(verb for verb, _ in verbs if verb != "company_rule.add") == [
        "company_rule.remind",
        "company_rule.unsaid",
        "company_rule.wait",
    ]


async def test_where_its_owner_left_legal_the_others_there_are_told_else_the_admins(house: House) -> None:
    await put_down(house, ends_on="2026-06-19")
    async with house.store.writing() as unit:
        lena = await unit.people.get("lena")
        assert lena is not None
        lena.roles = []
        unit.audit("cli", "person.roles", "lena")
    await house.passes(days=9)
    assert await reminders(house) == []
    (told,) = await reminders(house, "noor")
    assert every_button(told) == []


async def test_a_rule_for_fewer_days_needs_no_reminder(house: House) -> None:
    await put_down(house, ends_on="2026-06-08")
    await house.passes(days=9)
    assert await reminders(house) == []
