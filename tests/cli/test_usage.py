"""The command as a whole: its help, its exit status, and where its words go."""

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from bot.commandline.root import app
from tests.cli.shell import Shell

README = Path(__file__).parents[2] / "README.md"


def commands() -> dict[str, str]:
    """Every command and what its help says, as `people add`."""
    found: dict[str, str] = {}
    group = get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        found[name] = command.help or ""
        for inner, sub in getattr(command, "commands", {}).items():
            found[f"{name} {inner}"] = sub.help or ""
    return found


def test_help_lists_every_command_with_its_purpose(shell: Shell) -> None:
    ended = shell.run("--help")
    assert ended.status == 0
    assert "Exit status: 0 done, 1 failed" in " ".join(ended.out.split())
    for name, purpose in commands().items():
        assert purpose.strip(), name
        assert f" {name.split()[0]} " in ended.out


@pytest.mark.parametrize("name", commands())
def test_every_command_explains_itself(shell: Shell, name: str) -> None:
    ended = shell.run(*name.split(), "--help")
    assert ended.status == 0
    assert commands()[name].split()[0] in ended.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("fly",),
        ("people", "add"),
        ("people", "add", "a@b.example"),
        ("people", "add", "a@b.example", "--name", "A", "--role", "king"),
        ("people", "add", "a@b.example", "--name", "A", "--slack", "U01"),
        ("people", "role", "a@b.example"),
        ("people", "role", "a@b.example", "recruiter"),
        ("people", "role", "a@b.example", "+king"),
        ("candidates", "find"),
        ("candidates", "find", "Ada", "--limit", "0"),
        ("preview",),
        ("preview", "--out", "cards", "--platform", "fax"),
        ("preview", "--out", "cards", "--language", "tlh"),
        ("audit", "export", "--after", "-1"),
        ("version", "--xml"),
    ],
)
def test_wrong_usage_ends_with_two_and_does_nothing(shell: Shell, arguments: tuple[str, ...]) -> None:
    ended = shell.run(*arguments)
    assert ended.status == 2
    assert ended.out == ""
    assert "Usage:" in ended.err
    assert list(shell.folder.iterdir()) == []


def test_a_mistake_in_the_settings_ends_with_one_and_its_name(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_SMTP_URL", "mail://mara:geheim@mail")
    for arguments in (("serve",), ("migrate",), ("people",), ("audit", "verify")):
        ended = shell.run(*arguments)
        assert ended.status == 1
        assert ended.err.startswith("overture: OVERTURE_SMTP_URL: ")
        assert "geheim" not in ended.err
        assert ended.out == ""


def test_an_unknown_setting_is_warned_about_beside_the_answer(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_DATABSE_URL", "x")
    ended = shell.run("people", "list", "--json")
    assert ended.status == 0
    assert ended.json == []
    assert "OVERTURE_DATABSE_URL" in ended.err
    assert "OVERTURE_DATABASE_URL?" in ended.err


def test_a_database_that_cannot_be_used_is_told_without_a_trace(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_DATABASE_URL", "postgresql+asyncpg://overture:geheim@127.0.0.1:9/overture")
    monkeypatch.setenv("OVERTURE_SECRET_KEYS", "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=")
    for arguments in (("people",), ("migrate",), ("audit", "verify"), ("candidates", "find", "Ada")):
        ended = shell.run(*arguments)
        assert ended.status == 1
        assert "OVERTURE_DATABASE_URL" in ended.err
        assert "Traceback" not in ended.err
        assert "geheim" not in ended.err


def test_a_file_that_is_no_database_is_told(shell: Shell) -> None:
    (shell.folder / "var").mkdir()
    (shell.folder / "var" / "overture.db").write_text("not a database, but long enough to be looked at" * 40)
    ended = shell.run("people")
    assert ended.status == 1
    assert ended.out == ""


def test_on_postgresql_a_key_must_be_given(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_DATABASE_URL", "postgresql+asyncpg://127.0.0.1:9/overture")
    ended = shell.run("people")
    assert ended.status == 1
    assert "OVERTURE_SECRET_KEYS" in ended.err


def test_a_fresh_folder_needs_no_preparation(shell: Shell) -> None:
    ended = shell.run("candidates", "find", "Ada", "--json")
    assert (ended.status, ended.json) == (0, [])
    with sqlite3.connect(shell.folder / "var" / "overture.db") as database:
        assert database.execute("SELECT count(*) FROM candidate").fetchone() == (0,)


def test_it_speaks_the_shells_language(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert "Niemand wurde gefunden" in shell.run("candidates", "find", "Ada").out


def test_the_real_command_ends_with_the_same_status(shell: Shell) -> None:
    version = shell.really("version", "--json")
    assert (version.status, set(version.json)) == (0, {"overture", "python"})
    assert shell.really("people", "remove", "sam.reed@northlight.example").status == 1
    assert shell.really("fly").status == 2


def test_the_installed_script_is_the_same_command(shell: Shell) -> None:
    script = Path(sys.executable).with_name("overture")
    ended = subprocess.run([script, "version"], cwd=shell.folder, capture_output=True, text=True, check=True)
    assert re.fullmatch(r"overture \d+\.\d+\.\d+\n", ended.stdout)
