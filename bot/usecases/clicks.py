"""A button somebody pressed: which use case it means, and its answer.

Cards are redrawn by the worker from the changed row; what is said here is only for the one who pressed.
"""

from collections.abc import Awaitable, Callable, Mapping

from bot.cards import linking as link_card
from bot.cards import note_forms, nudge, people, profile, sources
from bot.cards import release as release_card
from bot.cards import review as review_card
from bot.cards import voice as voice_card
from bot.cards.elements import Card, Option
from bot.cards.opening import OPENING
from bot.events import Answer, Click, Done, Open, Say
from bot.ports import Refusal
from bot.rules import commands as grammar
from bot.rules.access import Action
from bot.rules.follow_up import house_days
from bot.rules.note import Verb
from bot.texts import text
from bot.usecases import absences, admin, company_rules, doors, linking, point_answers, stuck, voice
from bot.usecases.candidates import show
from bot.usecases.commands import chosen, note_form, write_note
from bot.usecases.context import Context
from bot.usecases.dates import answers as date_answers
from bot.usecases.handovers import offers
from bot.usecases.notes import days, follow_up, hear, release, review, send
from bot.usecases.show import evidence_for, note_view, nudge_view
from db.tables import Candidate, Role

Press = Callable[[Context, Click], Awaitable[Answer]]


async def press(context: Context, click: Click) -> Answer:
    """Answer one button."""
    act = _VERBS.get(click.verb)
    if act is None:
        return context.tell("button-unknown")
    answer = await act(context, click)
    if isinstance(answer, Open) and click.verb not in OPENING:
        raise AssertionError(f"{click.verb} opens a form: name it in bot/cards/opening.py")
    return answer


async def _approve(c: Context, click: Click) -> Answer:
    return _done(c, await review.approve(c.unit, c.person, click.subject, click.seen, c.policy, c.key))


async def _withdraw(c: Context, click: Click) -> Answer:
    return _done(c, await review.withdraw(c.unit, c.person, click.subject, click.seen, c.policy))


async def _retry(c: Context, click: Click) -> Answer:
    return _done(c, await review.retry(c.unit, c.person, click.subject, click.seen, c.policy))


async def _release(c: Context, click: Click) -> Answer:
    return _done(c, await release.release(c.unit, c.person, click.subject, click.seen, c.policy, c.key))


async def _schedule(c: Context, click: Click) -> Answer:
    return _done(c, await release.schedule(c.unit, c.person, click.subject, click.seen, c.policy))


async def _it_was_sent(c: Context, click: Click) -> Answer:
    return _done(c, await send.settle(c.unit, c.person, click.subject, click.seen, was_sent=True, policy=c.policy))


async def _it_was_not_sent(c: Context, click: Click) -> Answer:
    return _done(c, await send.settle(c.unit, c.person, click.subject, click.seen, was_sent=False, policy=c.policy))


async def _answered(c: Context, click: Click) -> Answer:
    return _done(c, await hear.answered(c.unit, c.person, click.subject, click.seen, c.policy))


async def _close(c: Context, click: Click) -> Answer:
    return _done(c, await hear.close(c.unit, c.person, click.subject, click.seen, c.policy))


async def _snooze(c: Context, click: Click) -> Answer:
    return _done(c, await follow_up.snooze(c.unit, c.person, click.subject, click.seen, click.choice, c.policy))


async def _stop_plan(c: Context, click: Click) -> Answer:
    return _done(c, await follow_up.stop(c.unit, c.person, click.subject, click.seen))


async def _edit(c: Context, click: Click) -> Answer:
    note = await review.allowed(c.unit, c.person, click.subject, Verb.EDIT, click.seen, c.policy)
    if isinstance(note, Refusal):
        return c.say(note)
    return Open(note_forms.edit(await note_view(c.unit, note, c.person, c.policy), c.words))


async def _review(c: Context, click: Click) -> Answer:
    """The nudge's "Review follow-up": edit it while that is possible, else read it."""
    note = await doors.note(c.unit, c.person, click.subject)
    if isinstance(note, Refusal):
        return c.say(note)
    view = await note_view(c.unit, note, c.person, c.policy)
    if Verb.EDIT in view.verbs and view.wording is not None:
        return Open(note_forms.edit(view, c.words))
    return Open(sources.draw(view, c.words))


async def _show_nudge(c: Context, click: Click) -> Answer:
    """From the morning's message: the reminder with its buttons, beside it."""
    plan = await doors.follow_up(c.unit, c.person, click.subject)
    view = None if isinstance(plan, Refusal) else await nudge_view(c.unit, plan, c.person, c.policy)
    return c.say(doors.NOT_HERE) if view is None else Say(nudge.draw(view, c.words))


