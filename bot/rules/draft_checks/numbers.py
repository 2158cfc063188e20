"""Numbers, dates and amounts in a text, in digits or words, so that two texts can be compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from text_to_num import alpha2digit

from bot.rules.draft_checks.reading import LANGUAGES, fold

#: "ich achte" is no eighth
_ESTEEMS = re.compile(r"\b(?:ich|die ich|und) achte\b|\bachten? (?:ich|wir|auf|und)\b|\bachte$|\bachte[.,]")
#: "pour cent" is no hundred
_PER_CENT = re.compile(r"\b(?:pour cents?|por ciento|per cent)\b", re.IGNORECASE)
#: "9 and a half million", "9 millions et demi"
_HALF = re.compile(r"(\d+)(?: and a half|( million(?:s|es)?) (?:et demie?|y medi[oa])| et demie?| y medi[oa])")
#: "half a dozen" is six
_HALF_DOZEN = re.compile(
    r"\b(?:half a dozen|halbes dutzend|halben dutzend|demi-douzaine|media docena)\b", re.IGNORECASE
)
#: ordinals that the converter leaves
_ORDINALS = (
    (2, "zweite[rnsm]?|deuxiemes?|seconde?s?|segund[ao]s?"), (3, "dritte[rnsm]?|troisiemes?|tercer[ao]?s?"), (4, "vierte[rnsm]?|quatriemes?|cuart[ao]s?"),
    (5, "funfte[rnsm]?|cinquiemes?|quint[ao]s?"), (6, "sechste[rnsm]?|sixiemes?|sext[ao]s?"), (7, "siebte[rnsm]?|septiemes?|septim[ao]s?"),
    (8, "huitiemes?|octav[ao]s?"), (9, "neunte[rnsm]?|neuviemes?|noven[ao]s?"), (10, "zehnte[rnsm]?|dixiemes?|decim[ao]s?"), (11, "elfte[rnsm]?|onziemes?|undecim[ao]s?"),
    (12, "zwolfte[rnsm]?|douziemes?|duodecim[ao]s?"),
)  # fmt: skip
_ORDINAL = re.compile("|".join(rf"(?P<o{n}>\b(?:{said})\b)" for n, said in _ORDINALS))
#: how many at least a vague figure means, and how many are too many for it
MAGNITUDES = {
    "dozen": (12, 999),
    "hundred": (100, 9_999),
    "thousand": (1_000, 999_999),
    "million": (1_000_000, 999_999_999),
}


@dataclass(frozen=True, slots=True)
class Number:
    """One number as written, with every value it can be read as."""

    written: str
    values: frozenset[str]
    #: the words after it, folded, to tell minutes from models
    after: str
    #: written as a word, or a small figure that a letter may use about itself
    spelled: bool = False


_DIGITS = re.compile(
    r"(?<![\w.])(?P<sign>['’])?(?P<number>\d+(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?P<scale>\s?(?:k|m|mio|mrd|bn|millionen|million|millions|millones|milliarden|billion|thousand|tausend|mille|mil)\b)?"
    r"(?P<tail>(?:st|nd|rd|th|er|e|º|ª|\.)?(?=[\s%€$£.,;:!?)\]”“\"»’'\-–/]|$))",
    re.IGNORECASE,
)
_SCALES = {
    "k": 1_000, "thousand": 1_000, "tausend": 1_000, "mille": 1_000, "mil": 1_000, "m": 1_000_000, "mio": 1_000_000,
    "million": 1_000_000, "millions": 1_000_000, "millionen": 1_000_000, "millones": 1_000_000,
    "bn": 1_000_000_000, "mrd": 1_000_000_000, "billion": 1_000_000_000, "milliarden": 1_000_000_000,
}  # fmt: skip
#: number words that the converter leaves, with what they claim
_VAGUE = re.compile(
    r"\b(?P<dozen>dozens?|dutzende?|douzaines?|docenas?)\b|\b(?P<hundred>hundreds|hunderte?n?|centaines?|cientos|centenares)\b|"
    r"\b(?P<thousand>thousands|tausende?n?|milliers|miles de)\b|\b(?P<million>millions|millionen|millones)\b|"
    r"\b(?P<decade>decades?|jahrzehnte?n?|decennies?|decadas?)\b|"
    r"\b(?P<twice>doubl(?:e|ed|ing)|tripl(?:e|ed|ing)|verdoppel\w*|verdreifach\w*|doubler?|tripler?|duplic\w*|triplic\w*|halv(?:e|ed|es|ing)|halbier\w*)\b"
)
_MONEY = re.compile(
    r"(?:[$¥]|\b(?:eur|gbp|usd|chf)\s?)\s?\d|\d[\d.,' ]*\s?(?:k|m|bn|mio|million(?:s|en)?|millones)?\.?\s?(?:de )?(?:[$€£¥]|\b(?:eur|euros?|usd|dollars?|"
    r"pounds?|gbp|chf|francs?|franken|dolares|libras|kronor|sek)\b)"
)
_MONTHS = (
    "january|januar|janner|janvier|enero|jan", "february|februar|feber|fevrier|febrero|feb", "march|marz|mars|marzo",
    "april|avril|abril|apr", "may|mai|mayo", "june|juni|juin|junio|jun", "july|juli|juillet|julio|jul",
    "august|aout|agosto|aug", "september|septembre|septiembre|setiembre|sept?", "october|oktober|octobre|octubre|oct|okt",
    "november|novembre|noviembre|nov", "december|dezember|decembre|diciembre|dec|dez",
)  # fmt: skip
_MONTH = re.compile("|".join(rf"(?P<m{n}>\b(?:{names})\b)" for n, names in enumerate(_MONTHS, 1)))
#: words that are a month only before a figure
_SHORT = ("sept", "sep", "dec", "dez", "oct", "okt", "apr", "feb", "jun", "jul", "aug", "nov")
#: words that are a month only beside a preposition or a figure
_SHY = re.compile(
    r"\b(?:in|of|since|until|last|next|early|mid|late|im|seit|ende|anfang|mitte|bis|en|de|depuis|desde|"
    r"\d{1,2}(?:st|nd|rd|th|\.)?) $"
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b|\b(\d{1,2})[./](\d{1,2})[./](\d{2,4})\b")
_WHEN = re.compile(
    r"\b(?:yesterday|last (?:week|month|night|monday|tuesday|wednesday|thursday|friday|spring|summer|autumn|fall|winter)|"
    r"(?:a few|two|three|some) (?:days|weeks|months) ago|gestern|(?:letzte|vorige|vergangene)[nrs]? (?:woche|monat|montag|dienstag|"
    r"mittwoch|donnerstag|freitag|fruhjahr|fruhling|sommer|herbst|winter)|hier(?: soir)|la semaine (?:derniere|passee)|"
    r"le mois dernier|l'(?:ete|hiver|automne) dernier|le printemps dernier|ayer|la semana pasada|el mes pasado|"
    r"el (?:verano|otono|invierno) pasado|la primavera pasada|this (?:week|morning)|diese woche|heute morgen|ce matin|esta manana)\b"
)
#: those among them that a month in the facts can bear
LAST_MONTH = re.compile(r"last month|(?:letzte|vorige|vergangene)[nrs]? monat|le mois dernier|el mes pasado")
_LAST_YEAR = re.compile(
    r"\b(?:last year|letztes jahr|vergangenes jahr|im letzten jahr|im vergangenen jahr|l'an dernier|l'annee derniere|el ano pasado)\b"
)


def numbers(text: str, languages: Iterable[str]) -> list[Number]:
    """Every number in `text`; number words are read in each of `languages`. Figures below two as words are none."""
    text = _HALF_DOZEN.sub("6", _PER_CENT.sub("%", text))
    plain = fold(text)
    found = [_digits(match, plain) for match in _DIGITS.finditer(plain)]
    seen = {value for number in found for value in number.values}
    for language in languages:
        if language not in LANGUAGES:
            continue
        spelled = alpha2digit(text, language)
        if spelled == text:
            continue
        words = _HALF.sub(_halved, fold(spelled))
        for match in _DIGITS.finditer(words):
            number = _digits(match, words)
            if language == "de" and "8" in number.values and _ESTEEMS.search(plain):
                continue
            if not number.values & seen and number.written not in ("0", "1"):
                found.append(Number(number.written, number.values, number.after, spelled=True))
                seen |= number.values
    found += [
        Number(match.group(), frozenset({match.lastgroup or ""}), plain[match.end() :].strip())
        for match in _VAGUE.finditer(plain)
    ]
    return found


def ordinals(folded: str) -> frozenset[str]:
    """The figures of the ordinals in `folded`: a third edition bears "three editions"."""
    return frozenset((match.lastgroup or "o")[1:] for match in _ORDINAL.finditer(folded))


def _halved(match: re.Match[str]) -> str:
    """A number and a half in figures: "9 and a half million" as "9.5 million", "1000000 y medio" as "1500000"."""
    if match[1].endswith("000000"):
        return str(int(match[1]) + 500_000)
    return f"{match[1]}.5{match[2] or ''}"


def bears(number: Number, held: Iterable[str]) -> bool:
    """Do the stated values in `held` bear `number`: the same value, or one of the size that "thousands" means?"""
    values = set(held)
    if number.values & values:
        return True
    least, most = next((MAGNITUDES[value] for value in number.values if value in MAGNITUDES), (1, 0))
    return any(value.isdigit() and least <= int(value) <= most for value in values)


def _digits(match: re.Match[str], plain: str) -> Number:
    written = match["number"]
    values = set(_readings(written))
    if match["sign"]:
        values.add(f"20{written}")
    if scale := (match["scale"] or "").strip():
        values |= {_trimmed(str(float(value) * _SCALES[scale])) for value in values}
    return Number(match.group().strip(" .,'"), frozenset(values), plain[match.end() :].strip())


def _readings(written: str) -> list[str]:
    bare = re.sub(r"[ '’\u00a0\u202f]", "", written)
    separators = [letter for letter in bare if letter in ".,"]
    if not separators:
        return [bare.lstrip("0") or "0"]
    if len(set(separators)) == 2:
        last = separators[-1]
        other = "." if last == "," else ","
        return [_trimmed(bare.replace(other, "").replace(last, "."))]
    joined = bare.replace(separators[0], "")
    if len(separators) > 1:
        return [joined]
    decimal = _trimmed(bare.replace(separators[0], "."))
    # "1.500" and "1,500" are fifteen hundred to one reader and one and a half to another.
    return [joined, decimal] if len(bare.rpartition(separators[0])[2]) == 3 else [decimal]


def _trimmed(decimal: str) -> str:
    return (decimal.rstrip("0").rstrip(".") if "." in decimal else decimal) or "0"


def amounts(folded: str) -> list[str]:
    """Sums of money, as written."""
    return [match.group() for match in _MONEY.finditer(folded)]


def months(folded: str) -> dict[int, str]:
    """The months `folded` names, by number, each with its words; ISO and dotted dates count."""
    named: dict[int, str] = {}
    for match in _MONTH.finditer(folded):
        number = int((match.lastgroup or "m0")[1:])
        said = match.group()
        if said in _SHORT and not re.match(r"\.? \d", folded[match.end() :]):
            # "sept personnes" are seven people.
            continue
        if said in ("may", "march", "mars", "mai", "jan") and not (
            _SHY.search(folded[: match.start()]) or re.match(r" \d", folded[match.end() :])
        ):
            continue
        named[number] = said
    for match in _ISO.finditer(folded):
        month = int(match[2] or match[5])
        if 1 <= month <= 12:
            named.setdefault(month, match.group())
    return named


def whens(folded: str) -> list[str]:
    """Points in time counted from today, such as "last week", which no stored fact can bear as written."""
    return [match.group() for match in _WHEN.finditer(folded)]


def last_year(folded: str) -> str:
    """Words for "last year" in `folded`, or ""."""
    match = _LAST_YEAR.search(folded)
    return match.group() if match else ""
