"""A shell in a folder of its own."""

import os
from pathlib import Path

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """No setting but a company; the database is the default one, in this folder."""
    made = Shell(tmp_path, {"COMPANY": "Northlight"})
    enter(made, monkeypatch)
    return made


def enter(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the shell's folder and settings this process's own."""
    monkeypatch.chdir(shell.folder)
    for name in os.environ:
        if name.startswith("OVERTURE_"):
            monkeypatch.delenv(name)
    for name, value in shell.environment.items():
        monkeypatch.setenv(name, value)
