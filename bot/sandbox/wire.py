"""What all of Slack's wires share: payloads, refusals, ids, escaping."""

import itertools
import json
import secrets
from collections.abc import Iterator
from typing import Any

#: A JSON object as it travels. The sandbox is an adapter throughout: it stores what it was sent.
Payload = dict[str, Any]


class SlackError(Exception):
    """The Web API answers `{"ok": false, "error": …}`; `messages` become `response_metadata.messages`."""

    def __init__(self, error: str, messages: list[str] | None = None, **extra: object) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages or []
        self.extra = extra

    def answer(self) -> Payload:
        """The refusal as Slack words it: `errors` beside `response_metadata`, both without and with the prefix."""
        answer: Payload = {"ok": False, "error": self.error, **self.extra}
        if self.messages:
            answer["errors"] = list(self.messages)
            answer["response_metadata"] = {"messages": [f"[ERROR] {text}" for text in self.messages]}
        return answer


_numbers: Iterator[int] = itertools.count(1)


def new_id(prefix: str) -> str:
    """An id that looks like Slack's and is never given twice in this process: `V0000001X4F2`."""
    return f"{prefix}{next(_numbers):07d}{secrets.token_hex(2).upper()}"


def escape(text: str) -> str:
    """Text as Slack sends what a person typed: only the three control characters are replaced."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def size_of(value: object) -> int:
    """Bytes of a value as compact JSON."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
