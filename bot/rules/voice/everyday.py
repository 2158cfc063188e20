"""Which words of a letter say nothing about anybody, and which sentences claim nothing.

An executive's notes are about people and plans. Of them only everyday words are kept, from a list: what is on no list is
left out, whatever it is. So a name, a number or a secret needs no rule of its own to stay outside.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from bot.ports import Brief, Draft, Sentence
from bot.rules.draft_checks import conduct, grounding
from bot.rules.draft_checks.lexicon import common
from bot.rules.draft_checks.reading import fold, read
from bot.rules.voice.forms import forms
from db.tables import NoteKind

#: stands where words were left out
GAP = "…"
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[,;:.?!]|\S")
_QUOTED = re.compile(r"[\"“„«‹][^\"“”„«»‹›]*[\"”“»›]|(?<!\w)['‘‚][^'’‘]{2,}['’](?!\w)|\([^)]*\)|\[[^\]]*\]")
_ADDRESSED = re.compile(r"\S*(?:://|www\.|@)\S*|\b[\w-]+(?:\.[\w-]+)+\b(?:/\S*)?|\S*[\d_/\\<>=#$€£%&*+|~^`{}]\S*")
#: in German only these pronouns have a capital anywhere; in English only this one
_CAPITALS = {
    "en": frozenset({"i"}),
    "de": frozenset({"sie", "ihnen", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres"}),
}
#: letters before an apostrophe that a language may drop
_ELIDED = frozenset({"d", "l", "j", "m", "n", "s", "t", "c", "qu"})


def gapped(sentence: str, language: str, names: Collection[str] = ()) -> str:
    """`sentence` with everything but everyday words left out; `names` are folded words that are people's."""
    text = _ADDRESSED.sub(f" {GAP} ", _QUOTED.sub(f" {GAP} ", sentence))
    kept: list[str] = []
    begins, titled = True, False
    for word in _TOKEN.findall(text):
        if not word[0].isalnum():
            _mark(kept, word)
            begins = begins and word not in {",", ";"}
            continue
        folded = fold(word)
        after_title = titled
        titled = re.fullmatch(forms(language).address, folded) is not None
        if after_title or titled or folded in names or not _everyday(word, folded, language, begins=begins):
            _gap(kept)
        else:
            kept.append(word)
        begins = False
    joined = re.sub(r"\s+([,;:.?!])", r"\1", " ".join(kept))
    return re.sub(r"([¿¡])\s+", r"\1", joined).strip(" ,;:")


def _mark(kept: list[str], mark: str) -> None:
    if mark == GAP:
        _gap(kept)
    elif mark in "¿¡" or (mark in ",;:.?!" and kept):
        kept.append(mark)


def _gap(kept: list[str]) -> None:
    if not kept or kept[-1] != GAP:
        kept.append(GAP)


def _everyday(word: str, folded: str, language: str, *, begins: bool) -> bool:
    if not folded.replace("'", "").isalpha() or folded in _numbers(language):
        return False
    if any(letter.isupper() for letter in word[1:]):
        return False
    if word[0].isupper() and not _may_be_large(folded, language, begins=begins):
        return False
    return _known(folded, language)


def _may_be_large(folded: str, language: str, *, begins: bool) -> bool:
    """May this everyday word have a capital here, and be no name?"""
    if folded in forms(language).namesakes.split():
        return False
    return begins or folded.partition("'")[0] in _CAPITALS.get(language, ()) or folded in forms(language).nouns.split()


def _known(folded: str, language: str) -> bool:
    if folded in _listed(language) or (len(folded) > 3 and common(folded, language) and _own(folded, language)):
        return True
    head, apostrophe, tail = folded.partition("'")
    return bool(apostrophe) and (head in _ELIDED) and _known(tail, language)


def _own(folded: str, language: str) -> bool:
    # `common` takes English words in every language; a note in French has none of its own.
    return language == "en" or folded.isalpha()


@lru_cache(maxsize=8)
def _listed(language: str) -> frozenset[str]:
    return frozenset(forms(language).everyday.split())


@lru_cache(maxsize=8)
def _numbers(language: str) -> frozenset[str]:
    return frozenset(forms(language).numbers.split())


@lru_cache(maxsize=4096)
def claims_nothing(sentence: str, language: str) -> bool:
    """Would the checks let `sentence` stand in a draft that cites nothing, whoever writes to whom?"""
    if GAP in sentence:
        return False
    draft = Draft("", (Sentence(sentence),))
    reading = read(_nobody(language), draft, None)
    return not any(one.sentence == 0 for found in (conduct, grounding) for one in found.findings(reading))


@lru_cache(maxsize=4096)
def only_talks(words: str, language: str) -> bool:
    """Is this sentence, or piece of one, about nothing but writing and talking to each other?

    A plan or an opinion may be told in everyday words, too; such words are no example of manner.
    """
    talks = _wishes(words, language) or re.search(forms(language).talk, fold(words)) is not None
    return talks and not tells(words, language) and claims_nothing(words, language)


@lru_cache(maxsize=4096)
def tells(words: str, language: str) -> bool:
    """Do `words` tell of the company, of somebody who is not there, or of the reader without a wish or a question?"""
    folded = fold(words)
    if re.search(forms(language).others, folded):
        return True
    return re.search(forms(language).reader, folded) is not None and not _wishes(words, language)


def _wishes(words: str, language: str) -> bool:
    return "?" in words or re.search(forms(language).wish, fold(words)) is not None


@lru_cache(maxsize=8)
def _nobody(language: str) -> Brief:
    return Brief(
        kind=NoteKind.FIRST,
        ordinal=0,
        last=False,
        # Names no sentence holds: a sentence that holds an empty one would always do.
        sender_name="Nemo Ignotus",
        sender_title="",
        company="Nusquam",
        candidate_name="Nullus Incertus",
        candidate_employer="",
        candidate_title="",
        purpose="",
        tone="",
        language=language,
        facts=(),
        points=(),
    )
