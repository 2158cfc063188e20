"""Teams over HTTP. Nothing is parsed before the token holds, and nothing believed that it does not vouch for."""

import json
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.chat.bodies import body_of
from bot.chat.teams.payloads import tenants_of
from bot.chat.teams.tokens import CHANNEL, Checker, Forged
from bot.ports import ChatFailed

log = structlog.get_logger()

#: where Teams takes messages: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
SERVICE_HOSTS = frozenset({"smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"})

Activity = Mapping[str, Any]
#: the status and the body of an answer
Answered = tuple[int, object]
_REFUSED = {"error": "invalid request"}


@dataclass(frozen=True, slots=True)
class Verified:
    """The one messaging endpoint. `checker` is None in the demo only, where nobody signs."""

    receive: Callable[[Activity], Awaitable[Answered]]
    checker: Checker | None
    tenants: Collection[str]
    #: a Connector on this machine, for the demo and for tests; "" for Microsoft's alone
    local_url: str = ""

    async def answer(self, request: Request) -> Response:
        """Answer one delivery: 401 unless its token holds, 403 for a tenant or a service URL that is not ours."""
        body = await body_of(request)
        if body is None:
            return JSONResponse(_REFUSED, 413)
        try:
            vouched = await self._vouched(request)
        except Forged as forged:
            log.warning("teams_token_refused", why=str(forged))
            return JSONResponse(_REFUSED, 401)
        except ChatFailed:
            # Without keys nobody can be told from anybody; Teams comes again.
            return JSONResponse({"error": "not now"}, 503)
        activity = _parsed(body)
        if activity is None:
            return JSONResponse(_REFUSED, 400)
        named = _word(activity, "serviceUrl")
        if vouched is not None and named.rstrip("/") != vouched.rstrip("/"):
            log.warning("teams_token_refused", why="another service URL")
            return JSONResponse(_REFUSED, 401)
        if not self._is_ours(activity, named):
            return JSONResponse(_REFUSED, 403)
        status, answer = await self.receive(activity)
        return Response(status_code=status) if answer is None else JSONResponse(answer, status)

    async def _vouched(self, request: Request) -> str | None:
        if self.checker is None:
            return None
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme != "Bearer" or not token:
            raise Forged("no token")
        return await self.checker.service_url(token)

    def _is_ours(self, activity: Activity, service_url: str) -> bool:
        told = tenants_of(activity)
        if not told or not told <= set(self.tenants):
            log.warning("teams_tenant_refused")
            return False
        if _word(activity, "channelId") != CHANNEL or not self._may_be_called(service_url):
            log.warning("teams_service_url_refused")
            return False
        return True

    def _may_be_called(self, service_url: str) -> bool:
        """What we send goes there, with our token."""
        if self.local_url:
            return f"{service_url.rstrip('/')}/".startswith(f"{self.local_url.rstrip('/')}/")
        parts = urlsplit(service_url)
        return parts.scheme == "https" and parts.netloc in SERVICE_HOSTS


def _parsed(body: bytes) -> Activity | None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _word(activity: Activity, name: str) -> str:
    word = activity.get(name)
    return word if isinstance(word, str) else ""
