"""People, channels and messages in the shape of Slack's API objects."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.sandbox.cast import Person
from bot.sandbox.wire import Payload
from bot.sandbox.workspace import Channel, Kind, Message, Workspace


def user_object(workspace: Workspace, person: Person, *, with_email: bool) -> Payload:
    """The `user` of users.info; the e-mail address only with the scope users:read.email."""
    zone = ZoneInfo(person.tz)
    offset = datetime.now(zone).utcoffset()
    profile: Payload = {
        "title": person.title,
        "real_name": person.name,
        "real_name_normalized": person.name,
        "display_name": person.name.split()[0],
        "display_name_normalized": person.name.split()[0],
        "team": workspace.cast.team_id,
    }
    if with_email and person.email:
        profile["email"] = person.email
    if person.is_bot:
        profile |= {"api_app_id": workspace.app.id, "bot_id": workspace.app.bot_id}
    return {
        "id": person.id,
        "team_id": workspace.cast.team_id,
        "name": person.username,
        "deleted": False,
        "color": person.color,
        "real_name": person.name,
        "tz": person.tz,
        "tz_label": person.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": profile,
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": person.is_guest,
        "is_ultra_restricted": person.is_guest,
        "is_stranger": person.is_stranger,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "is_email_confirmed": True,
        "updated": 0,
    }


def channel_object(workspace: Workspace, channel: Channel, *, count: bool = False) -> Payload:
    """The `channel` of conversations.info, as the bot's user sees it."""
    bot = workspace.app.bot_user_id
    if channel.kind is Kind.DM:
        other = next(iter(channel.members - {bot}), bot)
        return {
            "id": channel.id,
            "created": channel.created,
            "is_archived": False,
            "is_im": True,
            "is_org_shared": False,
            "is_ext_shared": False,
            "is_shared": False,
            "context_team_id": workspace.cast.team_id,
            "user": other,
            "is_user_deleted": False,
            "priority": 0,
        }
    private = channel.kind is not Kind.CHANNEL
    shape: Payload = {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "created": channel.created,
        "creator": next(iter(workspace.people)),
        "context_team_id": workspace.cast.team_id,
        "is_channel": not private,
        "is_group": private,
        "is_im": False,
        "is_mpim": channel.kind is Kind.GROUP_DM,
        "is_private": private,
        "is_archived": channel.is_archived,
        "is_general": channel.name == "general",
        "is_shared": channel.is_ext_shared,
        "is_ext_shared": channel.is_ext_shared,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "shared_team_ids": [workspace.cast.team_id] + (["T99OTHER"] if channel.is_ext_shared else []),
        "is_member": bot in channel.members,
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "previous_names": [],
        "unlinked": 0,
    }
    if count:
        shape["num_members"] = len(channel.members)
    return shape


def message_object(workspace: Workspace, message: Message, *, with_metadata: bool = False) -> Payload:
    """A message as conversations.history gives it."""
    shape: Payload = {
        "type": "message",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": workspace.cast.team_id,
    }
    if message.from_bot:
        app = workspace.app
        shape |= {
            "bot_id": app.bot_id,
            "app_id": app.id,
            "bot_profile": {
                "id": app.bot_id,
                "app_id": app.id,
                "user_id": app.bot_user_id,
                "name": app.name,
                "deleted": False,
                "updated": 0,
                "team_id": workspace.cast.team_id,
            },
        }
    if message.blocks:
        shape["blocks"] = message.blocks
    if message.attachments:
        shape["attachments"] = message.attachments
    if message.thread_ts:
        shape["thread_ts"] = message.thread_ts
        if message.thread_ts == message.ts:
            replies = workspace.replies(workspace.channels[message.channel], message.ts)
            authors = list(dict.fromkeys(reply.user for reply in replies))
            shape |= {
                "reply_count": len(replies),
                "reply_users": authors,
                "reply_users_count": len(authors),
                "latest_reply": replies[-1].ts if replies else message.ts,
            }
        else:
            shape["parent_user_id"] = workspace.channels[message.channel].messages[message.thread_ts].user
    if message.edited_ts:
        shape["edited"] = {"user": message.user, "ts": message.edited_ts}
    if message.reactions:
        shape["reactions"] = [
            {"name": name, "users": users, "count": len(users)} for name, users in message.reactions.items()
        ]
    if with_metadata and message.metadata:
        shape["metadata"] = message.metadata
    return shape
