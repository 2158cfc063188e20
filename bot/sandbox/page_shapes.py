"""What the page draws, in the shapes of its API."""

from bot.sandbox.clock import Clock
from bot.sandbox.mailbox import StoredMail
from bot.sandbox.methods import Slack
from bot.sandbox.wire import Payload
from bot.sandbox.workspace import Channel, Kind, Message, Workspace


def state_shape(slack: Slack, user: str) -> Payload:
    """Everything around the messages, as this person sees it; the caller adds the mailboxes."""
    workspace, manifest, cast = slack.workspace, slack.manifest, slack.workspace.cast
    return {
        "team": {"id": cast.team_id, "name": cast.team_name},
        "me": user,
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "title": person.title,
                "tz": person.tz,
                "locale": person.locale,
                "color": person.color,
                "is_bot": person.is_bot,
                "is_guest": person.is_guest,
            }
            for person in workspace.people.values()
        ],
        "channels": [_channel(workspace, channel, user) for channel in workspace.seen_by(user)],
        "commands": [
            {"command": c.command, "description": c.description, "usage_hint": c.usage_hint} for c in manifest.commands
        ],
        "shortcuts": [{"type": s.kind, "callback_id": s.callback_id, "name": s.name} for s in manifest.shortcuts],
        "clock": time_shape(slack.clock),
        "bot": {"user_id": cast.app.bot_user_id, "name": cast.app.name},
    }


def message_shape(workspace: Workspace, channel: Channel, message: Message) -> Payload:
    """One message."""
    return {
        "ts": message.ts,
        "user": message.user,
        "text": message.text,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "thread_ts": message.thread_ts,
        "reply_count": len(workspace.replies(channel, message.ts)),
        "ephemeral": message.audience is not None,
        "edited": message.edited_ts is not None,
        "deleted": message.deleted,
        "reactions": [{"name": name, "users": users} for name, users in message.reactions.items()],
    }


def mail_shape(mail: StoredMail) -> Payload:
    """One mail."""
    return {
        "id": mail.id,
        "from": mail.sender,
        "from_name": mail.sender_name,
        "to": mail.to,
        "to_name": mail.to_name,
        "subject": mail.subject,
        "date": mail.date.isoformat(),
        "text": mail.text,
        "headers": mail.headers,
        "direction": mail.direction,
    }


def time_shape(clock: Clock) -> Payload:
    """The workspace's time and how far it is from real time."""
    return {"now": clock.today().isoformat(timespec="seconds"), "offset_seconds": clock.offset_seconds}


def _channel(workspace: Workspace, channel: Channel, user: str) -> Payload:
    other = next(iter(channel.members - {user}), None) if channel.kind is Kind.DM else None
    kind = Kind.PRIVATE if channel.kind is Kind.GROUP_DM else channel.kind
    return {
        "id": channel.id,
        "name": workspace.people[other].name if other else channel.name,
        "kind": kind.value,
        "with": other,
        "unread": workspace.unread(channel, user),
        "topic": channel.topic,
        "members": sorted(channel.members),
        "is_archived": channel.is_archived,
        "is_ext_shared": channel.is_ext_shared,
    }
