"""What an answer of the Bot Connector means for a card: posted, to be put off, doubtful, or refused for good."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

import httpx
import structlog

from bot.chat.doubt import SOON, made_again
from bot.ports import ChatBusy, ChatFailed, ChatRefused, ChatUnsure

log = structlog.get_logger()

Answer = TypeVar("Answer")

LATER = timedelta(minutes=5)
#: the reader cannot be written to: the app was removed, or blocked, or never there
UNREACHABLE = "teams-unreachable"

#: final answers, by status, as our texts say them
_FINAL = {
    403: UNREACHABLE,
    404: "teams-message-gone",
    410: "teams-message-gone",
    413: "teams-card-refused",
    400: "teams-card-refused",
}


async def once(call: Awaitable[Answer]) -> Answer:
    """What the Connector answers to a call that must not be made twice. Raises ChatFailed and its kinds."""
    try:
        return await call
    except httpx.HTTPStatusError as failed:
        raise _meaning(failed.response) from failed
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol) as never_left:
        raise ChatBusy(SOON) from never_left
    except (httpx.HTTPError, OSError, ValueError, KeyError, TypeError) as broken:
        # The last three: taken, as far as the status tells, and then an answer that is not what it should be.
        raise ChatUnsure(type(broken).__name__) from broken


async def repeatable(call: Callable[[], Awaitable[Answer]]) -> Answer:
    """What it answers to a call that does no harm twice."""
    return await made_again(lambda: once(call()))


def _meaning(response: httpx.Response) -> ChatFailed:
    status = response.status_code
    if status == 429:
        return ChatBusy(_retry_after(response))
    # 412 is Teams' own word for "in the midst of something else": learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
    if status == 412:
        return ChatBusy(SOON)
    if status >= 500 or status == 408:
        return ChatUnsure(str(status))
    if status == 401:
        # An admin can mend it, and the card is still owed when it is done.
        log.error("teams_not_allowed", status=status)
        return ChatBusy(LATER)
    log.warning("teams_refused", status=status)
    return ChatRefused(_FINAL.get(status, "teams-refused"))


def _retry_after(response: httpx.Response) -> timedelta:
    given = response.headers.get("Retry-After", "")
    return timedelta(seconds=min(max(int(given), 1), 3600)) if given.isdecimal() else SOON
