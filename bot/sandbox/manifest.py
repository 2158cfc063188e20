"""What the app was registered with: the Slack app manifest, read as Slack reads it.

The workspace knows only the commands and shortcuts that stand here, sends only the events that were asked for and
allows only the methods whose scopes were granted. A bot that works here works with this manifest in Slack.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Command:
    """One slash command."""

    command: str
    description: str
    usage_hint: str
    should_escape: bool


@dataclass(frozen=True)
class Shortcut:
    """One shortcut; `kind` is `message` or `global`."""

    kind: str
    callback_id: str
    name: str
    description: str


@dataclass(frozen=True)
class Manifest:
    """`scopes` and `events` are `None` where no manifest was given: everything is allowed then."""

    commands: tuple[Command, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    scopes: frozenset[str] | None = None
    events: frozenset[str] | None = None
    any_command: bool = True
    home_tab: bool = True
    messages_tab: bool = True
    interactive: bool = True

    def granted(self, scope: str) -> bool:
        """Whether the bot token holds this scope."""
        return self.scopes is None or scope in self.scopes

    def subscribed(self, event: str) -> bool:
        """Whether the app asked for this event, named as in the manifest: `message.im`."""
        return self.events is None or event in self.events

    def command(self, name: str) -> Command | None:
        """The command of that name; without a manifest every name is one."""
        for command in self.commands:
            if command.command == name:
                return command
        return Command(name, "", "", should_escape=False) if self.any_command else None


def read_manifest(path: Path | None) -> Manifest:
    """The manifest file (YAML or JSON), or the permissive default for `None`. Raises `ValueError` naming what is wrong."""
    if path is None:
        return Manifest()
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    if "features" not in (document or {}):
        raise ValueError(f"{path}: not a Slack app manifest: it has no features")
    features: dict[str, Any] = document["features"]
    settings: dict[str, Any] = document.get("settings") or {}
    home: dict[str, Any] = features.get("app_home") or {}
    commands = [_command(path, entry) for entry in features.get("slash_commands") or []]
    names = [command.command for command in commands]
    if repeated := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"{path}: commands given twice: {', '.join(sorted(repeated))}")
    return Manifest(
        commands=tuple(commands),
        shortcuts=tuple(_shortcut(path, entry) for entry in features.get("shortcuts") or []),
        scopes=frozenset((document.get("oauth_config") or {}).get("scopes", {}).get("bot") or []),
        events=frozenset((settings.get("event_subscriptions") or {}).get("bot_events") or []),
        any_command=False,
        home_tab=bool(home.get("home_tab_enabled", False)),
        messages_tab=bool(home.get("messages_tab_enabled", True)),
        interactive=bool((settings.get("interactivity") or {}).get("is_enabled", False)),
    )


def _command(path: Path, entry: dict[str, Any]) -> Command:
    name, description = str(entry.get("command", "")), str(entry.get("description", ""))
    if not name.startswith("/") or len(name) > 32 or name != name.lower() or " " in name:
        raise ValueError(f"{path}: {name!r} is no slash command: it starts with /, is lower case, has at most 32 signs")
    if not description or len(description) > 2000:
        raise ValueError(f"{path}: {name} needs a description of 1 to 2,000 signs")
    return Command(name, description, str(entry.get("usage_hint", "")), bool(entry.get("should_escape", False)))


def _shortcut(path: Path, entry: dict[str, Any]) -> Shortcut:
    kind, name = str(entry.get("type", "")), str(entry.get("name", ""))
    callback_id, description = str(entry.get("callback_id", "")), str(entry.get("description", ""))
    if kind not in ("message", "global"):
        raise ValueError(f"{path}: shortcut {name!r} has the type {kind!r}; Slack knows message and global")
    if not 0 < len(name) <= 24 or not 0 < len(callback_id) <= 255 or not 0 < len(description) <= 150:
        raise ValueError(f"{path}: shortcut {name!r}: name 1–24, callback_id 1–255, description 1–150 signs")
    return Shortcut(kind, callback_id, name, description)
