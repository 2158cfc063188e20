"""Form: lengths, one ask, the right language, nothing left over from a machine."""

import re
from collections.abc import Iterator

from bot.ports import Brief, Finding
from bot.rules.brief import is_stale
from bot.rules.draft_checks.languages import likeliest
from bot.rules.draft_checks.lexicon import first_match
from bot.rules.draft_checks.reading import LANGUAGES, Reading, fold
from bot.rules.draft_checks.severity import Check, found
from bot.rules.hidden import hidden_in
from db.tables import Formality, NoteKind

FIRST_NOTE = (75, 125)
#: a first note asked for in the tone "brief"
BRIEF_NOTE = (40, 100)
FOLLOW_UP = (30, 90)
CEILING = 200
SENTENCE = 40
SUBJECT = (3, 7)

_PLACEHOLDER = re.compile(
    r"\[[^\]\d][^\]]{0,40}\]|\{\{?[^{}]{0,40}\}?\}|<[A-Za-zÀ-ÿ_ ]{2,30}>|\bX{2,}\b|\bT(?:ODO|BD|BC)\b|\bFIXME\b|"
    r"(?i:\blorem ipsum\b|\binsert \w+ here\b|\b(?:first|last|your|company|candidate|employer)[_ ]?name\b(?=[\]}>])|"
    r"\b(?:fname|lname|firstname|lastname)\b)|_{3,}|…{2,}|\.{4,}|%\w+%|\$\{|%s\b"
)
_MARKUP = re.compile(
    r"\*\*|__\w|(?:^|\s)#{1,6}\s|\]\(|</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|```|`\w|&(?:nbsp|amp|lt|gt|quot|#\d+);|"
    r"\\[nrt]\b|\\u[0-9a-fA-F]{4}|<[@!#][^>]*>|(?:^|\n)\s*(?:[-*•]|\d+\.)\s|"
    r"\"(?:subject|sentences|sources)\"\s*:|\[(?:f|t|fact|point)[-_]?\w*\d\w*\]"
)
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{2,200}[\"”“»]|‘[^’‘]{2,200}’")
_OUTER = re.compile(r"«.+»|„.+[“”]|“.+”|\".+\"", re.DOTALL)
_DASH = re.compile(r"\s?—\s?|\s–\s")
_WORD = re.compile(r"[^\W_]+")


def findings(reading: Reading) -> Iterator[Finding]:
    """What is wrong with the form of the whole, the subject, and each sentence."""
    draft = reading.draft
    if not draft.subject.strip() or not any(sentence.text.strip() for sentence in draft.sentences):
        yield found(Check.EMPTY, None)
        return
    yield from _lengths(reading)
    yield from _left_over(draft.subject, None)
    for line in reading.lines:
        yield from _left_over(line.text, line.index)
        yield from _age(reading, line.index)
        if said := first_match("machine", reading.languages, line.own) or _dash(line.text, line.own):
            yield found(Check.MACHINE, line.index, words=said)
        if said := _familiar(reading, line.text):
            yield found(Check.FORMALITY, line.index, words=said)
    yield from _mixed(reading)
    yield from _too_many_asks(reading)
    yield from _language(reading)


def _too_many_asks(reading: Reading) -> Iterator[Finding]:
    """Each sentence that asks, where the note asks for more than one thing: which one goes is for a person to say."""
    asking = {line.index: count for line in reading.lines if (count := _asks(reading, line.own))}
    if (asks := sum(asking.values())) > 1:
        for index in asking:
            yield found(Check.ASKS, index, count=asks)


def _lengths(reading: Reading) -> Iterator[Finding]:
    words = len(reading.draft.body.split())
    least, most = limits(reading.brief)
    if words > CEILING:
        yield found(Check.TOO_LONG, None, count=words, most=CEILING)
    elif not least <= words <= most:
        yield found(Check.LENGTH, None, count=words, least=least, most=most)
    subject = len(reading.draft.subject.split())
    if not SUBJECT[0] <= subject <= SUBJECT[1]:
        yield found(Check.SUBJECT_LENGTH, None, count=subject, least=SUBJECT[0], most=SUBJECT[1])
    for line in reading.lines:
        if (count := len(line.own.split())) > SENTENCE:
            yield found(Check.SENTENCE_LENGTH, line.index, count=count, most=SENTENCE)


