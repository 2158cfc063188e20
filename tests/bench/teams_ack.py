"""How fast an activity of Teams is acknowledged, with its durable write, beside the SDK's bot on its own.

    python -m tests.bench.teams_ack    or: make bench BENCH=tests/bench/test_teams_ack.py

Three servers answer the same signed activities over loopback in one run, in turns, each on uvicorn with httptools and SQLite
with synchronous=FULL:

    bare         a bot of `microsoft-teams-apps` as its guide shows it, tokens checked: one row, then 200
    adapter      Overture's adapter with a desk that commits the same one row
    help         Overture answers `help`: the delivery is remembered in one commit; the answer is posted after it
"""

import asyncio
import itertools
import json
import tempfile
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from microsoft_teams.api.activities.message import MessageActivity
from microsoft_teams.api.auth.cloud_environment import PUBLIC
from microsoft_teams.apps import ActivityContext, App
from microsoft_teams.apps.http.fastapi_adapter import FastAPIAdapter
from starlette.applications import Starlette
from starlette.types import ASGIApp

from bot.cards.elements import Card
from bot.chat.teams.connect import PATH, Connection
from bot.desk import Desk
from bot.events import Answer, Done, Event, Met, Origin
from bot.outside.clock import SystemClock
from bot.outside.ids import RandomIds
from bot.ports import Addresses, Policy
from bot.usecases.conversations import StoredAddresses
from db.migrate import migrate
from db.store import open_store
from db.tables import Platform
from tests.bench.ack import KEY, WARM_UP, Measured, one_table, report, run, served
from tests.chat.teams.conftest import MARA, StandIn
from tests.peers.bot_connector import APP, KEY_ID, SECRET, TENANT, Connector, bot_connector, mint, public_key

#: many short turns: what else the machine does meanwhile falls on all of them
REQUESTS, ROUNDS = 1200, 24
CONCURRENCY = (1, 32)


async def measure(requests: int = REQUESTS) -> list[Measured]:
    """All servers, in turns, at each concurrency; `requests` for each."""
    times: dict[tuple[str, int], list[float]] = {}
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        connector = await stack.enter_async_context(bot_connector())
        connector.add(MARA)
        keys = stack.enter_context(served_keys())
        bare_app = await stack.enter_async_context(bare(folder / "bare.db", keys))
        adapter_app = await stack.enter_async_context(adapter(folder / "adapter.db", connector))
        overture_app = await stack.enter_async_context(overture(folder / "overture.db", connector))
        token = mint(service_url=connector.base_url)
        note, ask_help = (activities(connector, token, text) for text in ("note Ada about routing", "help"))
        servers = [
            (name, await stack.enter_async_context(served(app)), request)
            for name, app, request in (
                ("bare", bare_app, note),
                ("adapter", adapter_app, note),
                ("help", overture_app, ask_help),
            )
        ]
        for _, port, request in servers:
            await run(port, request, WARM_UP, 1)
        for concurrency, _ in itertools.product(CONCURRENCY, range(ROUNDS)):
            for name, port, request in servers:
                times.setdefault((name, concurrency), []).extend(
                    await run(port, request, requests // ROUNDS, concurrency)
                )
    return [Measured(name, concurrency, sorted(found)) for (name, concurrency), found in times.items()]


def activities(connector: Connector, token: str, text: str) -> Callable[[], bytes]:
    """Mara writes this, each time in a message of its own."""
    hand = connector.person(MARA.user_id)

    def request() -> bytes:
        body = json.dumps(hand.activity({"type": "message", "text": text, "textFormat": "plain"}, hand.dm)).encode()
        return (
            f"POST {PATH} HTTP/1.1\r\nHost: bot.example\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body

    return request


# ---- the servers


@asynccontextmanager
async def bare(path: Path, keys: str) -> AsyncIterator[ASGIApp]:
    """The SDK's own endpoint and token check; the Connector's keys are asked for at `keys`."""
    async with one_table(path) as commit:
        served_by = FastAPIAdapter()
        app = App(
            client_id=APP,
            client_secret=SECRET,
            tenant_id=TENANT,
            http_server_adapter=served_by,
            messaging_endpoint=PATH,
            fetch_user_token=False,
            cloud=replace(PUBLIC, openid_metadata_url=f"{keys}/openidconfiguration"),
        )

        async def said(context: ActivityContext[MessageActivity]) -> None:
            await commit(context.activity.id)

        app.on_message(said)
        await app.initialize()
        yield served_by.app


@asynccontextmanager
async def adapter(path: Path, connector: Connector) -> AsyncIterator[ASGIApp]:
    """Overture's adapter alone."""
    async with one_table(path) as commit:
        desk = StandIn()

        async def handle(event: Event) -> Answer:
            if isinstance(event, Met):
                return await desk.handle(event)
            await commit(event.origin.key)
            return Done()

        async with connected(connector, handle, desk) as app:
            yield app


@asynccontextmanager
async def overture(path: Path, connector: Connector) -> AsyncIterator[ASGIApp]:
    """Desk and store as `app.py` builds them."""
    clock = SystemClock()
    url = f"sqlite+aiosqlite:///{path}"
    await migrate(url)
    store = open_store(url, clock, RandomIds(clock))
    policy = Policy(company="Northlight")
    desk = Desk(store, policy, KEY)
    try:
        addresses = StoredAddresses(store, Platform.TEAMS, lambda: policy)
        async with connected(connector, desk.handle, addresses) as app:
            yield app
    finally:
        await store.close()


@asynccontextmanager
async def connected(
    connector: Connector, handle: Callable[[Event], Awaitable[Answer]], addresses: Addresses
) -> AsyncIterator[ASGIApp]:
    async def present(_origin: Origin, _card_id: str) -> Card | None:
        return None

    connection = Connection(
        handle,
        present,
        addresses,
        client_id=APP,
        client_secret=SECRET,
        tenants=[TENANT],
        channel="",
        local_url=connector.base_url,
        # Slow answers are to be measured, not acknowledged ahead of time.
        patience=60,
    )
    await connection.open()
    try:
        yield Starlette(routes=connection.routes)
    finally:
        await connection.close()


@contextmanager
def served_keys() -> Iterator[str]:
    """The Connector's keys, from a thread: the SDK asks for them without giving way to its own event loop."""
    told = json.dumps({"keys": [public_key(KEY_ID)]}).encode()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


if __name__ == "__main__":
    print(report(asyncio.run(measure()), ("bare",)))
