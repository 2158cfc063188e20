"""Tells the page and waiting tests that something happened. It says what to look at again, never what it is."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.sandbox.wire import Payload

EVERYBODY = "*"


class Live:
    """One feed for each open page; a counter for whoever waits."""

    def __init__(self) -> None:
        self.count = 0
        self._feeds: dict[asyncio.Queue[Payload], str] = {}
        self._rung = asyncio.Event()

    def tell(self, notice: Payload, audience: set[str] | None = None) -> None:
        """Put a notice into the feeds of these people, or of all."""
        for feed, user in self._feeds.items():
            if audience is None or user == EVERYBODY or user in audience:
                feed.put_nowait(notice)
        self.count += 1
        self._rung.set()
        self._rung = asyncio.Event()

    @asynccontextmanager
    async def feed(self, user: str) -> AsyncIterator[asyncio.Queue[Payload]]:
        """The notices for this person from now on."""
        queue: asyncio.Queue[Payload] = asyncio.Queue()
        self._feeds[queue] = user
        try:
            yield queue
        finally:
            del self._feeds[queue]

    async def changed_since(self, count: int, seconds: float) -> int:
        """The counter, at once if it moved past `count`, else when it moves or the time is over."""
        if self.count <= count:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._rung.wait(), seconds)
        return self.count
