"""Serves an ASGI app on loopback inside a running event loop, and can break a connection on purpose."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.types import ASGIApp, Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HOST = "127.0.0.1"
#: Clients here speak plain HTTP on loopback: an empty trust store spares them the reading of the system's.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class PortTaken(OSError):
    """Something else already listens on the port."""


def listen(port: int) -> socket.socket:
    """A socket that listens on loopback; port 0 takes a free one. Raises `PortTaken`."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Its connections inherit this; asyncio would not set it, and each answer would take 40 ms more.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as problem:
        listener.close()
        raise PortTaken(problem.errno, f"port {port} is in use by another program") from problem
    listener.setblocking(False)
    return listener


@asynccontextmanager
async def serving(app: ASGIApp, listener: socket.socket) -> AsyncIterator[None]:
    """Serve the app on this socket until the block ends. Signals stay the caller's: uvicorn's `serve` would take them."""
    config = uvicorn.Config(
        app,
        loop="none",
        http=_Protocol,
        ws="websockets-sansio",
        lifespan="off",
        log_config=None,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=1,
    )
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup([listener])
    ticking = asyncio.create_task(server.main_loop())
    try:
        yield
    finally:
        server.should_exit = True
        await asyncio.gather(ticking, server.shutdown([listener]))


async def drop_connection(scope: Scope) -> None:
    """Break the connection of this request without a byte of an answer."""
    transport: asyncio.Transport = scope["extensions"]["sandbox.transport"]
    transport.abort()
    await asyncio.sleep(0)


class _Protocol(HttpToolsProtocol):
    """Lets the app reach the connection: uvicorn itself always finishes a response."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {"sandbox.transport": self.transport}  # type: ignore[dict-item]
