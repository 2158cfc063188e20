"""Which candidate a typed name means: one, several to choose from, or near ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.ports import Hit, Unit
from bot.rules.names import same, typed_words, words_of

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Resolved:
    """`one` is certain; else `several` match, or, if none does, `near` ones are spelt alike."""

    one: Hit | None = None
    several: tuple[Hit, ...] = ()
    near: tuple[Hit, ...] = ()


async def resolve(unit: Unit, typed: str) -> Resolved:
    """Never guesses: two of one name are asked about, and so is a name that only looks like another."""
    hits = await unit.candidates.find(typed, SHOWN)
    exact = [hit for hit in hits if same(hit.name, typed)]
    fitting = exact or [hit for hit in hits if _begins(hit, typed)]
    if len(fitting) == 1:
        return Resolved(one=fitting[0])
    if fitting:
        return Resolved(several=tuple(fitting))
    return Resolved(near=tuple(hits))


def _begins(hit: Hit, typed: str) -> bool:
    """Does every typed word begin a word of the name?"""
    words = words_of(hit.name)
    return all(any(word.startswith(part) for word in words) for part in typed_words(typed))


def ids(hits: Sequence[Hit]) -> list[str]:
    """Their ids, in order."""
    return [hit.candidate_id for hit in hits]
