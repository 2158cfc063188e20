"""A draft waits: the channel is reminded once, then one after another is told; a decision settles every card."""

from datetime import UTC, datetime

import pytest

from bot.cards.elements import Card
from bot.events import Say
from db.tables import CandidateEmail, EmailKind, NoteStatus
from tests.fakes import every_button, words_of
from tests.usecases.house import REVIEW, House, candidate, with_policy

#: a Wednesday; the house opens at nine
DAY = datetime(2026, 6, 3, tzinfo=UTC)
SUMMARY = "Drafts wait for a decision"


@pytest.fixture(name="house")
def reminding(house: House) -> House:
    """A house that reminds."""
    return with_policy(house, review_remind_hours=4, review_escalate_hours=8)


async def until(house: House, at: datetime) -> None:
    await house.passes(seconds=(at - house.clock.now()).total_seconds())


def in_room(house: House) -> list[Card]:
    return [card for card in house.chat.in_channel(REVIEW) if card.summary == SUMMARY]


def told(house: House) -> dict[str, list[Card]]:
    found = {
        who: [card for card in house.chat.to(f"U01{who.upper()}") if card.summary == SUMMARY]
        for who in ("rafael", "dana", "noor", "mara")
    }
    return {who: cards for who, cards in found.items() if cards}


async def another(house: House, number: int) -> None:
    """Mara asks for a note to somebody else, too."""
    async with house.store.writing() as unit:
        unit.add(candidate(f"cand_{number}", f"Bo Number{number}", unit.now))
        await unit.flush()
        unit.add(
            CandidateEmail(
                id=f"mail_{number}",
                candidate_id=f"cand_{number}",
                address=f"bo{number}@example.com",
                kind=EmailKind.PERSONAL,
            )
        )
        unit.audit("test", "candidate.add", f"cand_{number}")
    await house.types("mara", f"note Bo Number{number}")


async def test_after_four_working_hours_the_channel_is_reminded_once_and_the_draft_can_be_decided_there(
    house: House,
) -> None:
    await house.drafted()
    await until(house, DAY.replace(hour=12, minute=59))
    assert in_room(house) == []
    await until(house, DAY.replace(hour=13))
    (reminder,) = in_room(house)
    assert "One draft waits" in words_of(reminder.elements)
    assert "Ada Okafor" in words_of(reminder.elements)
    assert "4 working hours" in words_of(reminder.elements)
    opened = await house.presses("dana", house.button(reminder, "show_review"))
    assert isinstance(opened, Say)
    await house.presses("dana", house.button(opened.card, "approve"))
    (reminder,) = in_room(house)
    assert "Every draft was decided on" in words_of(reminder.elements)
    assert every_button(reminder) == []
    await house.passes(days=3)
    assert len(in_room(house)) == 1
    assert told(house) == {}


async def test_then_one_recruiter_then_the_other_then_the_admins_and_a_decision_settles_all(house: House) -> None:
    await house.drafted()
    await until(house, DAY.replace(hour=17))
    assert told(house) == {}
    await until(house, DAY.replace(day=4, hour=9))
    (first,) = told(house)
    assert first in ("rafael", "dana")
    await until(house, DAY.replace(day=5, hour=9))
    assert set(told(house)) == {"rafael", "dana"}
    await until(house, DAY.replace(day=8, hour=9))
    assert set(told(house)) == {"rafael", "dana", "noor"}
    (admins,) = told(house)["noor"]
    # Admins see no drafts.
    assert "Ada" not in words_of(admins.elements)
    assert "Rafael Ortiz" in words_of(admins.elements)
    await house.presses("rafael", house.button(house.chat.in_channel(REVIEW)[0], "approve"))
    for cards in [*told(house).values(), in_room(house)]:
        assert len(cards) == 1
        assert every_button(cards[0]) == []
        assert "Every draft was decided on" in words_of(cards[0].elements)


async def test_drafts_that_wait_together_share_one_card(house: House) -> None:
    await house.drafted()
    await house.passes(hours=1)
    await another(house, 1)
    await until(house, DAY.replace(hour=15))
    (reminder,) = in_room(house)
    assert "2 drafts wait" in words_of(reminder.elements)


async def test_one_that_joins_an_old_card_replaces_it_so_that_it_is_noticed(house: House) -> None:
    await house.drafted()
    await until(house, DAY.replace(hour=13))
    await until(house, DAY.replace(day=4, hour=9))
    await another(house, 1)
    await until(house, DAY.replace(day=4, hour=13))
    older, newer = in_room(house)
    assert "below" in words_of(older.elements)
    assert "2 drafts wait" in words_of(newer.elements)


async def test_another_wording_waits_anew(house: House) -> None:
    card = await house.drafted()
    await house.passes(hours=3)
    form = await house.opens("dana", house.button(card, "edit"))
    await house.sends("dana", form, subject="Your work on routing", body="Dear Ada Okafor,\n\nGave the opening talk.")
    await until(house, DAY.replace(hour=15, minute=59))
    assert in_room(house) == []
    await until(house, DAY.replace(hour=16))
    assert len(in_room(house)) == 1


async def test_who_may_not_decide_is_not_asked(house: House) -> None:
    await house.types("rafael", "note Ada Okafor for Mara")
    for _ in range(7):
        await house.passes(days=1)
    assert set(told(house)) == {"dana", "noor"}


async def test_each_is_told_in_their_own_working_time(house: House) -> None:
    async with house.store.writing() as unit:
        for who in ("rafael", "dana"):
            person = await unit.people.get(who)
            assert person is not None
            person.timezone = "America/New_York"
        unit.audit("test", "person.zone", "rafael")
    await house.drafted()
    # Nine in New York is one o'clock here.
    await until(house, DAY.replace(hour=16, minute=59))
    assert in_room(house) == []
    await until(house, DAY.replace(hour=17))
    assert len(in_room(house)) == 1
    await until(house, DAY.replace(day=4, hour=12, minute=59))
    assert told(house) == {}
    await until(house, DAY.replace(day=4, hour=13))
    assert len(told(house)) == 1


async def test_none_for_hours_that_are_none(house: House) -> None:
    house = with_policy(house, review_remind_hours=0, review_escalate_hours=0)
    await house.drafted()
    await house.passes(days=7)
    assert in_room(house) == []
    assert told(house) == {}
    assert (await house.note()).status is NoteStatus.IN_REVIEW
