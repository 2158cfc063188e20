"""The page in a browser, on a sandbox with a small Bolt bot."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page

from bot.sandbox import RunningSandbox, Timing, running_sandbox
from tests.sandbox.bots import connected
from tests.sandbox_page.screen import Screen
from tests.sandbox_page.small_bot import SmallBot

MANIFEST = Path(__file__).parents[1] / "sandbox" / "slack-manifest.yaml"


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[RunningSandbox]:
    async with running_sandbox(
        manifest=MANIFEST, mail_dir=tmp_path / "mail", clock_file=tmp_path / "clock", timing=Timing(ack_seconds=1.5)
    ) as running:
        yield running


@pytest.fixture
async def bot(sandbox: RunningSandbox) -> AsyncIterator[SmallBot]:
    small = SmallBot(sandbox)
    async with connected(small.app, sandbox):
        yield small
        # Nobody is left waiting for an answer when the app goes.
        small.answering.set()


@pytest.fixture
def screen(page: Page, sandbox: RunningSandbox, bot: SmallBot) -> Screen:
    return Screen(page, sandbox.base_url)
