"""The real adapter against a Bot Connector on loopback, with a stand-in for the desk that answers what a test wants."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from starlette.applications import Starlette

from bot.cards.elements import Card, Line
from bot.chat.teams.connect import Connection
from bot.chat.teams.listen import PATIENCE
from bot.chat.teams.send import TeamsChat
from bot.events import Answer, Done, Event, Met, Origin, Parted, Say
from bot.ports import Account, Address
from tests.peers.bot_connector import (
    APP,
    ELSEWHERE,
    GENERAL,
    REVIEW,
    SECRET,
    TENANT,
    Connector,
    Hand,
    Member,
    bot_connector,
)

Answering = Callable[[Event], Awaitable[Answer]]

MARA = Member("55555555-aaaa-4bbb-8ccc-000000000001", "Mara Lindqvist", "mara.lindqvist@northlight.example")
RAFAEL = Member("55555555-aaaa-4bbb-8ccc-000000000002", "Rafael Ortiz", "rafael.ortiz@northlight.example")
GUEST = Member("55555555-aaaa-4bbb-8ccc-000000000003", "A Guest", "guest@elsewhere.example", role="guest")
FOREIGN = Member("55555555-aaaa-4bbb-8ccc-000000000004", "From Elsewhere", "far@elsewhere.example", tenant=ELSEWHERE)


@dataclass
class StandIn:
    """Remembers every event, keeps where somebody can be written to, and answers with `answer`, or what `answering` gives."""

    events: list[Event] = field(default_factory=list)
    whereabouts: list[Met | Parted] = field(default_factory=list)
    answer: Answer = field(default_factory=Done)
    answering: Answering | None = None
    met: dict[tuple[str, str], Address] = field(default_factory=dict)
    emails: dict[str, Account] = field(default_factory=dict)
    closed_ones: list[Address] = field(default_factory=list)
    shown: Card | None = None

    async def handle(self, event: Event) -> Answer:
        match event:
            case Met():
                self.whereabouts.append(event)
                workspace = event.origin.workspace
                address = Address(workspace, event.subject, event.address, event.service_url)
                self.met[workspace, event.subject] = address
                self.emails[event.email] = Account(workspace, event.subject, event.name)
                return Done()
            case Parted():
                self.whereabouts.append(event)
                self.met.pop((event.origin.workspace, event.subject), None)
                return Done()
            case _:
                self.events.append(event)
                return await self.answering(event) if self.answering else self.answer

    async def present(self, origin: Origin, card_id: str) -> Card | None:
        return self.shown

    # ---- bot.ports.Addresses

    async def of(self, workspace: str, subject: str) -> Address | None:
        return self.met.get((workspace, subject))

    async def at(self, conversation: str) -> Address | None:
        return next((one for one in self.met.values() if one.conversation == conversation), None)

    async def by_email(self, email: str) -> Account | None:
        return self.emails.get(email)

    async def closed(self, address: Address) -> None:
        self.closed_ones.append(address)
        self.met.pop((address.workspace, address.subject), None)


def say(text: str) -> Say:
    return Say(Card("Overture", (Line(text),)))


def connection_to(
    connector: Connector,
    desk: StandIn,
    *,
    patience: float = PATIENCE,
    channel: str = REVIEW,
    tenants: Sequence[str] = (TENANT,),
) -> Connection:
    """The adapter, not open yet."""
    return Connection(
        desk.handle,
        desk.present,
        desk,
        client_id=APP,
        client_secret=SECRET,
        tenants=tenants,
        channel=channel,
        local_url=connector.base_url,
        patience=patience,
    )


@asynccontextmanager
async def connected(
    connector: Connector, desk: StandIn, *, patience: float = PATIENCE, channel: str = REVIEW
) -> AsyncIterator[TeamsChat]:
    """The adapter, reachable; its way out."""
    connection = connection_to(connector, desk, patience=patience, channel=channel)
    try:
        workspace, chat = await connection.open()
        assert workspace == TENANT
        assert connection.connected
        connection.listen()
        connector.deliver_to(Starlette(routes=connection.routes))
        yield chat
    finally:
        await connection.close()


@pytest.fixture
async def connector() -> AsyncIterator[Connector]:
    async with bot_connector() as running:
        running.add(MARA, GENERAL)
        running.add(RAFAEL, REVIEW, GENERAL)
        running.add(GUEST, GENERAL)
        running.add(FOREIGN, GENERAL)
        yield running


@pytest.fixture
def desk() -> StandIn:
    return StandIn()


@pytest.fixture
async def teams(connector: Connector, desk: StandIn) -> AsyncIterator[TeamsChat]:
    async with connected(connector, desk) as chat:
        yield chat


@pytest.fixture
def mara(connector: Connector) -> Hand:
    return connector.person(MARA.user_id)


@pytest.fixture
def rafael(connector: Connector) -> Hand:
    return connector.person(RAFAEL.user_id)
