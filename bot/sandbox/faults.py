"""Faults that a test switches on, and Slack's rate limits."""

import math
from collections import deque
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.sandbox.clock import ClockReading


class FaultKind(StrEnum):
    """What goes wrong."""

    #: The method is carried out; the connection breaks before a byte of the answer.
    DROP_AFTER = "drop_after"
    #: The connection breaks and nothing is done.
    DROP_BEFORE = "drop_before"
    #: An HTTP error, nothing done.
    STATUS = "status"
    #: An HTTP error, although it was carried out.
    STATUS_AFTER = "status_after"
    RATE_LIMIT = "rate_limit"
    #: `{"ok": false, "error": …}`.
    ERROR = "error"
    #: The answer comes late.
    DELAY = "delay"
    #: The channel becomes shared with another company.
    SHARE_CHANNEL = "share_channel"
    REMOVE_BOT = "remove_bot"
    ADD_BOT = "add_bot"
    ARCHIVE = "archive"
    #: Socket Mode connections end without a word.
    DROP_SOCKET = "drop_socket"
    #: Socket Mode connections end after Slack's request to reconnect.
    REFRESH_SOCKET = "refresh_socket"


@dataclass(frozen=True)
class Fault:
    """One fault; `method` may be `*`."""

    kind: FaultKind | str
    method: str = "*"
    times: int = 1
    status: int = 503
    retry_after: int = 1
    error: str = "internal_error"
    seconds: float = 0.0
    channel: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", FaultKind(self.kind))


@dataclass
class Faults:
    """The faults that wait for a call."""

    waiting: list[Fault] = field(default_factory=list)

    def take(self, method: str, *kinds: FaultKind) -> Fault | None:
        """The first fault of these kinds that fits the method, used once."""
        for index, fault in enumerate(self.waiting):
            if fault.kind in kinds and fault.method in ("*", method):
                if fault.times > 1:
                    self.waiting[index] = replace(fault, times=fault.times - 1)
                else:
                    del self.waiting[index]
                return fault
        return None


@dataclass
class RateLimits:
    """A sliding minute per method; for chat.postMessage one message a second per channel, a few at once."""

    on: bool
    real: ClockReading
    #: How many messages may come at once before the second counts.
    burst: int = 5
    _calls: dict[tuple[str, str], deque[float]] = field(default_factory=dict)

    def wait_for(self, method: str, channel: str, per_minute: int) -> int:
        """Seconds to wait before this call is allowed; 0 if it is, and it counts then."""
        if not self.on:
            return 0
        posting = method == "chat.postMessage"
        window, most = (float(self.burst), self.burst) if posting else (60.0, per_minute)
        calls = self._calls.setdefault((method, channel if posting else ""), deque())
        now = self.real()
        while calls and calls[0] <= now - window:
            calls.popleft()
        if len(calls) >= most:
            return max(1, math.ceil(calls[0] + window - now))
        calls.append(now)
        return 0
