"""A whole running house on the sandbox workspace: the real bot as `app.py` builds it, over HTTP or Socket Mode."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import func, select

from bot.app import App, opened, running
from bot.desk import Desk
from bot.events import Command, Origin
from bot.ports import Policy
from bot.sandbox import Hand, Mail, Message, RunningSandbox, View, running_sandbox
from bot.settings import Settings
from bot.usecases.candidates.import_ import import_files
from db.tables import Note, Platform, Review
from tests.peers.waiting import eventually

ROOT = Path(__file__).parents[2]
REVIEW, GENERAL = "C01REVIEW", "C01GENERAL"


@dataclass
class House:
    """Everything a journey needs, people by their first names."""

    sandbox: RunningSandbox
    settings: Settings
    app: App
    stack: AsyncExitStack
    over_http: bool
    ada: str = "ada@okafor.example"
    said_no: str = "Tobias Keller"
    namesake: str = "Elena Petrova"
    _hands: dict[str, Hand] = field(default_factory=dict)

    def _hand(self, name: str) -> Hand:
        return self._hands.setdefault(name, self.sandbox.as_(f"U01{name}"))

    @property
    def mara(self) -> Hand:
        return self._hand("MARA")

    @property
    def jonas(self) -> Hand:
        return self._hand("JONAS")

    @property
    def rafael(self) -> Hand:
        return self._hand("RAFAEL")

    @property
    def dana(self) -> Hand:
        return self._hand("DANA")

    @property
    def lena(self) -> Hand:
        return self._hand("LENA")

    @property
    def noor(self) -> Hand:
        return self._hand("NOOR")

    @property
    def sam(self) -> Hand:
        return self._hand("SAM")

    @property
    def guest(self) -> Hand:
        return self._hand("GUEST")

    async def pass_days(self, days: int) -> None:
        """Days pass one by one, and then to eleven o'clock in London on a working day."""
        for _ in range(days):
            await self._pass(timedelta(days=1))
        now = await self.sandbox.now()
        target = now.astimezone(UTC).replace(hour=11, minute=0, second=0, microsecond=0)
        while target <= now or target.weekday() >= 5:
            target += timedelta(days=1)
        await self._pass(target - now)

    async def pass_seconds(self, seconds: int) -> None:
        await self._pass(timedelta(seconds=seconds))

    async def _pass(self, by: timedelta) -> None:
        await self.sandbox.forward(seconds=int(by.total_seconds()))
        await self.settled()

    async def settled(self) -> None:
        """Until the worker owes nothing that is due."""

        async def nothing_due() -> bool:
            assert self.app.worker is not None
            self.app.worker.wake()
            due = await self.app.house.store.next_due()
            return due is None or due > self.app.house.clock.now()

        await eventually(nothing_due, within=20)

    async def restart(self) -> None:
        """The bot ends and starts again on the same data."""
        await self.stack.aclose()
        await self._start()

    async def asked_while_nobody_works(self, line: str) -> None:
        """A process takes a command of Mara's and ends before its worker has begun."""
        await self.stack.aclose()
        async with opened(self.settings) as down:
            desk = Desk(down.store, Policy(rooms=self.app.policy.rooms), down.keys.hash_key)
            origin = Origin(Platform.SLACK, self.sandbox.team_id, "U01MARA", key="asked-before-the-end")
            await desk.handle(Command(origin, line))
        await self._start()

    async def _start(self) -> None:
        self.stack = AsyncExitStack()
        self.app = await self.stack.enter_async_context(running(self.settings))
        if self.over_http:
            await self.sandbox.deliver_to(self.app.web)
        await self.app.up.wait()
        if not self.over_http:
            await self.sandbox.wait_connected()

    async def drafted_note(self) -> Message:
        """A note of Mara's to Ada in review."""
        await self.mara.slash(GENERAL, "/note", "Ada Okafor about our open-model work")
        return await self.rafael.wait_for_message(REVIEW, "Ada Okafor", button="Approve")

    async def approved_note(self) -> Message:
        """Mara's message about it, once Rafael has approved."""
        await self.rafael.click(await self.drafted_note(), "Approve")
        return await self.mara.wait_for_message(self.mara.dm, "approved", button="Send now")

    async def sent_note(self) -> Message:
        """Mara's message about it, once it is in Ada's inbox."""
        await self.mara.click(await self.approved_note(), "Send now")
        await self.sandbox.wait_for_mail(self.ada)
        return await self.mara.wait_for_message(self.mara.dm, "sent", button="Answered")

    async def delivered(self, count: int) -> Sequence[Mail]:
        """Ada's mails from us, newest first, once there are `count`."""

        async def enough() -> Sequence[Mail]:
            mails = [mail for mail in await self.sandbox.mails(self.ada) if "northlight" in mail.sender]
            return mails if len(mails) >= count else ()

        found = await eventually(enough, within=10)
        assert len(found) == count
        return found

    async def note_count(self) -> int:
        return await self._count(Note)

    async def review_count(self) -> int:
        return await self._count(Review)

    async def _count(self, row: type[Note | Review]) -> int:
        async with self.app.house.store.engines.reader.connect() as connection:
            return await connection.scalar(select(func.count()).select_from(row)) or 0

    async def audit_is_whole(self) -> bool:
        return await self.app.house.store.first_broken() is None


def filled(form: View, field: str) -> str:
    """What stands in a text field of a form."""
    (state,) = form.values[field].values()
    return str(state["value"] or "")


@asynccontextmanager
async def running_house(
    folder: Path, *, over_http: bool, besides: Mapping[str, object] | None = None
) -> AsyncIterator[House]:
    """A house with the demo's people and candidates; `besides` are settings of another platform."""
    async with running_sandbox(
        manifest=ROOT / "deploy" / "slack-manifest.yaml", mail_dir=folder / "mail", clock_file=folder / "clock"
    ) as sandbox:
        settings = Settings(
            _env_file=None,
            company="Northlight",
            admins=("noor.haddad@northlight.example",),
            database_url=SecretStr(f"sqlite+aiosqlite:///{folder}/overture.db"),
            slack_api_url=sandbox.api_url,
            slack_bot_token=SecretStr(sandbox.bot_token),
            slack_signing_secret=SecretStr(sandbox.signing_secret),
            slack_app_token=None if over_http else SecretStr(sandbox.app_token),
            review_channel=REVIEW,
            notice_url="https://northlight.example/privacy",
            mail_folder=folder / "mail" / "out",
            clock_file=folder / "clock",
            tick_seconds=0.2,
            **(besides or {}),  # type: ignore[arg-type]
        )
        house = House(sandbox, settings, None, AsyncExitStack(), over_http)  # type: ignore[arg-type]
        await house._start()
        await import_files(
            [ROOT / "db" / "seed" / "demo.json"],
            house.app.house.store,
            key=house.app.house.keys.hash_key,
            today=date(2026, 11, 24),
        )
        try:
            yield house
        finally:
            await house.stack.aclose()
