"""What somebody is told who types `points`, presses a button on a talking point, or sends its form."""

from datetime import timedelta

from bot.cards import points as card
from bot.events import Answer, Click, Mistakes, Open, Say, Submit
from bot.ports import Refusal
from bot.rules.access import Action
from bot.rules.commands import AddPoint, ShowPoints
from bot.rules.talking_point import PointVerb
from bot.texts import Text
from bot.usecases import doors, points
from bot.usecases.context import Context
from db.tables import PointAudience, TalkingPoint

#: a new point holds so long, unless its author says otherwise
A_YEAR = timedelta(days=365)


async def command(context: Context, line: ShowPoints | AddPoint, *, can_open: bool) -> Answer:
    """`points …`."""
    if isinstance(line, ShowPoints):
        return await listed(context, line.typed)
    return add_form(context, line.typed, can_open=can_open)


async def listed(context: Context, typed: str = "", page: int = 0, said: Text | None = None) -> Answer:
    """The list, or a page of it."""
    view = await points.listed(context.unit, context.person, context.policy, page, typed, said)
    return context.say(view) if isinstance(view, Refusal) else Say(card.draw_list(view, context.words))


def add_form(context: Context, typed: str, *, can_open: bool) -> Answer:
    """The form for a new point."""
    if no := doors.refused(context.person, Action.PROPOSE_POINTS):
        return context.say(no)
    if not can_open:
        return context.tell("points-need-form")
    until = context.unit.now.date() + A_YEAR
    return Open(card.form(context.words, typed=typed, until=until.isoformat()))


async def press(context: Context, click: Click) -> Answer:
    """A button on the list or on a card in the review channel."""
    match click.verb:
        case "points_page":
            page, typed = _place(click)
            return await listed(context, typed, page)
        case "point_add":
            return add_form(context, "", can_open=True)
        case PointVerb.EDIT:
            point = await points.allowed(
                context.unit, context.person, click.subject, PointVerb.EDIT, click.seen, context.policy
            )
            return context.say(point) if isinstance(point, Refusal) else Open(card.form(context.words, point=point))
        case _:
            return await _decide(context, click)


async def submit(context: Context, sent: Submit) -> Answer:
    """The form for a new point, or for a change."""
    if sent.form == "point_edit":
        kept = await points.edit(context.unit, context.person, sent.subject, sent.seen, sent.values, context.policy)
    else:
        kept = await points.add(context.unit, context.person, sent.values, context.policy)
    match kept:
        case Refusal():
            return Mistakes({"text": context.words(kept.text)})
        case TalkingPoint():
            return context.tell(_kept(kept, edited=sent.form == "point_edit"))
        case _:
            return Mistakes({field: context.words(why) for field, why in kept.items()})


async def _decide(context: Context, click: Click) -> Answer:
    unit, person, policy = context.unit, context.person, context.policy
    match click.verb:
        case PointVerb.APPROVE:
            decided, key = await points.approve(unit, person, click.subject, click.seen, policy), "point-approved"
        case PointVerb.EXPIRE:
            decided, key = await points.expire(unit, person, click.subject, click.seen, policy), "point-expired"
        case PointVerb.WITHDRAW:
            decided, key = await points.withdraw(unit, person, click.subject, click.seen, policy), "point-withdrawn"
        case _:
            return context.tell("button-unknown")
    if isinstance(decided, Refusal):
        return context.say(decided)
    if key == "point-approved" and decided.audience is PointAudience.INTERNAL:
        key = "point-approved-internal"
    if not click.choice:
        return context.say(points.said_of(key, decided))
    page, typed = _place(click)
    return await listed(context, typed, page, points.said_of(key, decided))


def _place(click: Click) -> tuple[int, str]:
    """Page and search of the list that the button stood on."""
    page, _, typed = click.choice.partition(" ")
    return (int(page) if page.isdecimal() else 0), typed


def _kept(point: TalkingPoint, *, edited: bool) -> str:
    if edited:
        return "point-changed"
    return "point-added-internal" if point.audience is PointAudience.INTERNAL else "point-added"


#: buttons and forms that are about talking points
VERBS = (*PointVerb, "points_page", "point_add")
FORMS = ("point_add", "point_edit")
