"""One Slack app, connected: who we are there, the way out, and the way in by Socket Mode or signed HTTP.

`app.py` imports this module by its name, and only where Slack is configured.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from starlette.requests import Request
from starlette.responses import Response

from bot.chat.slack.listen import PATIENCE, Handle, Listener
from bot.chat.slack.requests import Verified
from bot.chat.slack.send import SlackChat, web_client, who_we_are
from bot.chat.slack.sockets import SocketMode

TIMEOUT = aiohttp.ClientTimeout(total=15, sock_connect=5)


@dataclass(frozen=True, slots=True)
class Connection:
    """A connected workspace. `chat` is a `Chat` and a `Directory`."""

    #: the id of the team, or of the organisation that the app is installed for
    workspace: str
    chat: SlackChat
    listener: Listener
    #: None where Slack comes by signed HTTP
    socket: SocketMode | None
    requests: Verified | None

    async def listen(self) -> None:
        """Let deliveries come in from now on; over HTTP they come by `events`."""
        if self.socket is not None:
            self.socket.start()

    async def connected(self) -> bool:
        """Can deliveries come in?"""
        return self.socket is None or self.socket.connected

    async def events(self, request: Request) -> Response:
        """Answer one signed delivery to `POST /slack/events`; 404 without a signing secret."""
        return await self.requests.answer(request) if self.requests else Response(status_code=404)


@asynccontextmanager
async def connect(
    handle: Handle, *, token: str, signing_secret: str, app_token: str, api_url: str, patience: float = PATIENCE
) -> AsyncIterator[Connection]:
    """Ask Slack who we are, once, and hold what is needed to speak with it. Raises ChatBusy, ChatRefused.

    With an app token Slack is reached by Socket Mode; signed HTTP is answered wherever there is a signing secret.
    """
    client = web_client(token, api_url)
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        client.session = session
        workspace = await who_we_are(client)
        listener = Listener(handle, client, patience=patience)
        socket = SocketMode(listener, app_token, client) if app_token else None
        requests = Verified(listener, signing_secret) if signing_secret else None
        try:
            yield Connection(workspace, SlackChat(client, workspace), listener, socket, requests)
        finally:
            if socket is not None:
                await socket.stop()
            await listener.stop()
