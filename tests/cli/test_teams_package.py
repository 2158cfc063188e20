"""The package that is uploaded to Teams: our ids, within the limits that its schema documents."""

import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bot.chat.teams.payloads import HOME, SEARCH_COMMAND
from bot.rules.commands import topic_of
from tests.cli.shell import Shell

CLIENT = "33333333-aaaa-4bbb-8ccc-000000000003"
GIVEN = {
    "OVERTURE_TEAMS_CLIENT_ID": CLIENT,
    "OVERTURE_TEAMS_CLIENT_SECRET": "a-secret",
    "OVERTURE_TEAMS_TENANT_ID": "11111111-aaaa-4bbb-8ccc-000000000001",
    "OVERTURE_COMPANY": "Northlight",
    "OVERTURE_PUBLIC_URL": "https://overture.northlight.example",
    "OVERTURE_NOTICE_URL": "https://northlight.example/privacy",
}


@pytest.fixture(autouse=True)
def settings(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell with what the package needs."""
    for name, value in GIVEN.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def manifest(shell: Shell, tmp_path: Path) -> dict[str, Any]:
    out = tmp_path / "app.zip"
    done = shell.run("teams-package", "--out", str(out))
    assert done.status == 0, done.err
    with zipfile.ZipFile(out) as package:
        assert sorted(package.namelist()) == ["color.png", "manifest.json", "outline.png"]
        for name, size in (("color.png", 192), ("outline.png", 32)):
            assert struct.unpack(">II", package.read(name)[16:24]) == (size, size)
        found: dict[str, Any] = json.loads(package.read("manifest.json"))
    assert "{" not in json.dumps(found).replace('{"', "").replace("{}", ""), "every slot is filled"
    return found


def test_it_names_our_app_and_our_address(manifest: dict[str, Any]) -> None:
    assert manifest["id"] == manifest["bots"][0]["botId"] == manifest["composeExtensions"][0]["botId"] == CLIENT
    assert manifest["validDomains"] == ["overture.northlight.example"]
    assert manifest["developer"]["privacyUrl"] == "https://northlight.example/privacy"
    assert manifest["bots"][0]["scopes"] == ["personal", "team"]


def test_it_keeps_the_limits_of_the_schema(manifest: dict[str, Any]) -> None:
    assert {"manifestVersion", "version", "id", "developer", "name", "description", "icons", "accentColor"} <= set(
        manifest
    )
    assert len(manifest["name"]["short"]) <= 30
    assert len(manifest["name"]["full"]) <= 100
    assert len(manifest["description"]["short"]) <= 80
    assert len(manifest["description"]["full"]) <= 4000
    assert len(manifest["developer"]["name"]) <= 32
    for each in manifest["bots"][0]["commandLists"]:
        assert len(each["commands"]) <= 10
        for command in each["commands"]:
            assert len(command["title"]) <= 32
            assert len(command["description"]) <= 128
    for command in manifest["composeExtensions"][0]["commands"]:
        assert len(command["title"]) <= 32
        assert len(command["description"]) <= 128
        assert command["type"] == "action" or command["parameters"]


def test_every_command_it_offers_is_one_of_ours(manifest: dict[str, Any]) -> None:
    for each in manifest["bots"][0]["commandLists"]:
        for command in each["commands"]:
            assert command["title"] in HOME or topic_of(command["title"]) is not None
    offered = {command["id"] for command in manifest["composeExtensions"][0]["commands"]}
    assert offered == {SEARCH_COMMAND, "write_note", "add_fact", "use_as_voice"}


def test_the_same_settings_make_the_same_package(shell: Shell, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        assert shell.run("teams-package", "--out", str(tmp_path / name)).status == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.parametrize("missing", ["OVERTURE_PUBLIC_URL", "OVERTURE_NOTICE_URL"])
def test_what_is_missing_is_named(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setenv(missing, "")
    done = shell.run("teams-package", "--out", str(tmp_path / "app.zip"))
    assert done.status == 1
    assert missing in done.err