def limits(brief: Brief) -> tuple[int, int]:
    """The least and the most words a note of this kind should have."""
    if brief.kind is NoteKind.FOLLOW_UP:
        return FOLLOW_UP
    return BRIEF_NOTE if brief.tone == "brief" else FIRST_NOTE


def _left_over(words: str, sentence: int | None) -> Iterator[Finding]:
    if seen := hidden_in(words):
        yield found(Check.HIDDEN, sentence, characters=", ".join(seen[:5]))
    if match := _PLACEHOLDER.search(words):
        yield found(Check.PLACEHOLDER, sentence, words=match.group())
    elif match := _MARKUP.search(words):
        yield found(Check.MARKUP, sentence, words=match.group().strip())


def _dash(text: str, own: str) -> str:
    return "—" if own and "—" in text and "--" in own else ""


def _age(reading: Reading, index: int) -> Iterator[Finding]:
    if reading.today is None:
        return
    for item in reading.lines[index].cited:
        if item.seen_on is not None and is_stale(item.seen_on, reading.today):
            months = round((reading.today - item.seen_on).days / 30.44)
            yield found(Check.STALE, index, months=months)
            return


def _familiar(reading: Reading, text: str) -> str:
    """Words that say "du", "tu" or "tú": the letters say "Sie", "vous" and "usted", unless their sender does not."""
    voice = reading.brief.voice
    if voice is not None and voice.style.formality is Formality.FAMILIAR:
        # The sender's own notes do.
        return ""
    return first_match("informal", (reading.brief.language,), fold(_QUOTED.sub(" ", text)))


def _mixed(reading: Reading) -> Iterator[Finding]:
    """The polite sentences of a letter that says "du" more often."""
    language = reading.brief.language
    if language not in LANGUAGES:
        return
    bare = {line.index: _QUOTED.sub(" ", line.text) for line in reading.lines}
    polite = {index: said for index, text in bare.items() if (said := first_match("formal", (language,), text))}
    familiar = [index for index, text in bare.items() if first_match("informal", (language,), fold(text))]
    if len(familiar) > len(polite):
        for index, said in polite.items():
            yield found(Check.FORMALITY, index, words=said)


def _asks(reading: Reading, own: str) -> int:
    without_quotes = _QUOTED.sub(" ", own)
    marks = without_quotes.count("?")
    if marks:
        # "Could we speak, and would you also send …?" has one mark and asks twice.
        return marks + int(bool(first_match("ask_too", reading.languages, without_quotes)))
    return int(bool(first_match("ask", reading.languages, without_quotes)))


def _language(reading: Reading) -> Iterator[Finding]:
    wanted = reading.brief.language
    own = " ".join(_QUOTED.sub(" ", line.text) for line in reading.lines if len(line.own.split()) >= 3)
    spoken, sure = detect(own)
    if spoken != wanted and sure >= 0.7 and len(_WORD.findall(own)) >= 8:
        yield found(Check.LANGUAGE, None, wanted=wanted, spoken=spoken)
        return
    names = [name for name in reading.known_text.split(" ; ") if name]
    for line in reading.lines:
        # A quotation may hold another: from the first mark to the last one.
        words = _OUTER.sub(" ", line.text)
        for name in names:
            words = words.replace(name, " ")
        if len(_WORD.findall(words)) < 6:
            continue
        spoken, sure = detect(words)
        # A language of ours is surer told from ours than one of the other hundred and seventy.
        if spoken != wanted and sure >= (0.6 if spoken in LANGUAGES and wanted in LANGUAGES else 0.85):
            yield found(Check.LANGUAGE, line.index, wanted=wanted, spoken=spoken)


def detect(words: str) -> tuple[str, float]:
    """The language of `words` and how sure that is, from the bundled model; nothing is downloaded."""
    if not words.strip():
        return "", 0.0
    return likeliest(words)
