"""Which kind of file it is, by what stands in it, and its records."""

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO

import ijson

from bot.texts import text
from bot.usecases.candidates.import_ import read_csv, read_json, read_resume
from bot.usecases.candidates.import_.raw import Broken, Found, Kind

STDIN = Path("-")
_RESUME = {"basics", "work", "education", "publications", "skills", "awards", "volunteer", "projects"}


def records(path: Path, today: date) -> Iterator[Found]:
    """Every record of the file, or of stdin for `-`. A file that cannot be opened is told, too."""
    try:
        with _opened(path) as file:
            yield from _records(file, path.name, today)
    except OSError as error:
        yield Broken("file", text("import-cannot-open", why=error.strerror or type(error).__name__))


def _records(file: BinaryIO, name: str, today: date) -> Iterator[Found]:
    start = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    file.seek(0)
    if not start:
        yield Broken("file", text("import-empty"))
    elif start[:1] in b"{[":
        if _is_resume(file):
            yield from read_resume.read(file, name, today)
        else:
            yield from read_json.read(_without_mark(file))
    else:
        table = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        yield from read_csv.read(table)
        table.detach()


def _is_resume(file: BinaryIO) -> bool:
    """A résumé's sections stand at the top, and none of our lists does."""
    try:
        for prefix, event, value in ijson.parse(_without_mark(file)):
            if prefix == "" and event == "map_key" and (value in _RESUME or value in set(Kind)):
                return value in _RESUME
    except (ijson.JSONError, UnicodeDecodeError):
        return False
    finally:
        file.seek(0)
    return False


def _without_mark(file: BinaryIO) -> BinaryIO:
    if file.read(3) != b"\xef\xbb\xbf":
        file.seek(0)
    return file


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if path != STDIN:
        with path.open("rb") as file:
            yield file
        return
    # What comes by a pipe cannot be looked into twice.
    with tempfile.TemporaryFile() as kept:
        shutil.copyfileobj(sys.stdin.buffer, kept)
        kept.seek(0)
        yield kept
