"""Step 7 of 7: nobody answered. The next note is opened in the candidate's morning, and nudged."""

from datetime import date, datetime, timedelta

from bot.ports import Policy, Refusal, Unit
from bot.rules import follow_up as plans
from bot.rules import note as rules
from bot.rules.country_bars import TOUCHES_WITHIN, may_follow, rule_of
from bot.rules.follow_up import SNOOZE_DAYS, Step
from bot.rules.note import Verb
from bot.rules.place import Place, place_for
from bot.rules.schedule import after_working_days, following, is_open, local_moment, next_morning
from bot.rules.suppression import HashKey
from bot.texts import text
from bot.usecases import doors, posting
from bot.usecases.ahead import this_round
from bot.usecases.away import acting_for, days_away, in_place_of
from bot.usecases.notes.barred import at_company, at_stage, in_country_now, not_theirs, opposed
from bot.usecases.notes.ending import call_off
from bot.usecases.notes.planning import put
from db.tables import Candidate, FollowUp, FollowUpStatus, Note, NoteKind, NoteStatus, Person, Role

#: a plan this late is skipped: whoever was away for weeks is not followed up by surprise
TOO_LATE = timedelta(days=14)


async def plan_after(unit: Unit, note: Note, candidate: Candidate, policy: Policy) -> None:
    """After a note was sent, plan the next one; after the last, when the thread closes by itself."""
    thread = await unit.notes.thread(note.thread_id)
    if note.sent_at is None or thread is None or thread.answered_at is not None or thread.closed_at is not None:
        return
    place = place_for(candidate, policy.countries)
    sent = await _sent(unit, note)
    await unit.flush()
    more = may_follow(candidate, await unit.notes.left_to(candidate.id, unit.now - TOUCHES_WITHIN), policy)
    ahead = following(sent, plans.days_of(thread, policy), place, policy.morning_hour) if more else None
    # An answer to a colleague while this one was handed over: nothing follows here either.
    if ahead is None or await unit.notes.answered_since(candidate.id, note.attempted_at or note.sent_at):
        close_after = rule_of(candidate, policy).close_after
        note.due_at = after_working_days(note.sent_at, close_after, place, policy.morning_hour).at
        return
    planned = FollowUp(
        id=unit.new_id("plan"),
        thread_id=note.thread_id,
        executive_id=note.executive_id,
        candidate_id=note.candidate_id,
        after_note_id=note.id,
        ordinal=note.ordinal + 1,
        status=FollowUpStatus.SCHEDULED,
        planned_for=ahead.at,
        due_at=ahead.at,
    )
    await put(unit, planned, ahead.at, place, policy)
    unit.add(planned)
    unit.audit("system", "follow_up.plan", planned.id, ordinal=planned.ordinal)


async def _sent(unit: Unit, note: Note) -> list[datetime]:
    """When the first note and the follow-ups after it left, up to `note`; an earlier round is long over."""
    notes = this_round(await unit.notes.of_thread(note.thread_id))
    return [one.sent_at for one in notes if one.sent_at is not None and one.ordinal <= note.ordinal]


async def open_due(unit: Unit, follow_up_id: str, policy: Policy, key: HashKey) -> None:
    """The worker's part: open the note that is due, or skip it with its reason."""
    planned = await unit.follow_ups.get(follow_up_id)
    if planned is None or planned.due_at is None or planned.due_at > unit.now or not plans.can(planned, Step.OPEN):
        return
    if (await unit.halt()).stopped_at is not None:
        planned.due_at, planned.leased_until = unit.now + timedelta(minutes=1), None
        unit.audit("system", "follow_up.wait", planned.id, why="stopped")
        await posting.plan_behind(unit, planned)
        return
    candidate = await unit.candidates.get(planned.candidate_id)
    before = await unit.notes.get(planned.after_note_id)
    if candidate is None or before is None:
        raise LookupError(planned.id)
    if why := await _reason_to_skip(unit, planned, candidate, policy, key):
        plans.take(planned, Step.SKIP, None, why)
        unit.audit("system", "follow_up.skip", planned.id, why=why)
        await posting.plan_behind(unit, planned)
        return
    if await _spread(unit, planned, policy):
        return
    place, hour = place_for(candidate, policy.countries), policy.morning_hour
    if not is_open(unit.now, place, hour):
        await _put_off(unit, planned, next_morning(unit.now, place, hour), "closed", place, policy)
        return
    if any(days.holds(unit.now) for days in await days_away(unit, planned.executive_id)):
        await _put_off(unit, planned, unit.now, "away", place, policy)
        return
    _open(unit, planned, before)
    await posting.plan_behind(unit, planned)


async def _reason_to_skip(
    unit: Unit, planned: FollowUp, candidate: Candidate, policy: Policy, key: HashKey
) -> str | None:
    """Why it must not happen: answered, opted out, closed, not allowed in their country, too late."""
    thread = await unit.notes.thread(planned.thread_id)
    if thread is None or thread.answered_at is not None:
        return "plan-answered"
    if thread.closed_at is not None:
        return "plan-closed"
    if await opposed(unit, candidate, key):
        return "plan-opted-out"
    if await at_stage(unit, candidate):
        return "plan-stage"
    if await at_company(unit, candidate, planned.executive_id):
        return "plan-company-rule"
    if await not_theirs(unit, candidate, planned.executive_id):
        return "plan-owned"
    if no := await in_country_now(unit, candidate, policy):
        return f"plan-{no.bar.value}"
    executive = await unit.people.get(planned.executive_id)
    if executive is None or not executive.has(Role.EXECUTIVE):
        return "plan-sender-gone"
    return "plan-too-late" if unit.now - planned.planned_for > TOO_LATE else None


