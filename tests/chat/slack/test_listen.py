"""What people do in Slack becomes events, and what the desk answers reaches the one who asked, and nobody else."""

import asyncio

import pytest

from bot.cards.elements import (
    Button,
    Buttons,
    Card,
    ChoiceField,
    DateField,
    Form,
    Home,
    Line,
    Menu,
    Option,
    SearchField,
    TextField,
)
from bot.chat.slack.send import SlackChat
from bot.events import (
    Answer,
    Click,
    Command,
    Done,
    Event,
    HomeOpened,
    Mistakes,
    Open,
    Options,
    Origin,
    Say,
    Search,
    Shortcut,
    ShowHome,
    Submit,
)
from bot.ports import Place, StoreDown
from bot.sandbox import Fault, Hand, RunningSandbox, Timing, View, running_sandbox
from bot.texts import text
from db.tables import Platform
from tests.chat.slack.conftest import MANIFEST, StandIn, connected, say
from tests.peers.waiting import eventually

GENERAL, REVIEW = "C01GENERAL", "C01REVIEW"

APPROVE = Button("Approve", "approve", "note_1", 3)
CARD = Card("A note", (Line("Ada"), Buttons((APPROVE,))))
NOTE_FORM = Form(
    "note",
    "Write a note",
    (
        SearchField("candidate", "Who", source="candidates"),
        TextField("purpose", "What about", required=False, lines=3),
        ChoiceField("tone", "Tone", (Option("warm", "warm"), Option("formal", "formal")), required=False),
        DateField("day", "Day", required=False),
    ),
    submit="Ask",
    cancel="Cancel",
    subject="subject_1",
    seen=7,
)


def origin_of(event: Event) -> Origin:
    return event.origin


async def home_of(hand: Hand) -> View:
    async def there() -> View | None:
        return await hand.home()

    return await hand.wait_for(there)


async def posted(slack: SlackChat, card: Card = CARD) -> None:
    await slack.post(Place("T01NORTH", channel=REVIEW), card, "card_1")


# ---- commands


@pytest.mark.parametrize(
    ("command", "typed", "line"),
    [
        ("/note", "Ada Okafor about our open-model work, warm", "note Ada Okafor about our open-model work, warm"),
        ("/note", "", "note"),
        ("/candidate", "find R&D <x>", "candidate find R&D <x>"),
        ("/candidate", "find R&amp;D &lt;x&gt;", "candidate find R&D <x>"),
        ("/followups", "", "followups"),
        ("/overture", "stop wrong list", "stop wrong list"),
    ],
)
async def test_a_slash_command_is_a_line(
    slack: SlackChat, desk: StandIn, mara: Hand, command: str, typed: str, line: str
) -> None:
    await mara.slash(GENERAL, command, typed)
    [event] = desk.events
    assert isinstance(event, Command)
    assert event.line == line
    assert event.can_open
    assert event.origin.key.startswith("slack:")
    assert (event.origin.platform, event.origin.workspace, event.origin.user_id, event.origin.channel) == (
        Platform.SLACK,
        "T01NORTH",
        "U01MARA",
        GENERAL,
    )


