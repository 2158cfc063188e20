"""Step 4 of 7: the executive lets an approved note go, now or in the candidate's morning."""

from datetime import UTC, datetime

from bot.ports import Policy, Refusal, Unit
from bot.rules import note as rules
from bot.rules.note import Verb
from bot.rules.place import place_for
from bot.rules.schedule import is_open, next_morning
from bot.rules.suppression import HashKey
from bot.texts import text
from bot.usecases import posting
from bot.usecases.away import in_place_of
from bot.usecases.notes.barred import barred
from bot.usecases.notes.ending import let_go
from bot.usecases.notes.hear import shut
from bot.usecases.notes.review import allowed
from bot.usecases.notes.standing import in_the_way, outlives, send_back
from db.tables import Candidate, Note, Person


async def release(unit: Unit, person: Person, note_id: str, seen: int, policy: Policy, key: HashKey) -> Note | Refusal:
    """Send now."""
    note = await allowed(unit, person, note_id, Verb.RELEASE, seen, policy)
    if isinstance(note, Refusal):
        return note
    if (halt := await unit.halt()).stopped_at is not None:
        return Refusal(text("halted", since=halt.stopped_at))
    candidate = await unit.candidates.get(note.candidate_id)
    wording = await unit.notes.revision(note.id, note.revision)
    if candidate is not None and (no := await barred(unit, note, candidate, policy, key, wording)):
        return no
    if back := await _went_back(unit, note, policy):
        return back
    rules.move(note, Verb.RELEASE, person, unit.now)
    note.attempted_at = None
    note.due_at = rules.due_after(note, unit.now, policy)
    stood_in = in_place_of(person, note.executive_id)
    unit.audit(person.id, "note.release", note.id, revision=note.approved_revision, **stood_in)
    await posting.note_behind(unit, note)
    return note


async def schedule(unit: Unit, person: Person, note_id: str, seen: int, policy: Policy) -> Note | Refusal:
    """Send in the candidate's next working morning."""
    note = await allowed(unit, person, note_id, Verb.SCHEDULE, seen, policy)
    if isinstance(note, Refusal):
        return note
    candidate = await unit.candidates.get(note.candidate_id)
    if candidate is None:
        raise LookupError(note.id)
    if no := await _went_back(unit, note, policy):
        return no
    morning = morning_of(candidate, unit.now, policy)
    wording = await unit.notes.revision(note.id, note.revision)
    if wording is not None and (why := await outlives(unit, note, wording, morning.astimezone(UTC).date())):
        # Better told now than sent back tomorrow.
        return Refusal(text("schedule-outlives", why=why))
    rules.move(note, Verb.SCHEDULE, person, unit.now)
    note.release_at = morning
    note.due_at = rules.due_after(note, unit.now, policy)
    unit.audit(person.id, "note.schedule", note.id, **in_place_of(person, note.executive_id))
    await posting.note_behind(unit, note)
    return note


def morning_of(candidate: Candidate, now: datetime, policy: Policy) -> datetime:
    """The candidate's next working morning."""
    return next_morning(now, place_for(candidate, policy.countries), policy.morning_hour)


async def due(unit: Unit, note_id: str, policy: Policy) -> None:
    """The worker's part: the moment asked for has come, nobody decided in time, or silence lasted."""
    note = await unit.notes.get(note_id)
    if note is None or note.due_at is None or note.due_at > unit.now:
        return
    if note.release_at is not None and (later := await _not_now(unit, note, policy)):
        note.release_at = note.due_at = later
        note.leased_until = None
        unit.audit("system", "note.wait", note.id)
        await posting.note_behind(unit, note)
        return
    scheduled = note.release_at is not None or policy.release_at_once
    if scheduled and rules.system_may(note, Verb.RELEASE):
        rules.move(note, Verb.RELEASE, None, unit.now)
        note.attempted_at = None
        note.due_at = rules.due_after(note, unit.now, policy)
        unit.audit("system", "note.release", note.id, revision=note.approved_revision)
    elif rules.system_may(note, Verb.CLOSE):
        await shut(unit, note, None)
    elif rules.system_may(note, Verb.EXPIRE):
        rules.move(note, Verb.EXPIRE, None, unit.now)
        unit.audit("system", "note.expire", note.id)
        await let_go(unit, note)
    else:
        return
    await posting.note_behind(unit, note)


async def _went_back(unit: Unit, note: Note, policy: Policy) -> Refusal | None:
    """What it rests on holds no longer: it is the recruiters' again, and the one who pressed hears why."""
    wording = await unit.notes.revision(note.id, note.revision)
    lost = await in_the_way(unit, note, wording, policy) if wording else ()
    if not lost:
        return None
    await send_back(unit, note, policy, anew=False)
    return Refusal(text("release-went-back", why=lost[0]))


async def _not_now(unit: Unit, note: Note, policy: Policy) -> datetime | None:
    """A later moment for a note whose morning has passed: everything was stopped, or the bot was off."""
    candidate = await unit.candidates.get(note.candidate_id)
    if candidate is None:
        raise LookupError(note.id)
    stopped = (await unit.halt()).stopped_at is not None
    if not stopped and is_open(unit.now, place_for(candidate, policy.countries), policy.morning_hour):
        return None
    return morning_of(candidate, unit.now, policy)
