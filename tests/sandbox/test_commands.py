"""Slash commands and shortcuts, from the person's hand to a real Bolt app and back."""

import asyncio
from typing import Any

import httpx2
import pytest
from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import GestureFailed, Hand, RunningSandbox
from tests.sandbox.bots import bolt_app, connected, web_client
from tests.sandbox.conftest import Drift


async def test_a_command_reaches_the_app_with_all_its_fields(sandbox: RunningSandbox, mara: Hand, route: str) -> None:
    app = bolt_app(sandbox)
    seen: list[dict[str, Any]] = []

    @app.command("/note")
    async def note(ack: AsyncAck, command: dict[str, Any]) -> None:
        seen.append(command)
        await ack("on it")

    async with connected(app, sandbox, route):
        await mara.slash("C01GENERAL", "/note", " Ada & Grace <warm> ")
    [command] = seen
    assert command["trigger_id"]
    assert command["response_url"].startswith(sandbox.base_url)
    del command["trigger_id"], command["response_url"], command["token"]
    assert command == {
        "team_id": "T01NORTH",
        "team_domain": "northlight",
        "channel_id": "C01GENERAL",
        "channel_name": "general",
        "user_id": "U01MARA",
        "user_name": "mara.lindqvist",
        "command": "/note",
        "text": "Ada & Grace <warm>",
        "api_app_id": "A01OVERTURE",
        "is_enterprise_install": "false",
    }


async def test_the_answer_to_a_command_is_shown_to_nobody_else(
    sandbox: RunningSandbox, mara: Hand, rafael: Hand, route: str
) -> None:
    app = bolt_app(sandbox)

    @app.command("/note")
    async def note(ack: AsyncAck, command: dict[str, Any]) -> None:
        await ack(text="to all", response_type="in_channel") if command["text"] == "loud" else await ack("on it")

    async with connected(app, sandbox, route):
        await mara.slash("C01GENERAL", "/note")
        await mara.slash("C01GENERAL", "/note", "loud")
    assert [(m.text, m.ephemeral) for m in await mara.messages("C01GENERAL")] == [("on it", True), ("to all", False)]
    assert [m.text for m in await rafael.messages("C01GENERAL")] == ["to all"]


async def test_who_waits_too_long_sees_that_the_app_did_not_respond(
    sandbox: RunningSandbox, mara: Hand, route: str
) -> None:
    app, free = bolt_app(sandbox), asyncio.Event()

    @app.command("/note")
    async def note(ack: AsyncAck) -> None:
        await free.wait()
        await ack()

    async with connected(app, sandbox, route):
        with pytest.raises(GestureFailed, match="/note failed because the app did not respond") as failure:
            await mara.slash("C01GENERAL", "/note", "Ada")
        free.set()
    assert failure.value.error == "operation_timeout"
    [sent] = await sandbox.deliveries("slash_commands")
    assert sent.outcome == "operation_timeout"


async def test_an_absent_app_is_said_to_be_unreachable(sandbox: RunningSandbox, mara: Hand) -> None:
    with pytest.raises(GestureFailed, match="dispatch_failed"):
        await mara.slash("C01GENERAL", "/note", "Ada")


async def test_an_app_that_answers_with_an_error_is_named_as_broken(sandbox: RunningSandbox, mara: Hand) -> None:
    app = bolt_app(sandbox)
    async with connected(app, sandbox):
        with pytest.raises(GestureFailed, match="http_client_error"):
            await mara.slash("C01GENERAL", "/note", "nobody listens to this command: Bolt answers 404")


async def test_a_command_that_is_not_in_the_manifest_does_not_exist(sandbox: RunningSandbox, mara: Hand) -> None:
    with pytest.raises(GestureFailed, match="/candidate is not a valid command"):
        await mara.slash("C01GENERAL", "/candidate")


async def test_a_command_can_only_be_typed_where_one_is(sandbox: RunningSandbox, mara: Hand) -> None:
    with pytest.raises(GestureFailed, match="channel_not_found"):
        await mara.slash("C01REVIEW", "/note")


async def test_mentions_are_resolved_only_where_the_manifest_asks_for_it(sandbox: RunningSandbox, mara: Hand) -> None:
    app = bolt_app(sandbox)
    texts: list[str] = []

    @app.command("/note")
    @app.command("/who")
    async def note(ack: AsyncAck, command: dict[str, Any]) -> None:
        texts.append(command["text"])
        await ack()

    async with connected(app, sandbox):
        await mara.slash("C01GENERAL", "/note", "@Dana Whitfield in #general")
        await mara.slash("C01GENERAL", "/who", "@Dana Whitfield in #general")
    assert texts == ["@Dana Whitfield in #general", "<@U01DANA|dana.whitfield> in <#C01GENERAL|general>"]


