"""How fast a signed slash command is acknowledged, with its durable write, beside Bolt on its own.

    python -m tests.bench.ack          or: make bench BENCH=tests/bench/test_ack.py

Five servers answer the same signed requests over loopback in one run, in turns, each on uvicorn with httptools and SQLite with
synchronous=FULL:

    documented   Bolt as its guide shows it: ack() first, then one row is committed
    tuned        Bolt as fast as it goes (process_before_response, own authorize, one listener): one row, then ack()
    adapter      Overture's adapter with a desk that commits the same one row
    help         Overture answers /overture help: the delivery is remembered in one commit
    note         Overture takes /note NAME: who asks, who is meant, who owns the conversation; note, audit and card in
                 one commit; the worker asleep, as another process would be

What `documented` acknowledges is not yet kept: if the process ends then, it is lost.
"""

import asyncio
import itertools
import json
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiosqlite
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.cards.elements import Card, Line
from bot.chat.slack.connect import Connection
from bot.desk import Desk
from bot.events import Answer, Event, Say
from bot.outside.clock import SystemClock
from bot.outside.ids import RandomIds
from bot.ports import Policy
from bot.rules.suppression import HashKey
from bot.sandbox import running_sandbox
from bot.sandbox.serving import listen, serving
from bot.usecases.candidates.import_ import import_files
from db.migrate import migrate
from db.store import SqlStore, open_store
from tests.chat.slack.signed import SECRET, connection, form, headers

KEY = HashKey((b"a key for hashes of this benchmark",))
CANDIDATES = 2_000
WARM_UP, REQUESTS = 50, 600
#: in which the servers take turns, so that what else the machine does meanwhile falls on all of them
ROUNDS = 6
CONCURRENCY = (1, 32)


@dataclass(frozen=True)
class Measured:
    """Milliseconds, sorted."""

    name: str
    concurrency: int
    times: Sequence[float]

    def at(self, share: float) -> float:
        """The time that this share of requests needs at most."""
        return self.times[min(int(len(self.times) * share), len(self.times) - 1)]


async def measure(requests: int = REQUESTS) -> list[Measured]:
    """All servers, in turns, at each concurrency; `requests` for each."""
    times: dict[tuple[str, int], list[float]] = {}
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        documented_app = await stack.enter_async_context(documented(folder / "documented.db"))
        tuned_app = await stack.enter_async_context(tuned(folder / "tuned.db"))
        adapter_app = await stack.enter_async_context(adapter(folder / "adapter.db"))
        overture_app = await stack.enter_async_context(overture(folder))
        names = itertools.cycle(name_of(number) for number in range(CANDIDATES))
        plain, ask_help = lambda: signed_request("/note", "Ada"), lambda: signed_request("/overture", "help")
        servers = [
            (name, await stack.enter_async_context(served(app)), command)
            for name, app, command in (
                ("documented", documented_app, plain),
                ("tuned", tuned_app, plain),
                ("adapter", adapter_app, plain),
                ("help", overture_app, ask_help),
                ("note", overture_app, lambda: signed_request("/note", f"{next(names)} about routing")),
            )
        ]
        for _, port, command in servers:
            await run(port, command, WARM_UP, 1)
        for concurrency, _ in itertools.product(CONCURRENCY, range(ROUNDS)):
            for name, port, command in servers:
                times.setdefault((name, concurrency), []).extend(
                    await run(port, command, requests // ROUNDS, concurrency)
                )
    return [Measured(name, concurrency, sorted(found)) for (name, concurrency), found in times.items()]


def report(found: Sequence[Measured], bases: Sequence[str] = ("documented", "tuned")) -> str:
    """A table with ratios against the bases at the same concurrency: at p50 and, after the stroke, at p99."""
    heads = "".join(f"{f'of {base}':>16}" for base in bases)
    lines = [f"{'':12}{'at once':>8}{'p50 ms':>9}{'p99 ms':>9}{heads}"]
    for each in found:
        ratios = [
            f"{ratio(found, each.name, base, each.concurrency, 0.5):.2f} / "
            f"{ratio(found, each.name, base, each.concurrency, 0.99):.2f}"
            for base in bases
        ]
        shown = "".join(f"{one:>16}" for one in ratios)
        lines.append(f"{each.name:12}{each.concurrency:8}{each.at(0.5):9.2f}{each.at(0.99):9.2f}{shown}")
    return "\n".join(lines)


def ratio(found: Sequence[Measured], name: str, base: str, concurrency: int, share: float) -> float:
    """How many times as long `name` takes as `base`."""
    at = {each.name: each.at(share) for each in found if each.concurrency == concurrency}
    return at[name] / at[base]


# ---- the servers


@asynccontextmanager
async def documented(path: Path) -> AsyncIterator[ASGIApp]:
    """Bolt as in its guide, with a token; Slack is the sandbox, for Bolt asks it who the token is."""
    async with running_sandbox() as sandbox, one_table(path) as commit:
        client = AsyncWebClient(token=sandbox.bot_token, base_url=sandbox.api_url)
        app = AsyncApp(client=client, signing_secret=SECRET)

        async def note(ack: AsyncAck, command: dict[str, Any]) -> None:
            await ack("On it.")
            await commit(command["trigger_id"])

        app.command("/note")(note)
        yield over_http(app)


@asynccontextmanager
async def tuned(path: Path) -> AsyncIterator[ASGIApp]:
    """Bolt as fast as it goes, with the same row."""
    async with one_table(path) as commit:

        async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
            return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token="xoxb-1")

        app = AsyncApp(signing_secret=SECRET, authorize=authorize, process_before_response=True)

        async def note(ack: AsyncAck, command: dict[str, Any]) -> None:
            await commit(command["trigger_id"])
            await ack("On it.")

        app.command("/note")(note)
        yield over_http(app)


