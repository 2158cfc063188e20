"""What words mean, roughly, in four languages at once: "salaire", "sueldo" and "wages" lie close together.

A table of some thirty thousand everyday words, each a direction in a small space, distilled once from a public sentence
encoder (docs/decisions/checks.md); a plain file, read as it is. A word that is not in it is taken for the one that
begins alike. Words are as `fold` leaves them: lower case, without accents.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt
from pathlib import Path

FILE = Path(__file__).parent / "words" / "senses.bin"
#: numbers a word
SIZE = 24
#: letters that a word and its stand-in must share at the beginning
SHARED = 5
#: letters of an ending that may differ
ENDING = 3


@dataclass(frozen=True, slots=True)
class _Table:
    places: dict[str, int]
    #: `SIZE` signed bytes a word, each word's as long as the next one's
    directions: memoryview
    #: the group of like words each belongs to
    groups: memoryview


@lru_cache(maxsize=20_000)
def sense(word: str) -> tuple[int, ...]:
    """The direction of `word`, or () for a word nobody knows."""
    place = _place(word)
    return () if place < 0 else tuple(_table().directions[place * SIZE : (place + 1) * SIZE])


@lru_cache(maxsize=20_000)
def group(word: str) -> int:
    """The number of the group of like words that `word` belongs to, or -1."""
    place = _place(word)
    return -1 if place < 0 else _table().groups[place]


def likeness(one: str, other: str) -> float:
    """How alike two words mean: 1 the same, 0 nothing in common or unknown, negative at odds."""
    left, right = sense(one), sense(other)
    if not left or not right:
        return 0.0
    return sum(a * b for a, b in zip(left, right, strict=True)) / _length(one) / _length(other)


@lru_cache(maxsize=20_000)
def direction(word: str) -> tuple[float, ...]:
    """The direction of `word`, of length 1, or () for a word nobody knows."""
    length = _length(word)
    return tuple(value / length for value in sense(word))


def nearest(word: str, others: Iterable[str]) -> float:
    """The greatest likeness of `word` to any of `others`, 0 if there is none."""
    return max((likeness(word, other) for other in others), default=0.0)


@lru_cache(maxsize=20_000)
def _length(word: str) -> float:
    return sqrt(sum(a * a for a in sense(word))) or 1.0


def _place(word: str) -> int:
    places = _table().places
    found = places.get(word, -1)
    if found >= 0 or len(word) < SHARED:
        return found
    for cut in range(1, ENDING + 1):
        stem = word[:-cut]
        if len(stem) < SHARED:
            return -1
        if (found := places.get(stem, _stems().get(stem, -1))) >= 0:
            return found
    return -1


@cache
def _stems() -> dict[str, int]:
    # The commonest word of each beginning stands for it: words come in the order of their frequency.
    stems: dict[str, int] = {}
    for word, place in _table().places.items():
        for cut in range(1, ENDING + 1):
            if len(word) - cut >= SHARED:
                stems.setdefault(word[:-cut], place)
    return stems


@cache
def _table() -> _Table:
    raw = memoryview(zlib.decompress(FILE.read_bytes()))
    size = int.from_bytes(raw[:4], "little")
    words = bytes(raw[4 : 4 + size]).decode("ascii").split("\n")
    rest = raw[4 + size :]
    directions = rest[: len(words) * SIZE].cast("b")
    groups = memoryview(bytes(rest[len(words) * SIZE :])).cast("H")
    return _Table({word: place for place, word in enumerate(words)}, directions, groups)
