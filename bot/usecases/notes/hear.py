"""Step 6 of 7: something came back. An answer to anybody here stops everything planned, for everyone.

`hear` is the one road for what a mailbox reads and what a person tells. Who writes "never again" is put on the
suppression list in the same transaction; an automatic reply and a bounce are no answers.
"""

from datetime import date, time, timedelta
from typing import assert_never

from bot.ports import Heard, HeardKind, Policy, Refusal, Unit
from bot.rules import follow_up as plans
from bot.rules import note as rules
from bot.rules.access import Action
from bot.rules.country_bars import rule_of
from bot.rules.follow_up import Step
from bot.rules.note import Verb
from bot.rules.place import place_for
from bot.rules.schedule import after_working_days, local_moment
from bot.rules.suppression import HashKey
from bot.texts import text
from bot.usecases import doors, posting
from bot.usecases.dates import propose
from bot.usecases.notes.ending import call_off, cancel_plans, stop_everything
from bot.usecases.notes.planning import put
from bot.usecases.notes.review import allowed
from bot.usecases.suppression import never_again
from db.tables import Candidate, CardName, Note, Person, SuppressionSource

#: an automatic reply that names a later day is not believed
AWAY_AT_MOST = timedelta(days=366)


async def answered(unit: Unit, person: Person, note_id: str, seen: int, policy: Policy) -> Note | Refusal:
    """A person says that an answer came, by mail or elsewhere."""
    note = await allowed(unit, person, note_id, Verb.ANSWERED, seen, policy)
    if isinstance(note, Refusal):
        return note
    await _settle(unit, note, person)
    return note


async def told(unit: Unit, person: Person, seen: int, heard: Heard, policy: Policy, key: HashKey) -> Note | Refusal:
    """The same, with what came: an answer, a no to this, or a no for ever; and its words, if they were given."""
    note = await allowed(unit, person, heard.note_id, Verb.ANSWERED, seen, policy)
    if isinstance(note, Refusal):
        return note
    if heard.kind is HeardKind.OPT_OUT and (no := doors.refused(person, Action.SUPPRESS)):
        return no
    await hear(unit, heard, policy, key, person)
    return note


async def hear(unit: Unit, heard: Heard, policy: Policy, key: HashKey, by: Person | None = None) -> Note | None:
    """Act on what came back to a note, whoever read it; None if there is no such note any more.

    Heard twice it has no further effect. The text is read for dates, which are proposed; it is neither kept nor logged.
    """
    note = await unit.notes.get(heard.note_id)
    candidate = await unit.candidates.get(note.candidate_id) if note else None
    if note is None or candidate is None:
        return None
    match heard.kind:
        case HeardKind.ANSWER:
            await _settle(unit, note, by)
        case HeardKind.DECLINE:
            await _settle(unit, note, by)
            await _closed(unit, note, by)
            note.reason = "heard-decline"
        case HeardKind.OPT_OUT:
            await _settle(unit, note, by)
            wording = await unit.notes.revision(note.id, note.approved_revision or note.revision)
            also = (heard.sender, wording.recipient_address if wording else "")
            await never_again(unit, candidate, key, SuppressionSource.ANSWER, by=by, also=also)
            note.reason = "heard-opt-out"
        case HeardKind.AUTO_REPLY:
            await _away(unit, note, candidate, heard.returns_on, policy)
        case HeardKind.BOUNCE:
            await _came_back(unit, note, hard=heard.hard)
        case _:
            assert_never(heard.kind)
    if heard.kind in (HeardKind.ANSWER, HeardKind.DECLINE):
        await propose.from_answer(unit, note, candidate, heard.text, heard.said_at, by)
    return note


async def _settle(unit: Unit, note: Note, by: Person | None) -> None:
    """Settle the note's thread as answered, and stop all that any executive planned for the candidate."""
    thread = await unit.notes.thread(note.thread_id)
    if thread is None:
        raise LookupError(note.id)
    thread.answered_at = unit.now
    for earlier in await unit.notes.of_thread(thread.id):
        if (earlier.status, Verb.ANSWERED) in rules.MOVES:
            # An answer proves that an unsure one arrived.
            earlier.sent_at = earlier.sent_at or earlier.attempted_at
            rules.move(earlier, Verb.ANSWERED, by, unit.now)
            unit.audit(by.id if by else "system", "note.answered", earlier.id)
            await posting.note_behind(unit, earlier)
    unit.audit(by.id if by else "system", "thread.answered", thread.id)
    await stop_everything(unit, note.candidate_id, by, "plan-answered")


async def _closed(unit: Unit, note: Note, by: Person | None) -> None:
    """They said no to this: the conversation is over, and the cooldown runs."""
    thread = await unit.notes.thread(note.thread_id)
    if thread is not None and thread.closed_at is None:
        thread.closed_at = unit.now
        unit.audit(by.id if by else "system", "thread.declined", thread.id)


async def _away(unit: Unit, note: Note, candidate: Candidate, returns_on: date | None, policy: Policy) -> None:
    """A machine says they are away: what follows the note waits until the working day after they are back."""
    unit.audit("system", "note.auto_reply", note.id)
    place = place_for(candidate, policy.countries)
    today = unit.now.astimezone(place.zone).date()
    if returns_on is None or not today <= returns_on <= today + AWAY_AT_MOST:
        return
    back = local_moment(returns_on, time.min, place.zone)
    later = after_working_days(back, 1, place, policy.morning_hour).at
    for planned in await unit.follow_ups.of_thread(note.thread_id):
        if plans.can(planned, Step.OPEN) and planned.planned_for < later:
            await put(unit, planned, later, place, policy)
            planned.leased_until = None
            unit.audit("system", "follow_up.wait", planned.id, why="away")
            await posting.plan_behind(unit, planned)
    closes = after_working_days(back, rule_of(candidate, policy).close_after, place, policy.morning_hour).at
    for last in await unit.notes.of_thread(note.thread_id):
        if rules.closes_before(last, closes):
            last.due_at = closes
            unit.audit("system", "note.wait", last.id, why="away")
            await posting.note_behind(unit, last)


async def _came_back(unit: Unit, note: Note, *, hard: bool) -> None:
    """It did not arrive. If it never will, nothing follows, and the executive is told."""
    unit.audit("system", "note.bounce", note.id, hard=int(hard))
    if not hard or note.reason == "send-bounced":
        return
    note.reason = "send-bounced"
    await cancel_plans(unit, note.thread_id, None, "plan-bounced")
    await posting.note_behind(unit, note)
    await posting.to_executive(unit, note.executive_id, CardName.RELEASE, note.id, anew=True)


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
