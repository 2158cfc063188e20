"""Which evidence a sentence takes up, where nobody said it or a model said it wrongly.

Models have the right fact and name the wrong id about as often as not; an id is proposed here, and the checks
decide whether it bears the sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.ports import Brief, Draft, Evidence, Finding, Sentence, Severity
from bot.rules.draft_checks.grounding import findings as grounded
from bot.rules.draft_checks.lexicon import common, concepts, stands
from bot.rules.draft_checks.numbers import numbers
from bot.rules.draft_checks.reading import LANGUAGES, fold, read

_CONTENT = re.compile(r"[^\W_]{3,}")
#: more would be no citation any more
MOST = 3


def cite(text: str, evidence: Sequence[Evidence], brief: Brief) -> tuple[str, ...]:
    """The ids of the evidence that `text` takes up, likest first; none if it shares nothing of its own with any."""
    known = set(_CONTENT.findall(fold(f"{brief.sender_name} {brief.company} {brief.candidate_name}")))
    said = [word for word in _CONTENT.findall(fold(text)) if word not in known]
    stated = {value for number in numbers(text, LANGUAGES) for value in number.values}
    scored = []
    for item in evidence:
        held = set(_CONTENT.findall(fold(item.text))) - known
        words = sum(_weight(word, brief.language) for word in set(said) if stands(word, held))
        figures = len(stated & {value for number in numbers(item.text, LANGUAGES) for value in number.values})
        topics = sum(
            bool(one.said.search(fold(text)) and (item.kind in one.kinds or one.borne.search(fold(item.text))))
            for one in concepts()
        )
        if (score := words + 2 * figures + topics) >= 2:
            scored.append((score, item.id))
    scored.sort(key=lambda pair: -pair[0])
    return tuple(item for score, item in scored[:MOST] if score * 2 >= scored[0][0])


def reassigned(brief: Brief, draft: Draft) -> Draft:
    """`draft` with the citations mended of those sentences which another citation bears and theirs does not."""
    evidence = (*brief.facts, *brief.points)
    blocked = {finding.sentence for finding in _blocking(brief, draft)}
    sentences = list(draft.sentences)
    for index in sorted(one for one in blocked if one is not None):
        sentence = sentences[index]
        proposed = cite(sentence.text, evidence, brief)
        for sources in (proposed, tuple(dict.fromkeys((*sentence.sources, *proposed)))):
            other = replace(sentence, sources=sources)
            if sources and not _blocking(brief, Draft(draft.subject, (other,))):
                sentences[index] = other
                break
    return replace(draft, sentences=tuple(sentences))


def cited(text: str, evidence: Sequence[Evidence], brief: Brief, *, paragraph: bool = False) -> Sentence:
    """`text` as a sentence with the citations it seems to rest on."""
    return Sentence(text, cite(text, evidence, brief), paragraph)


def _blocking(brief: Brief, draft: Draft) -> list[Finding]:
    reading = read(brief, draft, None)
    return [one for one in grounded(reading) if one.severity is Severity.BLOCK and one.sentence is not None]


def _weight(word: str, language: str) -> int:
    return 0 if len(word) < 4 or common(word, language) else 2
