"""Signed requests as Slack makes them, straight into the adapter's route."""

import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

import httpx2
from starlette.applications import Starlette

from bot.chat.slack.connect import Connection
from bot.chat.slack.listen import Handle

SECRET = "a-secret-of-this-test"
COMMAND = {
    "command": "/note",
    "text": "Ada",
    "team_id": "T01NORTH",
    "user_id": "U01MARA",
    "channel_id": "C01GENERAL",
    "trigger_id": "1.2.3",
    "is_enterprise_install": "false",
}


def connection(handle: Handle) -> Connection:
    """A connection that is never opened: nothing here asks Slack."""
    return Connection(handle, token="xoxb-test", signing_secret=SECRET, app_token="", api_url="http://127.0.0.1:9/api/")


def client(made: Connection) -> httpx2.AsyncClient:
    """Speaks to the route within this process."""
    transport = httpx2.ASGITransport(app=Starlette(routes=made.routes))
    return httpx2.AsyncClient(transport=transport, base_url="http://bot.example")


def form(payload: dict[str, str]) -> bytes:
    """A slash command's body."""
    return urlencode(payload).encode()


def interaction(payload: dict[str, object]) -> bytes:
    """A button's, a form's or a shortcut's body."""
    return urlencode({"payload": json.dumps(payload)}).encode()


def headers(
    body: bytes, *, secret: str = SECRET, age: float = 0, kind: str = "application/x-www-form-urlencoded"
) -> dict[str, str]:
    """What Slack adds to a body."""
    stamp = str(int(time.time() - age))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"Content-Type": kind, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}
