"""A typed line, with a slash, in the direct conversation or with a mention, is a command; its answer is for its writer alone."""

import pytest

from bot.chat.slack.send import SlackChat
from bot.events import Command, Done, Open
from bot.sandbox import Fault, Hand, RunningSandbox
from bot.texts import text
from db.tables import Platform
from tests.chat.slack.conftest import StandIn, say
from tests.chat.slack.people import GENERAL, NOTE_FORM, REVIEW, origin_of

# ---- commands


@pytest.mark.parametrize(
    ("command", "typed", "line"),
    [
        ("/note", "Ada Okafor about our open-model work, warm", "note Ada Okafor about our open-model work, warm"),
        ("/note", "", "note"),
        ("/candidate", "find R&D <x>", "candidate find R&D <x>"),
        ("/candidate", "find R&amp;D &lt;x&gt;", "candidate find R&D <x>"),
        ("/followups", "", "followups"),
        ("/points", "add We publish.", "points add We publish."),
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
