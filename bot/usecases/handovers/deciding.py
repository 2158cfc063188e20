"""Who has the conversation without anybody asking the owner: the owner hands it over, or an admin decides why."""

from bot.ports import Refusal, Unit
from bot.rules import handover as rules
from bot.rules.access import Action
from bot.rules.handover import Answering
from bot.rules.hidden import plain
from bot.texts import Text, text
from bot.usecases import doors, posting
from bot.usecases.handovers.asking import LONGEST, fall_away, told
from bot.usecases.handovers.passing import pass_on
from db.tables import Candidate, CardName, Handover, Person, Role


async def hand_on(unit: Unit, person: Person, candidate_id: str, to_id: str, words: str) -> Text | Refusal:
    """The owner gives the conversation to another executive, or lets it go (`to_id` "")."""
    candidate = await doors.candidate(unit, person, candidate_id)
    if isinstance(candidate, Refusal):
        return candidate
    if candidate.owner_id != person.id or not person.has(Role.EXECUTIVE):
        return Refusal(text("handover-not-yours"))
    to = await _executive(unit, to_id)
    if isinstance(to, Refusal):
        return to
    if to is not None and to.id == person.id:
        return Refusal(text("handover-not-to-oneself"))
    if no := await pass_on(unit, candidate, to, person):
        return no
    await _settle(unit, candidate, person.id, to, person, plain(words, LONGEST), decided=False)
    if to is None:
        return text("handover-let-go", candidate=candidate.name)
    return text("handover-handed-on", candidate=candidate.name, to=to.name)


async def decide(
    unit: Unit, person: Person, candidate_id: str, seen: int, to_id: str, why: str
) -> Text | Refusal | dict[str, Text]:
    """An admin says who has the conversation, and why; both sides are told. Mistakes are told by field."""
    candidate = await doors.conversation(unit, person, candidate_id)
    if isinstance(candidate, Refusal):
        return candidate
    if not why.strip():
        return {"why": text("handover-needs-reason")}
    if candidate.version != seen:
        return Refusal(text("handover-decided-meanwhile", candidate=candidate.name))
    to = await _executive(unit, to_id)
    if isinstance(to, Refusal):
        return {"to": to.text}
    before = candidate.owner_id
    stays = before is not None and to is not None and before == to.id
    if stays and not await unit.handovers.open_for(candidate.id):
        return {"to": text("handover-has-it", owner=to.name if to else "")}
    if stays:
        unit.hold(candidate)
    elif no := await pass_on(unit, candidate, to, person):
        return no
    await _settle(unit, candidate, before, to, person, plain(why, LONGEST), decided=True)
    if to is None:
        return text("handover-let-go", candidate=candidate.name)
    return text("handover-handed-on", candidate=candidate.name, to=to.name)


async def _settle(
    unit: Unit, candidate: Candidate, before: str | None, to: Person | None, by: Person, words: str, *, decided: bool
) -> None:
    """Questions that were open are answered by it; where nobody asked, the decision is a row of its own."""
    await unit.flush()
    stays = to is not None and before == to.id
    fitting: Handover | None = None
    for asked in await unit.handovers.open_for(candidate.id):
        if stays or (to is not None and asked.to_id == to.id):
            answering = Answering.DECIDE if decided else Answering.GIVE
            rules.move(asked, answering, by, unit.now, words)
            asked.given_to = to.id if to else None
            unit.audit(by.id, f"handover.{answering.value}", asked.id, to=asked.given_to)
            await told(unit, asked)
            fitting = asked
        else:
            await fall_away(unit, asked, "handover-elsewhere")
    if fitting is None:
        fitting = rules.settled(
            unit.new_id("handover"),
            candidate.id,
            owner_id=before,
            to_id=to.id if to else None,
            by=by,
            now=unit.now,
            words=words,
            decided=decided,
        )
        unit.add(fitting)
        unit.audit(by.id, "handover.decide" if decided else "handover.give", fitting.id, to=fitting.to_id)
    # Both sides hear of it, but not from themselves.
    for person_id in sorted({before, to.id if to else None} - {None, by.id}, key=str):
        await posting.to_person(unit, str(person_id), CardName.HANDOVER, fitting.id)


async def _executive(unit: Unit, person_id: str) -> Person | Refusal | None:
    if not person_id:
        return None
    person = await unit.people.get(person_id)
    return person if person is not None and person.has(Role.EXECUTIVE) else Refusal(text("request-not-an-executive"))


def may_decide(person: Person) -> Refusal | None:
    """A polite no for whoever may not, or None."""
    return doors.refused(person, Action.DECIDE_OWNER)
