"""Draws what can be pressed: buttons, and menus that act at once."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from bot.cards.elements import Button, Buttons, Confirm, Element, Look, Menu
from bot.chat.slack import limits
from bot.chat.slack.limits import escaped, shortened
from bot.chat.slack.pressed import value_of

Block = dict[str, Any]


class CannotDraw(TypeError):
    """The renderer does not know this, or Slack has no form for it."""


def actions(run: Sequence[Element], numbers: "itertools.count[int]") -> Iterator[Block]:
    """Rows of all that can be pressed in `run`. Raises CannotDraw for a value that Slack would not carry."""
    pressable: list[Block] = []
    for element in run:
        match element:
            case Buttons(row):
                pressable += [_button(button, numbers) for button in row]
            case Menu():
                pressable += _menu(element, numbers)
    for start in range(0, len(pressable), limits.ACTIONS_IN_BLOCK):
        yield {"type": "actions", "elements": pressable[start : start + limits.ACTIONS_IN_BLOCK]}


def plain_text(text: str, limit: int) -> Block:
    """A plain_text object within `limit`; names of emoji stay names."""
    return {"type": "plain_text", "text": escaped(shortened(text, limit)), "emoji": False}


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
