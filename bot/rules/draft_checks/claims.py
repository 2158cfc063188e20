"""What a sentence claims beyond names and numbers: works, honours, positions, topics, and plain statements."""

import re
from collections.abc import Iterator

from bot.ports import Finding
from bot.rules.draft_checks.lexicon import common, concepts, first_match
from bot.rules.draft_checks.reading import LANGUAGES, Line, Reading, fold, mask
from bot.rules.draft_checks.senses import nearest
from bot.rules.draft_checks.severity import Check, found
from bot.rules.draft_checks.tenor import Tenor, tenor
from bot.rules.own_words import language_of

_CONTENT = re.compile(r"[^\W\d_]{4,}")
_QUOTED = re.compile(r"[«„“\"]\s?([^«»„“”\"]{2,200}?)\s?[»“”\"]")
#: a wish or a question about a topic claims nothing
_WISH = re.compile(
    r"\?|\b(?:i would like to|i'd like to|i would be glad|i'd be glad|i hope|if you|i am writing (?:because|to|about)|i write because|"
    r"ich mochte|ich wurde|ich hoffe|falls sie|wenn sie|j'aimerais|je souhaite|je serais|si vous|me gustaria|quisiera|si usted|"
    r"si le|espero)\b"
)
#: fewer words are a greeting, a closing or a name
ENOUGH_TO_STATE = 5
#: how likely a courtesy must be to excuse words that look like a statement, and a statement to need no such words
SURELY_NONE, SURELY_ONE = 0.6, 0.5
#: how likely a surmise must be to block a sentence that cites something
SURMISED = 0.5
#: a sentence that has so much of its words from the evidence says what that says
MOSTLY = 0.8
#: of a sentence that quotes its evidence, no more than this is its own
VERBATIM = 0.6
#: from which likeness two words are one to a reader of two languages
SAME_MEANING, SAME_TITLE = 0.68, 0.82
#: so many strange words are worth a look; English has the longest list of everyday words, so one tells there
STRANGE = {"en": 1}
#: so many, and none of the fact's, make a sentence of its own
OWN_SENTENCE = 2


def claims(reading: Reading, line: Line) -> Iterator[Finding]:
    """Claims of `line` that nothing it cites bears."""
    borne = f"{line.support} ; {reading.known}"
    shares = tenor(line.masked, reading.brief.language) if reading.brief.language in LANGUAGES else None
    if not line.cited and (_WISH.search(line.folded) or _courteous(reading, line)):
        borne = f"{borne} ; {reading.everything}"
    elif not line.cited and (said := _statement(reading, line)):
        yield found(Check.CLAIM, line.index, words=said)
        return
    if line.cited and shares and shares[Tenor.SURMISE] >= SURMISED and not _surmised(line, reading):
        yield found(Check.CLAIM, line.index, words=line.text.strip()[:120])
        return
    kinds = {item.kind.casefold() for item in line.cited}
    facts_alone = line.cited and all(item.kind != "point" for item in line.cited)
    for concept in concepts():
        match = concept.said.search(line.own)
        if match is None or kinds & concept.kinds:
            continue
        if concept.group == "positions" and facts_alone:
            # What the sender is says nothing about the reader.
            if concept.borne.search(f"{line.support} ; {fold(reading.brief.candidate_title)}"):
                continue
        elif concept.borne.search(borne):
            continue
        if _means_the_same(
            match.group(), line.support, SAME_MEANING if concept.group in ("works", "honours") else SAME_TITLE
        ):
            continue
        check = Check.TITLE if concept.group == "positions" else Check.CLAIM
        yield found(check, line.index, words=match.group())
        return
    if not line.cited and _states(reading, line):
        yield found(Check.STATEMENT, line.index)
    yield from _strange_words(reading, line, borne)


def _statement(reading: Reading, line: Line) -> str:
    """Words of a sentence without a source that state something about the reader, their work or our company."""
    language = reading.brief.language
    said = first_match("claim", (language,) if language in LANGUAGES else LANGUAGES, line.own)
    if language not in LANGUAGES or len(line.masked.split()) < ENOUGH_TO_STATE:
        return "" if said in reading.known else said
    quoted = [fold(words).strip(" .,;:!?") for words in _QUOTED.findall(line.text)]
    if quoted and all(words in reading.known for words in quoted):
        # It names the purpose as the requester put it.
        return ""
    shares = tenor(line.masked, language)
    if said and said not in reading.known and shares[Tenor.COURTESY] < SURELY_NONE:
        return said
    if shares[Tenor.STATEMENT] + shares[Tenor.SURMISE] >= SURELY_ONE:
        return line.text.strip()[:120]
    return ""


def _courteous(reading: Reading, line: Line) -> bool:
    """Is it likelier a courtesy than anything else? "I did not hear your talk" is believed sooner."""
    language = reading.brief.language
    if language not in LANGUAGES:
        return False
    share = tenor(line.masked, language)[Tenor.COURTESY]
    return share >= (SURELY_NONE / 2 if first_match("denial", (language,), line.folded) else SURELY_NONE)


def _surmised(line: Line, reading: Reading) -> bool:
    """Does the evidence say so, in its words or in the like: of use by others, of rank?"""
    if len(line.own) < VERBATIM * len(line.folded):
        return True
    names = (
        reading.brief.sender_name,
        reading.brief.company,
        reading.brief.candidate_name,
        reading.brief.candidate_employer,
    )
    language = reading.brief.language
    said = [word for word in dict.fromkeys(_CONTENT.findall(line.folded)) if not common(word, language)]
    held = set(_CONTENT.findall(f"{line.support} {reading.known}"))
    if said and sum(stands(word, held) for word in said) >= MOSTLY * len(said):
        return True
    return any(
        tenor(mask(item.text, *names), language_of(item.text) or language)[Tenor.SURMISE] >= SURMISED / 2
        for item in line.cited
    )


def _means_the_same(said: str, support: str, enough: float) -> bool:
    """Does a word of the evidence mean what `said` says, in whatever language?"""
    held = _CONTENT.findall(support)
    return any(nearest(word, held) >= enough for word in _CONTENT.findall(said))


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
