"""Takes what Teams delivers, hands it on as an event, and answers it. It decides nothing.

The desk commits before it answers, so an answer is a receipt. Teams waits fifteen seconds for one; what is told to a person
besides is told after it, in a task of its own.
"""

import asyncio
import hashlib
import traceback
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import structlog

from bot.cards.elements import Card, Form, Home
from bot.chat.answering import card_of, said
from bot.chat.teams import answers, payloads
from bot.chat.teams.answers import Teller, sentence_of
from bot.chat.teams.controls import CannotDraw
from bot.chat.teams.meeting import Meeting
from bot.chat.teams.payloads import Activity, Data
from bot.chat.teams.pressed import is_form
from bot.chat.teams.remembered import OpenForms
from bot.chat.teams.render import DrawnMessage, draw, draw_home
from bot.chat.teams.requests import Answered
from bot.events import (
    Answer,
    Click,
    Command,
    Done,
    Event,
    HomeOpened,
    Mistakes,
    Open,
    Options,
    Origin,
    Say,
    Search,
    Shortcut,
    ShowHome,
    Submit,
)
from bot.ports import StoreDown
from bot.texts import Words

log = structlog.get_logger()

Handle = Callable[[Event], Awaitable[Answer]]
#: the card that a pressed button stands on, as it must look now, for somebody who sees it there; None if there is none
Present = Callable[[Origin, str], Awaitable[Card | None]]
#: Teams waits fifteen seconds, and a person not that long
PATIENCE = 9.0
#: for what was begun after an answer, when the program ends
LAST_WORDS = 5.0
NOTHING: Answered = (200, None)
#: an invoke that is none of ours
NOT_OURS: Answered = (501, None)


