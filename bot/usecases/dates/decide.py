"""A person confirms a date, changes it, lets it go, or acts on its reminder. Each is checked when it is done."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.ports import Policy, Refusal, Unit
from bot.rules import personal_date as rules
from bot.rules.days import Days
from bot.rules.hidden import plain
from bot.rules.personal_date import DateVerb
from bot.rules.place import place_for
from bot.rules.suppression import HashKey
from bot.texts import Text, text
from bot.usecases import doors, posting
from bot.usecases.dates.propose import LONGEST_SOURCE
from bot.usecases.notes.barred import opposed
from bot.usecases.notes.follow_up import until_of
from bot.usecases.notes.request import Requested, Wanted, request
from db.tables import Candidate, DateKind, Person, PersonalDate, Role


async def allowed(unit: Unit, person: Person, date_id: str, verb: DateVerb, seen: int) -> PersonalDate | Refusal:
    """The date, if `person` may do `verb` with it as they saw it."""
    found = await doors.personal_date(unit, person, date_id)
    if isinstance(found, Refusal):
        return found
    if found.version != seen or verb not in rules.open_verbs(found, person, unit.now.date()):
        return Refusal(text("date-changed", status=text(f"date-status-{found.status.value}")))
    return found


async def confirm(
    unit: Unit, person: Person, date_id: str, seen: int, choice: str, policy: Policy, key: HashKey
) -> PersonalDate | Refusal:
    """It counts, as it was read; where several days were possible, `choice` is the one."""
    verb = DateVerb.CHANGE if choice else DateVerb.CONFIRM
    found = await allowed(unit, person, date_id, verb, seen)
    if isinstance(found, Refusal):
        return found
    days = rules.read_choice(choice) if choice else rules.days_of(found)
    if days is None or (choice and choice not in (found.choices or ())):
        return Refusal(text("button-unknown"))
    return await _counts(unit, person, found, verb, days, policy, key)


async def change(
    unit: Unit, person: Person, date_id: str, seen: int, values: Mapping[str, str], policy: Policy, key: HashKey
) -> PersonalDate | Refusal | dict[str, Text]:
    """Other days, another kind or source, in the person's words: that confirms it."""
    found = await allowed(unit, person, date_id, DateVerb.CHANGE, seen)
    if isinstance(found, Refusal):
        return found
    days = _typed_days(values, unit.now.astimezone(ZoneInfo(found.zone)).date())
    if isinstance(days, dict):
        return days
    kind = values.get("kind", "")
    if kind not in set(DateKind):
        return {"kind": text("wrong-empty")}
    found.kind = DateKind(kind)
    found.source = plain(values.get("source", ""), LONGEST_SOURCE) or found.source
    return await _counts(unit, person, found, DateVerb.CHANGE, days, policy, key)


async def dismiss(unit: Unit, person: Person, date_id: str, seen: int) -> PersonalDate | Refusal:
    """It was no date, or not theirs."""
    return await _moved(unit, person, date_id, seen, DateVerb.DISMISS)


async def drop(unit: Unit, person: Person, date_id: str, seen: int) -> PersonalDate | Refusal:
    """No reminder is needed."""
    return await _moved(unit, person, date_id, seen, DateVerb.DROP)


async def resume(
    unit: Unit, person: Person, date_id: str, seen: int, policy: Policy, key: HashKey
) -> PersonalDate | Refusal:
    """Remind of it after all, though an answer or a person had stopped that."""
    found = await allowed(unit, person, date_id, DateVerb.RESUME, seen)
    if isinstance(found, Refusal):
        return found
    days = rules.days_of(found)
    if days is None:
        return Refusal(text("date-not-clear"))
    return await _counts(unit, person, found, DateVerb.RESUME, days, policy, key)


async def snooze(
    unit: Unit, person: Person, date_id: str, seen: int, choice: str, policy: Policy
) -> PersonalDate | Refusal:
    """Remind again later: `choice` is a preset of SNOOZE_DAYS or an ISO date."""
    found = await allowed(unit, person, date_id, DateVerb.SNOOZE, seen)
    if isinstance(found, Refusal):
        return found
    candidate = await _candidate(unit, found)
    at = until_of(choice, unit.now, candidate, policy)
    if at is None:
        return Refusal(text("snooze-not-a-day"))
    rules.move(found, DateVerb.SNOOZE, person)
    rules.plan(found, at)
    await _changed(unit, person, found, DateVerb.SNOOZE)
    return found


async def draft(
    unit: Unit, person: Person, date_id: str, seen: int, policy: Policy, key: HashKey
) -> Requested | PersonalDate | Refusal:
    """Have a note drafted in the executive's own name; for a recruiter, the date, since they must say in whose."""
    found = await allowed(unit, person, date_id, DateVerb.DRAFT, seen)
    if isinstance(found, Refusal) or not person.has(Role.EXECUTIVE):
        return found
    asked = await request(unit, person, Wanted(found.candidate_id, "", "", "", ""), policy, key)
    if isinstance(asked, Refusal):
        return asked
    rules.move(found, DateVerb.DRAFT, person)
    await _changed(unit, person, found, DateVerb.DRAFT)
    return asked


async def _counts(
    unit: Unit, person: Person, found: PersonalDate, verb: DateVerb, days: Days, policy: Policy, key: HashKey
) -> PersonalDate | Refusal:
    """A person says so: the reminder is planned."""
    candidate = await _candidate(unit, found)
    if await opposed(unit, candidate, key):
        return Refusal(text("date-said-no", candidate=candidate.name))
    if days.last < unit.now.astimezone(place_for(candidate, policy.countries).zone).date():
        return Refusal(text("date-past"))
    rules.move(found, verb, person)
    found.first_day, found.last_day, found.choices = days.first, days.last, None
    found.confirmed_by, found.confirmed_at = person.id, unit.now
    rules.plan(found, _reminder(found, days, candidate, unit.now, policy))
    await _changed(unit, person, found, verb)
    return found


def _reminder(found: PersonalDate, days: Days, candidate: Candidate, now: datetime, policy: Policy) -> datetime:
    return rules.reminder(found.kind, days, place_for(candidate, policy.countries), now, policy.morning_hour)


async def _moved(unit: Unit, person: Person, date_id: str, seen: int, verb: DateVerb) -> PersonalDate | Refusal:
    found = await allowed(unit, person, date_id, verb, seen)
    if isinstance(found, Refusal):
        return found
    rules.move(found, verb, person)
    await _changed(unit, person, found, verb)
    return found


async def _changed(unit: Unit, person: Person, found: PersonalDate, verb: DateVerb) -> None:
    unit.audit(person.id, verb.value.replace("date_", "date."), found.id, kind=found.kind.value)
    await posting.behind(unit, found.id)


def _typed_days(values: Mapping[str, str], today: date) -> Days | dict[str, Text]:
    """The days of the form, or what is wrong with them."""
    given = values.get("first", ""), values.get("last", "") or values.get("first", "")
    days = rules.read_choice("..".join(given))
    if days is None:
        return {"last" if rules.read_choice(given[0]) else "first": text("date-not-days")}
    if days.last < today:
        return {"first": text("date-past")}
    return days


async def _candidate(unit: Unit, found: PersonalDate) -> Candidate:
    candidate = await unit.candidates.get(found.candidate_id)
    if candidate is None:
        raise LookupError(found.id)
    return candidate
