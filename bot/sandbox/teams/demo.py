"""The demo on Teams: one bot, two Playgrounds, one page. Everything is on loopback, and nobody signs."""

import asyncio
import json
import sys
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx2

from bot.sandbox.bot_process import BotFailed, end, environment, free_port, secret_keys, start, step, tail, until_ended
from bot.sandbox.clock import Clock
from bot.sandbox.demo import SEED, prepare
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.serving import HOST, NO_TLS, listen, serving
from bot.sandbox.teams.front import Front
from bot.sandbox.teams.playground import playground
from bot.sandbox.teams.seats import APP, REVIEW, SEATS, TENANT, Person, with_accounts

CONNECT_SECONDS, LOOK_SECONDS = 60.0, 0.1
LIMITS = (
    "The Playground is Microsoft's, for evaluation. It reads no app package and shows no dialogs from cards (Edit, "
    "Sources, Ask again, Reject), no type-ahead, no views of one's own. docs/teams.md says how to see those."
)


@dataclass(frozen=True)
class TeamsDemo:
    """What was asked for on the command line. `program` is the Playground's cli.js."""

    program: Path
    port: int = 8766
    folder: Path = Path("var/demo-teams")
    keep: bool = False
    seed: Path = SEED
    tick_seconds: float = 1.0
    bot_command: tuple[str, ...] = (sys.executable, "-m", "bot.cli")
    say: Callable[[str], None] = lambda line: print(line, flush=True)  # noqa: T201 - the demo talks to a person


async def run_teams_demo(demo: TeamsDemo, stop: asyncio.Event | None = None) -> int:
    """Run until a signal or `stop`; 0 if it ended as asked, 1 if it could not start."""

    async def play(ended: asyncio.Event) -> None:
        listener = listen(demo.port)
        folder = prepare(demo.folder, keep=demo.keep)
        clock = Clock(time.time, folder / "clock")
        front = Front(clock, Mailbox(folder / "mail", clock.today))
        async with AsyncExitStack() as after:
            after.push_async_callback(front.close)
            await after.enter_async_context(serving(front.app, listener))
            await _play(demo, folder, front, f"http://{HOST}:{listener.getsockname()[1]}", after, ended)

    return await until_ended(demo.port, demo.say, play, stop)


def bot_environment(folder: Path, front_url: str, bot_port: int, tick_seconds: float) -> dict[str, str]:
    """The settings of the demo's bot: everything points into the folder and at the front."""
    return environment(
        {
            "OVERTURE_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'overture.db'}",
            "OVERTURE_TEAMS_CLIENT_ID": APP,
            "OVERTURE_TEAMS_TENANT_ID": TENANT,
            "OVERTURE_TEAMS_REVIEW_CONVERSATION": REVIEW,
            "OVERTURE_TEAMS_LOCAL_URL": front_url,
            "OVERTURE_TEAMS_UNAUTHENTICATED": "true",
            "OVERTURE_MAIL_FOLDER": str(folder / "mail" / "out"),
            "OVERTURE_CLOCK_FILE": str(folder / "clock"),
            "OVERTURE_TICK_SECONDS": str(tick_seconds),
            "OVERTURE_ADMINS": "noor.haddad@northlight.example",
            "OVERTURE_SECRET_KEYS": secret_keys(folder),
            "OVERTURE_COMPANY": "Northlight",
            "OVERTURE_NOTICE_URL": "https://northlight.example/privacy",
            "OVERTURE_POSTAL_ADDRESS": "1 Harbour Row, London",
            "OVERTURE_HOST": HOST,
            "OVERTURE_PORT": str(bot_port),
            "OVERTURE_PUBLIC_URL": f"http://{HOST}:{bot_port}",
        }
    )


async def _play(
    demo: TeamsDemo, folder: Path, front: Front, url: str, after: AsyncExitStack, ended: asyncio.Event
) -> None:
    began = time.monotonic()
    bot_port = free_port()
    variables = bot_environment(folder, url, bot_port, demo.tick_seconds)
    log = folder / "bot.log"
    people = _seeded(demo.seed, folder)
    for number, name, arguments in (
        (1, "database", ("migrate",)),
        (2, "people, candidates, talking points", ("import", str(folder / "seed.json"))),
    ):
        demo.say(f"[{number}/4] {name} …")
        await step(demo.bot_command, arguments, variables, log)
    bot_url = f"http://{HOST}:{bot_port}"
    demo.say("[3/4] the Playground of each of two people …")
    for seat in SEATS:
        front.pages[seat] = await after.enter_async_context(
            playground(
                demo.program,
                seat,
                people,
                folder=folder,
                port=free_port(),
                bot_url=f"{bot_url}/teams/messages",
                service_url=url,
            )
        )
    demo.say("[4/4] bot …")
    bot = await start(demo.bot_command, ("serve",), variables, log)
    after.push_async_callback(end, bot)
    gone = asyncio.create_task(bot.wait())
    wanted = asyncio.create_task(ended.wait())
    after.callback(gone.cancel)
    after.callback(wanted.cancel)
    await _is_ready(bot, f"{bot_url}/readyz", log)
    demo.say(f"Ready after {time.monotonic() - began:.1f} s.")
    demo.say(LIMITS)
    demo.say(f"Overture demo on Teams: {url}")
    demo.say(f"As Mara, write: note Ada Okafor about our open-model work. Ctrl-C ends the demo; the log is in {log}")
    await asyncio.wait({gone, wanted}, return_when=asyncio.FIRST_COMPLETED)
    if gone.done() and not ended.is_set():
        demo.say(f"The bot ended with status {bot.returncode}; nothing restarts it. Its log ends:\n{tail(log)}")
        await ended.wait()
    demo.say("Ended.")


def _seeded(seed: Path, folder: Path) -> list[Person]:
    """The demo's data, with accounts, as a file to import."""
    told, people = with_accounts(json.loads(seed.read_text(encoding="utf-8")))
    (folder / "seed.json").write_text(json.dumps(told), encoding="utf-8")
    return people


async def _is_ready(bot: asyncio.subprocess.Process, url: str, log: Path) -> None:
    async with httpx2.AsyncClient(trust_env=False, verify=NO_TLS, timeout=5) as client:
        deadline = time.monotonic() + CONNECT_SECONDS
        while time.monotonic() < deadline and bot.returncode is None:
            try:
                if (await client.get(url)).status_code == 200:
                    return
            except httpx2.TransportError:
                pass
            await asyncio.sleep(LOOK_SECONDS)
    raise BotFailed(f"the bot did not come up; its log ends:\n{tail(log)}")
