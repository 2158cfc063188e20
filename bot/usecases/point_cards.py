"""Talking points that wait and came from a file: the reviewers see them in their channel from the next start on."""

from bot.ports import AlreadyHandled, Policy, Store
from bot.rules.talking_point import waits
from bot.usecases import posting


async def show_waiting(store: Store, policy: Policy) -> int:
    """Owe a card for every point that waits and has none; tells for how many. A file is read without knowing a channel."""
    if not policy.rooms:
        return 0
    async with store.reading() as unit:
        today = unit.now.date()
        waiting = [
            point.id
            for point in await unit.candidates.every_point()
            if waits(point, today) and not await unit.cards.showing(point.id)
        ]
    return sum([await _owed(store, policy, point_id) for point_id in waiting])


async def _owed(store: Store, policy: Policy, point_id: str) -> bool:
    try:
        async with store.writing() as unit:
            # Of two processes that start together one owes it.
            await unit.once(f"point-card:{point_id}")
            point = await unit.candidates.point(point_id)
            if point is None:
                return False
            await posting.point_to_rooms(unit, point, policy, anew=False)
    except AlreadyHandled:
        return False
    return True
