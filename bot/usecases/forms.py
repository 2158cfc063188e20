"""A form somebody sent, or searches in: which use case it means, and its answer.

A refusal that belongs to a field keeps the form open with all that was typed; any other is said.
"""

from collections.abc import Awaitable, Callable, Mapping

from bot.cards import sources as sources_card
from bot.cards.elements import Option
from bot.events import Answer, Done, Mistakes, Open, Options, Say, Submit
from bot.ports import Refusal
from bot.rules.access import Action, may
from bot.rules.commands import WriteNote
from bot.texts import Text
from bot.usecases import absences, admin, company_rules, doors, point_answers, suppression, voice
from bot.usecases.candidates import add, stage
from bot.usecases.commands import request_note
from bot.usecases.context import Context
from bot.usecases.dates import answers as date_answers
from bot.usecases.handovers import offers
from bot.usecases.notes import days, edit, follow_up, review
from bot.usecases.show import note_view
from db.tables import Fact, Role

#: options a platform shows in one list
SHOWN = 20
NO_OPTIONS = Options(())
#: the form that needs to know whose account an address is
PERSON_ADD = "person_add"

Take = Callable[[Context, Submit], Awaitable[Answer]]


async def submit(context: Context, sent: Submit) -> Answer:
    """Answer one form."""
    take = _FORMS.get(sent.form)
    return await take(context, sent) if take else context.tell("form-unknown")


async def search(context: Context, source: str, typed: str) -> Answer:
    """Type-ahead. Whoever may not see candidates finds none."""
    if source != "candidates" or not may(context.person, Action.SEE_CANDIDATES):
        return NO_OPTIONS
    hits = await context.unit.candidates.find(typed, SHOWN)
    return Options([Option(hit.candidate_id, hit.name, hit.employer) for hit in hits])


async def _note(c: Context, sent: Submit) -> Answer:
    wanted = WriteNote(
        purpose=sent.values.get("purpose", ""),
        tone=sent.values.get("tone", ""),
        language=sent.values.get("language", ""),
    )
    return await request_note(c, wanted, sent.values.get("candidate", ""), sent.values.get("executive", ""))


async def _edit(c: Context, sent: Submit) -> Answer:
    subject, body = sent.values.get("subject", ""), sent.values.get("body", "")
    edited = await edit.edit(c.unit, c.person, sent.subject, sent.seen, subject, body, c.policy, c.key)
    return _kept_open(c, edited, "body")


async def _sentence(c: Context, sent: Submit) -> Answer:
    """One sentence was changed in the sources: they are shown again, as they are now."""
    note_id, _, position = sent.subject.partition("#")
    if not position.isdecimal():
        return c.tell("form-unknown")
    words, sources = sent.values.get("words", ""), sent.values.get("sources", "").split()
    edited = await edit.edit_sentence(
        c.unit, c.person, note_id, sent.seen, int(position), words, sources, c.policy, c.key
    )
    if isinstance(edited, Refusal):
        return _kept_open(c, edited, "words")
    return Open(sources_card.draw(await note_view(c.unit, edited, c.person, c.policy), c.words))


async def _ask_again(c: Context, sent: Submit) -> Answer:
    wish = sent.values.get("wish", "")
    return _kept_open(c, await review.ask_again(c.unit, c.person, sent.subject, sent.seen, wish, c.policy), "wish")


async def _reject(c: Context, sent: Submit) -> Answer:
    reason = sent.values.get("reason", "")
    return _kept_open(c, await review.reject(c.unit, c.person, sent.subject, sent.seen, reason, c.policy), "reason")


async def _snooze_until(c: Context, sent: Submit) -> Answer:
    day = sent.values.get("day", "")
    return _kept_open(c, await follow_up.snooze(c.unit, c.person, sent.subject, sent.seen, day, c.policy), "day")


async def _change_days(c: Context, sent: Submit) -> Answer:
    typed = sent.values.get("days", "")
    changed = await days.change(c.unit, c.person, sent.subject, sent.seen, typed, c.policy)
    candidate = None if isinstance(changed, Refusal) else await c.unit.candidates.get(changed.candidate_id)
    if isinstance(changed, Refusal) or candidate is None:
        return _kept_open(c, changed, "days")
    return c.say(days.told(changed, candidate))


