"""The one place where a test waits for something that does not tell: with a deadline, never for a fixed time."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar, overload

Seen = TypeVar("Seen")

#: seconds between two looks; short enough not to be felt, long enough not to be a load
BETWEEN_LOOKS = 0.01


def until(condition: Callable[[], object], *, within: float = 10.0, what: str = "") -> None:
    """Returns once `condition()` is true; TimeoutError with `what` after `within` seconds."""
    deadline = time.monotonic() + within
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {within} s: {what or condition}")
        time.sleep(BETWEEN_LOOKS)


@overload
async def eventually(look: Callable[[], Awaitable[Seen]], *, within: float = 10.0, what: str = "") -> Seen: ...


@overload
async def eventually(look: Callable[[], Seen], *, within: float = 10.0, what: str = "") -> Seen: ...


async def eventually(look: Callable[[], Awaitable[Seen] | Seen], *, within: float = 10.0, what: str = "") -> Seen:
    """The first true value that `look` gives, plain or awaited; TimeoutError with `what` after `within` seconds.

    The event loop goes on between two looks, so that what is waited for can happen in this very process.
    """
    deadline = time.monotonic() + within
    while True:
        looked = look()
        seen = await looked if isinstance(looked, Awaitable) else looked
        if seen:
            return seen
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {within} s: {what or look}")
        await asyncio.sleep(BETWEEN_LOOKS)
