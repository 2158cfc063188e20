"""A conversation is followed up on other days than the house's, because a recruiter or its executive chose them."""

from dataclasses import dataclass

from bot.ports import Policy, Refusal, Unit
from bot.rules import follow_up as plans
from bot.rules import note as rules
from bot.rules.country_bars import rule_of
from bot.rules.follow_up import Step
from bot.rules.note import Verb
from bot.rules.place import place_for
from bot.rules.schedule import after_working_days, following, next_morning
from bot.texts import Text, text
from bot.usecases import doors, posting
from bot.usecases.ahead import this_round
from bot.usecases.notes.planning import put
from db.tables import Candidate, FollowUp, Person


@dataclass(frozen=True, slots=True)
class Held:
    """The days that hold now for the conversation of a plan."""

    planned: FollowUp
    candidate: Candidate
    days: tuple[int, ...]


async def held(unit: Unit, person: Person, follow_up_id: str, policy: Policy) -> Held | Refusal:
    """What the form begins with, for somebody who may change the days."""
    planned = await doors.planned(unit, person, follow_up_id)
    if isinstance(planned, Refusal):
        return planned
    thread = await unit.notes.thread(planned.thread_id)
    candidate = await unit.candidates.get(planned.candidate_id)
    if thread is None or candidate is None:
        raise LookupError(planned.id)
    return (
        Held(planned, candidate, plans.days_of(thread, policy)) if plans.can(planned, Step.OPEN) else _changed(planned)
    )


async def change(
    unit: Unit, person: Person, follow_up_id: str, seen: int, typed: str, policy: Policy
) -> FollowUp | Refusal:
    """Follow up on the days that were typed, `3, 8`, counted from the first note; with none, no more."""
    planned = await doors.planned(unit, person, follow_up_id)
    if isinstance(planned, Refusal):
        return planned
    thread = await unit.notes.thread(planned.thread_id)
    before = await unit.notes.get(planned.after_note_id)
    candidate = await unit.candidates.get(planned.candidate_id)
    if thread is None or before is None or candidate is None:
        raise LookupError(planned.id)
    if planned.version != seen or not plans.can(planned, Step.OPEN):
        return _changed(planned)
    days = plans.read_days(typed, policy)
    if isinstance(days, Text):
        return Refusal(days)
    thread.follow_up_days = None if days == plans.house_days(policy) else list(days)
    sent = [one.sent_at for one in this_round(await unit.notes.of_thread(thread.id)) if one.sent_at is not None]
    place, hour = place_for(candidate, policy.countries), policy.morning_hour
    if ahead := following(sent, days, place, hour):
        await put(
            unit, planned, ahead.at if ahead.at > unit.now else next_morning(unit.now, place, hour), place, policy
        )
        planned.leased_until = None
    else:
        plans.take(planned, Step.CANCEL, person, "plan-days-changed")
        if rules.system_may(before, Verb.CLOSE):
            closes = after_working_days(sent[-1], rule_of(candidate, policy).close_after, place, hour).at
            before.due_at = closes if closes > unit.now else next_morning(unit.now, place, hour)
    unit.audit(person.id, "follow_up.days", planned.id, days=",".join(map(str, days)))
    await posting.plan_behind(unit, planned)
    return planned


def told(planned: FollowUp, candidate: Candidate) -> Text:
    """What came of it, for the one who changed it."""
    if planned.due_at is None:
        return text("days-changed-none", candidate=candidate.name)
    return text("days-changed", candidate=candidate.name, at=planned.due_at)


def _changed(planned: FollowUp) -> Refusal:
    return Refusal(text("plan-refused", status=text(f"plan-status-{planned.status.value}")))