async def _candidate_add(c: Context, sent: Submit) -> Answer:
    added = await add.add_candidate(c.unit, c.person, sent.values, c.key)
    match added:
        case Refusal():
            return c.say(added)
        case add.Added(candidate, ()):
            return c.tell("candidate-added", name=candidate.name)
        case add.Added(candidate, namesakes):
            named = ", ".join(f"{one.name} ({one.employer})" if one.employer else one.name for one in namesakes[:5])
            return c.tell("candidate-added-namesakes", name=candidate.name, namesakes=named)
        case _:
            return _mistakes(c, added)


async def _stage(c: Context, sent: Submit) -> Answer:
    done = await stage.set_stage(c.unit, c.person, sent.subject, sent.seen, sent.values)
    return _mistakes(c, done) if isinstance(done, dict) else c.say(done)


async def _suppress(c: Context, sent: Submit) -> Answer:
    candidate = await doors.candidate(c.unit, c.person, sent.subject)
    if isinstance(candidate, Refusal):
        return c.say(candidate)
    reason = sent.values.get("reason", "")
    return c.say(await suppression.suppress(c.unit, c.person, candidate.id, reason, c.key))


async def _fact_add(c: Context, sent: Submit) -> Answer:
    candidate_id = sent.subject or sent.values.get("candidate", "")
    added = await add.add_fact(c.unit, c.person, candidate_id, sent.values)
    match added:
        case Refusal():
            return c.say(added)
        case Fact():
            return c.tell("fact-added")
        case _:
            return _mistakes(c, added)


async def _voice_add(c: Context, sent: Submit) -> Answer:
    added = await voice.add(c.unit, c.person, sent.values.get("written", ""))
    return await _voice_shown(c, added, "voice-added", "written")


async def _voice_edit(c: Context, sent: Submit) -> Answer:
    said = await voice.edit(c.unit, c.person, sent.subject, sent.seen, sent.values)
    if isinstance(said, Mapping):
        return _mistakes(c, said)
    return await _voice_shown(c, said, "voice-saved", "greeting")


async def _voice_shown(c: Context, outcome: object, said: str, field: str) -> Answer:
    if isinstance(outcome, Refusal):
        return _kept_open(c, outcome, field)
    card = await voice.show(c.unit, c.person, c.words, Text(said))
    return c.say(card) if isinstance(card, Refusal) else Say(card)


async def _person_add(c: Context, sent: Submit) -> Answer:
    """Somebody is recognised by the account that the platform knows under the address; without one, not at all."""
    values = sent.values
    email, account = values.get("email", ""), c.account
    if account is None:
        return Mistakes({"email": c.words("person-no-account")})
    role = values.get("role", "")
    added = await admin.add_person(
        c.unit,
        c.person,
        admin.NewPerson(
            email=email,
            name=values.get("name") or account.name,
            roles=(Role(role),) if role in set(Role) else (),
            timezone=account.timezone or "UTC",
            language=account.language or "en",
            title=values.get("job", ""),
            accounts=(admin.KnownAs(c.origin.platform, account.workspace, account.user_id),),
        ),
    )
    return _kept_open(c, added, "email") if isinstance(added, Refusal) else c.say(added)


def _mistakes(context: Context, wrong: Mapping[str, Text]) -> Answer:
    return Mistakes({field: context.words(why) for field, why in wrong.items()})


def _kept_open(context: Context, outcome: object, field: str) -> Answer:
    """A refusal stands at `field`, so that nothing typed is lost."""
    if isinstance(outcome, Refusal):
        return Mistakes({field: context.words(outcome.text)})
    return Done()


_FORMS: Mapping[str, Take] = {
    "note": _note,
    "edit": _edit,
    "sentence": _sentence,
    "ask_again": _ask_again,
    "reject": _reject,
    "snooze_until": _snooze_until,
    "change_days": _change_days,
    "candidate_add": _candidate_add,
    "fact_add": _fact_add,
    "suppress": _suppress,
    "stage": _stage,
    "voice_add": _voice_add,
    "voice_edit": _voice_edit,
    PERSON_ADD: _person_add,
    **dict.fromkeys(date_answers.FORMS, date_answers.submit),
    absences.FORM: absences.submit,
    **dict.fromkeys(point_answers.FORMS, point_answers.submit),
    **dict.fromkeys(company_rules.FORMS, company_rules.submit),
    **dict.fromkeys(offers.FORMS, offers.submit),
}
