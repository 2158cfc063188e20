"""An executive says when they are away, and who stands in: put down, listed, taken back; from a line, a form, the console.

What is planned moves at once. Access follows the days by itself (`usecases/away.py`); what the worker does at the
beginning and the end is to give the messages that wait to who must decide, in that person's morning.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.cards import absences as card
from bot.cards.absences import AwayView
from bot.events import Answer, Click, Mistakes, Open, Say, Submit
from bot.ports import Policy, Refusal, Unit
from bot.rules import absence as rules
from bot.rules.access import Action
from bot.rules.commands import Away
from bot.texts import Text, text
from bot.usecases import admin, doors, handing
from bot.usecases.admin import Actor
from bot.usecases.away import coming
from bot.usecases.context import Context
from bot.usecases.notes.planning import replan
from db.tables import Person, Role, TimeAway

VERBS = ("away", "away_add", "away_end")
FORM = "away_add"


@dataclass(frozen=True, slots=True)
class Span:
    """Days away, first and last included, and who stands in."""

    first: date
    last: date
    delegate: Person | None = None


async def command(context: Context, line: Away, *, can_open: bool) -> Answer:
    """`away …`."""
    if no := doors.refused(context.person, Action.ENTER_ABSENCES):
        return context.say(no)
    if not line.days:
        return await _listed(context)
    executive = await _one(context, line.executive) if line.executive else context.person
    if isinstance(executive, Refusal):
        return context.say(executive)
    if not executive.has(Role.EXECUTIVE):
        return await _form(context) if can_open else context.tell("away-for-whom")
    delegate = await _one(context, line.delegate) if line.delegate else None
    if isinstance(delegate, Refusal):
        return context.say(delegate)
    days = rules.read(line.days, _today(context.unit, executive), executive.timezone)
    if isinstance(days, Text):
        return context.say(days)
    span = Span(days.first, days.last, delegate)
    added = await add(context.unit, context.person, executive, span, context.policy)
    return context.say(added) if isinstance(added, Refusal) else await _listed(context, added)


async def press(context: Context, click: Click) -> Answer:
    """A button on the list."""
    match click.verb:
        case "away_end":
            ended = await end(context.unit, context.person, click.subject, click.seen, context.policy)
            return context.say(ended) if isinstance(ended, Refusal) else await _listed(context, ended)
        case "away_add":
            return await _form(context)
        case _:
            return await _listed(context)


async def submit(context: Context, sent: Submit) -> Answer:
    """The form for new days; mistakes are told by field."""
    values, unit = sent.values, context.unit
    executive = await unit.people.get(values.get("executive", "") or context.person.id)
    delegate = await unit.people.get(values.get("delegate", "")) if values.get("delegate") else None
    if executive is None or (values.get("delegate") and delegate is None):
        return context.say(doors.NOT_HERE)
    first, last = _day(values.get("first", "")), _day(values.get("last", "") or values.get("first", ""))
    if first is None or last is None:
        return Mistakes({"first" if first is None else "last": context.words("wrong-day")})
    added = await add(unit, context.person, executive, Span(first, last, delegate), context.policy)
    if isinstance(added, Refusal):
        field = "delegate" if added.text.key.startswith("away-delegate") else "last"
        return Mistakes({field: context.words(added.text)})
    return await _listed(context, added)


async def add(unit: Unit, actor: Actor, executive: Person, span: Span, policy: Policy) -> Text | Refusal:
    """Put the days down, and move what is planned on them, or hand it over."""
    if isinstance(actor, Person) and not rules.may_keep(actor, executive):
        return Refusal(text("not-allowed"))
    if not executive.has(Role.EXECUTIVE):
        return Refusal(text("away-not-executive", name=executive.name))
    others = await coming(unit, executive.id)
    if why := rules.refusal(span.first, span.last, _today(unit, executive), others):
        return Refusal(why)
    delegate = span.delegate
    if delegate and (why := rules.delegate_refusal(actor if isinstance(actor, Person) else None, executive, delegate)):
        return Refusal(why)
    away = TimeAway(
        id=unit.new_id("away"),
        person_id=executive.id,
        first=span.first,
        last=span.last,
        zone=executive.timezone,
        delegate_id=delegate.id if delegate else None,
        added_by=admin.name_of(actor),
        added_at=unit.now,
    )
    unit.add(away)
    unit.audit(admin.name_of(actor), "absence.add", away.id, person=executive.id, delegate=away.delegate_id)
    # Two who enter days at once must not both find them free.
    unit.hold(executive)
    await unit.flush()
    if delegate is None:
        moved = await replan(unit, executive.id, policy)
        return text("away-added", name=executive.name, first=span.first, last=span.last, moved=moved)
    await handing.begin(unit, away, policy)
    return text("away-added-delegate", name=executive.name, first=span.first, last=span.last, delegate=delegate.name)


async def end(unit: Unit, actor: Actor, absence_id: str, seen: int, policy: Policy) -> Text | Refusal:
    """Take days back; whoever stood in has nothing more to decide from now on."""
    away = await unit.people.absence(absence_id)
    executive = await unit.people.get(away.person_id) if away else None
    if away is None or executive is None or (isinstance(actor, Person) and not rules.may_keep(actor, executive)):
        return doors.NOT_HERE
    if away.version != seen or rules.is_over(away):
        return Refusal(text("away-changed"))
    away.ended_at, away.ended_by = unit.now, admin.name_of(actor)
    unit.audit(admin.name_of(actor), "absence.end", away.id, person=executive.id)
    await unit.flush()
    await handing.give_back(unit, away, policy)
    moved = await replan(unit, executive.id, policy)
    return text("away-ended", name=executive.name, moved=moved)


async def _form(context: Context) -> Answer:
    if no := doors.refused(context.person, Action.ENTER_ABSENCES):
        return context.say(no)
    everyone = [one for one in await context.unit.people.everyone() if one.active]
    executives = await _kept(context)
    return Open(card.form(context.words, executives, [one for one in everyone if executives != [one]]))


async def _listed(context: Context, said: Text | None = None) -> Answer:
    if no := doors.refused(context.person, Action.ENTER_ABSENCES):
        return context.say(no)
    await context.unit.flush()
    views = []
    for executive in await _kept(context):
        for away in await coming(context.unit, executive.id):
            delegate = await context.unit.people.get(away.delegate_id) if away.delegate_id else None
            name = executive.name if executive.id != context.person.id else ""
            views.append(AwayView(away, name, delegate.name if delegate else ""))
    views.sort(key=lambda view: view.away.first)
    return Say(card.draw(views, context.words, said))


async def _kept(context: Context) -> Sequence[Person]:
    """Whose days the asker may enter: their own, and an admin everybody's."""
    executives = await context.unit.people.having(Role.EXECUTIVE)
    return [one for one in executives if rules.may_keep(context.person, one)]


async def _one(context: Context, typed: str) -> Person | Refusal:
    named = await context.unit.people.by_name(typed)
    if len(named) == 1:
        return named[0]
    return Refusal(text("away-which-person" if named else "away-no-person", typed=typed))


def _today(unit: Unit, executive: Person) -> date:
    return unit.now.astimezone(ZoneInfo(executive.timezone)).date()


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None
