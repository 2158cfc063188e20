"""A profile, and a search, for those who may see candidates."""

from bot.cards import profile
from bot.cards.elements import Card
from bot.cards.profile import ProfileView
from bot.ports import Policy, Refusal, Unit
from bot.rules import coordination
from bot.rules.access import Action, may
from bot.rules.place import place_of
from bot.texts import Words
from bot.usecases import doors
from bot.usecases.dates.show import of_candidate
from db.tables import Candidate, Person, Role

FOUND = 10


async def show(unit: Unit, person: Person, candidate_id: str, words: Words, policy: Policy) -> Card | Refusal:
    """The profile of one candidate."""
    candidate = await doors.candidate(unit, person, candidate_id)
    if isinstance(candidate, Refusal):
        return candidate
    facts = await unit.candidates.facts(candidate.id)
    owner = await unit.people.get(candidate.owner_id) if candidate.owner_id else None
    adders = {adder: await _added_by(unit, adder, words) for adder in {fact.added_by for fact in facts}}
    view = ProfileView(
        candidate=candidate,
        facts=sorted(facts, key=lambda fact: fact.seen_on, reverse=True),
        emails=await unit.candidates.emails(candidate.id),
        adders=adders,
        owner=owner.name if owner and await _has_it(unit, candidate, owner, policy) else "",
        now=unit.now,
        zone=str(place_of(candidate).zone),
        may_add=may(person, Action.ADD_FACTS),
        may_write=may(person, Action.REQUEST_NOTES),
        may_suppress=may(person, Action.SUPPRESS),
        may_set_stage=may(person, Action.SET_STAGE),
        is_owner=owner is not None and owner.id == person.id and person.has(Role.EXECUTIVE),
        may_ask_owner=person.has(Role.EXECUTIVE),
        stage_set_by=await _added_by(unit, candidate.stage_set_by, words) if candidate.stage_set_by else "",
        dates=await of_candidate(unit, candidate, person, policy),
        may_keep_dates=may(person, Action.KEEP_DATES),
    )
    return profile.draw(view, words)


async def find(unit: Unit, person: Person, typed: str, words: Words) -> Card | Refusal:
    """Those whose names begin like, or look like, what was typed."""
    if no := doors.refused(person, Action.SEE_CANDIDATES):
        return no
    return profile.found(await unit.candidates.find(typed, FOUND), typed, words)


async def _has_it(unit: Unit, candidate: Candidate, owner: Person, policy: Policy) -> bool:
    theirs = await unit.notes.thread_between(owner.id, candidate.id)
    return coordination.has_it(candidate, owner, theirs, policy, unit.now)


async def _added_by(unit: Unit, adder: str, words: Words) -> str:
    """A person's name, or the file that an import took it from."""
    person = await unit.people.get(adder)
    return person.name if person else words("profile-imported", file=adder.removeprefix("import:"))
