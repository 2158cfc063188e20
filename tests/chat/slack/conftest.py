"""The real adapter against the sandbox workspace, with a stand-in for the desk that answers what a test wants."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from bot.cards.elements import Card, Line
from bot.chat.slack.connect import Connection, connect
from bot.chat.slack.listen import PATIENCE
from bot.events import Answer, Done, Event, Say
from bot.sandbox import Hand, RunningSandbox, Timing, running_sandbox

MANIFEST = Path(__file__).parents[3] / "deploy" / "slack-manifest.yaml"

Answering = Callable[[Event], Awaitable[Answer]]


class StandIn:
    """Remembers every event, and answers with `answer`, or with what `answering` gives."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.answer: Answer = Done()
        self.answering: Answering | None = None

    async def handle(self, event: Event) -> Answer:
        self.events.append(event)
        return await self.answering(event) if self.answering else self.answer


def say(text: str) -> Say:
    return Say(Card("Overture", (Line(text),)))


@asynccontextmanager
async def connected(
    sandbox: RunningSandbox, desk: StandIn, way: str, *, patience: float = PATIENCE
) -> AsyncIterator[Connection]:
    """The adapter, reachable by Socket Mode or by signed HTTP within this process."""
    app_token, secret = (sandbox.app_token, "") if way == "socket" else ("", sandbox.signing_secret)
    async with connect(
        desk.handle,
        token=sandbox.bot_token,
        signing_secret=secret,
        app_token=app_token,
        api_url=sandbox.api_url,
        patience=patience,
    ) as connection:
        await connection.listen()
        if way != "socket":
            await sandbox.deliver_to(Starlette(routes=[Route("/slack/events", connection.events, methods=["POST"])]))
        await sandbox.wait_connected()
        yield connection


@pytest.fixture
async def sandbox() -> AsyncIterator[RunningSandbox]:
    async with running_sandbox(manifest=MANIFEST, timing=Timing(retry_seconds=(0.0, 0.0, 0.0))) as running:
        yield running


@pytest.fixture
def desk() -> StandIn:
    return StandIn()


@pytest.fixture(params=["http", "socket"])
def way(request: pytest.FixtureRequest) -> str:
    """Each way that Slack can come."""
    return str(request.param)


@pytest.fixture
async def slack(sandbox: RunningSandbox, desk: StandIn, way: str) -> AsyncIterator[Connection]:
    async with connected(sandbox, desk, way) as connection:
        yield connection


@pytest.fixture
async def over_http(sandbox: RunningSandbox, desk: StandIn) -> AsyncIterator[Connection]:
    async with connected(sandbox, desk, "http") as connection:
        yield connection


@pytest.fixture
def mara(sandbox: RunningSandbox) -> Hand:
    return sandbox.as_("U01MARA")


@pytest.fixture
def rafael(sandbox: RunningSandbox) -> Hand:
    return sandbox.as_("U01RAFAEL")
