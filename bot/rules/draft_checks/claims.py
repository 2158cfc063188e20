"""What a sentence claims beyond names and numbers: works, honours, positions, topics, and plain statements."""

import re
from collections.abc import Iterator

from bot.ports import Finding
from bot.rules.draft_checks.lexicon import common, concepts, first_match
from bot.rules.draft_checks.reading import LANGUAGES, Line, Reading, fold
from bot.rules.draft_checks.severity import Check, found
from bot.rules.own_words import language_of

_CONTENT = re.compile(r"[^\W\d_]{4,}")
#: a wish or a question about a topic claims nothing
_WISH = re.compile(
    r"\?|\b(?:i would like to|i'd like to|i would be glad|i'd be glad|i hope|if you|i am writing (?:because|to|about)|i write because|"
    r"ich mochte|ich wurde|ich hoffe|falls sie|wenn sie|j'aimerais|je souhaite|je serais|si vous|me gustaria|quisiera|si usted|"
    r"si le|espero)\b"
)
#: fewer words are a greeting, a closing or a name
ENOUGH_TO_STATE = 5
#: so many strange words are worth a look; English has the longest list of everyday words, so one tells there
STRANGE = {"en": 1}
#: so many, and none of the fact's, make a sentence of its own
OWN_SENTENCE = 2


def claims(reading: Reading, line: Line) -> Iterator[Finding]:
    """Claims of `line` that nothing it cites bears."""
    borne = f"{line.support} ; {reading.known}"
    if not line.cited and _WISH.search(line.folded):
        borne = f"{borne} ; {reading.everything}"
    elif not line.cited and (said := _statement(reading, line)):
        yield found(Check.CLAIM, line.index, words=said)
        return
    kinds = {item.kind.casefold() for item in line.cited}
    for concept in concepts():
        match = concept.said.search(line.own)
        if match is None or kinds & concept.kinds or concept.borne.search(borne):
            continue
        check = Check.TITLE if concept.group == "positions" else Check.CLAIM
        yield found(check, line.index, words=match.group())
        return
    if not line.cited and _states(reading, line):
        yield found(Check.STATEMENT, line.index)
    yield from _strange_words(reading, line, borne)


def _statement(reading: Reading, line: Line) -> str:
    said = first_match("claim", reading.languages, line.own)
    return "" if said in reading.known else said


def _states(reading: Reading, line: Line) -> bool:
    """Does it say something, rather than greet, thank, wish, ask or sign?"""
    language = reading.brief.language
    if language not in LANGUAGES or len(line.own.split()) < ENOUGH_TO_STATE:
        return False
    names = {reading.brief.sender_name, reading.brief.candidate_name}
    return not any(fold(name) in line.folded for name in names) and not first_match(
        "harmless", (language,), line.folded
    )


def _strange_words(reading: Reading, line: Line, borne: str) -> Iterator[Finding]:
    language = reading.brief.language
    held = set(_CONTENT.findall(borne))
    content = [word for word in dict.fromkeys(_CONTENT.findall(line.own)) if not common(word, language)]
    strange = [word for word in content if not stands(word, held)]
    if not line.cited or len(strange) < STRANGE.get(language, 2) or not _same_language(line, language):
        return
    if len(strange) >= OWN_SENTENCE and len(strange) == len(content) and not _shares(line, language):
        yield found(Check.CLAIM, line.index, words=", ".join(strange[:4]))
    else:
        yield found(Check.WORD, line.index, words=", ".join(strange[:4]))


def stands(word: str, held: set[str]) -> bool:
    """Does `held` hold `word`, give or take an ending or a compound?"""
    if word in held:
        return True
    for other in held:
        same = _same_beginning(word, other)
        if same >= 5 or (same >= 4 and max(len(word), len(other)) - same <= 3):
            return True
        if len(other) >= 5 and len(word) >= 5 and (other in word or word in other):
            return True
    return False


def _shares(line: Line, language: str) -> bool:
    """Does the sentence take up any of its facts' own words, everyday ones left aside?"""
    facts = {word for word in _CONTENT.findall(line.support) if not common(word, language)}
    return any(stands(word, facts) for word in _CONTENT.findall(line.folded))


def _same_beginning(one: str, other: str) -> int:
    size = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        size += 1
    return size


def _same_language(line: Line, language: str) -> bool:
    return all((language_of(item.text) or "en") == language for item in line.cited)
