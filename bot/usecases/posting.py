"""Which cards are owed: a change of a row leaves its pictures behind, in the same transaction."""

from collections.abc import Collection, Sequence

from bot.ports import Policy, Room, Unit
from bot.usecases.away import delegate_of
from db.tables import CardName, FollowUp, Identity, Note, Platform, PostedCard, TalkingPoint

#: of a person's morning messages as many are kept up to date: the last one, and the one that is planned
MORNINGS = 3


async def behind(unit: Unit, subject_id: str) -> None:
    """Every card that shows `subject_id` must be drawn again."""
    for posted in await unit.cards.showing(subject_id):
        _owe(unit, posted)


async def note_behind(unit: Unit, note: Note) -> None:
    """Every card that shows `note`, and the nudge that opened it, must be drawn again."""
    await behind(unit, note.id)
    plan = await unit.follow_ups.opened_as(note.id) if note.ordinal else None
    if plan is not None:
        await behind(unit, plan.id)
    await told_behind(unit, note.executive_id, {note.id, plan.id if plan else note.id})
    waits = await unit.reminders.of_note(note.id)
    if waits is not None and waits.round_id is not None:
        await behind(unit, waits.round_id)


async def told_behind(unit: Unit, executive_id: str, subjects: Collection[str]) -> None:
    """The latest morning messages that tell of one of `subjects` must be drawn again: what is settled, is so on all."""
    delegate = await delegate_of(unit, executive_id)
    await mornings_behind(unit, executive_id, subjects)
    if delegate is not None:
        await mornings_behind(unit, delegate.id, subjects)


async def mornings_behind(unit: Unit, person_id: str, subjects: Collection[str] | None = None) -> None:
    """A person's latest morning messages, of anything or of one of `subjects`, must be drawn again."""
    for digest in await unit.reminders.latest_digests(person_id, MORNINGS):
        if subjects is None or any(item["subject"] in subjects for item in digest.items):
            await behind(unit, digest.id)


async def plan_behind(unit: Unit, plan: FollowUp) -> None:
    """Every card that shows `plan`, and those of the note that says when it comes, must be drawn again."""
    await behind(unit, plan.id)
    await behind(unit, plan.after_note_id)
    await told_behind(unit, plan.executive_id, {plan.id})


async def to_rooms(unit: Unit, note: Note, policy: Policy) -> None:
    """The note stands in every review channel: drawn again where it is, posted where it is not."""
    standing = [posted for posted in await unit.cards.showing(note.id) if posted.card is CardName.REVIEW]
    for posted in standing:
        _owe(unit, posted)
    for room in policy.rooms:
        if any(p.platform is room.platform and p.workspace == room.workspace for p in standing):
            continue
        unit.add(
            PostedCard(
                id=unit.new_id("card"),
                card=CardName.REVIEW,
                subject_id=note.id,
                platform=room.platform,
                workspace=room.workspace,
                channel=room.channel,
                due_at=unit.now,
            )
        )


async def point_to_rooms(unit: Unit, point: TalkingPoint, policy: Policy, *, anew: bool) -> None:
    """The talking point stands in every review channel.

    With `anew` a fresh card is posted, so that it is noticed, and the older ones only point to it.
    """
    await _in_every_room(unit, CardName.POINT, point.id, policy, anew=anew)


async def round_to_rooms(unit: Unit, round_id: str, policy: Policy, *, anew: bool) -> None:
    """The reminder of drafts that wait stands in every review channel; `anew` as above."""
    await _in_every_room(unit, CardName.REMINDER, round_id, policy, anew=anew)


async def _in_every_room(unit: Unit, card: CardName, subject_id: str, policy: Policy, *, anew: bool) -> None:
    shown = await unit.cards.showing(subject_id)
    standing = [posted for posted in shown if not posted.superseded and posted.person_id is None]
    for posted in standing:
        posted.superseded = anew and posted.message_ref is not None
        _owe(unit, posted)
    for room in policy.rooms:
        if any(p.channel == room.channel and p.workspace == room.workspace and not p.superseded for p in standing):
            continue
        unit.add(
            PostedCard(
                id=unit.new_id("card"),
                card=card,
                subject_id=subject_id,
                platform=room.platform,
                workspace=room.workspace,
                channel=room.channel,
                due_at=unit.now,
            )
        )


async def to_executive(unit: Unit, executive_id: str, card: CardName, subject_id: str, *, anew: bool = False) -> None:
    """The executive's message about `subject_id`; while they are away, that of who stands in."""
    delegate = await delegate_of(unit, executive_id)
    await to_person(unit, delegate.id if delegate else executive_id, card, subject_id, anew=anew)


async def to_person(unit: Unit, person_id: str, card: CardName, subject_id: str, *, anew: bool = False) -> None:
    """A person's message about `subject_id`: drawn again, or posted if there is none.

    With `anew` a fresh message is posted, so that it is noticed, and the older one only points to it.
    """
    standing = [
        posted
        for posted in await unit.cards.showing(subject_id)
        if posted.card is card and posted.person_id == person_id and not posted.superseded
    ]
    for posted in standing:
        # One that was never posted serves as the fresh one.
        posted.superseded = anew and posted.message_ref is not None
        _owe(unit, posted)
    if any(not posted.superseded for posted in standing):
        return
    # One message about one thing: on the first platform the person was known on and can be written to.
    identity = await reachable(unit, person_id)
    if identity is not None:
        unit.add(
            PostedCard(
                id=unit.new_id("card"),
                card=card,
                subject_id=subject_id,
                platform=identity.platform,
                workspace=identity.workspace,
                person_id=person_id,
                due_at=unit.now,
            )
        )


async def unreachable_to_rooms(unit: Unit, conversation_id: str, rooms: Sequence[Room]) -> None:
    """The review channels are told that a conversation was closed; what stands there about it is drawn again."""
    await behind(unit, conversation_id)
    standing = await unit.cards.showing(conversation_id)
    for room in rooms:
        if not any(posted.channel == room.channel for posted in standing):
            unit.add(
                PostedCard(
                    id=unit.new_id("card"),
                    card=CardName.UNREACHABLE,
                    subject_id=conversation_id,
                    platform=room.platform,
                    workspace=room.workspace,
                    channel=room.channel,
                    due_at=unit.now,
                )
            )


async def reachable(unit: Unit, person_id: str, among: Collection[Platform] = tuple(Platform)) -> Identity | None:
    """The first account at which the person can be written to; where there is none, simply their first."""
    identities = [one for one in await unit.people.identities(person_id) if one.platform in among]
    for identity in identities:
        if identity.platform is Platform.SLACK:
            return identity
        met = await unit.conversations.of(identity.platform, identity.workspace, identity.user_id)
        if met is not None and met.removed_at is None:
            return identity
    return identities[0] if identities else None


def _owe(unit: Unit, posted: PostedCard) -> None:
    posted.wanted_version += 1
    posted.due_at = unit.now
    posted.failure = ""
