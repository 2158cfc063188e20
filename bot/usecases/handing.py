"""An absence begins or ends: the messages that wait for the executive go to who stands in, and back."""

from collections.abc import Sequence
from datetime import datetime

from bot.ports import Policy, Unit
from bot.rules import absence as rules
from bot.rules import follow_up as plans
from bot.rules import note as notes
from bot.rules.working_hours import next_workday
from bot.usecases import digests, posting
from bot.usecases.away import delegate_of
from db.tables import AwayStage, CardName, Note, Person, TimeAway

#: notes of one executive that wait; more than that nobody could decide on in a morning
MOST = 200


async def begin(unit: Unit, away: TimeAway, policy: Policy) -> None:
    """It was put down: hand over at once if it holds already, else in the morning of who stands in."""
    if rules.holds(away, unit.now):
        await _hand_over(unit, away, policy)
        return
    away.due_at = await _morning(unit, away.delegate_id, rules.begins(away), policy)


async def due(unit: Unit, absence_id: str, policy: Policy) -> None:
    """The worker's part: it begins, it ends, the executive's first morning has come."""
    away = await unit.people.absence(absence_id)
    if away is None or away.due_at is None or away.due_at > unit.now or away.ended_at is not None:
        return
    if rules.holds(away, unit.now):
        await _hand_over(unit, away, policy)
    elif away.stage in (AwayStage.AHEAD, AwayStage.HANDED_OVER):
        await _over(unit, away)
        away.due_at = await _morning(unit, away.person_id, rules.ends(away), policy)
    else:
        await _back(unit, away, policy)


async def give_back(unit: Unit, away: TimeAway, policy: Policy) -> None:
    """It was taken back: all is the executive's again, now."""
    if away.delegate_id is None:
        return
    handed = away.stage is AwayStage.HANDED_OVER
    await _over(unit, away)
    if handed:
        await _back(unit, away, policy)


async def _hand_over(unit: Unit, away: TimeAway, policy: Policy) -> None:
    executive, delegate = await unit.people.get(away.person_id), await delegate_of(unit, away.person_id)
    _stage(unit, away, AwayStage.HANDED_OVER, rules.ends(away))
    if executive is None or delegate is None:
        return
    await digests.owe(unit, delegate.id, policy)
    for note in await _waiting(unit, executive, policy):
        await _message(unit, executive, delegate, note, policy)


async def _over(unit: Unit, away: TimeAway) -> None:
    """What who stood in was shown loses its buttons."""
    _stage(unit, away, AwayStage.OVER, None)
    for note in await unit.notes.open_of(away.person_id, MOST):
        await posting.note_behind(unit, note)
    if away.delegate_id is not None:
        await posting.mornings_behind(unit, away.delegate_id)


async def _back(unit: Unit, away: TimeAway, policy: Policy) -> None:
    executive = await unit.people.get(away.person_id)
    _stage(unit, away, AwayStage.BACK, None)
    if executive is None or await delegate_of(unit, executive.id):
        # They are away again already, and somebody else stands in.
        return
    for note in await _waiting(unit, executive, policy):
        await _message(unit, executive, executive, note, policy)


def _stage(unit: Unit, away: TimeAway, stage: AwayStage, due_at: datetime | None) -> None:
    away.stage, away.due_at, away.leased_until = stage, due_at, None
    away.attempts = away.takeovers = 0
    unit.audit("system", f"absence.{stage.value}", away.id)


async def _waiting(unit: Unit, executive: Person, policy: Policy) -> Sequence[Note]:
    """The notes on which only the executive's word is missing, and follow-ups of which they were reminded."""
    found = reversed(await unit.notes.open_of(executive.id, MOST))
    return [note for note in found if note.ordinal or notes.waits_for(note, executive, policy)]


async def _message(unit: Unit, executive: Person, reader: Person, note: Note, policy: Policy) -> None:
    """One message about one thing: the release where the note waits for that, else the reminder of its follow-up."""
    if notes.waits_for(note, executive, policy):
        await posting.to_person(unit, reader.id, CardName.RELEASE, note.id)
        return
    plan = await unit.follow_ups.opened_as(note.id)
    if plan is not None and plans.open_steps(plan, executive):
        await posting.to_person(unit, reader.id, CardName.NUDGE, plan.id)


async def _morning(unit: Unit, person_id: str | None, after: datetime, policy: Policy) -> datetime:
    """The person's next working morning, so that nobody is woken by what waits."""
    person = await unit.people.get(person_id) if person_id else None
    return next_workday(after, person.timezone, policy.digest_hour or policy.morning_hour) if person else after
