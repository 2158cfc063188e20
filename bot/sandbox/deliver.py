"""Brings what people do to the bot: once for commands, clicks and forms; up to four times for events.

Two routes carry it, signed HTTP (`deliver_http`) and Socket Mode (`socket_mode`). As in Slack an app has one of them:
HTTP if a request URL is set, else Socket Mode.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.sandbox.record import Record, Sent
from bot.sandbox.tickets import Timing
from bot.sandbox.wire import Payload


class Topic(StrEnum):
    """What is delivered; the values are Socket Mode's names."""

    COMMAND = "slash_commands"
    INTERACTIVE = "interactive"
    OPTIONS = "options"
    EVENT = "events_api"


@dataclass(frozen=True)
class Ack:
    """How the bot answered. `error` is what a person would see: operation_timeout, dispatch_failed, http_service_error, …"""

    error: str = ""
    body: Payload | str | None = None
    final: bool = False

    @property
    def ok(self) -> bool:
        """Whether it was acknowledged in time."""
        return not self.error


@dataclass(frozen=True)
class Attempt:
    """Which try this is, from 0, and why there was need of another."""

    number: int = 0
    reason: str = ""


class Route(Protocol):
    """One way to the bot."""

    @property
    def connected(self) -> bool:
        """Whether the bot is at the other end, as far as is known."""

    async def send(self, topic: Topic, payload: Payload, attempt: Attempt, seconds: float) -> Ack:
        """Deliver once and wait that long for the acknowledgement."""


_REASONS = {
    "operation_timeout": "http_timeout",
    "dispatch_failed": "connection_failed",
    "http_service_error": "http_error",
    "http_client_error": "http_error",
}


class Delivery:
    """Everything on its way to the bot."""

    def __init__(self, timing: Timing, record: Record, route: Callable[[], Route]) -> None:
        self._timing = timing
        self._record = record
        self._route = route
        self._running: set[asyncio.Task[None]] = set()
        self._first_tries: set[asyncio.Future[Ack]] = set()

    @property
    def connected(self) -> bool:
        """Whether the bot can be reached."""
        return self._route().connected

    async def ask(self, topic: Topic, payload: Payload, attempt: Attempt | None = None) -> Ack:
        """Deliver once; the bot's acknowledgement or the error."""
        this = attempt or Attempt()
        ack = await self._route().send(topic, payload, this, self._timing.ack_seconds)
        self._record.deliveries.append(Sent(topic.value, payload, this.number, ack.error or "ok"))
        return ack

    def send_event(self, payload: Payload) -> None:
        """Deliver an event in the background, again and again if need be."""
        first: asyncio.Future[Ack] = asyncio.get_running_loop().create_future()
        self._first_tries.add(first)
        first.add_done_callback(self._first_tries.discard)
        task = asyncio.create_task(self._insist(payload, first))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def first_tries(self) -> set["asyncio.Future[Ack]"]:
        """The first tries of events that are not yet answered."""
        return set(self._first_tries)

    async def close(self) -> None:
        """Give up what is still under way."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _insist(self, payload: Payload, first: "asyncio.Future[Ack]") -> None:
        try:
            ack = await self.ask(Topic.EVENT, payload)
            first.set_result(ack)
            for number, seconds in enumerate(self._timing.retry_seconds, start=1):
                if ack.ok or ack.final:
                    return
                await asyncio.sleep(seconds)
                ack = await self.ask(Topic.EVENT, payload, Attempt(number, _REASONS.get(ack.error, "unknown_error")))
        finally:
            first.cancel()
