"""Slack's limits on texts, and the only places where a text for Slack is escaped, cut or split.

Slack does not say whether it counts code points or UTF-16 units; the larger is counted here, after escaping.
Limits: docs.slack.dev/reference/block-kit.
"""

from bot.chat.writing import ELLIPSIS, NOTHING, boundary, clean

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

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escaped(text: str) -> str:
    """Make `text` plain in a text object: Slack's three control characters become entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    """Undo `escaped`, for what Slack sends."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def size(text: str) -> int:
    """How long `text` is to Slack once escaped."""
    long = 0 if text.isascii() else sum(character > "\uffff" for character in text)
    return len(text) + long + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))


def shortened(text: str, limit: int) -> str:
    """`text`, cleaned, or as many of its words as fit with an ellipsis. Not escaped yet, and never empty."""
    whole = clean(text) or NOTHING
    if size(whole) <= limit:
        return whole
    return whole[: boundary(whole, _reach(whole, limit - 1))].rstrip() + ELLIPSIS


def split(text: str, limit: int = BLOCK_TEXT) -> list[str]:
    """`text`, cleaned, in pieces that fit, cut between paragraphs, lines or words where possible."""
    rest, pieces = clean(text), []
    while size(rest) > limit:
        cut = boundary(rest, _reach(rest, limit))
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [piece for piece in [*pieces, rest] if piece]


def typed(text: str, limit: int) -> str:
    """What stands in an input from the start: raw, so not escaped, and cut between words."""
    whole = clean(text)
    return whole if size(whole) <= limit else whole[: boundary(whole, _reach(whole, limit))].rstrip()


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
