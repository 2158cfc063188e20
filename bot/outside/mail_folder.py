"""Mail out into a folder of .eml files: for the demo, and for whoever hands mail over by other means.

A file is complete or not there. It is named for the note, so that a note delivered a second time is found and
not doubled.
"""

import asyncio
import os
import re
from dataclasses import dataclass
from pathlib import Path

import structlog

from bot.outside.message import Unwritable, compose
from bot.ports import Delivery, Letter, Outcome

log = structlog.get_logger()

SAFE_NAME = re.compile(r"[A-Za-z0-9_-]{1,120}")


@dataclass(frozen=True, slots=True)
class MailFolder:
    """The Courier that writes `<folder>/<note id>.eml`; the folder is made when first needed."""

    folder: Path

    async def deliver(self, letter: Letter) -> Delivery:
        """Write the letter, unless it lies there already. What is certain is told; never raises for a full disk."""
        if not SAFE_NAME.fullmatch(letter.note_id):
            return Delivery(Outcome.REFUSED, reason="mail-unwritable")
        try:
            content = compose(letter).as_bytes()
        except Unwritable as error:
            log.warning("letter_unwritable", note=letter.note_id, field=error.field)
            return Delivery(Outcome.REFUSED, reason="mail-unwritable")
        path = self.folder / f"{letter.note_id}.eml"
        try:
            await asyncio.to_thread(_keep, path, content)
        except OSError as error:
            log.warning("mail_folder_failed", note=letter.note_id, errno=error.errno)
            if path.exists():
                # Written, but the disk would not confirm it.
                return Delivery(Outcome.UNSURE, reason="mail-folder-unsure", answer=type(error).__name__)
            return Delivery(Outcome.NOT_SENT, reason="mail-folder-failed", answer=type(error).__name__)
        return Delivery(Outcome.SENT, provider_id=path.name)


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    # The name is durable only with its folder.
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
