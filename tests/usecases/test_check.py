"""`overture check`: one document in, a report out, by the same checks as the bot's."""

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bot.texts import Words
from bot.usecases.check import BadDocument, CheckReport, check_document, schema

GOOD: dict[str, Any] = {
    "sender": {"name": "Mara Lindqvist", "title": "CEO", "company": "Northlight"},
    "language": "en",
    "purpose": "our open-model work",
    "candidate": {
        "name": "Ada Okafor",
        "employer": "Deep Meadow",
        "title": "Research Scientist",
        "facts": [
            {
                "id": "f1",
                "text": "First author of “Sparse routing for open mixture models”, ICML 2025",
                "source": "https://papers.example/1",
                "seen_on": "2026-09-01",
                "kind": "publication",
            },
            {
                "id": "f2",
                "text": "Leads a group of eight at Deep Meadow in London",
                "source": "https://deepmeadow.example",
                "seen_on": "2025-01-10",
                "kind": "role",
            },
        ],
    },
    "talking_points": [{"id": "t1", "text": "Northlight publishes the weights of every model it trains."}],
    "other_notes": [],
    "draft": {
        "subject": "A question about sparse routing",
        "sentences": [
            {"text": "Dear Ada Okafor,", "sources": []},
            {"text": "I am Mara Lindqvist, CEO of Northlight, and I would like to talk with you.", "sources": []},
            {
                "text": "Your ICML 2025 paper on sparse routing for open mixture models is why I am writing.",
                "sources": ["f1"],
            },
            {"text": "It asks a question that we ask here, too: how open models share their load.", "sources": ["f1"]},
            {"text": "At Northlight we publish the weights of every model we train.", "sources": ["t1"]},
            {"text": "If this is not the moment, a short no is a perfectly good answer.", "sources": []},
            {"text": "Would you have twenty minutes for a call in the coming weeks?", "sources": []},
            {"text": "Kind regards,", "sources": []},
            {"text": "Mara Lindqvist", "sources": []},
        ],
    },
}


def _with(index: int, text: str, sources: list[str] | None = None) -> dict[str, Any]:
    document = copy.deepcopy(GOOD)
    sentence: dict[str, Any] = {"text": text}
    if sources is not None:
        sentence["sources"] = sources
    document["draft"]["sentences"][index] = sentence
    return document


def test_a_good_draft_is_not_blocked() -> None:
    report = check_document(GOOD)
    assert report.blocked is False, report


def test_a_changed_number_is_found_where_it_stands() -> None:
    report = check_document(_with(2, "Your ICML 2023 paper on sparse routing is why I am writing.", ["f1"]))
    assert report.blocked is True
    assert {"check": "date_without_source", "severity": "block", "sentence": 2} in [
        {key: value for key, value in finding.items() if key != "message"}
        for finding in report.model_dump()["findings"]
    ]


def test_the_right_words_with_the_wrong_citation_are_blocked() -> None:
    assert check_document(_with(2, "You lead a group of eight in London.", ["t1"])).blocked
    assert not check_document(_with(2, "You lead a group of eight in London.", ["f2"])).blocked


def test_without_citations_the_evidence_is_looked_for() -> None:
    assert not check_document(_with(2, "I read that you lead a group of eight in London.")).blocked
    assert check_document(_with(2, "I read that you lead a group of eighty in London.")).blocked


def test_an_unknown_citation_is_none() -> None:
    assert check_document(_with(2, "You lead a group of eight in London.", ["f99"])).blocked


def test_the_age_of_a_fact_counts_from_the_given_day() -> None:
    document = _with(2, "I read that you lead a group of eight in London.", ["f2"])
    stale = {finding.check for finding in check_document(document, today=date(2026, 11, 2)).findings}
    assert "stale_fact" in stale
    fresh = {finding.check for finding in check_document(document, today=date(2025, 2, 1)).findings}
    assert "stale_fact" not in fresh


def test_a_copy_of_another_note_is_found() -> None:
    document = copy.deepcopy(GOOD)
    body = " ".join(sentence["text"] for sentence in document["draft"]["sentences"])
    document["other_notes"] = [
        {"to": "Luis Vega", "employer": "Deep Meadow", "text": body.replace("Ada Okafor", "Luis Vega")}
    ]
    assert "too_alike" in {finding.check for finding in check_document(document).findings}


def test_the_message_comes_in_the_readers_language() -> None:
    document = _with(2, "We guarantee that you will like it here.", [])
    assert "Garantiert etwas" in {f.message.split(":")[0] for f in check_document(document, words=Words("de")).findings}


def test_a_document_that_does_not_fit_is_refused_with_every_place() -> None:
    document = copy.deepcopy(GOOD)
    del document["sender"]["name"]
    document["draft"]["sentences"][1] = {"sources": []}
    with pytest.raises(BadDocument) as wrong:
        check_document(document)
    assert str(wrong.value).splitlines() == ["sender.name: Field required", "draft.sentences[1].text: Field required"]


@pytest.mark.parametrize("document", [None, [], "x", 1, {}, {"draft": 1}])
def test_anything_else_is_refused(document: object) -> None:
    with pytest.raises(BadDocument):
        check_document(document)


def test_an_internal_talking_point_bears_nothing_and_its_words_block() -> None:
    document = copy.deepcopy(GOOD)
    secret = {"id": "t2", "text": "Project Bluebird will have 400 billion parameters.", "audience": "internal"}
    document["talking_points"].append(secret)
    assert not check_document(document).blocked
    document["draft"]["sentences"][4] = {"text": "Bluebird will have 400 billion parameters.", "sources": ["t2"]}
    assert "confidential_point" in {finding.check for finding in check_document(document).findings}


def test_the_published_schema_is_the_codes_and_fits_what_goes_in_and_out() -> None:
    published = json.loads((Path(__file__).parents[2] / "docs" / "check.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(schema()))
    Draft202012Validator(published["input"]).validate(GOOD)
    Draft202012Validator(published["output"]).validate(json.loads(check_document(GOOD).model_dump_json()))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.text(max_size=300),
    subject=st.text(max_size=80),
    language=st.sampled_from(["en", "de", "fr", "es", "sv", ""]),
)
def test_no_text_breaks_the_checks(text: str, subject: str, language: str) -> None:
    document = _with(2, text, ["f1"])
    document["draft"]["subject"] = subject
    document["language"] = language
    assert isinstance(check_document(document), CheckReport)


def test_the_senders_voice_is_held_to_where_it_is_given() -> None:
    def kinds(voice: object) -> set[tuple[str, str]]:
        report = check_document({**copy.deepcopy(GOOD), "voice": voice}, today=date(2026, 11, 1))
        return {(one.check, one.severity.value) for one in report.findings}

    unlike = kinds({"greeting": "Hi {first},", "closing": "Best,", "formality": "familiar", "never": ["reach out"]})
    assert ("unlike_voice", "warn") in unlike
    assert kinds({"greeting": "Dear {name},", "closing": "Kind regards,", "formality": "polite"}) == kinds(None)
    assert ("unlike_voice", "warn") not in kinds(None)
    with pytest.raises(BadDocument, match=r"voice\.formality"):
        check_document({**copy.deepcopy(GOOD), "voice": {"formality": "chummy"}})
