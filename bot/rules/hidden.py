"""Characters nobody sees: they hide text from a reader, turn its direction, or carry instructions."""

import re
import unicodedata

#: joiners that Arabic, Persian and Indic words need between two letters
_JOINERS = "\u200c\u200d"
#: letters by category and nothing by sight: Hangul fillers, the blank Braille cell, the grapheme joiner
_FILLERS = re.compile("[\u115f\u1160\u3164\uffa0\u2800\u034f]")
_SPACES = "\u00a0\u2007\u202f\u3000"


def hidden_in(words: str) -> tuple[str, ...]:
    """The code points in `words` that no reader sees, as `U+202E`, each once, in order."""
    if words.isprintable() and not _FILLERS.search(words):
        return ()
    found = (
        f"U+{ord(letter):04X}" for index, letter in enumerate(words) if _hidden(words, index, letter) and letter != "\n"
    )
    return tuple(dict.fromkeys(found))


def plain(words: str, longest: int = 500) -> str:
    """`words` on one line, without hidden characters, at most `longest` characters."""
    seen = "".join(
        " " if letter.isspace() else letter
        for index, letter in enumerate(words)
        if letter.isspace() or not _hidden(words, index, letter)
    )
    line = " ".join(unicodedata.normalize("NFC", seen).split())
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0] + "…"


def _hidden(words: str, index: int, letter: str) -> bool:
    if letter in _SPACES:
        return False
    if letter in _JOINERS:
        return not (_joined(words[index - 1 : index]) and _joined(words[index + 1 : index + 2]))
    kind = unicodedata.category(letter)
    # Cc control, Cf format (bidi, zero width, tags), Co private, Cn unassigned, Cs surrogates, Zl and Zp line breaks.
    return kind in ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp") or _FILLERS.match(letter) is not None


def _joined(neighbour: str) -> bool:
    # Latin, Greek and Cyrillic words need no joiner; there it can only hide.
    return bool(neighbour) and ord(neighbour) > 0x05FF and unicodedata.category(neighbour)[0] in "LM"
