"""What docs/slack.md tells an admin is so: settings, scopes, commands, the manifest for signed HTTP."""

import re
from pathlib import Path
from typing import Any

import yaml

from bot.chat.slack.connect import Connection
from bot.settings import Settings
from tests.chat.slack.conftest import MANIFEST, StandIn
from tests.chat.slack.signed import connection

GUIDE = (Path(__file__).parents[3] / "docs" / "slack.md").read_text(encoding="utf-8")
SETTINGS = {f"OVERTURE_{name.upper()}" for name in Settings.model_fields}


def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return loaded


def test_every_setting_it_names_exists() -> None:
    named = set(re.findall(r"OVERTURE_[A-Z_]+", GUIDE))
    assert named
    assert named <= SETTINGS
    assert {name for name in SETTINGS if "_SLACK_" in name} - named == {"OVERTURE_SLACK_API_URL"}


def test_its_table_of_scopes_is_the_manifests() -> None:
    rows = re.findall(r"^\| (`[a-z_:., `]+`) \| [^|]+ \|$", GUIDE, re.MULTILINE)
    scopes = {scope for row in rows for scope in re.findall(r"`([a-z_]+(?::[a-z_.]+)?)`", row)}
    assert scopes == set(manifest()["oauth_config"]["scopes"]["bot"])


def test_every_command_of_the_manifest_is_told() -> None:
    for entry in manifest()["features"]["slash_commands"]:
        assert f"`{entry['command']}`" in GUIDE


def test_the_manifest_for_signed_http_points_to_the_route_there_is(desk: StandIn) -> None:
    [snippet] = re.findall(r"```yaml\n(.+?)```", GUIDE, re.DOTALL)
    changed = yaml.safe_load(snippet)
    addresses = set(re.findall(r"https://\S+", snippet))
    made: Connection = connection(desk.handle)
    [route] = made.routes
    assert {address.removeprefix("https://overture.northlight.example") for address in addresses} == {
        getattr(route, "path", "")
    }
    assert changed["settings"]["socket_mode_enabled"] is False
    # Each place that it changes is in the manifest.
    for section in ("event_subscriptions", "interactivity"):
        assert section in manifest()["settings"]
