"""Things that are valid for a while: trigger ids (once, 3 seconds) and response URLs (5 uses, 30 minutes)."""

import secrets
from dataclasses import dataclass, field

from bot.sandbox.clock import ClockReading
from bot.sandbox.wire import SlackError, new_id


@dataclass(frozen=True)
class Timing:
    """How patient Slack is, in seconds. The defaults are Slack's."""

    ack_seconds: float = 3.0
    trigger_seconds: float = 3.0
    response_url_seconds: float = 1800.0
    response_url_uses: int = 5
    #: The waits before each repetition of an event that was not acknowledged.
    retry_seconds: tuple[float, ...] = (0.0, 60.0, 300.0)
    #: How long a Socket Mode address may be used to connect.
    socket_ticket_seconds: float = 30.0


@dataclass
class Trigger:
    """The right to open one form for one person. `view_id` names the view it was given from."""

    id: str
    user: str
    given_at: float
    view_id: str | None = None
    used: bool = False


@dataclass
class ResponseUrl:
    """Where one interaction may be answered. `message_ts` is the message it stands for."""

    key: str
    user: str
    channel: str
    given_at: float
    message_ts: str | None = None
    uses: int = 0


@dataclass
class Tickets:
    """All that were given out; `real` is real time."""

    timing: Timing
    real: ClockReading
    base_url: str = ""
    _triggers: dict[str, Trigger] = field(default_factory=dict)
    _urls: dict[str, ResponseUrl] = field(default_factory=dict)

    def new_trigger(self, user: str, view_id: str | None = None) -> str:
        """A trigger id for what this person just did."""
        trigger = Trigger(f"{new_id('1')}.{secrets.token_hex(8)}", user, self.real(), view_id)
        self._triggers[trigger.id] = trigger
        return trigger.id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger id. Raises invalid_trigger_id, exchanged_trigger_id or expired_trigger_id."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self.real() - trigger.given_at > self.timing.trigger_seconds:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger

    def new_response_url(self, user: str, channel: str, message_ts: str | None = None) -> str:
        """A response URL for what this person just did in this channel."""
        url = ResponseUrl(secrets.token_hex(16), user, channel, self.real(), message_ts)
        self._urls[url.key] = url
        return f"{self.base_url}/response/{url.key}"

    def tie(self, url: str, message_ts: str) -> None:
        """Let `replace_original` at this response URL mean that message."""
        self._urls[url.rpartition("/")[2]].message_ts = message_ts

    def use_response_url(self, key: str) -> ResponseUrl:
        """One use of a response URL. Raises expired_url or used_url."""
        url = self._urls.get(key)
        if url is None or self.real() - url.given_at > self.timing.response_url_seconds:
            raise SlackError("expired_url")
        if url.uses >= self.timing.response_url_uses:
            raise SlackError("used_url")
        url.uses += 1
        return url
