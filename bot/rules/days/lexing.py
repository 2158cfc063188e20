"""A text as tokens: numbers, written dates, and the words of `words.yaml` with all that each can be."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

_FILE = Path(__file__).with_name("words.yaml")
_LISTS = TypeAdapter(Mapping[str, Mapping[str | int, list[str]] | list[str]])
#: longer ones are read up to here: nobody says a date later
LONGEST = 20_000

_WRITTEN = (
    r"(?P<iso>(?<![\d-])(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})(?![\d-]))"
    r"|(?P<dotted>(?<![\d.,])(?P<dd>\d{1,2})\.\s?(?P<dm>\d{1,2})(?:\.(?:\s?(?P<dy>\d{4}|\d{2}(?!\d|[.:]\d)))?|(?=\s?[-–])))(?!\d)"
    r"|(?P<slashed>(?<![\d/.-])(?P<sa>\d{1,2})(?P<sep>[/-])(?P<sb>\d{1,2})(?:(?P=sep)(?P<sy>\d{4}|\d{2}))?(?![\d/]))"
    r"|(?P<q>(?<!\w)(?:[qt](?P<qn>[1-4])|(?P<nq>[1-4])[qt])(?!\w))"
    r"|(?P<year>(?<![\w.])20\d\d(?![\w]|[.,]\d))"
    r"|(?P<ordinal>(?<![\w.,])(?P<on>\d{1,2})(?:st|nd|rd|th|er|\.(?!\d)|º)(?!\w))"
    r"|(?P<number>(?<![\w.,])(?P<nn>\d{1,3})(?![\w]|[.,]\d))"
)
_ENDS = r"[.!?;:\n()]+"


@dataclass(slots=True)
class Token:
    """A piece of the text, and all that it can be."""

    start: int
    end: int
    #: kind -> what it stands for
    can: dict[str, str | int] = field(default_factory=dict)
    #: day, month and year as written; several where the order cannot be told
    written: tuple[tuple[int, int, int | None], ...] = ()
    #: a sentence ends here
    breaks: bool = False

    def number(self, kind: str) -> int | None:
        """What it stands for as a `kind`, if it can be one."""
        found = self.can.get(kind)
        return found if isinstance(found, int) else None

    def word(self, kind: str) -> str:
        """The same, for a word; "" if it cannot be one."""
        found = self.can.get(kind, "")
        return found if isinstance(found, str) else ""


def tokens(text: str) -> list[Token]:
    """The tokens of `text`, which is in NFC."""
    folded = fold(text[:LONGEST])
    found: list[Token] = []
    for match in _pattern().finditer(folded):
        token = Token(match.start(), match.end())
        if match["ends"]:
            token.breaks = True
        elif match["phrase"]:
            token.can = dict(_phrases()[_single_spaced(match["phrase"])])
            _doubt(token, text, found)
        elif match["other"] is None:
            _number(token, match)
        found.append(token)
    return found


def fold(text: str) -> str:
    """Letter by letter without accents and in lower case, so that places stay the same."""
    return "".join(map(_folded, text))


@cache
def _folded(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[:1].lower()
    return base if len(base) == 1 else letter


def _number(token: Token, match: re.Match[str]) -> None:
    if match["iso"]:
        token.written = ((int(match["id"]), int(match["im"]), int(match["iy"])),)
    elif match["dotted"]:
        token.written = ((int(match["dd"]), int(match["dm"]), _year(match["dy"])),)
    elif match["slashed"]:
        token.written = _slashed(int(match["sa"]), int(match["sb"]), _year(match["sy"]), match["sep"])
        if match["sep"] == "-" and not match["sy"]:
            token.can = {"from_number": int(match["sa"]), "to_number": int(match["sb"])}
            token.written = ()
    elif match["q"]:
        token.can = {"quarter": int(match["qn"] or match["nq"])}
    elif match["year"]:
        token.can = {"year": int(match["year"])}
    elif match["ordinal"]:
        token.can = {"number": int(match["on"]), "ordinal": int(match["on"]), "figure": 1}
    else:
        token.can = {"number": int(match["nn"]), "figure": 1}


def _slashed(a: int, b: int, year: int | None, separator: str) -> tuple[tuple[int, int, int | None], ...]:
    both = [(a, b, year), (b, a, year)] if separator == "/" else [(a, b, year)]
    possible = [(day, month, y) for day, month, y in both if 1 <= month <= 12 and 1 <= day <= 31]
    return () if (a, b, year) == (24, 7, None) else tuple(dict.fromkeys(possible))


def _year(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) + 2000 if len(written) == 2 else int(written)


def _doubt(token: Token, text: str, before: Sequence[Token]) -> None:
    """A month that may be another word: a capital inside a sentence makes it one."""
    if "doubtful" in token.can and text[token.start].isupper() and before and not before[-1].breaks:
        del token.can["doubtful"]


@cache
def _pattern() -> re.Pattern[str]:
    phrases = "|".join(map(_bounded, sorted(_phrases(), key=len, reverse=True)))
    return re.compile(rf"{_WRITTEN}|(?P<phrase>{phrases})|(?P<ends>{_ENDS})|(?P<other>\w+|[^\w\s])")


def _bounded(phrase: str) -> str:
    """A phrase that is no part of a longer word; one that begins or ends in a sign needs no end of a word there."""
    spaced = r"\s+".join(map(re.escape, phrase.split(" ")))
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    return f"{before}{spaced}" + (r"(?!\w)" if phrase[-1].isalnum() else "")


@cache
def _phrases() -> Mapping[str, Mapping[str, str | int]]:
    """Every phrase, folded, with all that it can be."""
    found: dict[str, dict[str, str | int]] = {}
    for phrase, kind, value in _listed():
        found.setdefault(_single_spaced(fold(phrase)), {}).setdefault(kind, value)
    # What only contains a day's name is nothing at all.
    return {phrase: {} if "other" in can else can for phrase, can in found.items()}


_KINDS = {
    "months": "month",
    "short_months": "short",
    "weekdays": "weekday",
    "short_weekdays": "short_weekday",
    "numbers": "number",
    "ordinals": "nth",
    "units": "unit",
    "parts": "part",
    "ends": "ends",
    "relative": "relative",
    "day_words": "day",
    "seasons": "season",
    "feasts": "feast",
    "prepositions": "preposition",
}
_FLAGS = {
    "doubtful_months": "doubtful",
    "ago_before": "ago_before",
    "ago_after": "ago_after",
    "hence": "hence",
    "joins": "join",
    "and": "and",
    "not": "not",
    "fill": "fill",
    "other": "other",
}


def _listed() -> Iterator[tuple[str, str, str | int]]:
    lists = _LISTS.validate_python(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
    for name, content in lists.items():
        if isinstance(content, Mapping):
            for value, phrases in content.items():
                for phrase in phrases:
                    yield phrase, _KINDS[name], value
        else:
            for phrase in content:
                yield phrase, _FLAGS[name], 1


def _single_spaced(phrase: str) -> str:
    return " ".join(phrase.split())
