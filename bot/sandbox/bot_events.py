"""Turns what happens in the workspace into events for the bot, if its manifest asked for them.

The bot also hears of its own messages, with its `bot_id` in them, as in Slack: it is the bot that must not answer itself.
"""

from bot.sandbox.clock import Clock
from bot.sandbox.deliver import Delivery
from bot.sandbox.manifest import Manifest
from bot.sandbox.shapes import message_object
from bot.sandbox.views import View, Views
from bot.sandbox.wire import Payload, new_id
from bot.sandbox.workspace import Change, ChangeKind, Channel, Kind, Workspace

_SUBSCRIPTION = {
    Kind.CHANNEL: ("message.channels", "channel"),
    Kind.PRIVATE: ("message.groups", "group"),
    Kind.DM: ("message.im", "im"),
    Kind.GROUP_DM: ("message.mpim", "mpim"),
}


class BotEvents:
    """Listens to the workspace on the bot's behalf."""

    def __init__(
        self, workspace: Workspace, views: Views, manifest: Manifest, delivery: Delivery, clock: Clock
    ) -> None:
        self._workspace = workspace
        self._views = views
        self._manifest = manifest
        self._delivery = delivery
        self._clock = clock
        workspace.listeners.append(self.changed)

    def changed(self, change: Change) -> None:
        """A message was posted, changed or deleted."""
        channel, message = change.channel, change.message
        if change.kind is ChangeKind.EPHEMERAL or self._workspace.app.bot_user_id not in channel.members:
            return
        subscription, channel_type = _SUBSCRIPTION[channel.kind]
        shape = message_object(self._workspace, message, with_metadata=True)
        common: Payload = {"type": "message", "channel": channel.id, "channel_type": channel_type}
        event: Payload
        event_ts = message.ts if change.kind is ChangeKind.POSTED else self._workspace.new_ts()
        match change.kind:
            case ChangeKind.POSTED:
                event = shape | common
                if not message.from_bot:
                    event |= {"client_msg_id": new_id("client-"), "blocks": _typed_blocks(message.text)}
                mention = f"<@{self._workspace.app.bot_user_id}>"
                if mention in message.text and channel.kind is not Kind.DM and not message.from_bot:
                    mentioned = {key: value for key, value in event.items() if key != "channel_type"}
                    self.tell("app_mention", mentioned | {"type": "app_mention", "event_ts": message.ts})
            case ChangeKind.CHANGED:
                previous = message_object(self._workspace, change.before or message, with_metadata=True)
                event = common | {
                    "subtype": "message_changed",
                    "message": shape,
                    "previous_message": previous,
                    "hidden": True,
                    "ts": event_ts,
                }
            case _:
                event = common | {
                    "subtype": "message_deleted",
                    "deleted_ts": message.ts,
                    "previous_message": shape,
                    "hidden": True,
                    "ts": event_ts,
                }
        self.tell(subscription, event | {"event_ts": event_ts}, channel)

    def home_opened(self, user: str, channel: Channel, home: View | None) -> None:
        """A person opened the app's home tab."""
        event: Payload = {
            "type": "app_home_opened",
            "user": user,
            "channel": channel.id,
            "tab": "home",
            "event_ts": self._workspace.new_ts(),
        }
        if home:
            event["view"] = self._views.shape(home)
        self.tell("app_home_opened", event)

    def tell(self, subscription: str, event: Payload, channel: Channel | None = None) -> None:
        """Send one event in its envelope, if it was subscribed to."""
        if not self._manifest.subscribed(subscription):
            return
        app, team_id = self._workspace.app, self._workspace.cast.team_id
        self._delivery.send_event(
            {
                "token": "sandbox",
                "team_id": team_id,
                "context_team_id": team_id,
                "context_enterprise_id": None,
                "api_app_id": app.id,
                "event": event,
                "type": "event_callback",
                "event_id": new_id("Ev"),
                "event_time": int(self._clock.now()),
                "authorizations": [
                    {
                        "enterprise_id": None,
                        "team_id": team_id,
                        "user_id": app.bot_user_id,
                        "is_bot": True,
                        "is_enterprise_install": False,
                    }
                ],
                "is_ext_shared_channel": bool(channel and channel.is_ext_shared),
                "event_context": new_id("4-"),
            }
        )


def _typed_blocks(text: str) -> list[Payload]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return [{"type": "rich_text", "block_id": new_id("b"), "elements": [section]}]
