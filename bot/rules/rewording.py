"""A text written by hand becomes sentences again, each with the evidence it most likely rests on.

Sources are only carried over or proposed here; whether they bear the sentence is for `draft_checks`.
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz
from syntok import segmenter

from bot.ports import Draft, Evidence, Sentence
from db.tables import Claim

#: likeness, of 100, from which a sentence counts as an earlier one reworded
REWORDED = 60.0
#: share of a fact's words, of 100, that a new sentence must take up to rest on it
TAKEN_UP = 70.0


def as_sentences(subject: str, body: str, before: Sequence[Claim], evidence: Sequence[Evidence]) -> Draft:
    """Split `body` into sentences; each inherits sources from its likest sentence `before`, or a fact it takes up."""
    sentences: list[Sentence] = []
    for paragraph in re.split(r"\n\s*\n", body.strip()):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        for index, words in enumerate(sentence for line in lines for sentence in split(line)):
            sentences.append(Sentence(words, _sources(words, before, evidence), paragraph=index == 0))
    return Draft(subject.strip(), tuple(sentences))


def split(line: str) -> list[str]:
    """The sentences of one line, as written."""
    found: list[str] = []
    for paragraph in segmenter.analyze(line):
        for tokens in paragraph:
            start, end = tokens[0].offset, tokens[-1].offset + len(tokens[-1].value)
            found.append(line[start:end])
    return found or [line]


def _sources(words: str, before: Sequence[Claim], evidence: Sequence[Evidence]) -> tuple[str, ...]:
    likest = max(before, key=lambda claim: fuzz.ratio(words, claim.text), default=None)
    if likest is not None and fuzz.ratio(words, likest.text) >= REWORDED:
        return tuple(likest.sources)
    return tuple(
        item.id
        for item in evidence
        if fuzz.partial_token_set_ratio(item.text, words) == 100 and fuzz.token_set_ratio(item.text, words) >= TAKEN_UP
    )
