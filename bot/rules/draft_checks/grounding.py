"""Every claim stands on what it cites: numbers, dates, amounts, names, places, titles, links, words."""

import re
from collections.abc import Iterator

from bot.ports import Finding
from bot.rules.draft_checks import names, numbers, reckoned
from bot.rules.draft_checks.claims import claims, courteous
from bot.rules.draft_checks.places import places
from bot.rules.draft_checks.reading import LANGUAGES, Line, Reading, fold
from bot.rules.draft_checks.severity import Check, found

_LINK = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"“”)]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|ai|dev|edu|gov|eu|de|fr|es|co|uk|ch|at|se|info|app|ly|"
    r"example|test)(?:/[^\s<>\"“”)]*)?(?=[\s,.;:!?)\]»”\"']|$)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.])@\w{2,}")
_PHONE = re.compile(r"(?<![\w.-])(?:\+\d{1,3}[ \-.()]?|\(?0\d{1,4}\)?[ \-/])(?:\(?\d{1,4}\)?[ \-./]?){2,6}\d(?![\w-])")
#: what a letter may ask for in figures: a quarter of an hour, a day next week
_OF_A_CALL = re.compile(
    r"(?:-| )?(?:minut\w*|min\b|hours?\b|stunden?\b|uhr\b|heures?\b|horas?\b|days?\b|tagen?\b|jours?\b|dias?\b|weeks?\b|wochen?\b|"
    r"semain\w*|semanas?\b|o'clock|am\b|pm\b|zeilen?\b|lines?\b|lignes?\b|lineas?\b|sentences?\b|satze\w*|phrases?\b|frases?\b|words?\b|"
    r"worte?\b|mots?\b|palabras?\b)"
)
#: "at three in the morning"
_OF_THE_CLOCK = re.compile(
    r"\b(?:in the (?:morning|afternoon|evening)|at night|o'clock|uhr|(?:morgens|nachts|abends)|heures? du (?:matin|soir)|de la (?:manana|tarde|noche|madrugada))\b"
)
#: "two things", "drei Gründe": the letter counts its own remarks
_OWN_COUNT = re.compile(
    r" ?(?:\w+ )?(?:things?|reasons?|points?|questions?|ideas?|thoughts?|remarks?|dinge?n?|grunde?n?|punkte?n?|fragen?|gedanken|"
    r"choses?|raisons?|questions?|idees?|remarques?|cosas?|razones|motivos|preguntas?|ideas?|puntos?|of (?:your|these|them|us)|"
    r"ihrer|davon|de vos|de sus)\b"
)
#: "Best wishes from Stockholm"
_CLOSING = re.compile(
    r"(?:(?:with|best|kind|warm|many|all the|mit|beste|viele|herzliche|freundliche|liebe|bien|tres|un|con|saludos|atentamente|"
    r"cordialement|sincerely|yours)\b.{0,40})\b(?:from|aus|depuis|desde|de)\b"
)
#: two words with capitals, side by side
_PAIR = re.compile(r"(?<![\w.-])(?=([A-ZÀ-Ý][a-zà-ÿ]{2,}) ([A-ZÀ-Ý][\w'’-]{2,}))")
_ENUMERATION = re.compile(r"[\w-]+(?:, [\w-]+){0,3},? (?:and|und|et|y|e|&) [\w-]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def findings(reading: Reading) -> Iterator[Finding]:
    """What stands in a sentence and in nothing it cites."""
    for line in reading.lines:
        yield from _links(line.text, line.support + " " + reading.known, line.index)
        yield from _numbers(reading, line)
        yield from _times(reading, line)
        yield from _names(reading, line)
        yield from claims(reading, line)
    yield from _subject(reading)


def _subject(reading: Reading) -> Iterator[Finding]:
    borne = f"{reading.known} {reading.everything}"
    yield from _links(reading.draft.subject, borne, None)
    held = _held(borne)
    for number in numbers.numbers(reading.draft.subject, (reading.brief.language,)):
        if not number.values & held and not number.spelled:
            yield found(_kind(number, reading.subject), None, words=number.written)
    # A subject may be written with capitals throughout.
    words = [word for word in reading.draft.subject.split() if len(word) > 3]
    if sum(word[0].isupper() for word in words) < max(2, len(words)) or reading.brief.language == "de":
        for name in names.names(reading.draft.subject, reading.brief.language, _words(borne)):
            yield found(_which(name), None, words=name.written)


def _links(text: str, borne: str, index: int | None) -> Iterator[Finding]:
    rest = text
    for match in _MAIL.finditer(text):
        rest = rest.replace(match.group(), " ")
        if match.group().casefold() not in borne:
            yield found(Check.ADDRESS, index, words=match.group())
    for match in _LINK.finditer(rest):
        if match.group().casefold().rstrip("/.,;:!?") not in borne:
            yield found(Check.LINK, index, words=match.group())
    for match in _PHONE.finditer(rest):
        if sum(letter.isdigit() for letter in match.group()) >= 7 and match.group() not in borne:
            yield found(Check.ADDRESS, index, words=match.group().strip())


def _numbers(reading: Reading, line: Line) -> Iterator[Finding]:
    text = _LINK.sub(" ", _MAIL.sub(" ", line.text))
    stated = list(numbers.numbers(text, (reading.brief.language,)))
    if not stated:
        if line.cited and (said := reckoned.fraction(line.folded, line.support)):
            yield found(Check.NUMBER, line.index, words=said)
        return
    held = _held(f"{line.support_text} ; {reading.known_text}") | numbers.ordinals(line.support)
    asks = "?" in line.folded or not line.cited
    for number in stated:
        if numbers.bears(number, held) or (asks and _OF_A_CALL.match(number.after)):
            continue
        if number.spelled and number.values & _listed(line.support_text):
            continue
        if reckoned.follows(number, line.folded, line.support, reading.today):
            continue
        if number.spelled and (_OF_THE_CLOCK.search(line.folded) or (not line.cited and courteous(reading, line))):
            continue
        if number.spelled and number.values & {"2", "3", "4"} and _OWN_COUNT.match(number.after):
            continue
        yield found(_kind(number, line.folded), line.index, words=number.written)
    if not any(number.values & held for number in stated):
        for amount in numbers.amounts(line.folded):
            yield found(Check.AMOUNT, line.index, words=amount)


def _listed(support: str) -> frozenset[str]:
    """How many things each enumeration in `support` names: "Rhein, Main und Mosel" are three."""
    return frozenset(str(found.group().count(",") + 2) for found in _ENUMERATION.finditer(support))


def _kind(number: numbers.Number, folded: str) -> Check:
    if any(number.written in amount for amount in numbers.amounts(folded)):
        return Check.AMOUNT
    return Check.DATE if _YEAR.fullmatch(number.written) else Check.NUMBER


def _held(text: str) -> frozenset[str]:
    return frozenset(value for number in numbers.numbers(text, LANGUAGES) for value in number.values)


def _times(reading: Reading, line: Line) -> Iterator[Finding]:
    if "?" in line.folded and not line.cited:
        return
    if not line.cited:
        # A wish for a talk "in June" is none; a claim that something was is.
        return
    named = numbers.months(line.folded)
    borne = numbers.months(line.support)
    for month, said in named.items():
        if month not in borne:
            yield found(Check.DATE, line.index, words=said)
    for said in numbers.whens(line.folded):
        if said not in line.support and not _last_month(reading, line, said):
            yield found(Check.DATE, line.index, words=said)
    said = numbers.last_year(line.folded)
    if said and reading.today is not None and str(reading.today.year - 1) not in line.support:
        yield found(Check.DATE, line.index, words=said)


def _last_month(reading: Reading, line: Line, said: str) -> bool:
    """Is it "last month", and do the facts name that month?"""
    if reading.today is None or not numbers.LAST_MONTH.fullmatch(said):
        return False
    return (reading.today.month + 10) % 12 + 1 in numbers.months(line.support)


def _names(reading: Reading, line: Line) -> Iterator[Finding]:
    # What the evidence names is not invented; whether an uncited sentence claims something is for `claims`.
    borne = f"{line.support if line.cited else reading.everything} {reading.known}"
    if not line.cited and _CLOSING.match(line.folded):
        return
    text = _LINK.sub(" ", _MAIL.sub(" ", line.text))
    for name in names.names(text, reading.brief.language, _words(borne)):
        yield found(_which(name), line.index, words=name.written)
    if line.cited and (
        said := _half_another(text, f"{line.support_text} ; {reading.known_text}", reading.brief.language)
    ):
        yield found(Check.NAME, line.index, words=said)


def _half_another(text: str, support: str, language: str) -> str:
    """A first name the evidence has, with another family name beside it, or the other way round."""
    held = set(_pairs(support))
    firsts, lasts = {first for first, _ in held}, {last for _, last in held}
    words = set(_words(fold(support)))
    for first, last in _pairs(text):
        if (first, last) in held or fold(first) in places():
            continue
        other_last = first in firsts and fold(last) not in words
        other_first = last in lasts and fold(first) not in words and not names.leads(first, language)
        if other_last or other_first:
            return f"{first} {last}"
    return ""


def _pairs(text: str) -> list[tuple[str, str]]:
    """Two words with capitals side by side, the second without its genitive or plural."""
    return [(first, re.sub(r"(?:['’]s|s['’]?)$", "", last)) for first, last in _PAIR.findall(text)]


def _which(name: names.Name) -> Check:
    if name.organisation:
        return Check.ORGANISATION
    return Check.PLACE if name.place else Check.NAME


def _words(folded: str) -> frozenset[str]:
    whole = re.findall(r"[\w&]+(?:[-'][\w&]+)*", folded)
    parts = re.findall(r"[\w&]+", folded)
    return frozenset((*whole, *parts))
