"""What somebody is told who types `dates`, presses a button on a date, or sends one of its forms."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.cards import dates as card
from bot.cards import note_forms
from bot.cards.dates import FROM_LIST
from bot.cards.elements import Option
from bot.events import Answer, Click, Done, Mistakes, Open, Say, Submit
from bot.ports import Heard, HeardKind, Refusal
from bot.rules.access import Action
from bot.rules.commands import ShowDates
from bot.rules.note import Verb
from bot.rules.personal_date import DateVerb
from bot.rules.place import zone_of
from bot.texts import Text, text
from bot.usecases import doors
from bot.usecases.candidates import ask_which
from bot.usecases.candidates.resolve import resolve
from bot.usecases.context import Context
from bot.usecases.dates import decide, propose, show
from bot.usecases.notes import hear
from bot.usecases.notes.request import Requested
from bot.usecases.notes.review import allowed
from db.tables import Candidate, PersonalDate, Role


async def command(context: Context, line: ShowDates, typed: str, *, can_open: bool) -> Answer:
    """`dates NAME`, and with words behind a colon a new one."""
    if no := doors.refused(context.person, Action.KEEP_DATES):
        return context.say(no)
    if not line.name:
        return context.tell("dates-needs-name")
    found = await resolve(context.unit, line.name)
    if found.one is None:
        return Say(await ask_which.ask(context.unit, context.person, typed, line.name, found, context.words))
    return await of(context, line, found.one.candidate_id, can_open=can_open)


async def of(context: Context, line: ShowDates, candidate_id: str, *, can_open: bool) -> Answer:
    """The same for a candidate who is certain. With none kept yet, the form for the first."""
    candidate = await doors.candidate(context.unit, context.person, candidate_id)
    if isinstance(candidate, Refusal):
        return context.say(candidate)
    if line.said:
        return await _read(context, candidate, propose.Typed(line.said), "", can_open=can_open)
    views = await show.of_candidate(context.unit, candidate, context.person, context.policy)
    if not views and can_open:
        return Open(card.add_form(candidate, context.words))
    return Say(card.draw_list(views, candidate, context.words))


async def press(context: Context, click: Click) -> Answer:
    """A button about a date."""
    return await _VERBS[click.verb](context, click)


async def submit(context: Context, sent: Submit) -> Answer:
    """A form about a date."""
    return await _FORMS[sent.form](context, sent)


async def _listed(c: Context, candidate_id: str, said: Text | None = None) -> Answer:
    candidate = await doors.candidate(c.unit, c.person, candidate_id)
    if isinstance(candidate, Refusal) or (no := doors.refused(c.person, Action.KEEP_DATES)):
        return c.say(candidate if isinstance(candidate, Refusal) else no or doors.NOT_HERE)
    await c.unit.flush()
    views = await show.of_candidate(c.unit, candidate, c.person, c.policy)
    return Say(card.draw_list(views, candidate, c.words, said))


async def _dates(c: Context, click: Click) -> Answer:
    return await _listed(c, click.subject)


async def _add(c: Context, click: Click) -> Answer:
    candidate = await doors.candidate(c.unit, c.person, click.subject)
    if isinstance(candidate, Refusal):
        return c.say(candidate)
    no = doors.refused(c.person, Action.KEEP_DATES)
    return c.say(no) if no else Open(card.add_form(candidate, c.words))


async def _added(c: Context, sent: Submit) -> Answer:
    candidate = await doors.candidate(c.unit, c.person, sent.subject)
    if isinstance(candidate, Refusal):
        return c.say(candidate)
    values = sent.values
    typed = propose.Typed(values.get("said", ""), values.get("kind", ""), values.get("source", ""))
    return await _read(c, candidate, typed, "said", can_open=True)


async def _read(c: Context, candidate: Candidate, typed: propose.Typed, field: str, *, can_open: bool) -> Answer:
    """What was read from the words, to be confirmed at once: one in a form, several in the list."""
    added = await propose.from_form(c.unit, c.person, candidate.id, typed, c.today, c.words)
    if isinstance(added, Refusal):
        return c.say(added)
    if isinstance(added, dict):
        return Mistakes({at: c.words(why) for at, why in added.items()}) if field else c.say(next(iter(added.values())))
    await c.unit.flush()
    if len(added) == 1 and can_open:
        view = await show.view(c.unit, added[0], c.person, c.policy)
        return c.say(doors.NOT_HERE) if view is None else Open(card.change_form(view, c.words))
    return await _listed(c, candidate.id, text("date-proposed-many") if len(added) > 1 else None)


async def _confirm(c: Context, click: Click) -> Answer:
    choice, _, place = click.choice.rpartition(" ") if click.choice.endswith(FROM_LIST) else (click.choice, "", "")
    done = await decide.confirm(c.unit, c.person, click.subject, click.seen, choice, c.policy, c.key)
    return await _done(c, replace(click, choice=place), done, "date-confirmed")


async def _change(c: Context, click: Click) -> Answer:
    found = await decide.allowed(c.unit, c.person, click.subject, DateVerb.CHANGE, click.seen)
    if isinstance(found, Refusal):
        return c.say(found)
    view = await show.view(c.unit, found, c.person, c.policy)
    return c.say(doors.NOT_HERE) if view is None else Open(card.change_form(view, c.words))


async def _changed(c: Context, sent: Submit) -> Answer:
    done = await decide.change(c.unit, c.person, sent.subject, sent.seen, sent.values, c.policy, c.key)
    if isinstance(done, dict):
        return Mistakes({field: c.words(why) for field, why in done.items()})
    return c.say(done if isinstance(done, Refusal) else await _told(c, "date-confirmed", done))


async def _dismiss(c: Context, click: Click) -> Answer:
    return await _done(c, click, await decide.dismiss(c.unit, c.person, click.subject, click.seen))


async def _drop(c: Context, click: Click) -> Answer:
    return await _done(c, click, await decide.drop(c.unit, c.person, click.subject, click.seen))


async def _resume(c: Context, click: Click) -> Answer:
    done = await decide.resume(c.unit, c.person, click.subject, click.seen, c.policy, c.key)
    return await _done(c, click, done, "date-confirmed")


async def _snooze(c: Context, click: Click) -> Answer:
    done = await decide.snooze(c.unit, c.person, click.subject, click.seen, click.choice, c.policy)
    return await _done(c, replace(click, choice=""), done)


async def _snooze_until(c: Context, click: Click) -> Answer:
    found = await decide.allowed(c.unit, c.person, click.subject, DateVerb.SNOOZE, click.seen)
    return c.say(found) if isinstance(found, Refusal) else Open(card.snooze_form(found, c.words))


async def _snoozed(c: Context, sent: Submit) -> Answer:
    day = sent.values.get("day", "")
    done = await decide.snooze(c.unit, c.person, sent.subject, sent.seen, day, c.policy)
    return Mistakes({"day": c.words(done.text)}) if isinstance(done, Refusal) else Done()


async def _draft(c: Context, click: Click) -> Answer:
    """An executive gets a draft; a recruiter, the form in which they say in whose name."""
    asked = await decide.draft(c.unit, c.person, click.subject, click.seen, c.policy, c.key)
    match asked:
        case Refusal():
            return c.say(asked)
        case Requested(_, candidate, _):
            return c.tell("note-on-it", candidate=candidate.name, employer=candidate.employer)
        case PersonalDate():
            return await _note_form(c, asked)


async def _note_form(c: Context, found: PersonalDate) -> Answer:
    candidate = await doors.candidate(c.unit, c.person, found.candidate_id)
    if isinstance(candidate, Refusal):
        return c.say(candidate)
    executives = await c.unit.people.having(Role.EXECUTIVE)
    chosen = Option(candidate.id, candidate.name, candidate.employer)
    return Open(note_forms.ask(c.words, candidate=chosen, executives=executives))


async def _heard(c: Context, click: Click) -> Answer:
    note = await allowed(c.unit, c.person, click.subject, Verb.ANSWERED, click.seen, c.policy)
    return c.say(note) if isinstance(note, Refusal) else Open(note_forms.heard(note, c.words))


async def _told_of(c: Context, sent: Submit) -> Answer:
    kind = sent.values.get("kind", "")
    if kind not in BY_HAND:
        return Mistakes({"kind": c.words("wrong-empty")})
    heard = Heard(HeardKind(kind), sent.subject, text=sent.values.get("said", ""))
    done = await hear.told(c.unit, c.person, sent.seen, heard, c.policy, c.key)
    return c.say(done) if isinstance(done, Refusal) else Done()


async def _done(c: Context, click: Click, done: PersonalDate | Refusal, key: str = "") -> Answer:
    """The card is drawn again by itself; a list is shown again, and says what was done."""
    if isinstance(done, Refusal):
        return c.say(done)
    if click.choice != FROM_LIST:
        return Done()
    return await _listed(c, done.candidate_id, await _told(c, key, done) if key else None)


async def _told(c: Context, key: str, done: PersonalDate) -> Text:
    candidate = await c.unit.candidates.get(done.candidate_id)
    return text(key, at=c.words.moment(done.planned_for or c.unit.now, _zone(candidate)))


def _zone(candidate: Candidate | None) -> str:
    return str(zone_of(candidate.timezone, candidate.country)) if candidate else "UTC"


#: what a person may tell of; the rest only a mailbox hears
BY_HAND = (HeardKind.ANSWER, HeardKind.DECLINE, HeardKind.OPT_OUT)

_VERBS: Mapping[str, Callable[[Context, Click], Awaitable[Answer]]] = {
    "dates": _dates,
    "date_add": _add,
    "date_snooze_until": _snooze_until,
    "heard": _heard,
    DateVerb.CONFIRM: _confirm,
    DateVerb.CHANGE: _change,
    DateVerb.DISMISS: _dismiss,
    DateVerb.DROP: _drop,
    DateVerb.RESUME: _resume,
    DateVerb.SNOOZE: _snooze,
    DateVerb.DRAFT: _draft,
}
_FORMS: Mapping[str, Callable[[Context, Submit], Awaitable[Answer]]] = {
    "date_add": _added,
    "date_change": _changed,
    "date_snooze": _snoozed,
    "heard": _told_of,
}
#: buttons and forms that are about dates
VERBS, FORMS = tuple(_VERBS), tuple(_FORMS)
