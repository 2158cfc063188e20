"""What a card about a candidate's dates shows, for the one who reads it."""

from datetime import date

from bot.cards.dates import DateView
from bot.ports import Policy, Unit
from bot.rules import personal_date as rules
from bot.rules.place import place_for
from db.tables import Candidate, Person, PersonalDate

#: of a candidate who has more, the last ones are left out
SHOWN = 10


async def view(unit: Unit, found: PersonalDate, reader: Person, policy: Policy) -> DateView | None:
    """One date; None if its candidate is gone."""
    candidate = await unit.candidates.get(found.candidate_id)
    return await _view(unit, found, candidate, reader, policy) if candidate else None


async def of_candidate(unit: Unit, candidate: Candidate, reader: Person, policy: Policy) -> list[DateView]:
    """Those worth a line: what lies ahead or waits first, then what is over."""
    found = [one for one in await unit.dates.of_candidate(candidate.id) if rules.is_shown(one)]
    found.sort(key=lambda one: (not rules.is_live(one), one.first_day or date.max))
    return [await _view(unit, one, candidate, reader, policy) for one in found[:SHOWN]]


async def _view(unit: Unit, found: PersonalDate, candidate: Candidate, reader: Person, policy: Policy) -> DateView:
    days = rules.days_of(found)
    place = place_for(candidate, policy.countries)
    planned = found.planned_for
    if planned is None and days is not None:
        # What a confirmation would plan.
        planned = rules.reminder(found.kind, days, place, unit.now, policy.morning_hour)
    choices = [days for days in map(rules.read_choice, found.choices or ()) if days is not None]
    confirmer = await unit.people.get(found.confirmed_by) if found.confirmed_by else None
    adder = await unit.people.get(found.added_by)
    mover = await unit.people.get(found.moved_by) if found.moved_by else None
    return DateView(
        found=found,
        candidate=candidate,
        days=days,
        choices=choices,
        planned_for=planned,
        zone=str(place.zone),
        added_by=adder.name if adder else "",
        confirmed_by=confirmer.name if confirmer else "",
        moved_by=mover.name if mover else "",
        verbs=rules.open_verbs(found, reader, unit.now.astimezone(place.zone).date()),
    )
