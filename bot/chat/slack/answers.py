"""Tells what the desk answered, after the acknowledgement: beside the message, over a form, or directly.

What is told here is a word to one person; the row stands and the cards are the worker's. Still, it is not lost
lightly: where one way fails, the direct conversation is the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.cards.elements import Card, Form
from bot.chat.answering import card_of, said
from bot.chat.slack.forms import draw_form, draw_said
from bot.chat.slack.payloads import Payload
from bot.chat.slack.render import DrawnMessage, draw, draw_home
from bot.events import Answer, Open, Origin, ShowHome
from bot.texts import Words

log = structlog.get_logger()

#: what a call to Slack ends with when it does not succeed
FAILURES = (SlackApiError, ClientError, TimeoutError, OSError)


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells people what became of what they did."""

    client: AsyncWebClient

    async def tell(self, body: Payload, origin: Origin, answer: Answer) -> None:
        """Tell `answer` to the one who sent `body`, and to nobody else."""
        match answer:
            case Open(form):
                await self._open(body, origin, form)
            case ShowHome(home):
                await self.client.views_publish(user_id=origin.user_id, view=draw_home(home))
            case _:
                if (card := card_of(answer, origin)) is not None:
                    await self._say(body, origin, card)

    async def _say(self, body: Payload, origin: Origin, card: Card) -> None:
        try:
            if url := body.get("response_url"):
                await self._respond(str(url), draw(card))
            elif origin.channel:
                await self._write(origin, _thread(body), draw(card))
            else:
                await self._show(body, draw_said(card))
        except FAILURES as failure:
            log.warning("slack_answer_diverted", key=origin.key, error=reason_of(failure))
            await self._directly(origin, card)

    async def _open(self, body: Payload, origin: Origin, form: Form) -> None:
        try:
            await self._show(body, draw_form(form))
        except FAILURES as failure:
            log.warning("slack_form_not_opened", key=origin.key, form=form.name, error=reason_of(failure))
            words = Words.of(form.language)
            beside = {"response_url": body.get("response_url")}
            await self._say(beside, origin, said(words("slack-too-late"), words))

    async def _respond(self, url: str, message: DrawnMessage) -> None:
        hook = AsyncWebhookClient(url, session=self.client.session, retry_handlers=[], timeout=self.client.timeout)
        hook.proxy = self.client.proxy
        answer = await hook.send(
            text=message.text, blocks=message.blocks, response_type="ephemeral", replace_original=False
        )
        if answer.status_code != 200:
            raise ClientError(f"response_url: {answer.status_code}")

    async def _write(self, origin: Origin, thread: str | None, message: DrawnMessage) -> None:
        if origin.channel.startswith("D"):
            await self.client.chat_postMessage(
                channel=origin.channel,
                thread_ts=thread,
                text=message.text,
                blocks=message.blocks,
                unfurl_links=False,
                unfurl_media=False,
            )
        else:
            await self.client.chat_postEphemeral(
                channel=origin.channel, user=origin.user_id, thread_ts=thread, text=message.text, blocks=message.blocks
            )

    async def _directly(self, origin: Origin, card: Card) -> None:
        opened = await self.client.conversations_open(users=origin.user_id)
        await self._write(replace(origin, channel=opened["channel"]["id"]), None, draw(card))

    async def _show(self, body: Payload, view: Mapping[str, Any]) -> None:
        """A form lies over a form; over the home tab or a conversation it is the first."""
        trigger, below = str(body.get("trigger_id") or ""), body.get("view") or {}
        if below.get("type") == "modal":
            await self.client.views_push(trigger_id=trigger, view=dict(view))
        else:
            await self.client.views_open(trigger_id=trigger, view=dict(view))


def reason_of(failure: BaseException) -> str:
    """A failure as a word for the log: Slack's own, or the exception's name; never what was said."""
    if isinstance(failure, SlackApiError):
        data = getattr(failure.response, "data", None)
        return str(data.get("error")) if isinstance(data, dict) else type(failure).__name__
    return type(failure).__name__


def _thread(body: Payload) -> str | None:
    event = body.get("event")
    return event.get("thread_ts") if isinstance(event, Mapping) else None
