"""Draws a card as an Adaptive Card.

No text is ever drawn as a TextBlock, the kind of text in which Teams looks for markup; see `text`. So nothing in a text can
become anything but its characters. Version 1.5: learn.microsoft.com/adaptive-cards/schema-explorer/adaptive-card
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
    Tone,
)
from bot.chat.fitting import Drawn, Rank
from bot.chat.teams import limits
from bot.chat.teams.controls import CannotDraw, Surface, actions
from bot.chat.teams.fitting import RULE, for_card
from bot.chat.teams.text import Block, lines, rich, runs
from bot.chat.writing import NOTHING, SIGNS, clean, is_web_address
from bot.texts import Words

VERSION = "1.5"
_BOXES = {Tone.GOOD: "good", Tone.WAITING: "accent", Tone.WARNING: "warning", Tone.BAD: "attention"}
_COLOURS = {Tone.GOOD: "Good", Tone.WAITING: "Accent", Tone.WARNING: "Warning", Tone.BAD: "Attention"}
#: between a label and its value; a plain blank is not wide enough
_GAP = "\u2002"
_STYLES: dict[Style, dict[str, object]] = {
    Style.PLAIN: {},
    Style.STRONG: {"weight": "Bolder"},
    Style.QUIET: {"isSubtle": True, "size": "Small"},
}


@dataclass(frozen=True, slots=True)
class DrawnMessage:
    """A message: the content of its one attachment. `text` is what a notification shows."""

    text: str
    card: Block


def draw(card: Card) -> DrawnMessage:
    """Draw a message. Raises CannotDraw."""
    body = for_card(blocks(card.elements, Surface()), Words.of(card.language))
    text = limits.label(card.summary, limits.SUMMARY)
    return DrawnMessage(text, adaptive(body) | {"fallbackText": text, "msteams": {"width": "Full"}})


def draw_home(home: Home) -> DrawnMessage:
    """Draw a person's page, as a card: a bot has no page of its own on Teams. Raises CannotDraw."""
    words = Words.of(home.language)
    return draw(Card(words("summary-answer"), home.elements, home.language))


def adaptive(body: Sequence[Block]) -> Block:
    """An Adaptive Card with this body."""
    return {"type": "AdaptiveCard", "version": VERSION, "body": list(body)}


def blocks(elements: Sequence[Element], surface: Surface) -> list[Drawn]:
    """Draw each element; neighbours of a kind stand close together."""
    drawn: list[Drawn] = []
    for run, (kind, group) in enumerate(itertools.groupby(elements, key=_kind)):
        frame = "emphasis" if kind is Letter else ""
        rank = _RANKS.get(kind, Rank.TEXT)
        drawn.extend(Drawn(block, rank, run, frame) for block in _run(list(group), surface))
    return drawn


_RANKS = {Buttons: Rank.KEPT, Title: Rank.KEPT, Banner: Rank.KEPT, Mark: Rank.FACTS, Pair: Rank.FACTS}


def _kind(element: Element) -> type:
    return Buttons if isinstance(element, Menu) else type(element)


def _run(run: Sequence[Element], surface: Surface) -> Iterator[Block]:
    match run[0]:
        case Buttons() | Menu():
            yield from actions(run, surface)
        case Change():
            inlines = [inline for each in run if isinstance(each, Change) for inline in _change(each)]
            if inlines:
                yield rich(inlines)
        case _:
            above: Element | None = None
            for element in run:
                spacing = _spacing(above, element)
                for index, block in enumerate(_alone(element)):
                    yield block | {"spacing": spacing} if spacing and not index else block
                above = element


def _spacing(above: Element | None, element: Element) -> str:
    """How far an element stands from what is above it in its run; "" is Teams' default."""
    match above, element:
        case _, Line(_, Style.STRONG):
            return "Medium"
        case (Line(_, Style.STRONG), Line()) | (Line(_, Style.QUIET), Line(_, Style.QUIET)) | (Pair() | Mark(), _):
            return "Small"
        case _:
            return ""


def _alone(element: Element) -> Iterator[Block]:
    match element:
        case Title(text):
            yield from lines(text, size="Large", weight="Bolder")
        case Line(text, style):
            yield from lines(text, **_STYLES[style])
        case Banner(text, tone):
            found = list(lines(f"{SIGNS[tone]} {clean(text)}", weight="Bolder"))
            yield {"type": "Container", "style": _BOXES[tone], "items": found}
        case Letter(text):
            yield from lines(text)
        case Pair(name, value):
            yield from _pair(name, value)
        case Mark(text, tone):
            yield from _mark(text, tone)
        case Source():
            yield from _source(element)
        case Rule():
            yield RULE
        case Buttons() | Menu() | Change():
            raise AssertionError("drawn in a run")
        case _:
            raise CannotDraw(f"no picture for {type(element).__name__}")


def _pair(name: str, value: str) -> Iterator[Block]:
    named = " ".join(clean(name).split()) or NOTHING
    yield from _after([*runs(named, weight="Bolder"), *runs(_GAP)], value)


def _mark(text: str, tone: Tone) -> Iterator[Block]:
    yield from _after([*runs(SIGNS[tone], weight="Bolder", color=_COLOURS[tone]), *runs(" ")], text)


def _after(beginning: Sequence[Block], text: str) -> Iterator[Block]:
    """`text` in lines, the first of which begins so."""
    first, *others = list(lines(text)) or [rich(runs(NOTHING))]
    yield rich([*beginning, *first["inlines"]])
    yield from others


def _source(source: Source) -> Iterator[Block]:
    yield from list(lines(source.text)) or [rich(runs(NOTHING))]
    address = source.address.strip()
    if is_web_address(address) and len(address) <= limits.LINK:
        link = {"type": "Action.OpenUrl", "url": address}
        yield rich([{"type": "TextRun", "text": address, "selectAction": link}], "None")
    else:
        yield from (block | {"spacing": "None"} for block in lines(address))
    yield from (block | {"spacing": "None"} for block in lines(source.seen, isSubtle=True, italic=True))


def _change(change: Change) -> list[Block]:
    styled: tuple[tuple[str, dict[str, object]], ...] = (
        (change.kept, {}),
        (change.removed, {"strikethrough": True, "isSubtle": True}),
        (change.added, {"weight": "Bolder", "color": "Good"}),
    )
    found = [(" ".join(clean(text).split()), style) for text, style in styled]
    return [inline for text, style in found if text for inline in (*runs(text, **style), *runs(" "))]