async def _show_release(c: Context, click: Click) -> Answer:
    note = await doors.note(c.unit, c.person, click.subject)
    if isinstance(note, Refusal):
        return c.say(note)
    return Say(release_card.draw(await note_view(c.unit, note, c.person, c.policy), c.words))


async def _show_review(c: Context, click: Click) -> Answer:
    note = await doors.note(c.unit, c.person, click.subject)
    if isinstance(note, Refusal):
        return c.say(note)
    return Say(review_card.draw(await note_view(c.unit, note, c.person, c.policy), c.words))


async def _ask_again(c: Context, click: Click) -> Answer:
    note = await review.allowed(c.unit, c.person, click.subject, Verb.ASK_AGAIN, click.seen, c.policy)
    return c.say(note) if isinstance(note, Refusal) else Open(note_forms.ask_again(note.id, note.version, c.words))


async def _reject(c: Context, click: Click) -> Answer:
    note = await review.allowed(c.unit, c.person, click.subject, Verb.REJECT, click.seen, c.policy)
    return c.say(note) if isinstance(note, Refusal) else Open(note_forms.reject(note.id, note.version, c.words))


async def _sources(c: Context, click: Click) -> Answer:
    note = await doors.note(c.unit, c.person, click.subject)
    if isinstance(note, Refusal):
        return c.say(note)
    return Open(sources.draw(await note_view(c.unit, note, c.person, c.policy), c.words))


async def _sentence(c: Context, click: Click) -> Answer:
    note = await review.allowed(c.unit, c.person, click.subject, Verb.EDIT, click.seen, c.policy)
    if isinstance(note, Refusal):
        return c.say(note)
    view = await note_view(c.unit, note, c.person, c.policy)
    claim = next((claim for claim in view.claims if str(claim.position) == click.choice), None)
    if claim is None:
        return c.say(doors.NOT_HERE)
    return Open(sources.sentence(view, claim, await evidence_for(c.unit, view), c.words))


async def _translation(c: Context, click: Click) -> Answer:
    note = await doors.note(c.unit, c.person, click.subject)
    if isinstance(note, Refusal):
        return c.say(note)
    view = await note_view(c.unit, note, c.person, c.policy)
    if view.translation is None or not view.translation.sentences:
        return c.tell("translation-comes")
    return Open(sources.draw_translation(view, c.words))


async def _changes(c: Context, click: Click) -> Answer:
    note = await doors.note(c.unit, c.person, click.subject)
    if isinstance(note, Refusal):
        return c.say(note)
    wordings = [await c.unit.notes.revision(note.id, number) for number in range(1, note.revision + 1)]
    return Open(sources.draw_changes(note.id, tuple(w for w in wordings if w is not None), c.words))


async def _snooze_until(c: Context, click: Click) -> Answer:
    planned = await doors.follow_up(c.unit, c.person, click.subject)
    return c.say(planned) if isinstance(planned, Refusal) else Open(note_forms.snooze_until(planned, c.words))


async def _change_days(c: Context, click: Click) -> Answer:
    now = await days.held(c.unit, c.person, click.subject, c.policy)
    if isinstance(now, Refusal):
        return c.say(now)
    most = len(house_days(c.policy))
    return Open(note_forms.change_days(now.planned, now.days, most, now.candidate.name, c.words))


async def _write(c: Context, _: Click) -> Answer:
    return await write_note(c, grammar.WriteNote(), "note", can_open=True)


async def _profile(c: Context, click: Click) -> Answer:
    return _shown(c, await show.show(c.unit, c.person, click.subject, c.words, c.policy))


async def _chosen(c: Context, click: Click) -> Answer:
    return await chosen(c, click.subject, click.choice)


async def _write_to(c: Context, click: Click) -> Answer:
    """From a profile: the form, with the candidate already in it."""
    candidate = await doors.candidate(c.unit, c.person, click.subject)
    if isinstance(candidate, Refusal):
        return c.say(candidate)
    return await note_form(c, grammar.WriteNote(), Option(candidate.id, candidate.name, candidate.employer))


async def _fact_add(c: Context, click: Click) -> Answer:
    candidate = await _changeable(c, click, Action.ADD_FACTS)
    if isinstance(candidate, Refusal):
        return c.say(candidate)
    return Open(profile.fact_form(c.words, candidate=candidate, today=c.today.isoformat()))


async def _stage(c: Context, click: Click) -> Answer:
    candidate = await _changeable(c, click, Action.SET_STAGE)
    return c.say(candidate) if isinstance(candidate, Refusal) else Open(profile.stage_form(candidate, c.words))


async def _suppress(c: Context, click: Click) -> Answer:
    candidate = await _changeable(c, click, Action.SUPPRESS)
    return c.say(candidate) if isinstance(candidate, Refusal) else Open(profile.suppress_form(candidate, c.words))


