"""Small answers: one sentence, help, status, the list of planned follow-ups, the people, the home page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.cards import timeline
from bot.cards.elements import (
    Banner,
    Button,
    Buttons,
    Card,
    Element,
    Home,
    Line,
    Look,
    Mark,
    Pair,
    Rule,
    Style,
    Title,
    Tone,
    card,
)
from bot.rules.access import Action, may
from bot.rules.commands import RIGHT, Topic
from bot.rules.timeline import Station
from bot.texts import Text, Words, given_name, text
from db.tables import Halt, Person


def say(sentence: Text | str, words: Words) -> Card:
    """One sentence to one person."""
    written = words(sentence) if isinstance(sentence, Text) else sentence
    return Card(words("summary-answer"), (Line(written),))


def help_card(person: Person, topic: Topic | None, words: Words) -> Card:
    """The verbs this person may use, from the grammar's own table."""
    topics = [topic] if topic else [name for name in Topic if _open_to(person, name)]
    parts: list[Element] = [Title(words("help-title"))]
    for name in topics:
        parts.append(Line(words(f"help-{name.value}-usage"), Style.STRONG))
        parts.append(Line(words(f"help-{name.value}")))
    parts.append(Line(words("help-elsewhere"), Style.QUIET))
    return Card(words("summary-answer"), tuple(parts))


def mistyped(typed: str, meant: Topic | None, words: Words) -> Card:
    """A verb we do not have, and the nearest we have."""
    if meant is None:
        return say(text("mistyped", typed=typed), words)
    return say(text("mistyped-meant", typed=typed, meant=meant.value), words)


def stranger(company: str, admins: Sequence[str], words: Words) -> Card:
    """Somebody we do not know: what this is, and whom to ask."""
    ask = text("stranger-ask", admins=", ".join(admins)) if admins else text("stranger-ask-nobody")
    return Card(words("summary-answer"), (Line(words("stranger", company=company)), Line(words(ask))))


def stranger_home(said: Card) -> Home:
    """The same on the page in the app."""
    return Home(said.elements)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits, planned or just happened."""

    candidate: str
    status: Text
    at: datetime
    note_id: str = ""
    #: a planned follow-up's id and version, where it can be stopped
    plan_id: str = ""
    seen: int = 0
    #: what happens when in that conversation, and the candidate's zone
    ahead: Sequence[Station] = ()
    zone: str = "UTC"
    #: whose conversation it is, if not the reader's
    executive: str = ""


@dataclass(frozen=True, slots=True)
class PointsAsking:
    """How many talking points wait for the reader's approval, and how many run out soon."""

    waiting: int
    ending: int


def follow_ups(plans: Sequence[Waiting], now: datetime, words: Words) -> Card:
    """What is planned for an executive's threads."""
    parts: list[Element] = [Title(words("follow-ups-title"))]
    if not plans:
        parts.append(Line(words("follow-ups-none")))
    for plan in plans:
        name = (
            words("plan-of", candidate=plan.candidate, executive=plan.executive) if plan.executive else plan.candidate
        )
        parts.append(Pair(name, words("plan-line", status=plan.status, at=plan.at)))
        parts.extend(timeline.short(plan.ahead, now, plan.zone, words))
        if plan.plan_id:
            parts.append(_plan_buttons(plan, words))
    return Card(words("summary-answer"), tuple(parts))


def _plan_buttons(plan: Waiting, words: Words) -> Buttons:
    """Putting off and stopping are the executive's own; the days are the recruiters', too."""
    days = Button(words("change-days"), "change_days", plan.plan_id, plan.seen)
    if plan.executive:
        return Buttons((days,))
    return Buttons(
        (
            Button(words("nudge-snooze-date"), "snooze_until", plan.plan_id, plan.seen),
            days,
            Button(words("nudge-stop"), "stop_plan", plan.plan_id, plan.seen),
        )
    )


@dataclass(frozen=True, slots=True)
class StatusView:
    """What `status` tells: counts only."""

    halt: Halt
    stopped_by: str
    in_review: int
    planned: int
    #: cards that could not be posted
    undelivered: int
    writer: str
    version: str
    #: pieces of work that wait for this admin
    stuck: int = 0


def status(view: StatusView, words: Words) -> Card:
    """Is it running, and what waits."""
    if view.halt.stopped_at is not None:
        banner = Banner(words("house-stopped", name=view.stopped_by, since=view.halt.stopped_at), Tone.BAD)
    else:
        banner = Banner(words("house-running"), Tone.GOOD)
    return card(
        words("summary-answer"),
        Title(words("house-title")),
        banner,
        Line(words("house-reason", reason=view.halt.reason)) if view.halt.reason and view.halt.stopped_at else None,
        Pair(words("house-in-review"), str(view.in_review)),
        Pair(words("house-planned"), str(view.planned)),
        Pair(words("house-undelivered"), str(view.undelivered)) if view.undelivered else None,
        Pair(words("house-writer"), view.writer),
        Pair(words("house-version"), view.version),
        *_stuck(view.stuck, words),
    )


def home(
    person: Person,
    waiting: Sequence[Waiting],
    going: Sequence[Waiting],
    planned: Sequence[Waiting],
    halt: Halt,
    words: Words,
    points: PointsAsking | None = None,
    stuck: int = 0,
) -> Home:
    """A person's page: what waits for them, what goes on, what is planned, and one way to start."""
    parts: list[Element] = [Title(words("home-title", name=given_name(person.name)))]
    if halt.stopped_at is not None:
        parts.append(Banner(words("halted", since=halt.stopped_at), Tone.BAD))
    parts.extend(_stuck(stuck, words))
    if may(person, Action.REQUEST_NOTES):
        write = Button(words("home-write"), "write", "new", look=Look.PRIMARY)
        own = (Button(words("voice-title"), "voice", "own"),) if may(person, Action.KEEP_VOICE) else ()
        parts.append(Buttons((write, *own)))
    parts.append(Line(words("home-waiting"), Style.STRONG))
    asking = points is not None and bool(points.waiting or points.ending)
    if waiting or not asking:
        parts.extend(_listed(waiting, words, "home-nothing-waits"))
    if points is not None and asking:
        parts.extend(_points(points, words))
    if going:
        parts.append(Rule())
        parts.append(Line(words("home-going"), Style.STRONG))
        parts.extend(_listed(going, words, "home-nothing-waits"))
    parts.append(Rule())
    parts.append(Line(words("home-planned"), Style.STRONG))
    parts.extend(_listed(planned, words, "follow-ups-none"))
    return Home(tuple(parts))


def _stuck(count: int, words: Words) -> list[Element]:
    if not count:
        return []
    look = Button(words("stuck-look"), "stuck", "list")
    return [Mark(words("stuck-waiting", count=count), Tone.BAD), Buttons((look,))]


def _points(points: PointsAsking, words: Words) -> list[Element]:
    parts: list[Element] = []
    if points.waiting:
        parts.append(Mark(words("home-points-waiting", count=points.waiting), Tone.WAITING))
    if points.ending:
        parts.append(Mark(words("home-points-ending", count=points.ending), Tone.WARNING))
    return [*parts, Buttons((Button(words("home-points"), "points_page", "home", choice="0"),))]


def _listed(things: Sequence[Waiting], words: Words, nothing: str) -> list[Element]:
    if not things:
        return [Line(words(nothing), Style.QUIET)]
    return [Pair(thing.candidate, words("plan-line", status=thing.status, at=thing.at)) for thing in things]


def _open_to(person: Person, topic: Topic) -> bool:
    right = RIGHT[topic]
    return right is None or may(person, right)
