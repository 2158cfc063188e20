"""The composition root: the house comes up by itself, waits for what is missing, and ends in good order."""

import ast
import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from httpx2 import ASGITransport, AsyncClient
from pydantic import SecretStr

from bot.app import App, NotMigrated, migrated, opened, running
from bot.outside.late_writer import LateWriter
from bot.outside.mail_folder import MailFolder
from bot.outside.no_mail import NoMail
from bot.outside.smtp import SmtpCourier
from bot.outside.template_writer import TemplateWriter
from bot.ports import Outcome
from bot.sandbox import Fault, RunningSandbox, running_sandbox
from bot.settings import Settings
from bot.usecases.admin import CLI
from bot.usecases.suppression import suppress
from db.tables import Platform, Role
from tests.outside.letters import LETTER
from tests.peers.postgres import PostgresServer
from tests.peers.waiting import eventually

ROOT = Path(__file__).parents[1]
NOOR = "noor.haddad@northlight.example"


def settings(folder: Path, **given: Any) -> Settings:
    fields: dict[str, Any] = {
        "database_url": SecretStr(f"sqlite+aiosqlite:///{folder / 'var' / 'overture.db'}"),
        "tick_seconds": 0.2,
        **given,
    }
    return Settings(_env_file=None, **fields)


@pytest.fixture
async def sandbox() -> AsyncIterator[RunningSandbox]:
    async with running_sandbox(manifest=ROOT / "deploy" / "slack-manifest.yaml") as started:
        yield started


def on_slack(folder: Path, sandbox: RunningSandbox, *, socket: bool = True) -> Settings:
    return settings(
        folder,
        slack_bot_token=SecretStr(sandbox.bot_token),
        slack_app_token=SecretStr(sandbox.app_token) if socket else None,
        slack_signing_secret=SecretStr(sandbox.signing_secret),
        slack_api_url=sandbox.api_url.rstrip("/"),
        review_channel="C01REVIEW",
        admins=(NOOR,),
    )


async def missing(app: App) -> list[str]:
    async with AsyncClient(transport=ASGITransport(app.web), base_url="http://overture.northlight.example") as client:
        answer = await client.get("/readyz")
    lacking: list[str] = answer.json()["missing"]
    assert answer.status_code == (503 if lacking else 200)
    return lacking


async def test_without_chat_the_house_works_and_says_what_it_lacks(tmp_path: Path) -> None:
    async with running(settings(tmp_path)) as app:
        await asyncio.wait_for(app.up.wait(), 10)
        assert await missing(app) == ["chat"]
    assert (tmp_path / "var" / "overture.db").stat().st_mode & 0o077 == 0


async def test_on_slack_it_is_ready_and_knows_its_first_admin(tmp_path: Path, sandbox: RunningSandbox) -> None:
    async with running(on_slack(tmp_path, sandbox)) as app:
        await asyncio.wait_for(app.up.wait(), 10)
        await sandbox.wait_connected()
        assert await missing(app) == []
        assert [room.channel for room in app.policy.rooms] == ["C01REVIEW"]
        async with app.house.store.reading() as unit:
            known = await unit.people.known(Platform.SLACK, sandbox.team_id, "U01NOOR")
        assert known is not None
        assert known[0].has(Role.ADMIN)


async def test_it_waits_for_a_slack_that_is_down_and_then_goes_on(tmp_path: Path, sandbox: RunningSandbox) -> None:
    await sandbox.fault(Fault(method="auth.test", kind="rate_limit", retry_after=1, times=1))
    async with running(on_slack(tmp_path, sandbox)) as app:
        assert "slack" in await missing(app)
        await asyncio.wait_for(app.up.wait(), 15)


async def test_it_ends_while_it_still_waits(tmp_path: Path, sandbox: RunningSandbox) -> None:
    wrong = on_slack(tmp_path, sandbox).model_copy(update={"slack_bot_token": SecretStr("xoxb-wrong")})
    async with asyncio.timeout(10), running(wrong) as app:
        await eventually(lambda: app.has_tables)
        assert await missing(app) == ["slack"]


async def test_on_postgresql_it_waits_for_the_migrations(tmp_path: Path, postgres: PostgresServer) -> None:
    key = SecretStr("a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=")
    async with postgres.database() as url:
        on_postgres = settings(tmp_path, database_url=SecretStr(url), secret_keys=(key,))
        with pytest.raises(NotMigrated, match="overture migrate"):
            await migrated(on_postgres)
        async with running(on_postgres) as app:
            assert "migrations" in await missing(app)
            assert not app.up.is_set()


async def test_mail_leaves_the_way_that_was_set(tmp_path: Path) -> None:
    for given, kind in (
        ({}, NoMail),
        ({"mail_folder": tmp_path / "mail"}, MailFolder),
        ({"smtp_url": SecretStr("smtp://127.0.0.1:1025")}, SmtpCourier),
    ):
        async with running(settings(tmp_path, **given)) as app:
            assert isinstance(app.courier.courier, kind)  # type: ignore[attr-defined]
            assert isinstance(app.writer.writer, TemplateWriter)  # type: ignore[attr-defined]


async def test_a_model_is_loaded_once_the_house_is_up(tmp_path: Path) -> None:
    with_model = settings(tmp_path, openai_base_url="http://127.0.0.1:9/v1", openai_model="small")
    async with running(with_model) as app:
        late = app.writer.writer  # type: ignore[attr-defined]
        assert isinstance(late, LateWriter)
        assert type(await asyncio.wait_for(late.get_ready(), 30)).__name__ == "FallbackWriter"
        assert await late.get_ready() is await late.get_ready()


async def test_without_mail_a_note_is_refused_with_what_to_do() -> None:
    delivery = await NoMail().deliver(LETTER)
    assert (delivery.outcome, delivery.reason) == (Outcome.REFUSED, "mail-not-set-up")


async def test_a_house_that_is_opened_twice_has_one_key(tmp_path: Path) -> None:
    async with opened(settings(tmp_path)) as first, opened(settings(tmp_path)) as second:
        assert first.keys == second.keys


def test_what_is_not_configured_is_not_imported() -> None:
    program = "import sys, bot.commandline.root; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"slack_sdk", "slack_bolt", "aiohttp", "openai", "httpx2", "microsoft_teams", "asyncpg"} & set(
        done.stdout.split()
    ) == set()


def test_what_is_loaded_by_name_exists() -> None:
    named = [
        node.args[0].value
        for path in (ROOT / "bot").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "import_module"
        and isinstance(node.args[0], ast.Constant)
    ]
    assert named
    assert all((ROOT / f"{str(name).replace('.', '/')}.py").is_file() for name in named)


async def test_who_said_no_is_known_to_a_database_that_has_forgotten(tmp_path: Path) -> None:
    config = settings(tmp_path)
    async with running(config) as app:
        await asyncio.wait_for(app.up.wait(), 10)
        async with app.house.store.writing() as unit:
            await suppress(unit, CLI, "ada@okafor.example", "by phone", app.house.keys.hash_key)
        kept = config.journal_file
        assert kept is not None
        await eventually(lambda: kept.exists() and kept.read_text(encoding="utf-8").count("\n") == 1)
    for file in (tmp_path / "var").glob("overture.db*"):
        if file.suffix not in (".key", ".suppressions"):
            file.unlink()
    async with running(config) as app:
        await asyncio.wait_for(app.up.wait(), 10)
        assert [entry.reason async for entry in app.house.store.suppression_list()] == ["by phone"]
