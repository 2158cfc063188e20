"""Names as people type them: folded to plain letters, and as they are written natively."""

import re
import unicodedata

from anyascii import anyascii

_SPLIT = re.compile(r"[^\w]+", re.UNICODE)
#: how German writers spell an umlaut out
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"})


def words_of(name: str) -> frozenset[str]:
    """Every way a word of `name` may begin when typed: folded, spelt out, and native. Lower case."""
    native = unicodedata.normalize("NFKC", name).casefold()
    found: set[str] = set()
    for form in (native, native.translate(_SPELT_OUT)):
        found.update(_SPLIT.split(form))
        found.update(_SPLIT.split(fold(form)))
    # 李明 is typed from its second sign, too.
    found.update(
        word[1:] for word in _SPLIT.split(native) if len(word) > 1 and not word.isascii() and _is_ideographic(word)
    )
    return frozenset(word[:40] for word in found if word)


def typed_words(typed: str) -> tuple[str, ...]:
    """The words somebody typed, in order, as they are looked for: native if they are not Latin, else folded."""
    native = unicodedata.normalize("NFKC", typed).casefold()
    return tuple(word[:40] for word in _SPLIT.split(native) if word)


def fold(text: str) -> str:
    """Plain lower-case ASCII: `Łukasz` is `lukasz`, `李` is `li`."""
    return anyascii(unicodedata.normalize("NFKC", text)).casefold()


def same(one: str, other: str) -> bool:
    """Are these the same name but for case, accents, spaces and the order of its words?"""
    return key_of(one) == key_of(other)


def key_of(name: str) -> str:
    """The same for two spellings of one name: folded words in order of the alphabet."""
    return " ".join(sorted(word for word in _SPLIT.split(fold(name)) if word))


def trigrams(word: str) -> frozenset[str]:
    """Pieces of three letters with the edges marked: `ada` gives `^ad`, `ada`, `da$`."""
    marked = f"^{word}$"
    return frozenset(marked[i : i + 3] for i in range(max(1, len(marked) - 2)))


def _is_ideographic(word: str) -> bool:
    return unicodedata.name(word[0], "").startswith("CJK")
