"""Slack over Socket Mode: the bot connects to Slack, so nothing of it need be reachable from outside."""

import asyncio
import contextlib
import logging

from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.slack.listen import Listener


class SocketMode:
    """Keeps one connection to Slack, for as long as the program runs."""

    def __init__(self, listener: Listener, app_token: str, client: AsyncWebClient, *, ping_seconds: float = 5) -> None:
        self._listener = listener
        self._app_token = app_token
        self._web = client
        self._ping_seconds = ping_seconds
        self._socket: SocketModeClient | None = None
        self._connecting: asyncio.Task[None] | None = None
        self._busy: set[asyncio.Task[None]] = set()

    @property
    def connected(self) -> bool:
        """Whether Slack can reach us now: for readiness."""
        socket = self._socket
        session = socket.current_session if socket else None
        return socket is not None and session is not None and not (session.closed or socket.stale or socket.closed)

    def start(self) -> None:
        """Connect, now and whenever the connection is lost; does not wait for it. Needs a running loop."""
        quiet = logging.getLogger("overture.slack")
        quiet.setLevel(logging.WARNING)
        socket = SocketModeClient(
            self._app_token, logger=quiet, web_client=self._web, ping_interval=self._ping_seconds, proxy=self._web.proxy
        )
        socket.proxy = self._web.proxy
        socket.socket_mode_request_listeners.append(self._deliver)
        self._socket = socket
        self._connecting = asyncio.create_task(socket.connect())

    async def stop(self) -> None:
        """Answer what was begun, take nothing new, and close the connection."""
        socket, self._socket = self._socket, None
        if self._connecting is not None:
            self._connecting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._connecting
        if self._busy:
            await asyncio.wait(self._busy, timeout=3)
        if socket is not None:
            await socket.close()

    async def _deliver(self, socket: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if self._socket is None:
            # Not acknowledged: Slack brings it to another connection, or again.
            return
        task = asyncio.current_task()
        if task is not None:
            self._busy.add(task)
            task.add_done_callback(self._busy.discard)
        response = await run_async_bolt_app(self._listener.app, request)
        # The last argument is when it began, for a debug line that is never written.
        await send_async_response(socket, request, response, 0)
