"""Takes what Slack delivers, hands it on as an event, and acknowledges it. It decides nothing.

The fast shape of Bolt (measured, see docs/decisions/slack.md): `process_before_response`, an `authorize` of our own
that asks Slack nothing, and one listener a kind. The desk commits before it answers, so an acknowledgement is a
receipt; whatever calls Slack again comes after it, in a task of its own.
"""

import asyncio
import hashlib
import logging
import re
import traceback
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.cards.elements import Card, Form, Home, Line
from bot.chat.answering import card_of, said
from bot.chat.slack import payloads
from bot.chat.slack.answers import Teller
from bot.chat.slack.controls import CannotDraw
from bot.chat.slack.forms import draw_form, draw_option, draw_said, fields_of
from bot.chat.slack.payloads import Payload
from bot.chat.slack.render import DrawnMessage, draw
from bot.events import Answer, Click, Done, Event, HomeOpened, Mistakes, Open, Options, Origin, Say, ShowHome, Submit
from bot.ports import StoreDown
from bot.texts import Words

log = structlog.get_logger()

Handle = Callable[[Event], Awaitable[Answer]]
#: Slack waits three seconds for an acknowledgement
PATIENCE = 2.4
#: for what was begun after an acknowledgement, when the program ends
LAST_WORDS = 5.0
_EVERYTHING = re.compile(r".*", re.DOTALL)


