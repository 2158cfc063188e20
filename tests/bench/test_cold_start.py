"""From nothing to ready: how long `overture serve` takes on a database that is there, and what it holds when idle.

make bench BENCH=tests/bench/test_cold_start.py
"""

import asyncio
import os
import socket
import statistics
import sys
import time
from functools import partial
from pathlib import Path

import psutil
import pytest
from httpx2 import AsyncClient, HTTPError

from bot.sandbox import RunningSandbox, running_sandbox
from tests.peers.waiting import eventually

ROOT = Path(__file__).parents[2]
RUNS = 5
#: aims: seconds to ready, megabytes when idle
READY, IDLE = 2.0, 150.0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def environment(sandbox: RunningSandbox, folder: Path, port: int, *, model: bool) -> dict[str, str]:
    ours = {
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'overture.db'}",
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
        "SLACK_API_URL": sandbox.api_url,
        "REVIEW_CHANNEL": "C01REVIEW",
        "MAIL_FOLDER": str(folder / "mail"),
        "PORT": str(port),
        **({"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"} if model else {}),
    }
    outside = {name: value for name, value in os.environ.items() if not name.startswith("OVERTURE_")}
    return outside | {f"OVERTURE_{name}": value for name, value in ours.items()} | {"PYTHONPATH": str(ROOT)}


async def is_ready(client: AsyncClient, port: int) -> bool:
    try:
        return (await client.get(f"http://127.0.0.1:{port}/readyz")).status_code == 200
    except HTTPError:
        return False


async def measured(sandbox: RunningSandbox, folder: Path, *, model: bool) -> tuple[float, float, float]:
    """Of one start: seconds until /readyz says yes, seconds of processor time in them, and the megabytes held then."""
    port = free_port()
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.cli",
        "serve",
        cwd=folder,
        env=environment(sandbox, folder, port, model=model),
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with AsyncClient() as client:
            ready: bool = await eventually(partial(is_ready, client, port), within=30)
            assert ready
        seconds = time.perf_counter() - began
        seen = psutil.Process(process.pid)
        used = seen.cpu_times()
        return seconds, used.user + used.system, seen.memory_info().rss / 2**20
    finally:
        process.terminate()
        await process.wait()


@pytest.mark.bench
@pytest.mark.parametrize("model", [False, True], ids=["template", "openai"])
async def test_cold_start(tmp_path: Path, model: bool) -> None:
    async with running_sandbox(manifest=ROOT / "deploy" / "slack-manifest.yaml") as sandbox:
        await measured(sandbox, tmp_path, model=model)
        runs = [await measured(sandbox, tmp_path, model=model) for _ in range(RUNS)]
    seconds, used, megabytes = (sorted(figures) for figures in zip(*runs, strict=True))
    writer = "openai" if model else "template"
    print(
        f"\ncold start, Slack over Socket Mode, {writer} writer, {RUNS} runs: ready after {seconds[0]:.2f} / "
        f"{statistics.median(seconds):.2f} / {seconds[-1]:.2f} s (min / median / max; aim {READY}), "
        f"{used[0]:.2f} s of processor time at least; idle {statistics.median(megabytes):.0f} MB (aim {IDLE:.0f})"
    )
    # Whatever else the machine does, this is what the start itself needs.
    assert used[0] < READY
    assert model or statistics.median(megabytes) < IDLE
