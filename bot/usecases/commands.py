"""A line somebody typed, or a shortcut: which use case it means, and its answer."""

from typing import assert_never

from bot.cards import messages, note_forms
from bot.cards.elements import Option
from bot.events import Answer, Open, Say, Shortcut
from bot.ports import Refusal
from bot.rules import commands as grammar
from bot.rules.access import Action
from bot.texts import text
from bot.usecases import admin, doors, overview
from bot.usecases.candidates import add, ask_which, find, resolve
from bot.usecases.context import Context
from bot.usecases.notes.request import Requested, Wanted, request
from db.tables import Person, Role


async def run(context: Context, line: str, *, can_open: bool) -> Answer:
    """Answer one typed line."""
    match grammar.parse(line):
        case grammar.WriteNote() as wanted:
            return await write_note(context, wanted, line, can_open=can_open)
        case grammar.ShowCandidate(name):
            return await _show_candidate(context, name, line)
        case grammar.FindCandidates(typed):
            return await _said(context, await find.find(context.unit, context.person, typed, context.words))
        case grammar.AddCandidate(name):
            return await _add_candidate(context, name, can_open=can_open)
        case grammar.ShowFollowUps():
            return await overview.follow_ups(context)
        case grammar.ShowHelp(topic):
            return Say(messages.help_card(context.person, topic, context.words))
        case grammar.ShowPeople():
            return await overview.people(context)
        case grammar.ShowStatus():
            return await overview.status(context)
        case grammar.StopAll(reason):
            return context.say(await admin.stop(context.unit, context.person, reason))
        case grammar.ResumeAll():
            return context.say(await admin.resume(context.unit, context.person))
        case grammar.Mistyped(typed, meant):
            return Say(messages.mistyped(typed, meant, context.words))
        case other:
            assert_never(other)


async def shortcut(context: Context, event: Shortcut) -> Answer:
    """Answer a message or global shortcut."""
    match event.name:
        case "add_fact":
            return await _formed(context, add.fact_form(context, text_found=event.text, link=event.link))
        case "write_note":
            return await write_note(context, grammar.WriteNote(), "note", can_open=True)
        case _:
            return context.tell("shortcut-unknown")


async def write_note(context: Context, wanted: grammar.WriteNote, line: str, *, can_open: bool) -> Answer:
    """`note …`: ask for it at once, or ask what is missing."""
    if no := doors.refused(context.person, Action.REQUEST_NOTES):
        return context.say(no)
    executive = await _named_executive(context, wanted.executive)
    if isinstance(executive, Refusal):
        return context.say(executive)
    if not wanted.name:
        return await note_form(context, wanted) if can_open else context.tell("note-needs-name")
    found = await resolve.resolve(context.unit, wanted.name)
    if found.one is None:
        return Say(await ask_which.ask(context.unit, context.person, line, wanted.name, found, context.words))
    if not context.person.has(Role.EXECUTIVE) and executive is None:
        hit = Option(found.one.id, found.one.name, found.one.employer)
        return await note_form(context, wanted, hit) if can_open else context.tell("request-whose-name")
    return await request_note(context, wanted, found.one.id, executive.id if executive else "")


async def request_note(context: Context, wanted: grammar.WriteNote, candidate_id: str, executive_id: str) -> Answer:
    """Ask for the note and say that it is on its way."""
    asked = await request(
        context.unit,
        context.person,
        Wanted(candidate_id, executive_id, wanted.purpose, wanted.tone, wanted.language),
        context.policy,
        context.key,
    )
    return context.say(asked if isinstance(asked, Refusal) else on_it(asked, context.person))


def on_it(asked: Requested, person: Person) -> Refusal:
    """The sentence that says who writes to whom and where the draft will be."""
    if asked.executive.id == person.id:
        return Refusal(text("note-on-it", candidate=asked.candidate.name, employer=asked.candidate.employer))
    return Refusal(
        text(
            "note-on-it-for",
            candidate=asked.candidate.name,
            employer=asked.candidate.employer,
            executive=asked.executive.name,
        )
    )


async def note_form(context: Context, wanted: grammar.WriteNote, candidate: Option | None = None) -> Answer:
    """The form for a note; one who is no executive says in whose name."""
    executives = [] if context.person.has(Role.EXECUTIVE) else await context.unit.people.having(Role.EXECUTIVE)
    return Open(
        note_forms.ask(
            context.words,
            candidate=candidate,
            purpose=wanted.purpose,
            tone=wanted.tone,
            language=wanted.language,
            executives=executives,
        )
    )


async def _named_executive(context: Context, typed: str) -> Person | Refusal | None:
    if not typed:
        return None
    named = [person for person in await context.unit.people.by_name(typed) if person.has(Role.EXECUTIVE)]
    if len(named) == 1:
        return named[0]
    return Refusal(text("request-which-executive" if named else "request-not-an-executive", typed=typed))
