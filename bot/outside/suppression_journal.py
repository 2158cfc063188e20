"""The journal of the suppression list: a file of JSON lines beside the database, only ever appended to.

It holds keyed hashes and who recorded them when, no name and no address. A line that a crash cut short is left out.
"""

import asyncio
import json
import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from db.tables import Suppression, SuppressionSource


class JournalFile:
    """Implements `bot.ports.SuppressionJournal`. Several processes of one machine may share the file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    async def read(self) -> Sequence[Suppression]:
        """Every state ever written, oldest first; none before there is a file. Raises OSError."""
        return await asyncio.to_thread(lambda: list(self._entries()))

    async def append(self, entries: Sequence[Suppression]) -> None:
        """Add the present state of `entries`, on the disk before it returns. Raises OSError."""
        if lines := "".join(f"{write_entry(entry)}\n" for entry in entries):
            await asyncio.to_thread(self._write, lines)

    def _entries(self) -> Iterator[Suppression]:
        if not self._file.exists():
            return
        with self._file.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if (entry := read_entry(line)) is not None:
                    yield entry

    def _write(self, lines: str) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "r+b", buffering=0) as kept:
            # After a line that was cut short begins a new one.
            cut = kept.seek(0, os.SEEK_END) and not _ends_a_line(kept.fileno())
            kept.write(("\n" if cut else "").encode() + lines.encode())
            os.fsync(kept.fileno())


def write_entry(entry: Suppression) -> str:
    """One entry as a line."""
    kept = {
        "hash": entry.hash,
        "key_id": entry.key_id,
        "source": entry.source.value,
        "reason": entry.reason,
        "added_by": entry.added_by,
        "added_at": entry.added_at.isoformat(),
    }
    if entry.lifted_at is not None:
        kept |= {
            "lifted_at": entry.lifted_at.isoformat(),
            "lifted_by": entry.lifted_by,
            "lifted_reason": entry.lifted_reason,
        }
    return json.dumps(kept, ensure_ascii=False)


def read_entry(line: str) -> Suppression | None:
    """The entry of a line, or None for no such line."""
    try:
        return _entry(json.loads(line))
    except (ValueError, KeyError, TypeError):
        return None


def _entry(given: Any) -> Suppression:
    hashed = str(given["hash"])
    if len(bytes.fromhex(hashed)) != 32:
        raise ValueError("no hash")
    return Suppression(
        hash=hashed,
        key_id=str(given["key_id"]),
        source=SuppressionSource(given["source"]),
        reason=str(given["reason"]),
        added_by=str(given["added_by"]),
        added_at=_moment(given["added_at"]),
        lifted_at=_moment(given["lifted_at"]) if "lifted_at" in given else None,
        lifted_by=str(given.get("lifted_by", "")),
        lifted_reason=str(given.get("lifted_reason", "")),
    )


def _moment(given: str) -> datetime:
    at = datetime.fromisoformat(given)
    if at.tzinfo is None:
        raise ValueError("a moment without a zone")
    return at


def _ends_a_line(descriptor: int) -> bool:
    return os.pread(descriptor, 1, os.fstat(descriptor).st_size - 1) == b"\n"
