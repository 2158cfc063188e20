"""`overture eval`: what a writer makes of made-up profiles, as a table, as JSON, and as a page to look at."""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from bot.commandline.out import AsJson

FOLDER = Path("var/evals")
#: cases under way at once: enough to hide the wait, few enough for a small server
AT_ONCE = 4


def eval_(
    only: Annotated[str, typer.Option(help="Cases whose name or file holds this.", show_default=False)] = "",
    limit: Annotated[int, typer.Option(min=0, help="At most so many cases, of each file in turn; 0 is all.")] = 0,
    at_once: Annotated[int, typer.Option(min=1, max=64, help="Cases under way at once.")] = AT_ONCE,
    out: Annotated[Path, typer.Option(help="Folder of the report and of earlier runs.")] = FOLDER,
    as_json: AsJson = False,
) -> None:
    """Have the writer draft for made-up profiles and report how its drafts hold up.

    The configured model writes, without the template writer behind it; where none is configured, the template writer.
    The exit status is 1 where a case got no draft, or where a draft that could be approved holds what it may not.
    """
    # What only this command needs takes longer to load than the others take to run.
    import_module("bot.commandline.evaluation").evaluate(only, limit, at_once, out, as_json=as_json)
