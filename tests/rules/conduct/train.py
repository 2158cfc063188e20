"""Trains the model of what a sentence does, and writes its file. Run by `make checkmodel`, which brings NumPy.

Softmax regression over hashed features and the mean direction of the words, fitted with AdaGrad; the seed is fixed.
"""

import random
import sys
import zlib
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from bot.rules.draft_checks.reading import fold
from bot.rules.draft_checks.tenor import BITS, FILE, TENORS, features, meaning, tokens_of
from tests.rules.conduct.corpus import Example, digest, examples

ROUNDS = 16
BATCH = 256
RATE = 0.15
#: how much more a courtesy counts: there are many ways to do wrong and one list of each, but one list of courtesies
COURTESY = 3.0


def main() -> None:
    """Train on every sentence and write the file; with `--folds`, measure on patterns held out instead."""
    every = list(examples())
    if "--folds" in sys.argv:
        _measure(every)
        return
    FILE.write_bytes(_packed(*_fit(every)))
    print(f"{len(every)} sentences, {FILE.stat().st_size} bytes")


def _measure(every: list[Example]) -> None:
    patterns = sorted({one.pattern for one in every})
    random.Random(0).shuffle(patterns)
    held = set(patterns[: len(patterns) // 5])
    model = _fit([one for one in every if one.pattern not in held])
    rest = [one for one in every if one.pattern in held]
    for language in ("en", "de", "fr", "es"):
        of = [one for one in rest if one.language == language]
        shares = _shares(model, of)
        right = [TENORS[share.argmax()] == one.tenor for one, share in zip(of, shares, strict=True)]
        bad = [1 - share[0] > 0.5 for share in shares]
        caught = [b for one, b in zip(of, bad, strict=True) if one.tenor != "ok"]
        wrongly = [b for one, b in zip(of, bad, strict=True) if one.tenor == "ok"]
        print(
            f"{language}: told right {np.mean(right):.3f}, caught {np.mean(caught):.3f}, courtesies suspected {np.mean(wrongly):.3f}"
        )


def _seen(of: list[Example]) -> tuple["np.ndarray", "np.ndarray", "np.ndarray"]:
    hashed, dense = [], []
    for one in of:
        tokens = tokens_of(fold(one.text))
        hashed.append([zlib.crc32(f.encode()) & ((1 << BITS) - 1) for f in features(tokens, one.language)])
        dense.append(meaning(tokens))
    widest = max(map(len, hashed))
    buckets = np.full((len(of), widest), 1 << BITS, dtype=np.int64)
    for row, found in zip(buckets, hashed, strict=True):
        row[: len(found)] = found
    scale = np.array([1 / np.sqrt(max(1, len(found))) for found in hashed])
    return buckets, scale, np.array(dense)


def _fit(of: list[Example]) -> tuple["np.ndarray", "np.ndarray", "np.ndarray"]:
    buckets, scale, dense = _seen(of)
    right = np.eye(len(TENORS))[[TENORS.index(one.tenor) for one in of]]
    weight = np.array([COURTESY if one.tenor == "ok" else 1.0 for one in of])
    rng = np.random.default_rng(0)
    rows = np.zeros(((1 << BITS) + 1, len(TENORS)))
    rows_seen = np.full_like(rows, 1e-4)
    directions = np.zeros((dense.shape[1], len(TENORS)))
    directions_seen = np.full_like(directions, 1e-4)
    start = np.zeros(len(TENORS))
    for _ in range(ROUNDS):
        order = rng.permutation(len(of))
        for at in range(0, len(of), BATCH):
            some = order[at : at + BATCH]
            found = buckets[some]
            shares = _softmax(rows[found].sum(1) * scale[some, None] + start + dense[some] @ directions)
            off = (shares - right[some]) * weight[some, None]
            start -= 0.02 * off.mean(0)
            unique, inverse = np.unique(found, return_inverse=True)
            scaled = np.repeat(off * scale[some, None], found.shape[1], axis=0)
            step = np.stack(
                [np.bincount(inverse.ravel(), scaled[:, c], len(unique)) for c in range(len(TENORS))], axis=1
            )
            step = step / len(some) + 1e-6 * rows[unique]
            rows_seen[unique] += step**2
            rows[unique] -= RATE * step / np.sqrt(rows_seen[unique])
            rows[1 << BITS] = 0
            step = dense[some].T @ off / len(some) + 1e-5 * directions
            directions_seen += step**2
            directions -= RATE * step / np.sqrt(directions_seen)
    return rows[:-1], directions, start


def _shares(model: tuple["np.ndarray", "np.ndarray", "np.ndarray"], of: list[Example]) -> "np.ndarray":
    rows, directions, start = model
    buckets, scale, dense = _seen(of)
    padded = np.vstack([rows, np.zeros((1, rows.shape[1]))])
    return _softmax(padded[buckets].sum(1) * scale[:, None] + start + dense @ directions)


def _softmax(scores: "np.ndarray") -> "np.ndarray":
    shares = np.exp(scores - scores.max(1, keepdims=True))
    return shares / shares.sum(1, keepdims=True)


def _packed(rows: "np.ndarray", directions: "np.ndarray", start: "np.ndarray") -> bytes:
    most = np.abs(rows).max(0)
    steps = most / 127
    bytes_of = np.clip(np.round(rows / steps), -127, 127).astype("i1")
    head = np.concatenate([steps, start, directions.ravel()]).astype("<f4")
    return zlib.compress(bytes.fromhex(digest()) + head.tobytes() + bytes_of.tobytes(), 9)


if __name__ == "__main__":
    main()
