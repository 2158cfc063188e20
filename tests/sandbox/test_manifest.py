"""The manifest is read as Slack reads it, and typed text becomes what Slack makes of it."""

import time
from pathlib import Path

import pytest

from bot.sandbox.cast import read_cast
from bot.sandbox.composing import composed
from bot.sandbox.manifest import read_manifest
from bot.sandbox.workspace import Workspace

ROOT = Path(__file__).parents[2]


def manifest(folder: Path, features: str) -> Path:
    path = folder / "manifest.yaml"
    path.write_text(f"features:\n{features}")
    return path


def test_the_manifest_that_is_deployed_is_one() -> None:
    known = read_manifest(ROOT / "deploy" / "slack-manifest.yaml")
    assert "/note" in {command.command for command in known.commands}
    assert known.granted("chat:write")
    assert not known.granted("admin")
    assert not known.subscribed("message.channels")


@pytest.mark.parametrize(
    ("features", "problem"),
    [
        ("  slash_commands: [{command: note, description: a}]", "is no slash command"),
        ("  slash_commands: [{command: /Note, description: a}]", "is no slash command"),
        ("  slash_commands: [{command: /note}]", "needs a description"),
        ("  slash_commands: [{command: /a, description: a}, {command: /a, description: b}]", "given twice: /a"),
        ("  shortcuts: [{name: a, type: channel, callback_id: a, description: a}]", "knows message and global"),
        (f"  shortcuts: [{{name: {'a' * 25}, type: global, callback_id: a, description: a}}]", "name 1–24"),
    ],
)
def test_what_slack_would_not_install_is_refused(tmp_path: Path, features: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read_manifest(manifest(tmp_path, features))


def test_another_file_is_no_manifest(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("people: []")
    with pytest.raises(ValueError, match="it has no features"):
        read_manifest(path)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("<@U01MARA>", "&lt;@U01MARA&gt;"),
        ("@Overture note", "<@U01OVERTURE> note"),
        ("ask @Mara Lindqvist, please", "ask <@U01MARA>, please"),
        ("in #general.", "in <#C01GENERAL|general>."),
        ("see https://a.example/b?c=1&d=2.", "see <https://a.example/b?c=1&amp;d=2>."),
        ("write ada@okafor.example", "write <mailto:ada@okafor.example|ada@okafor.example>"),
        ("C# and #generally", "C# and #generally"),
    ],
)
def test_typed_text_becomes_what_slack_makes_of_it(typed: str, kept: str) -> None:
    assert composed(Workspace(read_cast(), time.time), typed) == kept
