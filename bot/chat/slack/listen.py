"""Turns what Slack delivers into events, and answers into what Slack expects. It decides nothing.

The fast shape of Bolt (measured): `process_before_response`, an `authorize` of our own that asks Slack nothing, and
one listener a kind. The desk commits before it answers, so an acknowledgement is a receipt; everything that calls
Slack again happens after it, in a task of its own.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.cards.elements import Card, Form, Line
from bot.chat.slack import payloads
from bot.chat.slack.forms import draw_form, draw_option
from bot.chat.slack.render import draw, draw_home
from bot.events import Answer, Done, Event, Mistakes, Open, Options, Say, ShowHome
from bot.texts import Words

log = structlog.get_logger()

Handle = Callable[[Event], Awaitable[Answer]]
EVERYTHING = re.compile(r".*", re.DOTALL)


class Listener:
    """One Slack workspace's deliveries, over HTTP or Socket Mode."""

    def __init__(self, handle: Handle, client: AsyncWebClient, signing_secret: str) -> None:
        self._handle = handle
        self._client = client
        self._us = AuthorizeResult(enterprise_id=None, team_id=None, bot_token=client.token)
        self._after: set[asyncio.Task[None]] = set()
        self.app = AsyncApp(
            signing_secret=signing_secret or None,
            client=client,
            authorize=self._authorize,
            process_before_response=True,
            request_verification_enabled=bool(signing_secret),
        )
        self.app.command(EVERYTHING)(self._command)
        self.app.action(EVERYTHING)(self._click)
        self.app.view({"type": "view_submission", "callback_id": EVERYTHING})(self._submit)
        self.app.view({"type": "view_closed", "callback_id": EVERYTHING})(self._closed)
        self.app.options(EVERYTHING)(self._search)
        self.app.shortcut(EVERYTHING)(self._shortcut)
        self.app.event(EVERYTHING)(self._event)

    async def start(self) -> str:
        """Ask Slack once who we are, so that our own messages are ignored; tells the workspace's id."""
        me = await self._client.auth_test()
        self._us = AuthorizeResult(
            enterprise_id=me.get("enterprise_id"),
            team_id=me.get("team_id"),
            bot_id=me.get("bot_id"),
            bot_user_id=me.get("user_id"),
            bot_token=self._client.token,
        )
        return str(me.get("team_id", ""))

    async def stop(self) -> None:
        """Let what was begun after an acknowledgement end."""
        if self._after:
            await asyncio.wait(self._after, timeout=5)

    async def dispatch(self, request: AsyncBoltRequest) -> BoltResponse:
        """One signed HTTP delivery. A timestamp that is no number is a forgery, not a fault of ours."""
        stamp = (request.headers.get("x-slack-request-timestamp") or [""])[0]
        if not stamp.isdigit():
            return BoltResponse(status=401, body='{"error": "invalid request"}')
        return await self.app.async_dispatch(request)

    async def _authorize(self, **_: object) -> AuthorizeResult:
        return self._us

    async def _command(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        answer = await self._answer(payloads.command(body))
        match answer:
            case Say(card):
                message = draw(card)
                await ack(text=message.text, blocks=message.blocks, response_type="ephemeral")
            case Open(form):
                await ack()
                self._later(self._open(body, form))
            case _:
                await ack()

    async def _click(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        answer = await self._answer(payloads.clicked(body))
        await ack()
        self._later(self._follow(body, answer))

    async def _shortcut(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        answer = await self._answer(payloads.shortcut(body))
        await ack()
        self._later(self._follow(body, answer))

    async def _submit(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        match await self._answer(payloads.submitted(body)):
            case Mistakes(fields):
                await ack(response_action="errors", errors=dict(fields))
            case Open(form):
                await ack(response_action="update", view=draw_form(form))
            case Say() as said:
                await ack()
                self._later(self._follow(body, said))
            case _:
                await ack()

    async def _closed(self, ack: AsyncAck) -> None:
        await ack()

    async def _search(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        answer = await self._answer(payloads.searched(body))
        options = answer.options if isinstance(answer, Options) else ()
        await ack(options=[draw_option(option) for option in options])

    async def _event(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        event = payloads.event_of(body)
        answer = await self._answer(event) if event else Done()
        await ack()
        if event is not None:
            self._later(self._reply(event.origin.channel, event.origin.user_id, answer))

    async def _answer(self, event: Event) -> Answer:
        """What the desk says; whatever breaks there is recorded, and told as plainly as can be."""
        try:
            return await self._handle(event)
        except Exception:
            log.exception("event_failed", kind=type(event).__name__, key=event.origin.key)
            words = Words.of(event.origin.locale)
            return Say(Card(words("summary-answer"), (Line(words("slack-failed")),)))

    async def _follow(self, body: dict[str, Any], answer: Answer) -> None:
        """After the acknowledgement of a button, shortcut or form."""
        match answer:
            case Say(card) if url := _response_url(body):
                message = draw(card)
                await AsyncWebhookClient(url).send(
                    text=message.text, blocks=message.blocks, response_type="ephemeral", replace_original=False
                )
            case Say():
                await self._reply("", str(body.get("user", {}).get("id", "")), answer)
            case Open(form):
                await self._open(body, form)
            case _:
                pass

    async def _open(self, body: dict[str, Any], form: Form) -> None:
        view = draw_form(form)
        try:
            if body.get("view", {}).get("type") == "modal":
                await self._client.views_push(trigger_id=body["trigger_id"], view=view)
            else:
                await self._client.views_open(trigger_id=body["trigger_id"], view=view)
        except Exception:
            log.exception("form_failed", form=form.name)
            words = Words.of(form.language)
            sorry = Say(Card(words("summary-answer"), (Line(words("slack-form-failed")),), form.language))
            user = body.get("user", {}).get("id") or body.get("user_id", "")
            await self._reply("", str(user), sorry)

    async def _reply(self, channel: str, user_id: str, answer: Answer) -> None:
        """Answer a message where it was written, only to its writer outside a direct conversation."""
        match answer:
            case Say(card):
                message = draw(card)
                target = channel or await self._direct(user_id)
                words: dict[str, Any] = {"channel": target, "text": message.text, "blocks": message.blocks}
                if target.startswith("D"):
                    await self._client.chat_postMessage(**words, unfurl_links=False, unfurl_media=False)
                else:
                    await self._client.chat_postEphemeral(**words, user=user_id)
            case ShowHome(home):
                await self._client.views_publish(user_id=user_id, view=draw_home(home))
            case _:
                pass

    async def _direct(self, user_id: str) -> str:
        answer = await self._client.conversations_open(users=user_id)
        return str(answer["channel"]["id"])

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_guarded(work))
        self._after.add(task)
        task.add_done_callback(self._after.discard)


async def _guarded(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception:
        # Only words to one person are lost here; rows and cards are the worker's.
        log.exception("reply_failed")


def _response_url(body: dict[str, Any]) -> str:
    return str(body.get("response_url") or "")
