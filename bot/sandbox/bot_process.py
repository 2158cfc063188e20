"""The bot as a child process of a demo: its steps, its log, its end."""

import asyncio
import base64
import os
import secrets
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.sandbox.serving import PortTaken, listen

ROOT = Path(__file__).resolve().parents[2]
END_SECONDS = 10.0
#: Settings that a person may give a demo's bot from outside, to see it with a model.
PASSED_ON = ("OVERTURE_OPENAI_",)


class BotFailed(Exception):
    """A step of the bot ended with an error; its text says which and why."""


async def until_ended(
    port: int,
    say: Callable[[str], None],
    play: Callable[[asyncio.Event], Awaitable[None]],
    stop: asyncio.Event | None = None,
) -> int:
    """Run a demo until a signal or `stop`, which `play` waits for; 0 if it ended as asked, 1 if it could not start."""
    ended = stop or asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, ended.set)
    try:
        await play(ended)
    except PortTaken:
        say(f"Port {port} is in use by another program. Stop it, or choose another: --port {port + 1}")
        return 1
    except (BotFailed, ValueError, OSError) as problem:
        say(f"The demo could not start: {problem}")
        return 1
    finally:
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(name)
    return 0


def environment(settings: dict[str, str]) -> dict[str, str]:
    """These settings, and of what is set outside only what a person may pass on."""
    outside = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("OVERTURE_") or name.startswith(PASSED_ON)
    }
    return outside | settings | {"PYTHONUNBUFFERED": "1"}


async def step(command: tuple[str, ...], arguments: tuple[str, ...], variables: dict[str, str], log: Path) -> None:
    """Run one command of the bot to its end. Raises BotFailed."""
    process = await start(command, arguments, variables, log)
    try:
        status = await process.wait()
    finally:
        await end(process)
    if status:
        raise BotFailed(f"`overture {' '.join(arguments)}` ended with status {status}:\n{tail(log)}")


async def start(
    command: tuple[str, ...], arguments: tuple[str, ...], variables: dict[str, str], log: Path
) -> asyncio.subprocess.Process:
    """Start one command of the bot, or another program that belongs to a demo; what it says goes to the log."""
    with log.open("ab") as output:
        return await asyncio.create_subprocess_exec(
            *command,
            *arguments,
            env=variables,
            cwd=ROOT,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


async def end(process: asyncio.subprocess.Process) -> None:
    """End it, the hard way where it will not."""
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), END_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()


def secret_keys(folder: Path) -> str:
    """One Fernet key, kept beside the database that it encrypts."""
    path = folder / "secret-keys"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(), encoding="ascii")
    return path.read_text(encoding="ascii")


def free_port() -> int:
    """A port of loopback that nobody has now."""
    with listen(0) as probe:
        port: int = probe.getsockname()[1]
    return port


def tail(log: Path) -> str:
    """The log's last lines, indented."""
    lines = log.read_text(encoding="utf-8", errors="replace").rstrip().splitlines()
    return "\n".join(f"  | {line}" for line in lines[-25:]) or "  | (empty)"
