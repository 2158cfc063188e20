"""`overture import`: people, candidates and talking points from files."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bot.commandline.out import AsJson, Failed, configured, house, say, show, words
from bot.texts import text
from bot.usecases.candidates.import_ import ImportReport, import_files
from bot.usecases.candidates.import_.report import Change

#: failures and namesakes shown to a person; `--json` has all
SHOWN = 20


def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="JSON, CSV or JSON Resume.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Bring people, candidates and talking points in: docs/import.md tells the formats.

    Importing the same file again changes nothing. What is wrong is listed, with its place, and the rest goes in; then
    the exit status is 1.
    """
    with _progress(quiet=as_json) as on_progress:
        report = asyncio.run(_import(files, on_progress))
    if as_json:
        show(report.as_json(words()))
    else:
        _tell(report)
    if report.failed:
        raise Failed(words()("cli-import-failed", count=len(report.failed)))


async def _import(files: list[Path], on_progress: Callable[[int], None]) -> ImportReport:
    async with house(configured()) as at:
        return await import_files(
            files, at.store, key=at.keys.hash_key, today=at.clock.now().date(), on_progress=on_progress
        )


def _tell(report: ImportReport) -> None:
    changes = {change.value: report.total(change) for change in Change}
    say(text("cli-imported", **changes))
    for failure in report.failed[:SHOWN]:
        say(f"  {failure.where}: {words()(failure.message)}")
    for namesake in report.possible_duplicates[:SHOWN]:
        say(f"  {namesake.where}: {namesake.name}: {words()('import-same-name')}")
    for more in (len(report.failed) - SHOWN, len(report.possible_duplicates) - SHOWN):
        if more > 0:
            say(text("cli-import-more", count=more))


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[int], None]]:
    """How far it is, for somebody who watches a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        # How many there are shows at the end only: the files are read as streams.
        task = progress.add_task(words()("cli-importing"), total=None)
        yield lambda done: progress.update(task, completed=done)
