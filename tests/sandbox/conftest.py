"""A sandbox with a small manifest, and a clock that a test can set beside the real one."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.sandbox import Hand, RunningSandbox, Timing, running_sandbox
from tests.sandbox.bots import ROUTES

MANIFEST = Path(__file__).with_name("slack-manifest.yaml")
#: Slack's patience, shortened where a test would have to wait for it.
TIMING = Timing(ack_seconds=0.4, retry_seconds=(0.0, 0.0, 0.0))


@dataclass
class Drift:
    """Real time, a little off: what is added is what a test moves it by."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return time.time() + self.seconds


@pytest.fixture
def drift() -> Drift:
    return Drift()


@pytest.fixture
async def sandbox(tmp_path: Path, drift: Drift) -> AsyncIterator[RunningSandbox]:
    async with running_sandbox(
        manifest=MANIFEST,
        mail_dir=tmp_path / "mail",
        clock_file=tmp_path / "clock",
        timing=TIMING,
        clock=drift,
    ) as running:
        yield running


@pytest.fixture(params=ROUTES)
def route(request: pytest.FixtureRequest) -> str:
    """Each way that the bot can be connected."""
    return str(request.param)


@pytest.fixture
def mara(sandbox: RunningSandbox) -> Hand:
    return sandbox.as_("U01MARA")


@pytest.fixture
def rafael(sandbox: RunningSandbox) -> Hand:
    return sandbox.as_("U01RAFAEL")
