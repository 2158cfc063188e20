"""What can be done on each platform, read from what is drawn, from the manifests and from the grammar."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.cards.elements import Card, Form, Home
from bot.cards.gallery import examples
from bot.chat.slack import forms as slack_forms
from bot.chat.slack import render as slack
from bot.chat.slack.pressed import pressed as pressed_on_slack
from bot.chat.teams import forms as teams_forms
from bot.chat.teams import render as teams
from bot.chat.teams.pressed import pressed as pressed_on_teams
from bot.rules.commands import Topic
from bot.texts import Words

ROOT = Path(__file__).parents[2]
DOC = ROOT / "docs" / "parity.md"
INTRODUCTION = (
    "Every command can be typed on both: the grammar is one. This page is written from the code by `OVERTURE_GOLDEN=write make test TESTS=tests/chat/test_parity.py`; a test holds it. "
    "What differs for other reasons than a missing piece stands in [teams.md](teams.md)."
)
#: what one side lacks, and why that is as it should be
REASONS: Mapping[str, str] = {
    "in the menu: digest": "typed as `/overture digest`; Teams lists at most ten commands",
    "in the menu: suppress": "typed as `/overture suppress`; Teams lists at most ten commands",
    "in the menu: lift": "typed as `/overture lift`; Teams lists at most ten commands",
    "in the menu: rules": "typed as `/overture rules`; Teams lists at most ten commands",
    "in the menu: owner": "typed as `/overture owner`; Teams lists at most ten commands",
    "in the menu: people": "typed as `/overture people`; Teams lists at most ten commands",
    "in the menu: status": "typed as `/overture status`; Teams lists at most ten commands",
    "in the menu: stop": "typed as `/overture stop`; Teams lists at most ten commands",
    "in the menu: resume": "typed as `/overture resume`; Teams lists at most ten commands",
    "in the menu: link": "on Slack typed as `/overture link`",
    "in the menu: help": "on Slack typed as `/overture help`",
    "in the menu: home": "Slack has a home tab",
    "shortcut: candidates": "Slack asks by `/candidate find`",
}


@dataclass(frozen=True)
class Line:
    """One thing that can be done or seen; where it is there."""

    what: str
    slack: bool
    teams: bool

    @property
    def lacking(self) -> bool:
        return not (self.slack and self.teams)


def table() -> dict[str, list[Line]]:
    """All of it, by section."""
    on_slack, on_teams = _Drawn(), _Drawn()
    for name, picture in examples(Words("en", "Europe/Berlin")):
        _on_slack(on_slack, name, picture)
        _on_teams(on_teams, name, picture)
    manifest = yaml.safe_load((ROOT / "deploy" / "slack-manifest.yaml").read_text(encoding="utf-8"))
    package = json.loads((ROOT / "deploy" / "teams-app" / "manifest.json").read_text(encoding="utf-8"))
    slashes = {one["command"].removeprefix("/") for one in manifest["features"]["slash_commands"]} - {"overture"}
    listed = {one["title"] for of in package["bots"][0]["commandLists"] for one in of["commands"]}
    shortcuts = {one["callback_id"] for one in manifest["features"]["shortcuts"]}
    extension = {one["id"] for one in package["composeExtensions"][0]["commands"]}
    return {
        "In the menu of commands": _lines("in the menu: ", slashes, listed, [topic.value for topic in Topic]),
        "Shortcuts and message actions": _lines("shortcut: ", shortcuts, extension),
        "Buttons": _lines("", on_slack.verbs, on_teams.verbs),
        "Forms and their fields": _lines("", on_slack.forms, on_teams.forms),
        "Cards and pages": _lines("", on_slack.pictures, on_teams.pictures),
    }


def page() -> str:
    """The table as `docs/parity.md`."""
    parts = [
        "# Slack and Teams, side by side",
        INTRODUCTION,
    ]
    for section, lines in table().items():
        rows = [f"| `{line.what}` | {_yes(line.slack)} | {_yes(line.teams)} | {_why(line)} |" for line in lines]
        parts += [f"## {section}", "\n".join(["| | Slack | Teams | |", "| --- | --- | --- | --- |", *rows])]
    return "\n\n".join(parts) + "\n"


def _yes(there: bool) -> str:
    return "yes" if there else "–"


def _why(line: Line) -> str:
    return REASONS[line.what] if line.lacking else ""


def _lines(before: str, here: set[str], there: set[str], also: list[str] | None = None) -> list[Line]:
    return [Line(f"{before}{each}", each in here, each in there) for each in sorted({*here, *there, *(also or [])})]


class _Drawn:
    """What was found in one platform's drawings."""

    def __init__(self) -> None:
        self.verbs: set[str] = set()
        self.forms: set[str] = set()
        self.pictures: set[str] = set()


def _on_slack(found: _Drawn, name: str, picture: Card | Form | Home) -> None:
    match picture:
        case Card():
            drawn: Any = slack.draw(picture).blocks
        case Home():
            drawn = slack.draw_home(picture)
        case _:
            drawn = slack_forms.draw_form(picture)
            found.forms |= {f"{picture.name}: {', '.join(slack_forms.fields_of(drawn))}".removesuffix(": ")}
    found.pictures.add(name)
    for part in _objects(drawn):
        for pressable in (part, *({"selected_option": option} for option in part.get("options", ()))):
            if isinstance(pressable.get("value") or pressable.get("selected_option"), str | dict):
                found.verbs |= {pressed_on_slack(pressable)[0]} - {"unknown"}


def _on_teams(found: _Drawn, name: str, picture: Card | Form | Home) -> None:
    match picture:
        case Card():
            drawn: Any = teams.draw(picture).card
        case Home():
            drawn = teams.draw_home(picture).card
        case _:
            drawn = teams_forms.draw_form(picture)
            fields = [part["id"].removeprefix("input:") for part in _objects(drawn) if _is_input(part)]
            found.forms |= {f"{picture.name}: {', '.join(fields)}".removesuffix(": ")}
    found.pictures.add(name)
    for part in _objects(drawn):
        if isinstance(data := part.get("data"), dict):
            found.verbs |= {pressed_on_teams(data)[0]} - {"unknown"}


def _is_input(part: Mapping[str, Any]) -> bool:
    return str(part.get("type", "")).startswith("Input.")


def _objects(drawn: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object of a drawing, from above."""
    if isinstance(drawn, dict):
        yield drawn
    for part in drawn.values() if isinstance(drawn, dict) else drawn if isinstance(drawn, list) else ():
        yield from _objects(part)
