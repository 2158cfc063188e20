"""Activities of Teams as events. Pure; who somebody is comes from the verified activity alone.

A person is (tenant id, Entra object id): `from.id` is another one for every bot, and a name proves nothing. Whether they
are a guest in that tenant an activity does not tell: see `roster`.
"""

import hashlib
import html
import json
import re
from collections.abc import Mapping
from typing import Any

from bot.chat.teams.pressed import FORM, pressed, sent
from bot.events import Click, Command, Event, HomeOpened, Met, Origin, Parted, Search, Shortcut, Submit
from bot.rules.commands import SLASH_COMMANDS
from db.tables import ConversationKind, Platform

Activity = Mapping[str, Any]
Data = Mapping[str, Any]

#: what a button that we make ourselves carries: a line to be run where a form can be opened
LINE = "line"
#: what a form of a message extension was opened by
SHORTCUT = "shortcut"
#: the id of the card that a button stands on
CARD = "card"
#: the message extension's commands, named alike in the app's manifest; the others are names of shortcuts
SEARCH_COMMAND = "candidates"
#: shows a person's page; typed, for Teams has no page of its own for a bot
HOME = frozenset({"home", "start", "übersicht"})

_TAG = re.compile(r"<[^<>]*>")
#: `/note`, `/overture note …`
_SLASHED = re.compile(r"(/[a-z]+)(?:\s+|$)")


def said(activity: Activity) -> Command | HomeOpened | Click | None:
    """A message that somebody wrote to us; None for an empty one."""
    data = _part(activity, "value")
    if data.get("verb"):
        # A client that knows no Action.Execute sends the button as a message.
        return clicked(activity, data)
    line = _line(activity)
    if not line:
        return None
    origin = origin_of(activity, key=_delivery(activity))
    return HomeOpened(origin) if line.casefold() in HOME else Command(origin, line)


def clicked(activity: Activity, data: Data) -> Click:
    """A button, by what it carries."""
    verb, subject, seen, choice = pressed(data)
    return Click(origin_of(activity, key=_deed(activity, seen, verb, subject, choice)), verb, subject, seen, choice)


def executed(activity: Activity) -> Click:
    """A button of a card that is answered with a card."""
    return clicked(activity, card_data(activity))


def card_data(activity: Activity) -> Data:
    """What the pressed button of a card carries."""
    return _part(_part(_part(activity, "value"), "action"), "data")


def fetched(activity: Activity, data: Data) -> Click | Command | Shortcut:
    """What asks for a dialog: a button, a line, or a command of the message extension."""
    if isinstance(line := data.get(LINE), str):
        return Command(origin_of(activity, key=_deed(activity, 0, LINE, line)), line)
    if isinstance(name := data.get(SHORTCUT), str):
        text, link = str(data.get("text") or ""), str(data.get("link") or "")
        return Shortcut(origin_of(activity, key=_deed(activity, 0, SHORTCUT, name, text, link)), name, text, link)
    return clicked(activity, data)


def dialog_data(activity: Activity) -> Data:
    """What opened a dialog, or was sent from one."""
    return _part(_part(activity, "value"), "data")


def extension_data(activity: Activity) -> Data:
    """What a command of the message extension is about; on a message, with its text and address."""
    value = _part(activity, "value")
    message = _part(value, "messagePayload")
    told = {SHORTCUT: str(value.get("commandId") or "")}
    text = plain(str(_part(message, "body").get("content") or ""))
    link = str(message.get("linkToMessage") or "")
    return told | ({"text": text} if text else {}) | ({"link": link} if link else {})


def submitted(activity: Activity, data: Data) -> tuple[Submit, Data]:
    """A form that was sent, and what had opened it."""
    form = sent(data)
    filled = json.dumps(form.values, sort_keys=True)
    origin = origin_of(activity, key=_deed(activity, form.seen, FORM, form.form, form.subject, filled))
    return Submit(origin, form.form, form.subject, form.seen, form.values), form.opened


def searched(activity: Activity) -> Search:
    """Type-ahead in a form: the dataset names what is searched."""
    value = _part(activity, "value")
    typed = str(value.get("queryText") or "")
    return Search(origin_of(activity, key=_delivery(activity)), str(value.get("dataset") or ""), typed)


def queried(activity: Activity) -> Search:
    """A search of the message extension."""
    value = _part(activity, "value")
    given = value.get("parameters")
    typed = next(
        (str(one.get("value") or "") for one in given or () if isinstance(one, Mapping) and one.get("name") == "query"),
        "",
    )
    return Search(origin_of(activity, key=_delivery(activity)), str(value.get("commandId") or ""), typed)


