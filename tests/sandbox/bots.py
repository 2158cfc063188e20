"""Real Bolt apps to stand at the other end of the sandbox, over both routes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox import RunningSandbox
from bot.sandbox.serving import listen, serving

ROUTES = ("socket", "http", "asgi")


def bolt_app(sandbox: RunningSandbox) -> AsyncApp:
    """An app as Bolt's own guide makes it, pointed at the sandbox."""
    return AsyncApp(client=web_client(sandbox), signing_secret=sandbox.signing_secret)


def web_client(sandbox: RunningSandbox, token: str | None = None) -> AsyncWebClient:
    """Slack's own client, pointed at the sandbox; it repeats nothing by itself."""
    return AsyncWebClient(
        token=sandbox.bot_token if token is None else token, base_url=sandbox.api_url, retry_handlers=[]
    )


def asgi(app: AsyncApp) -> Starlette:
    """The app behind its request URL."""
    handler = AsyncSlackRequestHandler(app)

    async def endpoint(request: Request) -> Response:
        return await handler.handle(request)

    return Starlette(routes=[Route("/slack/events", endpoint, methods=["POST"])])


@asynccontextmanager
async def connected(app: AsyncApp, sandbox: RunningSandbox, route: str = "asgi") -> AsyncIterator[None]:
    """The app is reachable by this route: Socket Mode, HTTP over a port, or HTTP within the process."""
    match route:
        case "socket":
            handler = AsyncSocketModeHandler(app, sandbox.app_token, web_client=web_client(sandbox))
            await handler.client.connect()
            try:
                await sandbox.wait_connected()
                yield
            finally:
                await handler.client.close()
        case "http":
            listener = listen(0)
            async with serving(asgi(app), listener):
                await sandbox.deliver_to_url(f"http://127.0.0.1:{listener.getsockname()[1]}/slack/events")
                await sandbox.wait_connected()
                yield
        case _:
            await sandbox.deliver_to(asgi(app))
            await sandbox.wait_connected()
            yield
