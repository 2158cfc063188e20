"""Proper names in a sentence: persons, organisations, products, places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.rules.draft_checks.lexicon import common, spellings, stand_ins, words
from bot.rules.draft_checks.places import lies_there, places
from bot.rules.draft_checks.reading import fold
from bot.rules.draft_checks.senses import nearest, sense
from bot.rules.own_words import SMALL_WORDS

_TOKEN = re.compile(r"[^\W_](?:[\w&’'\-]*\w)?")
#: French "l'" and its like belong to no name
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|lorsqu|jusqu|puisqu)['’](?=\w)", re.IGNORECASE)
#: what stands before the first word of a sentence, a title or a quotation ("" is the line's own beginning)
_STARTERS = ("", *'.!?¿¡:;…"“”„«»‘‚([–—')
_ORGANISATION = re.compile(
    r"^(?:universit\w*|universidad|institut\w*|labs?|laborator\w*|inc|gmbh|corp\w*|foundation|stiftung|fondation|fundacion|"
    r"college|academy|akademie|academie|academia|zentrum|technologies|polytechni\w*|hochschule|consortium|gesellschaft|ltd|llc|"
    r"deepmind|openai|google|microsoft|amazon|nvidia|anthropic|stanford|oxford|cambridge|harvard|berkeley|princeton)$"
)
_AT = re.compile(r"\b(?:at|bei|chez|joined)$")
#: "140m", "120 MWh", "CHF": an amount or its unit
_MEASURE = re.compile(
    r"\d+[a-zA-Z]{1,2}|\d*(?:[kMGT]?Wh?|[kMGT]?B|[kMG]?Hz|[mk]?V|[mk]?A|dB|nm|µm|mm|cm|km|kg|mg|ml|EUR|USD|GBP|CHF|SEK|NOK|DKK)"
)
#: what follows a name that begins a sentence
_ACTS = re.compile(
    r"(?:[’']s| (?:is|was|has|had|gave|made|called|named|told|said|wrote|published|invited|wants|will|would|est|ha|fue)\b| and (?=[A-Z]))"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:mr|mrs|ms|dr|prof|professor(?:in)?|herrn?|frau|madame|monsieur|mme|m|senora?|sra?|colleague|kollegin|kollege|collegue|colega)\.?$"
)
_TITLE = re.compile(
    r"(?:in|er|or|eur|euse|rice|ora|ero|era|ista|iste|ist|doc|sir|lady|sister|brother|father|maitre|mentor|partner|chair|kollegen?|author|erfinder)$"
)
_ADJECTIVE = re.compile(r"^[A-ZÄÖÜ]\w{3,}(?:isch|sch|lich)e[nrsm]?$|^Deutsche[nrsm]?$|^Große[nrsm]?$")
_HEADED = re.compile(
    r"^\w{4,}-(?:gesellschaft|institut\w*|universitat|stiftung|preis\w*|medaille|akademie|hochschule|klinik\w*|bank|verband|verein|"
    r"kolleg|stipendium|konferenz|werke?|gruppe|labor)$|^\w{4,}(?:verdienstkreuz\w*|medaille|stipendium)$"
)
_GERMAN_NOUN = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|sion|sionen|itat|itaten|ment|mente|nis|nisse|nissen|tum|ling|"
    r"chen|lein|or|oren|eur|eure|anz|enz|enzen|ik|iken|ie|ien|ismus|ist|isten|e|en|ern|er|el|eln|em|es|s|te|ten|tel|ing|ens)$"
)


#: nouns that stand before a company's or a thing's name
COMPANY_WORDS = frozenset(
    ["firma", "team", "gruppe", "werkzeug", "programm", "paket", "modell", "system", "projekt", "verein", "start-up"]
)
_NONE: frozenset[str] = frozenset()
#: likeness from which a word of a name is the same word in another language
TRANSLATED = 0.66


@dataclass(frozen=True, slots=True)
class Name:
    """Words that look like a proper name."""

    written: str
    #: it names an organisation, by its words or by what stands before it
    organisation: bool
    place: bool


def names(text: str, language: str, borne: frozenset[str]) -> Iterator[Name]:
    """Proper names in `text` of which some word is not in `borne` (folded words that cited facts or the brief hold)."""
    text = _ELISION.sub(lambda match: " " * len(match.group()), text)
    tokens = list(_TOKEN.finditer(text))
    index = 0
    while index < len(tokens):
        run = index
        while run < len(tokens) and _named(tokens[run].group()) and (run == index or _joined(text, tokens, run)):
            run += 1
        if run > index:
            yield from _in_run(text, tokens[index:run], language, borne)
        index = max(run, index + 1)


def bears(word: str, borne: frozenset[str], language: str) -> bool:
    """Does `borne` hold `word`, give or take a genitive, a plural or a hyphen?"""
    folded = fold(word).strip("'’")
    forms = {folded, folded.removesuffix("'s"), folded.removesuffix("s'"), folded.removesuffix("s"), f"{folded}s"}
    if forms & borne or (spellings().get(folded, _NONE) - {folded}) & borne or _generic(folded, borne):
        return True
    if language == "de" and len(folded) > 5 and any(word.startswith(folded) or word.endswith(folded) for word in borne):
        return True
    parts = [part for part in re.split(r"[-'’]", folded) if part]
    return len(parts) > 1 and all(
        part in borne or len(part) < 3 or common(part, language) or _generic(part, borne) for part in parts
    )


def _generic(folded: str, borne: frozenset[str]) -> bool:
    """Is this "University", and do facts in another language say "Universidad"?"""
    for beginnings in stand_ins():
        if folded.startswith(beginnings):
            return any(word.startswith(beginnings) for word in borne)
    return False


def _in_run(text: str, run: list[re.Match[str]], language: str, borne: frozenset[str]) -> Iterator[Name]:
    strange = [
        token for token in run if not bears(token.group(), borne, language) and _is_name(token.group(), language)
    ]
    before = text[: run[0].start()]
    if strange and strange[0] is run[0] and before.rstrip()[-1:] in _STARTERS and not _telling(text, run, language):
        strange = strange[1:]
    if language == "de":
        # "Ein Programm", "Die Firma Lichtbogen": an article or an everyday noun beside a known name names nobody.
        while run and small(run[0].group(), language):
            run = run[1:]
        strange = [token for token in strange if token in run]
        known = any(bears(token.group(), borne, language) for token in run)
        strange = [
            token for token in strange if not (small(token.group(), language) or (known and _everyday(token.group())))
        ]
    words = [token.group() for token in strange if not lies_there(fold(token.group()), borne)]
    words = [word for word in words if not _translated(fold(word), borne, language)]
    if not words:
        return
    folded_before = fold(before)
    place = any(fold(word) in places() for word in words)
    if language == "de" and not place and not _german_name(run, words, folded_before):
        return
    organisation = any(_ORGANISATION.match(fold(word)) for word in words) or bool(_AT.search(folded_before))
    yield Name(" ".join(token.group() for token in run), organisation, place)


def leads(word: str, language: str) -> bool:
    """May `word` stand before anybody's family name: a title, "colleague", a small or everyday word, any German noun?"""
    folded = fold(word)
    if folded in _NEVER or small(word, language) or common(folded, language) or folded in small_words(language):
        return True
    noun = language == "de" and bool(sense(folded))
    return noun or bool(_PERSON_BEFORE.search(folded) or _TITLE.search(folded))


