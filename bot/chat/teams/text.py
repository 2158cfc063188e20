"""Draws text: always as runs of a RichTextBlock, in which Teams looks for no markup.

In a TextBlock, and in a FactSet, Teams reads Markdown, and its clients do not agree how a character is taken out of it.
learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
"""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.chat.teams import limits
from bot.chat.writing import NOTHING, one_line, sendable

Block = dict[str, Any]


def runs(text: str, **style: object) -> list[Block]:
    """`text` in one style, blanks at its edges kept."""
    return [{"type": "TextRun", "text": piece} | style for piece in limits.pieces(sendable(text))]


def rich(inlines: Sequence[Block], spacing: str = "") -> Block:
    """One paragraph. `spacing` is the distance from what stands above."""
    return {"type": "RichTextBlock", "inlines": list(inlines)} | ({"spacing": spacing} if spacing else {})


def line(text: str, **style: object) -> Block:
    """One paragraph of one line in one style; never empty."""
    return rich(runs(one_line(text) or NOTHING, **style))


def lines(text: str, **style: object) -> Iterator[Block]:
    """A paragraph for each line of `text`; a blank line is a wider distance."""
    blank, first = False, True
    for paragraph in limits.paragraphs(text):
        if not paragraph:
            blank = True
            continue
        yield rich(runs(paragraph, **style), "" if first or blank else "None")
        blank, first = False, False
