"""A form somebody sent, or searches in: which use case it means, and its answer.

A refusal that belongs to a field keeps the form open with all that was typed; any other is said.
"""

from collections.abc import Awaitable, Callable, Mapping

from bot.cards.elements import Option
from bot.events import Answer, Done, Mistakes, Options, Submit
from bot.ports import Refusal
from bot.rules.access import Action, may
from bot.rules.commands import WriteNote
from bot.usecases.commands import request_note
from bot.usecases.context import Context
from bot.usecases.notes import follow_up, review

#: options a platform shows in one list
SHOWN = 20
NO_OPTIONS = Options(())

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
    edited = await review.edit(c.unit, c.person, sent.subject, sent.seen, subject, body, c.policy)
    return _kept_open(c, edited, "body")


async def _ask_again(c: Context, sent: Submit) -> Answer:
    wish = sent.values.get("wish", "")
    return _kept_open(c, await review.ask_again(c.unit, c.person, sent.subject, sent.seen, wish, c.policy), "wish")


async def _reject(c: Context, sent: Submit) -> Answer:
    reason = sent.values.get("reason", "")
    return _kept_open(c, await review.reject(c.unit, c.person, sent.subject, sent.seen, reason, c.policy), "reason")


async def _snooze_until(c: Context, sent: Submit) -> Answer:
    day = sent.values.get("day", "")
    return _kept_open(c, await follow_up.snooze(c.unit, c.person, sent.subject, sent.seen, day, c.policy), "day")


def _kept_open(context: Context, outcome: object, field: str) -> Answer:
    """A refusal stands at `field`, so that nothing typed is lost."""
    if isinstance(outcome, Refusal):
        return Mistakes({field: context.words(outcome.text)})
    return Done()


_FORMS: Mapping[str, Take] = {
    "note": _note,
    "edit": _edit,
    "ask_again": _ask_again,
    "reject": _reject,
    "snooze_until": _snooze_until,
}
