"""Nothing that Slack has not signed in the last five minutes reaches anybody, and none of it is a fault of ours."""

import json
from collections.abc import AsyncIterator

import httpx2
import pytest

from bot.chat.slack.connect import Connection
from tests.chat.slack.conftest import StandIn, say
from tests.chat.slack.signed import COMMAND, client, connection, form, headers, interaction

URL = "/slack/events"
BODY = form(COMMAND)


@pytest.fixture
async def http(desk: StandIn) -> AsyncIterator[httpx2.AsyncClient]:
    async with client(connection(desk.handle)) as made:
        yield made


async def test_what_is_signed_is_answered(http: httpx2.AsyncClient, desk: StandIn) -> None:
    desk.answer = say("On it.")
    answer = await http.post(URL, content=BODY, headers=headers(BODY))
    assert answer.status_code == 200
    assert answer.json()["response_type"] == "ephemeral"
    assert len(desk.events) == 1


def forged() -> dict[str, tuple[bytes, dict[str, str]]]:
    right = headers(BODY)
    return {
        "no signature": (BODY, {"Content-Type": right["Content-Type"]}),
        "no timestamp": (BODY, {k: v for k, v in right.items() if "Timestamp" not in k}),
        "another secret": (BODY, headers(BODY, secret="another")),
        "another body": (form({**COMMAND, "user_id": "U01NOOR"}), right),
        "a timestamp of six minutes ago": (BODY, headers(BODY, age=360)),
        "a timestamp of tomorrow": (BODY, headers(BODY, age=-86_400)),
        "another timestamp": (BODY, right | {"X-Slack-Request-Timestamp": headers(BODY, age=5)["X-Slack-Request-Timestamp"]}),
        "a timestamp that is no number": (BODY, right | {"X-Slack-Request-Timestamp": "yesterday"}),
        "a timestamp that is not finite": (BODY, right | {"X-Slack-Request-Timestamp": "nan"}),
        "a negative timestamp": (BODY, right | {"X-Slack-Request-Timestamp": "-1"}),
        "an endless timestamp": (BODY, right | {"X-Slack-Request-Timestamp": "9" * 5000}),
        "an empty signature": (BODY, right | {"X-Slack-Signature": ""}),
        "another version": (BODY, right | {"X-Slack-Signature": right["X-Slack-Signature"].replace("v0", "v1")}),
        "a body that is no text": (b"\xff\xfe", headers(b"\xff\xfe")),
        "unsigned JSON that is none": (b"{", {"Content-Type": "application/json"}),
    }  # fmt: skip


@pytest.mark.parametrize("name", forged())
async def test_what_is_not_signed_is_refused_and_reaches_nobody(
    http: httpx2.AsyncClient, desk: StandIn, name: str
) -> None:
    body, given = forged()[name]
    assert (await http.post(URL, content=body, headers=given)).status_code == 401
    assert desk.events == []


async def test_a_signature_beyond_ascii_is_refused(http: httpx2.AsyncClient, desk: StandIn) -> None:
    given = [(k.encode(), v.encode("latin-1")) for k, v in (headers(BODY) | {"X-Slack-Signature": "v0=é"}).items()]
    assert (await http.post(URL, content=BODY, headers=given)).status_code == 401
    assert desk.events == []


async def test_what_is_too_large_is_not_even_read(http: httpx2.AsyncClient, desk: StandIn) -> None:
    body = b"x" * 1_100_000
    assert (await http.post(URL, content=body, headers=headers(body))).status_code == 413


async def test_signed_nonsense_is_refused(http: httpx2.AsyncClient, desk: StandIn) -> None:
    body = b"{"
    answer = await http.post(URL, content=body, headers=headers(body, kind="application/json"))
    assert answer.status_code == 400


async def test_the_request_url_is_verified(http: httpx2.AsyncClient) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "c0ffee"}).encode()
    answer = await http.post(URL, content=body, headers=headers(body, kind="application/json"))
    assert (answer.status_code, answer.json()) == (200, {"challenge": "c0ffee"})


async def test_an_ssl_check_is_answered_without_a_signature_and_does_nothing(
    http: httpx2.AsyncClient, desk: StandIn
) -> None:
    assert (await http.post(URL, content=b"ssl_check=1&token=x")).status_code == 200
    assert desk.events == []


async def test_an_ssl_check_does_not_let_a_command_in(http: httpx2.AsyncClient, desk: StandIn) -> None:
    assert (await http.post(URL, content=form({**COMMAND, "ssl_check": "1"}))).status_code == 401
    assert desk.events == []


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "event_callback", "event_id": "Ev1", "team_id": "T01NORTH", "event": {"type": "team_join"}},
        {"type": "event_callback", "event_id": "Ev1", "event": {"type": "message", "channel_type": "im"}},
        {
            "type": "event_callback",
            "event_id": "Ev1",
            "event": {
                "type": "message",
                "channel_type": "im",
                "subtype": "message_changed",
                "message": {"user": "U01MARA", "text": "note Ada"},
            },
        },
        {
            "type": "event_callback",
            "event_id": "Ev1",
            "event": {
                "type": "message",
                "channel_type": "im",
                "user": "U01MARA",
                "bot_id": "B1",
                "text": "note Ada",
            },
        },
        {
            "type": "event_callback",
            "event_id": "Ev1",
            "event": {"type": "app_home_opened", "user": "U1", "tab": "messages"},
        },
    ],
)
async def test_an_event_that_nobody_said_to_us_is_acknowledged_and_no_more(
    http: httpx2.AsyncClient, desk: StandIn, payload: dict[str, object]
) -> None:
    body = json.dumps(payload).encode()
    answer = await http.post(URL, content=body, headers=headers(body, kind="application/json"))
    assert answer.status_code == 200
    assert desk.events == []


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "block_actions", "user": {"id": "U1"}, "actions": [{"action_id": "x", "type": "button"}]},
        {"type": "interactive_message", "user": {"id": "U1"}, "callback_id": "x", "actions": [{"name": "x"}]},
        {
            "type": "view_submission",
            "user": {"id": "U1"},
            "view": {"type": "modal", "callback_id": "", "private_metadata": "no"},
        },
        {"type": "shortcut", "user": {"id": "U1"}, "callback_id": "no-such"},
    ],
)
async def test_a_payload_that_is_not_of_our_making_is_acknowledged(
    http: httpx2.AsyncClient, desk: StandIn, payload: dict[str, object]
) -> None:
    body = interaction({"trigger_id": "1.2.3", "team": {"id": "T1"}, "token": "x", **payload})
    assert (await http.post(URL, content=body, headers=headers(body))).status_code == 200
    assert len(desk.events) == 1


async def test_without_a_signing_secret_there_is_no_request_url(desk: StandIn) -> None:
    made = Connection(desk.handle, token="xoxb-1", signing_secret="", app_token="xapp-1", api_url="http://127.0.0.1:9/")
    assert made.routes == []
