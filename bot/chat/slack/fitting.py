"""Keeps a surface within Slack's limits as a whole: what decides stays, long texts give way and say so."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from bot.chat.slack import limits
from bot.texts import Words

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


def for_message(drawn: Sequence[Drawn], words: Words) -> list[Block]:
    """The blocks of a message."""
    return _within(drawn, limits.MESSAGE_BLOCKS, limits.MESSAGE_TEXT, text_length, words)


def for_view(drawn: Sequence[Drawn], words: Words) -> list[Block]:
    """The blocks of a modal or a home tab; there is always one."""
    kept = _within(drawn, limits.VIEW_BLOCKS, limits.VIEW_BYTES, _bytes, words)
    return kept or [_said(limits.NOTHING)]


def text_length(block: Any) -> int:
    """All characters of a block that a message's ceiling may count."""
    match block:
        case dict():
            return sum(
                limits.size(entry)
                if name in ("text", "url", "value") and isinstance(entry, str)
                else text_length(entry)
                for name, entry in block.items()
            )
        case list():
            return sum(map(text_length, block))
        case _:
            return 0


def _within(drawn: Sequence[Drawn], most: int, budget: int, cost: Callable[[Block], int], words: Words) -> list[Block]:
    if len(drawn) <= most and sum(cost(each.block) for each in drawn) <= budget:
        return [each.block for each in drawn]
    remark = _said(words("slack-shortened"))
    kept = _chosen(drawn, most - 1, budget - cost(remark), cost)
    first_gap = next(index for index in range(len(drawn)) if index not in kept)
    before = [drawn[index].block for index in sorted(kept) if index < first_gap]
    after = [drawn[index].block for index in sorted(kept) if index > first_gap]
    return [*before, remark, *after]


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


def _said(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "plain_text", "text": limits.escaped(text), "emoji": False}]}


def _bytes(block: Block) -> int:
    return len(json.dumps(block))
