"""Dates that somebody tells of themselves in an answer or a form: what happens then, when, and the words it rests on.

Deterministic, in four languages. What comes out is a proposal: a person confirms it before it counts.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel

from bot.rules.days import Days, Reading, readings
from bot.rules.days.lexing import fold
from bot.rules.place import Place
from db.tables import DateKind

_FILE = Path(__file__).with_suffix(".yaml")
#: a mail breaks its lines anywhere: only an empty line, or one that begins with a mark, begins anew
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*[-*•–])")
_SENTENCE = re.compile(r"(?<=[!?;])\s+|(?<=[^\d\s]{2}\.)\s+|(?<=\d{4}\.)\s+")
#: a text this short that names a day is about that day
SHORT = 8
#: proposals of one text: more is a calendar, not an answer
MOST = 5
#: characters kept of the sentence
LONGEST = 200


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date as it was told; several `days` where nobody can tell which is meant, none where it has passed."""

    kind: DateKind
    days: tuple[Days, ...]
    #: the sentence it stands in
    words: str


def dates_in(text: str, said_on: date, place: Place, kind: DateKind | None = None) -> list[SaidDate]:
    """What `text`, written on `said_on` by somebody at `place`, tells of days to come, in order. Never raises.

    Quoted mails and signatures are left out. With `kind`, a person says what happens then: every day counts.
    """
    found: list[SaidDate] = []
    for sentence in _sentences(own_words(text)):
        for reading in readings(sentence, said_on, place):
            about = kind or _kind_in(sentence, reading)
            if about is None or (kind is None and _unsure(sentence, reading)):
                continue
            said = SaidDate(about, reading.days, sentence[:LONGEST])
            if said not in found:
                found.append(said)
    return found[:MOST]


def own_words(text: str) -> str:
    """What they wrote themselves: without what it answers to, and without the signature."""
    lines: list[str] = []
    for line in text.splitlines():
        if _words().quoted.search(fold(line)):
            break
        lines.append(line)
    return "\n".join(lines)


def _sentences(text: str) -> Sequence[str]:
    paragraphs = (" ".join(part.split()) for part in _PARAGRAPH.split(text))
    return [sentence for part in paragraphs for sentence in _SENTENCE.split(part) if sentence]


def _kind_in(sentence: str, reading: Reading) -> DateKind | None:
    """What the sentence is about: its own words, else being asked again, if there is little else in it."""
    folded = fold(sentence)
    for kind, pattern in _words().kinds.items():
        if pattern.search(folded):
            return kind
    rest = folded[: reading.start] + " " + folded[reading.end :]
    return DateKind.ASK_AGAIN if len(rest.split()) <= SHORT else None


def _unsure(sentence: str, reading: Reading) -> bool:
    """It is denied, or told of the past. "Not before May" is no denial."""
    denied = reading.denied and not _words().not_before.search(fold(reading.words))
    told_of_the_past = _words().past.search(fold(sentence[: reading.start]))
    return denied or told_of_the_past is not None


class _File(BaseModel):
    kinds: Mapping[DateKind, list[str]]
    past: list[str]
    quoted: list[str]


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: Mapping[DateKind, re.Pattern[str]]
    past: re.Pattern[str]
    quoted: re.Pattern[str]
    not_before: re.Pattern[str]


@cache
def _words() -> _Words:
    file = _File.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
    return _Words(
        kinds={kind: _any(phrases) for kind, phrases in file.kinds.items()},
        past=_any(file.past),
        quoted=re.compile("|".join(file.quoted)),
        not_before=re.compile(r"^(?:before|vor|avant|antes)\b"),
    )


def _any(phrases: Sequence[str]) -> re.Pattern[str]:
    parts = (re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
