"""What a person filled in: completed to the states that Slack sends, and checked as Slack's own client checks it."""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.block_kit import interactive_elements
from bot.sandbox.wire import Payload

State = dict[str, dict[str, Payload]]

#: The fields of an element that hold its choice at first, and what the state calls them.
_FIELDS: dict[str, tuple[str, str]] = {
    "plain_text_input": ("initial_value", "value"),
    "email_text_input": ("initial_value", "value"),
    "url_text_input": ("initial_value", "value"),
    "number_input": ("initial_value", "value"),
    "datepicker": ("initial_date", "selected_date"),
    "timepicker": ("initial_time", "selected_time"),
    "datetimepicker": ("initial_date_time", "selected_date_time"),
    "static_select": ("initial_option", "selected_option"),
    "external_select": ("initial_option", "selected_option"),
    "users_select": ("initial_user", "selected_user"),
    "conversations_select": ("initial_conversation", "selected_conversation"),
    "channels_select": ("initial_channel", "selected_channel"),
    "radio_buttons": ("initial_option", "selected_option"),
    "checkboxes": ("initial_options", "selected_options"),
    "multi_static_select": ("initial_options", "selected_options"),
    "multi_external_select": ("initial_options", "selected_options"),
    "multi_users_select": ("initial_users", "selected_users"),
    "multi_conversations_select": ("initial_conversations", "selected_conversations"),
    "multi_channels_select": ("initial_channels", "selected_channels"),
}
_EMAIL, _URL = r"[^@\s]+@[^@\s]+\.[^@\s]+", r"https?://\S+"


class NotOffered(ValueError):
    """A choice that is not among the element's options."""


@dataclass
class Offered:
    """The options that external selects have shown, by block_id and action_id."""

    _options: dict[tuple[str, str], dict[str, Payload]] = field(default_factory=dict)

    def remember(self, block_id: str, action_id: str, options: list[Payload]) -> None:
        """The bot offered these options for this element."""
        known = self._options.setdefault((block_id, action_id), {})
        known |= {str(option["value"]): option for option in options}

    def option(self, block_id: str, action_id: str, value: str) -> Payload | None:
        """The option with that value, if it was offered."""
        return self._options.get((block_id, action_id), {}).get(value)


def initial_state(blocks: list[Payload]) -> State:
    """The state of a fresh view: each element with its initial value or none."""
    state: State = {}
    for block, element in interactive_elements(blocks):
        if element["type"] in _FIELDS:
            source, target = _FIELDS[element["type"]]
            missing: Any = [] if target == "selected_options" else None
            value = {"type": element["type"], target: element.get(source, missing)}
            state.setdefault(block["block_id"], {})[element["action_id"]] = value
    return state


def merged_state(blocks: list[Payload], known: State) -> State:
    """The state of a changed view: what was filled in stays where block, action and type stay."""
    fresh = initial_state(blocks)
    for block_id, actions in fresh.items():
        for action_id, value in actions.items():
            earlier = known.get(block_id, {}).get(action_id)
            if earlier and earlier["type"] == value["type"]:
                actions[action_id] = earlier
    return fresh


def filled_in(block: Payload, element: Payload, given: Payload, offered: Offered) -> Payload:
    """One element's state from what the page sent: `value`, `selected_option` (or only its value), `selected_date`, …

    Raises `NotOffered` for a choice that the element does not have.
    """
    _, target = _FIELDS[element["type"]]
    value: Any = given.get(target, given.get("value"))
    if target == "selected_option" and value is not None:
        value = _option(block, element, value, offered)
    elif target == "selected_options":
        value = [_option(block, element, entry, offered) for entry in value or []]
    elif target == "value":
        value = str(value) if value not in (None, "") else None
    return {"type": element["type"], target: value}


def form_errors(blocks: list[Payload], state: State) -> dict[str, str]:
    """What Slack's client says before it sends a form: block_id and text."""
    errors: dict[str, str] = {}
    for block, element in interactive_elements(blocks):
        if block["type"] == "input":
            value = state.get(block["block_id"], {}).get(element["action_id"], {})
            problem = _problem(block, element, value)
            if problem:
                errors[block["block_id"]] = problem
    return errors


def _problem(block: Payload, element: Payload, state: Payload) -> str:
    value = next((entry for name, entry in state.items() if name != "type"), None)
    if value in (None, "", []):
        return "" if block.get("optional") else "Please complete this required field."
    kind = element["type"]
    if kind == "plain_text_input":
        if len(str(value)) < int(element.get("min_length", 0)):
            return f"Please enter at least {element['min_length']} characters."
        if len(str(value)) > int(element.get("max_length", 3000)):
            return f"Please enter at most {element.get('max_length', 3000)} characters."
    if kind == "email_text_input" and not re.fullmatch(_EMAIL, str(value)):
        return "Please enter a valid email address."
    if kind == "url_text_input" and not re.fullmatch(_URL, str(value)):
        return "Please enter a valid URL."
    if kind == "number_input":
        return _number_problem(element, str(value))
    if isinstance(value, list) and len(value) > int(element.get("max_selected_items", 1000)):
        return f"Please choose at most {element['max_selected_items']}."
    return ""


def _number_problem(element: Payload, value: str) -> str:
    if not re.fullmatch(r"-?\d+(\.\d+)?" if element["is_decimal_allowed"] else r"-?\d+", value):
        return "Please enter a valid number."
    if "min_value" in element and float(value) < float(element["min_value"]):
        return f"Please enter {element['min_value']} or more."
    if "max_value" in element and float(value) > float(element["max_value"]):
        return f"Please enter {element['max_value']} or less."
    return ""


def _option(block: Payload, element: Payload, chosen: Any, offered: Offered) -> Payload:
    value = str(chosen.get("value")) if isinstance(chosen, dict) else str(chosen)
    options = list(element.get("options") or []) + list(element.get("initial_options") or [])
    options += [option for group in element.get("option_groups") or [] for option in group["options"]]
    if element.get("initial_option"):
        options.append(element["initial_option"])
    for option in options:
        if option["value"] == value:
            return dict(option)
    shown = offered.option(block["block_id"], element["action_id"], value)
    if shown is None:
        raise NotOffered(f"{value!r} is not among the options of {element['action_id']}")
    return shown