class Listener:
    """One Slack app's deliveries, whichever way they come."""

    def __init__(self, handle: Handle, client: AsyncWebClient, *, patience: float = PATIENCE) -> None:
        self._handle = handle
        self._client = client
        self._patience = patience
        self._teller = Teller(client)
        self._after: set[asyncio.Task[None]] = set()
        self.app = self._bolt()

    async def stop(self) -> None:
        """Let what was begun after an acknowledgement end."""
        if self._after:
            await asyncio.wait(self._after, timeout=LAST_WORDS)
        for task in self._after:
            task.cancel()

    def _bolt(self) -> AsyncApp:
        # Slack's SDK writes whole payloads into its log where it may.
        quiet = logging.getLogger("overture.slack")
        quiet.setLevel(logging.WARNING)
        token = self._client.token

        async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
            return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

        app = AsyncApp(
            logger=quiet,
            name="overture",
            # Without a token: with one Bolt would ask Slack at each request who it is for.
            client=AsyncWebClient(base_url=self._client.base_url, logger=quiet, retry_handlers=[]),
            authorize=authorize,
            process_before_response=True,
            # `requests` verifies before anything is parsed, and our own words are told apart in `payloads`.
            request_verification_enabled=False,
            ignoring_self_events_enabled=False,
            attaching_function_token_enabled=False,
        )
        app.command(_EVERYTHING)(self._command)
        app.action(_EVERYTHING)(self._click)
        app.view_submission(_EVERYTHING)(self._submit)
        app.view_closed(_EVERYTHING)(self._closed)
        app.options(_EVERYTHING)(self._search)
        app.shortcut(_EVERYTHING)(self._shortcut)
        app.event(_EVERYTHING)(self._event)
        return app

    async def _command(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        event = payloads.command(body)
        answer = await self._answer(body, event)
        if answer is None:
            answer = Say(_own("slack-still-working", event.origin))
        card = card_of(answer, event.origin)
        if card is None:
            await ack()
            self._tell(body, event.origin, answer)
        else:
            message = _message(card, event.origin)
            await ack(text=message.text, blocks=message.blocks, response_type="ephemeral")

    async def _click(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        event = payloads.clicked(body)
        answer = await self._answer(body, event)
        await ack()
        if answer is not None:
            self._tell(body, event.origin, answer)
            self._refresh(body, event, answer)

    async def _shortcut(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        event = payloads.shortcut(body)
        answer = await self._answer(body, event)
        await ack()
        if answer is not None:
            self._tell(body, event.origin, answer)

    async def _submit(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        event = payloads.submitted(body)
        answer = await self._answer(body, event)
        view = body.get("view") or {}
        match answer:
            case None:
                await ack(
                    response_action="update",
                    view=draw_said(_own("slack-still-working", event.origin)),
                )
            case Mistakes(fields) if fields_of(view):
                await ack(response_action="errors", errors=_at_fields(fields, fields_of(view)))
            case Open(form):
                # It takes the place of the form that was sent; what lies below shows an older state and goes with it.
                await ack(response_action="update", view=_view(form, event.origin) | {"clear_on_close": True})
            case _ if (card := card_of(answer, event.origin)) is not None:
                await ack(response_action="update", view=_said(card, event.origin))
            case _:
                await ack()
                self._tell(body, event.origin, answer)

    async def _closed(self, ack: AsyncAck) -> None:
        await ack()

    async def _search(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        event = payloads.searched(body)
        answer = await self._answer(body, event)
        found = answer.options if isinstance(answer, Options) else ()
        await ack(options=[draw_option(option) for option in found])

    async def _event(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        event = payloads.event_of(body)
        answer = await self._answer(body, event) if event else None
        await ack()
        if event is not None and answer is not None:
            self._tell(body, event.origin, answer)

    async def _answer(self, body: Payload, event: Event) -> Answer | None:
        """What the desk says; None if it takes longer than Slack waits: then it is told when it comes."""
        task = asyncio.ensure_future(self._handled(event))
        done, _ = await asyncio.wait({task}, timeout=self._patience)
        if done:
            return task.result()
        log.warning("slack_answer_slow", kind=type(event).__name__, key=event.origin.key)
        self._later(self._tell_late(body, event.origin, task))
        return None

    async def _tell_late(self, body: Payload, origin: Origin, task: asyncio.Future[Answer]) -> None:
        await self._teller.tell(body, origin, await task)

    async def _handled(self, event: Event) -> Answer:
        """The desk's answer; whatever breaks there is logged without its words, and told with a reference."""
        try:
            return await self._handle(event)
        except Exception as failure:  # noqa: BLE001 - whatever it is, Slack waits and the person must be told
            reference = hashlib.sha256(event.origin.key.encode()).hexdigest()[:8]
            log.error(
                "slack_event_failed",
                kind=type(event).__name__,
                key=event.origin.key,
                reference=reference,
                error=type(failure).__name__,
                where=_where(failure),
            )
            words = Words.of(event.origin.locale)
            down = isinstance(failure, StoreDown)
            sentence = words("slack-store-down") if down else words("slack-failed", reference=reference)
            match event:
                case HomeOpened():
                    return ShowHome(Home((Line(sentence),), words.language))
                case Submit():
                    # At a field, the form stays open and nothing that was typed is lost.
                    return Mistakes({"": sentence})
                case _:
                    return Say(said(sentence, words))

    def _refresh(self, body: Payload, event: Click, answer: Answer) -> None:
        """The home tab is a picture too: after a press in it, it is drawn again."""
        if (body.get("view") or {}).get("type") == "home" and not isinstance(answer, ShowHome):
            self._later(self._redraw_home(body, HomeOpened(event.origin)))

    async def _redraw_home(self, body: Payload, event: HomeOpened) -> None:
        await self._teller.tell(body, event.origin, await self._handled(event))

    def _tell(self, body: Payload, origin: Origin, answer: Answer) -> None:
        if answer != Done():
            self._later(self._teller.tell(body, origin, answer))

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_guarded(work))
        self._after.add(task)
        task.add_done_callback(self._after.discard)


async def _guarded(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception as failure:  # noqa: BLE001 - only words to one person are lost; rows and cards are the worker's
        log.error("slack_answer_lost", error=type(failure).__name__, where=_where(failure))


def _message(card: Card, origin: Origin) -> DrawnMessage:
    try:
        return draw(card)
    except CannotDraw as mistake:
        return draw(_not_shown(mistake, origin))


def _said(card: Card, origin: Origin) -> dict[str, Any]:
    try:
        return draw_said(card)
    except CannotDraw as mistake:
        return draw_said(_not_shown(mistake, origin))


def _view(form: Form, origin: Origin) -> dict[str, Any]:
    try:
        return draw_form(form)
    except CannotDraw as mistake:
        return draw_said(_not_shown(mistake, origin))


def _not_shown(mistake: CannotDraw, origin: Origin) -> Card:
    """What was done stands; only its picture is missing."""
    reference = hashlib.sha256(origin.key.encode()).hexdigest()[:8]
    log.error("slack_cannot_draw", key=origin.key, reference=reference, where=_where(mistake))
    return _own("slack-not-shown", origin, reference=reference)


def _own(key: str, origin: Origin, **args: str) -> Card:
    """A sentence that is the adapter's own to say."""
    words = Words.of(origin.locale)
    return said(words(key, **args), words)


def _at_fields(mistakes: Mapping[str, str], there: list[str]) -> dict[str, str]:
    """Each mistake at its field; Slack takes none for a field that is not there, so those stand at the first."""
    placed: dict[str, str] = {}
    for name, mistake in mistakes.items():
        at = name if name in there else there[0]
        placed[at] = f"{placed[at]} {mistake}" if at in placed else mistake
    return placed


def _where(failure: BaseException) -> str:
    """File, line and function of the place that broke: no words of the failure, which may hold data."""
    frames = traceback.extract_tb(failure.__traceback__)[-3:]
    return " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in reversed(frames))
