"""Legal keeps the companies from which nobody is recruited: put down with a reason and an end, listed, ended early.

Some days before a rule ends, who answers for it is reminded, once; it is extended, or ends by itself.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.cards import company_rules as card
from bot.cards.company_rules import LONGEST_EMPLOYER, LONGEST_WORDS, RuleView
from bot.cards.elements import Card
from bot.events import Answer, Click, Done, Mistakes, Open, Say, Submit
from bot.ports import Policy, Refusal, Unit
from bot.rules import company_rule as rules
from bot.rules import employers
from bot.rules.access import Action, may
from bot.rules.commands import AddRule, ShowRules
from bot.rules.hidden import plain
from bot.rules.working_hours import after_working_hours
from bot.texts import Text, Words, text
from bot.usecases import doors, posting
from bot.usecases.context import Context
from db.tables import CardName, CompanyRule, Person, Role, RuleReason

VERBS = ("rule_add", "rule_end", "rule_extend")
FORMS = ("rule_add", "rule_extend")
#: rules in one list; a message holds only so many
SHOWN = 10


async def command(context: Context, line: ShowRules | AddRule, *, can_open: bool) -> Answer:
    """`rules …`."""
    if isinstance(line, ShowRules):
        return await _listed(context, line.typed)
    return await _form(context, line.employer) if can_open else context.tell("points-need-form")


async def press(context: Context, click: Click) -> Answer:
    """A button on the list."""
    if click.verb == "rule_add":
        return await _form(context, "")
    if click.verb == "rule_extend":
        rule = await _changeable(context.unit, context.person, click.subject, click.seen)
        return context.say(rule) if isinstance(rule, Refusal) else Open(card.extend_form(rule, context.words))
    ended = await end(context.unit, context.person, click.subject, click.seen)
    if isinstance(ended, Refusal):
        return context.say(ended)
    return await _listed(context, said=ended) if click.choice == card.FROM_LIST else Done()


async def submit(context: Context, sent: Submit) -> Answer:
    """The form for a new rule, or for another last day."""
    added: Text | Refusal | dict[str, Text]
    if sent.form == "rule_extend":
        day = sent.values.get("ends_on", "")
        added = await extend(context.unit, context.person, sent.subject, sent.seen, day, context.policy)
    else:
        added = await add(context.unit, context.person, sent.values, context.policy)
    if isinstance(added, dict):
        return Mistakes({field: context.words(why) for field, why in added.items()})
    return context.say(added)


async def add(
    unit: Unit, person: Person, values: Mapping[str, str], policy: Policy
) -> Text | Refusal | dict[str, Text]:
    """Put a rule down; mistakes are told by field, and nothing is kept then."""
    if no := doors.refused(person, Action.KEEP_RULES):
        return no
    employer = plain(values.get("employer", ""), LONGEST_EMPLOYER)
    words, reason = plain(values.get("words", ""), LONGEST_WORDS), values.get("reason", "")
    if rules.is_no_poach(reason, words):
        # Nothing of it is kept but that it was tried.
        unit.audit(person.id, "company_rule.refused", "no_poach")
        return {"reason": text("rule-no-poach")}
    wrong: dict[str, Text] = {}
    if not employers.key_of(employer):
        wrong["employer"] = text("wrong-empty")
    if not words:
        wrong["words"] = text("wrong-empty")
    if reason not in set(RuleReason):
        wrong["reason"] = text("wrong-empty")
    executive_id = values.get("executive", "") if reason == RuleReason.PROMISE else ""
    executive = await unit.people.get(executive_id) if executive_id else None
    if reason == RuleReason.PROMISE and (executive is None or not executive.has(Role.EXECUTIVE)):
        wrong["executive"] = text("rule-whose-promise")
    ends_on = _day(values.get("ends_on", ""))
    if ends_on is None or ends_on < unit.now.date():
        wrong["ends_on"] = text("rule-needs-end")
    if wrong or ends_on is None:
        return wrong
    rule = CompanyRule(
        id=unit.new_id("rule"),
        employer=employer,
        employer_key=employers.key_of(employer),
        reason=RuleReason(reason),
        words=words,
        executive_id=executive_id or None,
        owner_id=person.id,
        ends_on=ends_on,
        added_at=unit.now,
        due_at=rules.remind_at(ends_on, person.timezone, policy.morning_hour, unit.now),
    )
    unit.add(rule)
    unit.audit(person.id, "company_rule.add", rule.id, reason=rule.reason.value)
    return text("rule-added", employer=employer, day=ends_on)


async def extend(
    unit: Unit, person: Person, rule_id: str, seen: int, day: str, policy: Policy
) -> Text | Refusal | dict[str, Text]:
    """Let a rule hold until another last day; who does so answers for it from now on."""
    rule = await _changeable(unit, person, rule_id, seen)
    if isinstance(rule, Refusal):
        return rule
    ends_on = _day(day)
    if ends_on is None or ends_on <= rule.ends_on:
        return {"ends_on": text("rule-needs-later-end", day=rule.ends_on)}
    before, rule.ends_on, rule.owner_id = rule.ends_on, ends_on, person.id
    _owes(rule, rules.remind_at(ends_on, person.timezone, policy.morning_hour, unit.now))
    unit.audit(person.id, "company_rule.extend", rule.id, before=before.isoformat(), until=ends_on.isoformat())
    await posting.behind(unit, rule.id)
    return text("rule-added", employer=rule.employer, day=ends_on)


async def end(unit: Unit, person: Person, rule_id: str, seen: int) -> Text | Refusal:
    """End a rule before its day. It stays on record."""
    rule = await _changeable(unit, person, rule_id, seen)
    if isinstance(rule, Refusal):
        return rule
    rule.ended_at, rule.ended_by = unit.now, person.id
    _owes(rule, None)
    unit.audit(person.id, "company_rule.end", rule.id)
    await posting.behind(unit, rule.id)
    return text("rule-ended", employer=rule.employer)


async def due(unit: Unit, rule_id: str, _: Policy) -> None:
    """The worker's part: it ends in some days, and who answers for it is told; in their working hours."""
    rule = await unit.candidates.company_rule(rule_id)
    if rule is None or rule.due_at is None or rule.due_at > unit.now:
        return
    readers = await _who_answers(unit, rule)
    zone = readers[0].timezone if readers else "UTC"
    opens = after_working_hours(unit.now, 0, zone)
    if not rules.holds(rule, unit.now.date()) or not readers:
        _owes(rule, None)
        unit.audit("system", "company_rule.unsaid", rule.id, why="over" if readers else "nobody")
    elif opens > unit.now:
        _owes(rule, opens)
        unit.audit("system", "company_rule.wait", rule.id)
    else:
        _owes(rule, None)
        unit.audit("system", "company_rule.remind", rule.id, whom=" ".join(person.id for person in readers))
        for person in readers:
            await posting.to_person(unit, person.id, CardName.RULE, rule.id, anew=True)


