"""The web server's routes and its end: alive, ready with what is missing by name, counted, and never cached."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from httpx2 import ASGITransport, AsyncClient
from prometheus_client import CollectorRegistry
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.events import Command, Done, Event, Origin
from bot.outside.metrics import CountedCourier, CountedWriter, Metrics
from bot.outside.server import CannotListen, listen, serve
from bot.outside.web import web_app
from bot.ports import Delivery, Letter, Outcome, WriterFailed
from db.tables import Platform
from tests.outside.letters import LETTER


@asynccontextmanager
async def asking(lacking: Sequence[str] = (), *, secure: bool = False) -> AsyncIterator[AsyncClient]:
    async def missing() -> Sequence[str]:
        return lacking

    async def echo(request: Request) -> Response:
        return PlainTextResponse(await request.body())

    app = web_app(missing, CollectorRegistry(), [Route("/slack/events", echo, methods=["POST"])], secure=secure)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://overture.northlight.example") as client:
        yield client


async def test_it_is_alive_whatever_is_missing() -> None:
    async with asking(["database"]) as client:
        answer = await client.get("/healthz")
        assert (answer.status_code, answer.json()) == (200, {"alive": True})


async def test_ready_is_told_with_what_is_missing() -> None:
    async with asking() as client:
        answer = await client.get("/readyz")
        assert (answer.status_code, answer.json()) == (200, {"ready": True, "missing": []})
    async with asking(["migrations", "slack"]) as client:
        answer = await client.get("/readyz")
        assert (answer.status_code, answer.json()) == (503, {"ready": False, "missing": ["migrations", "slack"]})


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/nowhere"])
async def test_nothing_is_cached_framed_or_sniffed(path: str) -> None:
    async with asking() as client:
        headers = (await client.get(path)).headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "strict-transport-security" not in headers


async def test_where_the_address_is_https_browsers_stay_with_it() -> None:
    async with asking(secure=True) as client:
        assert "max-age" in (await client.get("/healthz")).headers["strict-transport-security"]


async def test_a_platforms_route_takes_what_is_posted_and_nothing_else() -> None:
    async with asking() as client:
        assert (await client.post("/slack/events", content=b"x")).text == "x"
        assert (await client.get("/slack/events")).status_code == 405
        assert (await client.post("/healthz")).status_code == 405


class Courier:
    async def deliver(self, letter: Letter) -> Delivery:
        return Delivery(Outcome.UNSURE)


class Broken:
    async def write(self, *_: object) -> object:
        raise WriterFailed("writer-timeout")


async def test_what_passes_is_counted_with_labels_from_closed_lists() -> None:
    metrics = Metrics()

    async def handle(event: Event) -> Done:
        assert isinstance(event, Command)
        if event.line == "fail":
            raise RuntimeError
        return Done()

    counted = metrics.counted(handle)
    origin = Origin(Platform.SLACK, "T01NORTH", "U01MARA", "k1")
    await counted(Command(origin, "note Ada"))
    with pytest.raises(RuntimeError):
        await counted(Command(origin, "fail"))
    await CountedCourier(Courier(), metrics).deliver(LETTER)
    with pytest.raises(WriterFailed):
        await CountedWriter(Broken(), metrics).write(None)  # type: ignore[arg-type]
    value = metrics.registry.get_sample_value
    assert value("overture_event_seconds_count", {"event": "Command", "answer": "Done"}) == 1
    assert value("overture_event_seconds_count", {"event": "Command", "answer": "failed"}) == 1
    assert value("overture_deliveries_total", {"outcome": "unsure"}) == 1
    assert value("overture_draft_seconds_count", {"outcome": "failed"}) == 1


def test_a_port_that_is_taken_is_told() -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(CannotListen, match=str(taken.getsockname()[1])):
        listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_after_open_requests_are_answered(number: signal.Signals) -> None:
    arrived, go_on = asyncio.Event(), asyncio.Event()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        arrived.set()
        await go_on.wait()
        await PlainTextResponse("done")(scope, receive, send)

    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        serving = asyncio.create_task(serve(slow, listener))
        async with AsyncClient() as client, asyncio.timeout(10):
            asked = asyncio.create_task(client.get(f"http://127.0.0.1:{port}/"))
            await arrived.wait()
            os.kill(os.getpid(), number)
            go_on.set()
            assert (await asked).text == "done"
            assert "server" not in (await asked).headers
            await serving
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1)
