"""The conversation passes from one executive to another, or to nobody: what the old owner had begun ends whole.

Nothing is half sent: while a note is being handed to the mail server, or nobody knows whether it arrived, nothing passes.
"""

from datetime import datetime

from bot.ports import Refusal, Unit
from bot.rules import coordination
from bot.rules import follow_up as plans
from bot.rules import note as rules
from bot.rules.follow_up import Step
from bot.rules.note import Verb
from bot.texts import text
from bot.usecases import posting
from bot.usecases.notes.ending import call_off, cancel_plans
from db.tables import Candidate, Person, Thread

_HANDED_OVER = text("barred-handed-over")


async def pass_on(unit: Unit, candidate: Candidate, to: Person | None, by: Person) -> Refusal | None:
    """Give the lock to `to`. The new conversation may go on when the old one's next note was planned."""
    before = candidate.owner_id
    theirs = await unit.notes.thread_between(before, candidate.id) if before else None
    begins_from = None
    if theirs is not None:
        notes = await unit.notes.of_thread(theirs.id)
        if any(rules.outcome_is_open(note) for note in notes):
            return Refusal(text("handover-note-leaving", candidate=candidate.name))
    # Of two who decide in the same moment, or one who asks for a note meanwhile, one begins anew.
    unit.hold(candidate)
    if theirs is not None:
        begins_from = await _goes_on_at(unit, theirs, candidate)
        await _end(unit, theirs, by)
        await unit.flush()
    candidate.owner_id, candidate.owned_since = (to.id, unit.now) if to else (None, None)
    unit.audit(by.id, "candidate.handed_over", candidate.id, before=before, to=to.id if to else None)
    if to is not None:
        await _begin(unit, candidate, to, begins_from)
    return None


async def _goes_on_at(unit: Unit, thread: Thread, candidate: Candidate) -> datetime | None:
    """When the next note would have left: at once after an answer; None where the cooldown says it."""
    last = candidate.last_contact_at
    if last is None:
        return None
    heard = thread.answered_at or coordination.answered_at(await unit.notes.of_thread(thread.id))
    if heard is not None and heard >= last:
        return unit.now
    planned = [plan.planned_for for plan in await unit.follow_ups.of_thread(thread.id) if plans.can(plan, Step.CANCEL)]
    return max(min(planned), unit.now) if planned else None


async def _end(unit: Unit, thread: Thread, by: Person) -> None:
    """Plans are cancelled, notes under way called off, and what was sent is followed up no more."""
    await cancel_plans(unit, thread.id, by, "plan-handed-over")
    for note in await unit.notes.of_thread(thread.id):
        if (note.status, Verb.CLOSE) in rules.MOVES:
            rules.move(note, Verb.CLOSE, by, unit.now)
            unit.audit(by.id, "note.close", note.id, why="handed over")
            await posting.note_behind(unit, note)
        else:
            await call_off(unit, note, _HANDED_OVER)
    thread.closed_at = thread.closed_at or unit.now
    unit.audit(by.id, "thread.close", thread.id, why="handed over")


async def _begin(unit: Unit, candidate: Candidate, to: Person, begins_from: datetime | None) -> None:
    """A thread between the two, from before or new."""
    thread = await unit.notes.thread_between(to.id, candidate.id)
    if thread is None:
        thread = Thread(id=unit.new_id("thread"), executive_id=to.id, candidate_id=candidate.id, opened_at=unit.now)
        unit.add(thread)
    thread.closed_at, thread.begins_from = None, begins_from
