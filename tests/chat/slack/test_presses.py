"""A button and a menu tell verb, subject, version and choice; the answer is for the presser alone, and the card stays."""

from bot.cards.elements import Button, Buttons, Card, Form, Home, Line, Menu
from bot.chat.slack.send import SlackChat
from bot.events import Answer, Click, Event, HomeOpened, Open, ShowHome
from bot.sandbox import Hand, RunningSandbox
from tests.chat.slack.conftest import StandIn, say
from tests.chat.slack.people import APPROVE, GENERAL, NOTE_FORM, REVIEW, home_of, posted


async def test_a_button_tells_its_verb_its_subject_and_the_version_seen(
    slack: SlackChat, desk: StandIn, rafael: Hand
) -> None:
    await posted(slack)
    await rafael.click(await rafael.wait_for_message(REVIEW, "Ada"), "Approve")
    [event] = desk.events
    assert isinstance(event, Click)
    assert (event.verb, event.subject, event.seen, event.choice) == ("approve", "note_1", 3, "")
    assert (event.origin.workspace, event.origin.user_id, event.origin.channel) == ("T01NORTH", "U01RAFAEL", REVIEW)


async def test_a_menu_tells_the_choice_made(slack: SlackChat, desk: StandIn, rafael: Hand) -> None:
    choices = tuple(Button(f"{n} days", "snooze", "plan_1", 2, choice=f'a|b"{n}') for n in (1, 3))
    await posted(slack, Card("A nudge", (Line("Ada"), Menu("Snooze …", choices))))
    await rafael.choose(await rafael.wait_for_message(REVIEW, "Ada"), "Snooze …", "3 days")
    [event] = desk.events
    assert isinstance(event, Click)
    assert (event.verb, event.subject, event.seen, event.choice) == ("snooze", "plan_1", 2, 'a|b"3')


async def test_the_answer_to_a_button_is_for_its_presser_alone_and_the_card_stays(
    slack: SlackChat, desk: StandIn, rafael: Hand, sandbox: RunningSandbox
) -> None:
    await posted(slack)
    desk.answer = say("Somebody else must approve.")
    card = await rafael.wait_for_message(REVIEW, "Ada")
    await rafael.click(card, "Approve")
    assert (await rafael.wait_for_message(REVIEW, "Somebody else must approve.")).ephemeral
    assert "Ada" in await rafael.message(REVIEW, card.ts)
    assert not any("Somebody" in message for message in await sandbox.as_("U01DANA").messages(REVIEW))


async def test_a_form_is_opened_in_answer_to_a_button(slack: SlackChat, desk: StandIn, rafael: Hand) -> None:
    await posted(slack)
    desk.answer = Open(NOTE_FORM)
    await rafael.click(await rafael.wait_for_message(REVIEW, "Ada"), "Approve")
    await rafael.wait_for_view("Write a note")


async def test_a_press_over_the_home_tab_is_answered_over_it_and_the_tab_is_drawn_again(
    slack: SlackChat, desk: StandIn, mara: Hand
) -> None:
    home = Home((Line("Ada"), Buttons((APPROVE,))))

    async def answering(event: Event) -> Answer:
        pressed = any(isinstance(earlier, Click) for earlier in desk.events)
        if isinstance(event, HomeOpened):
            return ShowHome(Home((Line("Done"),)) if pressed else home)
        return say("Approved.")

    desk.answering = answering
    await mara.open_home()
    tab = await home_of(mara)
    await mara.click(tab, "Approve")
    assert "Approved." in await mara.wait_for_view("Approved.")

    async def redrawn() -> bool:
        seen = await mara.home()
        return seen is not None and "Done" in seen

    await mara.wait_for(redrawn)


async def test_a_press_in_a_form_is_answered_by_a_form_over_it(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    desk.answer = Open(Form("sources", "Sources", (Line("Ada"), Buttons((APPROVE,))), cancel="Close"))
    await mara.slash(GENERAL, "/note")
    below = await mara.wait_for_view("Sources")
    desk.answer = say("Not yours.")
    await mara.click(below, "Approve")
    above = await mara.wait_for_view("Not yours.")
    assert above.raw["previous_view_id"] == below.id
