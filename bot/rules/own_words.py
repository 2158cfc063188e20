"""Which language a few words are in, and how a stored statement is put to the person it is about."""

import re
from collections.abc import Mapping

#: small words that tell a short phrase's language; a longer text has better means
SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset({"the", "of", "and", "a", "an", "at", "in", "for", "with", "on", "our", "her", "his", "their", "your", "to", "from", "by", "about", "its", "that"}),
    "de": frozenset({"der", "die", "das", "des", "dem", "den", "und", "ein", "eine", "einer", "bei", "im", "für", "mit", "auf", "zu", "zur", "zum", "unser", "unsere", "unseren", "unserer", "ihre", "ihr", "von", "vom", "über", "wie", "an", "aus"}),
    "fr": frozenset({"le", "la", "les", "des", "du", "et", "un", "une", "chez", "pour", "avec", "sur", "dans", "notre", "nos", "votre", "vos", "son", "sa", "ses", "aux", "au", "qui", "d", "l", "à"}),
    "es": frozenset({"el", "la", "los", "las", "del", "y", "un", "una", "en", "para", "con", "sobre", "nuestro", "nuestra", "nuestros", "nuestras", "su", "sus", "al", "que", "por"}),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")

_LEADING = re.compile(
    r"(?:about|on|regarding|wegen|über|zu|zum|zur|au sujet d[eu]s?|sobre|acerca de)\s+", re.IGNORECASE
)
_OURS = re.compile(
    r"(?:the|our|my|your|der|die|das|dem|den|unser(?:e[nmrs]?)?|mein(?:e[nmrs]?)?|ihr(?:e[nmrs]?)?|le|la|les|l['’]|"
    r"notre|nos|votre|vos|mon|ma|mes|el|los|las|nuestr[oa]s?|sus?|mis?)(?:\s+|(?<=['’]))",
    re.IGNORECASE,
)
_THEIRS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "en": (re.compile(r"\b(?:her|his|their)\b"), "your"),
    "de": (re.compile(r"\b(?:ihr|sein)(e[nmrs]?)?\b"), r"Ihr\1"),
    "fr": (re.compile(r"\b(?:son|sa)\b"), "votre"),
}
_ABOUT_THEM = re.compile(r"\b(?:she|he|they|them|him|hers|sie|er|ihn|ihm|elle|lui|ella|él|ellos)\b")

_PRESENT = re.compile(
    r"(?P<verb>co-leads|leads|works|maintains|runs|writes|co-writes|teaches|heads|builds|organises|organizes|chairs|"
    r"serves|holds|studies|develops|manages|directs|advises|hosts|edits|reviews|contributes|designs|researches|"
    r"publishes|speaks|supervises|mentors|argues|explains|has|is)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?P<verb>co-wrote|wrote|gave|co-led|led|won|built|spoke|presented|co-presented|created|co-created|founded|"
    r"co-founded|released|co-authored|coauthored|authored|maintained|designed|co-designed|developed|introduced|"
    r"proposed|received|joined|organised|organized|chaired|taught|ran|started|showed|argued|explained|described|"
    r"reported|open-sourced|contributed|was|worked|moved|completed|finished|defended|edited|reviewed|demonstrated|"
    r"published|said|measured|trained)\b",
    re.IGNORECASE,
)
_IRREGULAR = {"has": "have", "is": "are", "was": "were", "studies": "study", "teaches": "teach"}
_PARTICIPLES = {
    "leads": "led", "co-leads": "co-led", "runs": "run", "writes": "written", "co-writes": "co-written",
    "teaches": "taught", "builds": "built", "holds": "held", "studies": "studied", "speaks": "spoken",
    "has": "had", "is": "been", "organises": "organised", "organizes": "organized", "chairs": "chaired",
}  # fmt: skip
_SINCE = re.compile(r"\b(?:since|for (?:the (?:last|past) )?(?:\w+|\d+) (?:years?|months?))\b")
#: what somebody is or did, as a noun, and how it is said to them
_NOUNS = (
    (r"(?:the )?((?:first|lead|senior|second|last|joint first|sole|co-first)[ -]author) (of|on)", r"you are \1 \2"),
    (r"(?:the )?(co-?author|author) (of|on)", r"you are \1 \2"),
    (r"(?:the |a )?(co-)?maintainer of", r"you \1maintain"),
    (r"(?:the |a )?(co-)?creator of", r"you \1created"),
    (r"(?:the |a )?(co-)?winner of", r"you won"),
    (r"(?:the |a )?(co-founder|founder|head|director|chair|editor|organi[sz]er|co-organi[sz]er|leader|member) of", r"you are \1 of"),
    (r"(?:an? |the )?(invited |opening |closing )?(keynote|talk|tutorial|lecture|paper|article|preprint|book|thesis|dissertation|interview|blog post|panel|poster)(?= )", r"your \1\2"),
)  # fmt: skip
_THIRD_PERSON = re.compile(r"\b(?:she|he|her|his|him|hers|himself|herself)\b", re.IGNORECASE)


