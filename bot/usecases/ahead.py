"""What will happen when in a conversation, if nobody answers."""

from collections.abc import Sequence

from bot.ports import Policy, Unit
from bot.rules import follow_up as plans
from bot.rules import note as rules
from bot.rules.country_bars import TOUCHES_WITHIN, may_follow, rule_of
from bot.rules.follow_up import Step, days_of
from bot.rules.place import place_for
from bot.rules.timeline import PutOff, Station, timeline
from bot.usecases.away import days_away
from db.tables import Candidate, Note


async def ahead(unit: Unit, thread_id: str, candidate: Candidate, policy: Policy) -> Sequence[Station]:
    """The stations of a conversation that goes on; none where nothing is planned any more."""
    thread = await unit.notes.thread(thread_id)
    if thread is None or thread.answered_at is not None or thread.closed_at is not None:
        return ()
    notes = this_round(await unit.notes.of_thread(thread_id))
    # A note that waits for its morning leaves then.
    left = [at for note in notes if (at := note.sent_at or (note.release_at if rules.goes_on(note) else None))]
    if not left:
        return ()
    more = may_follow(candidate, await unit.notes.left_to(candidate.id, unit.now - TOUCHES_WITHIN), policy)
    days = days_of(thread, policy)[: max(sum(note.sent_at is not None for note in notes) - 1 + more, 0)]
    planned = [
        plan
        for plan in await unit.follow_ups.of_thread(thread_id)
        if plan.ordinal == len(left)
        and plans.can(plan, Step.SNOOZE)
        and (plan.note_id is None or any(note.id == plan.note_id for note in notes))
    ]
    waits = all(note.sent_at is not None for note in notes)
    if waits and not planned and len(left) <= len(days):
        return ()
    place, close_after = place_for(candidate, policy.countries), rule_of(candidate, policy).close_after
    away = await days_away(unit, thread.executive_id)
    put_off = PutOff(planned[0].planned_for, planned[0].unmoved_for is not None) if planned else None
    return timeline(left, days, place, policy.morning_hour, put_off, away, close_after=close_after)


async def ahead_of(unit: Unit, note: Note, candidate: Candidate, policy: Policy) -> Sequence[Station]:
    """The same for a card about `note`: only the newest note's foretells, or two cards would."""
    newest = this_round(await unit.notes.of_thread(note.thread_id))[-1:]
    return await ahead(unit, note.thread_id, candidate, policy) if [one.id for one in newest] == [note.id] else ()


def this_round(notes: Sequence[Note]) -> list[Note]:
    """The notes from the last first note on that left or may: an earlier round is long over. `notes`: oldest first."""
    found: list[Note] = []
    for note in notes:
        if note.sent_at is None and not rules.goes_on(note):
            continue
        found = [note] if not note.ordinal else [*found, note]
    return found
