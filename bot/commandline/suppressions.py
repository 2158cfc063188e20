"""`overture suppressions`: the list of those who must never be written to, saved and brought back."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.commandline.out import AsJson, Failed, configured, house, say, show, warn, words
from bot.outside.suppression_journal import read_entry, write_entry
from bot.rules.suppression import in_force
from bot.texts import text
from bot.usecases.admin import CLI
from bot.usecases.suppression import restore
from db.tables import Suppression

suppressions = typer.Typer(
    help="Who must never be written to: save the list, bring it back after a restore.", no_args_is_help=True
)

#: entries brought back in one transaction
BATCH = 500


@suppressions.command("export")
def export(
    out: Annotated[
        Path | None, typer.Option(help="Write into this file and not to stdout.", show_default=False)
    ] = None,
) -> None:
    """Write the list as JSON, one entry a line: keyed hashes, no names and no addresses."""
    lines = asyncio.run(_export())
    if out is None:
        for line in lines:
            typer.echo(line)
        return
    try:
        out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise Failed(words()("cli-not-written", file=str(out), why=error.strerror or "")) from None


@suppressions.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `export` wrote.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Bring a saved list back. It only adds: who is on the list now stays on it."""
    try:
        entries = list(_read(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise Failed(words()("import-cannot-open", why=error.strerror or "")) from None
    added, strange = asyncio.run(_import(entries))
    if as_json:
        show({"added": added, "unchanged": len(entries) - added, "under_unknown_keys": strange})
    else:
        say(text("cli-suppressions-imported", added=added, unchanged=len(entries) - added))
    if strange:
        warn(words()("cli-suppressions-strange", count=strange))


async def _export() -> list[str]:
    async with house(configured()) as at:
        return [write_entry(entry) async for entry in at.store.suppression_list() if in_force(entry)]


async def _import(entries: list[Suppression]) -> tuple[int, int]:
    """How many came, and how many no key of this house could have made."""
    async with house(configured()) as at:
        added = 0
        for start in range(0, len(entries), BATCH):
            async with at.store.writing() as unit:
                added += await restore(unit, entries[start : start + BATCH], CLI)
        known = at.keys.hash_key.ids
        return added, sum(entry.key_id not in known for entry in entries)


def _read(content: str) -> Iterator[Suppression]:
    """The entries of a file. Raises Failed, naming the line; nothing is brought back then."""
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        entry = read_entry(line)
        if entry is None:
            raise Failed(words()("cli-suppressions-wrong", line=number))
        # A list brought back lifts nobody; what was lifted is not in it.
        if in_force(entry):
            yield entry
