"""`overture people`, `stop`, `resume`, `audit`, `candidates`: what an operator does at the console."""

import json
import sqlite3

import pytest

from tests.cli.shell import Ended, Shell

NOOR = ("noor.haddad@northlight.example", "--name", "Noor Haddad", "--role", "admin", "--slack", "T01NORTH/U01NOOR")


def test_the_first_admin_is_named_at_the_console(shell: Shell) -> None:
    assert "overture people add" in shell.run("people").out
    ended = shell.run("people", "add", *NOOR, "--timezone", "Europe/Stockholm", "--title", "Office")
    assert (ended.status, ended.out) == (0, "Noor Haddad is in: admin.\n")
    assert shell.run("people", "list", "--json").json == [
        {
            "name": "Noor Haddad",
            "email": "noor.haddad@northlight.example",
            "title": "Office",
            "roles": ["admin"],
            "timezone": "Europe/Stockholm",
            "language": "en",
            "active": True,
            "slack": "T01NORTH/U01NOOR",
        }
    ]
    assert "slack:T01NORTH/U01NOOR" in shell.run("people").out


def test_roles_are_given_with_plus_and_taken_with_minus(shell: Shell) -> None:
    shell.run("people", "add", *NOOR)
    shell.run("people", "add", "mara.lindqvist@northlight.example", "--name", "Mara Lindqvist", "--role", "executive")
    ended = shell.run("people", "role", "mara.lindqvist@northlight.example", "+recruiter", "+legal", "-executive")
    assert (ended.status, ended.out) == (0, "Mara Lindqvist is now: recruiter, legal.\n")


def test_the_last_admin_stays_and_the_shell_learns_why(shell: Shell) -> None:
    shell.run("people", "add", *NOOR)
    for arguments in (("role", NOOR[0], "-admin"), ("remove", NOOR[0])):
        ended = shell.run("people", *arguments)
        assert (ended.status, ended.out) == (1, "")
        assert "last admin" in ended.err


def test_who_is_named_in_the_settings_stays_admin(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.run("people", "add", *NOOR)
    shell.run("people", "add", "dana.whitfield@northlight.example", "--name", "Dana", "--role", "admin")
    monkeypatch.setenv("OVERTURE_ADMINS", NOOR[0])
    ended = shell.run("people", "remove", NOOR[0])
    assert ended.status == 1
    assert "OVERTURE_ADMINS" in ended.err


def test_who_left_is_shown_as_such(shell: Shell) -> None:
    shell.run("people", "add", *NOOR)
    shell.run("people", "add", "sam.reed@northlight.example", "--name", "Sam Reed")
    assert shell.run("people", "remove", "sam.reed@northlight.example").status == 0
    assert "(left)" in shell.run("people").out
    assert [one["active"] for one in shell.run("people", "list", "--json").json] == [True, False]


def test_stop_and_resume(shell: Shell) -> None:
    first = shell.run("stop", "a", "wrong", "list")
    assert (first.status, first.out.split(".")[0]) == (0, "Stopped")
    assert (shell.run("stop").status, shell.run("resume").status) == (1, 0)
    again = shell.run("resume")
    assert (again.status, again.out) == (1, "")
    assert "running" in again.err


def test_the_audit_is_whole_until_somebody_touches_it(shell: Shell) -> None:
    shell.run("people", "add", *NOOR)
    shell.run("stop")
    shell.run("resume")
    assert shell.run("audit", "verify", "--json").json == {"rows": 3, "whole": True, "first_broken": None}
    assert "3 lines" in shell.run("audit", "verify").out
    with sqlite3.connect(shell.folder / "var" / "overture.db") as database:
        database.execute("UPDATE audit_row SET actor = 'somebody' WHERE seq = 2")
    database.close()
    broken = shell.run("audit", "verify", "--json")
    assert (broken.status, broken.json["whole"], broken.json["first_broken"]) == (1, False, 2)
    assert "Line 2" in broken.err


def test_the_audit_is_exported_line_by_line_without_a_name(shell: Shell) -> None:
    shell.run("people", "add", *NOOR)
    shell.run("stop", "Noor said so")
    exported = shell.run("audit", "export")
    lines = [json.loads(line) for line in exported.out.splitlines()]
    assert [(line["seq"], line["actor"], line["verb"]) for line in lines] == [
        (1, "cli", "person.add"),
        (2, "cli", "house.stop"),
    ]
    assert "oor" not in exported.out
    assert lines[1]["previous"] == lines[0]["hash"]
    assert shell.run("audit", "export", "--after", "1").out == exported.out.splitlines(keepends=True)[1]
    assert shell.run("audit", "export", "--out", "trail.jsonl").out == ""
    assert (shell.folder / "trail.jsonl").read_text(encoding="utf-8") == exported.out


def test_an_export_that_cannot_be_written_is_told(shell: Shell) -> None:
    ended = shell.run("audit", "export", "--out", "nowhere/trail.jsonl")
    assert ended.status == 1
    assert "nowhere/trail.jsonl" in ended.err


def test_nobody_found_is_no_failure(shell: Shell) -> None:
    assert shell.run("candidates", "find", "Ada", "Okafor") == Ended(0, "Nobody was found.\n", "")
