"""What may go wrong at the border: outages as exceptions, and the refusal that is a value."""

from dataclasses import dataclass
from datetime import timedelta

from bot.ports.writing import Usage
from bot.texts import Text


class OvertureError(Exception):
    """Something broke; see the tree above."""


class Stale(OvertureError):
    """Somebody else changed the row first."""


class LeaseLost(OvertureError):
    """Somebody else has taken the work over."""


class AlreadyHandled(OvertureError):
    """The delivery took effect before."""


class StoreDown(OvertureError):
    """The database cannot be reached, is locked or full; nothing half was kept."""


class WriterFailed(OvertureError):
    """No draft came."""

    def __init__(self, reason: str, usage: "Usage | None" = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.usage = usage


class MailboxUnread(OvertureError):
    """The mailbox could not be read."""


class ChatFailed(OvertureError):
    """A message was not posted for certain."""


class ChatBusy(ChatFailed):
    """The platform asked to wait."""

    def __init__(self, retry_after: timedelta) -> None:
        super().__init__(f"retry after {retry_after}")
        self.retry_after = retry_after


class ChatUnsure(ChatFailed):
    """The connection broke after the request was sent."""


class ChatRefused(ChatFailed):
    """The platform will never take it as it is."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Refusal:
    """An expected no: what happened, what was kept, what to do."""

    text: Text
