"""The note is to this person and from that one, and mixes neither with anybody else."""

import re
from collections.abc import Iterator, Sequence

from bot.ports import Finding
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
    r"(?:^|[,;:] )(?:liebe[r]? |sehr geehrte[r]? |chere? |dear |estimad[oa] )?(?:senora?|sra?\.?|doctora?|frau|herr|madame|monsieur|mme|ms\.?|"
    r"mrs?\.?|dr\.?|professor(?:in)?) (?P<name>[a-z][\w'-]+(?: [a-z][\w'-]+)?)(?=[,;.!?]|$)"
)
_TITLES = re.compile(
    r"\b(?:dr|prof|professor(?:in)?|mr|mrs|ms|mx|frau|herrn?|madame|monsieur|mme|senora?|sra?|don|dona|doctor[ae]?|docteur|"
    r"and|und|et|y|team|everyone|all|together|zusammen|a tous|a todos)\b\.?"
)


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
    for line in reading.lines:
        yield from _greeted(reading, line)
        for name, other in strangers.items():
            if name not in line.support and re.search(rf"\b{re.escape(name)}\b", line.folded) and name not in mine:
                yield found(Check.WRONG_PERSON, line.index, name=other.to)
        for folded, written in employers.items():
            if folded not in line.support and re.search(rf"\b{re.escape(folded)}\b", line.folded):
                yield found(Check.WRONG_PERSON, line.index, name=written)
        yield from _deeds(reading, line)
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


def _names(folded: str) -> list[str]:
    return [name for name in re.findall(r"[^\W\d_]+", folded) if len(name) > 1]
