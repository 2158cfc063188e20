"""Draws what can be pressed: buttons, and menus that act at once.

Teams has neither menus nor questions before an action: a button opens a box below it that holds the menu's entries, or
the question with its yes and no.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.cards.elements import Button, Buttons, Confirm, Element, Look, Menu
from bot.cards.opening import OPENING
from bot.chat.teams import limits
from bot.chat.teams.limits import label
from bot.chat.teams.pressed import FETCH, data_of
from bot.chat.teams.text import Block, line

_STYLES = {Look.PRIMARY: "positive", Look.DANGER: "destructive"}


class CannotDraw(TypeError):
    """The renderer does not know this, or Teams has no form for it."""


@dataclass(slots=True)
class Surface:
    """Where things are drawn: on a card, or in a dialog. It numbers the boxes that buttons open."""

    is_dialog: bool = False
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    def name(self) -> str:
        """A new id for a box."""
        return f"box{next(self._numbers)}"


def actions(run: Sequence[Element], surface: Surface) -> Iterator[Block]:
    """Rows of what can be pressed, each with the boxes that it opens. Menus stand beside the buttons before them."""
    row: list[Block] = []
    boxes: list[Block] = []
    for element in run:
        match element:
            case Buttons(buttons):
                yield from _row(row, boxes)
                boxes = []
                row = [_button(button, surface, boxes) for button in buttons]
            case Menu(title, buttons):
                row.append(_menu(title, buttons, surface, boxes))
    yield from _row(row, boxes)


def _row(row: Sequence[Block], boxes: Sequence[Block]) -> Iterator[Block]:
    if not row:
        return
    behind = [action | {"mode": "secondary"} for action in row[limits.ACTIONS_IN_ROW :]]
    shown: Block = {"type": "ActionSet", "actions": [*row[: limits.ACTIONS_IN_ROW], *behind]}
    # In one container, so that a row never stays without what it opens.
    yield {"type": "Container", "items": [shown, *boxes]} if boxes else shown


def _button(button: Button, surface: Surface, boxes: list[Block]) -> Block:
    if button.confirm is None:
        return _press(button, surface)
    name = surface.name()
    boxes.append(_question(name, button, button.confirm, surface))
    return _opener(button.label, name) | _styled(button.look)


def _press(button: Button, surface: Surface) -> Block:
    """What acts: on a card by an action or by asking for a dialog, in a dialog by sending it."""
    drawn: Block = {"title": label(button.label, limits.BUTTON_TEXT), "data": data_of(button)} | _styled(button.look)
    if surface.is_dialog:
        return {"type": "Action.Submit", "associatedInputs": "none", **drawn}
    if button.verb in OPENING:
        return {"type": "Action.Submit", **drawn, "data": {**drawn["data"], "msteams": FETCH}}
    return {"type": "Action.Execute", "verb": button.verb, **drawn}


def _menu(title: str, buttons: Sequence[Button], surface: Surface, boxes: list[Block]) -> Block:
    name = surface.name()
    inner: list[Block] = []
    entries = [_button(button, surface, inner) for button in buttons]
    rows = [
        {"type": "ActionSet", "actions": entries[start : start + limits.ACTIONS_IN_ROW]}
        for start in range(0, len(entries), limits.ACTIONS_IN_ROW)
    ]
    boxes.append(_box(name, [*rows, *inner]))
    return _opener(title, name)


def _question(name: str, button: Button, confirm: Confirm, surface: Surface) -> Block:
    yes = _press(button, surface) | {"title": label(confirm.yes, limits.BUTTON_TEXT)}
    row = {"type": "ActionSet", "actions": [yes, _opener(confirm.no, name)]}
    return _box(name, [line(confirm.title, weight="Bolder"), line(confirm.text), row])


def _box(name: str, items: list[Block]) -> Block:
    return {"type": "Container", "id": name, "isVisible": False, "style": "emphasis", "items": items}


def _opener(title: str, name: str) -> Block:
    """Opens a box, and closes it again."""
    shown = label(title, limits.BUTTON_TEXT)
    return {"type": "Action.ToggleVisibility", "title": shown, "targetElements": [name]}


def _styled(look: Look) -> Block:
    return {"style": _STYLES[look]} if look in _STYLES else {}
