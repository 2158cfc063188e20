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
_RESUME = {"basics", "work", "education", "publications", "skills", "awards", "volunteer", "projects", "certificates"}
_UTF8, _UTF16 = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file, or stdin for `-`. Raises OSError."""
    if path != STDIN:
        with path.open("rb") as file:
            yield file
        return
    # What comes by a pipe cannot be looked into twice.
    with tempfile.TemporaryFile() as kept:
        shutil.copyfileobj(sys.stdin.buffer, kept)
        kept.seek(0)
        yield kept


def records(file: BinaryIO, name: str, seen_on: date, today: date) -> Iterator[Found]:
    """Every record of the file, called `name`, that was seen on `seen_on`."""
    beginning = file.read(4096)
    start = beginning.removeprefix(_UTF8).lstrip()
    file.seek(0)
    if not start:
        yield Broken("file", text("import-empty"))
    elif start[:1] in (b"{", b"["):
        if _is_resume(file):
            yield from read_resume.read(_without_mark(file), name, seen_on, today)
        else:
            yield from read_json.read(_without_mark(file))
    else:
        # Excel's "Unicode text" is UTF-16.
        encoding = "utf-16" if beginning.startswith(_UTF16) else "utf-8-sig"
        table = io.TextIOWrapper(file, encoding=encoding, newline="")
        yield from read_csv.read(table, name)
        table.detach()


def _is_resume(file: BinaryIO) -> bool:
    """A résumé's sections stand at the top, and none of our lists does."""
    try:
        for prefix, event, value in read_json.parsed(_without_mark(file)):
            if prefix == "" and event == "map_key" and (value in _RESUME or value in set(Kind)):
                return value in _RESUME
    except (ijson.JSONError, UnicodeDecodeError):
        return False
    finally:
        file.seek(0)
    return False


def _without_mark(file: BinaryIO) -> BinaryIO:
    if file.read(3) != _UTF8:
        file.seek(0)
    return file