def _translated(folded: str, borne: frozenset[str], language: str) -> bool:
    """Is this "Ingenieros", and does the name in the facts say "Engineers"?"""
    if _tongue(borne) == language:
        return False
    return (
        len(folded) > 3
        and folded not in places()
        and nearest(folded, (word for word in borne if len(word) > 3)) >= TRANSLATED
    )


def _tongue(borne: frozenset[str]) -> str:
    counts = {language: len(words & borne) for language, words in SMALL_WORDS.items()}
    return max(counts, key=counts.__getitem__)


def small(word: str, language: str) -> bool:
    """Is it an article, a preposition or the like?"""
    return word.casefold() in SMALL_WORDS.get(language, ())


def _everyday(word: str) -> bool:
    folded = fold(word)
    return (
        bool(sense(folded))
        and (_looks_german(word) or folded in COMPANY_WORDS)
        and folded not in places()
        and not _odd(word)
        and not _ORGANISATION.match(folded)
    )


def _telling(text: str, run: list[re.Match[str]], language: str) -> bool:
    """Is the word that begins a sentence a name all the same? Its capital says nothing."""
    word = run[0].group()
    folded = fold(word)
    if _odd(word) or folded in places() or _ORGANISATION.match(folded):
        return True
    unusual = len(folded) > 3 and not common(folded, language)
    return unusual and language != "de" and bool(_ACTS.match(text[run[0].end() :]))


