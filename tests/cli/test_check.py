"""`overture check`: the format that other programs rely on."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import Shell

SENTENCES = [
    {"text": "Dear Ada Okafor,", "sources": []},
    {"text": "You showed that a router can be trained in a third of the usual time.", "sources": ["f1"]},
    {"text": "We publish the weights of every model that we finish.", "sources": ["t1"]},
    {"text": "Best regards, Mara Lindqvist", "sources": []},
]


def document(*sentences: dict[str, Any]) -> dict[str, Any]:
    return {
        "sender": {"name": "Mara Lindqvist", "title": "CEO", "company": "Northlight"},
        "language": "en",
        "purpose": "our open-model work",
        "candidate": {
            "name": "Ada Okafor",
            "employer": "Deep Meadow",
            "title": "Research scientist",
            "facts": [
                {
                    "id": "f1",
                    "text": "Showed that a router can be trained in a third of the usual time.",
                    "source": "https://papers.example/routing",
                    "seen_on": "2026-10-01",
                    "kind": "publication",
                }
            ],
        },
        "talking_points": [{"id": "t1", "text": "Northlight publishes the weights of every model it finishes."}],
        "other_notes": [],
        "draft": {"subject": "Open models and your routing work", "sentences": [*sentences]},
    }


def written(shell: Shell, content: object) -> str:
    Path(shell.folder / "draft.json").write_text(json.dumps(content), encoding="utf-8")
    return "draft.json"


def test_a_number_that_stands_in_no_source_blocks(shell: Shell) -> None:
    invented = {"text": "Your paper has 912 citations.", "sources": ["f1"]}
    ended = shell.run("check", written(shell, document(*SENTENCES[:2], invented, *SENTENCES[2:])), "--json")
    assert ended.status == 0
    assert ended.json["blocked"] is True
    (found,) = [one for one in ended.json["findings"] if one["check"] == "number_without_source"]
    assert (found["severity"], found["sentence"]) == ("block", 2)
    assert set(found) == {"check", "severity", "sentence", "message"}
    for_people = shell.run("check", "draft.json").out
    assert "sentence 3" in for_people
    assert "could not be approved" in for_people


def test_what_rests_on_its_sources_is_not_blocked_by_them(shell: Shell) -> None:
    ended = shell.run("check", written(shell, document(*SENTENCES)), "--json")
    assert ended.status == 0
    assert not [one for one in ended.json["findings"] if one["check"].endswith("without_source")]


def test_it_reads_from_a_pipe(shell: Shell) -> None:
    process = shell.start("check", "-", "--json", stdin=json.dumps(document(*SENTENCES)))
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert set(json.loads(out)) == {"findings", "blocked"}


def test_it_needs_no_settings_and_writes_nothing(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_PORT", "not a number")
    assert shell.run("check", written(shell, document(*SENTENCES)), "--json").status == 0
    assert [path.name for path in shell.folder.iterdir()] == ["draft.json"]


def test_a_document_that_does_not_fit_is_told_by_its_places(shell: Shell) -> None:
    broken = document(*SENTENCES)
    del broken["sender"]["company"]
    broken["draft"]["sentences"][1]["text"] = None
    ended = shell.run("check", written(shell, broken), "--json")
    assert (ended.status, ended.out) == (1, "")
    assert "sender.company" in ended.err
    assert "draft.sentences[1].text" in ended.err


@pytest.mark.parametrize("content", ["{", "\xff", ""])
def test_what_is_no_json_is_told(shell: Shell, content: str) -> None:
    (shell.folder / "draft.json").write_text(content, encoding="latin-1")
    ended = shell.run("check", "draft.json")
    assert (ended.status, ended.out) == (1, "")
    assert "draft.json" in ended.err


def test_a_file_that_is_not_there_is_told(shell: Shell) -> None:
    ended = shell.run("check", "nowhere.json")
    assert ended.status == 1
    assert "nowhere.json" in ended.err
