"""Trains the model of what a sentence adds to its evidence, and writes its file. Run by `make checkmodel`.

Logistic regression over hashed features, fitted with AdaGrad; the seed is fixed. With `--folds` it writes nothing and
tells how many of the sentences that say more are found while so many good ones are suspected, letters held out.
"""

import random
import sys
import zlib
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from bot.rules.draft_checks.bearing import BITS, FILE, bucket, features
from tests.rules.conduct.beside import Beside, beside, digest

ROUNDS = 30
RATE = 0.15
SHRINK = 1e-4
FOLDS = 8


def main() -> None:
    """Train on every sentence and write the file; with `--folds`, measure on letters held out instead."""
    every = list(beside())
    seen = [_seen(one) for one in every]
    if "--folds" in sys.argv:
        _measure(every, seen)
        return
    rows, start = _fit(every, seen)
    FILE.write_bytes(_packed(rows, start))
    print(f"{len(every)} sentences, {FILE.stat().st_size} bytes")


def _measure(every: list[Beside], seen: list["np.ndarray"]) -> None:
    letters = sorted({one.letter for one in every})
    random.Random(0).shuffle(letters)
    scores = np.zeros(len(every))
    for fold in range(FOLDS):
        held = set(letters[fold::FOLDS])
        learnt = [place for place, one in enumerate(every) if one.letter not in held]
        rows, start = _fit([every[place] for place in learnt], [seen[place] for place in learnt])
        for place, one in enumerate(every):
            if one.letter in held:
                scores[place] = rows[seen[place]].sum() / np.sqrt(len(seen[place])) + start
    more = np.array([one.more for one in every])
    good = np.sort(scores[~more])
    for share in (0.002, 0.005, 0.01, 0.02, 0.05, 0.1):
        bar = good[int(len(good) * (1 - share))]
        print(
            f"good ones suspected {share}: found {np.mean(scores[more] > bar):.3f}, from {1 / (1 + np.exp(-bar)):.2f}"
        )
    if "--show" in sys.argv:
        for place in np.argsort(-scores):
            if every[place].more != (scores[place] > 0):
                print(f"{1 / (1 + np.exp(-scores[place])):.2f} {every[place].more} {every[place].text}")


def _seen(one: Beside) -> "np.ndarray":
    found = features(one.text, one.language, one.support, one.known, one.kinds)
    return np.array(sorted({bucket(feature) for feature in found}), dtype=np.int64)


def _fit(of: list[Beside], seen: list["np.ndarray"]) -> tuple["np.ndarray", float]:
    rng = np.random.default_rng(0)
    rows, gone = np.zeros(1 << BITS), np.full(1 << BITS, 1e-3)
    start = 0.0
    for _ in range(ROUNDS):
        for place in rng.permutation(len(of)):
            found = seen[place]
            scale = 1 / np.sqrt(len(found))
            off = 1 / (1 + np.exp(-(rows[found].sum() * scale + start))) - of[place].more
            step = off * scale + SHRINK * rows[found]
            gone[found] += step**2
            rows[found] -= RATE * step / np.sqrt(gone[found])
            start -= 0.01 * off
    return rows, start


def _packed(rows: "np.ndarray", start: float) -> bytes:
    step = float(np.abs(rows).max() / 127)
    head = np.array([start, step], dtype="<f4").tobytes()
    numbers = np.clip(np.round(rows / step), -127, 127).astype("i1")
    return zlib.compress(bytes.fromhex(digest()) + head + numbers.tobytes(), 9)


if __name__ == "__main__":
    main()
