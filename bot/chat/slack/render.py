"""Draws a card as Slack's blocks.

Nothing is ever drawn as `mrkdwn`, the one kind of text in which Slack looks for markup, mentions, links and emoji
names. Rich text takes its text raw, with styles beside it, and makes no link out of a bare address; `plain_text` is
escaped. So nothing in a text can become anything but its characters.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.cards.elements import (
    Banner,
    Button,
    Buttons,
    Card,
    Change,
    Confirm,
    Element,
    Home,
    Letter,
    Line,
    Look,
    Mark,
    Menu,
    Pair,
    Rule,
    Source,
    Style,
    Title,
    Tone,
)
from bot.chat.slack import limits
from bot.chat.slack.fitting import Drawn, Rank, for_message, for_view
from bot.chat.slack.limits import escaped, shortened, size, split
from bot.chat.slack.pressed import value_of
from bot.texts import Words

Block = dict[str, Any]

SIGNS = {Tone.GOOD: "✓", Tone.WAITING: "○", Tone.WARNING: "⚠", Tone.BAD: "✗"}
_BOLD, _STRIKE, _ITALIC = {"bold": True}, {"strike": True}, {"italic": True}
#: what may be a link: a plain web address without a user's name in it, which Slack takes for certain
_WEB_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:[/?#][!#-;=?-\[\]_a-z~]*)?"
)


class CannotDraw(TypeError):
    """The renderer does not know this, or Slack has no form for it."""


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
            yield from _actions(run, numbers)
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
    if not limits.clean(text):
        return
    if size(limits.clean(text)) <= limits.HEADER:
        yield {"type": "header", "text": plain_text(text, limits.HEADER)}
    else:
        yield from _rich([[_text(text, _BOLD)]])


# ---- rich text


def _text(text: str, style: Block | None = None) -> Block:
    return {"type": "text", "text": text} | ({"style": style} if style else {})


def _pair(pair: Pair) -> list[Block]:
    value = limits.clean(pair.value) or limits.NOTHING
    return [_text(f"{limits.clean(pair.label) or limits.NOTHING}  ", _BOLD), _text(value)]


def _signed(mark: Mark) -> str:
    return f"{SIGNS[mark.tone]} {limits.clean(mark.text)}"


def _source(source: Source) -> list[Block]:
    address, seen = source.address.strip(), limits.clean(source.seen)
    parts = [_text(limits.clean(source.text) or limits.NOTHING)]
    if _WEB_ADDRESS.fullmatch(address) and size(address) <= limits.LINK:
        parts += [_text("\n"), {"type": "link", "url": address}]
    elif limits.clean(address):
        parts += [_text("\n"), _text(limits.clean(address))]
    return [*parts, _text(f"\n{seen}", _ITALIC)] if seen else parts


def _change(change: Change) -> list[Block]:
    styled = ((change.kept, None), (change.removed, _STRIKE), (change.added, _BOLD))
    found = [(limits.clean(text), style) for text, style in styled]
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
    text = limits.sendable(part["text"])
    pieces = [text] if size(text) <= limits.BLOCK_TEXT else split(text)
    return [part | {"text": piece} for piece in pieces if piece]


def _shown(part: Block) -> str:
    return str(part["url"] if part["type"] == "link" else part["text"])


# ---- what can be pressed


def plain_text(text: str, limit: int) -> Block:
    """A plain_text object within `limit`; names of emoji stay names."""
    return {"type": "plain_text", "text": escaped(shortened(text, limit)), "emoji": False}


def _actions(run: Sequence[Element], numbers: "itertools.count[int]") -> Iterator[Block]:
    pressable: list[Block] = []
    for element in run:
        match element:
            case Buttons(row):
                pressable += [_button(button, numbers) for button in row]
            case Menu():
                pressable += _menu(element, numbers)
    for start in range(0, len(pressable), limits.ACTIONS_IN_BLOCK):
        yield {"type": "actions", "elements": pressable[start : start + limits.ACTIONS_IN_BLOCK]}


def _button(button: Button, numbers: "itertools.count[int]") -> Block:
    drawn = {
        "type": "button",
        "text": plain_text(button.label, limits.BUTTON_TEXT),
        "action_id": _action_id(button.verb, numbers),
        "value": _bounded(value_of(button), limits.BUTTON_VALUE, button.verb),
    }
    if button.look is not Look.PLAIN:
        drawn["style"] = button.look.value
    if button.confirm:
        drawn["confirm"] = _confirm(button.confirm, button.look)
    return drawn


def _menu(menu: Menu, numbers: "itertools.count[int]") -> Iterator[Block]:
    """A select; an entry that asks for confirmation stands beside it as a button, for a select has but one question."""
    quick = [button for button in menu.buttons if button.confirm is None]
    for start in range(0, len(quick), limits.OPTIONS):
        yield {
            "type": "static_select",
            "placeholder": plain_text(menu.label, limits.PLACEHOLDER),
            "action_id": _action_id("menu", numbers),
            "options": [_entry(button) for button in quick[start : start + limits.OPTIONS]],
        }
    for button in menu.buttons:
        if button.confirm is not None:
            yield _button(button, numbers)


def _entry(button: Button) -> Block:
    return {
        "text": plain_text(button.label, limits.OPTION_TEXT),
        "value": _bounded(value_of(button), limits.OPTION_VALUE, button.verb),
    }


def _confirm(confirm: Confirm, look: Look) -> Block:
    drawn = {
        "title": plain_text(confirm.title, limits.CONFIRM_TITLE),
        "text": plain_text(confirm.text, limits.CONFIRM_TEXT),
        "confirm": plain_text(confirm.yes, limits.CONFIRM_BUTTON),
        "deny": plain_text(confirm.no, limits.CONFIRM_BUTTON),
    }
    return drawn | ({"style": "danger"} if look is Look.DANGER else {})


def _action_id(verb: str, numbers: "itertools.count[int]") -> str:
    return f"{verb[: limits.ACTION_ID - 12]}:{next(numbers)}"


def _bounded(value: str, limit: int, verb: str) -> str:
    if len(value.encode("utf-16-le")) // 2 > limit:
        raise CannotDraw(f"the value of {verb!r} is longer than {limit}")
    return value
