"""A draft waits and nobody decides: the review channel is reminded once, then one after another is told directly.

Drafts that wait at the same time share one card a place: it is edited, or replaced when it is old. A decision draws all
of them again; what the worker finds decided it lets rest.
"""

from datetime import datetime

from bot.cards import waiting_reviews as card
from bot.cards.elements import Card
from bot.cards.waiting_reviews import WaitingLine
from bot.ports import Policy, Unit
from bot.rules import note as notes
from bot.rules import waiting_review as rules
from bot.rules.access import Action, may
from bot.rules.note import status_text
from bot.rules.working_hours import working_hours
from bot.texts import Words
from bot.usecases import posting
from bot.usecases.away import absent
from db.tables import CardName, Note, Person, ReviewReminder, Role


async def owe(unit: Unit, note: Note, policy: Policy) -> None:
    """A wording of the note waits for a decision from now on."""
    waits = await unit.reminders.of_note(note.id)
    if waits is None:
        waits = ReviewReminder(id=unit.new_id("waits"), note_id=note.id, since=unit.now)
        unit.add(waits)
    elif waits.round_id:
        # On the card of its round the earlier wording is decided: it was changed.
        await posting.behind(unit, waits.round_id)
    waits.since, waits.round_id, waits.reminded_at = unit.now, None, None
    waits.told, waits.told_at, waits.leased_until = [], None, None
    waits.attempts = waits.takeovers = 0
    await _wait_on(unit, waits, note, policy)


async def due(unit: Unit, reminder_id: str, policy: Policy) -> None:
    """The worker's part: remind the channel, or tell the next person."""
    waits = await unit.reminders.review(reminder_id)
    if waits is None or waits.due_at is None or waits.due_at > unit.now:
        return
    note = await unit.notes.get(waits.note_id)
    if note is None or not notes.is_in_review(note):
        waits.due_at, waits.leased_until = None, None
        unit.audit("system", "review.settled", waits.note_id)
        return
    recruiters = await unit.people.having(Role.RECRUITER)
    at = rules.remind_at(waits, recruiters, policy)
    if at is not None and at <= unit.now:
        await _remind(unit, waits, policy)
    elif told := await _next(unit, waits, note, policy):
        people, at = told
        if at <= unit.now:
            await _tell(unit, waits, people)
    waits.leased_until, waits.attempts, waits.takeovers = None, 0, 0
    await _wait_on(unit, waits, note, policy)


async def draw(unit: Unit, round_id: str, reader: Person | None, words: Words, *, older: bool) -> Card | None:
    """What one place shows of a round; None if there is no such round."""
    waiting = await unit.reminders.in_round(round_id)
    if not waiting:
        return card.draw([], words, directly=reader is not None)
    if older:
        return card.draw_pointer(words)
    if reader is not None:
        waiting = [one for one in waiting if reader.id in one.told]
    recruiters = await unit.people.having(Role.RECRUITER)
    zone = reader.timezone if reader else next((one.timezone for one in recruiters), "UTC")
    lines = [line for one in waiting if (line := await _line(unit, one, zone))]
    if reader is None or may(reader, Action.REVIEW_NOTES):
        return card.draw(lines, words, directly=reader is not None)
    told = {person_id for one in waiting for person_id in one.told}
    asked = [one.name for one in recruiters if one.id in told]
    open_lines = [line for line in lines if line.note_id]
    return card.draw_count(len(open_lines), max((line.hours for line in open_lines), default=0), asked, words)


async def _line(unit: Unit, waits: ReviewReminder, zone: str) -> WaitingLine | None:
    note = await unit.notes.get(waits.note_id)
    candidate = await unit.candidates.get(note.candidate_id) if note else None
    executive = await unit.people.get(note.executive_id) if note else None
    if note is None or candidate is None or executive is None:
        return None
    still = note.id if notes.is_in_review(note) else ""
    hours = working_hours(waits.since, unit.now, zone)
    return WaitingLine(candidate.name, executive.name, hours, status_text(note), still)


async def _remind(unit: Unit, waits: ReviewReminder, policy: Policy) -> None:
    round_id = await _join(unit, waits)
    last = max((one.reminded_at for one in await unit.reminders.in_round(round_id) if one.reminded_at), default=None)
    waits.reminded_at = unit.now
    unit.audit("system", "review.remind", waits.note_id, round=round_id)
    await posting.round_to_rooms(unit, round_id, policy, anew=not rules.is_fresh(last, unit.now))


async def _tell(unit: Unit, waits: ReviewReminder, people: list[Person]) -> None:
    round_id = await _join(unit, waits)
    for person in people:
        earlier = [one for one in await unit.reminders.in_round(round_id) if person.id in one.told and one.told_at]
        last = max((one.told_at for one in earlier if one.told_at), default=None)
        waits.told, waits.told_at = [*waits.told, person.id], unit.now
        unit.audit("system", "review.escalate", waits.note_id, person=person.id)
        await posting.to_person(unit, person.id, CardName.REMINDER, round_id, anew=not rules.is_fresh(last, unit.now))


async def _join(unit: Unit, waits: ReviewReminder) -> str:
    """The round it is told in: one that stands, or a new one."""
    if waits.round_id is None:
        waits.round_id = await unit.reminders.open_round() or unit.new_id("round")
    return waits.round_id


async def _wait_on(unit: Unit, waits: ReviewReminder, note: Note, policy: Policy) -> None:
    """Set when the next thing happens, if anything does."""
    moments = [rules.remind_at(waits, await unit.people.having(Role.RECRUITER), policy)]
    if told := await _next(unit, waits, note, policy):
        moments.append(told[1])
    waits.due_at = min((at for at in moments if at is not None), default=None)


async def _next(unit: Unit, waits: ReviewReminder, note: Note, policy: Policy) -> tuple[list[Person], datetime] | None:
    able = rules.deciders(note, await unit.people.having(Role.RECRUITER), policy)
    away = {one.id for one in able if await absent(unit, one.id)}
    return rules.next_told(waits, able, await unit.people.having(Role.ADMIN), away, policy)
