"""The demo sets everything up, says what it does, keeps nothing secret about what went wrong, and ends cleanly."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.sandbox import GestureFailed, SandboxClient
from bot.sandbox.demo import Demo, run_demo
from bot.sandbox.serving import listen
from tests.peers.waiting import eventually
from tests.sandbox.conftest import MANIFEST

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with listen(0) as probe:
        return int(probe.getsockname()[1])


class Console:
    """What the demo said."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __contains__(self, text: str) -> bool:
        return any(text in line for line in self.lines)


@pytest.fixture
def console() -> Console:
    return Console()


@pytest.fixture
def demo(tmp_path: Path, console: Console) -> Demo:
    return Demo(
        port=free_port(),
        folder=tmp_path / "demo",
        manifest=MANIFEST,
        seed=tmp_path / "seed.json",
        bot_command=(sys.executable, "-m", "tests.sandbox.small_bot"),
        say=console.lines.append,
    )


@asynccontextmanager
async def running(demo: Demo, ready: Callable[[], object]) -> AsyncIterator[SandboxClient]:
    stop = asyncio.Event()
    task = asyncio.create_task(run_demo(demo, stop))
    try:
        await eventually(lambda: ready() or task.done(), within=30)
        async with SandboxClient(f"http://127.0.0.1:{demo.port}") as sandbox:
            yield sandbox
    finally:
        stop.set()
        assert await task == 0


def steps(demo: Demo) -> list[list[str]]:
    return [json.loads(line) for line in (demo.folder / "steps").read_text().splitlines()]


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_the_demo_brings_the_bot_up_and_ends_it(demo: Demo, console: Console, mode: str) -> None:
    demo = replace(demo, mode=mode)
    address = f"Overture demo: http://127.0.0.1:{demo.port}"
    async with running(demo, lambda: address in console) as sandbox:
        mara = sandbox.as_("U01MARA")
        await mara.slash("C01GENERAL", "/note", "Ada")
        assert [message.text for message in await mara.messages("C01GENERAL")] == ["on it"]
    assert steps(demo) == [["migrate"], ["import", str(demo.seed)], ["serve"]]
    assert (demo.folder / "ended").is_file()
    assert [line[:5] for line in console.lines[:4]] == ["[1/4]", "[2/4]", "[3/4]", "[4/4]"]


async def test_a_bot_that_dies_is_reported_and_shown_as_away(demo: Demo, console: Console) -> None:
    async with running(demo, lambda: "Overture demo" in console) as sandbox:
        with pytest.raises(GestureFailed):
            await sandbox.as_("U01MARA").slash("C01GENERAL", "/note", "die")
        await eventually(lambda: "The bot ended with status 3" in console)
        assert "out of ink" in console
        health = await sandbox.get("/sandbox/health")
    assert health == {"ok": True, "bot": {"connected": False}}
    assert len(steps(demo)) == 3


async def test_a_step_that_fails_is_shown_with_its_reason(demo: Demo, console: Console, tmp_path: Path) -> None:
    assert await run_demo(replace(demo, seed=tmp_path / "broken.json")) == 1
    assert "ended with status 1" in console
    assert "candidates[0].facts[0].source is missing" in console


async def test_a_taken_port_is_said_plainly_and_nothing_is_touched(demo: Demo, console: Console) -> None:
    demo.folder.mkdir()
    (demo.folder / "overture.db").write_text("of the demo that runs there")
    with listen(demo.port):
        assert await run_demo(demo) == 1
    [line] = console.lines
    assert line.startswith(f"Port {demo.port} is in use by another program.")
    assert (demo.folder / "overture.db").exists()


async def test_each_demo_starts_fresh_unless_it_is_to_be_kept(demo: Demo, console: Console) -> None:
    folder = demo.folder
    (folder / "mail" / "out").mkdir(parents=True)
    for path in (folder / "overture.db", folder / "mail" / "out" / "1.eml", folder / "mine.txt"):
        path.write_text("kept")
    async with running(replace(demo, keep=True), lambda: "Overture demo" in console):
        assert (folder / "overture.db").exists()
        keys = (folder / "secret-keys").read_text()
    console.lines.clear()
    async with running(demo, lambda: "Overture demo" in console):
        assert not (folder / "overture.db").exists()
        assert list((folder / "mail" / "out").iterdir()) == []
        assert (folder / "secret-keys").read_text() != keys
    assert (folder / "mine.txt").exists()


async def test_without_the_bot_the_demo_says_what_one_needs(demo: Demo, console: Console) -> None:
    async with running(replace(demo, with_bot=False), lambda: "OVERTURE_SLACK_API_URL" in console) as sandbox:
        assert f"OVERTURE_SLACK_API_URL={sandbox.base_url}/api/" in console
        assert "OVERTURE_SLACK_BOT_TOKEN=xoxb-sandbox-overture" in console


async def test_a_signal_ends_the_demo_and_its_child(demo: Demo) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.sandbox",
        *("--no-bot", "--port", str(demo.port), "--dir", str(demo.folder), "--manifest", str(MANIFEST)),
        cwd=ROOT,
        env=dict(os.environ),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    assert b"[1/1] workspace" in await process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0
