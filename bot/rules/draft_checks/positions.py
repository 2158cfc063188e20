"""Positions: what a sentence says somebody is, in passing or as a title."""

import re

from bot.rules.draft_checks.lexicon import concepts, stands
from bot.rules.draft_checks.reading import Line, Reading, fold
from bot.rules.draft_checks.senses import nearest

_CONTENT = re.compile(r"[^\W\d_]{4,}")
#: likeness from which two words name one position
SAME_ROLE = 0.72
#: more words are no greeting and no closing
LONGEST_GREETING = 18
_WRITER = re.compile(r"\b(?:i|i'm|i've|my|ich|mein\w*|je|j'|suis|mon|ma|mes|soy|yo|mi|mis|dirijo|fui|llevo)\b")
_READER = re.compile(
    r"\b(?:you|your|sie|ihr\w*|ihnen|du|dein\w*|dir|dich|vous|votre|vos|tu|toi|ton|ta|tes|usted|su|sus|te|ti)\b"
)
#: a greeting or a closing that gives the reader their title: "Monsieur le Professeur"
_HONORIFIC = re.compile(
    r"^(?:dear|sehr|liebe|guten|monsieur|madame|maitre|cher|estimad|querid|bonjour)|\b(?:agreer|croire|recevoir|reciba)\b"
)
#: "As managing partner of …, you": the words of a position
_AS = {
    "en": re.compile(r"^as (?:the |an? )?(?P<role>(?:[a-z-]+ ){1,4}?)(?:of|at|for|with|in|you)\b"),
    "de": re.compile(
        r"^als (?P<role>(?:[a-z-]+ ){1,4}?)(?:der|des|von|bei|im|in|am|an|sind|haben|werden|kennen|wissen|sie|du|hast|bist)\b"
    ),
    "fr": re.compile(
        r"^(?:en (?:votre|ta) qualite de |en tant que |comme )(?P<role>(?:[a-z-]+ ){0,3}[a-z-]+)(?=,| de | d'| du | chez | a )"
    ),
    "es": re.compile(r"^como (?P<role>(?:[a-z-]+ ){1,4}?)(?:de|del|en|conoce|sabe|usted)\b"),
}
#: what a sentence may begin with that is no position
_NO_ROLE = re.compile(
    r"\b(?:one|part|member|reader|result|someone|somebody|user|matter|soon|long|well|much|far|customer|company|neighbour|listener|"
    r"jemand|leser\w*|teil|kund\w+|nutzer\w*|mitglied|firma|unternehmen|lecteur|lectrice|membre|client\w*|quelqu|vous|nous|tout|beaucoup|"
    r"alguien|lector\w*|parte|miembro|usuari\w*|vera|todo|muchos|nosotros|ya|usted)\b"
)


def role_taken(reading: Reading, line: Line) -> str:
    """The position a sentence gives the reader in passing, if a word of it is in no fact it cites nor in their title."""
    pattern = _AS.get(reading.brief.language)
    match = pattern.match(line.masked) if pattern and line.cited and _READER.search(line.folded) else None
    if match is None or _NO_ROLE.search(match["role"]) or all(item.kind == "point" for item in line.cited):
        return ""
    held = set(_CONTENT.findall(f"{line.support} {fold(reading.brief.candidate_title)}"))
    for word in _CONTENT.findall(match["role"]):
        if not stands(word, held) and nearest(word, held) < SAME_ROLE and not _position(word, " ".join(held)):
            return match["role"].strip()
    return ""


def _position(word: str, held: str) -> bool:
    return any(one.group == "positions" and one.said.search(word) and one.borne.search(held) for one in concepts())


def of_the_writer(line: Line) -> bool:
    """Does it tell what the writer is, and nothing of the reader? What they are is for them to say."""
    return (
        bool(_WRITER.search(line.folded))
        and all(item.kind == "point" for item in line.cited)
        and not _READER.search(line.folded)
    )


def addressed(line: Line, said: str) -> bool:
    """Does a greeting or a closing give the reader `said` as their title?"""
    return (
        not line.cited
        and bool(_HONORIFIC.search(line.folded))
        and said in line.folded
        and len(line.folded.split()) < LONGEST_GREETING
    )
