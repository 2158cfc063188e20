"""The real adapter against the sandbox workspace, with a stand-in for the desk that answers what a test wants."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette

from bot.cards.elements import Card, Line
from bot.chat.slack.connect import Connection
from bot.chat.slack.listen import PATIENCE
from bot.chat.slack.send import SlackChat
from bot.events import Answer, Done, Event, Say
from bot.sandbox import Hand, RunningSandbox, Timing, running_sandbox
from tests.peers.waiting import eventually

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
) -> AsyncIterator[SlackChat]:
    """The adapter, reachable by Socket Mode or by signed HTTP within this process; its way out."""
    connection = Connection(
        desk.handle,
        token=sandbox.bot_token,
        signing_secret="" if way == "socket" else sandbox.signing_secret,
        app_token=sandbox.app_token if way == "socket" else "",
        api_url=sandbox.api_url,
        patience=patience,
    )
    try:
        workspace, chat = await connection.open()
        assert workspace == sandbox.team_id
        connection.listen()
        if way == "http":
            await sandbox.deliver_to(Starlette(routes=connection.routes))
        await sandbox.wait_connected()
        await eventually(lambda: connection.connected)
        yield chat
    finally:
        await connection.close()


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
async def slack(sandbox: RunningSandbox, desk: StandIn, way: str) -> AsyncIterator[SlackChat]:
    async with connected(sandbox, desk, way) as chat:
        yield chat


@pytest.fixture
def mara(sandbox: RunningSandbox) -> Hand:
    return sandbox.as_("U01MARA")


@pytest.fixture
def rafael(sandbox: RunningSandbox) -> Hand:
    return sandbox.as_("U01RAFAEL")
