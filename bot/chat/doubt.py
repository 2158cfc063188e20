"""A call to a platform that does no harm twice: in doubt it is made again, once, and then put off."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from bot.ports import ChatBusy, ChatUnsure

Answer = TypeVar("Answer")

#: how long a call that left doubts is put off
SOON = timedelta(seconds=5)


async def made_again(call: Callable[[], Awaitable[Answer]]) -> Answer:
    """What the platform answers to `call`, which raises ChatFailed and its kinds. Raises ChatBusy, doubtful twice."""
    try:
        return await call()
    except ChatUnsure:
        pass
    try:
        return await call()
    except ChatUnsure as unsure:
        raise ChatBusy(SOON) from unsure
