"""What breaks or takes long is told to the one who waits, in time, without a word of what it was about."""

import asyncio

import pytest

from bot.cards.elements import Button, Buttons, Card, Option
from bot.chat.slack.send import SlackChat
from bot.events import Answer, Done, Event, Mistakes, Options, Say, Search, Submit
from bot.ports import StoreDown
from bot.sandbox import Fault, Hand, RunningSandbox, Timing, running_sandbox
from tests.chat.slack.conftest import MANIFEST, StandIn, connected, say
from tests.chat.slack.people import FILLED, GENERAL, REVIEW, breaking, filled_in, home_of, posted
from tests.peers.waiting import eventually

# ---- what breaks


async def test_a_failure_is_told_with_a_reference_and_without_its_words(
    slack: SlackChat, desk: StandIn, mara: Hand
) -> None:
    desk.answering = breaking
    await mara.slash(GENERAL, "/note", "Ada")
    told = await mara.wait_for_message(GENERAL, "Something broke here, and nothing was changed.")
    assert told.ephemeral
    assert "secret" not in told
    await mara.say(mara.dm, "note Ada")
    await mara.wait_for_message(mara.dm, "Something broke here")


async def test_a_failure_behind_a_button_is_told_to_its_presser(slack: SlackChat, desk: StandIn, rafael: Hand) -> None:
    await posted(slack)
    desk.answering = breaking
    await rafael.click(await rafael.wait_for_message(REVIEW, "Ada"), "Approve")
    assert (await rafael.wait_for_message(REVIEW, "Something broke here")).ephemeral


async def test_a_failure_behind_a_form_keeps_it_open_with_all_that_was_typed(
    slack: SlackChat, desk: StandIn, mara: Hand
) -> None:
    await filled_in(desk, mara)

    async def answering(event: Event) -> Answer:
        return await breaking(event) if isinstance(event, Submit) else Options((Option("cand_1", "Ada Okafor"),))

    desk.answering = answering
    outcome = await mara.submit(FILLED)
    assert "Something broke here" in outcome.errors["candidate"]


async def test_a_failed_search_offers_nothing(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    await filled_in(desk, mara)
    view = await mara.view()
    assert view is not None
    desk.answering = breaking
    assert await mara.options(view, "Who", "ada") == []


async def test_a_failed_home_tab_says_so(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    desk.answering = breaking
    await mara.open_home()
    assert "Something broke here" in await home_of(mara)


async def test_a_store_that_is_down_is_said_to_be(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    async def down(event: Event) -> Answer:
        raise StoreDown

    desk.answering = down
    await mara.slash(GENERAL, "/note", "Ada")
    await mara.wait_for_message(GENERAL, "The database cannot be reached, so nothing was changed.")


async def test_an_answer_that_cannot_be_drawn_does_not_hide_that_the_work_is_done(
    slack: SlackChat, desk: StandIn, mara: Hand
) -> None:
    too_much = Button("Approve", "approve", "x" * 3000)
    desk.answer = Say(Card("A note", (Buttons((too_much,)),)))
    await mara.slash(GENERAL, "/note", "Ada")
    await mara.wait_for_message(GENERAL, "It is done and kept")


# ---- what takes long


async def test_a_slow_answer_is_acknowledged_in_time_and_follows(
    sandbox: RunningSandbox, desk: StandIn, mara: Hand, way: str
) -> None:
    free = asyncio.Event()

    async def slow(event: Event) -> Answer:
        await free.wait()
        return say("On it.")

    desk.answering = slow
    async with connected(sandbox, desk, way, patience=0.05):
        await mara.slash(GENERAL, "/note", "Ada")
        await mara.wait_for_message(GENERAL, "This takes longer than usual.")
        free.set()
        await mara.wait_for_message(GENERAL, "On it.")


async def test_a_slow_form_says_so_and_its_outcome_follows(
    sandbox: RunningSandbox, desk: StandIn, mara: Hand, way: str
) -> None:
    free = asyncio.Event()

    async def slow(event: Event) -> Answer:
        if isinstance(event, Search):
            return Options((Option("cand_1", "Ada Okafor"),))
        await free.wait()
        return Mistakes({"purpose": "Shorter, please."})

    async with connected(sandbox, desk, way, patience=0.05):
        await filled_in(desk, mara)
        desk.answering = slow
        await mara.submit(FILLED)
        await mara.wait_for_view("This takes longer than usual.")
        free.set()
        await mara.wait_for_view("Shorter, please.")


async def test_where_no_window_opens_any_more_the_outcome_comes_directly(
    slack: SlackChat, desk: StandIn, mara: Hand, sandbox: RunningSandbox
) -> None:
    await sandbox.fault(Fault(kind="error", method="views.open", error="expired_trigger_id"))
    desk.answer = say("You are not set up.")
    await mara.shortcut("write_note")
    await mara.wait_for_message(mara.dm, "You are not set up.")


@pytest.mark.parametrize("route", ["http", "socket"])
async def test_an_event_that_is_delivered_again_has_the_same_key(desk: StandIn, route: str) -> None:
    again = asyncio.Event()

    async def late_at_first(event: Event) -> Answer:
        if len(desk.events) == 1:
            await again.wait()
        else:
            again.set()
        return Done()

    desk.answering = late_at_first
    timing = Timing(ack_seconds=0.3, retry_seconds=(0.0, 0.0, 0.0))
    async with running_sandbox(manifest=MANIFEST, timing=timing) as sandbox, connected(sandbox, desk, route):
        mara = sandbox.as_("U01MARA")
        await mara.say(mara.dm, "note Ada")
        await eventually(again.is_set)
        first, second = desk.events
        assert first == second


async def test_what_is_under_way_is_finished_when_the_program_ends(
    sandbox: RunningSandbox, desk: StandIn, mara: Hand, way: str
) -> None:
    await sandbox.fault(Fault(kind="delay", method="conversations.open", seconds=0.2))
    await sandbox.fault(Fault(kind="error", method="views.open", error="expired_trigger_id"))
    desk.answer = say("You are not set up.")
    async with connected(sandbox, desk, way):
        await mara.shortcut("write_note")
    await mara.wait_for_message(mara.dm, "You are not set up.")
