"""The words the checks look for, by language, from the files in `words/`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.rules.draft_checks.reading import LANGUAGES

FOLDER = Path(__file__).parent / "words"
_FILE = TypeAdapter(Mapping[str, list[str]])


def first_match(key: str, languages: Iterable[str], folded: str) -> str:
    """The first words of `folded` that a pattern named `key` matches, or ""."""
    for language in languages:
        for pattern in patterns(language, key):
            if match := pattern.search(folded):
                return match.group().strip()
    return ""


@cache
def patterns(language: str, key: str) -> tuple[re.Pattern[str], ...]:
    """The compiled patterns of one key; none for a language without a file."""
    # A list becomes one alternation: a search per key and sentence instead of a dozen.
    parts = words(language).get(key, ())
    return (re.compile("|".join(f"(?:{part})" for part in parts)),) if parts else ()


@cache
def words(language: str) -> Mapping[str, tuple[str, ...]]:
    """Every list of one language."""
    if language not in LANGUAGES:
        return {}
    held = _FILE.validate_python(yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8")))
    return {key: tuple(listed) for key, listed in held.items()}


@cache
def spellings() -> Mapping[str, frozenset[str]]:
    """The words of a place's name in any language, each with all its other spellings."""
    found: dict[str, frozenset[str]] = {}
    for line in _same()["places"]:
        # Small words of a name ("la", "den", "san") tell nothing.
        every = frozenset(word for word in line.split() if len(word) > 2)
        for word in every:
            found[word] = found.get(word, frozenset()) | every
    return found


@cache
def stand_ins() -> tuple[tuple[str, ...], ...]:
    """Beginnings of words that may stand for each other in a name: "Universidad" for "University"."""
    return tuple(tuple(line.split()) for line in _same()["generic"])


@cache
def _same() -> Mapping[str, tuple[str, ...]]:
    held = _FILE.validate_python(yaml.safe_load((FOLDER / "same.yaml").read_text(encoding="utf-8")))
    return {key: tuple(listed) for key, listed in held.items()}


@cache
def common(folded: str, language: str) -> bool:
    """Is this an everyday word of a letter in `language`, or in English? Words are kept by their beginnings."""
    for tongue in dict.fromkeys((language, "en")):
        exact, beginnings = _common(tongue)
        if folded in exact or any(folded[:size] in beginnings for size in range(4, min(len(folded), 12) + 1)):
            return True
        # Three letters begin too much to stand for a long word.
        if len(folded) <= 6 and folded[:3] in beginnings:
            return True
    return False


def stands(word: str, held: set[str]) -> bool:
    """Does `held` hold `word`, give or take an ending or a compound?"""
    if word in held:
        return True
    for other in held:
        same = _same_beginning(word, other)
        if same >= 5 or (same >= 4 and max(len(word), len(other)) - same <= 3):
            return True
        if len(other) >= 5 and len(word) >= 5 and (other in word or word in other):
            return True
    return False


def _same_beginning(one: str, other: str) -> int:
    size = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        size += 1
    return size


@cache
def _common(language: str) -> tuple[frozenset[str], frozenset[str]]:
    listed = [word for line in words(language).get("common", ()) for word in line.split()]
    exact = frozenset(word for word in listed if not word.endswith("*"))
    return exact, frozenset(word[:-1] for word in listed if word.endswith("*"))


@dataclass(frozen=True, slots=True)
class Concept:
    """Something a sentence can claim, how that shows, and what bears it."""

    name: str
    group: str
    said: re.Pattern[str]
    borne: re.Pattern[str]
    kinds: frozenset[str]


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    said: str
    borne: str = ""
    kinds: frozenset[str] = frozenset()


@cache
def concepts() -> tuple[Concept, ...]:
    """Everything in `words/concepts.yaml`."""
    held = TypeAdapter(Mapping[str, list[_Written]]).validate_python(
        yaml.safe_load((FOLDER / "concepts.yaml").read_text(encoding="utf-8"))
    )
    return tuple(
        Concept(one.name, group, re.compile(one.said), re.compile(one.borne or one.said), one.kinds)
        for group, listed in held.items()
        for one in listed
    )
