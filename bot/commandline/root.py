"""The whole command, put together. Exit status: 0 done, 1 failed with a reason on stderr, 2 wrong usage."""

import traceback
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from bot.app import NotMigrated
from bot.commandline.checking import check
from bot.commandline.doctor import doctor
from bot.commandline.evaluating import eval_
from bot.commandline.importing import import_
from bot.commandline.out import Failed, warn, words
from bot.commandline.people import people
from bot.commandline.policy import policy
from bot.commandline.preview import preview
from bot.commandline.records import audit, candidates, resume, stop
from bot.commandline.running import demo, migrate, serve, version
from bot.commandline.scheduling import schedule
from bot.commandline.suppressions import suppressions
from bot.commandline.teams_package import teams_package
from bot.outside.keyring import NoKey
from bot.outside.server import CannotListen
from bot.ports import StoreDown
from bot.settings import BadSettings

#: told in their own words; anything else is a bug of ours
REASONS = (Failed, BadSettings, NoKey, NotMigrated, CannotListen)


class Commands(TyperGroup):
    """Turns whatever went wrong into a reason on stderr and status 1."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except REASONS as reason:
            for line in str(reason).splitlines():
                warn(line)
        except StoreDown:
            warn(words()("cli-no-database"))
        except OSError as error:
            warn(f"{error.strerror or type(error).__name__}{f': {error.filename}' if error.filename else ''}")
        except (typer.Exit, typer.Abort, TyperException):
            raise
        except Exception as error:  # noqa: BLE001 - the last one to hear of it
            # A bug of ours: told by kind and place, since its words may quote what nobody should read.
            for one in error.exceptions if isinstance(error, ExceptionGroup) else (error,):
                warn(words()("cli-bug", kind=type(one).__name__, where=_place(one)))
        raise typer.Exit(1)


app = typer.Typer(
    name="overture",
    cls=Commands,
    help="Overture: the leaders of a company write, personally, to the few people they most want to hire.",
    epilog="Settings are read from OVERTURE_… and .env; deploy/env.example lists them. "
    "Exit status: 0 done, 1 failed with a reason on stderr, 2 wrong usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

TRY, RUN, FILL, WATCH = "Try it", "Run it", "People and candidates", "Keep an eye on it"
app.command(
    rich_help_panel=TRY,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)(demo)
app.command(rich_help_panel=RUN)(serve)
app.command(rich_help_panel=RUN)(migrate)
app.command(rich_help_panel=RUN)(doctor)
app.command("teams-package", rich_help_panel=RUN)(teams_package)
app.command("import", rich_help_panel=FILL)(import_)
app.add_typer(people, name="people", rich_help_panel=FILL)
app.add_typer(candidates, name="candidates", rich_help_panel=FILL)
app.add_typer(suppressions, name="suppressions", rich_help_panel=FILL)
app.command(rich_help_panel=WATCH)(stop)
app.command(rich_help_panel=WATCH)(resume)
app.add_typer(audit, name="audit", rich_help_panel=WATCH)
app.command(rich_help_panel=WATCH)(check)
app.command(rich_help_panel=WATCH)(schedule)
app.command(rich_help_panel=WATCH)(policy)
app.command(rich_help_panel=WATCH)(preview)
app.command("eval", rich_help_panel=WATCH)(eval_)
app.command(rich_help_panel=RUN)(version)


def _place(error: BaseException) -> str:
    places = traceback.extract_tb(error.__traceback__)[-3:]
    return ", ".join(f"{Path(place.filename).name}:{place.lineno}" for place in places)
