"""Names as people type them: folded to plain letters, spelt out, and as they are written natively."""

import re
import unicodedata
from functools import lru_cache
from itertools import permutations

from anyascii import anyascii
from rapidfuzz import fuzz

#: longest word that is kept or looked for
LONGEST = 40
#: least likeness, of 100, of two names of one person
LIKE = 60.0

_WORD = re.compile(r"[^\W_]+")
#: words of one name that are paired, and longest entry
MOST_WORDS, LONGEST_ENTRY = 5, 80
_JOINED = str.maketrans("", "", "'’-")
#: how German and Nordic writers spell a letter out
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"})
#: signs that are words, or parts of a name, by themselves: Han, and Hangul's syllables
_SIGN = re.compile(r"([\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3])")
#: `Mueller` and `Müller`, `Kjaer` and `Kjær` are one name
_DIGRAPH = re.compile(r"(?<=[aou])e|(?<=a)a")


def words_of(name: str) -> frozenset[str]:
    """Every way a word of `name` may begin when typed: folded, spelt out, and native. Lower case."""
    return frozenset(word[:LONGEST] for form in _forms(name) for word in form)


def entries_of(name: str) -> frozenset[str]:
    """`name` beginning at each of its words, in each form, so that what is typed is the beginning of an entry.

    Of longer names each two words are an entry, too: `lucia ibanez` means Lucía Fernández Ibáñez.
    """
    found: set[str] = set()
    for words in _forms(name):
        for index in range(len(words)):
            found.add(" ".join((*words[index:], *words[:index])))
        if len(words) > 2:
            found.update(f"{one} {other}" for one, other in permutations(words[:MOST_WORDS], 2))
    return frozenset(entry[:LONGEST_ENTRY] for entry in found)


def typed_words(typed: str) -> tuple[str, ...]:
    """The words somebody typed, in order, as they are looked for."""
    return tuple(word[:LONGEST] for word in _split(_native(typed)))


def pieces_of(word: str) -> frozenset[str]:
    """What a word shares with its misspellings: itself with a letter left out, and its trigrams.

    Two words one slip apart (a letter too many, too few, wrong, or two swapped) share a piece of the first sort, which
    begins with a hyphen; words further apart share trigrams.
    """
    return slips(word) | trigrams(word)


def slips(word: str) -> frozenset[str]:
    """The word, and the word with each of its letters left out: `-ada`, `-da`, `-aa`, `-ad`."""
    if len(word) < 3:
        return frozenset({f"-{word}"})
    return frozenset({f"-{word}", *(f"-{word[:index]}{word[index + 1 :]}" for index in range(len(word)))})


def unaccented(word: str) -> str:
    """A Latin word without its accents: who typed one that the name lacks means it all the same."""
    return fold(word) if all(unicodedata.name(letter, "").startswith("LATIN") for letter in word) else word


def fold(text: str) -> str:
    """Plain lower-case ASCII: `Łukasz` is `lukasz`, `李` is `li`."""
    return anyascii(unicodedata.normalize("NFKC", text)).casefold()


def same(one: str, other: str) -> bool:
    """Are these the same name but for case, accents, spelling out, initials and the order of its words?"""
    return key_of(one) == key_of(other)


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """The same for two spellings of one name: folded words in order of the alphabet, without initials."""
    words = [_DIGRAPH.sub("", word) for word in _split(fold(_SIGN.sub(r" \1 ", _native(name))))]
    long = [word for word in words if len(word) > 1]
    # A name without a letter is known by its signs.
    return " ".join(sorted(long if len(long) > 1 else words)) or " ".join(sorted(_native(name).casefold().split()))


def wholly_unlike(one: str, other: str) -> bool:
    """Can these hardly be names of one person? A shared word, as after a wedding, is enough to be alike."""
    first, second = set(key_of(one).split()), set(key_of(other).split())
    return not first & second and fuzz.ratio(" ".join(sorted(first)), " ".join(sorted(second))) < LIKE


def trigrams(word: str) -> frozenset[str]:
    """Pieces of three letters with the edges marked: `ada` gives `^ad`, `ada`, `da$`."""
    marked = f"^{word}$"
    return frozenset(marked[i : i + 3] for i in range(max(1, len(marked) - 2)))


def _forms(name: str) -> set[tuple[str, ...]]:
    """The words of `name` in order: native, spelt out, folded, sign by sign, and without apostrophes and hyphens."""
    native = _native(name)
    spelt = native.translate(_SPELT_OUT)
    forms = {native, spelt, fold(native), fold(spelt), fold(_SIGN.sub(r" \1 ", native))}
    # Mueller is typed Muller, and Müller, too.
    forms.add(_DIGRAPH.sub("", fold(native)))
    # O'Brien is typed obrien, too.
    forms |= {form.translate(_JOINED) for form in forms}
    found = {tuple(_split(form)) for form in forms}
    # 李明 is typed from its second sign, too.
    found |= {(word[1:],) for word in _split(native) if len(word) > 1 and _SIGN.match(word)}
    return found - {()}


def _native(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _split(text: str) -> list[str]:
    if text.isascii():
        return _WORD.findall(text)
    # Vowel signs of Indic scripts and combining accents are marks; `\w` would break words at them.
    kept = (letter if letter.isalnum() or unicodedata.category(letter)[0] == "M" else " " for letter in text)
    return "".join(kept).split()
