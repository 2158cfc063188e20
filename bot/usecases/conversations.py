"""Where a platform lets us write first: what it told, what it took back, and who is told then.

Teams opens no conversation for us. The one that it told of when the app was installed, or when somebody wrote, is kept;
when it is closed, the person's cards wait, go to another platform they are known on, or come when they are back.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.events import Met, Parted
from bot.ports import Account, Address, Policy, Store, Unit
from bot.usecases import posting
from db.tables import CardName, Conversation, ConversationKind, Platform, Role

#: the failure of a card whose reader cannot be written to, in the words of `texts`
UNREACHABLE = "teams-unreachable"


@dataclass(frozen=True, slots=True)
class StoredAddresses:
    """Implements `bot.ports.Addresses` for one platform."""

    store: Store
    platform: Platform
    #: as it is now: who is told stands in it
    policy: Callable[[], Policy]

    async def of(self, workspace: str, subject: str) -> Address | None:
        async with self.store.reading() as unit:
            return _address(await unit.conversations.of(self.platform, workspace, subject))

    async def at(self, conversation: str) -> Address | None:
        async with self.store.reading() as unit:
            return _address(await unit.conversations.at(self.platform, conversation))

    async def by_email(self, email: str) -> Account | None:
        async with self.store.reading() as unit:
            found = await unit.conversations.by_email(self.platform, email.strip().lower())
        return Account(found.workspace, found.subject, found.name) if found else None

    async def closed(self, address: Address) -> None:
        async with self.store.writing() as unit:
            await _close(unit, self.platform, address.workspace, address.subject, self.policy())


async def meet(unit: Unit, met: Met) -> None:
    """Keep where somebody or a channel can be written to; what could not be posted there is owed again."""
    origin = met.origin
    found = await unit.conversations.of(origin.platform, origin.workspace, met.subject)
    if found is None:
        found = Conversation(
            id=unit.new_id("conversation"),
            platform=origin.platform,
            workspace=origin.workspace,
            kind=met.kind,
            subject=met.subject,
            address=met.address,
            service_url=met.service_url,
            email=met.email.strip().lower(),
            name=met.name,
            seen_at=unit.now,
        )
        unit.add(found)
        unit.audit("system", "conversation.met", found.id)
        await _owed_again(unit, found)
        return
    found.address, found.service_url, found.seen_at = met.address, met.service_url, unit.now
    found.email, found.name = met.email.strip().lower() or found.email, met.name or found.name
    if found.removed_at is not None:
        found.removed_at = None
        unit.audit("system", "conversation.met", found.id)
        await _owed_again(unit, found)
        await posting.behind(unit, found.id)


async def part(unit: Unit, parted: Parted, policy: Policy) -> None:
    """The app was taken out: nothing can be written there any more."""
    await _close(unit, parted.origin.platform, parted.origin.workspace, parted.subject, policy)


async def _close(unit: Unit, platform: Platform, workspace: str, subject: str, policy: Policy) -> None:
    found = await unit.conversations.of(platform, workspace, subject)
    if found is None or found.removed_at is not None:
        return
    found.removed_at = unit.now
    unit.audit("system", "conversation.closed", found.id)
    # Strangers are nobody's concern.
    if found.kind is ConversationKind.CHANNEL or await unit.people.known(platform, workspace, subject) is not None:
        await _tell(unit, found, policy)


async def _tell(unit: Unit, closed: Conversation, policy: Policy) -> None:
    """The recruiters are told of a person; the admins, of their channel, and of all where no channel is left."""
    rooms = [room for room in policy.rooms if room.channel != closed.subject]
    if rooms and closed.kind is ConversationKind.PERSONAL:
        await posting.unreachable_to_rooms(unit, closed.id, rooms)
        return
    for admin in await unit.people.having(Role.ADMIN):
        await posting.to_person(unit, admin.id, CardName.UNREACHABLE, closed.id, anew=True)


async def _owed_again(unit: Unit, conversation: Conversation) -> None:
    known = await unit.people.known(conversation.platform, conversation.workspace, conversation.subject)
    if known is None:
        return
    for card in await unit.cards.given_up(known[0].id):
        if card.failure == UNREACHABLE and card.platform is conversation.platform:
            card.due_at, card.failure = unit.now, ""


def _address(found: Conversation | None) -> Address | None:
    if found is None or found.removed_at is not None:
        return None
    return Address(found.workspace, found.subject, found.address, found.service_url)
