"""The manifest, the grammar of commands and the code ask for the same: nothing is missing and nothing too much."""

import ast
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.chat.slack import examine
from bot.rules.commands import SLASH_COMMANDS
from bot.sandbox.manifest import read_manifest
from bot.usecases import commands
from tests.chat.slack.conftest import MANIFEST

ADAPTER = Path(__file__).parents[3] / "bot" / "chat" / "slack"

#: what each method of the Web API needs: docs.slack.dev/reference/methods
SCOPES_OF_METHOD: dict[str, set[str]] = {
    "auth_test": set(),
    "chat_postMessage": {"chat:write"},
    "chat_postEphemeral": {"chat:write"},
    "chat_update": {"chat:write"},
    # Channels, so that a public one can be told from a private one; groups are private channels.
    "conversations_info": {"channels:read", "groups:read", "im:read"},
    "conversations_history": {"groups:history", "im:history"},
    "conversations_open": {"im:write"},
    "users_info": {"users:read"},
    "users_lookupByEmail": {"users:read.email"},
    "views_open": set(),
    "views_push": set(),
    "views_publish": set(),
}
#: of the client itself. `examine` names its methods as texts; it calls none that the others do not.
ITS_OWN = {"api_call", "base_url", "proxy", "session", "timeout", "token"}
#: what each event needs: docs.slack.dev/reference/events
SCOPES_OF_EVENT: dict[str, set[str]] = {
    "app_home_opened": set(),
    "app_mention": {"app_mentions:read"},
    "message.im": {"im:history"},
}


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return loaded


def methods_used() -> set[str]:
    """Every method that the adapter takes from a Web API client."""
    used = set()
    for path in ADAPTER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("client"):
                used.add(node.attr)
    return used


def test_the_scopes_are_those_of_the_methods_and_events_used_and_no_more(manifest: dict[str, Any]) -> None:
    methods, events = methods_used(), set(manifest["settings"]["event_subscriptions"]["bot_events"])
    assert methods - ITS_OWN == set(SCOPES_OF_METHOD)
    assert events == set(SCOPES_OF_EVENT)
    needed = {"commands"}.union(*SCOPES_OF_METHOD.values(), *SCOPES_OF_EVENT.values())
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == needed
    assert "user" not in manifest["oauth_config"]["scopes"]
    assert needed == examine.SCOPES


def test_the_commands_are_those_of_the_grammar(manifest: dict[str, Any]) -> None:
    assert {entry["command"] for entry in manifest["features"]["slash_commands"]} == set(SLASH_COMMANDS)
    for entry in manifest["features"]["slash_commands"]:
        # Names come as they are typed; with it Slack would turn them into ids.
        assert entry["should_escape"] is False


def test_the_shortcuts_are_those_that_are_answered(manifest: dict[str, Any]) -> None:
    tree = ast.parse(Path(commands.__file__).read_text(encoding="utf-8"))
    [answering] = [n for n in tree.body if isinstance(n, ast.AsyncFunctionDef) and n.name == "shortcut"]
    answered = {
        node.value.value
        for node in ast.walk(answering)
        if isinstance(node, ast.MatchValue) and isinstance(node.value, ast.Constant)
    }
    assert {entry["callback_id"] for entry in manifest["features"]["shortcuts"]} == answered


def test_what_the_adapter_needs_is_switched_on(manifest: dict[str, Any]) -> None:
    assert manifest["settings"]["interactivity"]["is_enabled"] is True
    assert manifest["settings"]["socket_mode_enabled"] is True
    assert manifest["settings"]["token_rotation_enabled"] is False
    home = manifest["features"]["app_home"]
    assert home["home_tab_enabled"] is True
    assert home["messages_tab_enabled"] is True
    assert home["messages_tab_read_only_enabled"] is False


def test_slack_takes_its_texts(manifest: dict[str, Any]) -> None:
    read_manifest(MANIFEST)
    about = manifest["display_information"]
    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert 174 <= len(about["long_description"]) <= 4000
    for shortcut in manifest["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
    for command in manifest["features"]["slash_commands"]:
        assert len(command["description"]) <= 2000
        assert len(command.get("usage_hint", "")) <= 1000
