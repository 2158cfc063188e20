"""A card that is behind its row is posted or drawn again, once, and what stands where is remembered.

Posting is not idempotent: the attempt is marked before the network is touched, and a card found with the
mark and without a message is looked for before it is posted again.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.cards.elements import Card
from bot.events import Origin
from bot.ports import Chat, ChatBusy, ChatRefused, ChatUnsure, Place, Policy, Posted, Store, Unit
from bot.usecases import posting
from bot.usecases.conversations import UNREACHABLE
from bot.usecases.show import card_of
from db.tables import Platform, PostedCard

#: before a doubtful post is looked for
LOOK_AFTER = timedelta(seconds=3)
#: the message was deleted by somebody: post anew so often, then leave it
REPOSTS = 2


@dataclass(frozen=True, slots=True)
class _Job:
    card: Card
    place: Place
    posted: Posted | None
    wanted: int
    #: an earlier attempt ended without an outcome
    doubtful: bool


async def draw(store: Store, card_id: str, chats: Mapping[Platform, Chat], policy: Policy) -> None:
    """Bring one posted card up to its row."""
    job, chat = await _prepare(store, card_id, chats, policy)
    if job is None or chat is None:
        return
    try:
        posted = job.posted
        if posted is None and job.doubtful:
            posted = await chat.find(job.place, card_id)
        if posted is None:
            posted = await chat.post(job.place, job.card, card_id)
        else:
            await chat.redraw(posted, job.card, card_id)
    except ChatBusy as busy:
        await _put_off(store, card_id, busy.retry_after, certain=True)
    except ChatUnsure:
        await _put_off(store, card_id, LOOK_AFTER, certain=False)
    except ChatRefused as refused:
        await _give_up(store, card_id, refused.reason, chats)
    else:
        await _drawn(store, card_id, posted, job.wanted)


async def present(store: Store, origin: Origin, card_id: str, policy: Policy) -> Card | None:
    """A posted card as it must look now, for somebody who acts in the conversation that it stands in."""
    async with store.reading() as unit:
        row = await unit.cards.get(card_id)
        if row is None or row.channel is None:
            return None
        if (row.platform, row.workspace, row.channel) != (origin.platform, origin.workspace, origin.channel):
            return None
        return await card_of(unit, row, policy)


async def _prepare(
    store: Store, card_id: str, chats: Mapping[Platform, Chat], policy: Policy
) -> tuple[_Job | None, Chat | None]:
    async with store.writing() as unit:
        row = await unit.cards.get(card_id)
        if row is None or row.due_at is None:
            return None, None
        if row.platform not in chats:
            await _elsewhere(unit, row, chats)
        chat = chats.get(row.platform)
        card = await card_of(unit, row, policy) if chat else None
        place = await _place(unit, row)
        if chat is None or card is None or place is None:
            row.due_at, row.failure = None, "card-nowhere-to-go"
            return None, None
        posted = Posted(row.channel or "", row.message_ref) if row.message_ref else None
        job = _Job(card, place, posted, row.wanted_version, doubtful=row.attempted_at is not None)
        if posted is None:
            row.attempted_at = unit.now
        return job, chat


async def _place(unit: Unit, row: PostedCard) -> Place | None:
    if row.person_id is None:
        return Place(row.workspace, channel=row.channel)
    person = await unit.people.get(row.person_id)
    if person is None or not person.active:
        return None
    for identity in await unit.people.identities(row.person_id):
        if identity.platform is row.platform and identity.workspace == row.workspace:
            return Place(row.workspace, channel=row.channel, user_id=identity.user_id)
    return None


async def _drawn(store: Store, card_id: str, posted: Posted, wanted: int) -> None:
    async with store.writing() as unit:
        row = await unit.cards.held(card_id)
        if row is None:
            return
        row.channel, row.message_ref = posted.channel, posted.message_ref
        row.drawn_version, row.attempted_at = wanted, None
        row.leased_until, row.attempts, row.takeovers, row.failure = None, 0, 0, ""
        # Changed again while it was drawn: it stays due.
        row.due_at = None if row.wanted_version == wanted else unit.now


async def _put_off(store: Store, card_id: str, wait: timedelta, *, certain: bool) -> None:
    async with store.writing() as unit:
        row = await unit.cards.held(card_id)
        if row is not None:
            row.due_at, row.leased_until = unit.now + wait, None
            if certain and row.message_ref is None:
                row.attempted_at = None


async def _elsewhere(unit: Unit, row: PostedCard, among: Collection[Platform]) -> bool:
    """Who cannot be written to on one platform is on another, where they are known there too."""
    if row.person_id is None:
        return False
    identity = await posting.reachable(unit, row.person_id, among)
    if identity is None or (identity.platform is row.platform and identity.workspace == row.workspace):
        return False
    row.platform, row.workspace, row.channel, row.message_ref = identity.platform, identity.workspace, None, None
    row.due_at, row.attempted_at, row.leased_until, row.failure = unit.now, None, None, ""
    return True


async def _give_up(store: Store, card_id: str, reason: str, chats: Collection[Platform]) -> None:
    async with store.writing() as unit:
        row = await unit.cards.held(card_id)
        if row is None or (reason == UNREACHABLE and await _elsewhere(unit, row, chats)):
            return
        gone = (
            reason.endswith("message-gone")
            and row.message_ref is not None
            and row.attempts <= REPOSTS
            and not row.superseded
        )
        row.message_ref, row.attempted_at, row.leased_until = None if gone else row.message_ref, None, None
        row.due_at, row.failure = (unit.now if gone else None), reason
