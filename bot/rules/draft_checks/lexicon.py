"""The words the checks look for, by language, from the files in `words/`."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

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
