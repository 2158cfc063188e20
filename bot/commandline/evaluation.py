"""The work of `overture eval`: a run, what is kept of it, and what is said. Loaded by that command alone."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from pydantic import ValidationError
from rich.box import SIMPLE
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.app import writer_of
from bot.commandline.eval_report import cost, page, percent
from bot.commandline.out import Failed, configured, say, show, warn, words
from bot.outside.clock import SystemClock
from bot.outside.late_writer import LateWriter
from bot.texts import text
from bot.usecases.evals.cases import BadCase, Case, load
from bot.usecases.evals.run import run
from bot.usecases.evals.scores import Comparison, Result, Run, Totals, by_family, compared, totals


def evaluate(only: str, limit: int, at_once: int, out: Path, *, as_json: bool) -> None:
    """Run the cases that `only` and `limit` leave, keep the run in `out`, tell of it. Raises Failed."""
    cases = _chosen(only, limit)
    last = _last(out)
    with _progress(len(cases), quiet=as_json) as on_done:
        now = asyncio.run(_run(cases, at_once, on_done))
    comparison = compared(now, last) if last else None
    report = _kept(out, now, last, comparison)
    if as_json:
        show(_as_json(now, comparison, report))
    else:
        _tell(now, comparison, out, report)
    _fail_where_it_must(now)


def _chosen(only: str, limit: int) -> list[Case]:
    try:
        cases = [case for case in load() if only in case.name or only in case.family]
    except BadCase as wrong:
        raise Failed(words()("eval-broken-case", why=str(wrong))) from None
    if not cases:
        raise typer.BadParameter(words()("eval-no-case", only=only))
    if not limit:
        return cases
    # The first of each family, then the second: a short run still sees every kind.
    ranked = [(sum(other.family == case.family for other in cases[:index]), index) for index, case in enumerate(cases)]
    return [cases[index] for index in sorted(index for _, index in sorted(ranked)[:limit])]


async def _run(cases: list[Case], at_once: int, on_done: Callable[[Result], None]) -> Run:
    writer = writer_of(configured(), alone=True)
    try:
        return await run(cases, writer, at=SystemClock().now(), words=words(), at_once=at_once, on_done=on_done)
    finally:
        if isinstance(writer, LateWriter):
            await writer.close()


def _last(folder: Path) -> Run | None:
    for file in sorted((folder / "runs").glob("*.json"), reverse=True):
        try:
            return Run.model_validate_json(file.read_bytes())
        except (ValidationError, OSError):
            warn(words()("eval-broken-run", file=str(file)))
    return None


def _kept(folder: Path, now: Run, last: Run | None, comparison: Comparison | None) -> Path:
    report = folder / "report.html"
    try:
        (folder / "runs").mkdir(parents=True, exist_ok=True)
        name = f"{now.at:%Y-%m-%dT%H-%M-%S-%f}.json"
        (folder / "runs" / name).write_text(now.model_dump_json(indent=1) + "\n", encoding="utf-8")
        report.write_text(page(now, last, comparison, words()), encoding="utf-8")
    except OSError as error:
        raise Failed(words()("cli-not-written", file=str(folder), why=error.strerror or "")) from None
    return report


def _as_json(now: Run, comparison: Comparison | None, report: Path) -> dict[str, object]:
    return {
        "at": now.at.isoformat(),
        "model": now.model,
        "prompts": now.prompts,
        "totals": totals(now.results).model_dump(),
        "families": {family: totals(results).model_dump() for family, results in by_family(now.results).items()},
        "compared": comparison.model_dump(mode="json") if comparison else None,
        "results": [
            {**one.model_dump(mode="json"), "blocked": one.blocked, "slipped": one.slipped} for one in now.results
        ],
        "report": str(report),
    }


def _tell(now: Run, comparison: Comparison | None, folder: Path, report: Path) -> None:
    tell = words()
    keys = ("family", "cases", "grounded", "blocked", "mended", "length", "language", "likeness", "cost", "seconds")
    table = Table(box=SIMPLE, pad_edge=False)
    for index, key in enumerate(keys):
        table.add_column(tell(f"eval-{key}"), justify="right" if index else "left", no_wrap=True)
    families = by_family(now.results)
    for family, results in families.items():
        table.add_row(family, *_row(totals(results)), end_section=family == list(families)[-1])
    total = totals(now.results)
    table.add_row(tell("eval-all"), *_row(total), style="bold")
    # Never cut: a narrow terminal breaks the line, and a file or a pipe has no width of its own.
    Console(width=max(112, Console().width)).print(table)
    if total.prompt_tokens:
        _tell_tokens(total)
    if comparison is None:
        say(text("eval-first", folder=str(folder)))
    else:
        say(text("eval-since", at=comparison.at, model=comparison.model, cases=comparison.now.cases))
        for change in comparison.changes:
            say(
                "  "
                + tell(
                    "eval-from-to",
                    name=change.name,
                    before=text(f"eval-is-{change.before}"),
                    now=text(f"eval-is-{change.now}"),
                )
            )
        for line in _differences(comparison):
            say(f"  {line}")
        if not comparison.changes and not _differences(comparison):
            say(text("eval-same"))
    say(text("eval-report", file=str(report)))


def _tell_tokens(total: Totals) -> None:
    counts = {"prompt": total.prompt_tokens, "cached": total.cached_tokens, "completion": total.completion_tokens}
    say(f"{words()('eval-tokens')}: {words()('eval-token-counts', **counts)}")


def _row(total: Totals) -> list[str]:
    shares = (total.grounded, total.blocked, total.mended, total.in_length, total.in_language)
    seconds = f"{total.seconds_half:.1f} / {total.seconds_most:.1f}"
    return [
        str(total.cases),
        *(percent(share, words()) for share in shares),
        str(total.likeness),
        cost(total, words()),
        seconds,
    ]


def _differences(comparison: Comparison) -> list[str]:
    tell, before, now = words(), comparison.before, comparison.now
    shares = {
        "grounded": (before.grounded, now.grounded),
        "blocked": (before.blocked, now.blocked),
        "length": (before.in_length, now.in_length),
        "language": (before.in_language, now.in_language),
    }
    lines = [
        tell("eval-from-to", name=tell(f"eval-{key}"), before=percent(then, tell), now=percent(today, tell))
        for key, (then, today) in shares.items()
        if then != today
    ]
    if before.likeness != now.likeness:
        lines.append(
            tell("eval-from-to", name=tell("eval-likeness"), before=str(before.likeness), now=str(now.likeness))
        )
    if before.cost_micros != now.cost_micros:
        lines.append(tell("eval-from-to", name=tell("eval-cost"), before=cost(before, tell), now=cost(now, tell)))
    return lines


def _fail_where_it_must(now: Run) -> None:
    tell = words()
    slipped = [one.name for one in now.results if one.slipped]
    failed = [one for one in now.results if one.failed]
    reasons = []
    if slipped:
        reasons.append(tell("eval-slipped", count=len(slipped), names=", ".join(slipped)))
    if failed:
        reasons.append(tell("eval-failed", count=len(failed), reason=failed[0].failed))
    if reasons:
        raise Failed("\n".join(reasons))


@contextmanager
def _progress(count: int, *, quiet: bool) -> Iterator[Callable[[Result], None]]:
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
        task = progress.add_task(words()("eval-running"), total=count)
        yield lambda _: progress.advance(task)
