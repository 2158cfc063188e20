"""Pieces of Block Kit, in as few words as a test needs."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": False}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(text: Json, accessory: Json | None = None) -> Json:
    return {"type": "section", "text": text} | ({"accessory": accessory} if accessory else {})


def option(text: str, about: str = "") -> Json:
    given: Json = {"text": plain(text), "value": text.lower().replace(" ", "-")}
    return given | ({"description": plain(about)} if about else {})


def button(label: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(label), "action_id": action_id, "value": "v", **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "block_id": "actions", "elements": list(elements)}


def field(block_id: str, label: str, element: Json, **more: Any) -> Json:
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": element, **more}


def modal(title: str, *blocks: Json, **more: Any) -> Json:
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain(title),
        "submit": plain("Send"),
        "close": plain("Cancel"),
        "blocks": list(blocks),
        **more,
    }


WHO = field("who", "Who", {"type": "external_select", "action_id": "who", "min_query_length": 2})
ABOUT = field(
    "about",
    "About",
    {"type": "plain_text_input", "action_id": "about", "multiline": True},
    hint=plain("In your words."),
)
NOTE = modal("Write a note", WHO, ABOUT)
