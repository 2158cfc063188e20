"""Slack's limits on texts, and the only places where a text is escaped, cut or split.

Slack does not say whether it counts code points or UTF-16 units; the larger is counted here, after escaping.
Limits: docs.slack.dev/reference/block-kit.
"""

import re
import unicodedata

#: a text in one block; `section`, `context` and rich text alike
BLOCK_TEXT = 3000
#: of a notification; the whole text may be longer, a lock screen is not
SUMMARY = 1000
HEADER = 150
BUTTON_TEXT = 75
BUTTON_VALUE = 2000
OPTION_TEXT = 75
OPTION_VALUE = 150
OPTIONS = 100
ACTIONS_IN_BLOCK = 25
PLACEHOLDER = 150
LABEL = 2000
TYPED = 3000
VIEW_TITLE = 24
METADATA = 3000
ACTION_ID = 255
CONFIRM_TITLE, CONFIRM_TEXT, CONFIRM_BUTTON = 100, 300, 30
LINK = 3000
#: blocks of a message; all their texts together (undocumented, refused near 13,200)
MESSAGE_BLOCKS, MESSAGE_TEXT = 50, 12_000
#: blocks of a modal or a home tab; all of it as JSON, in bytes (250 kB)
VIEW_BLOCKS, VIEW_BYTES = 100, 240_000

ELLIPSIS = "…"
#: stands where a text must not be empty and nothing was given
NOTHING = "–"

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
#: control characters save tab and newline, and halves of surrogate pairs: Slack takes neither
_UNSENDABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_JOINERS = {"\u200d", "\ufe0e", "\ufe0f", "\u20e3"}


def escaped(text: str) -> str:
    """Make `text` plain in a text object: Slack's three control characters become entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    """Undo `escaped`, for what Slack sends."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def clean(text: str) -> str:
    """Leave out what cannot be sent, and blank edges; a line break is a newline."""
    return sendable(text).strip()


def sendable(text: str) -> str:
    """`text` without what cannot be sent, its blanks kept."""
    return _UNSENDABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def size(text: str) -> int:
    """How long `text` is to Slack once escaped."""
    long = 0 if text.isascii() else sum(character > "\uffff" for character in text)
    return len(text) + long + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))


def shortened(text: str, limit: int) -> str:
    """`text`, cleaned, or as many of its words as fit with an ellipsis. Not escaped yet, and never empty."""
    whole = clean(text) or NOTHING
    if size(whole) <= limit:
        return whole
    return whole[: _boundary(whole, _reach(whole, limit - 1))].rstrip() + ELLIPSIS


def split(text: str, limit: int = BLOCK_TEXT) -> list[str]:
    """`text`, cleaned, in pieces that fit, cut between paragraphs, lines or words where possible."""
    rest, pieces = clean(text), []
    while size(rest) > limit:
        cut = _boundary(rest, _reach(rest, limit))
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [piece for piece in [*pieces, rest] if piece]


def typed(text: str, limit: int) -> str:
    """What stands in an input from the start: raw, so not escaped, and cut between words."""
    whole = clean(text)
    return whole if size(whole) <= limit else whole[: _boundary(whole, _reach(whole, limit))].rstrip()


def _cost(character: str) -> int:
    if character in _ESCAPES:
        return len(_ESCAPES[character])
    return 2 if character > "\uffff" else 1


def _reach(text: str, limit: int) -> int:
    """How many characters of `text` fit into `limit`; at least one."""
    spent = 0
    for position, character in enumerate(text):
        spent += _cost(character)
        if spent > limit:
            return max(position, 1)
    return len(text)


def _boundary(text: str, reach: int) -> int:
    """The best place to cut at or before `reach`: paragraph, line, word, else between two visible characters."""
    for mark in ("\n\n", "\n", " "):
        found = text.rfind(mark, reach // 2, reach + len(mark))
        if found > 0:
            return found
    cut = reach
    while cut > max(reach - 32, 1) and _joined(text, cut):
        cut -= 1
    return cut


def _joined(text: str, cut: int) -> bool:
    """Whether the characters around `cut` are drawn as one."""
    after, before = text[cut : cut + 1], text[cut - 1]
    return bool(after) and (after in _JOINERS or before == "\u200d" or unicodedata.combining(after) != 0)
