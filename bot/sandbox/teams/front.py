"""One Bot Connector in front of all Playgrounds, and one page that shows them side by side with the clock and the mail."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path

import httpx2
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.clock import Clock
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.serving import NO_TLS
from bot.sandbox.teams.seats import ACCOUNT, Seat

PAGE = Path(__file__).with_name("page.html")
#: the Playground reads this of a request, and nothing that the bot signs
FORWARDED = ("content-type",)
SATURDAY = 5
#: a member asked for by their Entra object id
MEMBER = re.compile(r"(/members/)([0-9a-f]{8}-[0-9a-f-]{27})$")


@dataclass(slots=True)
class Front:
    """Answers the bot and the page. `pages` are the Playgrounds' addresses, filled in as each comes up."""

    clock: Clock
    mailbox: Mailbox
    pages: dict[Seat, str] = field(default_factory=dict)
    _client: httpx2.AsyncClient = field(
        default_factory=lambda: httpx2.AsyncClient(trust_env=False, verify=NO_TLS, timeout=15)
    )

    @property
    def app(self) -> Starlette:
        """The whole of it."""
        return Starlette(
            routes=[
                Route("/v3/conversations/{conversation}/{rest:path}", self._connector, methods=["GET", "POST", "PUT"]),
                Route("/", self._page),
                Route("/state", self._state),
                Route("/clock", self._move, methods=["POST"]),
            ]
        )

    async def close(self) -> None:
        """Close the way to the Playgrounds."""
        await self._client.aclose()

    async def _connector(self, request: Request) -> Response:
        """Hand a call of the bot's on to the Playground that holds the conversation."""
        conversation = str(request.path_params["conversation"])
        page = next((url for seat, url in self.pages.items() if conversation in seat.conversations), None)
        if page is None:
            return JSONResponse({"error": {"code": "ConversationNotFound"}}, 404)
        headers = {name: request.headers[name] for name in FORWARDED if name in request.headers}
        # Teams finds a member by either id, the Playground by that of the account alone.
        path = MEMBER.sub(rf"\g<1>{ACCOUNT}\g<2>", request.scope["raw_path"].decode("ascii"))
        try:
            told = await self._client.request(
                request.method,
                f"{page}/_connector{path}",
                params=dict(request.query_params),
                content=narrow(await request.body()),
                headers=headers,
            )
        except httpx2.TransportError:
            return JSONResponse({"error": {"code": "ServiceUnavailable"}}, 503)
        return Response(told.content, told.status_code, media_type=told.headers.get("content-type"))

    async def _page(self, request: Request) -> Response:
        frames = " ".join(self.pages.values()) or "'none'"
        policy = f"default-src 'self' 'unsafe-inline'; frame-src {frames}; frame-ancestors 'none'"
        return FileResponse(PAGE, headers={"Content-Security-Policy": policy, "Cache-Control": "no-store"})

    async def _state(self, request: Request) -> Response:
        self.mailbox.look()
        return JSONResponse(
            {
                "now": self.clock.today().isoformat(),
                "seats": [
                    {"name": seat.first_name, "caption": seat.caption, "url": url} for seat, url in self.pages.items()
                ],
                "mails": [
                    {
                        "to": mail.to_name or mail.to,
                        "from": mail.sender_name,
                        "subject": mail.subject,
                        "text": mail.text,
                    }
                    for address, _, _ in self.mailbox.mailboxes()
                    for mail in self.mailbox.mails(address)
                ],
            }
        )

    async def _move(self, request: Request) -> Response:
        # A form of another page's cannot send JSON here without asking first, and it is not let.
        if request.headers.get("content-type", "").partition(";")[0] != "application/json":
            return JSONResponse({"error": "send JSON"}, 415)
        asked: Mapping[str, object] = await request.json()
        days = asked.get("working_days")
        if not isinstance(days, int) or not 1 <= days <= 60:
            return JSONResponse({"error": "working_days is a number from 1 to 60"}, 400)
        self.clock.set_to(working_days_on(self.clock.today(), days))
        return JSONResponse({"now": self.clock.today().isoformat()})


def narrow(body: bytes) -> bytes:
    """An activity without its cards' full width: the Playground has none, and says so below each card that asks for it."""
    try:
        activity = json.loads(body)
        for attachment in activity["attachments"]:
            attachment["content"].pop("msteams", None)
    except (ValueError, KeyError, TypeError, AttributeError):
        return body
    return json.dumps(activity).encode()


def working_days_on(now: datetime, days: int) -> datetime:
    """Eleven o'clock, `days` Mondays to Fridays after `now`."""
    moment = now
    while days:
        moment += timedelta(days=1)
        days -= moment.weekday() < SATURDAY
    return datetime.combine(moment.date(), time(11), tzinfo=now.tzinfo)