@dataclass(slots=True)
class Listener:
    """One Teams app's deliveries."""

    handle: Handle
    present: Present
    teller: Teller
    meeting: Meeting
    patience: float = PATIENCE
    forms: OpenForms = field(default_factory=OpenForms)
    _after: set[asyncio.Task[None]] = field(default_factory=set)

    async def stop(self) -> None:
        """Let what was begun after an answer end."""
        if self._after:
            await asyncio.wait(self._after, timeout=LAST_WORDS)
        for task in self._after:
            task.cancel()

    async def receive(self, activity: Activity) -> Answered:
        """Answer one verified activity."""
        match activity.get("type"):
            case "message":
                return await self._message(activity)
            case "installationUpdate" | "conversationUpdate":
                return await self._moved(activity)
            case "invoke":
                return await self._invoked(activity)
            case _:
                return NOTHING

    async def _invoked(self, activity: Activity) -> Answered:
        match activity.get("name"):
            case "adaptiveCard/action":
                return 200, await self._executed(activity)
            case "task/fetch":
                return 200, await self._fetched(activity, payloads.dialog_data(activity))
            case "composeExtension/fetchTask":
                return 200, await self._fetched(activity, payloads.extension_data(activity))
            case "task/submit" | "composeExtension/submitAction":
                body = await self._submitted(activity, payloads.dialog_data(activity))
                return (200, body) if body else NOTHING
            case "application/search":
                return 200, answers.choices((await self._found(activity, payloads.searched(activity))).options)
            case "composeExtension/query":
                search = payloads.queried(activity)
                words = Words.of(search.origin.locale)
                return 200, answers.listed((await self._found(activity, search)).options, words)
            case _:
                return NOT_OURS

    async def _message(self, activity: Activity) -> Answered:
        event = payloads.said(activity)
        if event is None:
            return NOTHING
        answer = await self._answer(activity, event)
        if answer is None:
            answer = Say(_own("teams-still-working", event.origin))
        if answer != Done():
            self._later(self._tell(activity, event, answer))
        return NOTHING

    async def _moved(self, activity: Activity) -> Answered:
        """We were put somewhere, or taken out."""
        if _took_us_out(activity):
            parted = payloads.parted(activity)
            await self.handle(parted)
            self.meeting.forget(parted.subject)
        elif _put_us_in(activity):
            no = await self.meeting.refused(activity)
            # Teams tells of one installation in both ways; it is greeted once.
            if no is None and payloads.is_personal(activity) and activity.get("type") == "installationUpdate":
                event = HomeOpened(payloads.origin_of(activity, key=f"teams:installed:{activity.get('id')}"))
                self._later(self._tell(activity, event, await self._handled(event)))
        return NOTHING

    async def _executed(self, activity: Activity) -> dict[str, Any]:
        click = payloads.executed(activity)
        answer = await self._answer(activity, click)
        if answer is None:
            return answers.with_sentence(Words.of(click.origin.locale)("teams-still-working"))
        card = card_of(answer, click.origin)
        sentence = sentence_of(card) if card is not None else ""
        if sentence:
            return answers.with_sentence(sentence)
        if answer != Done():
            self._later(self._tell(activity, click, answer))
        card_id = str(payloads.card_data(activity).get(payloads.CARD) or "")
        shown = await self._present_card(click.origin, card_id)
        if shown is not None:
            return answers.with_card(shown, card_id)
        words = Words.of(click.origin.locale)
        return answers.with_sentence(words("teams-done") if answer == Done() else words("teams-in-chat"))

    async def _fetched(self, activity: Activity, data: Data) -> dict[str, Any]:
        event = payloads.fetched(activity, data)
        answer = await self._answer(activity, event)
        return self._in_dialog(event, answer, data) or answers.dialog_said(_own("teams-done", event.origin))

    async def _submitted(self, activity: Activity, data: Data) -> dict[str, Any] | None:
        if not is_form(data):
            event = payloads.fetched(activity, data)
            return self._in_dialog(event, await self._answer(activity, event), data)
        sent, opened = payloads.submitted(activity, data)
        answer = await self._answer(activity, sent)
        if isinstance(answer, Mistakes):
            return await self._opened_again(sent, opened, answer)
        return self._in_dialog(sent, answer, opened)

    def _in_dialog(self, event: Event, answer: Answer | None, opened: Data) -> dict[str, Any] | None:
        """The answer in place of a dialog; None closes it."""
        match answer:
            case None:
                return answers.dialog_said(_own("teams-still-working", event.origin))
            case Open(form):
                return self._drawn(event.origin, form, opened)
            case ShowHome(home):
                return answers.dialog_home(home)
            case _ if (card := card_of(answer, event.origin)) is not None:
                try:
                    return answers.dialog_said(card)
                except CannotDraw as mistake:
                    return answers.dialog_said(_not_shown(mistake, event.origin))
            case _:
                return None

    def _drawn(
        self, origin: Origin, form: Form, opened: Data, mistakes: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        self.forms.opened(origin, form)
        carried = {name: value for name, value in opened.items() if name not in ("msteams", payloads.CARD)}
        try:
            return answers.dialog_form(form, carried, mistakes)
        except CannotDraw as mistake:
            return answers.dialog_said(_not_shown(mistake, origin))

    async def _opened_again(self, sent: Submit, opened: Data, mistakes: Mistakes) -> dict[str, Any]:
        """Teams has closed the form: it is drawn as it was, with what was typed and what is to be mended."""
        form = self.forms.of(sent)
        if form is None and opened:
            asked = replace(sent.origin, key=f"{sent.origin.key}:again")
            answer = await self._handled(payloads.reopened(asked, opened))
            form = answer.form if isinstance(answer, Open) else None
        if form is None:
            card = card_of(mistakes, sent.origin)
            return answers.dialog_said(card or _own("teams-done", sent.origin))
        return self._drawn(sent.origin, self.forms.filled(form, sent), opened, mistakes.fields)

    async def _found(self, activity: Activity, search: Search) -> Options:
        answer = await self._answer(activity, search)
        found = answer if isinstance(answer, Options) else Options(())
        self.forms.offered(search.origin, found.options)
        return found

    async def _answer(self, activity: Activity, event: Event) -> Answer | None:
        """What the desk says; None if it takes longer than anybody waits: then it is told when it comes."""
        task = asyncio.ensure_future(self._let_in(activity, event))
        done, _ = await asyncio.wait({task}, timeout=self.patience)
        if done:
            return task.result()
        log.warning("teams_answer_slow", kind=type(event).__name__, key=event.origin.key)
        self._later(self._tell_late(activity, event, task))
        return None

    async def _let_in(self, activity: Activity, event: Event) -> Answer:
        """Guests and strangers to the tenant are told no before anything else."""
        try:
            no = await self.meeting.refused(activity)
        except StoreDown:
            no = "teams-store-down"
        return Say(_own(no, event.origin)) if no is not None else await self._handled(event)

    async def _handled(self, event: Event) -> Answer:
        """The desk's answer; whatever breaks there is logged without its words, and told with a reference."""
        try:
            return await self.handle(event)
        except Exception as failure:  # noqa: BLE001 - whatever it is, Teams waits and the person must be told
            reference = _reference(event.origin)
            log.error(
                "teams_event_failed",
                kind=type(event).__name__,
                key=event.origin.key,
                reference=reference,
                error=type(failure).__name__,
                where=_where(failure),
            )
            words = Words.of(event.origin.locale)
            down = isinstance(failure, StoreDown)
            sentence = words("teams-store-down") if down else words("teams-failed", reference=reference)
            # At a form, it stays open and nothing that was typed is lost.
            return Mistakes({"": sentence}) if isinstance(event, Submit) else Say(said(sentence, words))

    async def _tell_late(self, activity: Activity, event: Event, task: asyncio.Future[Answer]) -> None:
        answer = await task
        if answer != Done():
            await self._tell(activity, event, answer)

    async def _tell(self, activity: Activity, event: Event, answer: Answer) -> None:
        """Tell whoever acted, where nobody else reads it."""
        origin, service_url = event.origin, str(activity.get("serviceUrl") or "")
        personal = payloads.is_personal(activity)
        if not await self.teller.tell(origin, service_url, _told(event, answer), personal=personal) and not personal:
            await self.teller.point_home(origin, service_url)

    async def _present_card(self, origin: Origin, card_id: str) -> DrawnMessage | None:
        try:
            card = await self.present(origin, card_id) if card_id else None
            return draw(card) if card is not None else None
        except Exception as failure:  # noqa: BLE001 - only the quick picture is lost; the worker draws it anyway
            log.warning("teams_card_not_shown", error=type(failure).__name__, where=_where(failure))
            return None

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_guarded(work))
        self._after.add(task)
        task.add_done_callback(self._after.discard)


