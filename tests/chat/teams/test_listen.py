"""What people do in Teams becomes an event, and the desk's answer reaches them and nobody else."""

import asyncio
import html
import re
from dataclasses import replace

import pytest

from bot.cards.elements import Button, Buttons, Card, ChoiceField, Form, Home, Line, Option, SearchField, TextField
from bot.chat.teams import answers
from bot.chat.teams.pressed import INPUT
from bot.chat.teams.send import TeamsChat
from bot.chat.writing import clean
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
    Search,
    Shortcut,
    ShowHome,
    Submit,
)
from bot.ports import Place, StoreDown
from bot.texts import Words
from db.tables import ConversationKind, Platform
from tests.chat.strategies import HOSTILE
from tests.chat.teams.conftest import FOREIGN, GUEST, MARA, StandIn, connected, say
from tests.peers.bot_connector import GENERAL, REVIEW, TENANT, Connector, Dialog, Hand
from tests.peers.waiting import eventually

APPROVE = Button("Approve", "approve", "note_1", 3)
EDIT = Button("Edit", "edit", "note_1", 3)
CARD_ = Card("A note", (Line("Ada"), Buttons((APPROVE, EDIT))))
FORM = Form(
    "note",
    "Write a note",
    (
        SearchField("candidate", "Who", source="candidates"),
        TextField("purpose", "What about", required=False, lines=3),
        ChoiceField("tone", "Tone", (Option("warm", "warm"), Option("formal", "formal")), required=False),
    ),
    submit="Ask",
    subject="subject_1",
    seen=7,
)
COMPOSING = {"commandContext": "compose", "context": {"theme": "default"}}
ADA = Option("cand_1", "Ada Okafor", "Deep Meadow")


def only(desk: StandIn) -> Event:
    (event,) = desk.events
    return event


async def there(teams: TeamsChat, connector: Connector, card: Card = CARD_) -> None:
    await teams.post(Place(TENANT, channel=REVIEW), card, "card_1")


# ---- typed


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("note Ada Okafor about open models", "note Ada Okafor about open models"),
        ("/note Ada Okafor", "note Ada Okafor"),
        ("/overture status", "status"),
        ("/overture", ""),
        ("/followups", "followups"),
        ("note Ada &amp; &lt;b&gt;", "note Ada & <b>"),
        ("  help\xa0", "help"),
    ],
)
async def test_a_line_in_ones_own_chat_is_a_command(
    teams: TeamsChat, desk: StandIn, mara: Hand, typed: str, line: str
) -> None:
    await mara.say(typed)
    if not line:
        assert desk.events == []
        return
    event = only(desk)
    assert isinstance(event, Command)
    assert (event.line, event.can_open) == (line, True)
    assert event.origin.platform is Platform.TEAMS
    assert (event.origin.workspace, event.origin.user_id, event.origin.channel) == (TENANT, MARA.user_id, mara.dm)


async def test_the_answer_stands_in_ones_own_chat(
    teams: TeamsChat, connector: Connector, desk: StandIn, mara: Hand
) -> None:
    desk.answer = say("On it.")
    await mara.say("note Ada")
    await mara.wait_for(mara.dm, "On it.")


async def test_a_mention_in_a_channel_is_a_command_and_answered_where_nobody_else_reads(
    teams: TeamsChat, connector: Connector, desk: StandIn, mara: Hand
) -> None:
    await mara.install()
    desk.events.clear()
    desk.answer = say("Ada Okafor is with Mara.")
    await mara.mention(GENERAL, "note Ada Okafor")
    event = only(desk)
    assert isinstance(event, Command)
    assert event.line == "note Ada Okafor"
    await mara.wait_for(mara.dm, "Ada Okafor is with Mara.")
    assert connector.of(GENERAL) == []


async def test_who_has_no_chat_with_us_is_pointed_to_it(
    teams: TeamsChat, connector: Connector, desk: StandIn, mara: Hand
) -> None:
    desk.answer = say("Ada Okafor is with Mara.")
    await mara.mention(GENERAL, "note Ada Okafor")
    message = await mara.wait_for(GENERAL, "Open a chat with Overture")
    assert "Ada" not in message


