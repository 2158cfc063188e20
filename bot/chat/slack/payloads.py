"""Slack's payloads as events. Pure; who somebody is comes from the signed payload alone.

A person is (workspace, user id) of the account that acted. In a channel that is shared with another company the actor's
own workspace counts, so that somebody from there is a stranger to the desk. Where the app is installed for a whole
Enterprise organisation, one person acts in several of its workspaces under one user id: there the organisation counts.
"""

import re
from collections.abc import Mapping
from typing import Any

from bot.chat.slack.forms import SEARCH, parse_view_values
from bot.chat.slack.limits import unescaped
from bot.chat.slack.pressed import pressed
from bot.events import Click, Command, HomeOpened, Origin, Search, Shortcut, Submit
from bot.rules.commands import SLASH_COMMANDS
from db.tables import Platform

Payload = Mapping[str, Any]

#: `<@U1|name>`, `<#C1|name>`, `<!here>`, `<https://…|label>`: docs.slack.dev/messaging/formatting-message-text
_MARKED = re.compile(r"<(@|#|!|(?=https?:|mailto:|tel:))([^<>|\s]+)(?:\|([^<>]*))?>")


def command(body: Payload) -> Command:
    """A slash command: `/note Ada` is the line `note Ada`, and so is `/overture note Ada`."""
    verb = SLASH_COMMANDS.get(_word(body, "command"), "")
    origin = Origin(
        platform=Platform.SLACK,
        workspace=_organisation(body) or _word(body, "team_id"),
        user_id=_word(body, "user_id"),
        key=_key(body, "trigger_id"),
        channel=_word(body, "channel_id"),
    )
    return Command(origin, f"{verb} {plain(_word(body, 'text'))}".strip())


def clicked(body: Payload) -> Click:
    """A button, or a choice in a menu."""
    actions = body.get("actions") or [{}]
    return Click(origin_of(body), *pressed(actions[0]))


def submitted(body: Payload) -> Submit:
    """A form that was sent."""
    return Submit(origin_of(body), *parse_view_values(_part(body, "view")))


def searched(body: Payload) -> Search:
    """Type-ahead in a form: the action id names what is searched."""
    return Search(origin_of(body), _word(body, "action_id").removeprefix(SEARCH), _word(body, "value"))


def shortcut(body: Payload) -> Shortcut:
    """A global shortcut, or one on a message, whose text and address come along."""
    message = _part(body, "message")
    name, text = _word(body, "callback_id"), plain(_word(message, "text"))
    return Shortcut(origin_of(body), name, text, _address(body, message) if message else "")


def event_of(body: Payload) -> Command | HomeOpened | None:
    """What the Events API tells; None for what nobody said to us: edits, joins, bots' words and our own."""
    event = _part(body, "event")
    match event.get("type"):
        case "app_home_opened" if event.get("tab", "home") == "home":
            return HomeOpened(_teller(body, event))
        case "message" if event.get("channel_type") == "im" and _is_said(event):
            return Command(_teller(body, event), plain(_said_to_us(body, event)), can_open=False)
        case "app_mention" if _is_said(event):
            return Command(_teller(body, event), plain(_said_to_us(body, event)), can_open=False)
        case _:
            return None


def origin_of(body: Payload) -> Origin:
    """Who did what an interactive payload tells, and where."""
    user, channel = _part(body, "user"), _part(body, "channel")
    return Origin(
        platform=Platform.SLACK,
        workspace=_organisation(body) or _word(user, "team_id") or _word(_part(body, "team"), "id"),
        user_id=_word(user, "id"),
        key=_key(body, "trigger_id"),
        channel=_word(channel, "id"),
        locale=_word(user, "locale"),
    )


def plain(text: str) -> str:
    """A message's text as its writer typed it: mentions and links as words, entities as characters."""
    return unescaped(_MARKED.sub(_typed, text)).strip()


def _typed(marked: re.Match[str]) -> str:
    sign, target, label = marked.groups()
    match sign:
        case "@" | "#":
            return f"{sign}{label or target}"
        case "!":
            return label or f"@{target.partition('^')[0]}"
        case _:
            return label or target.removeprefix("mailto:").removeprefix("tel:")


def _is_said(event: Payload) -> bool:
    return not event.get("subtype") and not event.get("bot_id") and bool(event.get("user"))


def _said_to_us(body: Payload, event: Payload) -> str:
    """Without the mention of us that begins the message, or stands anywhere in it."""
    text = _word(event, "text")
    for authorization in body.get("authorizations") or ():
        text = re.sub(rf"<@{re.escape(_word(authorization, 'user_id'))}(?:\|[^<>]*)?>[\s,:]*", "", text)
    return text


def _teller(body: Payload, event: Payload) -> Origin:
    authorizations = body.get("authorizations") or [{}]
    whole = authorizations[0].get("is_enterprise_install") is True
    organisation = _word(authorizations[0], "enterprise_id") if whole else ""
    return Origin(
        platform=Platform.SLACK,
        workspace=organisation or _word(event, "user_team") or _word(event, "team") or _word(body, "team_id"),
        user_id=_word(event, "user"),
        key=_key(body, "event_id"),
        channel=_word(event, "channel"),
    )


def _organisation(body: Payload) -> str:
    """The Enterprise organisation that the app is installed for, if it is one; commands tell it as texts."""
    if body.get("is_enterprise_install") not in (True, "true"):
        return ""
    return _word(body, "enterprise_id") or _word(_part(body, "enterprise"), "id")


def _address(body: Payload, message: Payload) -> str:
    """The message's permanent address, from the payload alone: asking Slack for it would come before the answer."""
    domain, channel = _word(_part(body, "team"), "domain"), _word(_part(body, "channel"), "id")
    stamp = _word(message, "ts") or _word(body, "message_ts")
    if not (domain and channel and stamp):
        return ""
    address = f"https://{domain}.slack.com/archives/{channel}/p{stamp.replace('.', '')}"
    thread = _word(message, "thread_ts")
    return f"{address}?thread_ts={thread}&cid={channel}" if thread and thread != stamp else address


def _key(body: Payload, name: str) -> str:
    """Unique per delivery; a repeated delivery has the same."""
    return f"slack:{_word(body, name)}"


def _part(body: Payload, name: str) -> Payload:
    part = body.get(name)
    return part if isinstance(part, Mapping) else {}


def _word(body: Payload, name: str) -> str:
    word = body.get(name)
    return word if isinstance(word, str) else ""
