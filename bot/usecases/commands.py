"""A line somebody typed, or a shortcut: which use case it means, and its answer."""

from typing import assert_never

from bot.cards import messages, note_forms, profile
from bot.cards import voice as voice_card
from bot.cards.elements import Card, Option
from bot.events import Answer, Open, Say, Shortcut
from bot.ports import Refusal
from bot.rules import commands as grammar
from bot.rules.access import Action
from bot.texts import Text, text
from bot.usecases import (
    absences,
    admin,
    company_rules,
    digests,
    doors,
    linking,
    overview,
    point_answers,
    suppression,
    voice,
)
from bot.usecases.candidates import ask_which, show
from bot.usecases.candidates.resolve import resolve
from bot.usecases.context import Context
from bot.usecases.dates import answers as date_answers
from bot.usecases.handovers import offers
from bot.usecases.notes.request import Owned, Requested, Wanted, request
from db.tables import Person, Role


async def run(context: Context, line: str, *, can_open: bool) -> Answer:
    """Answer one typed line."""
    match grammar.parse(line):
        case grammar.WriteNote() as wanted:
            return await write_note(context, wanted, line, can_open=can_open)
        case grammar.ShowCandidate() | grammar.FindCandidates() | grammar.AddCandidate() as about:
            return await _candidate(context, about, line, can_open=can_open)
        case grammar.ShowFollowUps() | grammar.ShowPeople() | grammar.ShowStatus() | grammar.LinkAccount() as what:
            return await _shown(context, what)
        case (
            grammar.Away()
            | grammar.SetDigest()
            | grammar.ShowDates()
            | grammar.ShowVoice()
            | grammar.AddToVoice()
            | grammar.ShowPoints()
            | grammar.AddPoint()
            | grammar.ShowRules()
            | grammar.AddRule()
        ) as about:
            return await _kept(context, about, line, can_open=can_open)
        case grammar.DecideOwner(name):
            return await _decide_owner(context, name, line, can_open=can_open)
        case grammar.Suppress() | grammar.Lift() as about:
            return context.say(await _never_again(context, about))
        case grammar.ShowHelp() | grammar.Mistyped() as asked:
            return Say(_helped(context, asked))
        case grammar.StopAll() | grammar.ResumeAll() as switch:
            return context.say(await _switched(context, switch))
        case other:
            assert_never(other)


Kept = (
    grammar.Away
    | grammar.SetDigest
    | grammar.ShowDates
    | grammar.ShowVoice
    | grammar.AddToVoice
    | grammar.ShowPoints
    | grammar.AddPoint
    | grammar.ShowRules
    | grammar.AddRule
)


async def _kept(context: Context, about: Kept, line: str, *, can_open: bool) -> Answer:
    """What the house keeps: who is away, a candidate's dates, how somebody writes, what may be said, whom nobody recruits."""
    match about:
        case grammar.Away():
            return await absences.command(context, about, can_open=can_open)
        case grammar.SetDigest(wanted):
            return context.say(await digests.switch(context.unit, context.person, wanted, context.policy))
        case grammar.ShowDates():
            return await date_answers.command(context, about, line, can_open=can_open)
        case grammar.ShowVoice() | grammar.AddToVoice():
            return await _voice(context, about, can_open=can_open)
        case grammar.ShowPoints() | grammar.AddPoint():
            return await point_answers.command(context, about, can_open=can_open)
        case _:
            return await company_rules.command(context, about, can_open=can_open)


async def _shown(
    context: Context, what: grammar.ShowFollowUps | grammar.ShowPeople | grammar.ShowStatus | grammar.LinkAccount
) -> Answer:
    match what:
        case grammar.ShowFollowUps():
            return await overview.follow_ups(context)
        case grammar.ShowPeople():
            return await overview.people(context)
        case grammar.LinkAccount(code):
            return context.tell("link-known") if code else await linking.issue(context)
        case _:
            return await overview.status(context)


async def _switched(context: Context, switch: grammar.StopAll | grammar.ResumeAll) -> Text | Refusal:
    if isinstance(switch, grammar.StopAll):
        return await admin.stop(context.unit, context.person, switch.reason)
    return await admin.resume(context.unit, context.person)


async def _never_again(context: Context, about: grammar.Suppress | grammar.Lift) -> Text | Refusal:
    if isinstance(about, grammar.Suppress):
        return await suppression.suppress(context.unit, context.person, about.who, about.reason, context.key)
    return await suppression.lift(context.unit, context.person, about.who, about.reason, context.key)


def _helped(context: Context, asked: grammar.ShowHelp | grammar.Mistyped) -> Card:
    if isinstance(asked, grammar.ShowHelp):
        return messages.help_card(context.person, asked.topic, context.words)
    return messages.mistyped(asked.typed, asked.meant, context.words)


async def shortcut(context: Context, event: Shortcut) -> Answer:
    """Answer a message or global shortcut."""
    match event.name:
        case "add_fact":
            return _fact_form(context, event.text, event.link)
        case "use_as_voice":
            return _voice_form(context, event.text)
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
    found = await resolve(context.unit, wanted.name)
    if found.one is None:
        return Say(await ask_which.ask(context.unit, context.person, line, wanted.name, found, context.words))
    if executive is None and not context.person.has(Role.EXECUTIVE) and not can_open:
        return context.tell("request-whose-name")
    return await write_to(context, wanted, found.one.candidate_id)


