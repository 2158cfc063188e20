"""Figures that no fact writes and every reader may reckon: years since then, the rest of a hundred, "more than 300"."""

import re
from datetime import date

from bot.rules.draft_checks.numbers import Number, numbers
from bot.rules.draft_checks.reading import LANGUAGES

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: "seven years", "im achten Jahr", "depuis dix ans"
_OF_YEARS = re.compile(r"(?:\w+ )?(?:years?|jahr\w*|ans?|annees?|anos?)\b")
#: "in the fifth year": one more than have passed
_BEGUN = re.compile(
    r"\b(?:\w+(?:th|nd|rd|st) year|\w{2,}ten jahr|\d+\. jahr|\w+ieme annee|(?:primer|segundo|tercer|cuarto|quinto|sexto|septimo|octavo|"
    r"noveno|decimo) ano)\b"
)
_OF_MONTHS = re.compile(r"(?:months?|monat\w*|mois|mes(?:es)?)\b")
_OF_WEEKS = re.compile(r"(?:weeks?|woche\w*|semaines?|semanas?)\b")
_DAYS = re.compile(r"\b(\d+) (?:days?|tagen?|jours?|dias?)\b")
_MONTHS = re.compile(r"\b(\d+) (?:months?|monat\w*|mois|meses)\b")
_SHARE = re.compile(
    r"%|\bper ?cent\b|\bprozent\b|\bpour cent\b|\bpor ciento\b|\b(?:of|von|sur|de) (?:a |one )?(?:100|hundred|hundert|cent|cien)\b"
)
#: what stands before a figure that is less than, more than or near the true one
_ABOVE = re.compile(
    r"\b(?:more than|over|above|upwards of|well over|mehr als|uber|gut|plus de|au-dela de|mas de|por encima de)(?: \w+)? $"
)
_BELOW = re.compile(
    r"\b(?:less than|under|below|almost|nearly|close to|not quite|weniger als|bientot|pronto|soon|bald|unter|knapp|fast|beinahe|nahezu|moins de|presque|pres de|"
    r"menos de|casi|cerca de)(?: \w+)? $"
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|rund|etwa|ungefahr|circa|ca\.?|environ|quelque|autour de|unos|unas|alrededor de|"
    r"aproximadamente|en torno a)(?: \w+)? $"
)
#: how far a round figure may be from the true one
FAR, NEAR = 0.35, 0.1
#: a decade is rounded
DECADE = range(9, 15)


def follows(number: Number, folded: str, support: str, today: date | None) -> bool:
    """May a reader of `support` reckon `number`, which stands in the folded sentence?"""
    values = {float(value) for value in number.values if re.fullmatch(r"\d+(?:\.\d+)?", value)}
    if "decade" in number.values:
        return any(years in DECADE for years in _spans(support, today))
    if not values:
        return False
    begun = 1 if _BEGUN.search(folded) else 0
    if _OF_YEARS.match(number.after) and values & {float(span + begun) for span in _spans(support, today)}:
        return True
    if _OF_YEARS.match(number.after) and any(
        _rounded(value, folded, number.written, {float(span) for span in _spans(support, today)}) for value in values
    ):
        return True
    days = [int(found) for found in _DAYS.findall(support)]
    if _OF_MONTHS.match(number.after) and any(round(count / 30) in values for count in days):
        return True
    if _OF_WEEKS.match(number.after) and any(count / 7 in values for count in days):
        return True
    if _OF_YEARS.match(number.after) and any(int(found) / 12 in values for found in _MONTHS.findall(support)):
        return True
    held = {float(value) for one in numbers(support, LANGUAGES) for value in one.values if _plain(value)}
    if _SHARE.search(support) and any(value == 100 or 100 - value in held for value in values):
        return True
    return any(_rounded(value, folded, number.written, held) for value in values)


def fraction(folded: str, support: str) -> str:
    """Words for a part of something in `folded` that the percentages of `support` contradict, or ""."""
    shares = {float(share.replace(",", ".")) for share in _PERCENT.findall(support)}
    for match in _FRACTION.finditer(folded):
        part = _PARTS[match.lastgroup or ""]
        if shares and all(abs(part - share) > CLOSE for share in shares):
            return match.group()
    return ""


#: percent points a named fraction may be from the true share
CLOSE = 3.0
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:%|per ?cent|prozent|pour cent|por ciento)")
_PARTS = {"half": 50.0, "third": 33.3, "quarter": 25.0, "fifth": 20.0, "most": 75.0, "tenth": 10.0}
_FRACTION = re.compile(
    r"\b(?P<most>three quarters of|dreiviertel|drei viertel|trois quarts d|tres cuartas partes de)\b|"
    r"\b(?P<quarter>a quarter of|one in four|ein viertel|un quart d\w+|une? sur quatre|una cuarta parte|un cuarto de)\b|"
    r"\b(?P<third>a third of|one in three|ein drittel|un tiers d\w+|un tercio de|la tercera parte)\b|"
    r"\b(?P<half>half (?:of|the|your|its)|die halfte|la moitie d\w+|la mitad de)\b|"
    r"\b(?P<fifth>a fifth of|one in five|ein funftel|un cinquieme d\w+|una quinta parte|un quinto de)\b|"
    r"\b(?P<tenth>a tenth of|one in ten|ein zehntel|un dixieme d\w+|una decima parte|un decimo de)\b"
)


def _plain(value: str) -> bool:
    return bool(re.fullmatch(r"\d+(?:\.\d+)?", value)) and not _YEAR.fullmatch(value)


def _spans(support: str, today: date | None) -> set[int]:
    """Years between any two years of `support`, and from each till today."""
    years = sorted({int(found) for found in _YEAR.findall(support)})
    spans = {later - earlier for earlier in years for later in years if later > earlier}
    if today is not None:
        spans |= {today.year - year for year in years if year <= today.year}
    return spans - {0}


def _rounded(value: float, folded: str, written: str, held: set[float]) -> bool:
    before = folded.partition(written.casefold())[0] if written.casefold() in folded else _before_word(folded)
    if not before:
        return False
    if _ABOVE.search(before):
        return any(value < true <= value * (1 + FAR) for true in held)
    if _BELOW.search(before):
        return any(value * (1 - FAR) <= true <= value for true in held)
    return bool(_ABOUT.search(before)) and any(abs(value - true) <= NEAR * true for true in held)


def _before_word(folded: str) -> str:
    """What stands before a figure in words, of which only the value is known: up to the word that rounds it."""
    for pattern in (_ABOVE, _BELOW, _ABOUT):
        bare = re.compile(pattern.pattern.removesuffix(r"(?: \w+)? $"))
        if found := bare.search(folded):
            return f"{folded[: found.end()]} "
    return ""
