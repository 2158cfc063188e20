"""Switches faults on: those that wait for a call, and those that happen to the workspace at once."""

from bot.sandbox.bot_events import BotEvents
from bot.sandbox.faults import Fault, FaultKind, Faults
from bot.sandbox.live import Live
from bot.sandbox.socket_mode import SocketMode
from bot.sandbox.wire import Payload
from bot.sandbox.workspace import Channel, Kind, Workspace


class Faulting:
    """Carries out a fault as it was asked for."""

    def __init__(self, workspace: Workspace, faults: Faults, events: BotEvents, socket: SocketMode, live: Live) -> None:
        self._workspace = workspace
        self._faults = faults
        self._events = events
        self._socket = socket
        self._live = live

    async def switch_on(self, asked: Payload) -> None:
        """One fault, by its fields. Raises `ValueError`, `TypeError` or `KeyError` for what is none."""
        if asked.get("clear"):
            self._faults.waiting.clear()
            return
        fault = Fault(**asked)
        match fault.kind:
            case FaultKind.DROP_SOCKET:
                await self._socket.drop(politely=False)
            case FaultKind.REFRESH_SOCKET:
                await self._socket.drop(politely=True)
            case FaultKind.SHARE_CHANNEL | FaultKind.REMOVE_BOT | FaultKind.ADD_BOT | FaultKind.ARCHIVE:
                self._change(FaultKind(fault.kind), self._workspace.channels[fault.channel])
                self._live.tell({"type": "channels"})
            case _:
                self._faults.waiting.append(fault)

    def _change(self, kind: FaultKind, channel: Channel) -> None:
        bot, admin = self._workspace.app.bot_user_id, next(iter(self._workspace.people))
        family = "channel" if channel.kind is Kind.CHANNEL else "group"
        event: Payload = {"channel": channel.id, "event_ts": self._workspace.new_ts()}
        match kind:
            case FaultKind.SHARE_CHANNEL:
                channel.is_ext_shared = True
                self._events.tell("channel_shared", event | {"type": "channel_shared", "connected_team_id": "T99OTHER"})
            case FaultKind.REMOVE_BOT:
                channel.members.discard(bot)
                self._events.tell(f"{family}_left", event | {"type": f"{family}_left", "actor_id": admin})
            case FaultKind.ADD_BOT:
                channel.members.add(bot)
                joined = {"type": "member_joined_channel", "user": bot, "team": self._workspace.cast.team_id}
                self._events.tell("member_joined_channel", event | joined | {"channel_type": family[0].upper()})
            case _:
                channel.is_archived = True
                self._events.tell(f"{family}_archive", event | {"type": f"{family}_archive", "user": admin})
