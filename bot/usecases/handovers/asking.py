"""An executive asks for a conversation another has; its owner answers, or the time runs out."""

from bot.ports import Policy, Refusal, Unit
from bot.rules import coordination
from bot.rules import handover as rules
from bot.rules.access import Action
from bot.rules.handover import Answering
from bot.rules.hidden import plain
from bot.texts import Text, text
from bot.usecases import doors, posting
from bot.usecases.handovers.passing import pass_on
from bot.usecases.notes.request import in_whose_name
from db.tables import Candidate, CardName, Handover, HandoverStatus, Person, Role

#: characters kept of a reason, or a word with an answer
LONGEST = 300


async def ask(
    unit: Unit, person: Person, candidate_id: str, executive_id: str, why: str, policy: Policy
) -> Text | Refusal:
    """Ask the owner for the conversation, for oneself or, as a recruiter, for an executive."""
    if no := doors.refused(person, Action.REQUEST_NOTES):
        return no
    executive = await in_whose_name(unit, person, executive_id)
    if isinstance(executive, Refusal):
        return executive
    candidate = await doors.candidate(unit, person, candidate_id)
    if isinstance(candidate, Refusal):
        return candidate
    owner = await owner_of(unit, candidate, policy)
    if owner is None or owner.id == executive.id:
        return Refusal(text("handover-free", candidate=candidate.name))
    for earlier in await unit.handovers.open_for(candidate.id):
        if earlier.to_id == executive.id:
            return Refusal(text("handover-asked-already", owner=owner.name, day=earlier.asked_at.date()))
    # Two presses of one button must not make two questions.
    unit.hold(candidate)
    asked = Handover(
        id=unit.new_id("handover"),
        candidate_id=candidate.id,
        owner_id=owner.id,
        to_id=executive.id,
        asked_by=person.id,
        asked_at=unit.now,
        status=HandoverStatus.ASKED,
        why=plain(why, LONGEST),
        moved_by=person.id,
        moved_at=unit.now,
        due_at=rules.answer_by(owner, unit.now, policy.handover_days),
    )
    unit.add(asked)
    unit.audit(person.id, "handover.ask", asked.id, candidate=candidate.id, executive=executive.id)
    await posting.to_person(unit, owner.id, CardName.HANDOVER, asked.id)
    return text("handover-asked-now", owner=owner.name, until=asked.due_at or unit.now)


async def answer(
    unit: Unit, person: Person, handover_id: str, seen: int, answering: Answering, words: str
) -> Handover | Refusal:
    """Give, keep, or take the question back, with an optional word."""
    asked = await doors.handover(unit, person, handover_id)
    if isinstance(asked, Refusal):
        return asked
    if asked.version != seen or answering not in rules.open_answers(asked, person):
        return Refusal(text("handover-moved-on", status=rules.status_text(asked)))
    candidate = await unit.candidates.get(asked.candidate_id)
    if candidate is None:
        raise LookupError(asked.id)
    if candidate.owner_id != asked.owner_id:
        await fall_away(unit, asked, "handover-moot")
        return Refusal(text("handover-moved-on", status=rules.status_text(asked)))
    if answering is Answering.GIVE:
        to = await unit.people.get(asked.to_id) if asked.to_id else None
        if to is None or not to.has(Role.EXECUTIVE):
            await fall_away(unit, asked, "handover-asker-gone")
            return Refusal(text("handover-asker-gone"))
        if no := await pass_on(unit, candidate, to, person):
            return no
        asked.given_to = to.id
    rules.move(asked, answering, person, unit.now, plain(words, LONGEST))
    unit.audit(person.id, f"handover.{answering.value}", asked.id)
    await told(unit, asked)
    if answering is Answering.GIVE:
        await others_fall_away(unit, asked)
    return asked


async def lapse(unit: Unit, handover_id: str, policy: Policy) -> None:
    """The worker's part: the owner did not answer in time. Asker and admins are told; an admin may decide."""
    asked = await unit.handovers.get(handover_id)
    if asked is None or asked.due_at is None or asked.due_at > unit.now:
        return
    candidate = await unit.candidates.get(asked.candidate_id)
    owner = await owner_of(unit, candidate, policy) if candidate else None
    if owner is None or owner.id != asked.owner_id:
        await fall_away(unit, asked, "handover-moot")
        return
    rules.move(asked, Answering.LAPSE, None, unit.now)
    unit.audit("system", "handover.lapse", asked.id)
    await told(unit, asked)
    for admin in await unit.people.having(Role.ADMIN):
        await posting.to_person(unit, admin.id, CardName.HANDOVER, asked.id)


async def owner_of(unit: Unit, candidate: Candidate, policy: Policy) -> Person | None:
    """Who has the conversation now, by the rules that a request asks, too."""
    owner = await unit.people.get(candidate.owner_id) if candidate.owner_id else None
    if owner is None:
        return None
    theirs = await unit.notes.thread_between(owner.id, candidate.id)
    return owner if coordination.has_it(candidate, owner, theirs, policy, unit.now) else None


async def others_fall_away(unit: Unit, but: Handover) -> None:
    """What others had asked for is somebody else's now."""
    await unit.flush()
    for other in await unit.handovers.open_for(but.candidate_id):
        if other.id != but.id:
            await fall_away(unit, other, "handover-elsewhere")


async def fall_away(unit: Unit, asked: Handover, reason: str) -> None:
    """There is nothing to ask for any more; whoever asked hears it."""
    rules.move(asked, Answering.FALL_AWAY, None, unit.now, reason=reason)
    unit.audit("system", "handover.fall_away", asked.id, why=reason)
    await told(unit, asked)


async def told(unit: Unit, asked: Handover) -> None:
    """Every card about it is drawn again; who asked, and for whom, get theirs."""
    await posting.behind(unit, asked.id)
    for person_id in sorted({asked.to_id, asked.asked_by} - {None, asked.owner_id, asked.moved_by}, key=str):
        await posting.to_person(unit, str(person_id), CardName.HANDOVER, asked.id, anew=True)