def _told(event: Event, answer: Answer) -> DrawnMessage:
    """The answer as a message of its own."""
    origin = event.origin
    try:
        match answer:
            case Open(form):
                words = Words.of(form.language)
                return answers.opener(form.title, words("teams-open-form"), _opening(event), words)
            case ShowHome(home):
                return _home(home)
            case _:
                card = card_of(answer, origin)
                return draw(card if card is not None else _own("teams-done", origin))
    except CannotDraw as mistake:
        return draw(_not_shown(mistake, origin))


def _home(home: Home) -> DrawnMessage:
    return draw_home(home)


def _opening(event: Event) -> Data:
    """What asks again for the form that `event` asked for."""
    match event:
        case Command():
            return {payloads.LINE: event.line}
        case Click():
            return {"verb": event.verb, "subject": event.subject, "seen": event.seen, "choice": event.choice}
        case Shortcut():
            return {payloads.SHORTCUT: event.name, "text": event.text, "link": event.link}
        case _:
            return {}


async def _guarded(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception as failure:  # noqa: BLE001 - only words to one person are lost; rows and cards are the worker's
        log.error("teams_answer_lost", error=type(failure).__name__, where=_where(failure))


def _put_us_in(activity: Activity) -> bool:
    if activity.get("type") == "installationUpdate":
        return activity.get("action") in ("add", "add-upgrade")
    return _names_us(activity, "membersAdded")


def _took_us_out(activity: Activity) -> bool:
    if activity.get("type") == "installationUpdate":
        return activity.get("action") in ("remove", "remove-upgrade")
    return _names_us(activity, "membersRemoved")


def _names_us(activity: Activity, who: str) -> bool:
    us = (activity.get("recipient") or {}).get("id")
    return any(isinstance(one, Mapping) and one.get("id") == us for one in activity.get(who) or ())


def _not_shown(mistake: CannotDraw, origin: Origin) -> Card:
    """What was done stands; only its picture is missing."""
    reference = _reference(origin)
    log.error("teams_cannot_draw", key=origin.key, reference=reference, where=_where(mistake))
    return _own("teams-not-shown", origin, reference=reference)


def _own(key: str, origin: Origin, **args: str) -> Card:
    """A sentence that is the adapter's own to say."""
    words = Words.of(origin.locale)
    return said(words(key, **args), words)


def _reference(origin: Origin) -> str:
    return hashlib.sha256(origin.key.encode()).hexdigest()[:8]


def _where(failure: BaseException) -> str:
    """File, line and function of the place that broke: no words of the failure, which may hold data."""
    frames = traceback.extract_tb(failure.__traceback__)[-3:]
    return " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in reversed(frames))
