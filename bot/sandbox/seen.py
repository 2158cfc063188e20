"""What a hand sees: messages, forms, their elements, mails. Read-only pictures of what the page shows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sandbox.block_kit import interactive_elements
from bot.sandbox.wire import Payload


@dataclass(frozen=True)
class Element:
    """One thing that can be used. `label` is the button's text, the input's label or the placeholder."""

    block_id: str
    action_id: str
    type: str
    label: str
    raw: Payload

    @property
    def value(self) -> str:
        """A button's value."""
        return str(self.raw.get("value", ""))

    @property
    def style(self) -> str:
        """A button's style: `primary`, `danger` or empty."""
        return str(self.raw.get("style", ""))

    @property
    def option_texts(self) -> list[str]:
        """The texts of its own options."""
        groups = [option for group in self.raw.get("option_groups", []) for option in group["options"]]
        return [option["text"]["text"] for option in self.raw.get("options", []) + groups]


@dataclass(frozen=True)
class Option:
    """One line of a menu."""

    text: str
    value: str
    description: str = ""
    group: str = ""


@dataclass(frozen=True)
class _Blocks:
    blocks: list[Payload]
    raw: Payload = field(repr=False)

    @property
    def plain(self) -> str:
        """Every visible word, a line for each text, in reading order."""
        return "\n".join(_words(self.blocks))

    @property
    def elements(self) -> list[Element]:
        """Everything that can be used, in reading order."""
        return [_element(block, element) for block, element in interactive_elements(self.blocks)]

    @property
    def buttons(self) -> list[str]:
        """The labels of the buttons."""
        return [element.label for element in self.elements if element.type == "button"]

    @property
    def labels(self) -> list[str]:
        """The labels of the input blocks."""
        return [block["label"]["text"] for block in self.blocks if block["type"] == "input"]

    def button(self, label: str) -> Element:
        """The button with that label. Raises `LookupError` naming those there are."""
        return self.element(label, kinds={"button"})

    def element(self, name: str, kinds: set[str] | None = None) -> Element:
        """An element by label, action_id or block_id. Raises `LookupError` naming those there are."""
        found = [e for e in self.elements if kinds is None or e.type in kinds]
        for element in found:
            if name in (element.label, element.action_id, element.block_id):
                return element
        there = ", ".join(f"{element.label!r} ({element.action_id})" for element in found)
        raise LookupError(f"there is no {name!r} here, only: {there or 'nothing to use'}")

    def __contains__(self, text: str) -> bool:
        return text in self.plain


@dataclass(frozen=True)
class Message(_Blocks):
    """One message as a person sees it."""

    channel: str
    ts: str
    user: str
    text: str
    thread_ts: str | None
    reply_count: int
    ephemeral: bool
    edited: bool
    deleted: bool

    @property
    def plain(self) -> str:
        """Every visible word; the text alone counts where there are no blocks, as Slack draws it."""
        return "\n".join(_words(self.blocks)) if self.blocks else self.text


@dataclass(frozen=True)
class View(_Blocks):
    """One form or home tab."""

    id: str
    hash: str
    type: str
    title: str
    submit: str
    close: str
    callback_id: str
    private_metadata: str

    @property
    def plain(self) -> str:
        """Its title and every visible word."""
        return "\n".join([self.title, *_words(self.blocks)])

    @property
    def values(self) -> dict[str, dict[str, Payload]]:
        """What is filled in, by block_id and action_id."""
        values: dict[str, dict[str, Payload]] = self.raw["state"]["values"]
        return values


@dataclass(frozen=True)
class Mail:
    """One mail in a candidate's mailbox; `direction` is `in` or, for the candidate's own, `out`."""

    id: str
    sender: str
    to: str
    subject: str
    date: datetime
    text: str
    headers: dict[str, str]
    direction: str


@dataclass(frozen=True)
class Outcome:
    """What came of a gesture. `errors` names blocks; `ts` is the message that was written."""

    response_action: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    ts: str = ""
    acked: bool = True


def message_seen(channel: str, shown: Payload) -> Message:
    """A message from the page's API."""
    return Message(
        blocks=shown["blocks"],
        raw=shown,
        channel=channel,
        ts=shown["ts"],
        user=shown["user"],
        text=shown["text"],
        thread_ts=shown["thread_ts"],
        reply_count=shown["reply_count"],
        ephemeral=shown["ephemeral"],
        edited=shown["edited"],
        deleted=shown["deleted"],
    )


def view_seen(shown: Payload) -> View:
    """A view from the page's API."""
    return View(
        blocks=shown["blocks"],
        raw=shown,
        id=shown["id"],
        hash=shown["hash"],
        type=shown["type"],
        title=shown["title"]["text"] if shown["type"] == "modal" else "",
        submit=(shown["submit"] or {}).get("text", ""),
        close=(shown["close"] or {}).get("text", ""),
        callback_id=shown["callback_id"],
        private_metadata=shown["private_metadata"],
    )


def options_seen(answer: Payload) -> list[Option]:
    """The options of a menu."""
    if "option_groups" in answer:
        return [_option(o, g["label"]["text"]) for g in answer["option_groups"] for o in g["options"]]
    return [_option(option, "") for option in answer["options"]]


def _option(option: Payload, group: str) -> Option:
    return Option(option["text"]["text"], option["value"], (option.get("description") or {}).get("text", ""), group)


def _element(block: Payload, element: Payload) -> Element:
    named: list[Any] = [
        element.get("text"),
        block.get("label") if block["type"] == "input" else None,
        element.get("placeholder"),
        block.get("text") if block["type"] == "section" else None,
    ]
    label = next((text["text"] for text in named if isinstance(text, dict)), element["action_id"])
    return Element(block["block_id"], element["action_id"], element["type"], label, element)


def _words(value: Any) -> Iterator[str]:
    match value:
        case {"type": "link", "url": str(url)} if not value.get("text"):
            # A link without words of its own shows its address.
            yield url
        case dict():
            for name, entry in value.items():
                if name in ("text", "alt_text") and isinstance(entry, str):
                    yield entry
                elif name != "confirm":
                    yield from _words(entry)
        case list():
            for entry in value:
                yield from _words(entry)
