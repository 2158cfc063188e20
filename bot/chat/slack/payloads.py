"""Slack's payloads as events. Pure; who somebody is comes from the signed payload alone.

A person is (team id, user id) of the account that acted: somebody of another company in a shared channel has
another team id, and is a stranger to the desk.
"""

import html
import re
from collections.abc import Mapping
from typing import Any

from bot.chat.slack.forms import parse_view_values
from bot.chat.slack.pressed import pressed
from bot.events import Click, Command, HomeOpened, Origin, Search, Shortcut, Submit
from bot.rules.commands import SLASH_COMMANDS
from db.tables import Platform

Payload = Mapping[str, Any]

_MENTION = re.compile(r"^\s*<@[UW][A-Z0-9]+(?:\|[^>]*)?>\s*")


def command(body: Payload) -> Command:
    """A slash command: `/note Ada` is the line `note Ada`, `/overture note Ada` too."""
    begins = SLASH_COMMANDS.get(str(body.get("command", "")), "")
    origin = Origin(
        platform=Platform.SLACK,
        workspace=_team(body),
        user_id=str(body.get("user_id", "")),
        key=f"slack:{body.get('trigger_id', '')}",
        channel=str(body.get("channel_id", "")),
    )
    return Command(origin, f"{begins} {body.get('text') or ''}".strip())


def clicked(body: Payload) -> Click:
    """A button, or a choice in a menu: both carry verb, subject, version seen and choice."""
    return Click(_origin(body), *pressed(body["actions"][0]))


def submitted(body: Payload) -> Submit:
    """A modal that was sent."""
    return Submit(_origin(body), *parse_view_values(body["view"]))


def searched(body: Payload) -> Search:
    """Type-ahead: the action id names what is searched."""
    source = str(body.get("action_id", "")).partition(":")[2]
    return Search(_origin(body), source, str(body.get("value", "")))


def shortcut(body: Payload) -> Shortcut:
    """A global shortcut, or one on a message, whose text and address come along."""
    message = body.get("message") or {}
    link = ""
    if message and (domain := body.get("team", {}).get("domain")):
        stamp = str(message.get("ts", "")).replace(".", "")
        link = f"https://{domain}.slack.com/archives/{body.get('channel', {}).get('id', '')}/p{stamp}"
    return Shortcut(_origin(body), str(body.get("callback_id", "")), html.unescape(str(message.get("text", ""))), link)


def event_of(body: Payload) -> Command | HomeOpened | None:
    """An event of the Events API; None for what is not meant for us."""
    event = body.get("event", {})
    origin = Origin(
        platform=Platform.SLACK,
        workspace=str(event.get("user_team") or event.get("team") or body.get("team_id", "")),
        user_id=str(event.get("user", "")),
        key=f"slack:{body.get('event_id', '')}",
        channel=str(event.get("channel", "")),
    )
    match event.get("type"):
        case "app_home_opened" if event.get("tab") == "home":
            return HomeOpened(origin)
        case "message" if event.get("channel_type") == "im":
            # Edits, deletions, joins and bots' own words are not somebody talking to us.
            if event.get("subtype") or event.get("bot_id") or not origin.user_id:
                return None
            return Command(origin, _typed(event), can_open=False)
        case "app_mention" if not event.get("bot_id"):
            return Command(origin, _MENTION.sub("", _typed(event)), can_open=False)
        case _:
            return None


def _typed(event: Payload) -> str:
    """What the person typed: Slack escapes `&`, `<`, `>` in messages."""
    return html.unescape(_MENTION.sub("", str(event.get("text", ""))))


def _origin(body: Payload) -> Origin:
    user = body.get("user", {})
    return Origin(
        platform=Platform.SLACK,
        workspace=str(user.get("team_id") or _team(body)),
        user_id=str(user.get("id", "")),
        key=f"slack:{body.get('trigger_id') or ''}",
        channel=str(body.get("channel", {}).get("id", "")),
    )


def _team(body: Payload) -> str:
    team = body.get("team")
    return str((team or {}).get("id", "") if isinstance(team, Mapping) else body.get("team_id", ""))
