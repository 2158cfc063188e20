"""What a person sees of the whole: their page, their planned follow-ups, the people, the state of the house."""

from dataclasses import replace

from bot.cards import messages
from bot.cards import people as people_card
from bot.cards.elements import Home
from bot.cards.messages import StatusView, Waiting
from bot.events import Answer, Say
from bot.rules import note as rules
from bot.rules.access import Action, may
from bot.rules.note import status_text
from bot.rules.place import place_of
from bot.texts import text
from bot.usecases import doors, points, stuck
from bot.usecases.ahead import ahead
from bot.usecases.context import Context
from db.tables import FollowUp, Note, Role

SHOWN = 10


async def home(context: Context) -> Home:
    """A person's page in the app."""
    unit, person = context.unit, context.person
    notes = list(await unit.notes.of_executive(person.id, SHOWN))
    if may(person, Action.REVIEW_NOTES):
        notes += [note for note in await unit.notes.in_review(SHOWN) if note.executive_id != person.id]
    waiting = [await _waiting(context, note) for note in notes if rules.waits_for(note, person, context.policy)]
    going = [
        await _waiting(context, note)
        for note in notes
        if note.executive_id == person.id and rules.goes_on(note) and not rules.waits_for(note, person, context.policy)
    ]
    planned = [await _planned(context, plan) for plan in await unit.follow_ups.planned_for(person.id, SHOWN)]
    asking = await points.asking(unit, person, context.policy)
    stuck_here = await stuck.asking(unit, person)
    return messages.home(person, waiting, going, planned, await unit.halt(), context.words, asking, stuck_here)


async def follow_ups(context: Context) -> Answer:
    """What is planned in the asker's threads; for a recruiter, in everybody's."""
    if no := doors.refused(context.person, Action.REQUEST_NOTES):
        return context.say(no)
    unit, whose = context.unit, [context.person]
    if may(context.person, Action.REVIEW_NOTES):
        whose += [one for one in await unit.people.having(Role.EXECUTIVE) if one.id != context.person.id]
    every = [plan for one in whose for plan in await unit.follow_ups.planned_for(one.id, SHOWN)]
    plans = sorted(every, key=lambda plan: plan.planned_for)[:SHOWN]
    names = {one.id: one.name for one in whose if one.id != context.person.id}
    return Say(
        messages.follow_ups(
            [await _foretold(context, plan, names.get(plan.executive_id, "")) for plan in plans],
            context.unit.now,
            context.words,
        )
    )


async def people(context: Context) -> Answer:
    """Who may do what, for an admin."""
    if no := doors.refused(context.person, Action.MANAGE_PEOPLE):
        return context.say(no)
    return Say(people_card.draw(await context.unit.people.everyone(), context.words))


async def status(context: Context) -> Answer:
    """Is it running, and what waits: counts only."""
    if no := doors.refused(context.person, Action.SEE_STATUS):
        return context.say(no)
    unit = context.unit
    halt = await unit.halt()
    stopper = await unit.people.get(halt.stopped_by) if halt.stopped_by else None
    view = StatusView(
        halt=halt,
        stopped_by=stopper.name if stopper else "",
        in_review=await unit.notes.count_in_review(),
        planned=await unit.follow_ups.count_planned(),
        undelivered=await unit.cards.count_failed(),
        writer=context.writer_name,
        version=context.version,
        stuck=await stuck.asking(unit, context.person),
    )
    return Say(messages.status(view, context.words))


async def _waiting(context: Context, note: Note) -> Waiting:
    candidate = await context.unit.candidates.get(note.candidate_id)
    return Waiting(candidate.name if candidate else "", status_text(note), note.moved_at, note_id=note.id)


async def _planned(context: Context, plan: FollowUp) -> Waiting:
    candidate = await context.unit.candidates.get(plan.candidate_id)
    return Waiting(
        candidate.name if candidate else "",
        text(f"plan-status-{plan.status.value}"),
        plan.planned_for,
        plan_id=plan.id,
        seen=plan.version,
    )


async def _foretold(context: Context, plan: FollowUp, executive: str) -> Waiting:
    planned, candidate = await _planned(context, plan), await context.unit.candidates.get(plan.candidate_id)
    if candidate is None:
        return planned
    stations = await ahead(context.unit, plan.thread_id, candidate, context.policy)
    return replace(planned, executive=executive, ahead=stations, zone=str(place_of(candidate).zone))
