"""Posts cards to Slack, once. What nobody can know is told as such; what must wait is told for how long.

`AsyncWebClient` repeats chat.postMessage by itself when the connection drops after the request was sent, which posts
twice (measured): a post is never repeated here, and a doubtful one is looked for by its metadata.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.cards.elements import Card
from bot.chat.doubt import SOON
from bot.chat.slack.outcome import error_of, once, repeatable, status_of
from bot.chat.slack.render import draw
from bot.ports import Account, ChatBusy, ChatRefused, Place, Posted

EVENT = "overture_card"
#: how far back a doubtful post is looked for, in pages of so many messages
PAGES, PAGE = 3, 100
#: for one answer of Slack; a shared session has a limit of its own
TIMEOUT_SECONDS = 15


def web_client(token: str, api_url: str) -> AsyncWebClient:
    """The client that all of this folder uses. It repeats nothing by itself."""
    client = AsyncWebClient(token=token, base_url=api_url, retry_handlers=[], timeout=TIMEOUT_SECONDS)
    if urlsplit(client.base_url).hostname in {"127.0.0.1", "::1", "localhost"}:
        # The SDK takes a proxy from the environment, for a Slack on this machine too.
        client.proxy = None
    return client


async def who_we_are(client: AsyncWebClient) -> str:
    """The workspace, or the organisation, that the token is for. Raises ChatBusy, ChatRefused."""
    try:
        me = await client.auth_test()
    except SlackApiError as failed:
        error = error_of(failed)
        if status_of(failed) >= 500 or status_of(failed) == 429 or not error:
            raise ChatBusy(SOON) from failed
        raise ChatRefused(error) from failed
    except (aiohttp.ClientError, TimeoutError, OSError) as down:
        raise ChatBusy(SOON) from down
    return str(me.get("enterprise_id") if me.get("is_enterprise_install") else me.get("team_id"))


class SlackChat:
    """Implements `bot.ports.Chat` and `bot.ports.Directory`."""

    def __init__(self, client: AsyncWebClient, workspace: str) -> None:
        self._client = client
        self._workspace = workspace
        self._direct: dict[str, str] = {}

    async def post(self, place: Place, card: Card, card_id: str) -> Posted:
        message = draw(card)
        channel = await self._channel(place)
        answer = await once(
            self._client.chat_postMessage(
                channel=channel,
                text=message.text,
                blocks=message.blocks,
                unfurl_links=False,
                unfurl_media=False,
                metadata=_metadata(card_id),
            )
        )
        return Posted(str(answer["channel"]), str(answer["ts"]))

    async def redraw(self, posted: Posted, card: Card, card_id: str) -> None:
        message = draw(card)
        await self._check(posted.channel)
        await repeatable(
            lambda: self._client.chat_update(
                channel=posted.channel,
                ts=posted.message_ref,
                text=message.text,
                blocks=message.blocks,
                metadata=_metadata(card_id),
            )
        )

    async def find(self, place: Place, card_id: str) -> Posted | None:
        channel = await self._channel(place)
        history = partial(self._client.conversations_history, channel=channel, limit=PAGE, include_all_metadata=True)
        cursor = ""
        for _ in range(PAGES):
            page = await repeatable(partial(history, cursor=cursor or None))
            for message in page.get("messages") or ():
                if message.get("metadata") == _metadata(card_id):
                    return Posted(channel, str(message["ts"]))
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                break
        return None

    async def by_email(self, email: str) -> Account | None:
        try:
            found = await repeatable(lambda: self._client.users_lookupByEmail(email=email))
        except ChatRefused as refused:
            if refused.reason == "slack-person-gone":
                return None
            raise
        return await self.member(str(found["user"]["id"]))

    async def member(self, user_id: str) -> Account | None:
        try:
            answer = await repeatable(lambda: self._client.users_info(user=user_id, include_locale=True))
        except ChatRefused as refused:
            if refused.reason == "slack-person-gone":
                return None
            raise
        user = answer["user"]
        if any(user.get(mark) for mark in ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger")):
            return None
        name = (user.get("profile") or {}).get("real_name") or user.get("real_name") or user.get("name", "")
        language = str(user.get("locale") or "").partition("-")[0]
        return Account(self._workspace, str(user["id"]), str(name), str(user.get("tz") or ""), language)

    async def _channel(self, place: Place) -> str:
        """The channel's id; a person's direct channel is opened once, any other is checked each time."""
        if place.user_id is not None:
            if place.user_id not in self._direct:
                answer = await repeatable(lambda: self._client.conversations_open(users=place.user_id))
                self._direct[place.user_id] = str(answer["channel"]["id"])
            return self._direct[place.user_id]
        if place.channel is None:
            raise ChatRefused("slack-channel-not-found")
        await self._check(place.channel)
        return place.channel

    async def _check(self, channel: str) -> None:
        """A channel must be private and inside the company at this moment. Raises ChatRefused.

        A private channel that we are not in Slack does not find.
        """
        if channel in self._direct.values():
            return
        seen = (await repeatable(lambda: self._client.conversations_info(channel=channel)))["channel"]
        if seen.get("is_im"):
            return
        if not seen.get("is_private"):
            raise ChatRefused("slack-channel-not-private")
        if is_shared_outside(seen):
            raise ChatRefused("slack-channel-shared")
        if seen.get("is_archived"):
            raise ChatRefused("slack-channel-archived")


def is_shared_outside(channel: Mapping[str, Any]) -> bool:
    """Whether another company sees this channel, or was asked to.

    One between workspaces of the same organisation is shared too, and still inside the company.
    """
    abroad = channel.get("is_ext_shared") or channel.get("is_pending_ext_shared") or channel.get("pending_shared")
    return bool(abroad or (channel.get("is_shared") and not channel.get("is_org_shared")))


def _metadata(card_id: str) -> dict[str, Any]:
    return {"event_type": EVENT, "event_payload": {"card_id": card_id}}