async def request_note(context: Context, wanted: grammar.WriteNote, candidate_id: str, executive_id: str) -> Answer:
    """Ask for the note and say that it is on its way."""
    asked = await request(
        context.unit,
        context.person,
        Wanted(candidate_id, executive_id, wanted.purpose, wanted.tone, wanted.language),
        context.policy,
        context.key,
    )
    if isinstance(asked, Owned):
        return await offers.refused(context, asked)
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


async def chosen(context: Context, question_id: str, candidate_id: str) -> Answer:
    """The asker said which one was meant: the line is run again with that candidate."""
    question = await ask_which.chosen(context.unit, context.person, question_id, candidate_id)
    if isinstance(question, Refusal):
        return context.say(question)
    match grammar.parse(question.line):
        case grammar.WriteNote() as wanted:
            return await write_to(context, wanted, candidate_id)
        case grammar.DecideOwner():
            return await offers.decide_form(context, candidate_id)
        case grammar.ShowDates() as about:
            return await date_answers.of(context, about, candidate_id, can_open=True)
        case _:
            return _card(
                context, await show.show(context.unit, context.person, candidate_id, context.words, context.policy)
            )


async def write_to(context: Context, wanted: grammar.WriteNote, candidate_id: str) -> Answer:
    """Ask for a note to a candidate who is certain; one who is no executive says in whose name."""
    executive = await _named_executive(context, wanted.executive)
    if isinstance(executive, Refusal):
        return context.say(executive)
    if executive is None and not context.person.has(Role.EXECUTIVE):
        candidate = await doors.candidate(context.unit, context.person, candidate_id)
        if isinstance(candidate, Refusal):
            return context.say(candidate)
        return await note_form(context, wanted, Option(candidate.id, candidate.name, candidate.employer))
    return await request_note(context, wanted, candidate_id, executive.id if executive else "")


async def _candidate(
    context: Context,
    about: grammar.ShowCandidate | grammar.FindCandidates | grammar.AddCandidate,
    line: str,
    *,
    can_open: bool,
) -> Answer:
    match about:
        case grammar.ShowCandidate(name):
            return await _show_candidate(context, name, line)
        case grammar.FindCandidates(typed):
            return _card(context, await show.find(context.unit, context.person, typed, context.words))
        case grammar.AddCandidate(name):
            return _add_candidate(context, name, can_open=can_open)


async def _show_candidate(context: Context, name: str, line: str) -> Answer:
    if no := doors.refused(context.person, Action.SEE_CANDIDATES):
        return context.say(no)
    found = await resolve(context.unit, name)
    if found.one is None:
        return Say(await ask_which.ask(context.unit, context.person, line, name, found, context.words))
    return _card(
        context, await show.show(context.unit, context.person, found.one.candidate_id, context.words, context.policy)
    )


async def _decide_owner(context: Context, name: str, line: str, *, can_open: bool) -> Answer:
    if no := doors.refused(context.person, Action.DECIDE_OWNER):
        return context.say(no)
    if not name:
        return context.tell("owner-needs-name")
    found = await resolve(context.unit, name)
    if found.one is None:
        return Say(await ask_which.ask(context.unit, context.person, line, name, found, context.words))
    return await offers.decide_form(context, found.one.candidate_id) if can_open else context.tell("points-need-form")


def _add_candidate(context: Context, name: str, *, can_open: bool) -> Answer:
    if no := doors.refused(context.person, Action.ADD_CANDIDATES):
        return context.say(no)
    today = context.today.isoformat()
    return Open(profile.add_form(context.words, name, today)) if can_open else context.tell("candidate-add-needs-form")


async def _voice(context: Context, line: grammar.ShowVoice | grammar.AddToVoice, *, can_open: bool) -> Answer:
    if isinstance(line, grammar.ShowVoice):
        return _card(context, await voice.show(context.unit, context.person, context.words))
    if not line.written:
        return _voice_form(context) if can_open else context.tell("voice-needs-text")
    added = await voice.add(context.unit, context.person, line.written)
    if isinstance(added, Refusal):
        return context.say(added)
    return _card(context, await voice.show(context.unit, context.person, context.words, text("voice-added")))


def _voice_form(context: Context, written: str = "") -> Answer:
    no = doors.refused(context.person, Action.KEEP_VOICE)
    return context.say(no) if no else Open(voice_card.add_form(context.words, written))


def _fact_form(context: Context, fact: str, source: str) -> Answer:
    if no := doors.refused(context.person, Action.ADD_FACTS):
        return context.say(no)
    today = context.today.isoformat()
    return Open(profile.fact_form(context.words, fact=fact, source=source, today=today))


def _card(context: Context, outcome: Card | Refusal) -> Answer:
    return context.say(outcome) if isinstance(outcome, Refusal) else Say(outcome)


async def _named_executive(context: Context, typed: str) -> Person | Refusal | None:
    if not typed:
        return None
    named = [person for person in await context.unit.people.by_name(typed) if person.has(Role.EXECUTIVE)]
    if len(named) == 1:
        return named[0]
    return Refusal(text("request-which-executive" if named else "request-not-an-executive", typed=typed))
