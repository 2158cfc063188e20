"""The note is to this person and from that one, and mixes neither with anybody else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from bot.ports import Brief, Finding
from bot.rules.draft_checks import deeds
from bot.rules.draft_checks.lexicon import first_match
from bot.rules.draft_checks.likeness import OtherNote
from bot.rules.draft_checks.reading import Line, Reading, fold
from bot.rules.draft_checks.severity import Check, found

_GREETING = re.compile(
    r"(?:dear|hello|hi|hey|good (?:morning|afternoon|day)|liebe[rs]?|hallo|guten tag|guten morgen|sehr geehrte[rs]?|moin|"
    r"cher|chere|bonjour|bonsoir|salut|madame|monsieur|estimad[oa]|querid[oa]|hola|buen(?:os|as) (?:dias|tardes)|buen dia)"
    r"\b[ ,]*(?P<name>[^,:!.\n]*)"
)
_CALLED = re.compile(
    r"(?:^|[,;:] )(?!(?:monsieur|madame) l[ea] )(?:liebe[r]? |sehr geehrte[r]? |chere? |dear |estimad[oa] )?(?:senora?|sra?\.?|doctora?|frau|herr|madame|monsieur|mme|ms\.?|"
    r"mrs?\.?|dr\.?|professor(?:in)?) (?P<name>[a-z][\w'-]+(?: [a-z][\w'-]+)?)(?=[,;.!?]|$)"
)
_TITLES = re.compile(
    r"\b(?:le|la|der|die|el|maitre|professeure?|president[ea]?|directeur|directrice|director[a]?|dr|prof|professor(?:in)?|mr|mrs|ms|mx|frau|herrn?|madame|monsieur|mme|senora?|sra?|don|dona|doctor[ae]?|docteur|"
    r"and|und|et|y|team|everyone|all|together|zusammen|a tous|a todos)\b\.?"
)


class Gender(Enum):
    """What the facts say; never asked for, never stored, only held against the letter's own words."""

    FEMALE = "f"
    MALE = "m"


_TELLING: Mapping[Gender, re.Pattern[str]] = {
    Gender.FEMALE: re.compile(
        r"\b(?:she|her|hers|elle|ella)\b|(?:^|[.;] )(?:sie (?:ist|war|hat|leitet|wurde|erhielt|forscht|arbeitet|gehort|halt|gibt|bekam)|"
        r"ihr(?:e)? \w+)\b|\bla (?:doctora|profesora)\b|\b(?:profesora|directora|jefa|investigadora|autora|ingeniera|coordinadora|"
        r"cientifica|professorin|leiterin|wissenschaftlerin|ingenieurin|direktorin|forscherin|partnerin|gruppenleiterin|chercheuse|directrice|"
        r"ingenieure|professeure|avocate|chargee|fondatrice|presidenta|abogada|licenciada|doctorada)\b"
    ),
    Gender.MALE: re.compile(
        r"\b(?:he|his|him|il|el mismo)\b(?! y a| s.agit| faut| est (?:possible|paru))|(?:^|[.;] )(?:er|sein(?:e)? \w+)\b|\bel (?:doctor|profesor)\b|"
        r"\b(?:catedratico|es doctor|ingeniero|cientifico|chercheur|avocat associe|licenciado)\b"
    ),
}
_HONORIFIC: Mapping[Gender, re.Pattern[str]] = {
    Gender.FEMALE: re.compile(
        r"\b(?:ms|mrs|miss|madam|frau|madame|mme|mademoiselle|chere|senora|sra|dona|estimada|querida|doctora|liebe)\b"
    ),
    Gender.MALE: re.compile(
        r"\b(?:mr|sir|herrn?|monsieur|cher|senor|sr|don|estimado|querido|doctor(?! \w+a\b)|lieber|geehrter)\b"
    ),
}
#: the second person with a word that agrees with it
_AGREEING: Mapping[str, re.Pattern[str]] = {
    "fr": re.compile(
        r"\bvous (?:êtes|serez|seriez|étiez|devez être)(?:,[^,]{1,25},)? (?:(?:très|si|bien|déjà|aussi|encore|toujours|plutôt|assez|fort|"
        r"sans doute|peut-être|certainement|particulièrement) )*(?P<word>\w{4,})"
    ),
    "es": re.compile(
        r"\b(?:está|estará|estaría|será|sería|es|siente|sentirá) usted (?:(?:muy|tan|más|bien|ya|bastante) )*(?P<word>\w{4,})"
    ),
}


