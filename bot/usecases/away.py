"""Who is away now, who stands in, and which days the schedule of an executive leaves out."""

from collections.abc import Sequence
from datetime import timedelta

from bot.ports import Unit
from bot.rules import absence as rules
from bot.rules.schedule import Absence
from db.tables import Person, TimeAway

#: zones lie so far apart that a day that is over in one is still to come in another
_APART = timedelta(days=2)


async def coming(unit: Unit, executive_id: str) -> Sequence[TimeAway]:
    """The executive's absences that are not over, the first first."""
    since = (unit.now - _APART).date()
    return [away for away in await unit.people.absences_of(executive_id, since) if rules.ends(away) > unit.now]


async def days_away(unit: Unit, executive_id: str) -> tuple[Absence, ...]:
    """The days on which nothing of theirs becomes due: those on which nobody stands in."""
    return tuple(rules.days_of(away) for away in await coming(unit, executive_id) if away.delegate_id is None)


async def absent(unit: Unit, person_id: str) -> TimeAway | None:
    """The absence that holds now, if the person is away."""
    return next((away for away in await coming(unit, person_id) if rules.holds(away, unit.now)), None)


async def delegate_of(unit: Unit, executive_id: str) -> Person | None:
    """Who stands in for the executive now; nobody if that person is away, too, or has left."""
    away = await absent(unit, executive_id)
    delegate = await unit.people.get(away.delegate_id) if away and away.delegate_id else None
    if delegate is None or not delegate.active or await absent(unit, delegate.id):
        return None
    return delegate


async def acting_for(unit: Unit, person: Person) -> frozenset[str]:
    """The executives for whom `person` stands in now."""
    since = (unit.now - _APART).date()
    return frozenset(
        away.person_id for away in await unit.people.standing_in(person.id, since) if rules.holds(away, unit.now)
    )


def in_place_of(person: Person, executive_id: str) -> dict[str, str]:
    """What an audit row says beside who acted, where they acted for somebody who is away."""
    return {} if person.id == executive_id else {"in_place_of": executive_id}