async def test_each_delivery_has_a_key_of_its_own(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    await mara.slash(GENERAL, "/note", "Ada")
    await mara.slash(GENERAL, "/note", "Ada")
    await mara.say(mara.dm, "note Ada")
    keys = [origin_of(event).key for event in desk.events]
    assert len(set(keys)) == 3


async def test_the_answer_to_a_command_is_for_its_asker_alone(
    slack: SlackChat, desk: StandIn, mara: Hand, rafael: Hand
) -> None:
    desk.answer = say("On it.")
    await mara.slash(GENERAL, "/note", "Ada")
    told = await mara.wait_for_message(GENERAL, "On it.")
    assert told.ephemeral
    assert await rafael.messages(GENERAL) == []


async def test_done_without_words_says_nothing_and_with_words_says_them(
    slack: SlackChat, desk: StandIn, mara: Hand
) -> None:
    desk.answer = Done()
    await mara.slash(GENERAL, "/note", "Ada")
    assert await mara.messages(GENERAL) == []
    desk.answer = Done(text("shortcut-unknown"))
    await mara.slash(GENERAL, "/note", "Ada")
    assert (await mara.wait_for_message(GENERAL, "This shortcut belongs to an older version.")).ephemeral


async def test_a_form_is_opened_in_answer_to_a_command(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    desk.answer = Open(NOTE_FORM)
    await mara.slash(GENERAL, "/note")
    view = await mara.wait_for_view("Write a note")
    assert view.labels == ["Who", "What about", "Tone", "Day"]


async def test_a_form_that_comes_too_late_is_said_to_be_late(
    slack: SlackChat, desk: StandIn, mara: Hand, sandbox: RunningSandbox
) -> None:
    await sandbox.fault(Fault(kind="error", method="views.open", error="expired_trigger_id"))
    desk.answer = Open(NOTE_FORM)
    await mara.slash(GENERAL, "/note")
    assert (await mara.wait_for_message(GENERAL, "Slack waited too long")).ephemeral


# ---- written lines


async def test_a_line_in_the_direct_conversation_is_a_command_that_opens_no_form(
    slack: SlackChat, desk: StandIn, mara: Hand
) -> None:
    desk.answer = say("On it.")
    await mara.say(mara.dm, "note Ada Okafor & Co <x>")
    told = await mara.wait_for_message(mara.dm, "On it.")
    assert not told.ephemeral
    [event] = desk.events
    assert isinstance(event, Command)
    assert event.line == "note Ada Okafor & Co <x>"
    assert not event.can_open
    assert (event.origin.workspace, event.origin.user_id) == ("T01NORTH", "U01MARA")


async def test_the_bots_own_words_are_not_heard(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    desk.answer = say("note Ada")
    await mara.say(mara.dm, "note Ada")
    await mara.wait_for_message(mara.dm, "note Ada", after=(await mara.messages(mara.dm))[0])
    await mara.say(mara.dm, "second")
    lines = [event.line for event in desk.events if isinstance(event, Command)]
    assert lines == ["note Ada", "second"]


async def test_a_mention_is_a_command_answered_to_its_writer_alone(
    slack: SlackChat, desk: StandIn, rafael: Hand, sandbox: RunningSandbox
) -> None:
    desk.answer = say("On it.")
    await rafael.say(REVIEW, "@Overture note Ada about routing")
    told = await rafael.wait_for_message(REVIEW, "On it.")
    assert told.ephemeral
    assert not any("On it." in message for message in await sandbox.as_("U01DANA").messages(REVIEW))
    [event] = desk.events
    assert isinstance(event, Command)
    assert event.line == "note Ada about routing"
    assert not event.can_open


async def test_an_answer_in_a_thread_stays_in_it(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    first = await mara.say(mara.dm, "hello")
    desk.answer = say("On it.")
    await mara.say(mara.dm, "note Ada", thread_ts=first.ts)

    async def answered() -> bool:
        return any("On it." in message for message in await mara.messages(mara.dm, first.ts))

    await mara.wait_for(answered)


# ---- buttons and menus


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


# ---- forms


async def filled_in(desk: StandIn, mara: Hand) -> None:
    async def answering(event: Event) -> Answer:
        match event:
            case Command():
                return Open(NOTE_FORM)
            case Search():
                return Options((Option("cand_1", "Ada Okafor", "Deep Meadow"),))
            case _:
                return desk.answer

    desk.answering = answering
    await mara.slash(GENERAL, "/note")
    await mara.wait_for_view("Write a note")


FILLED = {"Who": "Ada Okafor", "What about": "R&D\n\nand <more>", "Tone": "warm", "Day": "2026-12-01"}


async def test_a_form_tells_its_values_and_what_it_is_about(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    await filled_in(desk, mara)
    outcome = await mara.submit(FILLED)
    assert (outcome.errors, outcome.response_action) == ({}, "")
    assert await mara.view() is None
    event = desk.events[-1]
    assert isinstance(event, Submit)
    assert (event.form, event.subject, event.seen) == ("note", "subject_1", 7)
    assert event.values == {
        "candidate": "cand_1",
        "purpose": "R&D\n\nand <more>",
        "tone": "warm",
        "day": "2026-12-01",
    }
    assert (event.origin.workspace, event.origin.user_id) == ("T01NORTH", "U01MARA")


async def test_what_is_left_empty_is_an_empty_text(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    await filled_in(desk, mara)
    await mara.submit({"Who": "Ada Okafor"})
    event = desk.events[-1]
    assert isinstance(event, Submit)
    assert event.values == {"candidate": "cand_1", "purpose": "", "tone": "", "day": ""}


async def test_type_ahead_tells_what_is_searched_and_what_was_typed(
    slack: SlackChat, desk: StandIn, mara: Hand
) -> None:
    await filled_in(desk, mara)
    view = await mara.view()
    assert view is not None
    [option] = await mara.options(view, "Who", "ada")
    assert (option.value, option.text, option.description) == ("cand_1", "Ada Okafor", "Deep Meadow")
    event = desk.events[-1]
    assert isinstance(event, Search)
    assert (event.source, event.typed) == ("candidates", "ada")


async def test_a_mistake_stands_at_its_field_and_nothing_typed_is_lost(
    slack: SlackChat, desk: StandIn, mara: Hand
) -> None:
    await filled_in(desk, mara)
    desk.answer = Mistakes({"purpose": "Shorter, please.", "nowhere": "And this."})
    outcome = await mara.submit(FILLED)
    assert outcome.errors == {"purpose": "Shorter, please.", "candidate": "And this."}
    view = await mara.view()
    assert view is not None
    assert view.values["purpose"]["purpose"]["value"] == FILLED["What about"]


async def test_words_in_answer_to_a_form_take_its_place(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    await filled_in(desk, mara)
    desk.answer = say("On it.")
    await mara.submit(FILLED)
    assert "On it." in await mara.wait_for_view("On it.")


async def test_a_form_in_answer_to_a_form_takes_its_place(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    await filled_in(desk, mara)
    desk.answer = Open(Form("second", "Second", (TextField("name", "Name"),), submit="Save"))
    await mara.submit(FILLED)
    assert (await mara.wait_for_view("Second")).labels == ["Name"]


async def test_a_closed_form_is_no_event(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    await filled_in(desk, mara)
    before = len(desk.events)
    await mara.close()
    assert len(desk.events) == before


# ---- home and shortcuts


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


# ---- what breaks


class Broken(Exception):
    """A failure with data in it."""


async def breaking(event: Event) -> Answer:
    raise Broken("Ada Okafor earns a secret sum")


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
