"""The cases can be read and are what was promised; a run tells a good writer from a bad one."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.outside.template_writer import TemplateWriter
from bot.ports import Brief, Draft, Finding, Sentence, Usage, Writer, WriterFailed, Written
from bot.rules.own_words import language_of
from bot.texts import Words
from bot.usecases.evals.cases import BadCase, Case, load
from bot.usecases.evals.run import run
from bot.usecases.evals.scores import Run, by_family, compared, outcome, totals

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
CASES = {case.name: case for case in load()}


async def ran(writer: Writer, *names: str, at_once: int = 4) -> Run:
    cases = [CASES[name] for name in names] if names else list(CASES.values())
    return await run(cases, writer, at=AT, words=Words("en"), at_once=at_once)


@dataclass
class Scripted:
    """Answers with `draft`, or fails; counts how many are with it at once."""

    draft: Draft | None
    usage: Usage = field(default_factory=lambda: Usage("scripted", "first_note@1", 1000, 600, 200, 50))
    now: int = 0
    most: int = 0

    async def write(self, brief: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Written:
        self.now += 1
        self.most = max(self.most, self.now)
        for _ in range(3):
            await asyncio.sleep(0)
        self.now -= 1
        if self.draft is None:
            raise WriterFailed("writer-busy", self.usage)
        return Written(self.draft, self.usage)


def letter(*more: Sentence) -> Draft:
    return Draft(
        "Routing, and our open models",
        (
            Sentence("Dear Ada Okafor,", paragraph=True),
            Sentence("You maintain the open-source library routekit.", ("f3",), paragraph=True),
            *more,
            Sentence("Would you have half an hour for a call?", paragraph=True),
            Sentence("Mara Lindqvist", paragraph=True),
        ),
    )


def test_there_are_enough_cases_of_every_kind() -> None:
    families: dict[str, list[Case]] = {}
    for case in CASES.values():
        families.setdefault(case.family, []).append(case)
    assert len(CASES) >= 60
    assert {"thin", "namesakes", "stale", "injected", "contradictory", "follow_ups", "colleagues"} <= families.keys()
    profiles = [case for family, cases in families.items() if family.startswith("profiles_") for case in cases]
    assert {case.brief.language for case in profiles} == {"en", "de", "fr", "es"}
    assert {"profiles_en", "profiles_de", "profiles_fr", "profiles_es", "profiles_it_sv"} <= families.keys()
    told = {language_of(fact.text) for case in profiles for fact in case.brief.facts}
    assert {"en", "de", "fr", "es"} <= told
    names = " ".join(case.name for case in profiles)
    assert "it-" in names
    assert "sv-" in names
    planted = {case.name for case in families["injected"]}
    for where in ("name", "employer", "title", "fact", "source", "purpose", "point", "earlier"):
        assert f"injected-{where}" in planted


def test_the_kinds_are_what_they_are_called() -> None:
    for case in CASES.values():
        match case.family:
            case "namesakes":
                assert case.never
            case "contradictory":
                assert len(case.not_both) == 2
            case "injected":
                assert case.never
                assert case.brief.left_out or case.name in ("injected-name", "injected-earlier")
            case "thin":
                assert len(case.brief.facts) <= 1


async def test_the_template_writer_slips_nowhere() -> None:
    done = await ran(TemplateWriter())
    total = totals(done.results)
    assert (total.cases, total.failed, total.slipped) == (len(CASES), 0, 0)
    assert total.grounded == 100
    assert total.in_language == 100
    assert [one.name for one in done.results if one.blocked] == ["injected-name"]


async def test_an_invented_number_is_not_grounded_and_blocks() -> None:
    done = await ran(Scripted(letter(Sentence("It has 912 users.", ("f3",)))), "en-routing")
    (result,) = done.results
    assert result.blocked
    assert result.ungrounded == 1
    assert outcome(result) == "blocked"
    assert totals(done.results).grounded == 80


async def test_a_foreign_word_in_a_draft_that_could_be_approved_has_slipped() -> None:
    case = replace(CASES["en-routing"], never=("routekit",))
    done = await run([case], Scripted(letter()), at=AT, words=Words("en"), at_once=1)
    assert done.results[0].broke == ("routekit",)
    assert done.results[0].slipped
    assert totals(done.results).slipped == 1


async def test_both_of_two_facts_that_exclude_each_other_are_seen() -> None:
    case = replace(CASES["en-routing"], not_both=("routekit", "open-source"))
    done = await run([case], Scripted(letter()), at=AT, words=Words("en"), at_once=1)
    assert done.results[0].contradicts


async def test_one_letter_to_two_colleagues_is_seen() -> None:
    done = await ran(Scripted(letter()), "colleague-1", "colleague-2", "en-routing")
    assert [one.likeness for one in done.results] == [100, 100, 0]


async def test_a_case_without_a_draft_is_a_result_with_its_reason_and_its_cost() -> None:
    done = await ran(Scripted(None), "en-routing")
    (result,) = done.results
    assert result.failed == Words("en")("writer-busy")
    assert result.cost_micros == 50
    assert totals(done.results).grounded is None


async def test_tokens_and_cost_of_a_repair_are_counted() -> None:
    done = await ran(Scripted(letter(Sentence("It has 912 users.", ("f3",)))), "en-routing")
    assert (done.results[0].prompt_tokens, done.results[0].cost_micros) == (2000, 100)


async def test_no_more_are_under_way_than_asked_for() -> None:
    writer = Scripted(letter())
    await ran(writer, *list(CASES)[:12], at_once=3)
    assert writer.most == 3


async def test_two_runs_are_compared_over_the_cases_both_have() -> None:
    good = await ran(Scripted(letter()), "en-routing", "colleague-1")
    bad = await ran(Scripted(letter(Sentence("It has 912 users.", ("f3",)))), "en-routing", "thin-no-fact")
    seen = compared(bad, good)
    assert seen is not None
    assert seen.now.cases == 1
    assert [change.name for change in seen.changes] == ["en-routing"]
    assert compared(bad, await ran(Scripted(letter()), "colleague-2")) is None
    assert Run.model_validate_json(bad.model_dump_json()) == bad
    assert list(by_family(bad.results)) == ["profiles_en", "thin"]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("about: x\ncases:\n  - {name: a, to: {name: A}, from: nobody}\n", "a.yaml: a:"),
        ("about: x\ncases:\n  - {name: a, to: {name: A}, points: [none]}\n", "a.yaml: a:"),
        ("about: x\ncases:\n  - {name: a, too: {name: A}}\n", "cases.0.to"),
        ("about: x\ncases:\n  - {name: a, to: {name: A}}\n  - {name: a, to: {name: A}}\n", "two cases"),
        ("{", "a.yaml"),
    ],
)
def test_a_broken_file_is_told_with_its_place(tmp_path: Path, written: str, says: str) -> None:
    (tmp_path / "cast.yaml").write_text("today: 2026-11-02\ncompany: N\npeople: {mara: {name: M}}\npoints: {}\n")
    (tmp_path / "a.yaml").write_text(written)
    with pytest.raises(BadCase, match=says):
        load(tmp_path)
