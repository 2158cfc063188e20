"""What every drawing keeps to: Slack's limits, by two independent readers of them, and that nothing becomes markup."""

import re
from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.cards.elements import Card, Form, Home
from bot.chat.slack.forms import draw_form
from bot.chat.slack.limits import unescaped
from bot.chat.slack.render import draw, draw_home
from bot.sandbox.block_kit import check_message_blocks, check_view

#: of rich text: all others would be a mention, an emoji or a colour
PLAIN_PARTS = {"text", "link"}
ENTITY = re.compile(r"&(?!amp;|lt;|gt;)")


def check(picture: Card | Form | Home) -> list[dict[str, Any]]:
    """Draw it and hold it to every rule; its blocks."""
    blocks: list[dict[str, Any]]
    around: list[dict[str, Any]] = []
    match picture:
        case Card():
            message = draw(picture)
            check_message_blocks(message.blocks)
            assert message.text.strip()
            assert not re.search("[<>]", message.text)
            blocks = message.blocks
        case Form():
            view = draw_form(picture)
            check_view(view, "modal")
            View(**view).validate_json()
            blocks, around = view["blocks"], [view]
        case _:
            view = draw_home(picture)
            check_view(view, "home")
            blocks = view["blocks"]
    for block in Block.parse_all(blocks):
        block.validate_json()
    for part in parts([*blocks, *around]):
        check_part(part)
    pressed = [
        (block.get("block_id"), part["action_id"]) for block in blocks for part in parts(block) if "action_id" in part
    ]
    assert len(set(pressed)) == len(pressed)
    return blocks


def check_part(part: dict[str, Any]) -> None:
    """Nothing of Slack's own markup is at work in this part."""
    assert part.get("type") not in ("mrkdwn", "markdown")
    if part.get("type") == "plain_text":
        assert part["emoji"] is False
        assert not re.search("[<>]", part["text"])
        assert not ENTITY.search(part["text"])
    if str(part.get("type")).startswith("rich_text_") and part["type"] != "rich_text_list":
        assert {inner["type"] for inner in part["elements"]} <= PLAIN_PARTS
    if part.get("type") == "link":
        assert set(part) == {"type", "url"}
        assert re.match("https?://[^/?#@]+(?:[/?#]|$)", part["url"])


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a drawing."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


def visible(blocks: list[dict[str, Any]]) -> str:
    """All that a reader sees, as characters."""
    seen: list[str] = []
    for part in parts(blocks):
        if part.get("type") == "plain_text":
            seen.append(unescaped(part["text"]))
        elif part.get("type") == "text":
            seen.append(part["text"])
        elif part.get("type") == "link":
            seen.append(part["url"])
    return "\n".join(seen)
