"""Legal keeps the companies from which nobody is recruited: put down with a reason and an end, listed, ended early."""

from collections.abc import Mapping
from datetime import date

from bot.cards import company_rules as card
from bot.cards.company_rules import LONGEST_EMPLOYER, LONGEST_WORDS, RuleView
from bot.events import Answer, Click, Mistakes, Open, Say, Submit
from bot.ports import Refusal, Unit
from bot.rules import company_rule as rules
from bot.rules import employers
from bot.rules.access import Action, may
from bot.rules.commands import AddRule, ShowRules
from bot.rules.hidden import plain
from bot.texts import Text, text
from bot.usecases import doors
from bot.usecases.context import Context
from db.tables import CompanyRule, Person, Role, RuleReason

VERBS = ("rule_add", "rule_end")
FORM = "rule_add"
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
    ended = await end(context.unit, context.person, click.subject, click.seen)
    return context.say(ended) if isinstance(ended, Refusal) else await _listed(context, said=ended)


async def submit(context: Context, sent: Submit) -> Answer:
    """The form for a new rule."""
    added = await add(context.unit, context.person, sent.values)
    if isinstance(added, dict):
        return Mistakes({field: context.words(why) for field, why in added.items()})
    return context.say(added)


async def add(unit: Unit, person: Person, values: Mapping[str, str]) -> Text | Refusal | dict[str, Text]:
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
    )
    unit.add(rule)
    unit.audit(person.id, "company_rule.add", rule.id, reason=rule.reason.value)
    return text("rule-added", employer=employer, day=ends_on)


async def end(unit: Unit, person: Person, rule_id: str, seen: int) -> Text | Refusal:
    """End a rule before its day. It stays on record."""
    if no := doors.refused(person, Action.KEEP_RULES):
        return no
    rule = await unit.candidates.company_rule(rule_id)
    if rule is None:
        return doors.NOT_HERE
    if rule.version != seen or rule.ended_at is not None:
        return Refusal(text("rule-changed-meanwhile"))
    rule.ended_at, rule.ended_by = unit.now, person.id
    unit.audit(person.id, "company_rule.end", rule.id)
    return text("rule-ended", employer=rule.employer)


async def _form(context: Context, employer: str) -> Answer:
    if no := doors.refused(context.person, Action.KEEP_RULES):
        return context.say(no)
    return Open(card.form(context.words, await context.unit.people.having(Role.EXECUTIVE), employer))


async def _listed(context: Context, typed: str = "", said: Text | None = None) -> Answer:
    unit, person = context.unit, context.person
    if no := doors.refused(person, Action.SEE_RULES):
        return context.say(no)
    await unit.flush()
    names = {one.id: one.name for one in await unit.people.everyone()}
    views = [
        RuleView(rule, names.get(rule.owner_id, ""), names.get(rule.executive_id or "", ""))
        for rule in await unit.candidates.open_company_rules()
        if rules.holds(rule, unit.now.date()) and employers.key_of(typed) in rule.employer_key
    ]
    keeps = may(person, Action.KEEP_RULES)
    more = max(len(views) - SHOWN, 0)
    return Say(card.draw(views[:SHOWN], context.words, may_keep=keeps, more=more, said=said))


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None
