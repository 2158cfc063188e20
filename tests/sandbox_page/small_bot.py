"""A real Bolt app that does what the test told it, and keeps what it was sent."""

import asyncio
import re
from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import RunningSandbox
from tests.sandbox.bots import bolt_app
from tests.sandbox_page.kit import NOTE, Json, option, plain

ANYTHING = re.compile(".*")
Saying = Callable[[Json, AsyncWebClient], Awaitable[None]]


class SmallBot:
    """`/note` opens `form`; `answer` is said to a submission, `pressed` is done at a press, `home` is its page."""

    def __init__(self, sandbox: RunningSandbox) -> None:
        self.app: AsyncApp = bolt_app(sandbox)
        self.client = self.app.client
        self.form: Json = NOTE
        self.answer: Json = {}
        self.offer: list[Json] = [option("Ada Okafor", "Deep Meadow"), option("Ada Lind")]
        self.home: list[Json] = [{"type": "header", "text": plain("Hello")}]
        self.pressed: Saying | None = None
        #: Cleared, the bot hears but does not answer until it is set again.
        self.answering = asyncio.Event()
        self.answering.set()
        self.bodies: list[Json] = []
        self.app.command("/note")(self._note)
        self.app.command("/who")(self._who)
        self.app.options(ANYTHING)(self._options)
        self.app.view("form")(self._submitted)
        self.app.action(ANYTHING)(self._action)
        self.app.shortcut(ANYTHING)(self._shortcut)
        self.app.event("app_home_opened")(self._home)
        self.app.event("message")(self._message)

    def sent(self, kind: str) -> list[Json]:
        """The payloads of a type, oldest first."""
        return [body for body in self.bodies if body.get("type") == kind]

    async def _note(self, ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=self.form)

    async def _who(self, ack: AsyncAck, body: Json) -> None:
        await self.answering.wait()
        await ack(f"It is {body['text']}.")

    async def _options(self, ack: AsyncAck, body: Json) -> None:
        self.bodies.append(body)
        await ack(options=self.offer)

    async def _submitted(self, ack: AsyncAck, body: Json) -> None:
        self.bodies.append(body)
        await ack(**self.answer)

    async def _action(self, ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        self.bodies.append(body)
        await self.answering.wait()
        await ack()
        if self.pressed:
            await self.pressed(body, client)

    async def _shortcut(self, ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        self.bodies.append(body)
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=self.form)

    async def _home(self, event: Json, client: AsyncWebClient) -> None:
        self.bodies.append(event)
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": self.home})

    async def _message(self, event: Json) -> None:
        self.bodies.append(event)
