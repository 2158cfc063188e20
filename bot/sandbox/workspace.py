"""The state of one Slack workspace: channels, messages, who may see what.

Everything that changes is told to `listeners` as a `Change`: the page's live feed and the events to the bot are made
from that, so nothing can be posted that the one hears of and the other does not.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bot.sandbox.cast import Cast, Person
from bot.sandbox.clock import ClockReading
from bot.sandbox.wire import Payload, SlackError


class Kind(StrEnum):
    """What a conversation is."""

    CHANNEL = "channel"
    PRIVATE = "private"
    DM = "dm"
    GROUP_DM = "group_dm"


@dataclass
class Message:
    """One message as Slack stores it: text raw, blocks with all their ids."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Payload] = field(default_factory=list)
    attachments: list[Payload] = field(default_factory=list)
    metadata: Payload | None = None
    thread_ts: str | None = None
    broadcast: bool = False
    #: For whom alone it is visible; `None` for everybody in the conversation.
    audience: str | None = None
    from_bot: bool = False
    edited_ts: str | None = None
    deleted: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)
    unfurl_links: bool = True

    @property
    def is_reply(self) -> bool:
        """Whether it stands in a thread and not in the channel itself."""
        return self.thread_ts is not None and self.thread_ts != self.ts and not self.broadcast


@dataclass
class Channel:
    """A conversation with its messages in the order of their `ts`."""

    id: str
    name: str
    kind: Kind
    members: set[str]
    topic: str = ""
    created: int = 0
    is_ext_shared: bool = False
    is_archived: bool = False
    messages: dict[str, Message] = field(default_factory=dict)
    read_ts: dict[str, str] = field(default_factory=dict)


class ChangeKind(StrEnum):
    """What happened to a message."""

    POSTED = "message"
    CHANGED = "changed"
    DELETED = "deleted"
    EPHEMERAL = "ephemeral"


@dataclass(frozen=True)
class Change:
    """One thing that happened to one message; `before` is the message as it was."""

    kind: ChangeKind
    channel: Channel
    message: Message
    before: Message | None = None


class Workspace:
    """People, conversations, messages."""

    def __init__(self, cast: Cast, now: ClockReading) -> None:
        self.cast = cast
        self.app = cast.app
        self._now = now
        self._last_micros = 0
        self.people: dict[str, Person] = {person.id: person for person in cast.people}
        self.channels: dict[str, Channel] = {
            place.id: Channel(place.id, place.name, Kind(place.kind), set(place.members), place.topic, int(now()))
            for place in cast.places
        }
        self.listeners: list[Callable[[Change], None]] = []
        for person in cast.people:
            if not person.is_bot:
                self.direct(self.app.bot_user_id, person.id)

    def new_ts(self) -> str:
        """A message's time and name: later than every earlier one, also after the clock was set back."""
        self._last_micros = max(int(self._now() * 1_000_000), self._last_micros + 1)
        return f"{self._last_micros // 1_000_000}.{self._last_micros % 1_000_000:06d}"

    def person(self, user_id: str) -> Person:
        """A member; raises `user_not_found`."""
        if user_id not in self.people:
            raise SlackError("user_not_found")
        return self.people[user_id]

    def seen_by(self, user_id: str) -> Iterator[Channel]:
        """The conversations that stand in this person's list."""
        return (channel for channel in self.channels.values() if user_id in channel.members)

    def channel(self, channel_id: str, user_id: str, *, member: bool = False, live: bool = False) -> Channel:
        """A conversation as this user may know it: `channel_not_found` for a private one they are not in.

        `member`: must be in it (`not_in_channel`). `live`: must not be archived (`is_archived`).
        """
        channel = self.channels.get(channel_id)
        if channel is None or (channel.kind is not Kind.CHANNEL and user_id not in channel.members):
            raise SlackError("channel_not_found")
        if member and user_id not in channel.members:
            raise SlackError("not_in_channel")
        if live and channel.is_archived:
            raise SlackError("is_archived")
        return channel

    def direct(self, *user_ids: str) -> Channel:
        """The direct conversation of these people, opened if need be. Its id follows from the person's: `D01MARA`."""
        members = {self.person(user_id).id for user_id in user_ids}
        for channel in self.channels.values():
            if channel.kind in (Kind.DM, Kind.GROUP_DM) and channel.members == members:
                return channel
        others = sorted(members - {self.app.bot_user_id})
        kind = Kind.DM if len(members) <= 2 else Kind.GROUP_DM
        ending = "X".join(user_id.removeprefix("U") for user_id in others)
        names = "--".join(sorted(self.people[user_id].username for user_id in members))
        channel_id = f"{'D' if kind is Kind.DM else 'G'}{ending}"
        name = "directmessage" if kind is Kind.DM else f"mpdm-{names}-1"
        self.channels[channel_id] = Channel(channel_id, name, kind, members, created=int(self._now()))
        return self.channels[channel_id]

    def message(self, channel: Channel, ts: str) -> Message:
        """A message that is not deleted; raises `message_not_found`."""
        message = channel.messages.get(ts)
        if message is None or message.deleted:
            raise SlackError("message_not_found")
        return message

    def replies(self, channel: Channel, thread_ts: str) -> list[Message]:
        """The answers in a thread, oldest first, without the first message."""
        return [
            m for m in channel.messages.values() if m.thread_ts == thread_ts and m.ts != thread_ts and not m.deleted
        ]

    def post(self, message: Message) -> Message:
        """Store a message whose `ts` is new, and tell everybody."""
        channel = self.channels[message.channel]
        channel.messages[message.ts] = message
        if message.audience is None:
            channel.read_ts[message.user] = message.ts
        self._tell(Change(ChangeKind.EPHEMERAL if message.audience else ChangeKind.POSTED, channel, message))
        return message

    def replace(self, before: Message, after: Message) -> Message:
        """Put a changed message in the place of the earlier one."""
        channel = self.channels[before.channel]
        channel.messages[before.ts] = after
        kind = ChangeKind.EPHEMERAL if after.audience else ChangeKind.CHANGED
        self._tell(Change(kind, channel, after, before))
        return after

    def delete(self, message: Message) -> None:
        """Take a message away. What has answers stays as a stone, as in Slack."""
        channel = self.channels[message.channel]
        message.deleted = True
        if not self.replies(channel, message.ts):
            del channel.messages[message.ts]
        self._tell(Change(ChangeKind.DELETED, channel, message, message))

    def unread(self, channel: Channel, user_id: str) -> int:
        """How many messages of others this person has not read in the channel itself."""
        read = channel.read_ts.get(user_id, "0")
        return sum(
            1
            for message in channel.messages.values()
            if message.ts > read and message.user != user_id and not message.is_reply and not message.deleted
            if message.audience in (None, user_id)
        )

    def _tell(self, change: Change) -> None:
        for listener in self.listeners:
            listener(change)
