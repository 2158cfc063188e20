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

    async def member(self, user_id: str) -> Account | None:
        """The full member (no guest, no bot) with this account. Raises ChatFailed."""
        ...


@dataclass(frozen=True, slots=True)
class Address:
    """A conversation as a platform takes it. `subject` is whose it is: a user id, or a channel's id."""

    workspace: str
    subject: str
    conversation: str
    service_url: str


class Addresses(Protocol):
    """What a platform that opens no conversations told about those it has."""

    async def of(self, workspace: str, subject: str) -> Address | None:
        """Where the person, or the channel, can be written to; None if nowhere."""
        ...

    async def at(self, conversation: str) -> Address | None: ...
    async def by_email(self, email: str) -> Account | None:
        """Whose personal conversation it is, by the address that the platform's roster gave."""
        ...

    async def closed(self, address: Address) -> None:
        """The platform says that nothing can be written there; somebody is told."""
        ...
