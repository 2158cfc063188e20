"""A restart at any point loses nothing and repeats nothing."""

from bot.sandbox import Fault
from tests.journeys.house import House

REVIEW = "C01REVIEW"
GENERAL = "C01GENERAL"


async def test_a_note_asked_for_before_a_restart_is_drafted_after_it(house: House) -> None:
    await house.asked_while_nobody_works("note Ada Okafor")
    await house.rafael.wait_for_message(REVIEW, "Ada Okafor", button="Approve")


async def test_a_card_posted_just_before_the_connection_broke_is_found_and_not_posted_twice(house: House) -> None:
    await house.sandbox.fault(Fault(method="chat.postMessage", kind="drop_after", times=1))
    await house.mara.slash(GENERAL, "/note", "Ada Okafor")
    await house.rafael.wait_for_message(REVIEW, "Ada Okafor", button="Approve")
    await house.pass_seconds(30)
    await house.settled()
    cards = [message for message in await house.rafael.messages(REVIEW) if "Ada Okafor" in message]
    assert len(cards) == 1


async def test_a_card_that_fell_behind_is_redrawn_after_a_restart(house: House) -> None:
    card = await house.drafted_note()
    await house.sandbox.fault(Fault(method="chat.update", kind="error", error="internal_error", times=3))
    await house.rafael.click(card, "Approve")
    await house.restart()
    await house.pass_seconds(600)
    await house.rafael.wait_for_message(REVIEW, "approved · Rafael Ortiz", gone="waiting for review")


async def test_told_to_wait_the_bot_waits_and_then_posts(house: House) -> None:
    await house.sandbox.fault(Fault(method="chat.postMessage", kind="rate_limit", retry_after=20, times=1))
    await house.mara.slash(GENERAL, "/note", "Ada Okafor")
    await house.settled()
    assert not any("Okafor" in message for message in await house.rafael.messages(REVIEW))
    await house.pass_seconds(25)
    await house.rafael.wait_for_message(REVIEW, "Ada Okafor", button="Approve")


async def test_a_shared_channel_gets_no_card(house: House) -> None:
    await house.sandbox.fault(Fault(kind="share_channel", channel=REVIEW))
    await house.mara.slash(GENERAL, "/note", "Ada Okafor")
    await house.settled()
    assert not any("Okafor" in message for message in await house.rafael.messages(REVIEW))
    await house.noor.slash(GENERAL, "/overture", "status")
    await house.noor.wait_for_message(GENERAL, "Cards that could not be posted")
