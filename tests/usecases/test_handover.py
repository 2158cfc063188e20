"""One conversation per candidate: asked for, given, kept, decided; what the old owner had begun ends whole."""

import asyncio

import pytest

from bot.cards.elements import Card, Form
from bot.events import Answer, Click, Mistakes, Open, Say, Submit
from bot.ports import Delivery, Outcome
from db.tables import FollowUpStatus, HandoverStatus, Note, NoteStatus, Person, Role, Thread
from tests.fakes import words_of
from tests.usecases.house import House, said

JONAS_ASKS = "note Ada Okafor"


@pytest.fixture
async def house(house: House) -> House:
    """Jonas reads English, and Priya is an executive, too."""
    await english(house)
    return house


async def english(house: House) -> None:
    async with house.store.writing() as unit:
        mara = await unit.people.get("mara")
        assert isinstance(mara, Person)
        mara.timezone = "Europe/London"
        for who in ("jonas", "lena"):
            person = await unit.people.get(who)
            assert isinstance(person, Person)
            person.language = "en"
            person.roles = [Role.EXECUTIVE]
        unit.audit("cli", "person.roles", "lena")


async def asks(house: House, who: str = "jonas", why: str = "we met in Zurich") -> Answer:
    refused = await house.types(who, JONAS_ASKS)
    assert isinstance(refused, Say), refused
    form = await house.opens(who, house.button(refused.card, "handover_ask"))
    return await house.sends(who, form, why=why)


async def starts(house: House) -> Answer:
    """Jonas begins, as the button on his newest message offers."""
    told = next(card for card in reversed(house.chat.to("U01JONAS")) if "conversation with" in text_of(card))
    form = await house.opens("jonas", house.button(told, "write_to"))
    return await house.sends("jonas", form, candidate="cand_ada")


async def status(house: House) -> list[str]:
    async with house.store.reading() as unit:
        names = [row.subject async for row in house.store.audit_trail() if row.subject.startswith("handover_")]
        found = [await unit.handovers.get(one) for one in dict.fromkeys(names)]
        return [one.status.value for one in found if one is not None]


async def owner(house: House) -> str | None:
    async with house.store.reading() as unit:
        ada = await unit.candidates.get("cand_ada")
        assert ada is not None
        return ada.owner_id


async def notes_of(house: House, who: str) -> list[Note]:
    async with house.store.reading() as unit:
        return list(await unit.notes.of_executive(who, 9))


def text_of(card: Card) -> str:
    return words_of(card.elements)


async def test_the_refusal_says_who_since_when_and_offers_to_ask(house: House) -> None:
    await house.drafted()
    refused = await house.types("jonas", JONAS_ASKS)
    assert "Mara Lindqvist" in said(refused)
    assert "3 June 2026" in said(refused)
    assert isinstance(refused, Say)
    button = house.button(refused.card, "handover_ask")
    assert button is not None
    assert button.label == "Ask Mara Lindqvist to hand over"
    assert "Mara Lindqvist was asked" in said(await asks(house))
    assert "3 June 2026 already" in said(await asks(house))
    assert await status(house) == ["asked"]


async def test_the_owner_gets_one_card_with_who_why_and_where_it_stands(house: House) -> None:
    await house.sent()
    before = len(house.chat.to("U01MARA"))
    await asks(house)
    assert len(house.chat.to("U01MARA")) == before + 1
    shown = text_of(house.told("mara"))
    for word in ("Jonas Weber", "we met in Zurich", "last note left", "Planned", "Fri 5 June"):
        assert word in shown
    assert {"handover_give", "handover_keep"} <= _verbs(house.told("mara"))


async def test_giving_moves_the_lock_ends_what_was_begun_and_tells_the_asker_with_a_button(house: House) -> None:
    await house.sent()
    await asks(house)
    await house.presses("mara", house.button(house.told("mara"), "handover_give"))
    assert await owner(house) == "jonas"
    assert [(plan.status, plan.reason) for plan in await house.plans()] == [
        (FollowUpStatus.CANCELLED, "plan-handed-over")
    ]
    assert [note.status for note in await notes_of(house, "mara")] == [NoteStatus.CLOSED]
    told = house.told("jonas")
    assert "Mara Lindqvist gave it to Jonas Weber" in text_of(told)
    assert "You go on from 9 June 2026" in text_of(told)
    assert "before you had the conversation" in said(await starts(house))
    # When the next note was planned, the new owner may write: the candidate hears from us no sooner.
    await house.passes(days=6)
    assert "On it" in said(await starts(house))
    assert "Jonas Weber" in said(await house.types("mara", JONAS_ASKS))
    assert await house.is_whole()


