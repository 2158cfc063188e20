"""How notes and plans end without having been sent: called off, let go, or all at once."""

from bot.ports import Unit
from bot.rules import coordination, personal_date
from bot.rules import follow_up as plans
from bot.rules import note as rules
from bot.rules.follow_up import Step
from bot.rules.note import Verb
from bot.rules.personal_date import DateVerb
from bot.texts import Text, text
from bot.usecases import posting
from db.tables import Note, Person

_ANSWERED = text("send-answered")


async def stop_everything(
    unit: Unit, candidate_id: str, by: Person | None, reason: str, on_note: Text = _ANSWERED
) -> None:
    """Call off every note not yet sent, cancel every plan and reminder for the candidate, in this transaction.

    Whoever asked for them, and wherever they wait. `reason` stands with the plans, `on_note` with the notes.
    """
    threads = {plan.thread_id for plan in await unit.follow_ups.of_candidate(candidate_id)}
    for thread_id in sorted(threads):
        await cancel_plans(unit, thread_id, by, reason)
    for waiting in await unit.notes.unfinished(candidate_id):
        await call_off(unit, waiting, on_note)
    for found in await unit.dates.of_candidate(candidate_id):
        if personal_date.can(found, DateVerb.CALL_OFF):
            personal_date.move(found, DateVerb.CALL_OFF, by, reason)
            unit.audit(by.id if by else "system", "date.call_off", found.id, why=reason)
            await posting.behind(unit, found.id)


async def call_off(unit: Unit, note: Note, why: Text) -> None:
    """End a note that must not go out any more, if it has not left yet."""
    if not rules.system_may(note, Verb.CALL_OFF):
        return
    rules.move(note, Verb.CALL_OFF, None, unit.now)
    note.reason = why.key
    unit.audit("system", "note.call_off", note.id, why=why.key)
    await posting.note_behind(unit, note)
    await let_go(unit, note)


async def let_go(unit: Unit, note: Note) -> None:
    """Release the candidate for others, if nothing was sent and nothing is under way."""
    await unit.flush()
    candidate = await unit.candidates.get(note.candidate_id)
    if candidate is None or candidate.owner_id != note.executive_id:
        return
    notes = await unit.notes.of_thread(note.thread_id)
    if coordination.lets_go(notes, await unit.follow_ups.of_thread(note.thread_id)):
        candidate.owner_id = candidate.owned_since = None
        unit.audit("system", "candidate.let_go", candidate.id)


async def cancel_plans(unit: Unit, thread_id: str, by: Person | None, reason: str) -> int:
    """Cancel every follow-up of the thread that has not happened; tells how many."""
    cancelled = 0
    for planned in await unit.follow_ups.of_thread(thread_id):
        opened = await unit.notes.get(planned.note_id) if planned.note_id else None
        if not plans.can(planned, Step.CANCEL) or (opened is not None and opened.sent_at is not None):
            continue
        plans.take(planned, Step.CANCEL, by, reason)
        unit.audit(by.id if by else "system", "follow_up.cancel", planned.id, why=reason)
        await posting.plan_behind(unit, planned)
        cancelled += 1
    return cancelled
