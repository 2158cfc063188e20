"""Step 6 of 7: the candidate answered somebody here. Everything planned stops, for everyone."""

from bot.ports import Policy, Refusal, Unit
from bot.rules import note as rules
from bot.rules.note import Verb
from bot.texts import Text, text
from bot.usecases import posting
from bot.usecases.notes.ending import call_off, cancel_plans
from bot.usecases.notes.review import allowed
from db.tables import Note, Person

_ANSWERED = text("send-answered")


async def answered(unit: Unit, person: Person, note_id: str, seen: int, policy: Policy) -> Note | Refusal:
    """A person says that an answer came, by mail or elsewhere."""
    note = await allowed(unit, person, note_id, Verb.ANSWERED, seen, policy)
    if isinstance(note, Refusal):
        return note
    await hear(unit, note, person)
    return note


async def hear(unit: Unit, note: Note, by: Person | None) -> None:
    """Settle the note's thread as answered, and stop all that any executive planned for the candidate."""
    thread = await unit.notes.thread(note.thread_id)
    if thread is None:
        raise LookupError(note.id)
    thread.answered_at = thread.answered_at or unit.now
    for earlier in await unit.notes.of_thread(thread.id):
        if (earlier.status, Verb.ANSWERED) in rules.MOVES:
            # An answer proves that an unsure one arrived.
            earlier.sent_at = earlier.sent_at or earlier.attempted_at
            rules.move(earlier, Verb.ANSWERED, by, unit.now)
            unit.audit(by.id if by else "system", "note.answered", earlier.id)
            await posting.note_behind(unit, earlier)
    unit.audit(by.id if by else "system", "thread.answered", thread.id)
    await stop_everything(unit, note.candidate_id, by, "plan-answered")


async def stop_everything(
    unit: Unit, candidate_id: str, by: Person | None, reason: str, on_note: Text = _ANSWERED
) -> None:
    """Call off every note not yet sent and cancel every plan for the candidate, in this transaction.

    `reason` stands with the plans, `on_note` with the notes.
    """
    threads = {plan.thread_id for plan in await unit.follow_ups.of_candidate(candidate_id)}
    for thread_id in sorted(threads):
        await cancel_plans(unit, thread_id, by, reason)
    for waiting in await unit.notes.unfinished(candidate_id):
        await call_off(unit, waiting, on_note)


async def close(unit: Unit, person: Person, note_id: str, seen: int, policy: Policy) -> Note | Refusal:
    """The executive ends the thread without an answer: nothing more is planned."""
    note = await allowed(unit, person, note_id, Verb.CLOSE, seen, policy)
    if isinstance(note, Refusal):
        return note
    await shut(unit, note, person)
    return note


async def shut(unit: Unit, note: Note, by: Person | None) -> None:
    """Close the thread: its sent notes, its plans; the candidate is free for a later try."""
    thread = await unit.notes.thread(note.thread_id)
    if thread is None:
        raise LookupError(note.id)
    thread.closed_at = unit.now
    for earlier in await unit.notes.of_thread(thread.id):
        if (earlier.status, Verb.CLOSE) in rules.MOVES:
            rules.move(earlier, Verb.CLOSE, by, unit.now)
            unit.audit(by.id if by else "system", "note.close", earlier.id)
            await posting.note_behind(unit, earlier)
        else:
            await call_off(unit, earlier, text("send-closed"))
    await cancel_plans(unit, thread.id, by, "plan-closed")
    unit.audit(by.id if by else "system", "thread.close", thread.id)
