"""What Slack's composer makes of typed text: mentions, links, escaped control characters."""

import re

from bot.sandbox.wire import escape
from bot.sandbox.workspace import Kind, Workspace


def composed(workspace: Workspace, typed: str) -> str:
    """The text of a message as Slack stores it: `@Name` and `#channel` become mentions, addresses links."""
    text = escape(typed)
    text = re.sub(r"(?<![<|\w@])https?://[^\s<>|]+[^\s<>|.,;:!?)]", lambda found: f"<{found[0]}>", text)
    text = re.sub(r"(?<![\w<:|/.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", lambda m: f"<mailto:{m[0]}|{m[0]}>", text)
    return _mentions(workspace, text, with_names=False)


def command_text(workspace: Workspace, typed: str, *, should_escape: bool) -> str:
    """The text of a slash command: as typed, or with mentions resolved where the manifest asks for that."""
    return _mentions(workspace, typed, with_names=True) if should_escape else typed


def _mentions(workspace: Workspace, text: str, *, with_names: bool) -> str:
    names = {f"@{person.name}": person for person in workspace.people.values()}
    names |= {f"@{person.username}": person for person in workspace.people.values()}
    for name in sorted(names, key=len, reverse=True):
        person = names[name]
        mention = f"<@{person.id}|{person.username}>" if with_names else f"<@{person.id}>"
        text = re.sub(rf"(?<![\w<|]){re.escape(name)}(?!\w)", mention, text, flags=re.IGNORECASE)
    for channel in workspace.channels.values():
        if channel.kind in (Kind.CHANNEL, Kind.PRIVATE):
            mention = f"<#{channel.id}|{channel.name}>"
            text = re.sub(rf"(?<![\w<&#])#{re.escape(channel.name)}(?![\w-])", mention, text)
    return text
