"""A chat platform: where cards go, and who is there."""

from dataclasses import dataclass
from typing import Protocol

from bot.cards.elements import Card


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card goes: a channel, or a person's direct conversation (then `user_id`)."""

    workspace: str
    channel: str | None = None
    user_id: str | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a card stands."""

    channel: str
    message_ref: str


class Chat(Protocol):
    """One chat platform, outgoing. All methods raise ChatFailed and its kinds."""

    async def post(self, place: Place, card: Card, card_id: str) -> Posted:
        """Post once; a channel must be private and inside the company, checked now."""
        ...

    async def redraw(self, posted: Posted, card: Card, card_id: str) -> None:
        """Replace what stands there."""
        ...

    async def find(self, place: Place, card_id: str) -> Posted | None:
        """Look whether the card was posted after all."""
        ...


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody's account on a platform, as the platform itself tells."""

    workspace: str
    user_id: str
    name: str
    timezone: str = ""
    language: str = ""


class Directory(Protocol):
    """Looks people up on one platform, for an admin who adds them."""

    async def by_email(self, email: str) -> Account | None:
        """The full member (no guest, no bot) with this address. Raises ChatFailed."""
        ...