def _german_name(run: list[re.Match[str]], words: list[str], before: str) -> bool:
    # "Schweizerische Bundesbahnen", "Deutscher Zukunftspreis": an adjective with a capital belongs to a name.
    if before and len(run) > 1 and _ADJECTIVE.search(run[0].group()):
        return True
    # "Fraunhofer-Gesellschaft", "Bundesverdienstkreuz": what it is, after whose it is.
    if any(_HEADED.search(fold(word)) for word in words):
        return True
    # Every German noun has a capital: a name is told by its shape, its company, or what stands before it.
    if any(_odd(word) or _ORGANISATION.match(fold(word)) for word in words) or _PERSON_BEFORE.search(before):
        return True
    if len(run) > 1 and _PERSON_BEFORE.search(fold(run[0].group())):
        return True
    unlike_nouns = [word for word in words if not _looks_german(word)]
    size = sum(_is_name(token.group(), "de") for token in run)
    if unlike_nouns and (size > 1 or re.search(r"\b(?:bei|namens)$", before)):
        return True
    foreign = [word for word in unlike_nouns if re.search(r"[aiouy]$", word)]
    return bool(foreign) and bool(re.search(r"\b(?:von|aus|nach|mit|und|in)$", before))


def _looks_german(word: str) -> bool:
    folded = fold(word)
    return bool(_GERMAN_NOUN.search(folded)) or len(folded) > 12


def _named(word: str) -> bool:
    if _MEASURE.fullmatch(word):
        return False
    return any(letter.isupper() for letter in word) or (word[0].isdigit() and any(letter.isalpha() for letter in word))


def _odd(word: str) -> bool:
    """Capitals inside, all capitals, or letters with figures: `NeurIPS`, `MIT`, `GPT-4`."""
    letters = [letter for letter in word if letter.isalpha()]
    inner = any(letter.isupper() for letter in word[1:].replace("-", ""))
    if "-" in word:
        # "Routing-Gruppe", "Open-Model": each part on its own.
        return any(_odd(part) for part in word.split("-") if part)
    return bool(letters) and (
        inner or (any(letter.isdigit() for letter in word) and not re.fullmatch(r"\d+\w{1,2}", word))
    )


def _is_name(word: str, language: str) -> bool:
    folded = fold(word).replace("’", "'")
    stem = folded.split("'")[0] or folded
    if folded in _NEVER or stem in _NEVER:
        return False
    if folded in places():
        return True
    if "-" in folded and not _odd(word):
        return not all(common(part, language) or part in _NEVER for part in folded.split("-") if len(part) > 2)
    if folded.removesuffix("s") in small_words(language):
        return False
    return not (folded in small_words(language) or (language == "de" and common(folded, language)))


def _joined(text: str, tokens: list[re.Match[str]], index: int) -> bool:
    return text[tokens[index - 1].end() : tokens[index].start()] in (" ", "\u00a0", " & ", " of ", "-")


@cache
def small_words(language: str) -> frozenset[str]:
    """Words with a capital that name nobody: pronouns, greetings, days, languages."""
    return frozenset(words(language).get("never_names", ())) | (
        frozenset(words("en").get("never_names", ())) if language != "en" else frozenset()
    )


_NEVER = frozenset({
    "i", "i'd", "i'm", "i've", "i'll", "ai", "ml", "llm", "llms", "ki", "ia", "api", "apis", "gpu", "gpus", "cpu", "nlp", "pdf", "ok",
    "sie", "ihnen", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres", "phd", "usted", "ustedes", "q&a", "faq", "cv",
})  # fmt: skip
