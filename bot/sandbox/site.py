"""Puts the sandbox together: one ASGI app with the Web API, Socket Mode, the response URLs and the page."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import httpx2
from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp

from bot.sandbox.bot_events import BotEvents
from bot.sandbox.cast import Cast
from bot.sandbox.clock import Clock
from bot.sandbox.deliver import Delivery
from bot.sandbox.deliver import Route as BotRoute
from bot.sandbox.deliver_http import HttpRoute
from bot.sandbox.faulting import Faulting
from bot.sandbox.faults import Faults, RateLimits
from bot.sandbox.gestures import Gestures
from bot.sandbox.live import Live
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.manifest import Manifest
from bot.sandbox.methods import Slack
from bot.sandbox.page_api import PageApi, refusal_answer
from bot.sandbox.record import Record
from bot.sandbox.serving import NO_TLS
from bot.sandbox.socket_mode import SocketMode
from bot.sandbox.tickets import Tickets, Timing
from bot.sandbox.views import Views
from bot.sandbox.web_api import WebApi
from bot.sandbox.wire import SlackError
from bot.sandbox.workspace import Change, ChangeKind, Workspace

#: How often the mail folders and a missing bot are looked for.
LOOK_SECONDS = 0.2


@dataclass(frozen=True)
class Setting:
    """Everything that a sandbox is made from."""

    cast: Cast
    manifest: Manifest
    clock: Clock
    timing: Timing
    mail_folder: Path | None
    rate_limits: bool
    base_url: str


class Site:
    """A whole sandbox workspace; `app` is what to serve."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        clock, timing = setting.clock, setting.timing
        self._live = Live()
        self._record = Record()
        self._http: HttpRoute | None = None
        self.workspace = Workspace(setting.cast, clock.now)
        views = Views(setting.cast, clock.now, self._view_changed)
        tickets = Tickets(timing, clock.real, setting.base_url)
        self._socket = SocketMode(setting.cast.app.id, timing, clock.real, self._live)
        slack = Slack(self.workspace, views, tickets, setting.manifest, clock, self._socket)
        self._delivery = Delivery(timing, self._record, self._route)
        events = BotEvents(self.workspace, views, setting.manifest, self._delivery, clock)
        self.workspace.listeners.insert(0, self._message_changed)
        faults = Faults()
        web = WebApi(slack, faults, RateLimits(setting.rate_limits, clock.real), self._record)
        self._page = PageApi(
            slack,
            Gestures(slack, self._delivery, events, self._live),
            self._delivery,
            self._live,
            Mailbox(setting.mail_folder, clock.today),
            Faulting(self.workspace, faults, events, self._socket, self._live),
            self._record,
        )
        self.app = Starlette(
            routes=[
                Route("/api/{method}", web.call, methods=["GET", "POST"]),
                Route("/response/{key}", web.respond, methods=["POST"]),
                WebSocketRoute("/link", self._socket.endpoint),
                *self._page.routes(),
            ],
            exception_handlers={SlackError: refusal_answer},
        )

    async def deliver_to(self, url: str, app: ASGIApp | None = None) -> None:
        """Deliver over HTTP from now on: to a URL, or straight into an ASGI app in this process."""
        if self._http:
            await self._http.close()
        transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False) if app else None
        client = httpx2.AsyncClient(
            transport=transport, timeout=self._setting.timing.ack_seconds, trust_env=False, verify=NO_TLS
        )
        self._http = HttpRoute(url, self._setting.cast.app.signing_secret, self._setting.clock.real, client)
        await self._look_for_bot()

    async def watch(self) -> None:
        """Look for mail and for a bot that is not there yet, until cancelled."""
        while True:
            self._page.look_for_mail()
            await self._look_for_bot()
            await asyncio.sleep(LOOK_SECONDS)

    async def close(self) -> None:
        """End what is under way."""
        await self._delivery.close()
        await self._socket.drop(politely=False)
        if self._http:
            await self._http.close()

    async def _look_for_bot(self) -> None:
        if self._http and not self._http.connected and await self._http.verify(self._setting.timing.ack_seconds):
            self._live.tell({"type": "bot"})

    def _route(self) -> BotRoute:
        return self._http or self._socket

    def _view_changed(self, kind: str, user: str) -> None:
        self._live.tell({"type": "home" if kind == "home" else "view"}, {user})

    def _message_changed(self, change: Change) -> None:
        notice = {"type": change.kind.value, "channel": change.channel.id, "ts": change.message.ts}
        only = change.message.audience
        audience = {only} if only else set(change.channel.members)
        self._live.tell(notice | {"thread_ts": change.message.thread_ts}, audience)
        if change.kind is not ChangeKind.CHANGED:
            self._live.tell({"type": "channels"}, audience)
