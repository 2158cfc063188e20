"""chat.*, reactions.add: what the bot says."""

from dataclasses import replace
from typing import Any

from bot.sandbox.arguments import Arguments
from bot.sandbox.block_kit import check_message_blocks
from bot.sandbox.methods import Method, Slack
from bot.sandbox.shapes import message_object
from bot.sandbox.storing import stored
from bot.sandbox.wire import Payload, SlackError, size_of
from bot.sandbox.workspace import Channel, Kind, Message

#: Slack cuts a posted text at this length and refuses an update above the second; here both are refused.
LONGEST_TEXT, LONGEST_UPDATE = 40_000, 4_000
METADATA_BYTES = 16_000


def content(args: Arguments, longest: int) -> tuple[str, list[Payload], list[Payload]]:
    """Text, blocks and attachments of a message, checked. Raises no_text, msg_too_long, invalid_blocks, …"""
    text = args.text("text")
    blocks: Any = args.json("blocks", "invalid_blocks_format") or []
    attachments: Any = args.json("attachments", "invalid_attachments") or []
    if len(text) > longest:
        raise SlackError("msg_too_long")
    check_message_blocks(blocks)
    if not isinstance(attachments, list) or not all(isinstance(entry, dict) for entry in attachments):
        raise SlackError("invalid_attachments")
    if len(attachments) > 100:
        raise SlackError("too_many_attachments")
    for attachment in attachments:
        check_message_blocks(attachment.get("blocks") or [])
    if not text and not blocks and not attachments:
        raise SlackError("no_text")
    return text, stored(blocks), attachments


def metadata(args: Arguments) -> Payload | None:
    """Message metadata, checked. Raises invalid_metadata_format, invalid_metadata_schema, metadata_too_large."""
    given: Any = args.json("metadata", "invalid_metadata_format")
    if not given:
        return None
    if not isinstance(given, dict) or set(given) - {"event_type", "event_payload"}:
        raise SlackError("invalid_metadata_format")
    if not isinstance(given.get("event_type"), str) or not isinstance(given.get("event_payload"), dict):
        raise SlackError("invalid_metadata_schema")
    if size_of(given) > METADATA_BYTES:
        raise SlackError("metadata_too_large")
    return given


def parent_in(slack: Slack, channel: Channel, thread_ts: str) -> str | None:
    """The thread that an answer goes to. Raises thread_not_found, cannot_reply_to_message."""
    if not thread_ts:
        return None
    parent = channel.messages.get(thread_ts)
    if parent is None or parent.audience:
        raise SlackError("thread_not_found")
    if parent.is_reply:
        raise SlackError("cannot_reply_to_message")
    parent.thread_ts = parent.ts
    return parent.ts


def _target(slack: Slack, channel_id: str) -> Channel:
    """Where to post. A user's id means the direct conversation with the app."""
    workspace, bot = slack.workspace, slack.workspace.app.bot_user_id
    if channel_id in workspace.people and channel_id != bot:
        return workspace.direct(bot, channel_id)
    public = slack.manifest.scopes is not None and slack.manifest.granted("chat:write.public")
    channel = workspace.channel(channel_id, bot, live=True)
    return workspace.channel(channel_id, bot, member=not (public and channel.kind is Kind.CHANNEL), live=True)


def _post_message(slack: Slack, args: Arguments) -> Payload:
    channel = _target(slack, args.required("channel"))
    text, blocks, attachments = content(args, LONGEST_TEXT)
    noted = metadata(args)
    thread = parent_in(slack, channel, args.text("thread_ts"))
    message = Message(
        channel.id,
        slack.workspace.new_ts(),
        slack.workspace.app.bot_user_id,
        text,
        blocks,
        attachments,
        metadata=noted,
        thread_ts=thread,
        broadcast=args.flag("reply_broadcast"),
        from_bot=True,
        unfurl_links=args.flag("unfurl_links", default=not blocks),
    )
    slack.workspace.post(message)
    shape = message_object(slack.workspace, message, with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shape}


def _post_ephemeral(slack: Slack, args: Arguments) -> Payload:
    channel = _target(slack, args.required("channel"))
    user = args.required("user")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    text, blocks, attachments = content(args, LONGEST_TEXT)
    thread = parent_in(slack, channel, args.text("thread_ts"))
    ts, bot = slack.workspace.new_ts(), slack.workspace.app.bot_user_id
    slack.workspace.post(
        Message(channel.id, ts, bot, text, blocks, attachments, thread_ts=thread, audience=user, from_bot=True)
    )
    return {"message_ts": ts}


def _own_message(slack: Slack, args: Arguments, refusal: str) -> tuple[Channel, Message]:
    channel = slack.workspace.channel(args.required("channel"), slack.workspace.app.bot_user_id)
    message = slack.workspace.message(channel, args.required("ts"))
    if message.audience:
        raise SlackError("message_not_found")
    if not message.from_bot:
        raise SlackError(refusal)
    if channel.is_archived:
        raise SlackError("is_archived")
    return channel, message


def _update(slack: Slack, args: Arguments) -> Payload:
    channel, message = _own_message(slack, args, "cant_update_message")
    after = replace(message)
    if args.has("text") or args.has("blocks") or args.has("attachments"):
        text, blocks, attachments = content(args, LONGEST_UPDATE)
        after.text = text if args.has("text") else message.text
        after.blocks = blocks if args.has("blocks") else message.blocks
        after.attachments = attachments if args.has("attachments") else message.attachments
    elif not args.has("metadata"):
        raise SlackError("no_text")
    if args.has("metadata"):
        after.metadata = metadata(args)
    if after.text != message.text:
        after.edited_ts = slack.workspace.new_ts()
    slack.workspace.replace(message, after)
    shape = message_object(slack.workspace, after, with_metadata=True)
    return {"channel": channel.id, "ts": after.ts, "text": after.text, "message": shape}


def _delete(slack: Slack, args: Arguments) -> Payload:
    channel, message = _own_message(slack, args, "cant_delete_message")
    slack.workspace.delete(message)
    return {"channel": channel.id, "ts": message.ts}


def _permalink(slack: Slack, args: Arguments) -> Payload:
    channel = slack.workspace.channel(args.required("channel"), slack.workspace.app.bot_user_id)
    message = slack.workspace.message(channel, args.required("message_ts"))
    link = f"{slack.tickets.base_url}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def _react(slack: Slack, args: Arguments) -> Payload:
    bot = slack.workspace.app.bot_user_id
    channel = slack.workspace.channel(args.required("channel"), bot, member=True, live=True)
    message = slack.workspace.message(channel, args.required("timestamp"))
    users = message.reactions.get(args.required("name"), [])
    if bot in users:
        raise SlackError("already_reacted")
    after = replace(message, reactions=message.reactions | {args.required("name"): [*users, bot]})
    channel.messages[message.ts] = after
    return {}


METHODS = {
    "chat.postMessage": Method(_post_message, ("chat:write",), per_minute=60),
    "chat.postEphemeral": Method(_post_ephemeral, ("chat:write",), per_minute=100),
    "chat.update": Method(_update, ("chat:write",), per_minute=50),
    "chat.delete": Method(_delete, ("chat:write",), per_minute=50),
    "chat.getPermalink": Method(_permalink),
    "reactions.add": Method(_react, ("reactions:write",), per_minute=50),
}