async def _changeable(c: Context, click: Click, action: Action) -> Candidate | Refusal:
    """The candidate of the button, for somebody who may see them and do `action`."""
    candidate = await doors.candidate(c.unit, c.person, click.subject)
    if isinstance(candidate, Refusal):
        return candidate
    return doors.refused(c.person, action) or candidate


async def _candidate_add(c: Context, _: Click) -> Answer:
    if no := doors.refused(c.person, Action.ADD_CANDIDATES):
        return c.say(no)
    return Open(profile.add_form(c.words, today=c.today.isoformat()))


async def _person_add(c: Context, _: Click) -> Answer:
    if no := doors.refused(c.person, Action.MANAGE_PEOPLE):
        return c.say(no)
    return Open(people.add_form(c.words))


async def _voice(c: Context, _: Click) -> Answer:
    return _shown(c, await voice.show(c.unit, c.person, c.words))


async def _voice_add(c: Context, _: Click) -> Answer:
    no = doors.refused(c.person, Action.KEEP_VOICE)
    return c.say(no) if no else Open(voice_card.add_form(c.words))


async def _voice_edit(c: Context, click: Click) -> Answer:
    view = await voice.edited(c.unit, c.person, click.subject)
    return c.say(view) if isinstance(view, Refusal) else Open(voice_card.edit_form(view, c.words))


async def _voice_remove(c: Context, click: Click) -> Answer:
    removed = await voice.remove(c.unit, c.person, click.subject)
    if isinstance(removed, Refusal):
        return c.say(removed)
    return _shown(c, await voice.show(c.unit, c.person, c.words, text("voice-removed")))


async def _voice_delete(c: Context, _: Click) -> Answer:
    return c.say(await voice.delete(c.unit, c.person))


async def _role_give(c: Context, click: Click) -> Answer:
    return await _roles(c, click, give=True)


async def _role_take(c: Context, click: Click) -> Answer:
    return await _roles(c, click, give=False)


async def _roles(c: Context, click: Click, *, give: bool) -> Answer:
    person = await doors.colleague(c.unit, c.person, click.subject)
    if isinstance(person, Refusal):
        return c.say(person)
    if click.choice not in set(Role):
        return c.tell("button-unknown")
    role = {Role(click.choice)}
    add, remove = (role, set[Role]()) if give else (set[Role](), role)
    return c.say(await admin.set_roles(c.unit, c.person, person.email, add, remove, c.policy))


def _shown(context: Context, outcome: Card | Refusal) -> Answer:
    return context.say(outcome) if isinstance(outcome, Refusal) else Say(outcome)


def _done(context: Context, outcome: object) -> Answer:
    return context.say(outcome) if isinstance(outcome, Refusal) else Done()


_VERBS: Mapping[str, Press] = {
    Verb.APPROVE: _approve,
    Verb.EDIT: _edit,
    Verb.ASK_AGAIN: _ask_again,
    Verb.REJECT: _reject,
    Verb.WITHDRAW: _withdraw,
    Verb.RETRY: _retry,
    Verb.RELEASE: _release,
    Verb.SCHEDULE: _schedule,
    Verb.IT_WAS_SENT: _it_was_sent,
    Verb.IT_WAS_NOT_SENT: _it_was_not_sent,
    Verb.ANSWERED: _answered,
    Verb.CLOSE: _close,
    "sources": _sources,
    "sentence": _sentence,
    "translation": _translation,
    "changes": _changes,
    "review": _review,
    "show_nudge": _show_nudge,
    "show_release": _show_release,
    "show_review": _show_review,
    "snooze": _snooze,
    "snooze_until": _snooze_until,
    "change_days": _change_days,
    "stop_plan": _stop_plan,
    "write": _write,
    "write_to": _write_to,
    "profile": _profile,
    "chosen": _chosen,
    "fact_add": _fact_add,
    "candidate_add": _candidate_add,
    "suppress": _suppress,
    "stage": _stage,
    "voice": _voice,
    "voice_add": _voice_add,
    "voice_edit": _voice_edit,
    "voice_remove": _voice_remove,
    "voice_delete": _voice_delete,
    "person_add": _person_add,
    "role_give": _role_give,
    "role_take": _role_take,
    **dict.fromkeys(absences.VERBS, absences.press),
    **dict.fromkeys(point_answers.VERBS, point_answers.press),
    **dict.fromkeys(date_answers.VERBS, date_answers.press),
    **dict.fromkeys(company_rules.VERBS, company_rules.press),
    **dict.fromkeys(stuck.VERBS, stuck.press),
    link_card.YES: linking.press,
    link_card.NO: linking.press,
    **dict.fromkeys(offers.VERBS, offers.press),
}
