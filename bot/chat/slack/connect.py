"""One Slack app, connected: who we are there, the way out, and the way in by Socket Mode or signed HTTP.

`app.py` imports this module by its name, and only where Slack is configured.
"""

from collections.abc import Sequence

import aiohttp
from starlette.routing import BaseRoute, Route

from bot.chat.slack.listen import PATIENCE, Handle, Listener
from bot.chat.slack.requests import Verified
from bot.chat.slack.send import SlackChat, web_client, who_we_are
from bot.chat.slack.sockets import SocketMode

#: for one call to Slack; connections are pooled, and a slow one does not hold the others
TIMEOUT = aiohttp.ClientTimeout(total=15, sock_connect=5)


class Connection:
    """Slack as `app.py` knows a chat platform. With an app token Slack is reached by Socket Mode.

    Signed HTTP is answered wherever there is a signing secret.
    """

    def __init__(
        self,
        handle: Handle,
        *,
        token: str,
        signing_secret: str,
        app_token: str,
        api_url: str,
        patience: float = PATIENCE,
    ) -> None:
        self._client = web_client(token, api_url)
        self._listener = Listener(handle, self._client, patience=patience)
        self._socket = SocketMode(self._listener, app_token, self._client) if app_token else None
        self._requests = Verified(self._listener, signing_secret) if signing_secret else None
        self._open = False

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """The request URL of signed HTTP, `/slack/events`."""
        return [Route("/slack/events", self._requests.answer, methods=["POST"])] if self._requests else []

    @property
    def connected(self) -> bool:
        """Whether Slack knows us, and can reach us as far as is known here."""
        return self._open and (self._socket is None or self._socket.connected)

    async def open(self) -> tuple[str, SlackChat]:
        """The workspace's id, and its `Chat` and `Directory`. Raises ChatBusy, ChatRefused; may be tried again."""
        if self._client.session is None:
            self._client.session = aiohttp.ClientSession(timeout=TIMEOUT)
        workspace = await who_we_are(self._client)
        self._open = True
        return workspace, SlackChat(self._client, workspace)

    def listen(self) -> None:
        """Let deliveries come in from now on; over HTTP they come by the route."""
        if self._socket is not None:
            self._socket.start()

    async def close(self) -> None:
        """Finish what is begun and take nothing new."""
        if self._socket is not None:
            await self._socket.stop()
        await self._listener.stop()
        if self._client.session is not None:
            await self._client.session.close()