async def _put_off(unit: Unit, planned: FollowUp, until: datetime, why: str, place: Place, policy: Policy) -> None:
    await put(unit, planned, until, place, policy)
    planned.leased_until = None
    unit.audit("system", "follow_up.wait", planned.id, why=why)
    await posting.plan_behind(unit, planned)


async def _spread(unit: Unit, planned: FollowUp, policy: Policy) -> bool:
    """After a downtime, a few for each executive now and a few each morning that follows; was `planned` put off?"""
    if unit.now - planned.planned_for < plans.LATE:
        return False
    waiting = [
        plan
        for plan in await unit.follow_ups.planned_for(planned.executive_id, plans.BACKLOG)
        if plan.due_at is not None and plan.due_at <= unit.now and unit.now - plan.planned_for <= TOO_LATE
    ]
    for plan, mornings in plans.spread(waiting):
        candidate = await unit.candidates.get(plan.candidate_id)
        if candidate is not None:
            place, hour = place_for(candidate, policy.countries), policy.morning_hour
            # Outside working hours those that go on do so in the next morning, and the rest after that.
            since = unit.now if is_open(unit.now, place, hour) else next_morning(unit.now, place, hour)
            until = after_working_days(since, mornings, place, hour).at
            await _put_off(unit, plan, until, "catching up", place, policy)
    return planned.planned_for > unit.now


def _open(unit: Unit, planned: FollowUp, before: Note) -> None:
    note = Note(
        id=unit.new_id("note"),
        thread_id=planned.thread_id,
        executive_id=planned.executive_id,
        candidate_id=planned.candidate_id,
        kind=NoteKind.FOLLOW_UP,
        ordinal=planned.ordinal,
        status=NoteStatus.REQUESTED,
        purpose=before.purpose,
        tone=before.tone,
        language=before.language,
        requested_by=planned.executive_id,
        requested_at=unit.now,
        moved_at=unit.now,
        due_at=unit.now,
    )
    plans.take(planned, Step.OPEN, None)
    planned.note_id = note.id
    unit.add(note)
    unit.audit("system", "follow_up.open", planned.id, note=note.id)


async def _mine(unit: Unit, person: Person, follow_up_id: str, step: Step, seen: int) -> FollowUp | Refusal:
    planned = await doors.follow_up(unit, person, follow_up_id)
    if isinstance(planned, Refusal):
        return planned
    if step not in plans.open_steps(planned, person, await acting_for(unit, person)) or planned.version != seen:
        return Refusal(text("plan-refused", status=text(f"plan-status-{planned.status.value}")))
    opened = await unit.notes.get(planned.note_id) if planned.note_id else None
    if opened is not None and not rules.system_may(opened, Verb.CALL_OFF):
        return Refusal(text("plan-refused-note", status=rules.status_text(opened)))
    return planned


async def snooze(
    unit: Unit, person: Person, follow_up_id: str, seen: int, until: str, policy: Policy
) -> FollowUp | Refusal:
    """Put it off: `until` is a preset of SNOOZE_DAYS or an ISO date."""
    planned = await _mine(unit, person, follow_up_id, Step.SNOOZE, seen)
    if isinstance(planned, Refusal):
        return planned
    candidate = await unit.candidates.get(planned.candidate_id)
    if candidate is None:
        raise LookupError(planned.id)
    at = until_of(until, unit.now, candidate, policy)
    if at is None:
        return Refusal(text("snooze-not-a-day"))
    if planned.note_id and (opened := await unit.notes.get(planned.note_id)):
        await call_off(unit, opened, text("plan-snoozed"))
    plans.take(planned, Step.SNOOZE, person)
    await put(unit, planned, at, place_for(candidate, policy.countries), policy)
    planned.note_id = None
    unit.audit(person.id, "follow_up.snooze", planned.id, **in_place_of(person, planned.executive_id))
    await posting.plan_behind(unit, planned)
    return planned


def until_of(until: str, now: datetime, candidate: Candidate, policy: Policy) -> datetime | None:
    """The moment a snooze ends: a preset of SNOOZE_DAYS or an ISO date; None for anything else."""
    place = place_for(candidate, policy.countries)
    if until in SNOOZE_DAYS:
        return after_working_days(now, SNOOZE_DAYS[until], place, policy.morning_hour).at
    try:
        day = date.fromisoformat(until)
    except ValueError:
        return None
    midnight = local_moment(day, datetime.min.time(), place.zone)
    if midnight <= now or midnight - now > timedelta(days=730):
        return None
    return next_morning(midnight, place, policy.morning_hour)


async def stop(unit: Unit, person: Person, follow_up_id: str, seen: int) -> FollowUp | Refusal:
    """No more follow-ups in this thread."""
    planned = await _mine(unit, person, follow_up_id, Step.CANCEL, seen)
    if isinstance(planned, Refusal):
        return planned
    if planned.note_id and (opened := await unit.notes.get(planned.note_id)):
        await call_off(unit, opened, text("plan-stopped"))
    plans.take(planned, Step.CANCEL, person, "plan-stopped")
    unit.audit(
        person.id, "follow_up.cancel", planned.id, why="plan-stopped", **in_place_of(person, planned.executive_id)
    )
    await posting.plan_behind(unit, planned)
    return planned
