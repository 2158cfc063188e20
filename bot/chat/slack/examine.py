"""Looks whether Slack is set up as Overture needs it, and posts nothing: for `overture doctor`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.chat.slack.send import is_shared_outside, web_client

#: what the bot calls and hears needs these; `deploy/slack-manifest.yaml` asks for them
SCOPES = frozenset(
    {
        "app_mentions:read",
        "channels:read",
        "chat:write",
        "commands",
        "groups:history",
        "groups:read",
        "im:history",
        "im:read",
        "im:write",
        "users:read",
        "users:read.email",
    }
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What Slack told. A refusal is Slack's own word for it, `unreachable` where nobody answered, or empty."""

    refused: str = ""
    #: the team's name and id
    workspace: str = ""
    missing_scopes: tuple[str, ...] = ()
    #: how far our clock is from Slack's
    clock_off: timedelta | None = None
    socket_refused: str = ""
    channel_refused: str = ""
    channel_is_private: bool = False
    channel_is_shared: bool = False


async def examine(*, token: str, app_token: str, api_url: str, channel: str, now: datetime) -> Seen:
    """Ask who we are, what we may do, and about the review channel, where one is set."""
    client = web_client(token, api_url)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
        client.session = session
        me, error = await _asked(client, "auth.test")
        if me is None:
            return Seen(refused=error)
        socket_refused = (await _asked(client, "apps.connections.open", token=app_token))[1] if app_token else ""
        found, channel_refused = await _asked(client, "conversations.info", channel=channel) if channel else (None, "")
        info = found["channel"] if found is not None else {}
        return Seen(
            workspace=f"{me.get('team', '')} ({me.get('team_id', '')})",
            missing_scopes=_missing(me),
            clock_off=_clock_off(me, now),
            socket_refused=socket_refused,
            channel_refused=channel_refused or ("" if not channel or info.get("is_member") else "not_in_channel"),
            channel_is_private=bool(info.get("is_private")),
            channel_is_shared=is_shared_outside(info),
        )


async def _asked(
    client: AsyncWebClient, method: str, token: str = "", channel: str = ""
) -> tuple[AsyncSlackResponse | None, str]:
    headers = {"Authorization": f"Bearer {token}"} if token else None
    try:
        return await client.api_call(method, params={"channel": channel} if channel else None, headers=headers), ""
    except SlackApiError as failed:
        return None, str(failed.response.get("error", "")) or "unreachable"
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return None, "unreachable"


def _missing(me: AsyncSlackResponse) -> tuple[str, ...]:
    given = me.headers.get("x-oauth-scopes")
    if given is None:
        return ()
    return tuple(sorted(SCOPES - {scope.strip() for scope in str(given).split(",")}))


def _clock_off(me: AsyncSlackResponse, now: datetime) -> timedelta | None:
    try:
        return now - parsedate_to_datetime(str(me.headers.get("Date", "")))
    except (TypeError, ValueError):
        return None