@pytest.mark.parametrize("word", ["home", "Home", "Übersicht"])
async def test_the_persons_page_is_shown_by_a_word(teams: TeamsChat, desk: StandIn, mara: Hand, word: str) -> None:
    desk.answer = ShowHome(Home((Line("Waiting for you"),)))
    await mara.say(word)
    assert isinstance(only(desk), HomeOpened)
    await mara.wait_for(mara.dm, "Waiting for you")


async def test_a_form_is_opened_from_a_line_by_a_button(teams: TeamsChat, desk: StandIn, mara: Hand) -> None:
    desk.answer = Open(FORM)
    await mara.say("note")
    message = await mara.wait_for(mara.dm, "Write a note", button="Open")
    dialog = await mara.press(message, "Open")
    assert isinstance(dialog, Dialog)
    assert dialog.title == "Write a note"


# ---- who comes


@pytest.mark.parametrize("who", [GUEST, FOREIGN], ids=["a guest", "somebody of another tenant"])
async def test_who_is_no_member_has_no_rights(
    teams: TeamsChat, connector: Connector, desk: StandIn, who: object
) -> None:
    hand = connector.person(who.user_id)  # type: ignore[attr-defined]
    await hand.say("note Ada")
    await hand.mention(GENERAL, "status")
    assert desk.events == []
    assert desk.whereabouts == []
    await hand.wait_for(hand.dm, "members of the company only")


async def test_who_cannot_be_looked_up_is_nobody(
    teams: TeamsChat, connector: Connector, desk: StandIn, mara: Hand
) -> None:
    connector.rosters[mara.dm] = []
    await mara.say("note Ada")
    assert desk.events == []


async def test_somebody_without_an_account_in_the_tenant_is_nobody(
    teams: TeamsChat, connector: Connector, desk: StandIn, mara: Hand
) -> None:
    activity = mara.activity({"type": "message", "text": "status"}, mara.dm)
    activity["from"].pop("aadObjectId")
    assert (await connector.deliver(activity)).status_code == 200
    assert desk.events == []


async def test_the_roster_is_asked_once_a_day(
    teams: TeamsChat, connector: Connector, desk: StandIn, mara: Hand
) -> None:
    for _ in range(3):
        await mara.say("status")
    assert len([call for call in connector.calls if "/members/" in call[1]]) == 1
    assert len(desk.whereabouts) == 1


# ---- whereabouts


async def test_installing_tells_where_somebody_is_and_shows_their_page(
    teams: TeamsChat, connector: Connector, desk: StandIn, mara: Hand
) -> None:
    desk.answer = ShowHome(Home((Line("Hello Mara"),)))
    await mara.install()
    (met,) = desk.whereabouts
    assert (met.kind, met.subject, met.address, met.email) == (  # type: ignore[union-attr]
        ConversationKind.PERSONAL,
        MARA.user_id,
        mara.dm,
        MARA.email,
    )
    await mara.wait_for(mara.dm, "Hello Mara")
    # Teams tells of one installation twice; it is one page.
    assert isinstance(only(desk), HomeOpened)


async def test_removing_is_told(teams: TeamsChat, desk: StandIn, mara: Hand) -> None:
    await mara.install()
    await mara.remove()
    assert desk.whereabouts[-1].subject == MARA.user_id
    assert len(desk.whereabouts) == 2


# ---- pressed


async def test_a_press_is_a_click_and_the_card_comes_back(
    teams: TeamsChat, connector: Connector, desk: StandIn, rafael: Hand
) -> None:
    await there(teams, connector)
    desk.shown = Card("A note", (Line("approved · Rafael Ortiz"),))
    shown = await rafael.press(connector.of(REVIEW)[0], "Approve")
    event = only(desk)
    assert isinstance(event, Click)
    assert (event.verb, event.subject, event.seen) == ("approve", "note_1", 3)
    assert event.origin.channel == REVIEW
    assert isinstance(shown, dict)
    assert "approved · Rafael Ortiz" in str(shown)


async def test_a_sentence_is_said_in_passing(
    teams: TeamsChat, connector: Connector, desk: StandIn, rafael: Hand
) -> None:
    await there(teams, connector)
    desk.answer = say("Already approved by Dana.")
    assert await rafael.press(connector.of(REVIEW)[0], "Approve") == "Already approved by Dana."


