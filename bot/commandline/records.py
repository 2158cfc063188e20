"""`overture candidates`, `audit`, `stop`, `resume`: what lies in the database."""

import asyncio
import json
from pathlib import Path
from typing import Annotated

import typer

from bot.commandline.out import AsJson, Failed, configured, house, say, settled, show, words
from bot.ports import Hit, Refusal
from bot.texts import Text, text
from bot.usecases import admin
from bot.usecases.admin import CLI
from db.tables import AuditRow

candidates = typer.Typer(help="Look candidates up.", no_args_is_help=True)
audit = typer.Typer(help="The record of every change: is it whole, and its lines.", no_args_is_help=True)


@candidates.command("find")
def find(
    typed: Annotated[list[str], typer.Argument(metavar="TEXT", help="A name or the beginning of one.")],
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many at most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Find candidates by name: prefixes, misspellings, accents and other scripts."""
    hits = asyncio.run(_find(" ".join(typed), limit))
    if as_json:
        show([{"id": hit.candidate_id, "name": hit.name, "employer": hit.employer, "title": hit.title} for hit in hits])
        return
    if not hits:
        say(text("cli-no-candidate"))
    for hit in hits:
        say("  ".join(part for part in (hit.name, hit.employer, hit.title, hit.candidate_id) if part))


@audit.command()
def verify(as_json: AsJson = False) -> None:
    """Check that no line was changed, removed or put in: exit 1 and its number if one was."""
    rows, broken = asyncio.run(_verify())
    if as_json:
        show({"rows": rows, "whole": broken is None, "first_broken": broken})
    elif broken is None:
        say(text("cli-audit-whole", rows=rows))
    if broken is not None:
        raise Failed(words()("cli-audit-broken", row=broken))


@audit.command()
def export(
    out: Annotated[
        Path | None, typer.Option(help="Write into this file and not to stdout.", show_default=False)
    ] = None,
    after: Annotated[int, typer.Option(min=0, help="Only lines after this number.")] = 0,
) -> None:
    """Write every line as JSON, one a line, oldest first. Ids only, never a name."""
    try:
        asyncio.run(_export(out, after))
    except OSError as error:
        raise Failed(words()("cli-not-written", file=str(out), why=error.strerror or "")) from None


def stop(
    reason: Annotated[list[str] | None, typer.Argument(help="Why; shown to whoever asks.", show_default=False)] = None,
) -> None:
    """Stop everything: nothing is written or sent until somebody resumes."""
    settled(asyncio.run(_stop(" ".join(reason or []))))


def resume() -> None:
    """Let it go on. What waited is checked again before anything leaves."""
    settled(asyncio.run(_resume()))


async def _find(typed: str, limit: int) -> list[Hit]:
    async with house(configured()) as at, at.store.reading() as unit:
        return list(await unit.candidates.find(typed, limit))


async def _verify() -> tuple[int, int | None]:
    async with house(configured()) as at:
        broken = await at.store.first_broken()
        rows = 0
        async for _ in at.store.audit_trail():
            rows += 1
        return rows, broken


async def _export(out: Path | None, after: int) -> None:
    async with house(configured()) as at:
        if out is None:
            async for row in at.store.audit_trail(after):
                typer.echo(_line(row))
            return
        with out.open("w", encoding="utf-8") as file:
            async for row in at.store.audit_trail(after):
                file.write(_line(row) + "\n")


def _line(row: AuditRow) -> str:
    fields = row.model_dump(mode="json")
    return json.dumps({name: fields[name] for name in AuditRow.model_fields}, ensure_ascii=False)


async def _stop(reason: str) -> Text | Refusal:
    async with house(configured()) as at, at.store.writing() as unit:
        return await admin.stop(unit, CLI, reason)


async def _resume() -> Text | Refusal:
    async with house(configured()) as at, at.store.writing() as unit:
        return await admin.resume(unit, CLI)
