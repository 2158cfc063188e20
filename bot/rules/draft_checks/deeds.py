"""What the reader is said to have done and somebody else did, or nobody: "the clause you drafted"."""

import re
from collections.abc import Iterator
from functools import cache

from bot.ports import Evidence, Finding
from bot.rules.draft_checks.lexicon import common, first_match, stands
from bot.rules.draft_checks.reading import LANGUAGES, Line, Reading, fold, told_in
from bot.rules.draft_checks.senses import nearest
from bot.rules.draft_checks.severity import Check, found

_NAME = r"(?P<first>[A-ZÀ-Ý][\w'’-]+)(?: [A-ZÀ-Ý]\.)?(?: (?:de|van|von|der|le|la|del)\b)? (?P<last>[A-ZÀ-Ý][\w'’-]+)"
_CALLED = r"(?:(?:Sister|Brother|Dr\.?|Prof\.?|Professor(?:in)?|Mr|Ms|Mrs|(?:le|la|el) (?:professeure?|docteure?|doctora?|profesora?)) )?"
_RELATION = (
    r"(?i:colleague|predecessor|successor|student|assistant|partner|deputy|boss|co-?worker|kolleg\w+|vorgänger\w*|nachfolger\w*|"
    r"doktorand\w*|mitarbeiter\w*|chef\w*|schüler\w*|collègue|collaborat\w+|prédécesseure?|successeur|doctorante?|élève|adjointe?|"
    r"compañer[ao]|colega|predecesor[a]?|sucesor[a]?|doctorand[ao]|alumn[ao]|colaborador[a]?|jef[ea])"
)
#: who did what a fact tells: "by her colleague Ada Okafor", "lo diseñó su compañera Ada Okafor"
_AGENTS = (
    re.compile(
        rf"(?P<with>\b(?:with|mit|avec|con|und|and|et|y) )?\b(?:her|his|their|ihre[nmrs]?|seine[nmrs]?|son|sa|su) (?:\w+ )?{_RELATION},? {_CALLED}{_NAME}"
    ),
    re.compile(
        rf"(?P<with>\b(?:with|mit|avec|con|followed|supervised|hosted|advised) )?\b(?:by|par|por|durch) {_CALLED}{_NAME}"
    ),
    re.compile(
        rf"(?P<with>\bcon )?\b(?:lo|la|los|las) (?:[a-zà-ÿ]+ ){{1,4}}(?:el|la) (?:doctora?|profesora?|ingenier[ao]) {_NAME}"
    ),
)
_CONTENT = re.compile(r"[^\W\d_]{4,}")


def findings(reading: Reading, line: Line) -> Iterator[Finding]:
    """A deed in `line` that its evidence gives to somebody else, or a work of the reader's that it does not hold."""
    language = reading.brief.language
    if not line.cited or language not in LANGUAGES:
        return
    if told_in(line, language) and (made := _unknown_work(line, language)):
        yield found(Check.CLAIM, line.index, words=made)
        return
    if not first_match("your_deed", (language,), line.own):
        return
    for item in line.cited:
        if item.kind != "point" and (name := _somebody_else(reading, line, item)):
            yield found(Check.WRONG_PERSON, line.index, name=name)
            return
    if _ours(line, language):
        yield found(Check.WRONG_PERSON, line.index, name=reading.brief.company)


def _somebody_else(reading: Reading, line: Line, item: Evidence) -> str:
    for pattern in _AGENTS:
        for match in pattern.finditer(item.text):
            name = f"{match['first']} {match['last']}"
            if (
                match["with"]
                or fold(match["last"]) in line.folded
                or fold(match["last"]) in fold(reading.brief.candidate_name)
            ):
                continue
            return name
    return ""


def _ours(line: Line, language: str) -> bool:
    """Does the reader's deed have its words from what our company did, and none from what they did?"""
    points = {word for item in line.cited if item.kind == "point" for word in _CONTENT.findall(fold(item.text))}
    facts = {word for item in line.cited if item.kind != "point" for word in _CONTENT.findall(fold(item.text))}
    content = [word for word in _CONTENT.findall(line.masked) if not common(word, language)]
    theirs = [word for word in content if stands(word, facts)]
    ours = [word for word in content if stands(word, points) and word not in theirs]
    return len(ours) >= 2 and len(ours) > len(theirs)


def _unknown_work(line: Line, language: str) -> str:
    """What "the … you developed" names, if no word of the evidence is like it."""
    held = set(_CONTENT.findall(line.support))
    for pattern in _made(language):
        for match in pattern.finditer(line.masked):
            if "xquote" in match["what"]:
                continue
            head = [word for word in _CONTENT.findall(match["what"]) if word[0] != "x" and not common(word, language)]
            strange = [word for word in head if not stands(word, held) and nearest(word, held) < NEARLY]
            if head and head[-1] in strange and 2 * len(strange) >= len(head):
                return match.group()[:120]
    return ""


#: likeness from which a work may be what the evidence tells of
NEARLY = 0.6
_MADE = {
    "en": (
        r"\b(?:the|that) (?P<what>(?:[a-z-]+ ){0,2}[a-z-]+?),? (?:(?:that|which) )?you (?:have |had |'ve )?(?:developed|built|wrote|written|designed|created|drafted|invented|published|composed|edited)\b",
        r"\byour (?:[\w-]+ ){0,2}(?:articles?|papers?|books?|essays?|columns?|studies|study|reports?|lectures?|course|guide|blog|thesis|novel|film) (?:on|about) (?P<what>(?:[a-z-]+ ?){1,5})",
    ),
    "de": (
        r"\b(?P<what>[a-z-]+),? (?:die|der|das|den|deren bau|dessen bau) sie (?:\w+ ){0,5}(?:gebaut|entworfen|geschrieben|verfasst|entwickelt|geschaffen|konzipiert|erfunden)\b",
        r"\bihre?n? (?:[\w-]+ ){0,2}(?:aufsatz|artikel|buch|essay|kolumne|studie|bericht|vorlesung|kurs|leitfaden|blog|\w*sammlung|handbuch) (?:uber|zu|zur|zum) (?P<what>(?:[a-z-]+ ?){1,4})",
    ),
    "fr": (
        r"\b(?P<what>[a-z-]+(?: [a-z-]+)?),? que vous avez (?:\w+ )?(?:redige|ecrit|concu|cree|construit|developpe|imagine|invente)\w*\b",
        r"\bvotre (?:[\w-]+ ){0,2}(?:article|livre|essai|chronique|etude|rapport|cours|guide|blog|manuel|recueil|bouquin) (?:\w+ )?(?:sur|consacre\w* a) (?P<what>(?:[a-z'-]+ ?){1,5})",
    ),
    "es": (
        r"\b(?P<what>[a-z-]+(?: [a-z-]+)?),? que (?:usted )?(?:ha )?(?:diseno|creo|escribio|redacto|construyo|desarrollo|ideo|disenado|creado|escrito|desarrollado)\b",
        r"\bsus? (?:[\w-]+ ){0,2}(?:articulo|libro|ensayo|columna|estudio|informe|curso|guia|blog|manual) (?:\w+ )?(?:sobre|acerca de) (?P<what>(?:[a-z-]+ ?){1,5})",
    ),
}  # fmt: skip


@cache
def _made(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _MADE[language])
