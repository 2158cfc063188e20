"""`overture serve`, `demo`, `migrate`, `version`: the program itself."""

import asyncio
import signal
import subprocess
import sys
from types import FrameType

import typer

from bot import app
from bot.commandline.out import AsJson, Failed, configured, say, show, words
from bot.texts import text
from db.migrate import migrate as apply_migrations

#: what a shell gives for a program that a signal ended is no reason of ours
FAILED = 1


def serve() -> None:
    """Run the bot until Ctrl-C or SIGTERM. /readyz says what is missing."""
    asyncio.run(app.serve(configured(quiet=False)))


def demo(context: typer.Context) -> None:
    """Try it: a Slack-like workspace with made-up people, in a browser at http://127.0.0.1:8765.

    Takes the options of the sandbox, for example --port 9000 --keep --mode http --dir FOLDER; see
    `python -m bot.sandbox --help`.
    """
    # A program of its own: the bot never imports the sandbox.
    child = subprocess.Popen([sys.executable, "-m", "bot.sandbox", *context.args])

    def pass_on(number: int, _: FrameType | None) -> None:
        child.send_signal(number)

    before = {number: signal.signal(number, pass_on) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        status = child.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    raise typer.Exit(FAILED if status < 0 else status)


def migrate(as_json: AsJson = False) -> None:
    """Bring the database up to date. Safe to repeat."""
    applied = asyncio.run(_migrate())
    if as_json:
        show({"applied": applied})
    else:
        say(text("cli-migrated", count=len(applied), list=", ".join(applied)) if applied else text("cli-migrated-none"))


def version(as_json: AsJson = False) -> None:
    """Say which version this is."""
    if as_json:
        show({"overture": app.VERSION, "python": sys.version.split()[0]})
    else:
        say(f"overture {app.VERSION}")


async def _migrate() -> list[str]:
    settings = configured()
    async with app.opened(settings) as house:
        if not await house.store.ready():
            raise Failed(words()("cli-no-database"))
        return await apply_migrations(settings.database_url.get_secret_value())
