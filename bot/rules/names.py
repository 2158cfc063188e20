"""Names as people type them: folded to plain letters, spelt out, and as they are written natively."""

import re
import unicodedata

from anyascii import anyascii
from rapidfuzz import fuzz

#: longest word that is kept or looked for
LONGEST = 40
#: least likeness, of 100, of two names of one person
LIKE = 60.0

_WORD = re.compile(r"[^\W_]+")
#: how German and Nordic writers spell a letter out
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"})
#: signs that are words, or parts of a name, by themselves: Han, and Hangul's syllables
_SIGN = re.compile(r"([\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3])")
#: `Mueller` and `Müller`, `Kjaer` and `Kjær` are one name
_DIGRAPH = re.compile(r"(?<=[aou])e|(?<=a)a")


def words_of(name: str) -> frozenset[str]:
    """Every way a word of `name` may begin when typed: folded, spelt out, and native. Lower case."""
    native = _native(name)
    spelt = native.translate(_SPELT_OUT)
    found: set[str] = set()
    for form in (native, spelt, fold(native), fold(spelt), fold(_SIGN.sub(r" \1 ", native))):
        found.update(_split(form))
        if "'" in form or "’" in form or "-" in form:
            # O'Brien is typed obrien, too.
            found.update(_split(form.replace("'", "").replace("’", "").replace("-", "")))
    # 李明 is typed from its second sign, too.
    found.update(word[1:] for word in _split(native) if _SIGN.match(word))
    return frozenset(word[:LONGEST] for word in found if word)


def typed_words(typed: str) -> tuple[str, ...]:
    """The words somebody typed, in order, as they are looked for."""
    return tuple(word[:LONGEST] for word in _split(_native(typed)))


def unaccented(word: str) -> str:
    """A Latin word without its accents: who typed one that the name lacks means it all the same."""
    return fold(word) if all(unicodedata.name(letter, "").startswith("LATIN") for letter in word) else word


def fold(text: str) -> str:
    """Plain lower-case ASCII: `Łukasz` is `lukasz`, `李` is `li`."""
    return anyascii(unicodedata.normalize("NFKC", text)).casefold()


def same(one: str, other: str) -> bool:
    """Are these the same name but for case, accents, spelling out, initials and the order of its words?"""
    return key_of(one) == key_of(other)


def key_of(name: str) -> str:
    """The same for two spellings of one name: folded words in order of the alphabet, without initials."""
    words = [_DIGRAPH.sub("", word) for word in _split(fold(_SIGN.sub(r" \1 ", _native(name))))]
    long = [word for word in words if len(word) > 1]
    return " ".join(sorted(long if len(long) > 1 else words)) or _native(name).strip()


def wholly_unlike(one: str, other: str) -> bool:
    """Can these hardly be names of one person? A shared word, as after a wedding, is enough to be alike."""
    first, second = set(key_of(one).split()), set(key_of(other).split())
    return not first & second and fuzz.ratio(" ".join(sorted(first)), " ".join(sorted(second))) < LIKE


def trigrams(word: str) -> frozenset[str]:
    """Pieces of three letters with the edges marked: `ada` gives `^ad`, `ada`, `da$`."""
    marked = f"^{word}$"
    return frozenset(marked[i : i + 3] for i in range(max(1, len(marked) - 2)))


def _native(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _split(text: str) -> list[str]:
    if text.isascii():
        return _WORD.findall(text)
    # Vowel signs of Indic scripts and combining accents are marks; `\w` would break words at them.
    kept = (letter if letter.isalnum() or unicodedata.category(letter)[0] == "M" else " " for letter in text)
    return "".join(kept).split()