@asynccontextmanager
async def adapter(path: Path) -> AsyncIterator[ASGIApp]:
    """Overture's adapter alone."""
    async with one_table(path) as commit:
        card = Card("Overture", (Line("On it."),))

        async def handle(event: Event) -> Answer:
            await commit(event.origin.key)
            return Say(card)

        yield Starlette(routes=connection(handle).routes)


@asynccontextmanager
async def overture(folder: Path) -> AsyncIterator[ASGIApp]:
    """Desk and store as `app.py` builds them; nothing here is asked of Slack."""
    clock = SystemClock()
    url = f"sqlite+aiosqlite:///{folder / 'overture.db'}"
    await migrate(url)
    store = open_store(url, clock, RandomIds(clock))
    try:
        await furnish(store, folder / "people.json")
        desk = Desk(store, Policy(company="Northlight"), KEY)
        made = Connection(
            desk.handle,
            token="xoxb-1",
            signing_secret=SECRET,
            app_token="",
            api_url="http://127.0.0.1:9/api/",
            # Slow answers are to be measured, not acknowledged ahead of time.
            patience=60,
        )
        yield Starlette(routes=made.routes)
        await made.close()
    finally:
        await store.close()


async def furnish(store: SqlStore, path: Path) -> None:
    """Mara, and enough candidates for one note each."""
    mara = {"name": "Mara Lindqvist", "email": "mara.lindqvist@northlight.example", "roles": ["executive"]}
    candidates = [
        {
            "name": name_of(number),
            "emails": [{"address": f"candidate{number}@mail.example", "kind": "personal"}],
            "employer": "Deep Meadow",
            "country": "GB",
            "lawful_basis": "legitimate_interest",
            "facts": [
                {
                    "text": f"Wrote paper {number} on routing in sparse models.",
                    "source": f"https://papers.example/{number}",
                    "seen_on": "2026-10-01",
                    "kind": "publication",
                }
            ],
        }
        for number in range(CANDIDATES)
    ]
    path.write_text(json.dumps({"people": [mara | {"slack": "T01NORTH/U01MARA"}], "candidates": candidates}))
    done = await import_files([path], store, key=KEY, today=datetime.now(UTC).date())
    assert done.failed == []


def name_of(number: int) -> str:
    """A made-up name that no other candidate has."""
    syllables = ("ba", "do", "fi", "ku", "le", "mo", "na", "pi", "ru", "sa")
    given, family = divmod(number, 100)
    return f"{spelt(given, syllables)} {spelt(family, syllables)}sen".title()


def spelt(number: int, syllables: Sequence[str]) -> str:
    return "".join(syllables[int(digit)] for digit in f"{number:03}")


@asynccontextmanager
async def one_table(path: Path) -> "AsyncIterator[Callable[[str], Any]]":
    """Commits one row at a time, as durably as Overture's store does."""
    async with aiosqlite.connect(path) as database:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000"):
            await database.execute(f"PRAGMA {pragma}")
        await database.execute("CREATE TABLE asked (key TEXT PRIMARY KEY)")
        writing = asyncio.Lock()

        async def commit(key: str) -> None:
            async with writing:
                await database.execute("INSERT INTO asked VALUES (?)", (key,))
                await database.commit()

        yield commit


def over_http(app: AsyncApp) -> Starlette:
    """A Bolt app behind its request URL, as its Starlette adapter does it."""
    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"])])


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[int]:
    """The port that the app is served on."""
    listener = listen(0)
    async with serving(app, listener):
        yield listener.getsockname()[1]


# ---- the client


async def run(port: int, request: Callable[[], bytes], requests: int, concurrency: int) -> list[float]:
    """Send so many requests over so many connections; milliseconds each, sorted."""
    times: list[float] = []
    left = iter(range(requests))
    await asyncio.gather(*(one_after_the_other(port, request, left, times) for _ in range(concurrency)))
    return sorted(times)


_triggers = itertools.count()


async def one_after_the_other(port: int, request: Callable[[], bytes], left: Iterator[int], times: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in left:
        sent = request()
        began = time.perf_counter()
        writer.write(sent)
        status, answer = await read_answer(reader)
        times.append((time.perf_counter() - began) * 1000)
        assert status == 200, answer
        assert b"broke" not in answer, answer
    writer.close()
    await writer.wait_closed()


def signed_request(name: str, text: str) -> bytes:
    """A slash command of Mara's with a trigger id of its own."""
    body = form(
        {
            "command": name,
            "text": text,
            "team_id": "T01NORTH",
            "user_id": "U01MARA",
            "channel_id": "C01GENERAL",
            "trigger_id": f"trigger.{next(_triggers)}",
            "response_url": "http://127.0.0.1:9/response",
            "is_enterprise_install": "false",
        }
    )
    head = "".join(f"{key}: {value}\r\n" for key, value in headers(body).items())
    start = f"POST /slack/events HTTP/1.1\r\nHost: bot.example\r\nContent-Length: {len(body)}\r\n{head}\r\n"
    return start.encode() + body


async def read_answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
    )
    return int(head.split(b" ", 2)[1]), await reader.readexactly(length)


if __name__ == "__main__":
    print(report(asyncio.run(measure())))
