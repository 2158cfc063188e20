"""Each working morning one message to each executive about what waits for them; nothing on empty days.

A row holds the morning that comes next. Where nothing waits it moves on to the following one; else it keeps what was
told, and a new row takes over, so that a person and a day have one message, whatever crashes and however many work.
While somebody is away their message does not come: what waits stands in that of who stands in.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.ports import Policy, Refusal, Unit
from bot.rules import digest as rules
from bot.rules import follow_up as plans
from bot.rules import note as notes
from bot.rules.digest import Item, Kind
from bot.texts import Text, text
from bot.usecases import posting
from bot.usecases.away import absent, acting_for
from db.tables import CardName, Digest, Note, Person, Role

#: things of one executive that are looked at; the card shows fewer
MOST = 50


async def owe(unit: Unit, person_id: str, policy: Policy) -> None:
    """See that a morning is planned for the person; asked whenever something of theirs begins."""
    person = await unit.people.get(person_id)
    latest = next(iter(await unit.reminders.latest_digests(person_id, 1)), None)
    if person is None or not policy.digest_hour or (latest is not None and latest.due_at is not None):
        return
    _plan(unit, person, latest, policy)


async def due(unit: Unit, digest_id: str, policy: Policy) -> None:
    """The worker's part: tell what waits this morning, if anything does."""
    row = await unit.reminders.digest(digest_id)
    if row is None or row.due_at is None or row.due_at > unit.now:
        return
    person = await unit.people.get(row.person_id)
    acting = await acting_for(unit, person) if person else frozenset()
    if person is None or not policy.digest_hour or not (person.has(Role.EXECUTIVE) or (acting and person.active)):
        await unit.remove(row)
        unit.audit("system", "digest.end", row.id)
        return
    if await absent(unit, person.id) or not rules.is_morning(unit.now, person.timezone):
        _move_on(unit, row, person, row.since, policy)
        return
    items = await _collect(unit, person, acting, row.since, policy) if person.digest else []
    if not items:
        _move_on(unit, row, person, unit.now, policy)
        return
    row.items, row.day = [item.stored() for item in items], _day(unit.now, person)
    row.due_at, row.leased_until = None, None
    row.attempts = row.takeovers = 0
    unit.audit("system", "digest.make", row.id, items=len(items))
    await posting.to_person(unit, person.id, CardName.DIGEST, row.id)
    _plan(unit, person, row, policy)


async def switch(unit: Unit, person: Person, wanted: bool | None, policy: Policy) -> Text | Refusal:
    """`digest on`, `digest off`, or how it is."""
    if not policy.digest_hour:
        return Refusal(text("digest-none-here"))
    if wanted is not None and wanted != person.digest:
        person.digest = wanted
        unit.audit(person.id, "digest.on" if wanted else "digest.off", person.id)
    if not person.digest:
        return text("digest-off")
    await owe(unit, person.id, policy)
    return text("digest-on", hour=f"{policy.digest_hour}:00")


async def _collect(unit: Unit, person: Person, acting: frozenset[str], since: datetime, policy: Policy) -> list[Item]:
    """What waits for the person: their own, then that of those for whom they stand in; answers first."""
    own = [person.id] if person.has(Role.EXECUTIVE) else []
    answers: list[Item] = []
    waiting: list[Item] = []
    for executive_id in [*own, *sorted(acting)]:
        threads = set()
        for note in await unit.notes.answers_to(executive_id, since, MOST):
            if note.thread_id not in threads:
                threads.add(note.thread_id)
                answers.append(Item(Kind.ANSWER, note.id, executive_id))
        for note in reversed(await unit.notes.open_of(executive_id, MOST)):
            waiting += await _waits(unit, note, person, acting, policy)
    return [*answers, *waiting]


async def _waits(unit: Unit, note: Note, person: Person, acting: frozenset[str], policy: Policy) -> list[Item]:
    if is_awaited(note, person, acting, policy):
        return [Item(Kind.DECIDE, note.id, note.executive_id)]
    plan = await unit.follow_ups.opened_as(note.id) if note.ordinal else None
    if plan is not None and notes.has_words(note) and plans.open_steps(plan, person, acting):
        return [Item(Kind.NUDGE, plan.id, note.executive_id)]
    return []


def is_awaited(note: Note, person: Person, acting: frozenset[str], policy: Policy) -> bool:
    """Does it stand still until this person decides, in their own name or another's?"""
    theirs = note.executive_id in {person.id, *acting}
    return theirs and note.release_at is None and notes.waits_for(note, person, policy, acting)


def _plan(unit: Unit, person: Person, latest: Digest | None, policy: Policy) -> None:
    at = rules.next_morning(unit.now, person.timezone, policy.digest_hour, latest.day if latest else None)
    row = Digest(id=unit.new_id("digest"), person_id=person.id, day=_day(at, person), since=unit.now, due_at=at)
    unit.add(row)
    unit.audit("system", "digest.plan", row.id, person=person.id)


def _move_on(unit: Unit, row: Digest, person: Person, since: datetime, policy: Policy) -> None:
    at = rules.next_morning(unit.now, person.timezone, policy.digest_hour, _day(unit.now, person))
    row.day, row.since, row.due_at = _day(at, person), since, at
    row.leased_until, row.attempts, row.takeovers = None, 0, 0
    unit.audit("system", "digest.move", row.id)


def _day(at: datetime, person: Person) -> date:
    return at.astimezone(ZoneInfo(person.timezone)).date()
