"""Speaks to a running sandbox over its own API: for tests in this process and for a demo elsewhere."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self, TypeVar, overload

import httpx2

from bot.sandbox.faults import Fault
from bot.sandbox.hand import Hand
from bot.sandbox.record import ApiCall, Sent
from bot.sandbox.seen import Mail
from bot.sandbox.serving import NO_TLS
from bot.sandbox.wire import Payload

T = TypeVar("T")
#: The longest that a condition is not asked again while nothing happens in the workspace.
NAP_SECONDS = 0.1


class SandboxClient:
    """One sandbox. Use it as an async context manager, or call `aclose`."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._http = httpx2.AsyncClient(base_url=self.base_url, timeout=30, trust_env=False, verify=NO_TLS)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """End the connections."""
        await self._http.aclose()

    def as_(self, user_id: str) -> Hand:
        """The hand of one person."""
        return Hand(self, user_id)

    async def wait_connected(self, within: float = 10) -> None:
        """Until the bot is there."""

        async def connected() -> bool:
            health = await self.get("/sandbox/health")
            return bool(health["bot"]["connected"])

        await self.wait_for(connected, within, "the bot to connect")

    async def now(self) -> datetime:
        """The workspace's time."""
        state = await self.get("/sandbox/state", {"as": await self._anybody()})
        return datetime.fromisoformat(state["clock"]["now"])

    async def forward(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Move the clock on."""
        span = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        await self._change("/sandbox/clock", {"forward_seconds": round(span.total_seconds())})

    async def set_clock(self, moment: datetime) -> None:
        """Move the clock on to an aware moment."""
        await self._change("/sandbox/clock", {"to": moment.isoformat()})

    async def reset_clock(self) -> None:
        """Back to real time."""
        await self._change("/sandbox/clock", {"reset": True})

    async def mails(self, address: str) -> list[Mail]:
        """A candidate's mails, newest first."""
        answer = await self.get("/sandbox/mail", {"address": address})
        return [
            Mail(
                id=mail["id"],
                sender=mail["from"],
                to=mail["to"],
                subject=mail["subject"],
                date=datetime.fromisoformat(mail["date"]),
                text=mail["text"],
                headers=mail["headers"],
                direction=mail["direction"],
            )
            for mail in answer["mails"]
        ]

    async def wait_for_mail(self, address: str, contains: str = "", within: float = 5) -> Mail:
        """The newest mail that reached this candidate and contains the text."""

        async def arrived() -> Mail | None:
            found = [m for m in await self.mails(address) if m.direction == "in" and contains in m.subject + m.text]
            return found[0] if found else None

        return await self.wait_for(arrived, within, f"a mail to {address} with {contains!r}")

    async def answer(
        self,
        mail: Mail,
        text: str,
        *,
        sender: str | None = None,
        subject: str | None = None,
        quote: bool = True,
        headers: dict[str, str] | None = None,
    ) -> str:
        """The candidate answers a mail; the Message-ID of the answer."""
        answer = await self._change(
            "/sandbox/mail",
            {
                "from": sender or mail.to,
                "to": mail.sender,
                "subject": subject or "",
                "text": text,
                "in_reply_to": mail.id,
                "quote": quote,
                "headers": headers or {},
            },
        )
        return str(answer["message_id"])

    async def calls(self, method: str | None = None) -> list[ApiCall]:
        """What the bot asked of the Web API, oldest first."""
        answer = await self.get("/sandbox/calls", {"method": method} if method else {})
        return [ApiCall(**call) for call in answer["calls"]]

    async def deliveries(self, kind: str | None = None) -> list[Sent]:
        """What was sent to the bot, oldest first."""
        answer = await self.get("/sandbox/deliveries", {"kind": kind} if kind else {})
        return [Sent(**sent) for sent in answer["deliveries"]]

    async def fault(self, fault: Fault) -> None:
        """Let something go wrong."""
        await self._change("/sandbox/fault", asdict(fault))

    async def clear_faults(self) -> None:
        """Take back the faults that still wait for a call."""
        await self._change("/sandbox/fault", {"clear": True})

    @overload
    async def wait_for(self, condition: Callable[[], Awaitable[T | None]], within: float = 5, why: str = "") -> T: ...

    @overload
    async def wait_for(self, condition: Callable[[], T | None], within: float = 5, why: str = "") -> T: ...

    async def wait_for(
        self, condition: Callable[[], T | Awaitable[T | None] | None], within: float = 5, why: str = ""
    ) -> T:
        """The condition's first truthy value. Raises `TimeoutError` saying what was waited for.

        It is asked again whenever anything happens in the workspace, and now and then beside that.
        """
        deadline = asyncio.get_running_loop().time() + within
        count = -1
        while True:
            result = condition()
            value = await result if inspect.isawaitable(result) else result
            if value:
                return value
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                what = why or getattr(condition, "__doc__", "") or "the condition"
                raise TimeoutError(f"waited {within} s for {what}")
            params = {"since": str(count), "seconds": str(min(left, NAP_SECONDS))}
            count = (await self.get("/sandbox/changes", params))["count"]

    async def get(self, path: str, params: dict[str, str] | None = None) -> Payload:
        """Ask the page's API. Raises `LookupError` with the sandbox's words where it refuses."""
        response = await self._http.get(path, params=params)
        answer: Payload = response.json()
        if response.status_code >= 400:
            raise LookupError(f"{path}: {answer.get('message')}")
        return answer

    async def post(self, path: str, body: Payload) -> Payload:
        """Tell the page's API; its answer, refusals included."""
        answer: Payload = (await self._http.post(path, json=body)).json()
        return answer

    async def _change(self, path: str, body: Payload) -> Payload:
        answer = await self.post(path, body)
        if not answer["ok"]:
            raise ValueError(f"{path}: {answer['message']}")
        return answer

    async def _anybody(self) -> str:
        return "U01MARA"
