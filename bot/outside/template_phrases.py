"""What the template writer can say in one language, and how facts are set into it."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

FOLDER = Path(__file__).parent / "phrases"
#: of our own words alone: they are contracted before a fact is filled in
_CONTRACTIONS = tuple(
    (re.compile(written_out), contraction)
    for written_out, contraction in (
        (r"\bI am\b", "I'm"),
        (r"\bI would\b", "I'd"),
        (r"\bI will not\b", "I won't"),
        (r"\b(You|you|I) do not\b", r"\1 don't"),
        (r"\bI had not\b", "I hadn't"),
        (r"\b([Ii]f you) would\b", r"\1'd"),
        (r"\b(That|that|There|there|It|it|What|what) is\b(?! the\b|[:;,.])", r"\1's"),
    )
)


class Phrases(BaseModel):
    """One language's phrases, as the file holds them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    quotes: tuple[str, str, str, str]
    greeting: Mapping[str, Sequence[str]]
    opening: Mapping[str, Sequence[str]]
    untitled: str
    purpose: Sequence[str]
    #: for a purpose in another language, where the usual ways would not take it
    quoted_purpose: Sequence[str] = ()
    no_purpose: Sequence[str]
    first_fact: Mapping[str, Sequence[str]]
    next_fact: Mapping[str, Sequence[str]]
    first_point: Sequence[str]
    next_point: Sequence[str]
    ask: Mapping[str, Sequence[str]]
    filler: Sequence[str]
    thanks: Mapping[str, Sequence[str]]
    sign: Mapping[str, Sequence[str]]
    follow_opening: Sequence[str]
    follow_fact: Mapping[str, Sequence[str]]
    follow_point: Sequence[str]
    follow_ask: Sequence[str]
    follow_filler: Sequence[str]
    last_opening: Sequence[str]
    last_close: Sequence[str]
    subject: Mapping[str, Sequence[str]]


@cache
def phrases(language: str, *, familiar: bool = False) -> Phrases:
    """The phrases of one language; `familiar` says "du", "tu" and "tú", and in English contracts."""
    name = f"{language}_familiar" if familiar and language != "en" else language
    held: Any = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return Phrases.model_validate(_contracted(held) if familiar and language == "en" else held)


def _contracted(held: Any) -> Any:
    match held:
        case str():
            for written_out, contraction in _CONTRACTIONS:
                held = written_out.sub(contraction, held)
            return held
        case list():
            return [_contracted(one) for one in held]
        case dict():
            return {key: _contracted(value) for key, value in held.items()}
        case _:
            return held


def filled(way: str, values: Mapping[str, str]) -> str:
    """One phrasing with its gaps filled in; a stop doubled after a fact's own goes."""
    # One pass, so that braces inside a fact stay what they are.
    parts = way.replace("}", "{").split("{")
    said = "".join(values[part] if index % 2 else part for index, part in enumerate(parts))
    return said.replace("?.", "?").replace("!.", "!").replace("….", "…")


def ended(words: str) -> str:
    """`words` without what ends them, for the middle of a sentence."""
    return words.strip().rstrip(".;,:")


def nested(words: str, pair: str, opening: str, closing: str) -> str:
    """`words` with the quotation marks of `pair` as they stand inside other ones."""
    if pair[0] != pair[1]:
        inside = re.compile(rf"{pair[0]}\s*([^{pair}]*?)\s*{pair[1]}")
        return inside.sub(lambda match: f"{opening}{match[1]}{closing}", words)
    pieces = words.split(pair[0])
    return "".join(
        piece if index == 0 else f"{opening if index % 2 else closing}{piece}" for index, piece in enumerate(pieces)
    )