async def ending(unit: Unit, rule_id: str, reader: Person, words: Words) -> Card | None:
    """The message that a rule ends, as it stands now."""
    rule = await unit.candidates.company_rule(rule_id)
    if rule is None:
        return None
    (view,) = await _views(unit, [rule])
    return card.draw_ending(view, unit.now.date(), words, may_keep=may(reader, Action.KEEP_RULES))


async def _who_answers(unit: Unit, rule: CompanyRule) -> Sequence[Person]:
    """Its owner while they are in legal, else all of legal; where nobody is, the admins, who can name somebody."""
    owner = await unit.people.get(rule.owner_id)
    if owner is not None and may(owner, Action.KEEP_RULES):
        return [owner]
    return await unit.people.having(Role.LEGAL) or await unit.people.having(Role.ADMIN)


def _owes(rule: CompanyRule, at: datetime | None) -> None:
    rule.due_at, rule.leased_until = at, None
    rule.attempts = rule.takeovers = 0


async def _changeable(unit: Unit, person: Person, rule_id: str, seen: int) -> CompanyRule | Refusal:
    if no := doors.refused(person, Action.KEEP_RULES):
        return no
    rule = await unit.candidates.company_rule(rule_id)
    if rule is None:
        return doors.NOT_HERE
    if rule.version != seen or not rules.holds(rule, unit.now.date()):
        return Refusal(text("rule-changed-meanwhile"))
    return rule


async def _form(context: Context, employer: str) -> Answer:
    if no := doors.refused(context.person, Action.KEEP_RULES):
        return context.say(no)
    return Open(card.form(context.words, await context.unit.people.having(Role.EXECUTIVE), employer))


async def _listed(context: Context, typed: str = "", said: Text | None = None) -> Answer:
    unit, person = context.unit, context.person
    if no := doors.refused(person, Action.SEE_RULES):
        return context.say(no)
    await unit.flush()
    found = [
        rule
        for rule in await unit.candidates.open_company_rules()
        if rules.holds(rule, unit.now.date()) and employers.key_of(typed) in rule.employer_key
    ]
    views = await _views(unit, found)
    keeps = may(person, Action.KEEP_RULES)
    more = max(len(views) - SHOWN, 0)
    return Say(card.draw(views[:SHOWN], context.words, may_keep=keeps, more=more, said=said))


async def _views(unit: Unit, found: Sequence[CompanyRule]) -> list[RuleView]:
    names = {one.id: one.name for one in await unit.people.everyone()}
    return [RuleView(rule, names.get(rule.owner_id, ""), names.get(rule.executive_id or "", "")) for rule in found]


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None