async def test_more_than_a_sentence_goes_to_ones_own_chat(
    teams: TeamsChat, connector: Connector, desk: StandIn, rafael: Hand
) -> None:
    await rafael.install()
    await there(teams, connector)
    await rafael.press(connector.of(REVIEW)[0], "Approve")
    from_card = Card("Which one", (Line("Which Ada"), Buttons((APPROVE,))))
    desk.answer = say("x").__class__(from_card)
    await rafael.press(connector.of(REVIEW)[0], "Approve")
    await rafael.wait_for(rafael.dm, "Which Ada", button="Approve")
    assert len(connector.of(REVIEW)) == 1


async def test_the_same_press_under_another_id_is_the_same_deed(
    teams: TeamsChat, connector: Connector, desk: StandIn, rafael: Hand
) -> None:
    await there(teams, connector)
    for _ in range(2):
        await rafael.press(connector.of(REVIEW)[0], "Approve")
    first, second = desk.events
    assert first.origin.key == second.origin.key


async def test_another_persons_press_is_another_deed(
    teams: TeamsChat, connector: Connector, desk: StandIn, rafael: Hand, mara: Hand
) -> None:
    connector.rosters[REVIEW].append(MARA.user_id)
    await there(teams, connector)
    await rafael.press(connector.of(REVIEW)[0], "Approve")
    await mara.press(connector.of(REVIEW)[0], "Approve")
    first, second = desk.events
    assert first.origin.key != second.origin.key


# ---- forms


async def test_a_form_is_opened_filled_and_sent(
    teams: TeamsChat, connector: Connector, desk: StandIn, rafael: Hand
) -> None:
    await there(teams, connector)
    desk.answer = Open(FORM)
    dialog = await rafael.press(connector.of(REVIEW)[0], "Edit")
    assert isinstance(dialog, Dialog)
    desk.answer = Done()
    assert await dialog.submit({"Who": "cand_1", "What about": "R&D\n\nand <more>", "Tone": "warm"}) is None
    event = desk.events[-1]
    assert isinstance(event, Submit)
    assert (event.form, event.subject, event.seen) == ("note", "subject_1", 7)
    assert event.values == {"candidate": "cand_1", "purpose": "R&D\n\nand <more>", "tone": "warm"}


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_mistake_opens_the_form_again_with_all_that_was_typed(
    connector: Connector, desk: StandIn, rafael: Hand, restarted: bool
) -> None:
    async def answering(event: Event) -> Answer:
        match event:
            case Search():
                return Options((ADA,))
            case Submit():
                return Mistakes({"purpose": "Too long.", "": "Something else."})
            case _:
                return Open(FORM)

    desk.answering = answering
    async with connected(connector, desk) as teams:
        await there(teams, connector)
        dialog = await rafael.press(connector.of(REVIEW)[0], "Edit")
        assert isinstance(dialog, Dialog)
        assert [one["title"].partition(" ")[0] for one in await rafael.search("candidates", "ad")] == ["Ada"]
        filled = {"Who": "cand_1", "What about": "R&D", "Tone": "formal"}
        again = None if restarted else await dialog.submit(filled)
    if restarted:
        async with connected(connector, desk):
            again = await dialog.submit(filled)
    assert isinstance(again, Dialog)
    assert "Too long." in again
    assert "Something else." in again
    assert again.fields["What about"] == "R&D"
    assert again.fields["Tone"] == "formal"
    if not restarted:
        assert again.fields["Who"] == "cand_1"


async def test_what_the_desk_says_takes_the_place_of_the_form(
    teams: TeamsChat, connector: Connector, desk: StandIn, rafael: Hand
) -> None:
    await there(teams, connector)
    desk.answer = Open(FORM)
    dialog = await rafael.press(connector.of(REVIEW)[0], "Edit")
    assert isinstance(dialog, Dialog)
    desk.answer = say("On it.")
    assert await dialog.submit() == "On it."


async def test_a_search_offers_what_the_desk_finds(teams: TeamsChat, desk: StandIn, mara: Hand) -> None:
    desk.answer = Options((ADA,))
    found = await mara.search("candidates", "ad")
    assert [one["value"] for one in found] == ["cand_1"]
    event = only(desk)
    assert isinstance(event, Search)
    assert (event.source, event.typed) == ("candidates", "ad")


# ---- the message extension


