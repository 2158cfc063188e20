"""A table of candidates: one a row, with a header. Columns of facts and addresses may be repeated.

The n-th `fact_source` belongs to the n-th `fact`, and so on. Comma, semicolon or tab.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from bot.texts import text
from bot.usecases.candidates.import_.raw import Broken, Found, Kind, Raw

SINGLE = (
    "ref",
    "name",
    "employer",
    "title",
    "country",
    "region",
    "timezone",
    "language",
    "lawful_basis",
    "do_not_contact",
    "stage",
    "stage_source",
)
FACT = {"fact": "text", "fact_source": "source", "fact_seen_on": "seen_on", "fact_kind": "kind"}
EMAIL = {"email": "address", "email_kind": "kind"}
COLUMNS = (*SINGLE, *EMAIL, *FACT)
#: without these columns no row could be taken
NEEDED = ("name", "lawful_basis")
#: a cell larger than this is no table of candidates
LONGEST_CELL = 100_000
#: how spreadsheets rename a repeated column: `fact_source.1`, `fact_source_2`, `fact_source 2`
_NUMBERED = re.compile(r"[ ._]?\d+$")


@dataclass(frozen=True, slots=True)
class _Column:
    """What a cell is: a field of the candidate, or a part of the n-th fact or address."""

    title: str
    field: str
    list_of: str = ""
    number: int = 0


def read(file: TextIO, name: str) -> Iterator[Found]:
    """Every row of the file called `name`. What cannot be read is told by line; the other rows are read."""
    csv.field_size_limit(LONGEST_CELL)
    line = 1
    try:
        rows = csv.reader(file, delimiter=_delimiter(file), strict=True)
        header = [cell.strip().lower() for cell in next(rows, [])]
        if missing := [column for column in NEEDED if column not in header]:
            key = text("import-missing-column", column=", ".join(missing), columns=", ".join(COLUMNS))
            yield Broken(f"{name} line 1", key)
            return
        columns = _columns(header)
        read_so_far = 0
        while True:
            line = rows.line_num + 1
            try:
                cells = next(rows)
            except StopIteration:
                return
            except csv.Error:
                yield Broken(f"{name} line {line}", text("import-broken-row"))
                continue
            if any(cell.strip() for cell in cells):
                yield _row(columns, cells, f"{name} line {line}")
                read_so_far += 1
    except UnicodeError:
        yield Broken(f"{name} line {line}", text("import-not-utf8"))
    except csv.Error:
        # The header itself: without it no row can be told apart.
        yield Broken(f"{name} line 1", text("import-broken-row"))


def _columns(header: Sequence[str]) -> list[_Column]:
    counts: dict[str, int] = {}
    columns = []
    for title in header:
        known = title if title in COLUMNS else _NUMBERED.sub("", title)
        number = counts.get(known, 0)
        for list_of, parts in (("facts", FACT), ("emails", EMAIL)):
            if known in parts:
                columns.append(_Column(known, parts[known], list_of, number))
                counts[known] = number + 1
                break
        else:
            columns.append(_Column(title, title))
    return columns


def _row(columns: Sequence[_Column], cells: Sequence[str], where: str) -> Found:
    if len(cells) > len(columns):
        return Broken(where, text("import-too-many-cells", count=len(cells), columns=len(columns)))
    content: dict[str, object] = {}
    places: dict[tuple[str | int, ...], str] = {}
    lists: dict[str, dict[int, dict[str, str]]] = {"facts": {}, "emails": {}}
    for column, cell in zip(columns, cells, strict=False):
        value = cell.strip()
        if value and column.list_of:
            lists[column.list_of].setdefault(column.number, {})[column.field] = value
        elif value:
            content[column.field] = value
    for list_of, entries in lists.items():
        # A kind alone, as a column filled down to the end, is no fact.
        kept = [(number, entry) for number, entry in sorted(entries.items()) if entry.keys() != {"kind"}]
        content[list_of] = [entry for _, entry in kept]
        for index, (number, _) in enumerate(kept):
            for title, part in (FACT if list_of == "facts" else EMAIL).items():
                nth = f" ({number + 1})" if number else ""
                places[list_of, index, part] = f"{where}, column {title}{nth}"
    for title in SINGLE:
        places[title,] = f"{where}, column {title}"
    return Raw(Kind.CANDIDATES, where, content, places)


def _delimiter(file: TextIO) -> str:
    first = file.readline(LONGEST_CELL)
    file.seek(0)
    return max(",;\t", key=first.count)
