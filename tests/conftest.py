"""What every test gets: no network beyond loopback, no silent skip, and the local peers."""

import logging
import os
from collections.abc import AsyncIterator, Generator, Iterator

import pytest
import structlog
from hypothesis import settings
from playwright.async_api import Browser, Page

from db.migrate import migrate
from tests.peers import loopback
from tests.peers.browser import chromium_browser, strict_page
from tests.peers.postgres import PostgresServer, postgres_server
from tests.peers.smtp import SmtpPeer, smtp_server

NO_SKIPS = "OVERTURE_NO_SKIPS"
loopback.guard()
# How long one example takes says how loaded the machine is, not whether the promise holds.
settings.register_profile("overture", deadline=None)
settings.load_profile("overture")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--no-skips",
        action="store_true",
        default=os.environ.get(NO_SKIPS) == "1",
        help=f"a skipped test is a failed one (also by {NO_SKIPS}=1)",
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns a skip into a failure where `--no-skips` asks for it, so that a missing peer cannot pass for success."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and item.config.getoption("--no-skips"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and nothing may be skipped here: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    """A command run in this process sets up its logging, to a stream that is closed when its test ends."""
    root = logging.getLogger()
    handlers, level, events = root.handlers[:], root.level, structlog.get_config()
    yield
    if root.handlers != handlers:
        structlog.configure(**events)
        logging.captureWarnings(capture=False)
        root.handlers[:] = handlers
        root.setLevel(level)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server of this worker's own; `postgres.database(prepare)` gives databases."""
    with postgres_server() as server:
        yield server


async def migrated(url: str) -> None:
    await migrate(url)


@pytest.fixture
async def postgres_url(postgres: PostgresServer) -> AsyncIterator[str]:
    """The address of a migrated database of this test's own on a real PostgreSQL."""
    async with postgres.database(migrated) as url:
        yield url


@pytest.fixture
async def smtp_peer() -> AsyncIterator[SmtpPeer]:
    """A mail server on loopback that records what it takes and fails where it is told to."""
    async with smtp_server() as peer:
        yield peer


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    """A headless Chromium, Playwright's async API."""
    async with chromium_browser() as browser:
        yield browser


@pytest.fixture
async def page(chromium: Browser) -> AsyncIterator[Page]:
    """A page on which an uncaught script error fails the test."""
    async with strict_page(chromium) as opened:
        yield opened
