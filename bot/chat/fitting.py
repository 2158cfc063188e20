"""Keeps a surface within a platform's limits as a whole: what decides stays, long texts give way and say so."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

Block = dict[str, Any]


class Rank(IntEnum):
    """What gives way last comes first."""

    #: title, banner, buttons
    KEPT = 0
    #: pairs and marks: what a decision rests on
    FACTS = 1
    #: paragraphs, letters, sources, changes
    TEXT = 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """A block, how long it is kept, and the number of the run of elements that it is part of."""

    block: Block
    rank: Rank
    run: int
    #: neighbours of a run in the same frame stand in one box
    frame: str = ""


def within(
    drawn: Sequence[Drawn], remark: Block, *, most: int, budget: int, cost: Callable[[Block], int]
) -> Sequence[Drawn]:
    """As many as fit, at most `most` that cost no more than `budget`; where some are left out, `remark` says so."""
    if len(drawn) <= most and sum(cost(each.block) for each in drawn) <= budget:
        return drawn
    kept = _chosen(drawn, most - 1, budget - cost(remark), cost)
    first_gap = next(index for index in range(len(drawn)) if index not in kept)
    before = [drawn[index] for index in sorted(kept) if index < first_gap]
    after = [drawn[index] for index in sorted(kept) if index > first_gap]
    return [*before, Drawn(remark, Rank.KEPT, -1), *after]


def _chosen(drawn: Sequence[Drawn], most: int, budget: int, cost: Callable[[Block], int]) -> set[int]:
    """Which blocks stay, by rank and then from the top; a run that is broken off does not go on further down."""
    kept: set[int] = set()
    broken: set[int] = set()
    for index in _by_rank(drawn):
        each, price = drawn[index], cost(drawn[index].block)
        if len(kept) < most and price <= budget and each.run not in broken:
            kept.add(index)
            budget -= price
        else:
            broken.add(each.run)
    return kept


def _by_rank(drawn: Sequence[Drawn]) -> Iterable[int]:
    return sorted(range(len(drawn)), key=lambda index: (drawn[index].rank, index))
