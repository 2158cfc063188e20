"""A whole running house on Teams, or with Teams beside Slack: the real bot as `app.py` builds it, over HTTP."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.app import App, running
from bot.settings import Settings
from bot.usecases.candidates.import_ import import_files
from db.tables import Identity, Platform
from tests.peers.bot_connector import APP, GENERAL, REVIEW, SECRET, TENANT, Connector, Hand, Member, bot_connector
from tests.peers.waiting import eventually

ROOT = Path(__file__).parents[2]

PEOPLE = {
    "mara": ("Mara Lindqvist", "mara.lindqvist@northlight.example"),
    "jonas": ("Jonas Weber", "jonas.weber@northlight.example"),
    "rafael": ("Rafael Ortiz", "rafael.ortiz@northlight.example"),
    "dana": ("Dana Whitfield", "dana.whitfield@northlight.example"),
    "noor": ("Noor Haddad", "noor.haddad@northlight.example"),
}


def member_of(name: str) -> Member:
    """Somebody of the cast, as the tenant knows them."""
    number = list(PEOPLE).index(name) + 1
    return Member(f"44444444-aaaa-4bbb-8ccc-{number:012}", *PEOPLE[name])


def add_people(connector: Connector) -> None:
    """The cast; the recruiters and the admin are in the team with the review channel."""
    for name in PEOPLE:
        rooms = (REVIEW, GENERAL) if name in ("rafael", "dana", "noor") else (GENERAL,)
        connector.add(member_of(name), *rooms)


def teams_settings(connector: Connector) -> dict[str, object]:
    """What `Settings` needs for this Connector."""
    return {
        "teams_client_id": APP,
        "teams_client_secret": SecretStr(SECRET),
        "teams_tenant_id": (TENANT,),
        "teams_review_conversation": REVIEW,
        "teams_local_url": connector.base_url,
    }


async def known_on_teams(app: App, *names: str) -> None:
    """These persons are recognised on Teams, as an admin would have it."""
    async with app.house.store.writing() as unit:
        for name in names:
            member = member_of(name)
            person = await unit.people.by_email(member.email)
            assert person is not None
            if await unit.people.known(Platform.TEAMS, TENANT, member.user_id) is None:
                unit.add(
                    Identity(
                        id=unit.new_id("identity"),
                        person_id=person.id,
                        platform=Platform.TEAMS,
                        workspace=TENANT,
                        user_id=member.user_id,
                    )
                )
                unit.audit("test", "person.known", person.id)


@dataclass
class TeamsHouse:
    """Everything a journey needs, people by their first names."""

    connector: Connector
    settings: Settings
    folder: Path
    app: App
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    def hand(self, name: str) -> Hand:
        return self.connector.person(member_of(name).user_id)

    async def pass_days(self, days: int) -> None:
        """Days pass one by one, and then to eleven o'clock in London on a working day."""
        for _ in range(days):
            await self._pass(timedelta(days=1))
        now = self.app.house.clock.now()
        target = now.astimezone(UTC).replace(hour=11, minute=0, second=0, microsecond=0)
        while target <= now or target.weekday() >= 5:
            target += timedelta(days=1)
        await self._pass(target - now)

    async def _pass(self, by: timedelta) -> None:
        clock = self.folder / "clock"
        ahead = float(clock.read_text()) if clock.exists() else 0.0
        clock.write_text(str(ahead + by.total_seconds()))
        await self.settled()

    async def settled(self) -> None:
        """Until the worker owes nothing that is due."""

        async def nothing_due() -> bool:
            assert self.app.worker is not None
            self.app.worker.wake()
            due = await self.app.house.store.next_due()
            return due is None or due > self.app.house.clock.now()

        await eventually(nothing_due, within=20)

    def mails(self) -> list[Path]:
        """What was sent, oldest first."""
        return sorted((self.folder / "mail").glob("**/*.eml"), key=lambda path: path.stat().st_mtime)

    async def mail(self, count: int) -> str:
        """The newest mail, once there are so many."""
        found = await eventually(lambda: self.mails() if len(self.mails()) >= count else [], within=15)
        assert len(found) == count
        return found[-1].read_text()

    async def audit_is_whole(self) -> bool:
        return await self.app.house.store.first_broken() is None


@asynccontextmanager
async def running_on_teams(folder: Path, *, now: datetime | None = None) -> AsyncIterator[TeamsHouse]:
    """A house with the demo's people, on Teams alone."""
    async with bot_connector() as connector, AsyncExitStack() as stack:
        add_people(connector)
        settings = Settings(
            _env_file=None,
            company="Northlight",
            notice_url="https://northlight.example/privacy",
            admins=("noor.haddad@northlight.example",),
            database_url=SecretStr(f"sqlite+aiosqlite:///{folder}/overture.db"),
            mail_folder=folder / "mail",
            clock_file=folder / "clock",
            tick_seconds=0.2,
            **teams_settings(connector),  # type: ignore[arg-type]
        )
        app = await stack.enter_async_context(running(settings))
        connector.deliver_to(app.web)
        await app.up.wait()
        await import_files(
            [ROOT / "db" / "seed" / "demo.json"],
            app.house.store,
            key=app.house.keys.hash_key,
            today=date(2026, 11, 24),
        )
        await known_on_teams(app, *PEOPLE)
        yield TeamsHouse(connector, settings, folder, app, stack)
