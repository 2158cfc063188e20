"""The sandbox's own API: what the page and the tests ask. Its shapes stand in the folder's README."""

import asyncio
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.deliver import Delivery
from bot.sandbox.faulting import Faulting
from bot.sandbox.gestures import Gestures
from bot.sandbox.live import Live
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.methods import Slack
from bot.sandbox.page_shapes import mail_shape, message_shape, state_shape, time_shape
from bot.sandbox.record import Record
from bot.sandbox.wire import Payload

PAGE = Path(__file__).with_name("page")


class PageApi:
    """Answers the page."""

    def __init__(
        self,
        slack: Slack,
        gestures: Gestures,
        delivery: Delivery,
        live: Live,
        mailbox: Mailbox,
        faulting: Faulting,
        record: Record,
    ) -> None:
        self._slack = slack
        self._workspace = slack.workspace
        self._gestures = gestures
        self._delivery = delivery
        self._live = live
        self._mailbox = mailbox
        self._faulting = faulting
        self._record = record

    def routes(self) -> list[BaseRoute]:
        """All of it, the page's files included."""
        routes: list[BaseRoute] = [
            Route("/", self.page),
            Route("/sandbox/state", self.state),
            Route("/sandbox/messages", self.messages),
            Route("/sandbox/home", self.home),
            Route("/sandbox/view", self.view),
            Route("/sandbox/mail", self.mail),
            Route("/sandbox/mail", self.answer, methods=["POST"]),
            Route("/sandbox/do", self.do, methods=["POST"]),
            Route("/sandbox/clock", self.clock, methods=["POST"]),
            Route("/sandbox/fault", self.fault, methods=["POST"]),
            Route("/sandbox/calls", self.calls),
            Route("/sandbox/deliveries", self.deliveries),
            Route("/sandbox/changes", self.changes),
            Route("/sandbox/health", self.health),
            WebSocketRoute("/sandbox/live", self.live),
        ]
        if PAGE.is_dir():
            routes.append(Mount("/page", StaticFiles(directory=PAGE)))
        return routes

    async def page(self, request: Request) -> Response:
        """The page itself."""
        index = PAGE / "index.html"
        if not index.is_file():
            return PlainTextResponse("The sandbox runs, but its page is not here.\n", 404)
        return FileResponse(index, headers={"Cache-Control": "no-cache"})

    async def state(self, request: Request) -> Response:
        """Everything around the messages, as this person sees it."""
        user = self._who(request)
        shape = state_shape(self._slack, user)
        shape["bot"]["connected"] = self._delivery.connected
        shape["mailboxes"] = [
            {"address": address, "name": name, "unread": unread} for address, name, unread in self._mailbox.mailboxes()
        ]
        return JSONResponse(shape)

    async def messages(self, request: Request) -> Response:
        """A conversation or a thread, oldest first, with what only this person sees."""
        user, thread_ts = self._who(request), request.query_params.get("thread_ts")
        channel = self._workspace.channel(request.query_params.get("channel", ""), user)
        visible = [m for m in channel.messages.values() if m.audience in (None, user)]
        if thread_ts:
            shown = [m for m in visible if thread_ts in (m.ts, m.thread_ts)]
        else:
            shown = [m for m in visible if not m.is_reply]
        ordered = sorted(shown, key=lambda m: m.ts)
        return JSONResponse({"messages": [message_shape(self._workspace, channel, message) for message in ordered]})

    async def home(self, request: Request) -> Response:
        """The app's home tab."""
        view = self._slack.views.home(self._who(request))
        return JSONResponse({"view": self._slack.views.shape(view) if view else None})

    async def view(self, request: Request) -> Response:
        """The open form."""
        view = self._slack.views.top(self._who(request))
        return JSONResponse({"view": self._slack.views.shape(view) if view else None})

    async def do(self, request: Request) -> Response:
        """A gesture."""
        return JSONResponse(await self._gestures.do(await _body(request)))

    async def mail(self, request: Request) -> Response:
        """A candidate's mails; looking at them marks them read."""
        address = request.query_params.get("address", "")
        self.look_for_mail()
        mails = [mail_shape(mail) for mail in self._mailbox.mails(address)]
        if self._mailbox.mark_read(address):
            self._live.tell({"type": "mail", "address": address})
        return JSONResponse({"mails": mails})

    async def answer(self, request: Request) -> Response:
        """A candidate writes back."""
        given = await _body(request)
        try:
            message_id = self._mailbox.answer(
                str(given["from"]),
                str(given["to"]),
                str(given.get("subject") or ""),
                str(given["text"]),
                str(given.get("in_reply_to") or ""),
                quote=bool(given.get("quote", True)),
                headers={str(name): str(value) for name, value in (given.get("headers") or {}).items()},
            )
        except (KeyError, ValueError) as problem:
            return _refused("invalid_mail", str(problem))
        self.look_for_mail()
        return JSONResponse({"ok": True, "message_id": message_id})

    async def clock(self, request: Request) -> Response:
        """Move the time."""
        given, clock = await _body(request), self._slack.clock
        try:
            if given.get("reset"):
                clock.reset()
            elif "to" in given:
                moment = datetime.fromisoformat(str(given["to"]))
                clock.set_to(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
            else:
                clock.forward(int(given["forward_seconds"]))
        except (KeyError, ValueError) as problem:
            return _refused("invalid_time", str(problem))
        self._live.tell({"type": "clock"})
        return JSONResponse({"ok": True, "clock": time_shape(clock)})

    async def fault(self, request: Request) -> Response:
        """Let something go wrong; `{"clear": true}` takes back what still waits."""
        given = await _body(request)
        try:
            await self._faulting.switch_on(given)
        except (TypeError, ValueError, KeyError) as problem:
            return _refused("invalid_fault", str(problem))
        return JSONResponse({"ok": True})

    async def calls(self, request: Request) -> Response:
        """What the bot asked of the Web API, oldest first."""
        method = request.query_params.get("method")
        found = [asdict(call) for call in self._record.calls if method in (None, call.method)]
        return JSONResponse({"calls": found})

    async def deliveries(self, request: Request) -> Response:
        """What was sent to the bot, oldest first."""
        kind = request.query_params.get("kind")
        found = [asdict(sent) for sent in self._record.deliveries if kind in (None, sent.kind)]
        return JSONResponse({"deliveries": found})

    async def changes(self, request: Request) -> Response:
        """Wait until anything happens: `since` is the last count that was seen."""
        since = int(request.query_params.get("since", "-1"))
        seconds = min(float(request.query_params.get("seconds", "0")), 30.0)
        return JSONResponse({"count": await self._live.changed_since(since, seconds)})

    async def health(self, request: Request) -> Response:
        """Whether the sandbox runs and the bot is there."""
        return JSONResponse({"ok": True, "bot": {"connected": self._delivery.connected}})

    async def live(self, websocket: WebSocket) -> None:
        """The live feed of one open page."""
        await websocket.accept()
        async with self._live.feed(websocket.query_params.get("as", "*")) as feed:
            sending = asyncio.create_task(_pass_on(feed, websocket))
            try:
                while True:
                    await websocket.receive_text()
            except WebSocketDisconnect:
                pass
            finally:
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)

    def look_for_mail(self) -> None:
        """Show what lies in the mail folders since the last look."""
        for address in self._mailbox.look():
            self._live.tell({"type": "mail", "address": address})

    def _who(self, request: Request) -> str:
        person = self._workspace.person(request.query_params.get("as", ""))
        return person.id


async def refusal_answer(request: Request, problem: Exception) -> Response:
    """A page's question about what this person can't see or what is not there."""
    return _refused(str(problem), str(problem), 404)


async def _pass_on(feed: "asyncio.Queue[Payload]", websocket: WebSocket) -> None:
    while True:
        await websocket.send_json(await feed.get())


async def _body(request: Request) -> Payload:
    try:
        given: Any = await request.json()
    except ValueError:
        given = None
    return given if isinstance(given, dict) else {}


def _refused(error: str, message: str, status: int = 400) -> Response:
    return JSONResponse({"ok": False, "error": error, "message": message}, status)
