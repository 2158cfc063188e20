"""What our company says only inside: its words may stand in no letter, word for word or reworded.

A rewording is told by what an internal statement shares with a sentence and with nothing that may be said: names
and larger figures count double, for they survive rewording and translation. Another language without either is
not recognised.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.ports import Evidence, Finding
from bot.rules.draft_checks.lexicon import common
from bot.rules.draft_checks.names import names
from bot.rules.draft_checks.numbers import numbers
from bot.rules.draft_checks.reading import LANGUAGES, Reading, fold
from bot.rules.draft_checks.severity import Check, found
from bot.rules.own_words import language_of

_TOKEN = re.compile(r"[^\W_]+")
#: so many words of the statement in a row are a quotation
RUN = 6
#: a figure up to a month's days says little by itself
SMALL_FIGURE = 31
#: shared weight from which it is the same matter, where a name or a large figure is among it
TOLD = 3
#: share of what tells the statement apart from which it is the same matter without either
MOST_OF_IT = 0.5
#: share of all its words from which it is, if one of them tells it apart
NEARLY_ALL = 0.75


@dataclass(frozen=True, slots=True)
class _Secret:
    """One statement, ready to be looked for."""

    #: all its words, folded, in order
    tokens: tuple[str, ...]
    #: stems of all that are no small words
    stems: frozenset[str]
    #: what tells it apart: word stems and figures, with their weight
    telling: dict[str, int]


def findings(reading: Reading, guarded: Sequence[Evidence]) -> Iterator[Finding]:
    """Sentences, and the subject, that say what one of `guarded` says."""
    if not guarded:
        return
    opened = _open(reading)
    secrets = [_secret(item.text, reading.brief.language) for item in guarded]
    for line in reading.lines:
        said = _Said.of(line.text, line.own)
        allowed = opened | _marks(line.support_text)
        if words := next((told for secret in secrets if (told := _told(secret, said, allowed))), ""):
            yield found(Check.CONFIDENTIAL, line.index, words=words)
    subject = _Said.of(reading.draft.subject, reading.subject)
    if words := next((told for secret in secrets if (told := _told(secret, subject, opened))), ""):
        yield found(Check.CONFIDENTIAL, None, words=words)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence says: its words by stem, its figures, and the words that are its own, in order."""

    words: dict[str, str]
    figures: frozenset[str]
    own: tuple[str, ...]

    @classmethod
    def of(cls, text: str, own: str) -> "_Said":
        words = {_stem(word): word for word in _TOKEN.findall(fold(text))}
        return cls(words, _figures(text), tuple(_TOKEN.findall(own)))


def _told(secret: _Secret, said: _Said, allowed: frozenset[str]) -> str:
    """The words of a sentence that tell the secret, or ""."""
    if quoted := _quoted(secret.tokens, said.own):
        return quoted
    telling = {mark: weight for mark, weight in secret.telling.items() if mark not in allowed}
    shared = [mark for mark in telling if mark in said.words or mark in said.figures]
    by_name = sum(telling[mark] for mark in shared) >= TOLD and any(telling[mark] > 1 for mark in shared)
    by_most = len(shared) >= 2 and len(shared) >= MOST_OF_IT * len(telling)
    by_whole = bool(shared) and len(secret.stems & said.words.keys()) >= NEARLY_ALL * len(secret.stems)
    if not (by_name or by_most or by_whole):
        return ""
    return ", ".join([said.words[mark] for mark in shared if mark in said.words] or shared)


def _quoted(secret: tuple[str, ...], said: tuple[str, ...]) -> str:
    run = min(RUN, len(secret))
    if run < 3:
        return ""
    held = {secret[start : start + run] for start in range(len(secret) - run + 1)}
    starts = (start for start in range(len(said) - run + 1) if said[start : start + run] in held)
    first = next(starts, None)
    return " ".join(said[first : first + run]) if first is not None else ""


@lru_cache(maxsize=1024)
def _secret(text: str, language: str) -> _Secret:
    spoken = language_of(text) or language
    tokens = tuple(_TOKEN.findall(fold(text)))
    telling = {
        _stem(word): 1
        for word in tokens
        if len(word) >= 4 and not word[0].isdigit() and not common(word, spoken) and not common(word, language)
    }
    for name in names(text, spoken, frozenset()):
        telling |= {_stem(part): 2 for part in _TOKEN.findall(fold(name.written)) if len(part) > 2}
    telling |= {figure: 2 if float(figure) > SMALL_FIGURE else 1 for figure in _figures(text)}
    return _Secret(tokens, frozenset(_stem(word) for word in tokens if len(word) >= 4), telling)


def _open(reading: Reading) -> frozenset[str]:
    """What both sides know, or an approved talking point says. Not the purpose: it is ours, and may be the secret."""
    brief = reading.brief
    names = (brief.sender_name, brief.company, brief.candidate_name, brief.candidate_employer, brief.candidate_title)
    return _marks(" ; ".join((*names, *(point.text for point in brief.points))))


def _marks(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _TOKEN.findall(fold(text))) | _figures(text)


def _figures(text: str) -> frozenset[str]:
    return frozenset(value for number in numbers(text, LANGUAGES) for value in number.values if value[:1].isdigit())


def _stem(word: str) -> str:
    # The first letters join "open", "opens" and "opening" well enough.
    return word[:5] if len(word) > 5 else word[:4]
