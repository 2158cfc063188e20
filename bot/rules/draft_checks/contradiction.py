"""Two stored facts that cannot both be so: a letter that tells both is wrong whichever of them is right."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from bot.ports import Evidence, Finding
from bot.rules.draft_checks.reading import Reading, fold
from bot.rules.draft_checks.severity import Check, found

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“„«\"”]\s?([^“”„«»\"]{4,}?)\s?[”“»\"]")
#: a figure or a rank: of one thing there is one
_VALUE = re.compile(
    r"\d+|first|second|third|fourth|last|joint|sole|erst\w*|zweit\w*|dritt\w*|letzt\w*|premier\w*|premiere|deuxieme|troisieme|"
    r"dernier\w*|primer\w*|segund\w*|tercer\w*|ultim\w*"
)
#: what somebody is, once at a time; talks and papers come in series
_ONE_AT_A_TIME = ("role", "work", "position", "employment", "job", "education")
#: words that may differ, and must agree
MOST_UNLIKE, LEAST_ALIKE = 2, 3


def findings(reading: Reading) -> Iterator[Finding]:
    """The later sentence of each pair that rests on facts which exclude each other."""
    facts = {fact.id: fact for fact in reading.brief.facts}
    told = [(line.index, facts[item.id]) for line in reading.lines for item in line.cited if item.id in facts]
    for (_, one), (index, other) in combinations(told, 2):
        if one.id != other.id and exclude(one, other):
            yield found(Check.CONTRADICTION, index, words=one.text[:120], name=other.text[:120])


def exclude(one: Evidence, other: Evidence) -> bool:
    """Do they say the same of one thing, but for a figure, a rank, or, of a work by name, a place?"""
    if one.kind.casefold() != other.kind.casefold():
        return False
    left, right = Counter(_WORD.findall(fold(one.text))), Counter(_WORD.findall(fold(other.text)))
    same, unlike = left & right, ((left - right).total(), (right - left).total())
    if not all(0 < count <= MOST_UNLIKE for count in unlike) or same.total() < LEAST_ALIKE:
        return False
    if set(_titles(one)) & set(_titles(other)):
        return True
    differing = [*(left - right), *(right - left)]
    return one.kind.casefold() in _ONE_AT_A_TIME and all(_VALUE.fullmatch(word) for word in differing)


def _titles(item: Evidence) -> list[str]:
    return [fold(title) for title in _QUOTED.findall(item.text)]
