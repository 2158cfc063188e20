"""Keeps a card within Teams' limit as a whole, and puts what is drawn together into boxes."""

import itertools
import json
from collections.abc import Iterator, Sequence

from bot.chat.fitting import Drawn, within
from bot.chat.teams import limits
from bot.chat.teams.text import Block, line
from bot.chat.writing import NOTHING
from bot.texts import Words

#: stands for a dividing line, which Teams draws as an edge of what follows
RULE: Block = {"separator": True, "spacing": "Large"}
#: around all, and around the pieces of a box
_ENVELOPE, _BOX = 600, 60


def for_card(drawn: Sequence[Drawn], words: Words) -> list[Block]:
    """The body of a card in a message."""
    return _body(drawn, limits.CARD_BYTES, words)


def for_dialog(drawn: Sequence[Drawn], words: Words) -> list[Block]:
    """The body of a card in a dialog."""
    return _body(drawn, limits.DIALOG_BYTES, words)


def size(block: object) -> int:
    """Bytes of `block` as JSON in UTF-8."""
    return len(json.dumps(block, ensure_ascii=False, separators=(",", ":")).encode())


def _body(drawn: Sequence[Drawn], budget: int, words: Words) -> list[Block]:
    remark = line(words("card-shortened"), isSubtle=True, size="Small")
    boxes = len({each.run for each in drawn if each.frame})
    room = budget - _ENVELOPE - boxes * _BOX
    kept = within(drawn, remark, most=len(drawn) + 1, budget=room, cost=lambda block: size(block) + len(","))
    return list(_ruled(_framed(kept))) or [line(NOTHING)]


def _framed(drawn: Sequence[Drawn]) -> Iterator[Block]:
    for (_, frame), group in itertools.groupby(drawn, key=lambda each: (each.run, each.frame)):
        found = [each.block for each in group]
        if frame:
            yield {"type": "Container", "style": frame, "items": found}
        else:
            yield from found


def _ruled(found: Iterator[Block]) -> Iterator[Block]:
    ruled = False
    for block in found:
        if block is RULE:
            ruled = True
        else:
            yield block | RULE if ruled else block
            ruled = False
