"""Posts cards to Slack, once. What nobody can know is told as such; what must wait is told for how long.

`AsyncWebClient` repeats chat.postMessage by itself when the connection drops after the request was sent, which
posts twice (measured): its retry handlers are off here, and a doubtful post is looked for by its metadata.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.cards.elements import Card
from bot.chat.slack.render import draw
from bot.ports import Account, ChatBusy, ChatFailed, ChatRefused, ChatUnsure, Place, Posted

EVENT = "overture_card"
#: messages looked through for a doubtful post
LOOKED_AT = 100

#: Slack's final answers about a place, as our texts say them
_REASONS = {
    "not_in_channel": "slack-not-in-channel",
    "channel_not_found": "slack-not-in-channel",
    "message_not_found": "slack-message-gone",
    "cant_update_message": "slack-message-gone",
}
#: answers after which the same call may succeed
_PASSING = {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}


def web_client(token: str, api_url: str) -> AsyncWebClient:
    """The client all of this folder uses. It repeats nothing by itself."""
    return AsyncWebClient(token=token, base_url=api_url, retry_handlers=[], timeout=15)


class SlackChat:
    """Implements `bot.ports.Chat` and `bot.ports.Directory`."""

    def __init__(self, client: AsyncWebClient, workspace: str) -> None:
        self._client = client
        self._workspace = workspace
        self._direct: dict[str, str] = {}

    async def post(self, place: Place, card: Card, card_id: str) -> Posted:
        channel = await self._channel(place)
        message = draw(card)
        answer = await self._call(
            "chat.postMessage",
            {
                "channel": channel,
                "text": message.text,
                "blocks": message.blocks,
                "unfurl_links": False,
                "unfurl_media": False,
                "metadata": {"event_type": EVENT, "event_payload": {"card_id": card_id}},
            },
            repeatable=False,
        )
        return Posted(str(answer["channel"]), str(answer["ts"]))

    async def redraw(self, posted: Posted, card: Card, card_id: str) -> None:
        message = draw(card)
        await self._call(
            "chat.update",
            {
                "channel": posted.channel,
                "ts": posted.message_ref,
                "text": message.text,
                "blocks": message.blocks,
                "metadata": {"event_type": EVENT, "event_payload": {"card_id": card_id}},
            },
        )

    async def find(self, place: Place, card_id: str) -> Posted | None:
        channel = await self._channel(place)
        answer = await self._call(
            "conversations.history", {"channel": channel, "limit": LOOKED_AT, "include_all_metadata": True}
        )
        for message in answer.get("messages", []):
            if message.get("metadata", {}).get("event_payload", {}).get("card_id") == card_id:
                return Posted(channel, str(message["ts"]))
        return None

    async def by_email(self, email: str) -> Account | None:
        try:
            answer = await self._call("users.lookupByEmail", {"email": email})
        except ChatRefused:
            return None
        user = answer["user"]
        if any(user.get(mark) for mark in ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger")):
            return None
        name = user.get("profile", {}).get("real_name") or user.get("real_name") or user.get("name", "")
        language = str(user.get("locale", "")).split("-")[0]
        return Account(self._workspace, str(user["id"]), str(name), str(user.get("tz", "")), language)

    async def _channel(self, place: Place) -> str:
        """The channel's id; a person's direct channel is opened once, any other is checked each time."""
        if place.user_id is not None:
            if place.user_id not in self._direct:
                answer = await self._call("conversations.open", {"users": place.user_id})
                self._direct[place.user_id] = str(answer["channel"]["id"])
            return self._direct[place.user_id]
        if place.channel is None:
            raise ChatRefused("slack-unreachable")
        answer = await self._call("conversations.info", {"channel": place.channel})
        channel = answer["channel"]
        shared = any(channel.get(mark) for mark in ("is_shared", "is_ext_shared", "is_pending_ext_shared"))
        if not channel.get("is_private") or shared:
            raise ChatRefused("slack-channel-not-private")
        return place.channel

    async def _call(self, method: str, arguments: Mapping[str, Any], *, repeatable: bool = True) -> Mapping[str, Any]:
        try:
            answer = await self._client.api_call(method, json=dict(arguments))
        except SlackApiError as failed:
            raise _meaning(failed, repeatable=repeatable) from failed
        except (aiohttp.ClientConnectorError, aiohttp.InvalidURL) as never_left:
            raise ChatBusy(timedelta(seconds=10)) from never_left
        except (aiohttp.ClientError, TimeoutError, OSError) as broken:
            raise (ChatBusy(timedelta(seconds=5)) if repeatable else ChatUnsure(method)) from broken
        data = answer.data
        if not isinstance(data, dict):
            raise ChatUnsure(method)
        return data


def _meaning(failed: SlackApiError, *, repeatable: bool) -> ChatFailed:
    response = failed.response
    status = response.status_code
    if status == 429:
        return ChatBusy(timedelta(seconds=float(response.headers.get("Retry-After", 1))))
    error = str(response.get("error", "")) if isinstance(response.data, dict) else ""
    if status >= 500 or not error or error in _PASSING:
        return ChatBusy(timedelta(seconds=10)) if repeatable else ChatUnsure(error or str(status))
    if error == "ratelimited":
        return ChatBusy(timedelta(seconds=1))
    return ChatRefused(_REASONS.get(error, "slack-unreachable"))
