"""The arguments of one Web API call, however they were encoded: JSON, form or query."""

import json
from dataclasses import dataclass
from typing import Any

from bot.sandbox.wire import Payload, SlackError


@dataclass(frozen=True)
class Arguments:
    """Reads arguments as Slack does: a form's objects are JSON in a string, its booleans are words."""

    given: Payload

    def has(self, name: str) -> bool:
        """Whether it was given and is not null."""
        return self.given.get(name) is not None

    def text(self, name: str, default: str = "") -> str:
        """A string."""
        value = self.given.get(name)
        return default if value is None else str(value)

    def required(self, name: str) -> str:
        """A string that must be there; raises invalid_arguments."""
        if not self.text(name):
            raise SlackError("invalid_arguments", [f"missing required field: {name}"])
        return self.text(name)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A boolean, or one of the words for it."""
        value = self.given.get(name)
        if value is None:
            return default
        return value if isinstance(value, bool) else str(value).lower() in ("1", "true")

    def number(self, name: str, default: int) -> int:
        """A whole number; raises invalid_arguments."""
        try:
            return int(self.given.get(name) or default)
        except (TypeError, ValueError):
            raise SlackError("invalid_arguments", [f"must provide an integer [json-pointer:/{name}]"]) from None

    def json(self, name: str, error: str) -> Any:
        """An object or a list; raises `error` where a string is no JSON."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise SlackError(error) from None

    def page(self, items: list[Any], default: int) -> tuple[list[Any], str]:
        """One page of a list, and the cursor of the next. Raises invalid_cursor, invalid_limit."""
        limit, cursor = self.number("limit", default), self.text("cursor")
        if limit < 1:
            raise SlackError("invalid_limit")
        if cursor and not cursor.removeprefix("next:").isdigit():
            raise SlackError("invalid_cursor")
        start = int(cursor.removeprefix("next:")) if cursor else 0
        end = start + min(limit, 1000)
        return items[start:end], f"next:{end}" if end < len(items) else ""
