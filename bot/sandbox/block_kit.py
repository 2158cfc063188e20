"""Block Kit, as strict as Slack: what a message, a modal or a home tab may hold.

Sources: docs.slack.dev/reference/block-kit/blocks and …/reference/views; the ceiling for all blocks of a message is
not documented and was measured near 13,200 characters. Blocks not known here are refused as `unsupported type`.
"""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.block_elements import IMAGE, IN_ACCESSORY, IN_ACTIONS, IN_CONTEXT, IN_INPUT, plain, text
from bot.sandbox.block_rules import (
    Check,
    Problems,
    anything,
    array,
    boolean,
    both,
    by_type,
    integer,
    record,
    some_of,
    string,
    word,
)
from bot.sandbox.wire import Payload, SlackError, size_of

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MESSAGE_BLOCK_CHARACTERS = 13_200
VIEW_BYTES = 250_000

_BLOCK_ID = {"block_id": string(255)}


def _image_block(value: Any, pointer: str, problems: Problems) -> None:
    fields = {key: entry for key, entry in value.items() if key not in ("title", "block_id")}
    IMAGE(fields, pointer, problems)
    record({}, _BLOCK_ID | {"title": plain(2000)} | dict.fromkeys(fields, anything))(value, pointer, problems)


_STYLE = record(
    {},
    dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight"), boolean),
)
_STYLED = {"style": _STYLE}
_INLINE = by_type(
    {
        "text": record({"text": string(40_000)}, _STYLED),
        "link": record({"url": string(3000)}, _STYLED | {"text": string(3000), "unsafe": boolean}),
        "emoji": record({"name": string(100)}, {"unicode": string(100), "url": string(3000)} | _STYLED),
        "user": record({"user_id": string(255)}, _STYLED),
        "usergroup": record({"usergroup_id": string(255)}, _STYLED),
        "channel": record({"channel_id": string(255)}, _STYLED),
        "broadcast": record({"range": word("here", "channel", "everyone")}, _STYLED),
        "color": record({"value": string(20)}),
        "date": record({"timestamp": anything, "format": string(200)}, {"url": string(3000), "fallback": string(200)}),
    }
)
_RICH_SECTION = record({"elements": array(_INLINE, 1000, least=0)})
_BORDERED = {"border": integer(0, 1)}
_RICH = by_type(
    {
        "rich_text_section": _RICH_SECTION,
        "rich_text_list": record(
            {
                "style": word("bullet", "ordered"),
                "elements": array(by_type({"rich_text_section": _RICH_SECTION}), 1000),
            },
            {"indent": integer(0, 8), "offset": integer(0, 10_000)} | _BORDERED,
        ),
        "rich_text_preformatted": record(
            {"elements": array(_INLINE, 1000)}, {"language": string(50), "border": integer(0, 1)}
        ),
        "rich_text_quote": record({"elements": array(_INLINE, 1000)}, _BORDERED),
    }
)
_RICH_TEXT = record({"elements": array(_RICH, 1000)}, _BLOCK_ID)
_CELL = by_type({"raw_text": record({"text": string(3000)}), "rich_text": _RICH_TEXT})
_EVERYWHERE: dict[str, Check] = {
    "section": both(
        record(
            {},
            _BLOCK_ID
            | {"text": text(3000), "fields": array(text(2000), 10), "accessory": IN_ACCESSORY, "expand": boolean},
        ),
        some_of("text", "fields"),
    ),
    "divider": record({}, _BLOCK_ID),
    "header": record({"text": plain(150)}, _BLOCK_ID),
    "image": _image_block,
    "actions": record({"elements": array(IN_ACTIONS, 25)}, _BLOCK_ID),
    "context": record({"elements": array(IN_CONTEXT, 10)}, _BLOCK_ID),
    "input": record(
        {"label": plain(2000), "element": IN_INPUT},
        _BLOCK_ID | {"dispatch_action": boolean, "hint": plain(2000), "optional": boolean},
    ),
    "rich_text": _RICH_TEXT,
    "video": record(
        {
            "alt_text": string(2000),
            "title": plain(199),
            "thumbnail_url": string(3000),
            "video_url": string(3000, pattern=r"https://\S+"),
        },
        _BLOCK_ID
        | {
            "author_name": string(49),
            "description": plain(199),
            "provider_icon_url": string(3000),
            "provider_name": string(49),
            "title_url": string(3000, pattern=r"https://\S+"),
        },
    ),
}
_IN_MESSAGE: dict[str, Check] = _EVERYWHERE | {
    "markdown": record({"text": string(12_000)}, _BLOCK_ID),
    "table": record(
        {"rows": array(array(_CELL, 20), 100)},
        _BLOCK_ID
        | {
            "column_settings": array(
                record({}, {"align": word("left", "center", "right"), "is_wrapped": boolean}), 20, least=0
            )
        },
    ),
}
_VIEW_FIELDS: dict[str, Check] = {
    "private_metadata": string(3000, shortest=0),
    "callback_id": string(255, shortest=0),
    "external_id": string(255, shortest=0),
}
_HOME = record({"blocks": array(by_type(_EVERYWHERE), VIEW_BLOCKS, least=0)}, _VIEW_FIELDS)
_MODAL = record(
    {"title": plain(24), "blocks": array(by_type(_EVERYWHERE), VIEW_BLOCKS, least=0)},
    _VIEW_FIELDS
    | {
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
)


def check_message_blocks(blocks: Any) -> None:
    """Raise what Slack answers to a message with these blocks: invalid_blocks_format, invalid_blocks, msg_blocks_too_long."""
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise SlackError("invalid_blocks_format")
    problems = Problems()
    array(by_type(_IN_MESSAGE), MESSAGE_BLOCKS, least=0)(blocks, "/blocks", problems)
    _check_ids(blocks, "/blocks", problems)
    if (
        sum(len(b.get("text", "")) for b in blocks if b.get("type") == "markdown" and isinstance(b["text"], str))
        > 12_000
    ):
        problems.add("markdown blocks hold no more than 12000 characters together", "/blocks")
    if sum(block.get("type") == "table" for block in blocks) > 1:
        problems.add("no more than 1 table allowed", "/blocks")
    if problems:
        raise SlackError("invalid_blocks", problems)
    if sum(len(part) for part in _texts(blocks)) > MESSAGE_BLOCK_CHARACTERS:
        raise SlackError("msg_blocks_too_long")


def check_view(view: Any, kind: str) -> None:
    """Raise what Slack answers to this view where a `modal` or a `home` is wanted."""
    problems = Problems()
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments", ["must provide an object [json-pointer:/view]"])
    if view.get("type") != kind:
        problems.add(f"must be one of: {kind}", "/view/type")
    elif size_of(view) > VIEW_BYTES:
        raise SlackError("view_too_large")
    else:
        (_MODAL if kind == "modal" else _HOME)(view, "/view", problems)
    blocks = view.get("blocks")
    if isinstance(blocks, list) and all(isinstance(block, dict) for block in blocks):
        _check_ids(blocks, "/view/blocks", problems)
        if kind == "modal" and not view.get("submit") and any(block.get("type") == "input" for block in blocks):
            problems.add("must define submit to use an input block in modals", "/view")
        if sum(element.get("focus_on_load") is True for _, element in interactive_elements(blocks)) > 1:
            problems.add("no more than 1 element with focus_on_load allowed", "/view/blocks")
    if problems:
        raise SlackError("invalid_arguments", problems)


def interactive_elements(blocks: list[Payload]) -> Iterator[tuple[Payload, Payload]]:
    """Each (block, element) that a person can use, in reading order."""
    for block in blocks:
        inside: list[Any] = []
        match block.get("type"):
            case "section":
                inside = [block.get("accessory")]
            case "actions":
                inside = list(block["elements"]) if isinstance(block.get("elements"), list) else []
            case "input":
                inside = [block.get("element")]
        for element in inside:
            if isinstance(element, dict) and element.get("type") != "image":
                yield block, element


def _check_ids(blocks: list[Payload], pointer: str, problems: Problems) -> None:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        block_id = block.get("block_id")
        if isinstance(block_id, str):
            if block_id in seen:
                problems.add(f"block_id must be unique: {block_id}", f"{pointer}/{index}/block_id")
            seen.add(block_id)
        actions = [element.get("action_id") for _, element in interactive_elements([block])]
        given = [action_id for action_id in actions if isinstance(action_id, str)]
        if len(set(given)) != len(given):
            problems.add("action_id must be unique within its block", f"{pointer}/{index}/elements")


def _texts(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for name, entry in value.items():
                if name == "text" and isinstance(entry, str):
                    yield entry
                else:
                    yield from _texts(entry)
        case list():
            for entry in value:
                yield from _texts(entry)
