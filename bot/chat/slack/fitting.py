"""Keeps a message, a modal and a home tab within Slack's limits as a whole."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from bot.chat.fitting import Block, Drawn, within
from bot.chat.slack import limits
from bot.chat.writing import NOTHING
from bot.texts import Words


def for_message(drawn: Sequence[Drawn], words: Words) -> list[Block]:
    """The blocks of a message."""
    return _within(drawn, limits.MESSAGE_BLOCKS, limits.MESSAGE_TEXT, text_length, words)


def for_view(drawn: Sequence[Drawn], words: Words) -> list[Block]:
    """The blocks of a modal or a home tab; there is always one."""
    kept = _within(drawn, limits.VIEW_BLOCKS, limits.VIEW_BYTES, _bytes, words)
    return kept or [_said(NOTHING)]


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
    kept = within(drawn, _said(words("card-shortened")), most=most, budget=budget, cost=cost)
    return [each.block for each in kept]


def _said(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "plain_text", "text": limits.escaped(text), "emoji": False}]}


def _bytes(block: Block) -> int:
    return len(json.dumps(block))
