"""The payloads that Slack sends for what a person does, in Slack's own shapes."""

from typing import Any

from bot.sandbox.form_state import State
from bot.sandbox.shapes import message_object
from bot.sandbox.tickets import Tickets
from bot.sandbox.views import View, Views
from bot.sandbox.wire import Payload
from bot.sandbox.workspace import Channel, Kind, Message, Workspace


class Payloads:
    """Builds them from the workspace's state."""

    def __init__(self, workspace: Workspace, views: Views, tickets: Tickets) -> None:
        self._workspace = workspace
        self._views = views
        self._tickets = tickets

    def command(self, user: str, channel: Channel, command: str, text: str) -> Payload:
        """The form of a slash command: strings throughout."""
        cast = self._workspace.cast
        return {
            "token": "sandbox",
            "team_id": cast.team_id,
            "team_domain": cast.team_domain,
            "channel_id": channel.id,
            "channel_name": _channel_name(channel),
            "user_id": user,
            "user_name": self._workspace.person(user).username,
            "command": command,
            "text": text,
            "api_app_id": cast.app.id,
            "is_enterprise_install": "false",
            "response_url": self._tickets.new_response_url(user, channel.id),
            "trigger_id": self._tickets.new_trigger(user),
        }

    def message_action(self, user: str, message: Message, state: State, action: Payload) -> Payload:
        """A press in a message. An ephemeral message is not shown to the bot again."""
        channel = self._workspace.channels[message.channel]
        container: Payload = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.id,
            "is_ephemeral": message.audience is not None,
        }
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        payload = self._interaction("block_actions", user) | {
            "container": container,
            "trigger_id": self._tickets.new_trigger(user),
            "channel": {"id": channel.id, "name": _channel_name(channel)},
            "state": {"values": state},
            "response_url": self._tickets.new_response_url(user, channel.id, message.ts),
            "actions": [action],
        }
        if message.audience is None:
            payload["message"] = message_object(self._workspace, message)
        return payload

    def view_action(self, user: str, view: View, action: Payload) -> Payload:
        """A press in a modal or a home tab."""
        return self._interaction("block_actions", user) | {
            "container": {"type": "view", "view_id": view.id},
            "trigger_id": self._tickets.new_trigger(user, view.id if view.kind == "modal" else None),
            "view": self._views.shape(view),
            "actions": [action],
        }

    def suggestion(self, user: str, place: Message | View, block_id: str, action_id: str, typed: str) -> Payload:
        """The question of an external select."""
        payload = self._interaction("block_suggestion", user) | {
            "action_id": action_id,
            "block_id": block_id,
            "value": typed,
        }
        if isinstance(place, View):
            return payload | {
                "container": {"type": "view", "view_id": place.id},
                "view": self._views.shape(place),
            }
        channel = self._workspace.channels[place.channel]
        return payload | {
            "container": {
                "type": "message",
                "message_ts": place.ts,
                "channel_id": channel.id,
                "is_ephemeral": place.audience is not None,
            },
            "channel": {"id": channel.id, "name": _channel_name(channel)},
            "message": message_object(self._workspace, place),
        }

    def submission(self, user: str, view: View) -> Payload:
        """A form that was sent off."""
        return self._interaction("view_submission", user) | {
            "trigger_id": self._tickets.new_trigger(user, view.id),
            "view": self._views.shape(view),
            "response_urls": [],
        }

    def closing(self, user: str, view: View, *, cleared: bool) -> Payload:
        """A form that was closed."""
        return self._interaction("view_closed", user) | {"view": self._views.shape(view), "is_cleared": cleared}

    def global_shortcut(self, user: str, callback_id: str) -> Payload:
        """A shortcut from the search or the composer."""
        return self._interaction("shortcut", user) | {
            "callback_id": callback_id,
            "trigger_id": self._tickets.new_trigger(user),
            "action_ts": self._workspace.new_ts(),
        }

    def message_shortcut(self, user: str, callback_id: str, message: Message) -> Payload:
        """A shortcut from a message's menu."""
        channel = self._workspace.channels[message.channel]
        return self._interaction("message_action", user) | {
            "callback_id": callback_id,
            "trigger_id": self._tickets.new_trigger(user),
            "action_ts": self._workspace.new_ts(),
            "response_url": self._tickets.new_response_url(user, channel.id),
            "message_ts": message.ts,
            "channel": {"id": channel.id, "name": _channel_name(channel)},
            "message": message_object(self._workspace, message),
        }

    def _interaction(self, kind: str, user: str) -> Payload:
        cast, person = self._workspace.cast, self._workspace.person(user)
        who: dict[str, Any] = {
            "id": user,
            "username": person.username,
            "name": person.username,
            "team_id": cast.team_id,
        }
        return {
            "type": kind,
            "token": "sandbox",
            "user": who,
            "api_app_id": cast.app.id,
            "team": {"id": cast.team_id, "domain": cast.team_domain},
            "enterprise": None,
            "is_enterprise_install": False,
        }


def _channel_name(channel: Channel) -> str:
    match channel.kind:
        case Kind.DM:
            return "directmessage"
        case Kind.PRIVATE:
            return "privategroup"
        case Kind.CHANNEL | Kind.GROUP_DM:
            return channel.name
