"""The web server's routes: is it alive, is it ready, how is it doing; and those that a chat platform brings."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: what is missing, by name; nothing when ready
Missing = Callable[[], Awaitable[Sequence[str]]]

#: everything here is for machines: nothing is framed, cached, sniffed or run
HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
#: for a year browsers come by https only (RFC 6797)
HSTS = {"strict-transport-security": "max-age=31536000"}


def web_app(missing: Missing, registry: CollectorRegistry, more: Sequence[BaseRoute], *, secure: bool) -> ASGIApp:
    """The ASGI app: health, readiness, metrics and `more` routes; `secure` says that browsers come by https."""

    async def healthz(_: Request) -> Response:
        return JSONResponse({"alive": True})

    async def readyz(_: Request) -> Response:
        lacking = list(await missing())
        return JSONResponse({"ready": not lacking, "missing": lacking}, 503 if lacking else 200)

    async def metrics(_: Request) -> Response:
        await missing()
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    ours = [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]
    return Headed(Starlette(routes=[*ours, *more]), HEADERS | (HSTS if secure else {}))


class Headed:
    """Gives every answer the security headers."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, headed)
