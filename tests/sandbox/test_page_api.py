"""What the page is told: who sees what, and at once."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest
from websockets.asyncio.client import ClientConnection, connect

from bot.sandbox import GestureFailed, Hand, RunningSandbox, SandboxClient
from tests.sandbox.bots import web_client


@asynccontextmanager
async def live(sandbox: RunningSandbox, user: str) -> AsyncIterator[ClientConnection]:
    async with connect(f"{sandbox.base_url.replace('http', 'ws')}/sandbox/live?as={user}") as socket:
        yield socket


async def test_each_person_sees_their_own_channels(sandbox: RunningSandbox, mara: Hand, rafael: Hand) -> None:
    assert await mara.channels() == ["C01GENERAL", "D01MARA"]
    assert await rafael.channels() == ["C01GENERAL", "C01REVIEW", "D01RAFAEL"]
    with pytest.raises(LookupError, match="channel_not_found"):
        await mara.messages("C01REVIEW")
    with pytest.raises(LookupError, match="user_not_found"):
        await sandbox.as_("U99").channels()


async def test_the_page_is_told_all_that_stands_around_the_messages(sandbox: RunningSandbox) -> None:
    state = await sandbox.get("/sandbox/state", {"as": "U01MARA"})
    assert (state["team"], state["me"]) == ({"id": "T01NORTH", "name": "Northlight"}, "U01MARA")
    assert state["commands"][0] == {
        "command": "/note",
        "description": "Write a note",
        "usage_hint": "NAME [about …]",
    }
    assert {shortcut["callback_id"]: shortcut["type"] for shortcut in state["shortcuts"]} == {
        "add_fact": "message",
        "new_note": "global",
    }
    assert state["bot"] == {"user_id": "U01OVERTURE", "name": "Overture", "connected": False}
    assert state["clock"]["offset_seconds"] == 0
    jonas = next(person for person in state["people"] if person["id"] == "U01JONAS")
    assert (jonas["tz"], jonas["locale"], jonas["is_bot"]) == ("Europe/Berlin", "de-DE", False)
    direct = next(channel for channel in state["channels"] if channel["id"] == "D01MARA")
    assert (direct["kind"], direct["with"], direct["name"]) == ("dm", "U01OVERTURE", "Overture")


async def test_unread_messages_count_until_they_are_read(sandbox: RunningSandbox, mara: Hand, rafael: Hand) -> None:
    async def unread(hand: Hand) -> int:
        state = await sandbox.get("/sandbox/state", {"as": hand.user_id})
        return int(next(channel["unread"] for channel in state["channels"] if channel["id"] == "C01GENERAL"))

    await mara.say("C01GENERAL", "one")
    await mara.say("C01GENERAL", "two")
    assert (await unread(mara), await unread(rafael)) == (0, 2)
    await rafael.read("C01GENERAL")
    assert await unread(rafael) == 0


async def test_a_post_is_told_at_once_to_those_who_see_it(sandbox: RunningSandbox) -> None:
    async with live(sandbox, "U01RAFAEL") as rafaels, live(sandbox, "U01MARA") as maras:
        await web_client(sandbox).chat_postMessage(channel="C01REVIEW", text="for recruiters")
        posted = await web_client(sandbox).chat_postMessage(channel="C01GENERAL", text="for all")
        seen = [json.loads(await rafaels.recv()) for _ in range(4)]
        first = json.loads(await maras.recv())
    assert [(notice["type"], notice.get("channel")) for notice in seen] == [
        ("message", "C01REVIEW"),
        ("channels", None),
        ("message", "C01GENERAL"),
        ("channels", None),
    ]
    assert first == {"type": "message", "channel": "C01GENERAL", "ts": posted["ts"], "thread_ts": None}


async def test_changes_forms_and_time_are_told_too(sandbox: RunningSandbox) -> None:
    client = web_client(sandbox)
    posted = await client.chat_postMessage(channel="U01MARA", text="a")
    async with live(sandbox, "U01MARA") as socket:
        await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="b")
        await client.chat_postEphemeral(channel=posted["channel"], user="U01MARA", text="c")
        await client.views_publish(user_id="U01MARA", view={"type": "home", "blocks": []})
        await sandbox.forward(days=1)
        await client.chat_delete(channel=posted["channel"], ts=posted["ts"])
        kinds = [json.loads(await socket.recv())["type"] for _ in range(7)]
    assert kinds == ["changed", "ephemeral", "channels", "home", "clock", "deleted", "channels"]


async def test_an_element_that_is_gone_is_said_to_be_gone(sandbox: RunningSandbox, rafael: Hand) -> None:
    button = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
    blocks = [{"type": "actions", "elements": [button]}]
    client = web_client(sandbox)
    posted = await client.chat_postMessage(channel="C01REVIEW", text="a", blocks=blocks)
    old = await rafael.message("C01REVIEW", posted["ts"])
    await client.chat_update(channel="C01REVIEW", ts=posted["ts"], text="done", blocks=[])
    with pytest.raises(GestureFailed, match="no longer there"):
        await rafael.click(old, "Go")


async def test_nobody_can_act_as_the_bot_or_in_an_unknown_way(sandbox: RunningSandbox, mara: Hand) -> None:
    with pytest.raises(GestureFailed, match="unknown_act"):
        await sandbox.as_("U01OVERTURE").say("C01GENERAL", "I am the bot")
    answer = await sandbox.post("/sandbox/do", {"as": "U01MARA", "act": "dance"})
    assert answer["error"] == "unknown_act"


async def test_a_hand_says_what_there_is_when_it_finds_nothing(sandbox: RunningSandbox, mara: Hand) -> None:
    await mara.say("C01GENERAL", "hello there")
    message = await mara.wait_for_message("C01GENERAL", "hello")
    with pytest.raises(LookupError, match="no 'Approve' here, only: nothing to use"):
        await mara.click(message, "Approve")
    with pytest.raises(TimeoutError, match="the last messages there are:\nhello there"):
        await mara.wait_for_message("C01GENERAL", "goodbye", within=0.1)


async def test_a_client_elsewhere_works_alike(sandbox: RunningSandbox) -> None:
    async with SandboxClient(sandbox.base_url) as elsewhere:
        await elsewhere.as_("U01MARA").say("C01GENERAL", "from afar")
    assert [m.text for m in await sandbox.as_("U01DANA").messages("C01GENERAL")] == ["from afar"]


async def test_the_page_is_served_and_nothing_beside_it(sandbox: RunningSandbox) -> None:
    async with httpx2.AsyncClient(base_url=sandbox.base_url) as http:
        assert "<html" in (await http.get("/")).text
        assert (await http.get("/page/../workspace.json")).status_code == 404
        assert (await http.get("/page/%2e%2e/workspace.json")).status_code == 404


def test_the_page_lies_where_it_is_served_from() -> None:
    assert (Path(__file__).parents[2] / "bot" / "sandbox" / "page" / "index.html").is_file()
