"""When what a file says of a person is what is stored already, reworded, or new. All pure."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email
from rapidfuzz import fuzz

#: an address of any kind: `https:`, `javascript:`, `file:`, `mailto:`
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:\S", re.IGNORECASE)
#: likeness of 100 from which a statement counts as another one of the same source, reworded
REWORDED = 60.0
#: likeness from which a statement of another source is the same one, found elsewhere
MOVED = 97.0


class Statement(Protocol):
    """What a stored fact and one of a file have in common."""

    @property
    def text(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def seen_on(self) -> date: ...
    @property
    def kind(self) -> str: ...


Stored = TypeVar("Stored", bound=Statement)
Given = TypeVar("Given", bound=Statement)


def paired(
    stored: Sequence[Stored], given: Sequence[Given], *, may_reword: bool = True
) -> list[tuple[Given, Stored | None]]:
    """Each given statement once, with the stored one it is or rewords, or None where it is new.

    Word for word first; of what is left the likest of one source; then, where a source has one of a kind left on
    either side, these two; last the same words under another source.
    """
    once = list({(one.text, one.source): one for one in given}.values())
    left = list(stored)
    found: list[tuple[Given, Stored | None]] = []
    rest: list[Given] = []
    for one in once:
        same = next((known for known in left if (known.text, known.source) == (one.text, one.source)), None)
        if same is None:
            rest.append(one)
        else:
            left.remove(same)
            found.append((one, same))
    if may_reword:
        for one, known in _reworded(left, rest):
            left.remove(known)
            rest.remove(one)
            found.append((one, known))
    found.extend((one, None) for one in rest)
    order = {id(one): index for index, one in enumerate(once)}
    return sorted(found, key=lambda pair: order[id(pair[0])])


def _reworded(stored: Sequence[Stored], given: Sequence[Given]) -> list[tuple[Given, Stored]]:
    ways = sorted(
        (
            (likeness, -row, -column)
            for row, one in enumerate(given)
            for column, known in enumerate(stored)
            if (likeness := _likeness(one, known)) > 0
        ),
        reverse=True,
    )
    taken: list[tuple[int, int]] = []
    for _, row, column in ways:
        if not any(-row == done or -column == used for done, used in taken):
            taken.append((-row, -column))
    rows, columns = {row for row, _ in taken}, {column for _, column in taken}
    more = [index for index in range(len(given)) if index not in rows]
    other = [index for index in range(len(stored)) if index not in columns]
    for row in more:
        place = (given[row].source, given[row].kind)
        mine = [index for index in more if (given[index].source, given[index].kind) == place]
        theirs = [index for index in other if (stored[index].source, stored[index].kind) == place]
        if len(mine) == len(theirs) == 1:
            taken.append((row, theirs[0]))
    return [(given[row], stored[column]) for row, column in taken]


def _likeness(one: Statement, known: Statement) -> float:
    likeness = fuzz.token_sort_ratio(one.text, known.text)
    return likeness if likeness >= (REWORDED if one.source == known.source else MOVED) else 0.0


def is_source(words: str) -> bool:
    """Can this say where something was seen: an http(s) address, or plain words? Other addresses lead nowhere good."""
    if not _SCHEME.match(words):
        return True
    try:
        parts = urlsplit(words)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and " " not in words
    except ValueError:
        return False


def address_of(typed: str) -> str | None:
    """The e-mail address as it is stored, or None if it is none."""
    try:
        # No look at the network; names that can't be reached, as under .example, are fine.
        checked = validate_email(typed.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return None
    return checked.normalized.lower()
