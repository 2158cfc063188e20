"""The composition root: from settings to a running house. Here alone implementations meet the core.

A platform or a writer that is not configured is not imported: its module is named here and loaded when wanted.
What is missing at the start (database, migrations, chat) is waited for, and /readyz says which.
"""

import asyncio
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from functools import partial
from importlib import import_module, metadata
from typing import Protocol

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from pydantic import SecretStr
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from bot.cards.elements import Card
from bot.desk import Desk
from bot.events import Answer, Event, Origin
from bot.outside import server, unsubscribe_page
from bot.outside.clock import FileClock, SystemClock
from bot.outside.ids import RandomIds
from bot.outside.keyring import Keyring, keyring
from bot.outside.late_writer import LateWriter
from bot.outside.mail_folder import MailFolder
from bot.outside.metrics import CountedCourier, CountedTranslator, CountedWriter, Metrics
from bot.outside.no_mail import NoMail
from bot.outside.placeholders import NamelessWriter
from bot.outside.smtp import MailServer, SmtpCourier
from bot.outside.suppression_journal import JournalFile
from bot.outside.template_writer import TemplateWriter
from bot.outside.web import web_app
from bot.ports import (
    Chat,
    ChatBusy,
    ChatFailed,
    ChatRefused,
    Clock,
    Courier,
    Directory,
    ModelWriter,
    Policy,
    Room,
    StoreDown,
    Translator,
    Writer,
)
from bot.rules.unsubscribe import note_of
from bot.settings import Settings, policy
from bot.usecases import drawing, stuck
from bot.usecases.conversations import StoredAddresses
from bot.usecases.first_admins import first_admins
from bot.usecases.point_cards import show_waiting
from bot.usecases.suppression_journal import keep_up, merge
from bot.usecases.unsubscribe import unsubscribe
from bot.worker import Worker
from db.migrate import migrate, pending
from db.store import SqlStore, open_store
from db.tables import Platform

log = structlog.get_logger()

VERSION = metadata.version("overture")
#: between two tries for what is missing
RETRY = timedelta(seconds=3)
#: what is begun when the house closes may take so long to end
GRACE = timedelta(seconds=20)
#: Slack repeats a delivery within minutes; longer ones need not be remembered
REMEMBERED = timedelta(days=7)


class NotMigrated(Exception):
    """The database lacks tables that this version needs."""


class Account(Chat, Directory, Protocol):
    """What a chat platform gives once it is open."""


class Connection(Protocol):
    """A chat platform as `chat/*/connect.py` offers it."""

    @property
    def routes(self) -> Sequence[BaseRoute]: ...
    @property
    def connected(self) -> bool: ...
    async def open(self) -> tuple[str, Account]: ...
    def listen(self) -> None: ...
    async def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class House:
    """The data of the house, without its people's chat: what commands work with."""

    settings: Settings
    clock: Clock
    keys: Keyring
    store: SqlStore


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[House]:
    """Open the database. Raises NoKey, and OSError where its folder can't be made."""
    real = SystemClock()
    clock = FileClock(settings.clock_file, real) if settings.clock_file else real
    if settings.sqlite_file:
        settings.sqlite_file.parent.mkdir(parents=True, exist_ok=True)
        # Nobody else on the machine reads it; SQLite gives the files beside it the same mode.
        settings.sqlite_file.touch(mode=0o600)
    keys = keyring(tuple(key.get_secret_value() for key in settings.secret_keys), settings.sqlite_file)
    store = open_store(settings.database_url.get_secret_value(), clock, RandomIds(clock))
    try:
        yield House(settings, clock, keys, store)
    finally:
        await store.close()


async def migrated(settings: Settings) -> list[str]:
    """Bring SQLite up to date; on PostgreSQL, which others share, only look. Raises NotMigrated."""
    url = settings.database_url.get_secret_value()
    if settings.sqlite_file:
        return await migrate(url)
    if missing := await pending(url):
        raise NotMigrated(f"{len(missing)} migrations are missing; run `overture migrate`")
    return []


