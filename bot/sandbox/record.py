"""What was said on the wires, for tests to read: calls of the Web API and deliveries to the bot."""

from collections import deque
from dataclasses import dataclass, field

from bot.sandbox.wire import Payload

#: More than any journey makes; a long demo forgets its oldest.
KEPT = 5000


@dataclass(frozen=True)
class ApiCall:
    """One call of the Web API and its answer; `status` is 0 where the connection was broken instead."""

    method: str
    arguments: Payload
    answer: Payload
    status: int


@dataclass(frozen=True)
class Sent:
    """One delivery to the bot. `outcome` is `ok` or the error a person would see; `attempt` counts from 0."""

    kind: str
    payload: Payload
    attempt: int
    outcome: str


@dataclass
class Record:
    """The latest of both."""

    calls: deque[ApiCall] = field(default_factory=lambda: deque(maxlen=KEPT))
    deliveries: deque[Sent] = field(default_factory=lambda: deque(maxlen=KEPT))
