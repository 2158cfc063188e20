"""Good conduct: nothing promised, nothing invented about an acquaintance, no pay, no pressure, nothing private.

Two readers look at each sentence. Patterns (`words/`) know the phrases people use and name the words to change; the
model of `tenor.py` knows the rest by their likeness, and tells a phrase from its denial ("I cannot promise").
"""

import re
from collections.abc import Iterator, Mapping

from bot.ports import Finding
from bot.rules.draft_checks.claims import SAME_MEANING
from bot.rules.draft_checks.lexicon import common, first_match, stands
from bot.rules.draft_checks.positions import of_the_writer
from bot.rules.draft_checks.reading import LANGUAGES, Line, Reading, fold
from bot.rules.draft_checks.senses import nearest
from bot.rules.draft_checks.severity import Check, found
from bot.rules.draft_checks.tenor import Tenor, tenor

#: what no note may say, whatever facts it cites: a fact that says so does not make it right
_NEVER = (
    (Check.PAY_HISTORY, "pay_history"),
    (Check.PROMISE, "promise"),
    (Check.GUARANTEE, "guarantee"),
    (Check.PRESSURE, "pressure"),
    (Check.EXCLUSIVITY, "exclusivity"),
    (Check.PROTECTED, "protected_personal"),
)
_PERSONAL = (Check.PAY_HISTORY, Check.PROTECTED)
#: what a cited fact may bear, if it says the same
_UNLESS_STORED = ((Check.PAY, "pay"), (Check.MEETING, "meeting"), (Check.ADMIRATION, "admiration"))
_OF_TENOR: Mapping[Tenor, Check] = {
    Tenor.PROMISE: Check.PROMISE,
    Tenor.GUARANTEE: Check.GUARANTEE,
    Tenor.PRESSURE: Check.PRESSURE,
    Tenor.EXCLUSIVITY: Check.EXCLUSIVITY,
    Tenor.PAY: Check.PAY,
    Tenor.PAY_HISTORY: Check.PAY_HISTORY,
    Tenor.PROTECTED: Check.PROTECTED,
    Tenor.MEETING: Check.MEETING,
    Tenor.ADMIRATION: Check.ADMIRATION,
}
#: how likely bad conduct must be to block a sentence without and with sources, and to believe no pattern against it
UNCITED, IMPERSONAL, CITED = 0.58, 0.78, 0.83
HARMLESS = {"plain": 0.86, "cited": 0.75, "denied": 0.6, "stored": 0.5}
#: "we do not ask about your faith" speaks of it all the same
_EVEN_DENIED = (Check.PAY_HISTORY, Check.PROTECTED, Check.PAY)
#: so much of its words a sentence must have from an approved point to say no more than that
NEARLY = 0.8
_WORD = re.compile(r"[^\W\d_]{4,}")
#: fewer words are a greeting, a closing or a name
ENOUGH_TO_SAY = 4


def findings(reading: Reading) -> Iterator[Finding]:
    """What the sentences and the subject say that they must not."""
    for line in reading.lines:
        yield from _of_line(reading, line)
    subject = reading.subject
    for check, key in (*_NEVER, *_UNLESS_STORED):
        if said := first_match(key, reading.languages, subject):
            yield found(check, None, words=said)


def harmless(reading: Reading, line: Line, check: Check, said: str) -> bool:
    """Is a pattern wrong about this sentence? It is believed less where the sentence denies ("there is no deadline"),
    or where the evidence has the same word, of another thing: "guarantees that a transaction ends".
    """
    if check is Check.PROTECTED and of_the_writer(line):
        # What they tell of their own family is theirs to tell.
        return True
    shares = tenor(line.masked, reading.brief.language)
    good = shares[Tenor.COURTESY] + (shares[Tenor.STATEMENT] if line.cited else 0.0)
    denied = check not in _EVEN_DENIED and first_match("denial", (reading.brief.language,), line.folded)
    held = set(_WORD.findall(line.support))
    # Facts tell of the money of others: a funding round, a grant.
    stored = line.cited and (
        (check is Check.PAY and not first_match("persons", (reading.brief.language,), line.masked))
        or all(stands(word, held) or nearest(word, held) >= SAME_MEANING for word in _WORD.findall(said))
    )
    usual = "plain" if check in _PERSONAL or not line.cited else "cited"
    return good >= HARMLESS["denied" if denied else "stored" if stored else usual]


def _of_line(reading: Reading, line: Line) -> Iterator[Finding]:
    approved = fold(" ; ".join(item.text for item in line.cited if item.kind == "point"))
    seen = False
    for check, key in _NEVER:
        if said := first_match(key, reading.languages, line.masked):
            # A talking point somebody approved may say what we give to everybody here.
            if check not in _PERSONAL and first_match(key, LANGUAGES, approved):
                continue
            if harmless(reading, line, check, said):
                continue
            seen = True
            yield found(check, line.index, words=said)
            if check is Check.PAY_HISTORY:
                return
    for check, key in _UNLESS_STORED:
        said = first_match(key, reading.languages, line.own)
        if said and not first_match(key, LANGUAGES, line.support) and not harmless(reading, line, check, said):
            seen = True
            yield found(check, line.index, words=said)
    if not seen:
        yield from _by_tenor(reading, line)


def _approved(reading: Reading, line: Line) -> bool:
    """Does a talking point it cites say the same, nearly word for word?"""
    points = [item for item in line.cited if item.kind == "point"]
    held = set(_WORD.findall(fold(" ".join(item.text for item in points))))
    said = [word for word in _WORD.findall(line.folded) if not common(word, reading.brief.language)]
    return bool(points) and sum(stands(word, held) for word in said) >= NEARLY * len(said)


def _by_tenor(reading: Reading, line: Line) -> Iterator[Finding]:
    language = reading.brief.language
    if language not in LANGUAGES or len(line.masked.split()) < ENOUGH_TO_SAY:
        return
    shares = tenor(line.masked, language)
    bad = sum(shares[one] for one in _OF_TENOR)
    # Nobody is promised or pressed where neither side is named: a remark on the world is surer to be one.
    personal = first_match("persons", (language,), line.masked)
    if bad < (CITED if line.cited else UNCITED if personal else IMPERSONAL):
        return
    check = _OF_TENOR[max(_OF_TENOR, key=shares.__getitem__)]
    if check not in _PERSONAL and _approved(reading, line):
        return
    stored = any(key for one, key in _UNLESS_STORED if one is check and first_match(key, LANGUAGES, line.support))
    if not stored:
        yield found(check, line.index, words=line.text.strip()[:120])
