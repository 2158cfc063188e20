"""When the next follow-up is due: as the schedule says, and not while its executive is away with nobody to stand in."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.ports import Policy, Unit
from bot.rules import follow_up as plans
from bot.rules.place import Place, place_for
from bot.rules.schedule import Absence, Never, next_morning
from bot.usecases import posting
from bot.usecases.away import days_away
from db.tables import FollowUp

_JUST = timedelta(seconds=1)


async def put(unit: Unit, planned: FollowUp, at: datetime, place: Place, policy: Policy) -> None:
    """Plan it for `at`, or for the first morning after it on which its executive is there."""
    _put(planned, at, place, policy, await days_away(unit, planned.executive_id))


async def replan(unit: Unit, executive_id: str, policy: Policy) -> int:
    """Move what is planned for the executive, now that their absences are others; tells how many moved."""
    away, moved = await days_away(unit, executive_id), 0
    for planned in await unit.follow_ups.planned_for(executive_id, plans.BACKLOG):
        candidate = await unit.candidates.get(planned.candidate_id)
        if candidate is None or planned.due_at is None:
            continue
        before, place = planned.planned_for, place_for(candidate, policy.countries)
        wanted = planned.unmoved_for or planned.planned_for
        if planned.unmoved_for and wanted <= unit.now:
            # Its day went by while they were away.
            wanted = next_morning(unit.now, place, policy.morning_hour)
        _put(planned, wanted, place, policy, away)
        if planned.planned_for != before:
            moved += 1
            planned.leased_until = None
            unit.audit("system", "follow_up.move", planned.id, why="away")
            await posting.plan_behind(unit, planned)
    return moved


def _put(planned: FollowUp, at: datetime, place: Place, policy: Policy, away: Sequence[Absence]) -> None:
    free = at
    if any(days.holds(at) for days in away):
        try:
            free = next_morning(at - _JUST, place, policy.morning_hour, away)
        except Never:
            # Away for years: the plan is skipped as too late when its day comes.
            free = at
    plans.plan(planned, free)
    planned.unmoved_for = at if free != at else None
