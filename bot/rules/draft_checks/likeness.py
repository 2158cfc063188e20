"""Two colleagues who compare their notes find two different letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.ports import Finding
from bot.rules.draft_checks.reading import Reading, fold
from bot.rules.draft_checks.severity import Check, found

#: likeness, of 100, from which two notes are one note with the names changed
SAME = 85
#: and between colleagues of one employer
SAME_FOR_COLLEAGUES = 80
#: from which a reviewer should look
CLOSE = 70


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


def _colleagues(other: OtherNote, reading: Reading) -> bool:
    employer = fold(other.employer)
    return bool(employer) and employer == fold(reading.brief.candidate_employer)


def _letter(text: str, to: str) -> str:
    folded = fold(text)
    for part in fold(to).split():
        folded = folded.replace(part, "")
    return folded
