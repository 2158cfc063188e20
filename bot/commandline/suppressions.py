"""`overture suppressions`: the list of those who must never be written to, saved and brought back."""

import asyncio
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commandline.out import AsJson, Failed, configured, house, say, show, warn, words
from bot.rules.suppression import in_force
from bot.texts import text
from bot.usecases.admin import CLI
from bot.usecases.suppression import restore
from db.tables import Suppression, SuppressionSource

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
        return [_line(entry) async for entry in at.store.suppression_list() if in_force(entry)]


async def _import(entries: list[Suppression]) -> tuple[int, int]:
    """How many came, and how many no key of this house could have made."""
    async with house(configured()) as at:
        added = 0
        for start in range(0, len(entries), BATCH):
            async with at.store.writing() as unit:
                added += await restore(unit, entries[start : start + BATCH], CLI)
        known = at.keys.hash_key.ids
        return added, sum(entry.key_id not in known for entry in entries)


def _line(entry: Suppression) -> str:
    kept = {
        "hash": entry.hash,
        "key_id": entry.key_id,
        "source": entry.source.value,
        "reason": entry.reason,
        "added_by": entry.added_by,
        "added_at": entry.added_at.isoformat(),
    }
    return json.dumps(kept, ensure_ascii=False)


def _read(content: str) -> Iterator[Suppression]:
    """The entries of a file. Raises Failed, naming the line; nothing is brought back then."""
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield _entry(json.loads(line))
        except (ValueError, KeyError, TypeError):
            raise Failed(words()("cli-suppressions-wrong", line=number)) from None


def _entry(given: Any) -> Suppression:
    hashed, added_at = str(given["hash"]), datetime.fromisoformat(given["added_at"])
    if len(bytes.fromhex(hashed)) != 32 or added_at.tzinfo is None:
        raise ValueError("no hash, or a moment without a zone")
    return Suppression(
        hash=hashed,
        key_id=str(given["key_id"]),
        source=SuppressionSource(given["source"]),
        reason=str(given["reason"]),
        added_by=str(given["added_by"]),
        added_at=added_at,
    )
