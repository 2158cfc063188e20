"""conversations.*, users.*, team.info: what the bot may know of the workspace."""

from bot.sandbox.arguments import Arguments
from bot.sandbox.cast import Person
from bot.sandbox.methods import Method, Slack
from bot.sandbox.shapes import channel_object, message_object, user_object
from bot.sandbox.wire import Payload, SlackError
from bot.sandbox.workspace import Channel, Kind, Message

_TYPES = {
    "public_channel": Kind.CHANNEL,
    "private_channel": Kind.PRIVATE,
    "im": Kind.DM,
    "mpim": Kind.GROUP_DM,
}


def _bot(slack: Slack) -> str:
    return slack.workspace.app.bot_user_id


def _known(slack: Slack, args: Arguments, what: str, *, member: bool = False) -> Channel:
    channel = slack.workspace.channel(args.required("channel"), _bot(slack))
    slack.require_for(channel.kind, what)
    return slack.workspace.channel(channel.id, _bot(slack), member=member)


def _open(slack: Slack, args: Arguments) -> Payload:
    if args.has("channel"):
        channel = slack.workspace.channel(args.text("channel"), _bot(slack))
    else:
        users = [user.strip() for user in args.required("users").split(",")]
        if len(users) > 8:
            raise SlackError("too_many_users")
        slack.require("im:write" if len(users) == 1 else "mpim:write")
        if users == [_bot(slack)]:
            raise SlackError("cannot_dm_bot")
        channel = slack.workspace.direct(_bot(slack), *users)
    shape = channel_object(slack.workspace, channel) if args.flag("return_im") else {"id": channel.id}
    return {"channel": shape}


def _info(slack: Slack, args: Arguments) -> Payload:
    channel = _known(slack, args, "read")
    return {"channel": channel_object(slack.workspace, channel, count=args.flag("include_num_members"))}


def _members(slack: Slack, args: Arguments) -> Payload:
    members, cursor = args.page(sorted(_known(slack, args, "read").members), 100)
    return {"members": members, "response_metadata": {"next_cursor": cursor}}


def _history(slack: Slack, args: Arguments) -> Payload:
    channel = _known(slack, args, "history", member=True)
    messages = [m for m in channel.messages.values() if not m.is_reply and not m.deleted and m.audience is None]
    return _messages(slack, args, sorted(_between(args, messages), key=lambda m: m.ts, reverse=True))


def _replies(slack: Slack, args: Arguments) -> Payload:
    channel = _known(slack, args, "history", member=True)
    first = channel.messages.get(args.required("ts"))
    if first is None or first.audience:
        raise SlackError("thread_not_found")
    thread = channel.messages[first.thread_ts or first.ts]
    answers = [m for m in slack.workspace.replies(channel, thread.ts) if m.audience is None]
    return _messages(slack, args, [thread, *_between(args, answers)])


def _between(args: Arguments, messages: list[Message]) -> list[Message]:
    oldest, latest = args.text("oldest", "0"), args.text("latest", "9999999999")
    edge = args.flag("inclusive")
    return [
        m
        for m in messages
        if float(oldest) < float(m.ts) < float(latest) or (edge and float(m.ts) in (float(oldest), float(latest)))
    ]


def _messages(slack: Slack, args: Arguments, messages: list[Message]) -> Payload:
    page, cursor = args.page(messages, 100)
    noted = args.flag("include_all_metadata")
    answer: Payload = {
        "messages": [message_object(slack.workspace, m, with_metadata=noted) for m in page],
        "has_more": bool(cursor),
        "pin_count": 0,
    }
    return answer | ({"response_metadata": {"next_cursor": cursor}} if cursor else {})


def _kinds(slack: Slack, args: Arguments) -> set[Kind]:
    kinds = set()
    for name in args.text("types", "public_channel").split(","):
        if name.strip() not in _TYPES:
            raise SlackError("invalid_types")
        kinds.add(_TYPES[name.strip()])
    for kind in kinds:
        slack.require_for(kind, "read")
    return kinds


def _list(slack: Slack, args: Arguments) -> Payload:
    kinds, hidden = _kinds(slack, args), args.flag("exclude_archived")
    found = [
        channel
        for channel in slack.workspace.channels.values()
        if channel.kind in kinds and (channel.kind is Kind.CHANNEL or _bot(slack) in channel.members)
        if not (hidden and channel.is_archived)
    ]
    page, cursor = args.page(found, 100)
    shapes = [channel_object(slack.workspace, channel, count=True) for channel in page]
    return {"channels": shapes, "response_metadata": {"next_cursor": cursor}}


def _users_conversations(slack: Slack, args: Arguments) -> Payload:
    kinds, user = _kinds(slack, args), args.text("user", _bot(slack))
    slack.workspace.person(user)
    found = [
        channel
        for channel in slack.workspace.seen_by(user)
        if channel.kind in kinds and (channel.kind is Kind.CHANNEL or _bot(slack) in channel.members)
        if not (args.flag("exclude_archived") and channel.is_archived)
    ]
    page, cursor = args.page(found, 100)
    shapes = [channel_object(slack.workspace, channel) for channel in page]
    return {"channels": shapes, "response_metadata": {"next_cursor": cursor}}


def _user(slack: Slack, person: Person, *, locale: bool = False) -> Payload:
    shape = user_object(slack.workspace, person, with_email=slack.manifest.granted("users:read.email"))
    return shape | ({"locale": person.locale} if locale else {})


def _users_info(slack: Slack, args: Arguments) -> Payload:
    person = slack.workspace.person(args.required("user"))
    return {"user": _user(slack, person, locale=args.flag("include_locale"))}


def _users_list(slack: Slack, args: Arguments) -> Payload:
    page, cursor = args.page(list(slack.workspace.people.values()), 1000)
    members = [_user(slack, person, locale=args.flag("include_locale")) for person in page]
    return {
        "members": members,
        "cache_ts": int(slack.clock.now()),
        "response_metadata": {"next_cursor": cursor},
    }


def _lookup(slack: Slack, args: Arguments) -> Payload:
    address = args.required("email").lower()
    for person in slack.workspace.people.values():
        if person.email and person.email.lower() == address:
            return {"user": _user(slack, person)}
    raise SlackError("users_not_found")


def _team(slack: Slack, args: Arguments) -> Payload:
    cast = slack.workspace.cast
    team = {"id": cast.team_id, "name": cast.team_name, "domain": cast.team_domain, "email_domain": "", "icon": {}}
    return {"team": team}


METHODS = {
    "conversations.open": Method(_open, per_minute=50),
    "conversations.info": Method(_info, per_minute=50),
    "conversations.members": Method(_members, per_minute=100),
    "conversations.history": Method(_history, per_minute=50),
    "conversations.replies": Method(_replies, per_minute=50),
    "conversations.list": Method(_list, per_minute=20),
    "users.conversations": Method(_users_conversations, per_minute=50),
    "users.info": Method(_users_info, ("users:read",), per_minute=100),
    "users.list": Method(_users_list, ("users:read",), per_minute=20),
    "users.lookupByEmail": Method(_lookup, ("users:read.email",), per_minute=50),
    "team.info": Method(_team, ("team:read",), per_minute=50),
}
