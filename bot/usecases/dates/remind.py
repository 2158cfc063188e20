"""A confirmed date comes near: whoever has the conversation is reminded, once, in the candidate's working hours.

Everything is asked again at that moment: suppression, stage, company rules, answers, and whether the date still lies
ahead. A reminder that must not be is skipped with its reason, and the date's card says so.
"""

from datetime import timedelta

from bot.ports import Policy, Unit
from bot.rules import coordination
from bot.rules import personal_date as rules
from bot.rules.access import Action, may
from bot.rules.personal_date import DateVerb
from bot.rules.place import place_for
from bot.rules.schedule import is_open, next_morning
from bot.rules.suppression import HashKey
from bot.usecases import posting
from bot.usecases.notes.barred import at_company, at_stage, opposed
from db.tables import Candidate, CardName, Person, PersonalDate, Role

#: a reminder this late is skipped: whoever was away for weeks is not reminded by surprise
TOO_LATE = timedelta(days=14)
#: everything is stopped: look again so soon
PAUSE = timedelta(minutes=1)


async def due(unit: Unit, date_id: str, policy: Policy, key: HashKey) -> None:
    """The worker's part: remind, put off, or skip."""
    found = await unit.dates.get(date_id)
    if found is None or found.due_at is None or found.due_at > unit.now or not rules.can(found, DateVerb.REMIND):
        return
    candidate = await unit.candidates.get(found.candidate_id)
    if candidate is None:
        raise LookupError(found.id)
    if (await unit.halt()).stopped_at is not None:
        found.due_at, found.leased_until = unit.now + PAUSE, None
        unit.audit("system", "date.wait", found.id, why="stopped")
        await posting.behind(unit, found.id)
        return
    reader = await whom(unit, found, candidate, policy)
    if why := await _reason_to_skip(unit, found, candidate, reader, policy, key):
        rules.move(found, DateVerb.SKIP, None, why)
        unit.audit("system", "date.skip", found.id, why=why)
        await posting.behind(unit, found.id)
        return
    place = place_for(candidate, policy.countries)
    if reader is None or not is_open(unit.now, place, policy.morning_hour):
        found.due_at, found.leased_until = next_morning(unit.now, place, policy.morning_hour), None
        unit.audit("system", "date.wait", found.id, why="closed")
        await posting.behind(unit, found.id)
        return
    rules.move(found, DateVerb.REMIND, None)
    unit.audit("system", "date.remind", found.id, whom=reader.id)
    await posting.behind(unit, found.id)
    await posting.to_person(unit, reader.id, CardName.DATE, found.id, anew=True)


async def whom(unit: Unit, found: PersonalDate, candidate: Candidate, policy: Policy) -> Person | None:
    """Who has the conversation; if nobody, who added the date, or who confirmed it."""
    owner = await unit.people.get(candidate.owner_id) if candidate.owner_id else None
    if owner is not None:
        theirs = await unit.notes.thread_between(owner.id, candidate.id)
        if coordination.has_it(candidate, owner, theirs, policy, unit.now):
            return owner
    for person_id in (found.added_by, found.confirmed_by):
        person = await unit.people.get(person_id) if person_id else None
        if person is not None and may(person, Action.KEEP_DATES):
            return person
    return None


async def _reason_to_skip(
    unit: Unit, found: PersonalDate, candidate: Candidate, reader: Person | None, policy: Policy, key: HashKey
) -> str | None:
    today = unit.now.astimezone(place_for(candidate, policy.countries).zone).date()
    if await opposed(unit, candidate, key):
        return "plan-opted-out"
    # Not the answer it was read from, however soon it was confirmed.
    later = found.confirmed_at + timedelta(microseconds=1) if found.confirmed_at else None
    if later is not None and await unit.notes.answered_since(candidate.id, later):
        return "plan-answered"
    if await at_stage(unit, candidate):
        return "plan-stage"
    if reader is None:
        return "date-nobody"
    # A promise of one executive's own keeps only them from it.
    if await at_company(unit, candidate, reader.id if reader.has(Role.EXECUTIVE) else ""):
        return "plan-company-rule"
    late = found.planned_for is not None and unit.now - found.planned_for > TOO_LATE
    return "plan-too-late" if late or rules.too_late(found, today) else None