async def test_an_answer_that_is_no_message_is_an_error(sandbox: RunningSandbox, mara: Hand) -> None:
    app = bolt_app(sandbox)

    @app.command("/note")
    async def note(ack: AsyncAck) -> None:
        await ack(blocks=[{"type": "header", "text": {"type": "mrkdwn", "text": "no"}}])

    async with connected(app, sandbox):
        with pytest.raises(GestureFailed, match="unsupported type: mrkdwn"):
            await mara.slash("C01GENERAL", "/note")


async def test_a_response_url_takes_five_answers(sandbox: RunningSandbox, mara: Hand) -> None:
    app = bolt_app(sandbox)
    statuses: list[int] = []

    @app.command("/note")
    async def note(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        statuses.extend([(await respond(f"answer {number}")).status_code for number in range(6)])

    async with connected(app, sandbox):
        await mara.slash("C01GENERAL", "/note")
        await sandbox.wait_for(lambda: len(statuses) == 6)
    assert statuses == [200] * 5 + [404]
    assert [m.text for m in await mara.messages("C01GENERAL")] == [f"answer {n}" for n in range(5)]


async def test_a_response_url_ends_after_half_an_hour(sandbox: RunningSandbox, mara: Hand, drift: Drift) -> None:
    app = bolt_app(sandbox)
    urls: list[str] = []

    @app.command("/note")
    async def note(ack: AsyncAck, command: dict[str, Any]) -> None:
        urls.append(command["response_url"])
        await ack()

    async with connected(app, sandbox):
        await mara.slash("C01GENERAL", "/note")
    async with httpx2.AsyncClient() as http:
        drift.seconds = 1799
        assert (await http.post(urls[0], json={"text": "still"})).text == "ok"
        drift.seconds = 1801
        late = await http.post(urls[0], json={"text": "late"})
    assert (late.status_code, late.json()["error"]) == (404, "expired_url")


async def test_a_response_url_changes_and_removes_the_commands_own_answer(sandbox: RunningSandbox, mara: Hand) -> None:
    app = bolt_app(sandbox)
    urls: list[str] = []

    @app.command("/note")
    async def note(ack: AsyncAck, command: dict[str, Any]) -> None:
        urls.append(command["response_url"])
        await ack("one moment")

    async with connected(app, sandbox), httpx2.AsyncClient() as http:
        await mara.slash("C01GENERAL", "/note")
        await http.post(urls[0], json={"text": "there", "replace_original": True})
        assert [m.text for m in await mara.messages("C01GENERAL")] == ["there"]
        await http.post(urls[0], json={"delete_original": True})
        assert await mara.messages("C01GENERAL") == []


async def test_a_trigger_id_opens_one_form(sandbox: RunningSandbox, mara: Hand, drift: Drift) -> None:
    app = bolt_app(sandbox)
    triggers: list[str] = []

    @app.command("/note")
    async def note(ack: AsyncAck, command: dict[str, Any]) -> None:
        triggers.append(command["trigger_id"])
        await ack()

    view = {"type": "modal", "title": {"type": "plain_text", "text": "Note"}, "blocks": [{"type": "divider"}]}
    client = web_client(sandbox)
    async with connected(app, sandbox):
        await mara.slash("C01GENERAL", "/note")
        await mara.slash("C01GENERAL", "/note")
        assert await opening(client, triggers[0], view) == ""
        assert await opening(client, triggers[0], view) == "exchanged_trigger_id"
        assert await opening(client, "1.2.3", view) == "invalid_trigger_id"
        drift.seconds = 3.1
        assert await opening(client, triggers[1], view) == "expired_trigger_id"


async def opening(client: AsyncWebClient, trigger_id: str, view: dict[str, Any]) -> str:
    try:
        await client.views_open(trigger_id=trigger_id, view=view)
    except SlackApiError as refusal:
        return str(refusal.response["error"])
    return ""


async def test_shortcuts_bring_the_message_they_were_used_on(sandbox: RunningSandbox, mara: Hand, route: str) -> None:
    app = bolt_app(sandbox)
    seen: list[dict[str, Any]] = []

    @app.shortcut("add_fact")
    @app.shortcut("new_note")
    async def shortcut(ack: AsyncAck, body: dict[str, Any]) -> None:
        seen.append(body)
        await ack()

    async with connected(app, sandbox, route):
        said = await mara.say("C01GENERAL", "Ada spoke at a meeting")
        await mara.shortcut("add_fact", await mara.message("C01GENERAL", said.ts))
        await mara.shortcut("new_note")
    assert [body["type"] for body in seen] == ["message_action", "shortcut"]
    assert seen[0]["message"]["text"] == "Ada spoke at a meeting"
    assert seen[0]["channel"] == {"id": "C01GENERAL", "name": "general"}
    assert all(body["trigger_id"] and body["user"]["id"] == "U01MARA" for body in seen)


async def test_a_shortcut_that_is_not_in_the_manifest_does_not_exist(sandbox: RunningSandbox, mara: Hand) -> None:
    with pytest.raises(GestureFailed, match="no global shortcut 'add_fact'"):
        await mara.shortcut("add_fact")
