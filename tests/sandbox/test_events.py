"""What people write reaches a real Bolt app as events, again and again until it is acknowledged."""

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from bot.sandbox import Fault, Hand, RunningSandbox
from tests.sandbox.bots import bolt_app, connected, web_client

Json = dict[str, Any]


async def test_a_direct_message_reaches_the_app_escaped(sandbox: RunningSandbox, mara: Hand, route: str) -> None:
    app = bolt_app(sandbox)
    bodies: list[Json] = []

    @app.event("message")
    async def message(body: Json) -> None:
        bodies.append(body)

    async with connected(app, sandbox, route):
        said = await mara.say(mara.dm, "note Ada <ada@okafor.example> & co")
        await sandbox.wait_for(lambda: bodies)
    event = bodies[0]["event"]
    address = "<mailto:ada@okafor.example|ada@okafor.example>"
    assert event["text"] == f"note Ada &lt;{address}&gt; &amp; co"
    assert (event["type"], event["channel_type"], event["channel"]) == ("message", "im", mara.dm)
    assert (event["user"], event["ts"]) == ("U01MARA", said.ts)
    assert said.acked
    assert (bodies[0]["team_id"], bodies[0]["api_app_id"]) == ("T01NORTH", "A01OVERTURE")


async def test_a_mention_in_a_channel_is_an_event_of_its_own(sandbox: RunningSandbox, mara: Hand, route: str) -> None:
    app = bolt_app(sandbox)
    texts: list[str] = []

    @app.event("app_mention")
    async def mention(event: Json) -> None:
        texts.append(event["text"])

    async with connected(app, sandbox, route):
        await mara.say("C01GENERAL", "nothing for you")
        await mara.say("C01GENERAL", "@Overture note @Dana Whitfield")
        await sandbox.wait_for(lambda: texts)
    assert texts == ["<@U01OVERTURE> note <@U01DANA>"]


async def test_only_what_the_manifest_asked_for_is_sent(sandbox: RunningSandbox, mara: Hand) -> None:
    app = bolt_app(sandbox)
    async with connected(app, sandbox):
        await mara.say("C01GENERAL", "message.channels was not asked for")
    assert await sandbox.deliveries("events_api") == []


async def test_the_app_hears_its_own_words_as_a_bots(sandbox: RunningSandbox, mara: Hand) -> None:
    client = web_client(sandbox)
    posted = await client.chat_postMessage(channel="U01MARA", text="hello")
    await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="hello again")
    sent = await sandbox.wait_for(lambda: two_first_tries(sandbox))
    said, changed = (delivery.payload["event"] for delivery in sent)
    assert (said["bot_id"], said["user"]) == ("B01OVERTURE", "U01OVERTURE")
    assert changed["subtype"] == "message_changed"
    assert changed["message"]["text"] == "hello again"
    assert changed["previous_message"]["text"] == "hello"


async def two_first_tries(sandbox: RunningSandbox) -> list[Any]:
    first = [sent for sent in await sandbox.deliveries("events_api") if sent.attempt == 0]
    return first if len(first) == 2 else []


async def test_bolt_is_not_bothered_with_its_own_words(sandbox: RunningSandbox, mara: Hand) -> None:
    app = bolt_app(sandbox)
    texts: list[str] = []

    @app.event("message")
    async def message(event: Json) -> None:
        texts.append(event["text"])

    async with connected(app, sandbox):
        await web_client(sandbox).chat_postMessage(channel="U01MARA", text="hello")
        await mara.say(mara.dm, "hello yourself")
        await sandbox.wait_for(lambda: texts)
    assert texts == ["hello yourself"]


class Peer:
    """An HTTP endpoint without Bolt, which shows what really travels."""

    def __init__(self, answer: Callable[[int], Response]) -> None:
        self.requests: list[tuple[dict[str, str], bytes]] = []
        self._answer = answer
        self.app = Starlette(routes=[Route("/slack/events", self.take, methods=["POST"])])

    async def take(self, request: Request) -> Response:
        body = await request.body()
        if request.headers["content-type"] == "application/json" and json.loads(body)["type"] == "url_verification":
            return PlainTextResponse(json.loads(body)["challenge"])
        self.requests.append((dict(request.headers), body))
        return self._answer(len(self.requests))


async def test_an_event_that_is_not_acknowledged_comes_three_more_times(sandbox: RunningSandbox, mara: Hand) -> None:
    peer = Peer(lambda _: Response(status_code=500))
    await sandbox.deliver_to(peer.app)
    said = await mara.say(mara.dm, "hello")
    assert not said.acked
    await sandbox.wait_for(lambda: len(peer.requests) == 4)
    retries = [headers.get("x-slack-retry-num") for headers, _ in peer.requests]
    reasons = [headers.get("x-slack-retry-reason") for headers, _ in peer.requests]
    assert retries == [None, "1", "2", "3"]
    assert reasons == [None, "http_error", "http_error", "http_error"]
    assert len({json.loads(body)["event_id"] for _, body in peer.requests}) == 1


