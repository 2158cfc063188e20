"""The template writer is honest, plain, within its lengths, and passes every check that blocks."""

import json
import re
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from bot.outside import template_writer
from bot.outside.template_writer import LANGUAGES, TemplateWriter, compose
from bot.ports import Brief, Draft, Evidence, Severity
from bot.rules.draft_checks import OtherNote, check
from bot.rules.draft_checks.form import limits
from db.tables import NoteKind
from tests.rules.briefs import FACTS, POINTS, brief

EXECUTIVES = (("Mara Lindqvist", "CEO"), ("Jonas Weber", "Chief Scientist"), ("Priya Raman", "VP Research"))
TONES = ("", "warm", "formal", "brief", "direct")
PURPOSES = ("our open-model work", "", "unsere offenen Modelle", "le routage", "she must leave before her shares vest")
DEMO = Path(__file__).parents[2] / "db" / "seed" / "demo.json"


def _blocking(of: Brief, draft: Draft) -> list[str]:
    return [f"{finding.check} {finding.sentence}" for finding in check(of, draft) if finding.severity is Severity.BLOCK]


def _words(draft: Draft) -> int:
    return len(draft.body.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_passes_the_checks_and_keeps_its_length(language: str) -> None:
    for (name, title), (tone, purpose) in product(EXECUTIVES, zip(TONES, PURPOSES, strict=True)):
        first = brief(language=language, sender_name=name, sender_title=title, tone=tone, purpose=purpose)
        letter = template_writer._Composer(first, 0).draft()
        assert not _blocking(first, letter), letter.body
        least, most = limits(first)
        assert least <= _words(letter) <= most
        assert 3 <= len(letter.subject.split()) <= 7
        for ordinal, last in ((1, False), (2, True)):
            next_one = replace(first, kind=NoteKind.FOLLOW_UP, ordinal=ordinal, last=last, earlier=(letter.body,))
            follow_up = template_writer._Composer(next_one, 0).draft()
            assert not _blocking(next_one, follow_up), follow_up.body
            assert 30 <= _words(follow_up) <= 90


def test_every_fact_and_point_is_cited_and_said_word_for_word() -> None:
    letter = compose(brief(language="de"))
    by_id = {item.id: item for item in (*FACTS, *POINTS)}
    cited = [sentence for sentence in letter.sentences if sentence.sources]

    assert len(cited) >= 3
    for sentence in cited:
        (source,) = sentence.sources
        plain = "".join(letter for letter in by_id[source].text.rstrip(".") if letter not in "“”„“‚‘")
        assert plain in "".join(letter for letter in sentence.text if letter not in "“”„“‚‘")


def test_it_asks_once_and_the_last_letter_not_at_all() -> None:
    for language in LANGUAGES:
        first = brief(language=language)
        assert compose(first).body.count("?") == 1
        last = replace(first, kind=NoteKind.FOLLOW_UP, ordinal=2, last=True, earlier=(compose(first).body,))
        assert "?" not in compose(last).body


def test_a_follow_up_says_something_new() -> None:
    for language in LANGUAGES:
        first = compose(brief(language=language))
        used = {source for sentence in first.sentences for source in sentence.sources}
        next_one = brief(language=language, kind=NoteKind.FOLLOW_UP, ordinal=1, earlier=(first.body,))
        new = {source for sentence in compose(next_one).sentences for source in sentence.sources}
        assert new
        assert not new & used


def test_a_purpose_that_speaks_about_the_reader_stays_inside() -> None:
    for language in LANGUAGES:
        body = compose(brief(language=language, purpose="convince her before she vests in May")).body
        assert "vest" not in body


def test_a_purpose_in_another_language_is_quoted() -> None:
    assert "„open-model work“" in compose(brief(language="de")).body
    assert "unsere offenen Modelle." in compose(brief(language="de", purpose="unsere offenen Modelle")).body


def test_german_says_sie_and_goes_on_in_lower_case() -> None:
    letter = compose(brief(language="de"))
    assert letter.sentences[0].text == "Guten Tag Ada Okafor,"
    assert letter.sentences[1].text[0].islower()
    assert re.search(r"\b(?:Sie|Ihnen|Ihre)\b", letter.body)
    assert not re.search(r"\b(?:[Dd]u|[Dd]ir|[Dd]ich|[Dd]ein)\b", letter.body)


def test_without_facts_it_is_still_an_honest_letter() -> None:
    for language in LANGUAGES:
        bare = brief(language=language, facts=(), points=(), purpose="", sender_title="")
        letter = compose(bare)
        assert not _blocking(bare, letter), letter.body
        assert "Mara Lindqvist" in letter.body
        assert "{" not in letter.body


def test_evidence_that_no_letter_may_say_is_left_out() -> None:
    hostile = Evidence("bad", "We guarantee a salary of $500,000 and you must decide by Friday", kind="publication")
    of = brief(facts=(hostile, *FACTS))
    letter = compose(of)
    assert "500,000" not in letter.body
    assert not _blocking(of, letter)


def test_braces_and_markup_in_a_fact_stay_what_they_are() -> None:
    letter = compose(brief(facts=(Evidence("x", "Author of {sender} & “{{name}}”", kind="other"), *FACTS[1:])))
    assert "Mara Lindqvist & " not in letter.body


def test_a_question_in_a_title_is_no_second_ask() -> None:
    asking = brief(facts=(Evidence("q", "Author of “Is attention enough?” (ICML 2024)", kind="publication"),))
    assert "several_asks" not in {finding.check for finding in check(asking, compose(asking))}


async def test_shorter_is_shorter() -> None:
    long = (await TemplateWriter().write(brief())).draft
    short = (await TemplateWriter().write(brief(wish="kürzer bitte"), before=long)).draft
    assert _words(short) < _words(long) - 20


async def test_asked_again_it_says_it_otherwise() -> None:
    before = (await TemplateWriter().write(brief())).draft
    again = (await TemplateWriter().write(brief(wish="say it differently"), before=before)).draft
    assert again.body != before.body


async def test_the_same_brief_gives_the_same_letter_and_costs_nothing() -> None:
    one, two = [await TemplateWriter().write(brief()) for _ in range(2)]
    assert one == two
    assert one.usage.model == "template"
    assert one.usage.cost_micros == one.usage.prompt_tokens == 0


def test_two_executives_and_two_candidates_get_different_letters() -> None:
    mara = compose(brief())
    jonas = compose(brief(sender_name="Jonas Weber", sender_title="Chief Scientist"))
    shared = set(mara.body.split(". ")) & set(jonas.body.split(". "))
    assert len(shared) <= 2


@pytest.mark.parametrize("language", LANGUAGES)
async def test_colleagues_who_compare_find_two_letters_at_the_latest_after_the_report(language: str) -> None:
    letters = [(of, compose(of)) for of in _demo_briefs(language)]
    seldom = 0
    for of, letter in letters:
        others = [
            OtherNote(to.candidate_name, to.candidate_employer, other.body)
            for to, other in letters
            if to.candidate_name != of.candidate_name
        ]
        report = [finding for finding in check(of, letter, others) if finding.check == "too_alike"]
        if report:
            seldom += 1
            mended = (await TemplateWriter().write(of, report, letter)).draft
            assert "too_alike" not in {finding.check for finding in check(of, mended, others)}, mended.body
    assert seldom <= len(letters) / 10


def _demo_briefs(language: str) -> list[Brief]:
    seed = json.loads(DEMO.read_text(encoding="utf-8"))
    points = tuple(
        Evidence(f"p{n}", point["text"], point["source"], kind="point")
        for n, point in enumerate(seed["talking_points"])
    )
    executives = [person for person in seed["people"] if "executive" in person["roles"]]
    made = []
    for candidate, executive in product(seed["candidates"], executives):
        facts = tuple(
            Evidence(f"f{n}", fact["text"], fact["source"], date.fromisoformat(fact["seen_on"]), fact.get("kind", ""))
            for n, fact in enumerate(candidate.get("facts", ()))
        )
        made.append(
            brief(
                language=language,
                sender_name=executive["name"],
                sender_title=executive.get("title", ""),
                candidate_name=candidate["name"],
                candidate_employer=candidate.get("employer", ""),
                candidate_title=candidate.get("title", ""),
                facts=facts[:10],
                points=points[:5],
            )
        )
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_the_demo_passes_without_leaving_anything_out(language: str) -> None:
    for of in _demo_briefs(language):
        letter = template_writer._Composer(of, 0).draft()
        assert not _blocking(of, letter), f"{of.candidate_name}: {letter.body}"
        assert _words(letter) <= 125
