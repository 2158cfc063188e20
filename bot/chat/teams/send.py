"""Posts cards to Teams, once. What nobody can know is told as such; what must wait is told for how long.

Creating a message is not idempotent, and the Bot Connector has no way to look for one: a doubtful post is posted again, and
where both arrived, either shows the row as it is when it is pressed. Changing a message is idempotent, and is repeated.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from microsoft_teams.api.activities.message import MessageActivityInput
from microsoft_teams.api.models import Attachment

from bot.cards.elements import Card
from bot.chat.teams.outcome import UNREACHABLE, once, repeatable
from bot.chat.teams.payloads import CARD
from bot.chat.teams.render import DrawnMessage, draw
from bot.chat.teams.roster import Roster
from bot.chat.teams.wire import Wire
from bot.ports import Account, Address, Addresses, ChatRefused, Place, Posted

ADAPTIVE = "application/vnd.microsoft.card.adaptive"


class TeamsChat:
    """Implements `bot.ports.Chat` and `bot.ports.Directory`. `channel` is the one that may be posted to.

    `tenants` are those that may be written to; each conversation is written to in the tenant, and at the service URL, that
    it told us of itself. The first stands for a channel that has told nothing yet.
    """

    def __init__(
        self,
        wire: Wire,
        addresses: Addresses,
        roster: Roster,
        *,
        tenants: Sequence[str],
        channel: str,
        forget: Callable[[str], None],
    ) -> None:
        self._wire = wire
        self._addresses = addresses
        self._roster = roster
        self._tenants = tuple(tenants)
        self._channel = channel
        #: told whose conversation was closed, so that it is news when it is open again
        self._forget = forget

    async def workspace(self) -> str:
        """The tenant that the review channel is in. Raises StoreDown."""
        return (await self._review()).workspace

    async def post(self, place: Place, card: Card, card_id: str) -> Posted:
        """Post once; the channel must have no guest in it at this moment. Raises ChatFailed and its kinds."""
        address = await self._address(place)
        if place.user_id is None:
            await self._check(address)
        activity = message(draw(card), card_id)
        api = self._wire.api(address.service_url)
        try:
            sent = await once(api.conversations.create_activity(address.conversation, activity))
        except ChatRefused as refused:
            # There is no message yet that could be gone: the conversation is.
            if refused.reason in (UNREACHABLE, "teams-message-gone"):
                await self._closed(address)
                raise ChatRefused(_unreachable(place)) from refused
            raise
        return Posted(address.conversation, sent.id)

    async def redraw(self, posted: Posted, card: Card, card_id: str) -> None:
        """Replace what stands there. Raises ChatFailed and its kinds."""
        address = await self._addresses.at(posted.channel)
        api = self._wire.api(address.service_url if address else "")
        activity = message(draw(card), card_id)
        activity.id = posted.message_ref
        try:
            await repeatable(
                lambda: api.conversations.update_activity(posted.channel, posted.message_ref, activity.model_copy())
            )
        except ChatRefused as refused:
            if refused.reason == UNREACHABLE and address is not None:
                await self._closed(address)
            raise

    async def find(self, _place: Place, _card_id: str) -> Posted | None:
        """Always None: a bot cannot read what stands in a conversation."""
        return None

    async def by_email(self, email: str) -> Account | None:
        """A member of the company, by their address: from the roster of the review channel, or who wrote to us."""
        wanted = email.strip().lower()
        if self._channel:
            address = await self._review()
            try:
                async for member in self._roster.everyone(address.workspace, address.service_url, self._channel):
                    if member.email == wanted:
                        return None if member.is_outside else Account(address.workspace, member.user_id, member.name)
            except ChatRefused:
                # The app is not in that team yet; those who wrote to us are known all the same.
                pass
        return await self._addresses.by_email(wanted)

    async def member(self, user_id: str) -> Account | None:
        """Somebody who wrote to us: of guests nothing is kept. Raises ChatFailed."""
        for tenant in self._tenants:
            if address := await self._addresses.of(tenant, user_id):
                found = await self._roster.member(tenant, address.service_url, address.conversation, user_id)
                return None if found.is_outside else Account(tenant, found.user_id, found.name)
        return None

    async def _closed(self, address: Address) -> None:
        self._forget(address.subject)
        await self._addresses.closed(address)

    async def _address(self, place: Place) -> Address:
        if place.user_id is not None:
            found = await self._addresses.of(place.workspace, place.user_id)
            # A tenant may have been taken off the list since.
            if found is None or found.workspace not in self._tenants:
                raise ChatRefused(UNREACHABLE)
            return found
        if not self._channel or place.channel != self._channel:
            raise ChatRefused("teams-channel-not-found")
        return await self._review()

    async def _review(self) -> Address:
        found = await self._addresses.at(self._channel) if self._channel else None
        if found is None or found.workspace not in self._tenants:
            return Address(self._tenants[0], self._channel, self._channel, "")
        return found

    async def _check(self, address: Address) -> None:
        """Everybody in the channel must be of the company. Raises ChatRefused."""
        anybody = False
        try:
            async for member in self._roster.everyone(address.workspace, address.service_url, address.conversation):
                anybody = True
                if member.is_outside:
                    raise ChatRefused("teams-channel-has-guests")
        except ChatRefused as refused:
            if refused.reason in (UNREACHABLE, "teams-message-gone"):
                await self._closed(address)
                raise ChatRefused("teams-channel-not-found") from refused
            raise
        if not anybody:
            raise ChatRefused("teams-channel-not-found")


def message(drawn: DrawnMessage, card_id: str = "") -> MessageActivityInput:
    """A message with a card. Its summary is what a notification shows."""
    card = stamped(drawn.card, card_id) if card_id else drawn.card
    attachment = Attachment(content_type=ADAPTIVE, content=card)
    # `summary` is a field of the protocol that the SDK's model of an outgoing message does not name.
    return MessageActivityInput.model_validate({"attachments": [attachment], "summary": drawn.text})


def stamped(card: Mapping[str, Any], card_id: str) -> dict[str, Any]:
    """The card with its id in what each of its buttons carries, so that a press finds its picture again."""
    return {name: _stamped(part, card_id) for name, part in card.items()}


def _stamped(part: Any, card_id: str) -> Any:
    match part:
        case {"type": "Action.Execute" | "Action.Submit", "data": dict(data)}:
            return {**part, "data": {**data, CARD: card_id}}
        case dict():
            return {name: _stamped(inner, card_id) for name, inner in part.items()}
        case list():
            return [_stamped(inner, card_id) for inner in part]
        case _:
            return part


def _unreachable(place: Place) -> str:
    return UNREACHABLE if place.user_id is not None else "teams-channel-not-found"