def language_of(words: str) -> str:
    """The language most of the small words in `words` belong to, or "" if none tells."""
    found = {word.casefold() for word in _WORD.findall(words)}
    counts = {language: len(found & small) for language, small in SMALL_WORDS.items()}
    best = max(counts.values())
    if not best or list(counts.values()).count(best) > 1:
        return ""
    return max(counts, key=counts.__getitem__)


def topic(purpose: str, language: str, longest: int = 12) -> str:
    """The purpose as it may stand in the letter itself, in `language`, or "" where it may not.

    Somebody wrote it for us, not for the candidate: what speaks about them, or at length, stays inside.
    """
    words = _LEADING.sub("", purpose.strip().rstrip(".!?;:, "), count=1)
    if language in _THEIRS:
        pattern, yours = _THEIRS[language]
        words = pattern.sub(yours, words)
    if _ABOUT_THEM.search(words) or len(words.split()) > longest:
        return ""
    return words


def bare(words: str) -> str:
    """`words` without the article or possessive they begin with."""
    return _OURS.sub("", words, count=1)


def to_you(statement: str, name: str, language: str) -> str:
    """A statement about `name` in `language` said to them: `Leads the team` becomes `you lead the team`.

    Comes back empty where that cannot be done safely, and for languages it has no rules for.
    """
    said = statement.strip().rstrip(" .;")
    told = {"en": _english, "de": _german, "fr": _french, "es": _spanish}.get(language, _nothing)(said, name)
    return "" if told and _named(told, name) else told


def _nothing(_said: str, _name: str) -> str:
    return ""


def _english(statement: str, name: str) -> str:
    said, subject_gone = _without_name(statement, name)
    for noun, way in _NOUNS:
        match = re.match(noun, said, re.IGNORECASE)
        if match and not subject_gone:
            head = match.expand(way)
            return _second_person(f"{head[:4]}{head[4:].lower()}{said[match.end() :]}")
    if match := _PRESENT.match(said):
        return _second_person(f"you {_now(match['verb'].lower(), said)}{said[match.end() :]}")
    if match := _PAST.match(said):
        verb = match["verb"].lower()
        return _second_person(f"you {_IRREGULAR.get(verb, verb)}{said[match.end() :]}")
    return _second_person(said) if said.startswith("your ") else ""


def _second_person(said: str) -> str:
    return "" if _THIRD_PERSON.search(said) else said


#: German verbs that begin a profile's line, third person to "Sie"; regular ones are told by their ending
_GERMAN = {
    "hielt": "hielten", "schrieb": "schrieben", "erhielt": "erhielten", "gab": "gaben", "gewann": "gewannen",
    "sprach": "sprachen", "betreibt": "betreiben", "schreibt": "schreiben", "hält": "halten", "gibt": "geben",
    "ist": "sind", "war": "waren", "hat": "haben", "spricht": "sprechen", "entwarf": "entwarfen",
    "wechselte": "wechselten", "baut": "bauen", "baute": "bauten", "lehrt": "lehren", "pflegt": "pflegen",
    "leitet": "leiten", "leitete": "leiteten", "arbeitet": "arbeiten", "forscht": "forschen", "betreut": "betreuen",
    "organisiert": "organisieren", "veröffentlichte": "veröffentlichten", "entwickelt": "entwickeln",
    "entwickelte": "entwickelten", "promovierte": "promovierten", "gründete": "gründeten", "zeigte": "zeigten",
    "wartet": "warten", "koordiniert": "koordinieren", "unterrichtet": "unterrichten", "führt": "führen",
    "verantwortet": "verantworten", "begleitet": "begleiten", "berät": "beraten", "moderierte": "moderierten",
    "organisierte": "organisierten", "präsentierte": "präsentierten", "untersucht": "untersuchen",
}  # fmt: skip
_GERMAN_NOUN = re.compile(
    r"(?:Erst|Mit|Haupt|Letzt)?[Aa]utor(?:in)? (?:von|des|der)\b|(?:Mit)?[Gg]ründer(?:in)? (?:von|des|der)\b"
)
_GERMAN_THIRD = re.compile(r"\b(?:er|sie|sein\w*|ihr\w*|ihm|ihn)\b")


