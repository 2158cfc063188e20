"""Draws a card as Slack's blocks.

Nothing is ever drawn as `mrkdwn`, the one kind of text in which Slack looks for markup, mentions, links and emoji
names. Rich text takes its text raw, with styles beside it, and makes no link out of a bare address; `plain_text` is
escaped. So nothing in a text can become anything but its characters.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.cards.elements import (
    Banner,
    Buttons,
    Card,
    Change,
    Element,
    Home,
    Letter,
    Line,
    Mark,
    Menu,
    Pair,
    Rule,
    Source,
    Style,
    Title,
)
from bot.chat.fitting import Drawn, Rank
from bot.chat.slack import limits
from bot.chat.slack.controls import Block, CannotDraw, actions, plain_text
from bot.chat.slack.fitting import for_message, for_view
from bot.chat.slack.limits import escaped, shortened, size, split
from bot.chat.writing import NOTHING, SIGNS, clean, is_web_address, sendable
from bot.texts import Words

_BOLD, _STRIKE, _ITALIC = {"bold": True}, {"strike": True}, {"italic": True}


@dataclass(frozen=True, slots=True)
class DrawnMessage:
    """A message as `chat.postMessage` takes it. `text` is what a notification shows."""

    text: str
    blocks: list[Block]


def draw(card: Card) -> DrawnMessage:
    """Draw a message. Raises CannotDraw."""
    drawn = for_message(blocks(card.elements), Words.of(card.language))
    return DrawnMessage(escaped(shortened(card.summary, limits.SUMMARY)), drawn)


def draw_home(home: Home) -> Block:
    """Draw a person's home tab. Raises CannotDraw."""
    return {"type": "home", "blocks": for_view(blocks(home.elements), Words.of(home.language))}


def blocks(elements: Sequence[Element], count: "itertools.count[int] | None" = None) -> list[Drawn]:
    """Draw each element; neighbours of a kind share a block. `count` numbers the action ids of a surface."""
    numbers = count or itertools.count()
    drawn: list[Drawn] = []
    for run, (kind, group) in enumerate(itertools.groupby(elements, key=_kind)):
        drawn.extend(Drawn(block, _RANKS.get(kind, Rank.TEXT), run) for block in _run(list(group), numbers))
    return drawn


_RANKS = {Buttons: Rank.KEPT, Title: Rank.KEPT, Banner: Rank.KEPT, Mark: Rank.FACTS, Pair: Rank.FACTS}


def _kind(element: Element) -> type:
    return Buttons if isinstance(element, Menu) else type(element)


def _run(run: Sequence[Element], numbers: "itertools.count[int]") -> Iterator[Block]:
    match run[0]:
        case Pair():
            yield from _rich([_pair(pair) for pair in run if isinstance(pair, Pair)])
        case Mark():
            yield from _rich([[_text(_signed(mark))] for mark in run if isinstance(mark, Mark)])
        case Source():
            yield from _rich([_source(source) for source in run if isinstance(source, Source)], listed=True)
        case Change():
            yield from _rich([[part for each in run if isinstance(each, Change) for part in _change(each)]])
        case Buttons() | Menu():
            yield from actions(run, numbers)
        case _:
            for element in run:
                yield from _alone(element)


def _alone(element: Element) -> Iterator[Block]:
    match element:
        case Title(text):
            yield from _title(text)
        case Line(text, Style.QUIET):
            for piece in split(text):
                yield {"type": "context", "elements": [plain_text(piece, limits.BLOCK_TEXT)]}
        case Line(text, style):
            yield from _rich([[_text(text, _BOLD if style is Style.STRONG else None)]])
        case Banner(text, tone):
            yield from _rich([[_text(f"{SIGNS[tone]} {text}", _BOLD)]])
        case Letter(text):
            for piece in split(text):
                yield {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [_text(piece)]}]}
        case Rule():
            yield {"type": "divider"}
        case Pair() | Mark() | Source() | Change() | Buttons() | Menu():
            raise AssertionError("drawn in a run")
        case _:
            raise CannotDraw(f"no picture for {type(element).__name__}")


def _title(text: str) -> Iterator[Block]:
    if not clean(text):
        return
    if size(clean(text)) <= limits.HEADER:
        yield {"type": "header", "text": plain_text(text, limits.HEADER)}
    else:
        yield from _rich([[_text(text, _BOLD)]])


# ---- rich text


def _text(text: str, style: Block | None = None) -> Block:
    return {"type": "text", "text": text} | ({"style": style} if style else {})


def _pair(pair: Pair) -> list[Block]:
    value = clean(pair.value) or NOTHING
    return [_text(f"{clean(pair.label) or NOTHING}  ", _BOLD), _text(value)]


def _signed(mark: Mark) -> str:
    return f"{SIGNS[mark.tone]} {clean(mark.text)}"


def _source(source: Source) -> list[Block]:
    address, seen = source.address.strip(), clean(source.seen)
    parts = [_text(clean(source.text) or NOTHING)]
    if is_web_address(address) and size(address) <= limits.LINK:
        parts += [_text("\n"), {"type": "link", "url": address}]
    elif clean(address):
        parts += [_text("\n"), _text(clean(address))]
    return [*parts, _text(f"\n{seen}", _ITALIC)] if seen else parts


def _change(change: Change) -> list[Block]:
    styled = ((change.kept, None), (change.removed, _STRIKE), (change.added, _BOLD))
    found = [(clean(text), style) for text, style in styled]
    return [part for text, style in found if text for part in (_text(text, style), _text(" "))]


def _rich(paragraphs: Sequence[Sequence[Block]], *, listed: bool = False) -> Iterator[Block]:
    """Rich text blocks that hold these paragraphs, each block within the limit of a text."""
    room, sections = limits.BLOCK_TEXT, list[Block]()
    for paragraph in paragraphs:
        for piece in _fitting(paragraph):
            cost = sum(size(_shown(part)) for part in piece)
            if sections and cost > room:
                yield _rich_block(sections, listed=listed)
                room, sections = limits.BLOCK_TEXT, []
            sections.append({"type": "rich_text_section", "elements": piece})
            room -= cost
    if sections:
        yield _rich_block(sections, listed=listed)


def _rich_block(sections: list[Block], *, listed: bool) -> Block:
    elements = [{"type": "rich_text_list", "style": "bullet", "elements": sections}] if listed else sections
    return {"type": "rich_text", "elements": elements}


def _fitting(paragraph: Sequence[Block]) -> Iterator[list[Block]]:
    """One paragraph as several, where it is longer than a block's text."""
    room, parts = limits.BLOCK_TEXT, list[Block]()
    for part in paragraph:
        for piece in _pieces(part):
            cost = size(_shown(piece))
            if parts and cost > room:
                yield parts
                room, parts = limits.BLOCK_TEXT, []
            parts.append(piece)
            room -= cost
    if any(_shown(part).strip() for part in parts):
        yield parts


def _pieces(part: Block) -> list[Block]:
    """The part as it can be sent: within a block's text, and not empty."""
    if part["type"] == "link":
        return [part]
    text = sendable(part["text"])
    pieces = [text] if size(text) <= limits.BLOCK_TEXT else split(text)
    return [part | {"text": piece} for piece in pieces if piece]


def _shown(part: Block) -> str:
    return str(part["url"] if part["type"] == "link" else part["text"])
