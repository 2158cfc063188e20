"""Teams' limits on texts, and the only places where a text for Teams is made plain or cut.

Teams counts the card as a whole, as JSON; the limits of single texts are our own, so that one text cannot push out all
others. Limits: learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages.
"""

import re

from bot.chat.writing import ELLIPSIS, NOTHING, boundary, clean

#: of a notification
SUMMARY = 500
TITLE = 80
BUTTON_TEXT = 80
OPTION_TEXT = 150
LABEL = 500
PLACEHOLDER = 150
#: what one input takes; the card's own limit comes first
TYPED = 12_000
OPTIONS = 100
#: so many actions are shown in a row; further ones stand behind "…"
ACTIONS_IN_ROW = 6
#: a paragraph that is longer is cut in two, so that a part of it may stay where not all of it fits
PARAGRAPH = 2_000
LINK = 2_000
#: a card in a message, as JSON in UTF-8: under 20 kB with the ids that are stamped on its buttons
CARD_BYTES = 17_500
#: a card in a dialog; Teams names no limit
DIALOG_BYTES = 60_000

#: Teams puts a local date in place of {{DATE(…)}} and {{TIME(…)}}, in every kind of text
_FUNCTION = re.compile(r"\{(?=\{(?:DATE|TIME)\()")
_WORD_JOINER = "\u2060"
#: characters that may become markup in the label of a checkbox, and what is drawn in their place
_UNMARKED = str.maketrans(
    {"*": "∗", "_": "ˍ", "`": "ˋ", "~": "∼", "[": "［", "]": "］", "<": "‹", ">": "›", "\\": "＼"}
)
_ITEM = re.compile(r"^([-+#=]|\d+[.)])")


def pieces(text: str) -> list[str]:
    """`text` in pieces of which none is a function of Teams', each to be drawn on its own."""
    cut, start = list[str](), 0
    for found in _FUNCTION.finditer(text):
        cut.append(text[start : found.end()])
        start = found.end()
    return [piece for piece in [*cut, text[start:]] if piece]


def label(text: str, limit: int) -> str:
    """A text that can't be drawn in pieces: within `limit`, in one line, and never empty."""
    return shortened(_FUNCTION.sub("{" + _WORD_JOINER, " ".join(clean(text).split())), limit)


def unmarked(text: str, limit: int) -> str:
    """The same where clients look for markup: what could become some is drawn as its lookalike."""
    return _ITEM.sub(rf"{_WORD_JOINER}\1", label(text.replace("&", "＆"), limit).translate(_UNMARKED))


def shortened(text: str, limit: int) -> str:
    """`text`, cleaned, or as many of its words as fit with an ellipsis; never empty."""
    whole = clean(text) or NOTHING
    return whole if len(whole) <= limit else whole[: boundary(whole, limit - 1)].rstrip() + ELLIPSIS


def paragraphs(text: str) -> list[str]:
    """The lines of `text`, cleaned, blank ones kept, each short enough to be drawn whole."""
    return [piece for line in clean(text).split("\n") for piece in _cut(line.rstrip())]


def typed(text: str, limit: int) -> str:
    """What stands in an input from the start, cut between words."""
    whole = clean(text)
    return whole if len(whole) <= limit else whole[: boundary(whole, limit)].rstrip()


def _cut(line: str) -> list[str]:
    found = []
    while len(line) > PARAGRAPH:
        reach = boundary(line, PARAGRAPH)
        found.append(line[:reach].rstrip())
        line = line[reach:].lstrip()
    return [*found, line]