def _german(statement: str, _name: str) -> str:
    if _GERMAN_THIRD.search(statement):
        return ""
    if _GERMAN_NOUN.match(statement):
        return f"Sie sind {statement}"
    verb, _, rest = statement.partition(" ")
    told = _GERMAN.get(verb.lower())
    return f"Sie {told} {rest}" if told and rest else ""


#: French verbs likewise; the compound past has one rule for all
_FRENCH = {
    "dirige": "dirigez", "travaille": "travaillez", "maintient": "maintenez", "coordonne": "coordonnez",
    "enseigne": "enseignez", "anime": "animez", "encadre": "encadrez", "développe": "développez", "mène": "menez",
    "organise": "organisez", "étudie": "étudiez", "conçoit": "concevez", "préside": "présidez", "gère": "gérez",
    "pilote": "pilotez", "est": "êtes", "a": "avez", "écrit": "écrivez", "publie": "publiez", "supervise": "supervisez",
    "code": "codez", "construit": "construisez", "intervient": "intervenez", "forme": "formez",
}  # fmt: skip
_FRENCH_NOUN = re.compile(r"(?:Premi(?:er|ère) |Co-?)?[Aa](?:utrice|uteur|uteure) (?:de|d['’]|du|des)")
_FRENCH_THIRD = re.compile(r"\b(?:il|elle|son|sa|ses|lui)\b")


def _french(statement: str, _name: str) -> str:
    if _FRENCH_THIRD.search(statement):
        return ""
    if _FRENCH_NOUN.match(statement):
        return f"vous êtes {statement[0].lower()}{statement[1:]}"
    verb, _, rest = statement.partition(" ")
    if verb.lower() == "a" and not re.match(r"\w+(?:é|i|u|is|it|ert)\b", rest):
        return ""
    told = _FRENCH.get(verb.lower())
    return f"vous {told} {rest}" if told and rest else ""


#: "usted" takes the third person, so a Spanish line only needs its subject
_SPANISH = re.compile(
    r"(?:dirige|mantiene|trabaja|enseña|coordina|organiza|lidera|investiga|desarrolla|diseña|estudia|imparte|presenta|"
    r"publica|escribe|supervisa|es|ha|dirigió|mantuvo|trabajó|enseñó|coordinó|organizó|lideró|investigó|desarrolló|"
    r"diseñó|estudió|impartió|presentó|publicó|escribió|supervisó|fue|dio|ganó|recibió|fundó|creó|construyó|demostró|"
    r"se doctoró|obtuvo)\b",
    re.IGNORECASE,
)
_SPANISH_NOUN = re.compile(r"(?:Primer[ao]? |Co-?)?[Aa]utora? (?:de|del)\b")


def _spanish(statement: str, _name: str) -> str:
    if re.search(r"\b(?:él|ella)\b", statement):
        return ""
    lower = f"{statement[0].lower()}{statement[1:]}" if statement else ""
    if _SPANISH_NOUN.match(statement):
        return f"usted es {lower}"
    return f"usted {lower}" if _SPANISH.match(statement) else ""


def _without_name(statement: str, name: str) -> tuple[str, bool]:
    parts = [re.escape(part) for part in (name, *name.split()[:1], *name.split()[-1:]) if part]
    subject = re.compile(rf"(?:{'|'.join(parts)}|(?:she|he|they)\b)(?P<own>['’]s)?\s+", re.IGNORECASE)
    if match := subject.match(statement):
        rest = statement[match.end() :]
        return (f"your {rest}" if match["own"] else rest), True
    return statement, False


def _now(verb: str, said: str) -> str:
    if _SINCE.search(said):
        return f"have {_PARTICIPLES.get(verb) or f'{verb[:-1]}ed'.replace('eed', 'ed')}"
    return _IRREGULAR.get(verb) or (verb[:-2] if verb.endswith(("ches", "shes")) else verb[:-1])


def _named(said: str, name: str) -> bool:
    return any(re.search(rf"\b{re.escape(part)}\b", said) for part in name.split() if len(part) > 2)
