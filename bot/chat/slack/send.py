"""Posts cards to Slack, once. What nobody can know is told as such; what must wait is told for how long.

`AsyncWebClient` repeats chat.postMessage by itself when the connection drops after the request was sent, which posts
twice (measured): a post is never repeated here, and a doubtful one is looked for by its metadata.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.cards.elements import Card
from bot.chat.slack.render import draw
from bot.ports import Account, ChatBusy, ChatFailed, ChatRefused, ChatUnsure, Place, Posted

log = structlog.get_logger()

EVENT = "overture_card"
#: how far back a doubtful post is looked for, in pages of so many messages
PAGES, PAGE = 3, 100
#: for one answer of Slack; a shared session has a limit of its own
TIMEOUT_SECONDS = 15
SOON, LATER = timedelta(seconds=5), timedelta(minutes=5)

#: Slack's final answers about a message or a place, as our texts say them
_FINAL = {
    "channel_not_found": "slack-channel-not-found",
    "not_in_channel": "slack-channel-not-found",
    "is_archived": "slack-channel-archived",
    "restricted_action": "slack-channel-restricted",
    "restricted_action_read_only_channel": "slack-channel-restricted",
    "restricted_action_non_threadable_channel": "slack-channel-restricted",
    "restricted_action_thread_only_channel": "slack-channel-restricted",
    "user_not_found": "slack-person-gone",
    "user_not_visible": "slack-person-gone",
    "user_disabled": "slack-person-gone",
    "users_not_found": "slack-person-gone",
    "cannot_dm_bot": "slack-person-gone",
    "message_not_found": "slack-message-gone",
    "cant_update_message": "slack-message-gone",
    "edit_window_closed": "slack-message-gone",
    "invalid_blocks": "slack-card-refused",
    "invalid_blocks_format": "slack-card-refused",
    "msg_blocks_too_long": "slack-card-refused",
    "msg_too_long": "slack-card-refused",
    "no_text": "slack-card-refused",
    "metadata_too_large": "slack-card-refused",
}
#: an admin can mend these, and the card is still owed when it is done
_OURS_TO_MEND = frozenset(
    {
        "account_inactive",
        "access_denied",
        "ekm_access_denied",
        "invalid_auth",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "team_added_to_org",
        "token_expired",
        "token_revoked",
    }
)
#: after these nobody knows whether it happened: docs.slack.dev/reference/methods/chat.postMessage
_DOUBTFUL = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})


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
        error = _error(failed)
        if _status(failed) >= 500 or _status(failed) == 429 or not error:
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
        answer = await _once(
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
        await _repeatable(
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
            page = await _repeatable(partial(history, cursor=cursor or None))
            for message in page.get("messages") or ():
                if message.get("metadata") == _metadata(card_id):
                    return Posted(channel, str(message["ts"]))
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                break
        return None

    async def by_email(self, email: str) -> Account | None:
        try:
            found = await _repeatable(lambda: self._client.users_lookupByEmail(email=email))
            user_id = found["user"]["id"]
            answer = await _repeatable(lambda: self._client.users_info(user=user_id, include_locale=True))
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
                answer = await _repeatable(lambda: self._client.conversations_open(users=place.user_id))
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
        seen = (await _repeatable(lambda: self._client.conversations_info(channel=channel)))["channel"]
        if seen.get("is_im"):
            return
        if not seen.get("is_private"):
            raise ChatRefused("slack-channel-not-private")
        if is_shared_outside(seen):
            raise ChatRefused("slack-channel-shared")
        if seen.get("is_archived"):
            raise ChatRefused("slack-channel-archived")


async def _once(call: Awaitable[AsyncSlackResponse]) -> Mapping[str, Any]:
    """What Slack answers to a call that must not be made twice. Raises ChatFailed and its kinds."""
    try:
        answer = await call
    except SlackApiError as failed:
        raise _meaning(failed) from failed
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as never_left:
        raise ChatBusy(SOON) from never_left
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as broken:
        raise ChatUnsure(type(broken).__name__) from broken
    if not isinstance(answer.data, dict):
        raise ChatUnsure("no JSON")
    return answer.data


async def _repeatable(call: Callable[[], Awaitable[AsyncSlackResponse]]) -> Mapping[str, Any]:
    """What Slack answers to a call that does no harm twice: in doubt it is made again, once, and then put off."""
    try:
        return await _once(call())
    except ChatUnsure:
        pass
    try:
        return await _once(call())
    except ChatUnsure as unsure:
        raise ChatBusy(SOON) from unsure


def is_shared_outside(channel: Mapping[str, Any]) -> bool:
    """Whether another company sees this channel, or was asked to.

    One between workspaces of the same organisation is shared too, and still inside the company.
    """
    abroad = channel.get("is_ext_shared") or channel.get("is_pending_ext_shared") or channel.get("pending_shared")
    return bool(abroad or (channel.get("is_shared") and not channel.get("is_org_shared")))


def _metadata(card_id: str) -> dict[str, Any]:
    return {"event_type": EVENT, "event_payload": {"card_id": card_id}}


def _meaning(failed: SlackApiError) -> ChatFailed:
    """What a failed call means for the card."""
    status, error = _status(failed), _error(failed)
    if status == 429 or error in ("ratelimited", "rate_limited"):
        return ChatBusy(_retry_after(failed))
    if status >= 500 or not error or error in _DOUBTFUL:
        return ChatUnsure(error or str(status))
    if error in _OURS_TO_MEND:
        log.error("slack_not_allowed", error=error)
        return ChatBusy(LATER)
    log.warning("slack_refused", error=error)
    return ChatRefused(_FINAL.get(error, "slack-refused"))


def _status(failed: SlackApiError) -> int:
    """The HTTP status; the SDK hands over its own response, or aiohttp's where the body was no JSON."""
    response = failed.response
    status = getattr(response, "status_code", None) or getattr(response, "status", None)
    return status if isinstance(status, int) else 0


def _error(failed: SlackApiError) -> str:
    data = getattr(failed.response, "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def _retry_after(failed: SlackApiError) -> timedelta:
    given = str((getattr(failed.response, "headers", None) or {}).get("Retry-After", ""))
    return timedelta(seconds=min(max(int(given), 1), 3600)) if given.isdigit() else SOON
