"""What an answer of Slack's Web API means for a card: posted, to be put off, doubtful, or refused for good."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.chat.doubt import SOON, made_again
from bot.ports import ChatBusy, ChatFailed, ChatRefused, ChatUnsure

log = structlog.get_logger()

LATER = timedelta(minutes=5)

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


async def once(call: Awaitable[AsyncSlackResponse]) -> Mapping[str, Any]:
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


async def repeatable(call: Callable[[], Awaitable[AsyncSlackResponse]]) -> Mapping[str, Any]:
    """What Slack answers to a call that does no harm twice."""
    return await made_again(lambda: once(call()))


def _meaning(failed: SlackApiError) -> ChatFailed:
    """What a failed call means for the card."""
    status, error = status_of(failed), error_of(failed)
    if status == 429 or error in ("ratelimited", "rate_limited"):
        return ChatBusy(_retry_after(failed))
    if status >= 500 or not error or error in _DOUBTFUL:
        return ChatUnsure(error or str(status))
    if error in _OURS_TO_MEND:
        log.error("slack_not_allowed", error=error)
        return ChatBusy(LATER)
    log.warning("slack_refused", error=error)
    return ChatRefused(_FINAL.get(error, "slack-refused"))


def status_of(failed: SlackApiError) -> int:
    """The HTTP status; the SDK hands over its own response, or aiohttp's where the body was no JSON."""
    response = failed.response
    status = getattr(response, "status_code", None) or getattr(response, "status", None)
    return status if isinstance(status, int) else 0


def error_of(failed: SlackApiError) -> str:
    """Slack's own word for what went wrong; empty where it gave none."""
    data = getattr(failed.response, "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def _retry_after(failed: SlackApiError) -> timedelta:
    given = str((getattr(failed.response, "headers", None) or {}).get("Retry-After", ""))
    return timedelta(seconds=min(max(int(given), 1), 3600)) if given.isdigit() else SOON
