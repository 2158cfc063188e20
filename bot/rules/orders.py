"""Words from outside that read like an order to a machine: they are no statement about anybody, and bear nothing.

A list cannot know every order. It is the second line: the first is that such words stand in a fence, reach no
recipient, language, length or status, and that every sentence must rest on a fact. What is found here is not given
to the writer, supports no sentence, and may not be repeated in a draft (docs/decisions/injection.md).
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import yaml
from anyascii import anyascii
from pydantic import TypeAdapter

from bot.rules.hidden import hidden_in, plain

_FILE = Path(__file__).with_suffix(".yaml")
_LISTS = TypeAdapter(Mapping[str, list[str]])
_MARKS = re.compile("[̀-ͯ]")
#: letters apart, in which only a machine reads a sentence
_SPACED = re.compile(r"(?:\b\w\s+){12,}\w\b")
_LEET = str.maketrans("0134578@$", "oieastbas")
_LEET_WORD = re.compile(r"\b(?=\w*[a-z])(?=\w*\d)[\w@$]{4,}\b")
#: a word no language has, which may be a text in base 64
_BLOB = re.compile(r"(?<![\w/.-])(?=[a-z0-9+/]*[A-Z])(?=[A-Z0-9+/]*[a-z])(?=[A-Za-z+/]*\d)[A-Za-z0-9+/]{28,}={0,2}")
#: longer than any name or employer, in words
LONGEST_NAME = 12


@lru_cache(maxsize=4096)
def hijack_in(words: str) -> str:
    """The first words of `words` that would take a machine over, in any sentence of any kind; "" if none do."""
    if len(words) < 4:
        return ""
    compatible = unicodedata.normalize("NFKC", words)
    if match := _list("marks").search(compatible) or _BLOB.search(compatible) or _SPACED.search(compatible):
        return match.group().strip() or words
    return _found("hijack", words)


@lru_cache(maxsize=4096)
def imperative_in(words: str) -> str:
    """As `hijack_in`, and imperatives: for what should be a statement about our company."""
    return hijack_in(words) or _found("orders", words)


@lru_cache(maxsize=4096)
def order_in(words: str) -> str:
    """As `imperative_in`, and what speaks to somebody: for what should be a statement about a candidate, or a title."""
    return imperative_in(words) or _found("addressed", words)


def named(name: str) -> bool:
    """Can `name` be what somebody or something is called? Orders, and whole paragraphs, cannot."""
    return not order_in(name) and len(name.split()) <= LONGEST_NAME


def _found(key: str, words: str) -> str:
    for form in _forms(words):
        if match := _list(key).search(form):
            return match.group().strip()
    if not words.isascii() and (match := _list("native").search(unicodedata.normalize("NFKC", words).casefold())):
        return match.group().strip()
    return ""


def _forms(words: str) -> tuple[str, ...]:
    """`words` folded, and folded with the usual disguises taken off: other scripts, figures for letters."""
    compatible = unicodedata.normalize("NFKC", plain(words, 2000) if hidden_in(words) else words)
    bare = _MARKS.sub("", unicodedata.normalize("NFD", compatible))
    folded = " ".join(anyascii(bare).casefold().split())
    forms = [folded]
    if not bare.isascii():
        forms.append(" ".join("".join(letter for letter in bare if letter.isascii()).casefold().split()))
    if _LEET_WORD.search(folded):
        forms.append(_LEET_WORD.sub(lambda found: found.group().translate(_LEET), folded))
    return tuple(forms)


@cache
def _list(key: str) -> re.Pattern[str]:
    parts = _LISTS.validate_python(yaml.safe_load(_FILE.read_text(encoding="utf-8")))[key]
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)