async def test_the_message_extension_finds_candidates_and_puts_no_name_into_the_chat(
    teams: TeamsChat, desk: StandIn, mara: Hand
) -> None:
    desk.answer = Options((ADA,))
    value = {"commandId": "candidates", "parameters": [{"name": "query", "value": "ad"}]}
    body = await mara.invoke("composeExtension/query", value)
    (found,) = body["composeExtension"]["attachments"]
    assert found["preview"]["content"]["title"] == "Ada Okafor"
    assert "Okafor" not in str(found["content"])
    assert "Deep Meadow" not in str(found["content"])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_the_message_extension_finds_is_plain_text(hostile: str) -> None:
    option = replace(ADA, label=hostile, detail=hostile)
    (found,) = answers.listed([option], Words.of("en"))["composeExtension"]["attachments"]
    shown = found["preview"]["content"]
    plain = " ".join(clean(hostile).split())
    assert shown["title"] == html.unescape(shown["text"]) == plain
    # Nothing of it is a tag, or an entity of the text's own.
    assert not re.search(r"[<>\"']|&(?!(?:amp|lt|gt|quot|#x27);)", shown["text"])


async def test_the_message_extension_starts_a_note(teams: TeamsChat, desk: StandIn, mara: Hand) -> None:
    desk.answer = Open(FORM)
    body = await mara.invoke("composeExtension/fetchTask", {"commandId": "write_note"} | COMPOSING)
    assert body["task"]["value"]["title"] == "Write a note"
    event = only(desk)
    assert isinstance(event, Shortcut)
    assert event.name == "write_note"


async def test_a_message_becomes_a_fact_with_its_address(teams: TeamsChat, desk: StandIn, mara: Hand) -> None:
    desk.answer = Open(FORM)
    payload = {
        "id": "1732443000001",
        "messageType": "message",
        "createdDateTime": "2026-11-24T10:00:00.000Z",
        "importance": "normal",
        "from": {"user": {"userIdentityType": "aadUser", "id": MARA.user_id, "displayName": MARA.name}},
        "body": {"contentType": "html", "content": "<p>Ada&nbsp;spoke at <b>R&amp;D</b></p>"},
        "linkToMessage": "https://teams.example/l/message/1",
    }
    await mara.invoke("composeExtension/fetchTask", {"commandId": "add_fact", "messagePayload": payload} | COMPOSING)
    event = only(desk)
    assert isinstance(event, Shortcut)
    assert (event.name, event.text, event.link) == (
        "add_fact",
        "Ada spoke at R&D",
        "https://teams.example/l/message/1",
    )


# ---- what goes wrong


class Broken(Exception):
    """A failure with data in it."""


async def test_a_failure_is_told_with_a_reference_and_no_words_of_it(
    teams: TeamsChat, desk: StandIn, mara: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    async def breaking(event: Event) -> Answer:
        raise Broken("Ada Okafor earns a secret sum")

    desk.answering = breaking
    await mara.say("status")
    await mara.wait_for(mara.dm, "Something broke here")
    assert "secret sum" not in capsys.readouterr().out


async def test_at_a_form_a_failure_loses_nothing(
    teams: TeamsChat, connector: Connector, desk: StandIn, rafael: Hand
) -> None:
    await there(teams, connector)
    desk.answer = Open(FORM)
    dialog = await rafael.press(connector.of(REVIEW)[0], "Edit")
    assert isinstance(dialog, Dialog)

    async def down(event: Event) -> Answer:
        raise StoreDown("gone")

    desk.answering = down
    again = await dialog.submit({"What about": "R&D"})
    assert isinstance(again, Dialog)
    assert again.fields["What about"] == "R&D"
    assert "The database cannot be reached" in again


async def test_an_answer_that_takes_long_follows_in_the_chat(connector: Connector, desk: StandIn, mara: Hand) -> None:
    go_on = asyncio.Event()

    async def slow(event: Event) -> Answer:
        await go_on.wait()
        return say("At last.")

    desk.answering = slow
    async with connected(connector, desk, patience=0.01):
        await mara.say("status")
        await mara.wait_for(mara.dm, "takes longer than usual")
        go_on.set()
        await mara.wait_for(mara.dm, "At last.")


async def test_what_teams_does_not_take_of_an_answer_is_no_outage(
    teams: TeamsChat, connector: Connector, desk: StandIn, mara: Hand
) -> None:
    await mara.say("status")
    connector.closed.add(mara.dm)
    desk.answer = say("x")
    await mara.say("status")
    await eventually(lambda: len(desk.events) == 2)


def test_a_field_cannot_pass_for_a_button() -> None:
    assert INPUT.endswith(":")
