"""Nothing that was planted in words from outside is carried out or repeated: not in a sentence, not in the subject."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.ports import Brief, Finding
from bot.rules.draft_checks.reading import Reading, fold
from bot.rules.draft_checks.severity import Check, found
from bot.rules.orders import hijack_in, imperative_in, named, order_in

#: so many words in a row are no chance
ENOUGH_TO_REPEAT = 4
_WORD = re.compile(r"\w+")
#: `AIB-CANARY-7Q2X`, `delete_file`: nobody writes it into a letter by chance
_CODE = re.compile(r"(?<!\w)(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{5,}|\b\w+_\w+\b")
_SENTENCE = re.compile(r"[.!?\n]+")


@dataclass(frozen=True, slots=True)
class _Planted:
    """What a draft may not repeat: runs of words, whole short texts, and codes, all folded."""

    runs: frozenset[tuple[str, ...]]
    codes: frozenset[str]
    #: sentences that were said to the writer, not to the reader: of a wish, of a purpose that is an imperative
    asides: tuple[str, ...]


def findings(reading: Reading) -> Iterator[Finding]:
    """Orders in the draft, repeated ones, and, as a warning, what was kept from the writer."""
    brief = reading.brief
    if not named(brief.candidate_name):
        yield found(Check.ORDER, None, words=order_in(brief.candidate_name) or brief.candidate_name[:60])
    elif said := _said(reading.draft.subject, reading.subject, _planted(brief)):
        yield found(Check.ORDER, None, words=said)
    planted = _planted(brief)
    for line in reading.lines:
        if said := _said(line.text, line.folded, planted):
            yield found(Check.ORDER, line.index, words=said)
    if brief.left_out:
        yield found(Check.LEFT_OUT, None, count=len(brief.left_out), words=brief.left_out[0][:120])


def _said(text: str, folded: str, planted: _Planted) -> str:
    if said := hijack_in(text):
        return said
    if planted.runs and (same := planted.runs & frozenset(_runs(_WORD.findall(folded)))):
        return " ".join(min(same))
    if planted.codes and (code := next((code for code in planted.codes if code in folded), "")):
        return code
    return next((aside for aside in planted.asides if aside in folded), "")


def _planted(brief: Brief) -> _Planted:
    facts = [item.text for item in brief.facts if order_in(item.text)]
    fields = [words for words in (brief.candidate_employer, brief.candidate_title) if not named(words)]
    points = [item.text for item in brief.points if imperative_in(item.text)]
    others = [words for words in (brief.purpose, brief.wish, *_earlier(brief)) if hijack_in(words)]
    texts = [fold(words) for words in (*brief.left_out, *facts, *fields, *points, *others)]
    told = [
        brief.wish,
        *(words for words in (brief.purpose,) if order_in(words)),
        *filter(imperative_in, _earlier(brief)),
    ]
    asides = (" ".join(part.split()) for words in told for part in _SENTENCE.split(fold(words)))
    return _Planted(
        runs=frozenset(run for words in texts for run in _runs(_WORD.findall(words), whole=True)),
        codes=frozenset(code for words in texts for code in _CODE.findall(words)),
        asides=tuple(aside for aside in asides if len(aside.split()) >= ENOUGH_TO_REPEAT),
    )


def _earlier(brief: Brief) -> Iterable[str]:
    return (sentence for letter in brief.earlier for sentence in _SENTENCE.split(letter))


def _runs(words: list[str], *, whole: bool = False) -> Iterator[tuple[str, ...]]:
    """Every run of ENOUGH_TO_REPEAT words; of a shorter text, if `whole`, the text itself."""
    if whole and len(words) < ENOUGH_TO_REPEAT:
        yield tuple(words)
    for start in range(len(words) - ENOUGH_TO_REPEAT + 1):
        yield tuple(words[start : start + ENOUGH_TO_REPEAT])
