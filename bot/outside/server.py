"""The web server: uvicorn on a socket of ours, ended by SIGTERM or Ctrl-C after open requests are answered."""

import asyncio
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
import uvicorn
from starlette.types import ASGIApp

log = structlog.get_logger()

#: seconds for open requests to be answered at the end
PATIENCE = 5
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class CannotListen(Exception):
    """The address is taken or not ours."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one. Raises CannotListen."""
    try:
        # Not before the first request, and not by uvicorn, which would end the process where it fails.
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((host, port), family=family, backlog=256)
    except OSError as error:
        raise CannotListen(f"cannot listen on {host}:{port}: {error.strerror}") from None
    # Its connections inherit this. asyncio sets it only on sockets that name their protocol, and without it each
    # answer waits 40 ms for the other side's delayed acknowledgement (measured).
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


async def serve(app: ASGIApp, listener: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT; a second signal ends without waiting for open requests."""
    server = _Server(
        uvicorn.Config(
            app,
            http="httptools",
            ws="none",
            loop="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=PATIENCE,
        )
    )
    loop = asyncio.get_running_loop()

    def end(number: signal.Signals) -> None:
        log.info("ending", signal=number.name)
        server.force_exit = server.should_exit
        server.should_exit = True

    for number in SIGNALS:
        loop.add_signal_handler(number, end, number)
    log.info("listening", port=listener.getsockname()[1])
    try:
        await server.serve(sockets=[listener])
    finally:
        for number in SIGNALS:
            loop.remove_signal_handler(number)


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Uvicorn would raise the signal again at the end, before the house is closed."""
        yield
