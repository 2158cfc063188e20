"""What people press and send about a conversation somebody has, and the picture of a question for one."""

from bot.cards import handover as card
from bot.cards.handover import NOBODY, HandoverView
from bot.events import Answer, Click, Done, Mistakes, Open, Say, Submit
from bot.ports import Refusal, Unit
from bot.rules import follow_up as plans
from bot.rules import handover as rules
from bot.rules.access import Action
from bot.rules.follow_up import Step
from bot.rules.handover import Answering
from bot.rules.place import place_of
from bot.usecases import doors
from bot.usecases.context import Context
from bot.usecases.handovers import asking, deciding
from bot.usecases.notes.request import Owned
from db.tables import Handover, Person, Role

VERBS = (
    "handover_ask",
    "handover_give",
    "handover_keep",
    "handover_take_back",
    "handover_word",
    "handover_on",
    "handover_decide",
)
FORMS = ("handover_ask", "handover_word", "handover_on", "handover_decide")
_AT_ONCE = {
    "handover_give": Answering.GIVE,
    "handover_keep": Answering.KEEP,
    "handover_take_back": Answering.TAKE_BACK,
}


async def refused(context: Context, no: Owned) -> Answer:
    """The refusal of a note, with the button that asks the owner for the conversation."""
    owner = await context.unit.people.get(no.owner_id)
    if owner is None:
        return context.say(no)
    drawn = card.refused(context.words(no.text), no.candidate_id, no.executive_id, owner.name, context.words)
    return Say(drawn)


async def press(context: Context, click: Click) -> Answer:
    """A button."""
    if click.verb in _AT_ONCE:
        return await _answered(context, click.subject, click.seen, _AT_ONCE[click.verb], "")
    match click.verb:
        case "handover_ask":
            return await _ask_form(context, click.subject, click.choice)
        case "handover_word":
            return await _word_form(context, click.subject)
        case "handover_on":
            return await _hand_on_form(context, click.subject)
        case _:
            return await decide_form(context, click.subject)


async def submit(context: Context, sent: Submit) -> Answer:
    """A form."""
    unit, person, values = context.unit, context.person, sent.values
    to_id = "" if values.get("to", "") == NOBODY else values.get("to", "")
    match sent.form:
        case "handover_ask":
            candidate_id, _, executive_id = sent.subject.partition("#")
            why = values.get("why", "")
            return context.say(await asking.ask(unit, person, candidate_id, executive_id, why, context.policy))
        case "handover_word":
            given = values.get("answer", "")
            if given not in (Answering.GIVE, Answering.KEEP):
                return context.tell("form-unknown")
            return await _answered(context, sent.subject, sent.seen, Answering(given), values.get("words", ""))
        case "handover_on":
            return context.say(await deciding.hand_on(unit, person, sent.subject, to_id, values.get("why", "")))
        case _:
            done = await deciding.decide(unit, person, sent.subject, sent.seen, to_id, values.get("why", ""))
            if isinstance(done, dict):
                return Mistakes({field: context.words(why) for field, why in done.items()})
            return context.say(done)


async def decide_form(context: Context, candidate_id: str) -> Answer:
    """The admin's form."""
    candidate = await doors.conversation(context.unit, context.person, candidate_id)
    if isinstance(candidate, Refusal):
        return context.say(candidate)
    owner = await asking.owner_of(context.unit, candidate, context.policy)
    executives = await context.unit.people.having(Role.EXECUTIVE)
    return Open(card.decide_form(candidate, executives, owner.name if owner else "", context.words))


async def _answered(context: Context, handover_id: str, seen: int, answering: Answering, words: str) -> Answer:
    done = await asking.answer(context.unit, context.person, handover_id, seen, answering, words)
    return context.say(done) if isinstance(done, Refusal) else Done()


async def _ask_form(context: Context, candidate_id: str, executive_id: str) -> Answer:
    if no := doors.refused(context.person, Action.REQUEST_NOTES):
        return context.say(no)
    candidate = await doors.candidate(context.unit, context.person, candidate_id)
    if isinstance(candidate, Refusal):
        return context.say(candidate)
    owner = await asking.owner_of(context.unit, candidate, context.policy)
    if owner is None:
        return context.tell("handover-free", candidate=candidate.name)
    return Open(card.ask_form(candidate, executive_id, owner.name, context.words))


async def _word_form(context: Context, handover_id: str) -> Answer:
    asked = await doors.handover(context.unit, context.person, handover_id)
    candidate = await context.unit.candidates.get(asked.candidate_id) if isinstance(asked, Handover) else None
    if isinstance(asked, Refusal) or candidate is None:
        return context.say(asked if isinstance(asked, Refusal) else doors.NOT_HERE)
    if Answering.KEEP not in rules.open_answers(asked, context.person):
        return context.tell("handover-moved-on", status=context.words(rules.status_text(asked)))
    return Open(card.word_form(asked, candidate, context.words))


async def _hand_on_form(context: Context, candidate_id: str) -> Answer:
    candidate = await doors.candidate(context.unit, context.person, candidate_id)
    if isinstance(candidate, Refusal):
        return context.say(candidate)
    if candidate.owner_id != context.person.id:
        return context.tell("handover-not-yours")
    others = [one for one in await context.unit.people.having(Role.EXECUTIVE) if one.id != context.person.id]
    return Open(card.hand_on_form(candidate, others, context.words))


async def view(unit: Unit, asked: Handover, reader: Person) -> HandoverView | None:
    """All that the card about `asked` shows to `reader`."""
    candidate = await unit.candidates.get(asked.candidate_id)
    if candidate is None:
        return None
    names = {}
    for person_id in {asked.owner_id, asked.to_id, asked.asked_by, asked.moved_by, asked.given_to} - {None}:
        person = await unit.people.get(str(person_id))
        names[str(person_id)] = person.name if person else ""
    theirs = await unit.notes.thread_between(asked.owner_id, candidate.id) if asked.owner_id else None
    notes = await unit.notes.of_thread(theirs.id) if theirs else ()
    planned = await unit.follow_ups.of_thread(theirs.id) if theirs else ()
    own = await unit.notes.thread_between(reader.id, candidate.id)
    begins_from = own.begins_from if own else None
    return HandoverView(
        asked=asked,
        candidate=candidate,
        owner=names.get(asked.owner_id or "", ""),
        to=names.get(asked.to_id or "", ""),
        asker=names.get(asked.asked_by, ""),
        mover=names.get(asked.moved_by or "", ""),
        given_to=names.get(asked.given_to or "", ""),
        last_note=max((note.sent_at for note in notes if note.sent_at), default=None),
        planned=[plan.planned_for for plan in planned if plans.can(plan, Step.OPEN)],
        writes_from=begins_from if begins_from is not None and begins_from > unit.now else None,
        zone=str(place_of(candidate).zone),
        answers=rules.open_answers(asked, reader),
        reader_has_it=asked.given_to == reader.id == candidate.owner_id,
    )