@dataclass(slots=True)
class App:
    """The running house. `up` is set once chat is connected and the worker works."""

    house: House
    policy: Policy
    metrics: Metrics
    writer: Writer
    courier: Courier
    translator: Translator | None
    connections: dict[Platform, Connection] = field(default_factory=dict)
    desk: Desk | None = None
    worker: Worker | None = None
    up: asyncio.Event = field(default_factory=asyncio.Event)
    has_tables: bool = False
    #: keeps those who must never be written to beside the database, and the last audit row that was looked at for it
    journal: JournalFile | None = None
    journaled: int = 0
    committed: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """Something was committed: there may be work, and something to keep."""
        self.committed.set()
        if self.worker is not None:
            self.worker.wake()

    @property
    def web(self) -> ASGIApp:
        """The web server's app."""
        routes = [route for connection in self.connections.values() for route in connection.routes]
        key = self.house.keys.hash_key
        routes += unsubscribe_page.routes(
            self.policy.company,
            lambda token: note_of(token, key) is not None,
            lambda token: unsubscribe(self.house.store, token, key),
        )
        secure = self.policy.public_url.startswith("https://")
        return web_app(self.missing, self.metrics.registry, routes, secure=secure)

    async def handle(self, event: Event) -> Answer:
        """Give an event to the desk. Raises StoreDown while the house is not up."""
        if self.desk is None:
            raise StoreDown("not up yet")
        return await self.desk.handle(event)

    async def missing(self) -> list[str]:
        """What the house needs and does not have, by name."""
        lacking = []
        if not await self.house.store.ready():
            lacking.append("database")
        elif not self.has_tables:
            lacking.append("migrations")
        else:
            due, now = await self.house.store.next_due(), self.house.clock.now()
            self.metrics.overdue.set(max((now - due).total_seconds(), 0) if due else 0)
            async with self.house.store.reading() as unit:
                self.metrics.stuck.set(len(await stuck.waiting(unit)))
        lacking += [platform.value for platform, chat in self.connections.items() if not chat.connected]
        if not self.connections:
            lacking.append("chat")
        if not lacking and not self.up.is_set():
            lacking.append("worker")
        self.metrics.up.set(not lacking)
        return lacking


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[App]:
    """The house, coming up by itself; on leaving, what is begun is finished and the rest stays owed."""
    async with AsyncExitStack() as after:
        house = await after.enter_async_context(opened(settings))
        metrics = Metrics()
        writer = writer_of(settings)
        courier = CountedCourier(_courier(settings), metrics)
        translator = CountedTranslator(writer, metrics) if isinstance(writer, LateWriter) else None
        app = App(house, policy(settings), metrics, CountedWriter(writer, metrics), courier, translator)
        _connect(app, settings, after)
        stopping = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            life = group.create_task(_live(app, stopping))
            if isinstance(writer, LateWriter):
                after.push_async_callback(writer.close)
                life.add_done_callback(group.create_task(_warm(app, writer)).cancel)
            try:
                yield app
            finally:
                stopping.set()
                if app.worker is not None:
                    asyncio.get_running_loop().call_later(GRACE.total_seconds(), life.cancel)
                else:
                    life.cancel()


async def serve(settings: Settings) -> None:
    """Run the house and its web server until a signal ends them. Raises CannotListen, NoKey."""
    with closing(server.listen(settings.host, settings.port)) as listener:
        async with running(settings) as app:
            await server.serve(app.web, listener)


async def _live(app: App, stopping: asyncio.Event) -> None:
    """Wait for what is missing, then work until told to stop."""
    await _until_migrated(app)
    opened_chats = {platform: await _until_open(platform, chat) for platform, chat in app.connections.items()}
    await _settle_in(app, opened_chats)
    for connection in app.connections.values():
        connection.listen()
    await _work(app, stopping)


async def _settle_in(app: App, chats: Mapping[Platform, tuple[str, Account]]) -> None:
    """Desk and worker, now that the platforms have said who we are there."""
    settings, store, key = app.house.settings, app.house.store, app.house.keys.hash_key
    accounts = {platform: account for platform, (_, account) in chats.items()}
    channels = {Platform.SLACK: settings.review_channel, Platform.TEAMS: settings.teams_review_conversation}
    rooms = [Room(platform, workspace, channels[platform]) for platform, (workspace, _) in chats.items()]
    app.policy = policy(settings, [room for room in rooms if room.channel])
    try:
        log.info("first_admins", count=await first_admins(store, app.policy, accounts))
    except ChatFailed as failed:
        log.warning("first_admins_unknown", error=type(failed).__name__)
    log.info("point_cards", count=await show_waiting(store, app.policy))
    name = settings.openai_model if settings.has_model else "template"
    app.desk = Desk(store, app.policy, key, writer_name=name, version=VERSION, directories=accounts)
    app.worker = Worker(store, accounts, app.writer, app.courier, app.policy, key, app.translator)
    if settings.journal_file:
        app.journal = JournalFile(settings.journal_file)
        app.journaled = await store.audit_head()
        taken, written = await merge(store, app.journal)
        log.info("suppression_journal_merged", count=taken + written)
    store.when_committed(app.wake)


async def _work(app: App, stopping: asyncio.Event) -> None:
    if app.worker is None:
        raise AssertionError("not settled in")
    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.add_job(_tick, "interval", (app,), seconds=app.house.settings.tick_seconds, coalesce=True)
    scheduler.add_job(partial(_forget, app.house), "interval", hours=1, coalesce=True)
    scheduler.start()
    app.up.set()
    log.info("up", version=VERSION, mode=",".join(app.connections) or "none")
    keeping = asyncio.create_task(_keep_journal(app))
    try:
        await app.worker.run(stopping)
        await _journal(app)
    finally:
        keeping.cancel()
        app.up.clear()
        scheduler.shutdown(wait=False)
        log.info("down")


