"""`overture import`, `candidates find`, `preview`: records in, found again, and every card drawn."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.cards.gallery import examples
from bot.texts import Words
from tests.cli.shell import Shell

DEMO = Path(__file__).parents[2] / "db" / "seed" / "demo.json"
ADA: dict[str, Any] = {
    "name": "Ada Okafor",
    "emails": [{"address": "ada@okafor.example", "kind": "personal"}],
    "employer": "Deep Meadow",
    "title": "Research scientist",
    "country": "GB",
    "timezone": "Europe/London",
    "language": "en",
    "lawful_basis": "legitimate_interest",
    "facts": [
        {
            "text": "Showed that a router can be trained in a third of the usual time.",
            "source": "https://papers.example/routing",
            "seen_on": "2026-04-02",
            "kind": "publication",
        }
    ],
}


def written(shell: Shell, *candidates: dict[str, Any]) -> str:
    file = shell.folder / "people.json"
    file.write_text(json.dumps({"candidates": candidates}), encoding="utf-8")
    return file.name


def test_an_import_tells_what_it_did_as_json(shell: Shell) -> None:
    first = shell.run("import", written(shell, ADA), "--json")
    assert first.status == 0
    assert {name: first.json[name] for name in ("added", "changed", "unchanged", "failed", "possible_duplicates")} == {
        "added": 1,
        "changed": 0,
        "unchanged": 0,
        "failed": [],
        "possible_duplicates": [],
    }
    assert shell.run("import", "people.json", "--json").json["unchanged"] == 1
    assert "1 unchanged" in shell.run("import", "people.json").out


def test_an_import_reads_from_a_pipe(shell: Shell) -> None:
    process = shell.start("import", "-", "--json", stdin=json.dumps({"candidates": [ADA]}))
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert json.loads(out)["added"] == 1


def test_what_is_wrong_is_listed_by_its_place_and_the_rest_goes_in(shell: Shell) -> None:
    without_source = {
        **ADA,
        "name": "Noa Levi",
        "emails": [],
        "facts": [{"text": "Wrote it.", "seen_on": "2026-01-01"}],
    }
    ended = shell.run("import", written(shell, without_source, ADA), "--json")
    assert ended.status == 1
    assert (ended.json["added"], [one["where"] for one in ended.json["failed"]]) == (
        1,
        # The fact, and the profile that has none left.
        ["candidates[0].facts[0].source", "candidates[0]"],
    )
    assert "not taken" in ended.err
    for_people = shell.run("import", "people.json")
    assert "candidates[0].facts[0].source: " in for_people.out


def test_a_file_that_is_not_there_is_a_failure(shell: Shell) -> None:
    ended = shell.run("import", "nowhere.json", "--json")
    assert (ended.status, len(ended.json["failed"])) == (1, 1)


def test_a_real_import_shows_no_bar_where_nobody_watches(shell: Shell) -> None:
    ended = shell.really("import", str(DEMO), "--json")
    assert (ended.status, ended.err) == (0, "")
    assert ended.json["added"] > 20


@pytest.mark.parametrize("typed", ["ada", "Okafor", "OKA", "Ada Okafr"])
def test_a_candidate_is_found_by_what_is_typed(shell: Shell, typed: str) -> None:
    shell.run("import", written(shell, ADA))
    (hit,) = shell.run("candidates", "find", *typed.split(), "--json").json
    assert (hit["name"], hit["employer"], hit["title"]) == ("Ada Okafor", "Deep Meadow", "Research scientist")
    assert "Ada Okafor  Deep Meadow" in shell.run("candidates", "find", typed).out


def test_what_is_found_is_limited(shell: Shell) -> None:
    shell.run("import", written(shell, *({**ADA, "name": f"Ada Okafor {n}", "emails": []} for n in "abc")))
    assert len(shell.run("candidates", "find", "Ada", "--limit", "2", "--json").json) == 2


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_card_is_drawn_into_a_file(shell: Shell, language: str) -> None:
    ended = shell.run("preview", "--platform", "slack", "--out", "cards", "--language", language, "--json")
    assert ended.status == 0
    names = {f"{name}.json" for name, _ in examples(Words(language))}
    assert set(ended.json["files"]) == names == {path.name for path in (shell.folder / "cards").iterdir()}
    for path in (shell.folder / "cards").iterdir():
        drawn = json.loads(path.read_text(encoding="utf-8"))
        assert drawn["blocks"], path.name


def test_for_teams_a_page_shows_the_cards_too(shell: Shell) -> None:
    ended = shell.run("preview", "--platform", "teams", "--out", "cards", "--language", "de", "--json")
    assert ended.status == 0
    names = {f"{name}.json" for name, _ in examples(Words("de"))}
    assert set(ended.json["files"]) == names | {"index.html"} == {p.name for p in (shell.folder / "cards").iterdir()}
    drawn = json.loads((shell.folder / "cards" / "review-in_review.json").read_text(encoding="utf-8"))
    assert (drawn["type"], drawn["version"]) == ("AdaptiveCard", "1.5")
    page = (shell.folder / "cards" / "index.html").read_text(encoding="utf-8")
    assert all(f'"name": "{name.removesuffix(".json")}"' in page for name in names)


def test_a_preview_that_cannot_be_written_is_told(shell: Shell) -> None:
    (shell.folder / "cards").write_text("a file")
    ended = shell.run("preview", "--out", "cards")
    assert (ended.status, ended.out) == (1, "")
    assert "cards" in ended.err
