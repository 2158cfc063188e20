"""The few doors to a row. Each asks `rules/access` and answers alike for "absent" and "not yours"."""

from datetime import datetime

from bot.ports import Refusal, Standing, Unit
from bot.rules.access import Action, may
from bot.rules.follow_up import is_theirs, may_change_days
from bot.rules.handover import sides_of
from bot.rules.note import may_see
from bot.texts import text
from bot.usecases.away import acting_for
from db.tables import Candidate, FollowUp, Handover, Note, Person, PersonalDate, StuckWork, TalkingPoint

NOT_HERE = Refusal(text("not-here"))


def refused(person: Person, action: Action) -> Refusal | None:
    """A polite no for a person without the right, or None."""
    return None if may(person, action) else Refusal(text("not-allowed"))


async def candidate(unit: Unit, person: Person, candidate_id: str) -> Candidate | Refusal:
    """The candidate, for somebody who may see candidates."""
    found = await unit.candidates.get(candidate_id) if may(person, Action.SEE_CANDIDATES) else None
    return found or NOT_HERE


async def standing(
    unit: Unit, person: Person, candidate_id: str, executive_id: str, since: datetime
) -> Standing | Refusal:
    """How it stands with the candidate, and since then with their employer, for somebody who may see candidates."""
    may_see_them = may(person, Action.SEE_CANDIDATES)
    found = await unit.candidates.standing(candidate_id, executive_id, since) if may_see_them else None
    return found or NOT_HERE


async def note(unit: Unit, person: Person, note_id: str) -> Note | Refusal:
    """The note, for its executive, who stands in for them, its requester and the reviewers."""
    found = await unit.notes.get(note_id)
    if found is None:
        return NOT_HERE
    # Most who ask are part of it themselves: only of others it is asked for whom they stand in.
    seen = may_see(found, person) or may_see(found, person, await acting_for(unit, person))
    return found if seen else NOT_HERE


async def follow_up(unit: Unit, person: Person, follow_up_id: str) -> FollowUp | Refusal:
    """The planned follow-up, for the executive whose conversation it is, and who stands in for them."""
    found = await unit.follow_ups.get(follow_up_id)
    if found is None or not is_theirs(found, person, await acting_for(unit, person)):
        return NOT_HERE
    return found


async def planned(unit: Unit, person: Person, follow_up_id: str) -> FollowUp | Refusal:
    """The planned follow-up, for whoever may change its days."""
    found = await unit.follow_ups.get(follow_up_id)
    return found if found is not None and may_change_days(found, person) else NOT_HERE


async def talking_point(unit: Unit, person: Person, point_id: str) -> TalkingPoint | Refusal:
    """The talking point, for whoever writes notes, reviews them, or answers for what is said."""
    found = await unit.candidates.point(point_id) if may(person, Action.SEE_POINTS) else None
    return found or NOT_HERE


async def stuck(unit: Unit, person: Person, row_id: str) -> StuckWork | Refusal:
    """Work that is stuck, for an admin."""
    found = await unit.stuck.get(row_id) if may(person, Action.MEND) else None
    return found or NOT_HERE


async def handover(unit: Unit, person: Person, handover_id: str) -> Handover | Refusal:
    """The question for a conversation, for its owner, its asker and admins."""
    found = await unit.handovers.get(handover_id)
    return found if found is not None and sides_of(found, person) else NOT_HERE


async def conversation(unit: Unit, person: Person, candidate_id: str) -> Candidate | Refusal:
    """A candidate, for whoever decides which executive has the conversation."""
    found = await unit.candidates.get(candidate_id) if may(person, Action.DECIDE_OWNER) else None
    return found or NOT_HERE


async def personal_date(unit: Unit, person: Person, date_id: str) -> PersonalDate | Refusal:
    """A candidate's date, for whoever may keep dates."""
    found = await unit.dates.get(date_id) if may(person, Action.KEEP_DATES) else None
    return found or NOT_HERE


async def colleague(unit: Unit, person: Person, person_id: str) -> Person | Refusal:
    """A person's row, for an admin."""
    found = await unit.people.get(person_id) if may(person, Action.MANAGE_PEOPLE) else None
    return found or NOT_HERE
