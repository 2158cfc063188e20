"""What happens when stands on the executive's cards and in /followups, and is what then happens."""

from datetime import datetime

from bot.cards.elements import Card, Line
from bot.events import Say
from bot.rules.timeline import Happens, Station
from bot.usecases.ahead import ahead
from tests.usecases.house import POLICY, House


async def foreseen(house: House) -> list[Station]:
    async with house.store.reading() as unit:
        ada = await unit.candidates.get("cand_ada")
        assert ada is not None
        thread = await unit.notes.thread_between("mara", "cand_ada")
        return list(await ahead(unit, thread.id, ada, POLICY)) if thread else []


def lines_of(card: Card) -> str:
    return "\n".join(part.text for part in card.elements if isinstance(part, Line))


async def follows(house: House, at: datetime) -> None:
    """The moment comes; the follow-up is approved and leaves at once."""
    await house.passes(seconds=(at - house.clock.now()).total_seconds())
    await house.presses("rafael", house.button(house.review(), "approve"))
    await house.presses("mara", house.button(house.told("mara"), "release"))


async def test_what_was_foreseen_is_what_happens(house: House) -> None:
    card = await house.sent()
    assert "●" in lines_of(card)
    assert "closes by itself" in lines_of(card)
    stations = await foreseen(house)
    assert [one.what for one in stations] == [Happens.LEAVES, Happens.FOLLOW_UP, Happens.LAST, Happens.CLOSES]
    for station in stations[1:3]:
        (plan,) = [plan for plan in await house.plans() if plan.due_at is not None]
        assert plan.planned_for == station.at
        await follows(house, station.at)
    assert (await house.note()).due_at == stations[-1].at


async def test_the_nudge_shows_it_and_so_does_the_list(house: House) -> None:
    await house.sent()
    listed = await house.types("mara", "followups")
    assert isinstance(listed, Say)
    assert "○" in lines_of(listed.card)
    assert "│" in lines_of(listed.card)
    (plan,) = await house.plans()
    await house.passes(seconds=(plan.planned_for - house.clock.now()).total_seconds())
    nudge = next(card for card in reversed(house.chat.to("U01MARA")) if house.button(card, "snooze:3"))
    assert "closes by itself" in lines_of(nudge)


async def test_where_nothing_more_is_planned_nothing_is_foretold(house: House) -> None:
    card = await house.sent()
    await house.presses("mara", house.button(card, "answered"))
    assert await foreseen(house) == []
    assert "●" not in lines_of(house.told("mara"))


async def test_before_anything_has_left_nothing_is_foretold(house: House) -> None:
    await house.approved()
    assert await foreseen(house) == []


async def test_a_note_that_waits_for_the_morning_counts_from_then(house: House) -> None:
    await house.presses("mara", house.button(await house.approved(), "schedule"))
    stations = await foreseen(house)
    assert stations[0].at == (await house.note()).release_at
    assert "follow-up 1" in lines_of(house.told("mara"))


async def test_after_a_stop_nothing_more_is_foretold(house: House) -> None:
    await house.sent()
    listed = await house.types("mara", "followups")
    assert isinstance(listed, Say)
    await house.presses("mara", house.button(listed.card, "stop_plan"))
    assert await foreseen(house) == []
