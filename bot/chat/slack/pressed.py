"""What a button carries to Slack and back: its verb, its subject, the version that was seen, the choice."""

import json
from collections.abc import Mapping
from typing import Any

from bot.cards.elements import Button

#: a verb that no use case has: what comes of a value we did not write
UNKNOWN = "unknown"


def value_of(button: Button) -> str:
    """The button as a compact JSON array; a choice may hold any character."""
    return json.dumps(
        [button.verb, button.subject, button.seen, button.choice], separators=(",", ":"), ensure_ascii=False
    )


def pressed(action: Mapping[str, Any]) -> tuple[str, str, int, str]:
    """Verb, subject, seen and choice of one action of a `block_actions` payload: a button's or a menu's."""
    chosen = action.get("selected_option") or {}
    try:
        verb, subject, seen, choice = json.loads(action.get("value") or chosen.get("value") or "")
        return str(verb), str(subject), int(seen), str(choice)
    except (ValueError, TypeError):
        return UNKNOWN, "", 0, ""
