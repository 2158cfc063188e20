"""A labelled set, made by planting one defect in a good sentence: what is caught, and what is blocked wrongly."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from bot.ports import Brief, Draft, Evidence, Finding, Sentence, Severity
from bot.rules.draft_checks import OtherNote, check
from tests.rules.briefs import TODAY, brief

CAUGHT = 0.98
WRONGLY = 0.02


class _Fact(BaseModel):
    text: str
    kind: str


class _Candidate(BaseModel):
    name: str
    employer: str
    title: str


class _Set(BaseModel):
    language: str
    candidate: _Candidate
    facts: Mapping[str, _Fact]
    points: Mapping[str, str]
    clean: Sequence[tuple[str, tuple[str, ...]]]
    planted: Sequence[tuple[str, tuple[str, ...], str]]


@dataclass(frozen=True)
class Case:
    language: str
    text: str
    cites: tuple[str, ...]
    kind: str
    brief: Brief

    def blocking(self) -> list[Finding]:
        """What blocks this sentence, within a letter whose other sentences are good."""
        opening, closing = GREETINGS[self.language]
        greeting = opening.replace("NAME", self.brief.candidate_name)
        sentences = (Sentence(greeting), Sentence(self.text, self.cites, True), Sentence(closing, (), True))
        found = check(self.brief, Draft(SUBJECTS[self.language], sentences), OTHERS)
        # One strange word is for the reviewer to judge; everything else planted has to stop the note.
        enough = (Severity.BLOCK, Severity.WARN) if self.kind == "word" else (Severity.BLOCK,)
        return [finding for finding in found if finding.severity in enough]


GREETINGS = {
    "en": ("Dear NAME,", "Kind regards,"),
    "de": ("Guten Tag NAME,", "Freundliche Grüße"),
    "fr": ("Bonjour NAME,", "Bien à vous,"),
    "es": ("Buenos días, NAME:", "Un saludo,"),
}
SUBJECTS = {
    "en": "A question about routing",
    "de": "Eine Frage zu Routing",
    "fr": "Une question de routage",
    "es": "Una pregunta sobre su trabajo",
}
OTHERS = (OtherNote("Luis Vega", "Quiet Harbor", "Dear Luis Vega, a quite different letter about evaluation."),)


def _cases() -> Iterator[Case]:
    held = yaml.safe_load((Path(__file__).parent / "planted.yaml").read_text(encoding="utf-8"))
    for written in held.values():
        lists = _Set.model_validate(written)
        facts = tuple(
            Evidence(name, fact.text, f"https://source.example/{name}", date(2026, 9, 1), fact.kind)
            for name, fact in lists.facts.items()
        )
        whole = brief(
            language=lists.language,
            candidate_name=lists.candidate.name,
            candidate_employer=lists.candidate.employer,
            candidate_title=lists.candidate.title,
            facts=facts,
            points=tuple(Evidence(name, text, kind="point") for name, text in lists.points.items()),
            chosen_on=TODAY,
        )
        for text, cites in lists.clean:
            yield Case(lists.language, text, cites, "", whole)
        for text, cites, kind in lists.planted:
            yield Case(lists.language, text, cites, kind, whole)


CASES = tuple(_cases())


def test_the_planted_are_caught_and_the_clean_pass() -> None:
    seen = {case: case.blocking() for case in CASES}
    planted = Counter((case.language, case.kind) for case in CASES if case.kind)
    missed = [case for case, found in seen.items() if case.kind and not found]
    wrongly = [case for case, found in seen.items() if not case.kind and found]
    clean = Counter(case.language for case in CASES if not case.kind)
    print()
    for language in clean:
        kinds = {kind: count for (tongue, kind), count in planted.items() if tongue == language}
        lost = Counter(case.kind for case in missed if case.language == language)
        rates = ", ".join(f"{kind} {count - lost[kind]}/{count}" for kind, count in sorted(kinds.items()))
        blocked = sum(case.language == language for case in wrongly)
        print(f"{language}: clean blocked {blocked}/{clean[language]}; caught {rates}")
    for case in missed:
        print(f"missed  {case.language} {case.kind}: {case.text}")
    for case in wrongly:
        print(f"blocked {case.language}: {case.text} {[(f.check, dict(f.message.args)) for f in seen[case]]}")

    total = planted.total()
    assert total + clean.total() >= 120
    assert (total - len(missed)) / total >= CAUGHT
    assert len(wrongly) / clean.total() <= WRONGLY


@pytest.mark.parametrize("language", GREETINGS)
def test_every_language_has_as_many_kinds_of_defects(language: str) -> None:
    assert len({case.kind for case in CASES if case.language == language and case.kind}) >= 20
