"""Who is in the workspace: people, channels and the app's credentials, read from `workspace.json`."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: The demo's cast.
DEFAULT_CAST = Path(__file__).with_name("workspace.json")


@dataclass(frozen=True)
class Person:
    """One member of the workspace, the bot's user among them."""

    id: str
    name: str
    username: str
    email: str
    title: str = ""
    tz: str = "UTC"
    locale: str = "en-US"
    color: str = "4a5568"
    is_bot: bool = False
    is_guest: bool = False
    is_admin: bool = False
    is_stranger: bool = False


@dataclass(frozen=True)
class Place:
    """A channel as it is at the start. `kind` is `channel` or `private`."""

    id: str
    name: str
    kind: str
    topic: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class App:
    """The installed app: ids and the demo credentials it is known by."""

    id: str
    bot_user_id: str
    bot_id: str
    name: str
    username: str
    bot_token: str
    app_token: str
    signing_secret: str


@dataclass(frozen=True)
class Cast:
    """A whole workspace at its start."""

    team_id: str
    team_name: str
    team_domain: str
    app: App
    people: tuple[Person, ...] = field(default=())
    places: tuple[Place, ...] = field(default=())


def read_cast(path: Path = DEFAULT_CAST) -> Cast:
    """The cast in a JSON file; e-mail addresses follow from the names where none is given."""
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    team, app = document["team"], App(**document["app"])
    people = [_person(entry, team["domain"]) for entry in document["people"]]
    bot = Person(id=app.bot_user_id, name=app.name, username=app.username, email="", is_bot=True, color="1d4ed8")
    places = [Place(**(entry | {"members": tuple(entry["members"])})) for entry in document["channels"]]
    return Cast(team["id"], team["name"], team["domain"], app, (*people, bot), tuple(places))


def _person(entry: dict[str, Any], domain: str) -> Person:
    words = entry["name"].lower().split()
    given = {"username": ".".join(words), "email": f"{'.'.join(words)}@{domain}.example"}
    return Person(**(given | entry))