@pytest.mark.parametrize("approved", [False, True])
async def test_a_note_under_way_is_called_off_with_the_reason_and_never_leaves(house: House, approved: bool) -> None:
    await (house.approved() if approved else house.drafted())
    release = house.button(house.told("mara"), "release") if approved else None
    await asks(house)
    await house.presses("mara", house.button(house.told("mara"), "handover_give"))
    [note] = await notes_of(house, "mara")
    assert (note.status, note.reason) == (NoteStatus.WITHDRAWN, "barred-handed-over")
    if release is not None:
        await house.presses("mara", release)
    await house.passes(days=30)
    assert house.courier.taken == 0
    assert "On it" in said(await starts(house))


async def test_who_was_answered_hands_the_answer_over_with_the_conversation(house: House) -> None:
    await house.presses("mara", house.button(await house.sent(), "answered"))
    await asks(house)
    await house.presses("mara", house.button(house.told("mara"), "handover_give"))
    assert "On it" in said(await starts(house))
    await house.presses("rafael", house.button(house.review(), "approve"))
    await house.presses("jonas", house.button(house.told("jonas"), "release"))
    assert house.courier.taken == 2


async def test_keeping_tells_the_asker_with_the_owners_word(house: House) -> None:
    await house.drafted()
    await asks(house)
    form = await house.opens("mara", house.button(house.told("mara"), "handover_word"))
    await house.sends("mara", form, answer="keep", words="She answers me next week")
    assert "She answers me next week" in text_of(house.told("jonas"))
    assert "Mara Lindqvist keeps it" in text_of(house.told("jonas"))
    assert (await owner(house), await status(house)) == ("mara", ["kept"])
    assert await house.is_whole()


async def test_who_asked_may_take_it_back_and_ask_again(house: House) -> None:
    await house.drafted()
    await asks(house)
    await house.passes(days=3)
    await house.presses("jonas", house.button(house.told("jonas"), "handover_take_back"))
    assert "asks no more" in text_of(house.told("mara"))
    assert "was asked" in said(await asks(house))
    assert await status(house) == ["withdrawn", "asked"]


async def test_without_an_answer_in_working_days_asker_and_admins_are_told_and_an_admin_decides(house: House) -> None:
    await house.drafted()
    await asks(house)
    await house.passes(days=1, hours=20)
    assert await status(house) == ["asked"]
    await house.passes(days=1)
    assert await status(house) == ["lapsed"]
    for who in ("jonas", "noor"):
        assert "has not answered Jonas Weber" in text_of(house.told(who))
    form = await house.opens("noor", house.button(house.told("noor"), "handover_decide"))
    assert isinstance(await house.sends("noor", form, to="jonas", why=" "), Mistakes)
    assert "Jonas Weber has the conversation" in said(await house.sends("noor", form, to="jonas", why="Mara is ill"))
    assert (await owner(house), await status(house)) == ("jonas", ["decided"])
    for who in ("mara", "jonas"):
        assert "Mara is ill" in text_of(house.told(who))
    actors = [(row.actor, row.verb) async for row in house.store.audit_trail()]
    assert ("noor", "handover.decide") in actors
    assert ("noor", "candidate.handed_over") in actors
    assert "Nothing was decided" in said(await house.sends("noor", form, to="mara", why="no"))


async def test_the_owner_may_still_answer_after_the_time_and_an_admin_before_it(house: House) -> None:
    await house.drafted()
    await asks(house)
    await house.passes(days=5)
    await house.presses("mara", house.button(house.told("mara"), "handover_keep"))
    assert await status(house) == ["kept"]
    await asks(house)
    await house.sends("noor", await owner_form(house), to="mara", why="She knows her best")
    assert await status(house) == ["kept", "decided"]
    assert await owner(house) == "mara"
    assert house.button(house.told("jonas"), "write_to") is None


async def owner_form(house: House) -> Form:
    answer = await house.types("noor", "owner Ada Okafor")
    assert isinstance(answer, Open), answer
    return answer.form


async def test_an_admin_decides_unasked_and_lets_go_and_nobody_else_does(house: House) -> None:
    await house.drafted()
    for who in ("jonas", "rafael"):
        assert "does not include" in said(await house.types(who, "owner Ada Okafor"))
    form = await owner_form(house)
    assert "was there" not in said(await house.sends("noor", form, to="nobody", why="Wrong person"))
    assert await owner(house) is None
    assert "Wrong person" in text_of(house.told("mara"))
    forged = Submit(house.origin("jonas"), form.name, form.subject, form.seen + 1, {"to": "jonas", "why": "mine"})
    assert "not here" in said(await house.desk.handle(forged)).lower() or await owner(house) is None
    assert isinstance(await house.sends("noor", await owner_form(house), to="rafael", why="x"), Mistakes)
    await house.sends("noor", await owner_form(house), to="jonas", why="Old friends")
    assert await owner(house) == "jonas"
    assert "Old friends" in text_of(house.told("jonas"))


