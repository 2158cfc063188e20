"""A draft made ready to be checked: each sentence beside what it may rest on, folded once."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from anyascii import anyascii

from bot.ports import Brief, Draft, Evidence
from bot.rules.draft_checks.senses import sense
from bot.rules.orders import hijack_in, imperative_in, named, order_in
from bot.rules.own_words import language_of

#: languages the checks have words for; another language is read with all of them
LANGUAGES = ("en", "de", "fr", "es")
#: Spanish opens a question too; one mark a question is enough
_OPENING_MARKS = re.compile("[¿¡]")
_MARKS = re.compile("[\u0300-\u036f]")
_PLAIN = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": "<<", "»": ">>", "’": "'", "‘": "'", "‚": "'", "–": "-", "—": "--", "…": "...",
    "\u00a0": " ", "\u202f": " ", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE", "œ": "oe",
    "€": "EUR ", "£": "GBP ",
})  # fmt: skip
_SPACE = re.compile(r"\s+")
_POLITE: Mapping[str, Mapping[str, str]] = {
    "de": {
        "du": "sie", "dich": "sie", "dir": "ihnen", "dein": "ihr", "deine": "ihre", "deinen": "ihren", "deinem": "ihrem",
        "deiner": "ihrer", "deines": "ihres", "hast": "haben", "bist": "sind", "wirst": "werden", "kannst": "konnen", "willst": "wollen",
        "hattest": "hatten", "warst": "waren", "wurdest": "wurden", "konntest": "konnten", "sollst": "sollen", "musst": "mussen",
        "darfst": "durfen", "magst": "mogen", "bekommst": "bekommen", "leitest": "leiten", "arbeitest": "arbeiten", "machst": "machen",
        "kennst": "kennen", "weisst": "wissen", "fuhrst": "fuhren", "verdienst": "verdienen", "hattest du": "hatten sie",
    },
    "fr": {
        "tu": "vous", "toi": "vous", "te": "vous", "ton": "votre", "ta": "votre", "tes": "vos", "tu as": "vous avez", "tu es": "vous etes",
        "tu auras": "vous aurez", "tu seras": "vous serez", "tu peux": "vous pouvez", "tu veux": "vous voulez", "tu aurais": "vous auriez",
        "tu serais": "vous seriez", "tu diriges": "vous dirigez", "tu gagnes": "vous gagnez", "tu travailles": "vous travaillez",
        "aurais-tu": "auriez-vous", "pourrais-tu": "pourriez-vous", "tu pourrais": "vous pourriez", "tu avais": "vous aviez",
        "tu dirigeras": "vous dirigerez", "t'a": "vous a", "t'ont": "vous ont", "tu dois": "vous devez", "tu touches": "vous touchez",
    },
    "es": {
        "tu": "su", "tus": "sus", "ti": "usted", "contigo": "con usted", "te": "le", "has": "ha", "eres": "es", "tienes": "tiene",
        "puedes": "puede", "seras": "sera", "tendras": "tendra", "quieres": "quiere", "ganas": "gana", "diriges": "dirige", "podrias": "podria",
        "estas": "esta", "haces": "hace", "trabajas": "trabaja", "escribiste": "escribio", "hiciste": "hizo", "disenaste": "diseno",
        "creaste": "creo", "diste": "dio", "fuiste": "fue", "ganaste": "gano", "cobras": "cobra", "necesitas": "necesita", "sabes": "sabe",
    },
}  # fmt: skip
_FAMILIAR = {
    language: re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})\b")
    for language, forms in _POLITE.items()
}
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{2,200}[\"”“»]|‘[^’‘]{2,200}’")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as the checks see it."""

    index: int
    text: str
    #: lower case, without accents, one kind of quote and space
    folded: str
    #: the facts and points it cites, known ones only
    cited: tuple[Evidence, ...]
    #: `cited` as one folded text, and as written
    support: str
    support_text: str
    #: the sentence without what it repeats word for word from `cited`
    own: str
    #: `folded` with a stand-in for each name both sides know and for quoted words
    masked: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft, its brief, and what every sentence may name without citing it."""

    brief: Brief
    draft: Draft
    today: date | None
    lines: tuple[Line, ...]
    #: sender, company, candidate, employer, purpose: known to both, folded
    known: str
    known_text: str
    #: all evidence of the brief, folded
    everything: str
    #: the subject, folded
    subject: str
    #: the note's language and English, or all where the checks have no words for it
    languages: tuple[str, ...]


def read(brief: Brief, draft: Draft, today: date | None) -> Reading:
    """Make `draft` ready; sources that the brief does not hold count as none, and so does what reads like an order."""
    evidence = {fact.id: fact for fact in brief.facts if not order_in(fact.text)}
    evidence |= {point.id: point for point in brief.points if not imperative_in(point.text)}
    lines = []
    for index, sentence in enumerate(draft.sentences):
        cited = tuple(evidence[source] for source in dict.fromkeys(sentence.sources) if source in evidence)
        folded = fold(sentence.text)
        said = " ; ".join(map(_said, cited))
        names = (brief.sender_name, brief.company, brief.candidate_name, brief.candidate_employer)
        masked = mask(sentence.text, *names, brief.language)
        lines.append(
            Line(
                index,
                sentence.text,
                folded,
                cited,
                fold(said),
                said,
                polite(_own(folded, cited), brief.language),
                masked,
            )
        )
    known = (
        brief.sender_name, brief.sender_title, brief.company, brief.candidate_name,
        *(words for words in (brief.candidate_employer, brief.candidate_title) if named(words)),
        *(words for words in (brief.purpose,) if not hijack_in(words)),
    )  # fmt: skip
    return Reading(
        brief=brief,
        draft=draft,
        today=today,
        lines=tuple(lines),
        known=fold(" ; ".join(known)),
        known_text=" ; ".join(known),
        everything=fold(" ; ".join(map(_said, evidence.values()))),
        subject=fold(draft.subject),
        languages=tuple(dict.fromkeys((brief.language, "en"))) if brief.language in LANGUAGES else LANGUAGES,
    )


def fold(words: str) -> str:
    """`words` in lower case, without accents, in plain quotes, hyphens and spaces."""
    return _short(words) if len(words) <= SHORT else _folded(words)


#: so long is a word or a name, which come again and again
SHORT = 40


@lru_cache(maxsize=20_000)
def _short(words: str) -> str:
    return _folded(words)


def _folded(words: str) -> str:
    plain = _OPENING_MARKS.sub("", words)
    if not plain.isascii():
        # The quick way first: transliteration letter by letter takes ten times as long.
        bare = _MARKS.sub("", unicodedata.normalize("NFD", plain.translate(_PLAIN)))
        plain = bare if bare.isascii() else anyascii(bare)
    return _SPACE.sub(" ", plain.casefold()).strip()


def polite(folded: str, language: str) -> str:
    """`folded` with the commonest familiar forms put politely: what may not be said may not be said to a "du" either."""
    found = _FAMILIAR.get(language)
    return found.sub(lambda match: _POLITE[language][match.group()], folded) if found else folded


def told_in(line: Line, language: str) -> bool:
    """Is all that `line` cites written in `language`, as far as can be told?"""
    return all((language_of(item.text) or "en") == language for item in line.cited)


def mask(text: str, sender: str, company: str, reader: str, employer: str, language: str = "") -> str:
    """`text` folded and polite, with a stand-in for the names of both sides and for quoted words."""
    masked = polite(fold(_QUOTED.sub(" xquote ", text)), language)
    for name, stand_in in ((sender, "xsender"), (company, "xcompany"), (reader, "xname"), (employer, "xemployer")):
        whole = fold(name)
        if len(whole) > 2:
            masked = masked.replace(whole, stand_in)
    for name, stand_in in ((company, "xcompany"), (employer, "xemployer")):
        for part in _own_words(name):
            masked = re.sub(rf"\b{re.escape(part)}\b", stand_in, masked)
    for person, stand_in in ((sender, "xsender"), (reader, "xname")):
        for part in fold(person).split():
            if len(part) > 2:
                masked = re.sub(rf"\b{re.escape(part)}\b", stand_in, masked)
    return masked


@lru_cache(maxsize=4096)
def _own_words(name: str) -> tuple[str, ...]:
    """The words of a company's name that no dictionary has: "Latchford", not "Robotics"."""
    return tuple(part for part in re.findall(r"[a-z]{4,}", fold(name)) if not sense(part))


def _said(item: Evidence) -> str:
    return f"{item.text} {item.source}"


def _own(folded: str, cited: tuple[Evidence, ...]) -> str:
    own = folded
    for item in cited:
        # Its first word may have been put to "you".
        core = fold(item.text).rstrip(".")
        for part in (core, core.partition(" ")[2]):
            if len(part) > 8:
                own = own.replace(part, " ")
    return own
