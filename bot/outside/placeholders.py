"""A model that need not know whom it writes to: names and e-mail addresses leave as placeholders and come back.

Each word of the reader's and the sender's name is a placeholder of its own, so that "Dear Ms Okafor" can be written
and a genitive keeps its ending. Other people whom a fact names, employers and titles of works are not hidden.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from bot.ports import Brief, Draft, Finding, ModelWriter, WriterFailed, Written

T = TypeVar("T")

_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:@]+@[^\s<>()\[\]\",;:@]+\.[^\s<>()\[\]\",;:@.]+")
_PLACEHOLDER = re.compile(r"\b(?:name|address)\d+[a-z]?(?=s?\b)", re.IGNORECASE)
#: letters that a language may hang onto a name: Adas, Okafor's stays apart
_ENDING = r"(?=[a-zß]{0,2}(?!\w))"


class NamelessWriter:
    """Hands on what names nobody, and names everybody in what comes back. A `Writer` and a `Translator`."""

    def __init__(self, writer: ModelWriter) -> None:
        self._writer = writer

    async def write(self, brief: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Written:
        """Write without names. Raises WriterFailed, also for a placeholder that came back and was never given."""
        given = (brief, tuple(report), before)
        hidden = Placeholders.of((brief.candidate_name, brief.sender_name), given)
        nameless, told, earlier = _mapped(given, hidden.hide)
        written = await self._writer.write(nameless, told, earlier)
        draft = _mapped(written.draft, hidden.show)
        if _PLACEHOLDER.search(f"{draft.subject} {draft.body}"):
            raise WriterFailed("writer-unreadable", written.usage)
        return replace(written, draft=draft)

    async def translate(self, draft: Draft, language: str, to: str, names: Sequence[str] = ()) -> Written:
        """Translate what names nobody. Raises WriterFailed."""
        hidden = Placeholders.of(names, draft)
        written = await self._writer.translate(_mapped(draft, hidden.hide), language, to)
        return replace(written, draft=_mapped(written.draft, hidden.show))


@dataclass(frozen=True, slots=True)
class Placeholders:
    """Words and the placeholder that stands for each."""

    by_word: Mapping[str, str]

    @classmethod
    def of(cls, names: Sequence[str], texts: object) -> "Placeholders":
        """For the words of `names` and for every e-mail address in any text of `texts`."""
        found: dict[str, str] = {}
        addresses = dict.fromkeys(address for text in _texts(texts) for address in _ADDRESS.findall(text))
        for number, address in enumerate(addresses, 1):
            found[address] = f"ADDRESS{number}"
        for number, name in enumerate(names, 1):
            # Small words (de, van) stand in every text; initials alone name nobody.
            words = [word for word in re.findall(r"\w+", name) if len(word) > 1 and not word[0].islower()]
            spelt = dict.fromkeys([*words, *(word.upper() for word in words)])
            for letter, word in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", spelt, strict=False):
                found.setdefault(word, f"NAME{number}{letter}")
        return cls(found)

    def hide(self, text: str) -> str:
        """The text with placeholders."""
        for word in sorted(self.by_word, key=len, reverse=True):
            # What has no capitals has no spaces between words either.
            bounds = (r"(?<!\w)", _ENDING) if word[0].isupper() and "@" not in word else ("", "")
            text = re.sub(f"{bounds[0]}{re.escape(word)}{bounds[1]}", self.by_word[word], text)
        return text

    def show(self, text: str) -> str:
        """The text with the words again, however a model wrote their placeholders."""
        words = {placeholder: word for word, placeholder in self.by_word.items()}
        return _PLACEHOLDER.sub(lambda found: words.get(found[0].upper(), found[0]), text)


def _texts(value: object) -> list[str]:
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    _mapped(value, keep)
    return found


def _mapped(value: T, change: Callable[[str], str]) -> T:
    """The same value with each text in it changed; words of ours (enums) and days stay."""
    one: Any = value
    if type(one) is str:
        one = change(one)
    elif isinstance(one, tuple):
        one = tuple(_mapped(part, change) for part in one)
    elif isinstance(one, Mapping):
        one = {key: _mapped(part, change) for key, part in one.items()}
    elif is_dataclass(one) and not isinstance(one, type):
        one = replace(one, **{field.name: _mapped(getattr(one, field.name), change) for field in fields(one)})
    same: T = one
    return same