@pytest.mark.parametrize(("to", "has_it"), [("jonas", "jonas"), ("nobody", None)])
async def test_the_owner_hands_over_or_lets_go_unasked(house: House, to: str, has_it: str | None) -> None:
    await house.drafted()
    shown = await house.types("mara", "candidate show Ada Okafor")
    assert isinstance(shown, Say)
    form = await house.opens("mara", house.button(shown.card, "handover_on"))
    await house.sends("mara", form, to=to, why="")
    assert await owner(house) == has_it
    [note] = await notes_of(house, "mara")
    assert note.status is NoteStatus.WITHDRAWN
    if has_it:
        assert "gave it to Jonas Weber" in text_of(house.told("jonas"))
    else:
        assert "On it" in said(await house.types("jonas", JONAS_ASKS))
    assert "Only who has" in said(await house.sends("mara", form, to="jonas", why=""))


async def test_of_two_who_ask_one_gets_it_and_the_other_hears_that(house: House) -> None:
    await house.drafted()
    await asks(house, "jonas")
    await asks(house, "lena")
    cards = [card for card in house.chat.to("U01MARA") if house.button(card, "handover_give")]
    assert len(cards) == 2
    await house.presses("mara", house.button(cards[1], "handover_give"))
    assert await owner(house) == "lena"
    assert "somebody else has the conversation" in text_of(house.told("jonas"))
    assert "over by now" in said(await house.presses("mara", house.button(cards[0], "handover_give")))
    assert await status(house) == ["withdrawn", "given"]


async def test_nothing_passes_while_a_note_is_leaving_or_nobody_knows_whether_it_arrived(house: House) -> None:
    house.courier.outcomes = [Delivery(Outcome.UNSURE)]
    await house.sent()
    await asks(house)
    asked = house.told("mara")
    assert "Nothing was changed" in said(await house.presses("mara", house.button(asked, "handover_give")))
    assert await owner(house) == "mara"
    unsure = next(card for card in house.chat.to("U01MARA") if house.button(card, "it_was_sent"))
    await house.presses("mara", house.button(unsure, "it_was_sent"))
    await house.presses("mara", house.button(asked, "handover_give"))
    assert await owner(house) == "jonas"


async def test_the_owner_gives_while_an_admin_decides_and_one_of_them_wins_whole(any_house: House) -> None:
    house = any_house
    await english(house)
    await house.drafted()
    await asks(house, "jonas")
    form, give = await owner_form(house), house.button(house.told("mara"), "handover_give")
    assert give is not None
    press = Click(house.origin("mara"), give.verb, give.subject, give.seen, give.choice)
    decide = Submit(house.origin("noor"), form.name, form.subject, form.seen, {"to": "lena", "why": "the board"})
    await asyncio.gather(house.desk.handle(press), house.desk.handle(decide))
    await house.worker.drain()
    has_it = await owner(house)
    assert has_it in ("jonas", "lena")
    async with house.store.reading() as unit:
        assert await unit.handovers.open_for("cand_ada") == []
        thread = await unit.notes.thread_between(str(has_it), "cand_ada")
        assert isinstance(thread, Thread)
        assert thread.closed_at is None
    passed = [row async for row in house.store.audit_trail() if row.verb == "candidate.handed_over"]
    assert len(passed) == 1


async def test_a_question_falls_away_when_the_owner_has_it_no_more(house: House) -> None:
    await house.drafted()
    await asks(house)
    async with house.store.writing() as unit:
        mara = await unit.people.get("mara")
        assert mara is not None
        mara.active = False
        unit.audit("cli", "person.remove", "mara")
    await house.passes(days=5)
    assert await status(house) == [HandoverStatus.WITHDRAWN.value]
    assert "another owner by now, or none" in text_of(house.told("jonas"))


async def test_a_recruiter_asks_for_an_executive_and_both_hear(house: House) -> None:
    await house.drafted()
    refused = await house.types("dana", "note Ada Okafor for Jonas Weber")
    assert isinstance(refused, Say)
    form = await house.opens("dana", house.button(refused.card, "handover_ask"))
    await house.sends("dana", form, why="")
    assert "Dana Whitfield asks for Jonas Weber" in text_of(house.told("mara"))
    await house.presses("mara", house.button(house.told("mara"), "handover_give"))
    for who in ("dana", "jonas"):
        assert "gave it to Jonas Weber" in text_of(house.told(who))
    assert house.button(house.told("dana"), "write_to") is None


async def test_nobody_answers_for_somebody_else(house: House) -> None:
    await house.drafted()
    await asks(house)
    give = house.button(house.told("mara"), "handover_give")
    for who in ("jonas", "lena", "dana", "noor"):
        await house.presses(who, give)
    assert (await owner(house), await status(house)) == ("mara", ["asked"])


async def test_an_admin_who_names_nobody_hears_how(house: House) -> None:
    assert "owner NAME" in said(await house.types("noor", "owner"))


def _verbs(card: Card) -> set[str]:
    return {button.verb for element in card.elements for button in getattr(element, "buttons", ())}
