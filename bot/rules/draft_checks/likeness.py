"""Two colleagues who compare their notes find two different letters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest

from rapidfuzz import fuzz

from bot.ports import Finding
from bot.rules.draft_checks.reading import Reading, fold
from bot.rules.draft_checks.severity import Check, found
from bot.rules.employers import key_of

#: likeness, of 100, from which two notes are one note with the names changed
SAME = 85
#: and between colleagues of one employer
SAME_FOR_COLLEAGUES = 80
#: from which a reviewer should look
CLOSE = 70

#: letters and digits in a row that make one mark
_STRETCH = 9
#: how many marks, those with the smallest hashes, stand for a wording: two that have a fifth of their stretches in
#: common share none of 32 in one case of a thousand (Broder, "On the resemblance and containment of documents", 1997)
_MARKS = 32
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class OtherNote:
    """A note to somebody else, as it was written."""

    to: str
    employer: str
    text: str


def findings(reading: Reading, others: Sequence[OtherNote]) -> Iterator[Finding]:
    """The likest other note, if it is too like this one."""
    mine = _letter(reading.draft.body, reading.brief.candidate_name)
    likest, by = None, 0.0
    for other in others:
        near = fuzz.ratio(mine, _letter(other.text, other.to), score_cutoff=CLOSE - 10)
        if _colleagues(other, reading):
            near += 1e-6
        if near > by:
            likest, by = other, near
    if likest is None:
        return
    limit = SAME_FOR_COLLEAGUES if _colleagues(likest, reading) else SAME
    if by >= limit:
        yield found(Check.TOO_ALIKE, None, name=likest.to, percent=round(by))
    elif by >= CLOSE:
        yield found(Check.ALIKE, None, name=likest.to, percent=round(by))


def alike(one: OtherNote, other: OtherNote) -> float:
    """How like two notes are, of 100, their readers' names left aside."""
    return fuzz.ratio(_letter(one.text, one.to), _letter(other.text, other.to))


def marks(text: str, to: str) -> list[int]:
    """Up to 32 numbers of 63 bits that stand for a letter; letters that are alike share some, whoever they are to."""
    plain = _NO_LETTER.sub("", _letter(text, to))
    stretches = {plain[start : start + _STRETCH] for start in range(max(1, len(plain) - _STRETCH + 1))} - {""}
    return nsmallest(_MARKS, (_hashed(stretch) for stretch in stretches))


def employer_mark(employer: str) -> list[int]:
    """One number that all who work at `employer` share; none for nobody's employer."""
    key = key_of(employer)
    return [_hashed(f"@{key}")] if key else []


def _hashed(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest()) >> 1


def _colleagues(other: OtherNote, reading: Reading) -> bool:
    employer = key_of(other.employer)
    return bool(employer) and employer == key_of(reading.brief.candidate_employer)


def _letter(text: str, to: str) -> str:
    folded = fold(text)
    for part in fold(to).split():
        folded = folded.replace(part, "")
    return folded
