"""How likely a sentence says more than the evidence it cites: a small linear model of what it adds.

Nothing but understanding tells every embellishment from a paraphrase. What can be seen: which words the evidence has
neither as such nor in a like meaning, which kinds of strength they add (a superlative, a reputation, other people's
praise, an effect: `words/strength.yaml`) that the evidence has not, and how much of the sentence is left beside them.
Trained by tests/rules/conduct/train_bearing.py on sentences beside their evidence; the file holds the weights.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise
from math import exp, sqrt

import yaml
from pydantic import TypeAdapter

from bot.rules.draft_checks.lexicon import FOLDER, common
from bot.rules.draft_checks.senses import direction, group

FILE = FOLDER / "bearing.bin"
#: buckets the features are hashed into, as a power of two
BITS = 15
#: likeness from which two words say the same, and from which nearly
SAME, NEARLY = 0.68, 0.5
#: letters of two beginnings that make one word of them
BEGINNING = 5
_TOKEN = re.compile(r"[a-z]+|\d+|\?")
#: a figure in words, whole: whether the evidence has it is for `numbers`
_COUNT = re.compile(
    r"(?:and|und|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|fif|teen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|hundred|thousand|millions?|ty|eine?[nrms]?|eins|zwei|drei|vier|funf|sechs?|sieben|sieb|acht|neun|zehn|elf|zwolf|zwanzig|"
    r"dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig|zig|hundert|tausend|millionen|mal|deux|trois|quatre|cinq|sept|huit|neuf|dix|"
    r"onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?|mille|dos|tres|cuatro|cinco|seis|siete|ocho|"
    r"nueve|diez|once|doce|trece|catorce|quince|dieci|veinte|veinti|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento?s?|"
    r"quinientos|setecientos|novecientos|mil|millones)+"
)
_WORD = re.compile(r"[a-z]{3,}")
_STRENGTH = TypeAdapter(Mapping[str, Mapping[str, str]])
#: the kind that weakens: "I think", "perhaps"
_VIEW = "view"


def overstated(masked: str, language: str, support: str, known: str, kinds: Iterable[str]) -> float:
    """How likely `masked`, a folded sentence with its known names replaced, says more than `support`: 0 to 1.

    `support` is the folded text of what it cites, `known` what both sides know, `kinds` those of the evidence.
    """
    rows, start, step = _model()
    seen = features(masked, language, support, known, kinds)
    score = start + step * sum(rows[bucket(one)] for one in seen) / sqrt(max(1, len(seen)))
    return 1 / (1 + exp(-score))


def bucket(feature: str) -> int:
    """Where the weight of a feature stands."""
    return zlib.crc32(feature.encode()) & ((1 << BITS) - 1)


def features(masked: str, language: str, support: str, known: str, kinds: Iterable[str]) -> list[str]:
    """What is seen in a sentence beside its evidence, each once."""
    tokens = _TOKEN.findall(masked)
    held = Held(_WORD.findall(f"{support} {known}"))
    seen: dict[str, None] = {}
    content = strange = like = 0
    for token in dict.fromkeys(tokens):
        if len(token) < 3 or token[0] == "x" or token.isdigit() or _COUNT.fullmatch(token):
            continue
        everyday = common(token, language)
        said = "" if token in held else "N"
        if said and not everyday:
            nearest = held.nearest(token)
            said = "" if nearest >= SAME else "M" if nearest >= NEARLY else "N"
        if not everyday:
            content += 1
            strange += said == "N"
            like += said == "M"
        if said:
            seen[f"{said}{language}{token}"] = None
            seen[f"P{said}{language}{token[:5]}"] = None
            if (meant := group(token)) >= 0:
                seen[f"G{said}{meant}"] = None
    seen |= dict.fromkeys(_strengths(masked, language, support))
    seen |= dict.fromkeys((
        f"content {min(content, 8)}", f"strange {min(strange, 5)}", f"like {min(like, 4)}",
        f"share {4 * strange // max(1, content)}", f"long {min(len(tokens) // 4, 6)}",
        f"figure {any(token.isdigit() for token in tokens)}", f"quote {'xquote' in tokens}",
        f"names {min(2, sum(token[0] == 'x' for token in tokens))}", *(f"kind {kind}" for kind in kinds),
    ))  # fmt: skip
    framed = ["^", *tokens, "$"]
    seen |= dict.fromkeys(f"b{language}{one} {other}" for one, other in pairwise(framed))
    seen |= dict.fromkeys(f"w{language}{token}" for token in tokens)
    return list(seen)


class Held:
    """The words of some evidence, ready to be asked for, give or take an ending or a compound."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._beginnings = frozenset(word[:BEGINNING] for word in self.words)
        self._shorter = defaultdict[str, list[int]](list)
        for word in self.words:
            self._shorter[word[: BEGINNING - 1]].append(len(word))
        self._long = [word for word in self.words if len(word) >= BEGINNING]
        self._joined = " ".join(self._long)
        self._directions: Sequence[tuple[float, ...]] | None = None

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str) or word in self.words:
            return word in self.words
        if len(word) >= BEGINNING and word[:BEGINNING] in self._beginnings:
            return True
        ending = BEGINNING - 2
        if any(max(len(word), size) - BEGINNING < ending for size in self._shorter.get(word[: BEGINNING - 1], ())):
            return len(word) >= BEGINNING - 1
        if len(word) < BEGINNING:
            return False
        return word in self._joined or any(other in word for other in self._long)

    def nearest(self, word: str) -> float:
        """How alike `word` and the likest of these mean: 1 the same, 0 nothing in common or unknown."""
        if self._directions is None:
            self._directions = [found for other in sorted(self.words) if (found := direction(other))]
        own = direction(word)
        if not own:
            return 0.0
        return max((sum(map(float.__mul__, own, other)) for other in self._directions), default=0.0)


def _strengths(masked: str, language: str, support: str) -> list[str]:
    seen, added = [], []
    for kind, patterns in _kinds().items():
        if language in patterns and patterns[language].search(masked):
            borne = any(pattern.search(support) for pattern in patterns.values())
            seen += [f"K{kind}{borne}", f"K{language}{kind}{borne}"]
            if not borne:
                added.append(kind)
    seen += [f"KK{one}{other}" for one, other in combinations(added, 2)]
    return [*seen, f"added {min(4, len([kind for kind in added if kind != _VIEW]))}"]


@cache
def _kinds() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    held = _STRENGTH.validate_python(yaml.safe_load((FOLDER / "strength.yaml").read_text(encoding="utf-8")))
    return {kind: {of: re.compile(said) for of, said in by.items()} for kind, by in held.items()}


@cache
def _model() -> tuple[memoryview, float, float]:
    raw = zlib.decompress(FILE.read_bytes())
    start, step = memoryview(raw[32:40]).cast("f")
    return memoryview(raw[40:]).cast("b"), start, step


def trained_on() -> str:
    """The SHA-256 of the sentences the model was trained on, in hexadecimal."""
    return zlib.decompress(FILE.read_bytes())[:32].hex()
