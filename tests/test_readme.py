"""What README and docs say exists: commands, targets, settings, links, pictures."""

import re
from pathlib import Path

import pytest
import typer

from bot.commandline.root import app
from bot.rules.commands import SLASH_COMMANDS, Mistyped, parse
from bot.settings import NOT_OURS, PREFIX, Settings

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*/README.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_make_target_named_exists(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"`(?:[A-Z_]+=\S+ )?make ([a-z-]+)", page.read_text(encoding="utf-8")))
    assert named <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_named_exists(page: Path) -> None:
    known = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    named = set(re.findall(r"`overture ([a-z-]+)", page.read_text(encoding="utf-8")))
    assert named <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_setting_named_exists(page: Path) -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields} | NOT_OURS | {"OVERTURE_GOLDEN"}
    named = set(re.findall(r"OVERTURE_[A-Z_]*[A-Z]", page.read_text(encoding="utf-8")))
    assert {name for name in named if not any(one.startswith(name) for one in known)} == set()


def test_every_slash_command_of_the_readme_is_understood() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`(/[a-z]+)([^`]*)`", readme)
    assert named
    for command, rest in named:
        if command in SLASH_COMMANDS:
            assert not isinstance(parse(f"{SLASH_COMMANDS[command]} {rest}".replace("VERB …", "help")), Mistyped)


def test_the_two_commands_and_a_picture_stand_on_the_first_screen() -> None:
    first = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:16])
    assert "make demo" in first
    assert "make test" in first
    assert "![" in first
