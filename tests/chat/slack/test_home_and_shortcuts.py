"""The home tab is drawn when it is opened; shortcuts bring the message they were used on."""

from bot.cards.elements import Home, Line
from bot.chat.slack.send import SlackChat
from bot.events import HomeOpened, Open, Shortcut, ShowHome
from bot.sandbox import Hand
from tests.chat.slack.conftest import StandIn, say
from tests.chat.slack.people import GENERAL, NOTE_FORM, home_of


async def test_the_home_tab_is_drawn_when_it_is_opened(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    desk.answer = ShowHome(Home((Line("Hello Mara"),)))
    await mara.open_home()
    tab = await home_of(mara)
    assert "Hello Mara" in tab
    [event] = desk.events
    assert isinstance(event, HomeOpened)
    assert event.origin.user_id == "U01MARA"


async def test_a_message_shortcut_brings_the_messages_text_and_address(
    slack: SlackChat, desk: StandIn, mara: Hand
) -> None:
    desk.answer = Open(NOTE_FORM)
    told = await mara.say(GENERAL, "Ada & team gave a talk, see https://papers.example/routing")
    message = await mara.message(GENERAL, told.ts)
    await mara.shortcut("add_fact", message)
    await mara.wait_for_view("Write a note")
    [event] = desk.events
    assert isinstance(event, Shortcut)
    assert (event.name, event.text) == ("add_fact", "Ada & team gave a talk, see https://papers.example/routing")
    assert event.link == f"https://northlight.slack.com/archives/{GENERAL}/p{told.ts.replace('.', '')}"


async def test_a_message_shortcut_is_answered_beside_the_message(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    desk.answer = say("Kept.")
    told = await mara.say(GENERAL, "Ada gave a talk")
    await mara.shortcut("add_fact", await mara.message(GENERAL, told.ts))
    assert (await mara.wait_for_message(GENERAL, "Kept.")).ephemeral


async def test_a_global_shortcut_brings_nothing_and_is_answered_in_a_window(
    slack: SlackChat, desk: StandIn, mara: Hand
) -> None:
    desk.answer = say("You are not set up.")
    await mara.shortcut("write_note")
    assert "You are not set up." in await mara.wait_for_view("You are not set up.")
    [event] = desk.events
    assert event == Shortcut(event.origin, "write_note")
