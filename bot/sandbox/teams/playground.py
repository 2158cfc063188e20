"""One Playground as a child process: on loopback, without telemetry, and reaching nothing outside this machine."""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2

from bot.sandbox.bot_process import BotFailed, end, start, tail
from bot.sandbox.serving import HOST, NO_TLS
from bot.sandbox.teams.seats import Person, Seat

GUARD = Path(__file__).with_name("loopback.js")
START_SECONDS = 30.0
LOOK_SECONDS = 0.1
#: what Node needs of the environment; a proxy or a key of somebody's is none of its business
PASSED = ("PATH", "LANG", "TZ", "SystemRoot")


@asynccontextmanager
async def playground(
    program: Path, seat: Seat, people: Sequence[Person], *, folder: Path, port: int, bot_url: str, service_url: str
) -> AsyncIterator[str]:
    """Run it until the block ends; its page's address. Raises BotFailed with the end of its log."""
    home = folder / f"playground-{seat.first_name.lower()}"
    home.mkdir(parents=True, exist_ok=True)
    configuration = home / "people.yml"
    configuration.write_text(seat.configuration(people), encoding="utf-8")
    log = home / "console.log"
    log.write_bytes(b"")
    variables = {name: os.environ[name] for name in PASSED if name in os.environ} | {
        "HOME": str(home),
        "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(configuration),
        "M365_AGENTS_PLAYGROUND_LOGFILE": str(home / "playground.log"),
        "TEAMSAPPTESTER_BROWSER": "none",
    }
    command = ("node", "--require", str(GUARD), str(program), "start", "--disable-telemetry")
    arguments = ("-e", bot_url, "-c", "msteams", "-p", str(port), "--service-url", service_url)
    process = await start(command, arguments, variables, log)
    try:
        url = f"http://{HOST}:{port}"
        await _answers(process, url, home / "playground.log")
        yield url
    finally:
        await end(process)


async def _answers(process: asyncio.subprocess.Process, url: str, log: Path) -> None:
    async with httpx2.AsyncClient(trust_env=False, verify=NO_TLS, timeout=5) as client:
        deadline = asyncio.get_running_loop().time() + START_SECONDS
        while asyncio.get_running_loop().time() < deadline and process.returncode is None:
            try:
                if (await client.get(f"{url}/_debug/ping")).status_code == 200:
                    return
            except httpx2.TransportError:
                pass
            await asyncio.sleep(LOOK_SECONDS)
    raise BotFailed(f"the Playground did not start; its log ends:\n{tail(log)}")
