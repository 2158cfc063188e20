"""A note an executive wrote, read once: how it opens and closes, how long its sentences are, its everyday words.

What it is about is left out here, before anything is stored (`everyday.gapped`).
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.rules.draft_checks.languages import likeliest
from bot.rules.draft_checks.reading import LANGUAGES, fold
from bot.rules.hidden import plain
from bot.rules.rewording import split
from bot.rules.voice.everyday import gapped
from bot.rules.voice.forms import closed, closing_of, forms, greeting_of
from db.tables import VoiceSample

#: a note with fewer words shows no style
LEAST_WORDS = 15
#: characters that are read
LONGEST = 8000
MOST_SENTENCES = 40

_QUOTED_LINE = re.compile(r"^\s*[>|]")
_REPLY = re.compile(
    r"^(?:on .{5,120} wrote|am .{5,120} schrieb.*|le .{5,120} a écrit|el .{5,120} escribió|-{2,} ?(?:original|ursprüngliche|"
    r"message d|mensaje).*|_{5,})\s*:?\s*-*$",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^(?:from|to|cc|bcc|date|sent|subject|von|an|datum|gesendet|betreff|de|à|objet|envoyé|para|asunto|fecha|enviado)\s?:\s",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"^p\.?\s?s\.?\b", re.IGNORECASE)
_SIGNATURE = re.compile(r"^--\s*$")
#: lines from the end among which the closing is looked for
_TAIL = 6
_NAME_LINE = 4


@dataclass(frozen=True, slots=True)
class Sample:
    """What is kept of one note: nothing it is about."""

    language: str
    greeting: str
    closing: str
    #: everyday words only, in order
    sentences: tuple[str, ...]
    #: words of each sentence, as it was written
    lengths: tuple[int, ...]
    #: words that say "du", "tu" or "tú" (in English, contractions), and those that say "Sie", "vous" or "usted"
    familiar: int
    polite: int


def kept(row: VoiceSample) -> Sample:
    """A stored sample."""
    return Sample(
        language=row.language,
        greeting=row.greeting,
        closing=row.closing,
        sentences=tuple(row.sentences),
        lengths=tuple(row.lengths),
        familiar=row.familiar,
        polite=row.polite,
    )


def read_sample(written: str, names: Collection[str] = ()) -> Sample | None:
    """Read a note; None if it is too short or in no language notes are written in.

    `names` are people's, as written; they are left out like all that is not everyday.
    """
    lines = _own_lines(written[:LONGEST])
    language, _ = likeliest(" ".join(lines))
    if language not in LANGUAGES or sum(len(line.split()) for line in lines) < LEAST_WORDS:
        return None
    greeting = greeting_of(lines[0], language)
    closing, body = _closing(lines[1:] if greeting else lines, language, names)
    folded = {part for name in names for part in fold(name).split() if len(part) > 1}
    sentences = [sentence for line in body for sentence in split(line)][:MOST_SENTENCES]
    lengths = [_words(sentence) for sentence in sentences]
    whole = " ".join(body)
    return Sample(
        language=language,
        greeting=greeting,
        closing=closing,
        sentences=tuple(
            kept for sentence in sentences if (kept := gapped(sentence, language, folded)) not in ("", "…")
        ),
        lengths=tuple(length for length in lengths if length),
        familiar=_count(forms(language).familiar, fold(whole)),
        # In German only the capital tells "Sie" from "sie".
        polite=_count(forms(language).polite, whole if language == "de" else fold(whole)),
    )


def _own_lines(written: str) -> list[str]:
    """The lines the executive wrote: no mail headers, nothing quoted, no signature block."""
    own: list[str] = []
    for line in written.splitlines():
        if _REPLY.match(line.strip()) or _SIGNATURE.match(line):
            break
        if (
            not _QUOTED_LINE.match(line)
            and not (not own and _HEADER.match(line.strip()))
            and (kept := plain(line, 3000))
        ):
            own.append(kept)
    return own


def _closing(lines: Sequence[str], language: str, names: Collection[str]) -> tuple[str, list[str]]:
    """The closing phrase, and the lines before it; a postscript stays with them."""
    postscript = [line for line in lines[-_TAIL:] if _POSTSCRIPT.match(line)]
    rest = [line for line in lines if line not in postscript]
    for back in range(1, min(_TAIL, len(rest)) + 1):
        if closing := closing_of(rest[-back], language):
            return closing, [*rest[:-back], *postscript]
    signers = {part for name in names for part in fold(name).split()}
    signed = bool(rest) and _is_name(rest[-1], signers)
    if signed and len(rest) > 1 and rest[-2].endswith(",") and len(rest[-2].split()) <= _NAME_LINE:
        # "Yours in haste," before a name: taken as it is, if there is nothing in it but everyday words.
        phrase = rest[-2].rstrip(", ")
        if gapped(phrase, language, signers).casefold() == phrase.casefold():
            return closed(phrase, language), [*rest[:-2], *postscript]
    return "", [*(rest[:-1] if signed else rest), *postscript]


def _is_name(line: str, signers: Collection[str]) -> bool:
    words = fold(line.lstrip("-–— ")).strip(" .,").split()
    return 0 < len(words) <= _NAME_LINE and (words[0] in signers or (len(words) == 1 and len(words[0]) <= 2))


def _words(sentence: str) -> int:
    return sum(any(letter.isalnum() for letter in word) for word in sentence.split())


def _count(pattern: str, words: str) -> int:
    return len(re.findall(pattern, words))