def met(activity: Activity, *, email: str = "", name: str = "") -> Met | None:
    """Where whoever acted, or the channel it was in, can be written to; None for a chat of several people."""
    origin = origin_of(activity, key=_delivery(activity))
    service_url = _word(activity, "serviceUrl")
    match _word(_part(activity, "conversation"), "conversationType"):
        case "personal" if origin.user_id:
            return Met(origin, ConversationKind.PERSONAL, origin.user_id, origin.channel, service_url, email, name)
        case "channel":
            return Met(origin, ConversationKind.CHANNEL, origin.channel, origin.channel, service_url)
        case _:
            return None


def parted(activity: Activity) -> Parted:
    """The app was removed where the activity comes from."""
    origin = origin_of(activity, key=_delivery(activity))
    personal = is_personal(activity)
    return Parted(origin, origin.user_id if personal else origin.channel)


def reopened(origin: Origin, data: Data) -> Event:
    """What opened a form, to be asked again."""
    if isinstance(line := data.get(LINE), str):
        return Command(origin, line)
    if isinstance(name := data.get(SHORTCUT), str):
        return Shortcut(origin, name, str(data.get("text") or ""), str(data.get("link") or ""))
    return Click(origin, *pressed(data))


def origin_of(activity: Activity, *, key: str) -> Origin:
    """Who did what an activity tells, and where."""
    return Origin(
        platform=Platform.TEAMS,
        workspace=tenant_of(activity),
        user_id=_word(_part(activity, "from"), "aadObjectId").lower(),
        key=key,
        channel=conversation_of(activity),
        locale=_word(activity, "locale"),
    )


def conversation_of(activity: Activity) -> str:
    """The conversation's id: in a channel the channel's, and not that of one thread in it."""
    return _word(_part(activity, "conversation"), "id").partition(";messageid=")[0]


def is_personal(activity: Activity) -> bool:
    """Is nobody there but the one who acts?"""
    return _word(_part(activity, "conversation"), "conversationType") == "personal"


def tenants_of(activity: Activity) -> set[str]:
    """Every tenant that the activity names."""
    told = (
        _word(_part(activity, "conversation"), "tenantId"),
        _word(_part(_part(activity, "channelData"), "tenant"), "id"),
        _word(_part(activity, "from"), "tenantId"),
    )
    return {one.lower() for one in told if one}


def tenant_of(activity: Activity) -> str:
    """The tenant whose conversation it is."""
    channel_data = _word(_part(_part(activity, "channelData"), "tenant"), "id")
    return (_word(_part(activity, "conversation"), "tenantId") or channel_data).lower()


def plain(text: str) -> str:
    """A message's text as its writer typed it: markup as words, entities as characters."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).replace("\xa0", " ").split())


def _line(activity: Activity) -> str:
    """Without the mention of us, without markup, and without a slash that a habit put there."""
    text = _word(activity, "text")
    us = _word(_part(activity, "recipient"), "id")
    for entity in activity.get("entities") or ():
        if isinstance(entity, Mapping) and entity.get("type") == "mention":
            mentioned, marked = _part(entity, "mentioned"), _word(entity, "text")
            if marked:
                text = text.replace(marked, "" if mentioned.get("id") == us else _word(mentioned, "name"))
    lines = [html.unescape(line).replace("\xa0", " ").strip() for line in text.splitlines()]
    line = "\n".join(lines).strip()
    slashed = _SLASHED.match(line)
    if slashed is None:
        return line
    verb = SLASH_COMMANDS.get(slashed[1])
    rest = line[slashed.end() :]
    return (slashed[1][1:] + " " + rest if verb is None else f"{verb} {rest}").strip()


def _delivery(activity: Activity) -> str:
    """Unique per activity; one that comes again has the same."""
    return f"teams:{conversation_of(activity)}:{_word(activity, 'id')}"


def _deed(activity: Activity, seen: int, *about: str) -> str:
    """The same for one deed, under whatever id it comes: Teams repeats an invoke under a new one.

    What was seen at a version can be done to it once. Where there is no version, the same within a minute is a repetition.
    """
    who = _word(_part(activity, "from"), "aadObjectId").lower()
    when = "" if seen else _word(activity, "timestamp")[:16]
    told = json.dumps([tenant_of(activity), who, seen, when, *about])
    return f"teams:{hashlib.sha256(told.encode()).hexdigest()[:40]}"


def _part(holder: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = holder.get(name)
    return part if isinstance(part, Mapping) else {}


def _word(holder: Mapping[str, Any], name: str) -> str:
    word = holder.get(name)
    return word if isinstance(word, str) else ""
