"""What a sentence does: a courtesy, a statement, or something no letter may do. A small linear model tells.

Its features are the sentence's words, their beginnings and neighbours, and the groups of like meaning they belong to,
so that a wording nobody listed is known by its likes, and a language learns from the other three. Trained on the
sentences in tests/rules/conduct by tests/rules/conduct/train.py; the weights are a file, the same input gives the same
answer, and nothing is downloaded. docs/decisions/checks.md tells what it is good for and where it errs.
"""

import itertools
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from math import exp, sqrt
from pathlib import Path

from bot.rules.draft_checks.senses import SIZE, group, sense

FILE = Path(__file__).parent / "words" / "tenor.bin"
#: buckets the features are hashed into, as a power of two
BITS = 16


class Tenor(StrEnum):
    """What a sentence may do."""

    #: greeting, closing, introduction, purpose, one ask, thanks, a way out: needs no source
    COURTESY = "ok"
    #: says something about the reader, their work or our company: needs a source
    STATEMENT = "about"
    #: hearsay, motives, superlatives, effects: what stored facts seldom bear
    SURMISE = "claim"
    PROMISE = "promise"
    GUARANTEE = "guarantee"
    PRESSURE = "pressure"
    EXCLUSIVITY = "exclusivity"
    PAY = "pay"
    PAY_HISTORY = "pay_history"
    PROTECTED = "protected"
    MEETING = "meeting"
    ADMIRATION = "admiration"


TENORS = tuple(Tenor)
_TOKEN = re.compile(r"[a-z]+|\d+|[?%$:;]")
#: what stands for the names both sides know, and for quoted words
SENDER, COMPANY, READER, EMPLOYER, QUOTED = "xsender", "xcompany", "xname", "xemployer", "xquote"


_AS_THEY_ARE = frozenset((SENDER, COMPANY, READER, EMPLOYER, QUOTED, "?", "0"))


@dataclass(frozen=True, slots=True)
class _Model:
    #: by bucket: one signed byte a tenor
    rows: Mapping[int, tuple[int, ...]]
    #: by number of the direction: one float a tenor
    directions: tuple[tuple[float, ...], ...]
    start: tuple[float, ...]
    #: what a byte of `rows` counts, by tenor
    steps: tuple[float, ...]


@lru_cache(maxsize=4096)
def tenor(plain: str, language: str) -> Mapping[Tenor, float]:
    """How likely each tenor is for `plain`, a folded sentence with its known names replaced; the shares sum to 1."""
    model = _model()
    tokens = tokens_of(plain)
    hashed = [zlib.crc32(feature.encode()) & ((1 << BITS) - 1) for feature in features(tokens, language)]
    held = model.rows.get
    rows = [row for bucket in hashed if (row := held(bucket))]
    scale = 1 / sqrt(max(1, len(hashed)))
    sums = [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * len(TENORS)
    scores = [start + total * step * scale for start, total, step in zip(model.start, sums, model.steps, strict=True)]
    for value, weights in zip(meaning(tokens), model.directions, strict=True):
        for place, weight in enumerate(weights):
            scores[place] += value * weight
    most = max(scores)
    shares = [exp(score - most) for score in scores]
    whole = sum(shares)
    return {one: share / whole for one, share in zip(TENORS, shares, strict=True)}


def tokens_of(plain: str) -> list[str]:
    """Words and telling marks of `plain`; every figure is `0`."""
    return ["0" if token.isdigit() else token for token in _TOKEN.findall(plain)]


def features(tokens: Sequence[str], language: str) -> list[str]:
    """What is seen in `tokens`: words, pairs and triples in this language, pieces of words, groups of meaning."""
    framed = ["^", *tokens, "$"]
    seen = [f"w{language}{token}" for token in tokens]
    seen += [f"b{language}{a} {b}" for a, b in itertools.pairwise(framed)]
    seen += [f"s{language}{a} {b}" for a, b in zip(framed, framed[2:], strict=False)]
    seen += [f"t{language}{a} {b} {c}" for a, b, c in zip(framed, framed[1:], framed[2:], strict=False)]
    for token in tokens:
        if len(token) > 3:
            seen += _pieces(token, language)
    meant = ["^", *(_meant(token) for token in tokens), "$"]
    meant = [one for one in meant if one]
    seen += [f"C{one}" for one in meant]
    seen += [f"B{a} {b}" for a, b in itertools.pairwise(meant)]
    seen += [f"S{a} {b}" for a, b in zip(meant, meant[2:], strict=False)]
    return seen


def meaning(tokens: Sequence[str]) -> list[float]:
    """The sentence's mean direction, then the strongest of each: `2 * SIZE` numbers."""
    known = [one for token in tokens if len(token) > 2 and (one := sense(token))]
    if not known:
        return [0.0] * (2 * SIZE)
    columns = list(zip(*known, strict=True))
    means = [2 * sum(column) / len(column) / 127 for column in columns]
    return [*means, *(max(*column, -min(column)) / 127 for column in columns)]


@lru_cache(maxsize=20_000)
def _pieces(token: str, language: str) -> tuple[str, ...]:
    whole = f"<{token}>"
    return tuple(f"c{language}{whole[at : at + size]}" for size in (4, 5, 6) for at in range(len(whole) - size + 1))


@lru_cache(maxsize=20_000)
def _meant(token: str) -> str:
    found = group(token)
    if found >= 0 and not token.startswith("x"):
        return str(found)
    return token if token in _AS_THEY_ARE else ""


@cache
def _model() -> _Model:
    raw = zlib.decompress(FILE.read_bytes())
    width = len(TENORS)
    floats = memoryview(raw[32 : 32 + 4 * width * (2 + 2 * SIZE)]).cast("f").tolist()
    steps, start = tuple(floats[:width]), tuple(floats[width : 2 * width])
    directions = tuple(tuple(floats[at : at + width]) for at in range(2 * width, len(floats), width))
    table = memoryview(raw[32 + 4 * width * (2 + 2 * SIZE) :]).cast("b")
    empty = (0,) * width
    rows = {
        bucket: row
        for bucket in range(1 << BITS)
        if (row := tuple(table[bucket * width : (bucket + 1) * width])) != empty
    }
    return _Model(rows, directions, start, steps)


def trained_on() -> str:
    """The SHA-256 of the sentences the model was trained on, in hexadecimal."""
    return zlib.decompress(FILE.read_bytes())[:32].hex()
