"""The demo: the sandbox workspace, and the real bot as a child process that is connected to it.

Nothing is restarted silently: if the bot ends, the console says why and the page shows it as away.
"""

import asyncio
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.bot_process import (
    ROOT,
    BotFailed,
    end,
    environment,
    free_port,
    secret_keys,
    start,
    step,
    tail,
    until_ended,
)
from bot.sandbox.running import RunningSandbox, running_sandbox
from bot.sandbox.serving import HOST, listen

MANIFEST = ROOT / "deploy" / "slack-manifest.yaml"
SEED = ROOT / "db" / "seed" / "demo.json"
#: What the demo writes in its folder, and removes from it at a fresh start.
OWN_FILES = ("overture.db", "overture.db-wal", "overture.db-shm", "mail", "clock", "secret-keys", "bot.log")
CONNECT_SECONDS = 60.0


@dataclass(frozen=True)
class Demo:
    """What was asked for on the command line."""

    port: int = 8765
    folder: Path = Path("var/demo")
    mode: str = "socket"
    with_bot: bool = True
    keep: bool = False
    manifest: Path | None = MANIFEST
    seed: Path = SEED
    bot_command: tuple[str, ...] = (sys.executable, "-m", "bot.cli")
    say: Callable[[str], None] = lambda line: print(line, flush=True)  # noqa: T201 - the demo talks to a person


async def run_demo(demo: Demo, stop: asyncio.Event | None = None) -> int:
    """Run until a signal or `stop`; 0 if it ended as asked, 1 if it could not start."""

    async def play(ended: asyncio.Event) -> None:
        listener = listen(demo.port)
        folder = prepare(demo.folder, keep=demo.keep)
        async with running_sandbox(
            manifest=demo.manifest,
            mail_dir=folder / "mail",
            clock_file=folder / "clock",
            listener=listener,
        ) as sandbox:
            await _play(demo, folder, sandbox, ended)

    return await until_ended(demo.port, demo.say, play, stop)


def bot_environment(demo: Demo, folder: Path, sandbox: RunningSandbox, bot_port: int) -> dict[str, str]:
    """The settings of the demo's bot: everything points into the folder and at the sandbox."""
    settings = {
        "OVERTURE_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'overture.db'}",
        "OVERTURE_SLACK_API_URL": sandbox.api_url,
        "OVERTURE_SLACK_BOT_TOKEN": sandbox.bot_token,
        "OVERTURE_SLACK_SIGNING_SECRET": sandbox.signing_secret,
        "OVERTURE_REVIEW_CHANNEL": "C01REVIEW",
        "OVERTURE_MAIL_FOLDER": str(folder / "mail" / "out"),
        "OVERTURE_CLOCK_FILE": str(folder / "clock"),
        "OVERTURE_ADMINS": "noor.haddad@northlight.example",
        "OVERTURE_SECRET_KEYS": secret_keys(folder),
        "OVERTURE_COMPANY": "Northlight",
        "OVERTURE_NOTICE_URL": "https://northlight.example/privacy",
        "OVERTURE_POSTAL_ADDRESS": "1 Harbour Row, London",
        "OVERTURE_HOST": HOST,
        "OVERTURE_PORT": str(bot_port),
        "OVERTURE_PUBLIC_URL": f"http://{HOST}:{bot_port}",
    }
    if demo.mode == "socket":
        settings["OVERTURE_SLACK_APP_TOKEN"] = sandbox.app_token
    return environment(settings)


async def _play(demo: Demo, folder: Path, sandbox: RunningSandbox, ended: asyncio.Event) -> None:
    began = time.monotonic()
    steps = 4 if demo.with_bot else 1
    demo.say(f"[1/{steps}] workspace: {sandbox.base_url} (files in {folder})")
    if not demo.with_bot:
        demo.say("No bot. One that wants to connect needs:")
        settings = bot_environment(demo, folder, sandbox, free_port())
        for name in sorted(name for name in settings if name.startswith("OVERTURE_")):
            demo.say(f"  {name}={settings[name]}")
        await ended.wait()
        return
    bot_port = free_port()
    variables = bot_environment(demo, folder, sandbox, bot_port)
    log = folder / "bot.log"
    for number, name, arguments in (
        (2, "database", ("migrate",)),
        (3, "people, candidates, talking points", ("import", str(demo.seed))),
    ):
        demo.say(f"[{number}/{steps}] {name} …")
        await step(demo.bot_command, arguments, variables, log)
    demo.say(f"[4/{steps}] bot …")
    bot = await start(demo.bot_command, ("serve",), variables, log)
    gone = asyncio.create_task(bot.wait())
    try:
        if demo.mode == "http":
            await sandbox.deliver_to_url(f"http://{HOST}:{bot_port}/slack/events")
        connected = asyncio.create_task(sandbox.wait_connected(CONNECT_SECONDS))
        wanted = asyncio.create_task(ended.wait())
        await asyncio.wait({connected, gone, wanted}, return_when=asyncio.FIRST_COMPLETED)
        if connected.done() and not connected.exception():
            demo.say(f"Ready after {time.monotonic() - began:.1f} s.")
            demo.say(f"Overture demo: {sandbox.base_url}")
            demo.say("Be somebody, type /note Ada Okafor. Ctrl-C ends the demo; the bot's log is in " + str(log))
        elif connected.done():
            raise BotFailed(f"the bot did not connect within {CONNECT_SECONDS:.0f} s; its log ends:\n{tail(log)}")
        connected.cancel()
        await asyncio.wait({gone, wanted}, return_when=asyncio.FIRST_COMPLETED)
        if gone.done() and not ended.is_set():
            demo.say(f"The bot ended with status {bot.returncode}; nothing restarts it. Its log ends:\n{tail(log)}")
            demo.say(f"The workspace is still there: {sandbox.base_url}")
            await ended.wait()
    finally:
        await end(bot)
        gone.cancel()
        demo.say("Ended.")


def prepare(folder: Path, *, keep: bool) -> Path:
    """The demo's folder, empty of what an earlier demo left unless that is kept."""
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if not keep:
        for name in OWN_FILES:
            path = folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    return folder