async def test_an_acknowledged_retry_is_the_last(sandbox: RunningSandbox, mara: Hand) -> None:
    peer = Peer(lambda count: Response(status_code=200 if count == 2 else 500))
    await sandbox.deliver_to(peer.app)
    await mara.say(mara.dm, "first")
    await sandbox.wait_for(lambda: len(peer.requests) == 2)
    await mara.say(mara.dm, "second")
    await sandbox.wait_for(lambda: len(peer.requests) == 6)
    texts = [json.loads(body)["event"]["text"] for _, body in peer.requests]
    assert texts == ["first"] * 2 + ["second"] * 4


async def test_the_app_may_ask_not_to_be_told_again(sandbox: RunningSandbox, mara: Hand) -> None:
    peer = Peer(lambda _: Response(status_code=500, headers={"X-Slack-No-Retry": "1"}))
    await sandbox.deliver_to(peer.app)
    await mara.say(mara.dm, "first")
    await mara.say(mara.dm, "second")
    assert [json.loads(body)["event"]["text"] for _, body in peer.requests] == ["first", "second"]


async def test_over_socket_mode_an_envelope_is_sent_again_too(sandbox: RunningSandbox, mara: Hand) -> None:
    await mara.say(mara.dm, "nobody is there")

    async def four() -> bool:
        return len(await sandbox.deliveries("events_api")) == 4

    await sandbox.wait_for(four)
    assert {sent.outcome for sent in await sandbox.deliveries("events_api")} == {"dispatch_failed"}


async def test_each_delivery_is_signed(sandbox: RunningSandbox, mara: Hand) -> None:
    peer = Peer(lambda _: Response())
    await sandbox.deliver_to(peer.app)
    await mara.slash("C01GENERAL", "/note", "Ada & Grace")
    await mara.say(mara.dm, "hello")
    await mara.shortcut("new_note")
    assert [headers["content-type"] for headers, _ in peer.requests] == [
        "application/x-www-form-urlencoded",
        "application/json",
        "application/x-www-form-urlencoded",
    ]
    for headers, body in peer.requests:
        base = f"v0:{headers['x-slack-request-timestamp']}:".encode() + body
        expected = hmac.new(sandbox.signing_secret.encode(), base, hashlib.sha256).hexdigest()
        assert headers["x-slack-signature"] == f"v0={expected}"
    assert peer.requests[2][1].startswith(b"payload=%7B")


async def test_a_request_url_that_does_not_answer_the_challenge_is_not_connected(sandbox: RunningSandbox) -> None:
    async def deaf(
        scope: Json, receive: Callable[[], Awaitable[Json]], send: Callable[[Json], Awaitable[None]]
    ) -> None:
        await Response("yes")(scope, receive, send)  # type: ignore[arg-type]

    await sandbox.deliver_to(deaf)  # type: ignore[arg-type]
    with pytest.raises(TimeoutError, match="the bot to connect"):
        await sandbox.wait_connected(within=0.3)


async def test_a_socket_address_can_be_used_once(sandbox: RunningSandbox) -> None:
    opened = await web_client(sandbox, sandbox.app_token).apps_connections_open(app_token=sandbox.app_token)
    async with connect(opened["url"]) as socket:
        assert json.loads(await socket.recv())["type"] == "hello"
    with pytest.raises(InvalidStatus):
        await connect(opened["url"])


async def test_the_app_reconnects_after_its_socket_was_dropped(sandbox: RunningSandbox, mara: Hand) -> None:
    app = bolt_app(sandbox)
    texts: list[str] = []

    @app.event("message")
    async def message(event: Json) -> None:
        texts.append(event["text"])

    async with connected(app, sandbox, "socket"):
        await sandbox.fault(Fault("refresh_socket"))
        await sandbox.wait_for(lambda: reconnected(sandbox))
        await mara.say(mara.dm, "still there?")
        await sandbox.wait_for(lambda: texts)
    assert texts == ["still there?"]


async def reconnected(sandbox: RunningSandbox) -> bool:
    health = await sandbox.get("/sandbox/health")
    return len(await sandbox.calls("apps.connections.open")) >= 2 and bool(health["bot"]["connected"])


async def test_the_app_hears_that_its_channel_was_shared_and_that_it_was_removed(sandbox: RunningSandbox) -> None:
    app = bolt_app(sandbox)
    heard: list[str] = []

    @app.event("channel_shared")
    @app.event("group_left")
    async def changed(event: Json) -> None:
        heard.append(event["type"])

    async with connected(app, sandbox):
        await sandbox.fault(Fault("share_channel", channel="C01REVIEW"))
        await sandbox.fault(Fault("remove_bot", channel="C01REVIEW"))
        await sandbox.wait_for(lambda: len(heard) == 2)
    assert sorted(heard) == ["channel_shared", "group_left"]
