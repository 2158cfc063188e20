"""A table of candidates: one a row, with a header. Columns of facts and addresses may be repeated.

ref, name, email, email_kind, employer, title, country, timezone, language, lawful_basis, do_not_contact,
fact, fact_source, fact_seen_on, fact_kind. The second `fact_source` belongs to the second `fact`, and so on.
"""

import csv
from collections.abc import Iterator, Sequence
from typing import TextIO

from bot.texts import text
from bot.usecases.candidates.import_.raw import Broken, Found, Kind, Raw

SINGLE = (
    "ref",
    "name",
    "employer",
    "title",
    "country",
    "timezone",
    "language",
    "lawful_basis",
    "do_not_contact",
)
FACT = {"fact": "text", "fact_source": "source", "fact_seen_on": "seen_on", "fact_kind": "kind"}
EMAIL = {"email": "address", "email_kind": "kind"}
COLUMNS = (*SINGLE, *EMAIL, *FACT)
#: a cell larger than this is no table of candidates
LONGEST_CELL = 100_000

Places = dict[tuple[str | int, ...], str]


def read(file: TextIO) -> Iterator[Found]:
    """Every row. A row with too many cells, or a header nobody knows, says so."""
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(file, delimiter=_delimiter(file))
    line = 0
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
        unknown = [name for name in header if name not in COLUMNS]
        if unknown or "name" not in header:
            wrong = ", ".join(unknown) or "name"
            key = "import-unknown-column" if unknown else "import-missing-column"
            yield Broken("line 1", text(key, column=wrong, columns=", ".join(COLUMNS)))
            return
        line = rows.line_num + 1
        for cells in rows:
            yield from _row(header, cells, f"line {line}")
            line = rows.line_num + 1
    except (csv.Error, UnicodeDecodeError) as broken:
        yield Broken(f"line {line or 1}", text("import-broken", what=type(broken).__name__))


def _row(header: Sequence[str], cells: Sequence[str], where: str) -> Iterator[Found]:
    if not any(cell.strip() for cell in cells):
        return
    if len(cells) > len(header):
        yield Broken(where, text("import-too-many-cells", count=len(cells), columns=len(header)))
        return
    content: dict[str, object] = {}
    places: Places = {}
    facts: list[dict[str, str]] = []
    emails: list[dict[str, str]] = []
    for name, cell in zip(header, cells, strict=False):
        value = cell.strip()
        if name in SINGLE:
            if value:
                content[name] = value
            places[(name,)] = f"{where}, column {name}"
        elif name in FACT:
            _put(facts, FACT[name], value)
        else:
            _put(emails, EMAIL[name], value)
    for field, column, found, parts in (("facts", "fact", facts, FACT), ("emails", "email", emails, EMAIL)):
        kept = [entry for entry in found if any(value for key, value in entry.items() if key != "kind")]
        content[field] = [{key: value for key, value in entry.items() if value} for entry in kept]
        for index, entry in enumerate(kept):
            number = "" if found.index(entry) == 0 else f" ({found.index(entry) + 1})"
            places[(field, index)] = f"{where}, column {column}{number}"
            for name, key in parts.items():
                places[(field, index, key)] = f"{where}, column {name}{number}"
    yield Raw(Kind.CANDIDATES, where, content, places)


def _put(entries: list[dict[str, str]], key: str, value: str) -> None:
    """The n-th column of a name belongs to the n-th entry."""
    for entry in entries:
        if key not in entry:
            entry[key] = value
            return
    entries.append({key: value})


def _delimiter(file: TextIO) -> str:
    first = file.readline()
    file.seek(0)
    return max(",;\t", key=first.count)
