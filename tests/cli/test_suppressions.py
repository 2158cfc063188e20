"""`overture suppressions`: saved before the disaster, brought back after it, under whatever key."""

import base64
import json
import sqlite3

import pytest

from tests.cli.shell import Shell
from tests.cli.test_records import ADA, written

OLD, NEW = (base64.urlsafe_b64encode(letter * 32).decode() for letter in (b"o", b"n"))
NO = {**ADA, "do_not_contact": "2026-05-04"}


def forgotten(shell: Shell) -> None:
    """The database is put back to what it was before anybody said no."""
    with sqlite3.connect(shell.folder / "var" / "overture.db") as database:
        database.execute("DELETE FROM suppression")
        database.execute("UPDATE candidate SET said_no_on = NULL")


@pytest.fixture
def saved(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Ada said no; the list was saved; then the database was restored from before."""
    monkeypatch.setenv("OVERTURE_SECRET_KEYS", OLD)
    assert shell.run("import", written(shell, NO)).status == 0
    assert shell.run("suppressions", "export", "--out", "list.jsonl").status == 0
    forgotten(shell)
    return shell


def test_a_no_survives_a_restore(saved: Shell) -> None:
    assert saved.run("suppressions", "import", "list.jsonl", "--json").json == {
        "added": 2,
        "unchanged": 0,
        "under_unknown_keys": 0,
    }
    assert saved.run("suppressions", "import", "list.jsonl", "--json").json["unchanged"] == 2
    changed = {**ADA, "title": "Director"}
    ended = saved.run("import", written(saved, changed), "--json")
    assert "never to be written to" in json.dumps(ended.json["failed"])


def test_the_list_tells_nothing_of_whom_it_is_about(saved: Shell) -> None:
    content = (saved.folder / "list.jsonl").read_text(encoding="utf-8")
    assert "ada" not in content.lower().replace("added", "")
    assert "okafor" not in content.lower()


def test_it_is_recognised_after_a_new_key_and_told_if_the_old_one_is_gone(
    saved: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERTURE_SECRET_KEYS", f"{NEW},{OLD}")
    saved.run("suppressions", "import", "list.jsonl")
    assert "never to be written to" in json.dumps(
        saved.run("import", written(saved, {**ADA, "title": "Director"}), "--json").json
    )
    assert not [check for check in saved.run("doctor", "--json").json["checks"] if "key" in check["message"]]
    monkeypatch.setenv("OVERTURE_SECRET_KEYS", NEW)
    assert "OVERTURE_SECRET_KEYS" in saved.run("suppressions", "import", "list.jsonl").err
    [lost] = [check for check in saved.run("doctor", "--json").json["checks"] if "suppression" in check["message"]]
    assert (lost["state"], "OVERTURE_SECRET_KEYS" in lost["todo"]) == ("fail", True)


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"hash": "00"}', '{"hash": "zz", "key_id": "", "source": "answer", "added_at": "2026-01-01"}']
)
def test_a_broken_list_brings_nothing_back_and_says_where(saved: Shell, line: str) -> None:
    file = saved.folder / "list.jsonl"
    file.write_text(f"{file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    ended = saved.run("suppressions", "import", "list.jsonl")
    assert (ended.status, "line 3" in ended.err) == (1, True)
    assert saved.run("suppressions", "export").out == ""
