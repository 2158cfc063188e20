"""`overture import`: people, candidates and talking points from files."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from bot.commandline.out import AsJson, Failed, configured, house, say, show, words
from bot.texts import text
from bot.usecases.candidates.import_ import ImportReport, import_files
from bot.usecases.candidates.import_.report import Change
from bot.usecases.candidates.import_.run import Progress as OnProgress

#: failures and namesakes shown to a person; `--json` has all
SHOWN = 20


def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="JSON, CSV or JSON Resume.", show_default=False)],
    seen_on: Annotated[
        datetime | None,
        typer.Option(
            "--seen-on", formats=["%Y-%m-%d"], help="Day a résumé was seen, if it names none.", show_default=False
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Bring people, candidates and talking points in: docs/import.md tells the formats.

    Importing the same file again changes nothing. What is wrong is listed, with its place, and the rest goes in; then
    the exit status is 1.
    """
    with _progress(quiet=as_json) as on_progress:
        report = asyncio.run(_import(files, seen_on.date() if seen_on else None, on_progress))
    if as_json:
        show(report.as_json(words()))
    else:
        _tell(report)
    if report.failed:
        raise Failed(words()("cli-import-failed", count=len(report.failed)))


async def _import(files: list[Path], seen_on: date | None, on_progress: OnProgress) -> ImportReport:
    async with house(configured()) as at:
        today = at.clock.now().date()
        return await import_files(
            files, at.store, key=at.keys.hash_key, today=today, seen_on=seen_on, on_progress=on_progress
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
def _progress(*, quiet: bool) -> Iterator[OnProgress]:
    """How far it is, for somebody who watches a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        # Counted in bytes: how many records there are shows at the end only, since files are read as streams.
        task = progress.add_task(words()("cli-importing"), total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
