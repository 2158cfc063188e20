"""What a sentence claims beyond names and numbers: works, honours, positions, topics, and plain statements."""

import re
from collections.abc import Iterator

from bot.ports import Finding
from bot.rules.draft_checks.bearing import overstated
from bot.rules.draft_checks.lexicon import common, concepts, first_match, stands
from bot.rules.draft_checks.positions import addressed, of_the_writer, role_taken
from bot.rules.draft_checks.reading import LANGUAGES, Line, Reading, fold, told_in
from bot.rules.draft_checks.senses import nearest
from bot.rules.draft_checks.severity import Check, found
from bot.rules.draft_checks.tenor import Tenor, tenor

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
#: a sentence without sources that is less likely a courtesy says something; of the reader's employer sooner
NO_COURTESY = {"plain": 0.38, "employer": 0.6}
#: how likely a sentence must say more than it cites to block
OVERSTATED = 0.68
#: of a sentence that quotes its evidence, no more than this is its own
VERBATIM = 0.6
#: our company, or the reader's employer
_OURS = re.compile(
    r"\b(?:we|our|ours|us|wir|uns\w*|nous|notre|nos|on|nosotros|nuestr\w+|nos|somos|tenemos|xcompany|xemployer|xname)\b"
)
#: only said of somebody's work a field is claimed: "we are in Edinburgh, which has weather"
_OF_WORK = re.compile(
    r"\b(?:research\w*|work\w*|papers?|stud(?:y|ies)|models?|talks?|keynotes?|methods?|groups?|labs?|fields?|systems?|results?|thesis|articles?|"
    r"patents?|library|tools?|code|projects?|experts?|expertise|career|forsch\w*|arbeit\w*|aufsatz\w*|studie\w*|modell\w*|vortrag\w*|methode\w*|gruppe\w*|labor\w*|"
    r"gebiet\w*|fach\w*|system\w*|ergebnis\w*|dissertation|artikel\w*|patent\w*|bibliothek|werkzeug\w*|projekt\w*|recherch\w*|travau\w*|travail\w*|article\w*|"
    r"etude\w*|modele\w*|expose\w*|conference\w*|methode\w*|groupe\w*|laboratoire\w*|domaine\w*|systeme\w*|resultat\w*|these|brevet\w*|outil\w*|projet\w*|"
    r"investig\w*|trabaj\w*|articulo\w*|estudio\w*|modelo\w*|charla\w*|ponencia\w*|metodo\w*|grupo\w*|campo\w*|sistema\w*|resultado\w*|tesis|patente\w*|herramienta\w*|proyecto\w*)\b"
)
#: from which likeness two words are one to a reader of two languages
SAME_MEANING, SAME_TITLE = 0.68, 0.82
#: so many strange words are worth a look; English has the longest list of everyday words, so one tells there
STRANGE = {"en": 1}


def claims(reading: Reading, line: Line) -> Iterator[Finding]:
    """Claims of `line` that nothing it cites bears."""
    borne = f"{line.support} ; {reading.known}"
    shares = tenor(line.masked, reading.brief.language) if reading.brief.language in LANGUAGES else None
    if not line.cited and (_WISH.search(line.folded) or courteous(reading, line)):
        borne = f"{borne} ; {reading.everything}"
    elif not line.cited and (said := _statement(reading, line)):
        yield found(Check.CLAIM, line.index, words=said)
        return
    if line.cited and shares and _overstated(reading, line) >= OVERSTATED:
        yield found(Check.CLAIM, line.index, words=line.text.strip()[:120])
        return
    if claimed := _claimed(reading, line, borne):
        yield claimed
        return
    if said := role_taken(reading, line):
        yield found(Check.TITLE, line.index, words=said)
    if not line.cited and _states(reading, line):
        yield found(Check.STATEMENT, line.index)
    yield from _strange_words(reading, line, borne)


def _claimed(reading: Reading, line: Line, borne: str) -> Finding | None:
    """The first concept of the sentence that its evidence does not bear."""
    kinds = {item.kind.casefold() for item in line.cited}
    title = f"{line.support} ; {fold(reading.brief.candidate_title)}"
    facts_alone = line.cited and all(item.kind != "point" for item in line.cited)
    for concept in concepts():
        match = concept.said.search(line.own)
        if match is None or kinds & concept.kinds:
            continue
        position = concept.group == "positions"
        # What the sender is says nothing about the reader.
        if concept.borne.search(title if position and facts_alone else borne):
            continue
        if concept.group == "topics" and not _OF_WORK.search(line.folded):
            continue
        if position and (of_the_writer(line) or addressed(line, match.group())):
            continue
        enough = SAME_MEANING if concept.group in ("works", "honours") else SAME_TITLE
        if not _means_the_same(match.group(), line.support, enough):
            return found(Check.TITLE if position else Check.CLAIM, line.index, words=match.group())
    return None


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
    if of_the_writer(line) and not _OURS.search(line.masked):
        return ""
    shares = tenor(line.masked, language)
    if said and said not in reading.known and shares[Tenor.COURTESY] < SURELY_NONE:
        return said
    bar = NO_COURTESY["employer" if "xemployer" in line.masked else "plain"]
    if shares[Tenor.STATEMENT] + shares[Tenor.SURMISE] >= SURELY_ONE or shares[Tenor.COURTESY] < bar:
        return line.text.strip()[:120]
    return ""


def courteous(reading: Reading, line: Line) -> bool:
    """Is it likelier a courtesy than anything else? "I did not hear your talk" is believed sooner."""
    language = reading.brief.language
    if language not in LANGUAGES:
        return False
    share = tenor(line.masked, language)[Tenor.COURTESY]
    return share >= (SURELY_NONE / 2 if first_match("denial", (language,), line.folded) else SURELY_NONE)


def _overstated(reading: Reading, line: Line) -> float:
    """How likely the sentence says more than what it cites; what it repeats word for word it does not overstate."""
    if len(line.own) < VERBATIM * len(line.folded):
        return 0.0
    kinds = ("point" if item.kind == "point" else "fact" for item in line.cited)
    return overstated(line.masked, reading.brief.language, line.support, reading.known, kinds)


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
    if not line.cited or len(strange) < STRANGE.get(language, 2) or not told_in(line, language):
        return
    yield found(Check.WORD, line.index, words=", ".join(strange[:4]))
