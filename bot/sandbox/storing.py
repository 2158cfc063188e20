"""How Slack stores blocks: everything that was left out is filled in, so that what is read back names each part."""

import copy
from typing import Any

from bot.sandbox.block_kit import interactive_elements
from bot.sandbox.wire import Payload, new_id


def stored(blocks: list[Payload]) -> list[Payload]:
    """A deep copy with a `block_id` for each block, an `action_id` for each element, and the texts' flags."""
    kept = copy.deepcopy(blocks)
    for block in kept:
        block.setdefault("block_id", new_id("b"))
    for _, element in interactive_elements(kept):
        element.setdefault("action_id", new_id("a"))
    _fill(kept)
    return kept


def _fill(value: Any) -> None:
    match value:
        case {"type": "plain_text"}:
            value.setdefault("emoji", True)
        case {"type": "mrkdwn"}:
            value.setdefault("verbatim", False)
        case dict():
            for entry in value.values():
                _fill(entry)
        case list():
            for entry in value:
                _fill(entry)