async def _keep_journal(app: App) -> None:
    """Write down who must never be written to, soon after each commit; what fails is made good at the next one."""
    while True:
        await app.committed.wait()
        app.committed.clear()
        await _journal(app)


async def _journal(app: App) -> None:
    if app.journal is None:
        return
    try:
        app.journaled = await keep_up(app.house.store, app.journal, app.journaled)
    except (OSError, StoreDown) as error:
        log.warning("suppression_journal_failed", error=type(error).__name__)


async def _tick(app: App) -> None:
    """In the loop, as a coroutine: APScheduler gives plain functions to a thread, where no event may be set."""
    app.wake()


async def _until_migrated(app: App) -> None:
    while not app.has_tables:
        try:
            if await app.house.store.ready():
                await migrated(app.house.settings)
                app.has_tables = True
                return
            log.warning("waiting", missing="database")
        except NotMigrated:
            log.warning("waiting", missing="migrations")
        await asyncio.sleep(RETRY.total_seconds())


async def _until_open(platform: Platform, connection: Connection) -> tuple[str, Account]:
    while True:
        try:
            return await connection.open()
        except ChatFailed as failed:
            reason = failed.reason if isinstance(failed, ChatRefused) else "unreachable"
            log.warning("waiting", missing=platform.value, reason=reason)
            wait = failed.retry_after if isinstance(failed, ChatBusy) else RETRY
        except StoreDown:
            log.warning("waiting", missing="database")
            wait = RETRY
        await asyncio.sleep(wait.total_seconds())


async def _forget(house: House) -> None:
    """Deliveries that nobody will repeat."""
    while await house.store.purge_inbound(house.clock.now() - REMEMBERED):
        pass


def _connect(app: App, settings: Settings, after: AsyncExitStack) -> None:
    if settings.slack_bot_token is not None:
        _connect_slack(app, settings, settings.slack_bot_token, after)
    if settings.has_teams:
        _connect_teams(app, settings, after)


def _connect_slack(app: App, settings: Settings, token: SecretStr, after: AsyncExitStack) -> None:
    slack: Connection = import_module("bot.chat.slack.connect").Connection(
        app.metrics.counted(app.handle),
        token=token.get_secret_value(),
        signing_secret=settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else "",
        app_token=settings.slack_app_token.get_secret_value() if settings.slack_app_token else "",
        api_url=settings.slack_api_url,
    )
    after.push_async_callback(slack.close)
    app.connections[Platform.SLACK] = slack


def _connect_teams(app: App, settings: Settings, after: AsyncExitStack) -> None:
    async def present(origin: Origin, card_id: str) -> Card | None:
        return await drawing.present(app.house.store, origin, card_id, app.policy)

    with warnings.catch_warnings():
        # Teams' SDK says at import that parts of it which are not used here may change.
        warnings.filterwarnings("ignore", ".* is in preview", FutureWarning)
        module = import_module("bot.chat.teams.connect")
    teams: Connection = module.Connection(
        app.metrics.counted(app.handle),
        present,
        StoredAddresses(app.house.store, Platform.TEAMS, lambda: app.policy),
        client_id=settings.teams_client_id,
        client_secret=settings.teams_client_secret.get_secret_value() if settings.teams_client_secret else "",
        tenants=settings.teams_tenant_id,
        channel=settings.teams_review_conversation,
        local_url=settings.teams_local_url,
        unauthenticated=settings.teams_unauthenticated,
    )
    after.push_async_callback(teams.close)
    app.connections[Platform.TEAMS] = teams


def writer_of(settings: Settings, *, alone: bool = False) -> TemplateWriter | LateWriter:
    """The writer that `settings` name; `alone` without the template writer behind a model, so that its failures show."""
    template = TemplateWriter()
    if not settings.has_model:
        return template

    def load() -> tuple[ModelWriter, Callable[[], Awaitable[None]]]:
        module = import_module("bot.outside.openai_writer")
        model = module.openai_writer(
            api_key=settings.openai_api_key.get_secret_value() if settings.openai_api_key else "",
            model=settings.openai_model,
            base_url=settings.openai_base_url,
            prices=module.Prices(
                float(settings.openai_price_in), float(settings.openai_price_cached), float(settings.openai_price_out)
            ),
        )
        asked = NamelessWriter(model) if settings.openai_placeholders else model
        return asked if alone else module.FallbackWriter(asked, template), model.close

    return LateWriter(load)


async def _warm(app: App, writer: LateWriter) -> None:
    """Load the model's library once the house is up, so that the first draft need not wait for it."""
    await app.up.wait()
    await writer.get_ready()


def _courier(settings: Settings) -> Courier:
    if settings.smtp_url:
        return SmtpCourier(MailServer.from_url(settings.smtp_url.get_secret_value()))
    return MailFolder(settings.mail_folder) if settings.mail_folder else NoMail()
