"""One page that shows cards as Teams would, drawn by Microsoft's own renderer."""

import json
from collections.abc import Iterable
from importlib.resources import files
from string import Template
from typing import Any, TypedDict

from bot.texts import Words


class Shown(TypedDict):
    """One card of the page: its name, the title of the dialog that holds it, if one does, and its JSON."""

    name: str
    title: str
    card: dict[str, Any]


def page_of(cards: Iterable[Shown], words: Words) -> str:
    """The page, with all it needs in it."""
    folder = files(__name__)
    parts = {
        name: (folder / name).read_text(encoding="utf-8") for name in ("page.html", "page.js", "adaptivecards.min.js")
    }
    return Template(parts["page.html"]).substitute(
        language=words.language,
        renderer=parts["adaptivecards.min.js"],
        page=parts["page.js"],
        cards=json.dumps(list(cards), ensure_ascii=False).replace("<", "\\u003c"),
    )