def findings(reading: Reading, others: Sequence[OtherNote]) -> Iterator[Finding]:
    """Sentences that speak to, of or as the wrong person."""
    mine = set(_names(reading.known))
    strangers = {
        name: other
        for other in others
        for name in (fold(other.to), *fold(other.to).split())
        if len(name) > 2 and name not in reading.known
    }
    employers = {
        fold(other.employer): other.employer
        for other in others
        if len(fold(other.employer)) > 2 and fold(other.employer) not in reading.known
    }
    gender = gender_of(reading.brief)
    for line in reading.lines:
        yield from _greeted(reading, line)
        yield from _honoured(line, gender)
        for name, other in strangers.items():
            if name not in line.support and re.search(rf"\b{re.escape(name)}\b", line.folded) and name not in mine:
                yield found(Check.WRONG_PERSON, line.index, name=other.to)
        for folded, written in employers.items():
            if folded not in line.support and re.search(rf"\b{re.escape(folded)}\b", line.folded):
                yield found(Check.WRONG_PERSON, line.index, name=written)
        yield from _deeds(reading, line)
        yield from deeds.findings(reading, line)
        yield from _agreement(reading, line, gender)
        yield from _called(reading, line)


def _called(reading: Reading, line: Line) -> Iterator[Finding]:
    """Somebody called by name in the middle of a sentence: ", señora Bellandi, "."""
    candidate = _names(fold(reading.brief.candidate_name))
    if line.index > 0 and (match := _CALLED.search(line.folded)):
        called = _names(match["name"])
        if called and not any(name in candidate for name in called):
            yield found(Check.WRONG_PERSON, line.index, name=match["name"].strip())


def _greeted(reading: Reading, line: Line) -> Iterator[Finding]:
    if line.index > 1:
        return
    match = _GREETING.match(line.folded)
    if match is None:
        return
    greeted = _names(_TITLES.sub(" ", match["name"]))
    candidate = _names(fold(reading.brief.candidate_name))
    if greeted and not any(name in candidate for name in greeted):
        yield found(Check.WRONG_PERSON, line.index, name=match["name"].strip())


def _deeds(reading: Reading, line: Line) -> Iterator[Finding]:
    facts = {fact.id for fact in reading.brief.facts}
    if not line.cited or any(item.id not in facts for item in line.cited):
        return
    spoken = (reading.brief.language,)
    # It rests on facts about the candidate alone, and speaks of "my paper" or of what "she" did.
    if said := first_match("own_deed", spoken, line.own) or first_match("third_person", spoken, line.own):
        yield found(Check.WRONG_PERSON, line.index, name=said)


def gender_of(brief: Brief) -> Gender | None:
    """What the pronouns and nouns of the facts and the title say of the candidate's, if they agree; else None."""
    told = f"{' . '.join(fold(fact.text) for fact in brief.facts)} . {fold(brief.candidate_title)}"
    seen = {gender for gender, pattern in _TELLING.items() if pattern.search(told)}
    return next(iter(seen)) if len(seen) == 1 else None


def _honoured(line: Line, gender: Gender | None) -> Iterator[Finding]:
    """A greeting to a lady that goes to a gentleman, or the other way round."""
    if gender is None or line.index > 1 or line.cited or not _GREETING.match(line.folded):
        return
    other = next(one for one in Gender if one is not gender)
    if match := _HONORIFIC[other].search(line.folded):
        yield found(Check.WRONG_PERSON, line.index, name=match.group().strip())


def _agreement(reading: Reading, line: Line, gender: Gender | None) -> Iterator[Finding]:
    """An adjective that agrees with somebody else: "vous êtes très attachée" to a man."""
    if gender is None or reading.brief.language not in _AGREEING:
        return
    for match in _AGREEING[reading.brief.language].finditer(line.text.casefold()):
        ending = match["word"]
        feminine = ending.endswith(("ée", "euse", "trice", "ive", "ienne", "ada", "ida", "osa"))
        masculine = ending.endswith(("é", "eux", "ado", "ido", "oso")) and not feminine
        if (feminine and gender is Gender.MALE) or (masculine and gender is Gender.FEMALE):
            yield found(Check.WRONG_PERSON, line.index, name=match.group())
            return


def _names(folded: str) -> list[str]:
    return [name for name in re.findall(r"[^\W\d_]+", folded) if len(name) > 1]
