"""What every platform holds of a text: what of it can be sent, where it may be cut, what in it is a web address."""

import re
import unicodedata

from bot.cards.elements import TextField, Tone

SIGNS = {Tone.GOOD: "✓", Tone.WAITING: "○", Tone.WARNING: "⚠", Tone.BAD: "✗"}
ELLIPSIS = "…"
#: stands where a text must not be empty and nothing was given
NOTHING = "–"

#: control characters save tab and newline, and halves of surrogate pairs: no platform takes them
_UNSENDABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_JOINERS = {"\u200d", "\ufe0e", "\ufe0f", "\u20e3"}
#: what may be a link: a plain web address without a user's name in it, which every platform takes for certain
_WEB_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:[/?#][!#-;=?-\[\]_a-z~]*)?"
)


def clean(text: str) -> str:
    """Leave out what cannot be sent, and blank edges; a line break is a newline."""
    return sendable(text).strip()


def one_line(text: str) -> str:
    """`clean`, as one line."""
    return " ".join(clean(text).split())


def sendable(text: str) -> str:
    """`text` without what cannot be sent, its blanks kept."""
    return _UNSENDABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_web_address(text: str) -> bool:
    """May `text` be drawn as a link to what it says?"""
    return _WEB_ADDRESS.fullmatch(text) is not None


def boundary(text: str, reach: int) -> int:
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


def in_lines(field: TextField) -> str:
    """What a field holds at first; a one-line input takes no line breaks."""
    return field.value if field.lines > 1 else " ".join(field.value.split())
