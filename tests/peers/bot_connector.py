"""A Bot Connector on loopback, with the people and the conversations of a tenant: the real SDK talks to it.

It signs what it delivers with a key of its own, gives tokens for the client secret, takes, changes and counts messages,
and knows who is in which conversation. Shapes: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
"""

import asyncio
import contextlib
import itertools
import json
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import httpx2
import jwt
import uvicorn
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from bot.outside.server import listen
from tests.peers.waiting import eventually

TENANT = "11111111-aaaa-4bbb-8ccc-000000000001"
ELSEWHERE = "22222222-aaaa-4bbb-8ccc-000000000002"
APP = "33333333-aaaa-4bbb-8ccc-000000000003"
SECRET = "a-client-secret-of-this-test"
REVIEW = "19:review0123456789abcdef@thread.tacv2"
GENERAL = "19:general0123456789abcdef@thread.tacv2"
BOT = f"28:{APP}"
ISSUER = "https://api.botframework.com"
#: where the service URL of another tenant points
REGION = "/emea"
KEY_ID = "key-of-this-test"


@dataclass(slots=True)
class Message:
    """A message as it stands in a conversation."""

    conversation: str
    id: str
    activity: dict[str, Any]
    edits: int = 0

    @property
    def card(self) -> dict[str, Any]:
        """Its adaptive card, or nothing."""
        attachments = self.activity.get("attachments") or [{}]
        content: dict[str, Any] = attachments[0].get("content") or {}
        return content

    @property
    def text(self) -> str:
        """All that a reader sees of it."""
        return words_of(self.card)

    @property
    def buttons(self) -> list[str]:
        return [str(action.get("title")) for action in actions_of(self.card)]

    def __contains__(self, words: str) -> bool:
        return words in self.text


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the tenant, or a guest in it."""

    user_id: str
    name: str
    email: str
    role: str = "user"
    tenant: str = TENANT

    @property
    def account(self) -> dict[str, str]:
        """As a roster shows them."""
        return {
            "id": f"29:1{self.user_id}",
            "name": self.name,
            "objectId": self.user_id,
            "email": self.email,
            "userPrincipalName": self.email,
            "tenantId": self.tenant,
            "userRole": self.role,
        }


@dataclass(slots=True)
class Fault:
    """What goes wrong with the next call whose method and path it fits."""

    method: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    #: the call takes effect all the same
    taken: bool = False
    times: int = 1


@dataclass
class Connector:
    """The running Connector. `base_url` is its service URL, and where it signs in and shows its keys."""

    base_url: str = ""
    members: dict[str, Member] = field(default_factory=dict)
    #: who is in which conversation, by user id
    rosters: dict[str, list[str]] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    #: every call that came, as (method, path)
    calls: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    #: conversations that we are in no more
    closed: set[str] = field(default_factory=set)
    #: conversations of another tenant than TENANT: Teams serves them in a region of their own
    tenants: dict[str, str] = field(default_factory=dict)
    keys: dict[str, Any] = field(default_factory=dict)
    bot: httpx2.AsyncClient | None = None
    tokens: int = 0
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def deliver_to(self, app: ASGIApp) -> None:
        """Whom activities go to from now on."""
        transport = httpx2.ASGITransport(app=app)
        self.bot = httpx2.AsyncClient(transport=transport, base_url="http://bot.example", timeout=30)

    def person(self, user_id: str) -> "Hand":
        """The hands of somebody."""
        return Hand(self, self.members[user_id])

    def add(self, member: Member, *conversations: str) -> None:
        """Somebody, with a conversation of their own, who is in these too."""
        self.members[member.user_id] = member
        for conversation in (personal(member.user_id), *conversations):
            self.rosters.setdefault(conversation, []).append(member.user_id)

    def next_id(self) -> str:
        return f"{1732443000000 + next(self._numbers)}"

    def of(self, conversation: str) -> list[Message]:
        return [message for message in self.messages if message.conversation == conversation]

    async def deliver(
        self, activity: Mapping[str, Any], *, token: str | None = None, signed: bool = True
    ) -> httpx2.Response:
        """Send an activity to the bot as the Connector does; another `token` forges it."""
        assert self.bot is not None, "deliver_to comes first"
        raw = token if token is not None else mint(service_url=str(activity.get("serviceUrl") or self.base_url))
        headers = {"Authorization": f"Bearer {raw}"} if signed else {}
        return await self.bot.post("/teams/messages", json=dict(activity), headers=headers)

    # ---- what the bot calls

    async def _take(self, request: Request) -> Response:
        self.calls.append((request.method, request.url.path))
        fault = self._fault(request)
        conversation = str(request.path_params["conversation"])
        if fault is not None and not fault.taken:
            return JSONResponse({"error": {"code": "Scripted"}}, fault.status, dict(fault.headers))
        if (no := self._not_allowed(request, conversation)) is not None:
            return no
        activity = await request.json()
        message = Message(conversation, self.next_id(), activity)
        self.messages.append(message)
        if fault is not None:
            return JSONResponse({"error": {"code": "Scripted"}}, fault.status, dict(fault.headers))
        return JSONResponse({"id": message.id}, 201)

    async def _change(self, request: Request) -> Response:
        self.calls.append((request.method, request.url.path))
        fault = self._fault(request)
        conversation = str(request.path_params["conversation"])
        if fault is not None:
            return JSONResponse({"error": {"code": "Scripted"}}, fault.status, dict(fault.headers))
        if (no := self._not_allowed(request, conversation)) is not None:
            return no
        for message in self.of(conversation):
            if message.id == request.path_params["activity"]:
                message.activity = await request.json()
                message.edits += 1
                return JSONResponse({"id": message.id})
        return JSONResponse({"error": {"code": "ActivityNotFoundInConversation"}}, 404)

    async def _paged(self, request: Request) -> Response:
        self.calls.append((request.method, request.url.path))
        conversation = str(request.path_params["conversation"])
        if (no := self._not_allowed(request, conversation)) is not None:
            return no
        found = [self.members[one].account for one in self.rosters.get(conversation, ())]
        size = int(request.query_params.get("pageSize", "200"))
        begin = int(request.query_params.get("continuationToken", "0"))
        page: dict[str, Any] = {"members": found[begin : begin + size]}
        if begin + size < len(found):
            page["continuationToken"] = str(begin + size)
        return JSONResponse(page)

    async def _member(self, request: Request) -> Response:
        self.calls.append((request.method, request.url.path))
        fault = self._fault(request)
        if fault is not None:
            return JSONResponse({"error": {"code": "Scripted"}}, fault.status, dict(fault.headers))
        conversation, wanted = str(request.path_params["conversation"]), str(request.path_params["member"])
        if (no := self._not_allowed(request, conversation)) is not None:
            return no
        for user_id in self.rosters.get(conversation, ()):
            if wanted in (user_id, self.members[user_id].account["id"]):
                return JSONResponse(self.members[user_id].account)
        return JSONResponse({"error": {"code": "MemberNotFoundInConversation"}}, 404)

    async def _token(self, request: Request) -> Response:
        form = dict(parse_qsl((await request.body()).decode()))
        self.calls.append((request.method, request.url.path))
        if form.get("client_secret") != SECRET or form.get("client_id") != APP:
            return JSONResponse({"error": "invalid_client"}, 401)
        self.tokens += 1
        return JSONResponse({"token_type": "Bearer", "expires_in": 3599, "access_token": f"bot-token-{self.tokens}"})

    async def _keys(self, request: Request) -> Response:
        self.calls.append((request.method, request.url.path))
        return JSONResponse(self.keys)

    def _not_allowed(self, request: Request, conversation: str) -> Response | None:
        if not request.headers.get("authorization", "").startswith("Bearer bot-token-"):
            return JSONResponse({"error": {"code": "Unauthorized"}}, 401)
        if conversation in self.closed or conversation not in self.rosters:
            return JSONResponse({"error": {"code": "BotNotInConversationRoster"}}, 403)
        return None

    def _fault(self, request: Request) -> Fault | None:
        for fault in self.faults:
            if fault.times > 0 and fault.method == request.method:
                fault.times -= 1
                return fault
        return None


@dataclass(slots=True)
class Dialog:
    """A dialog that is open in front of somebody."""

    hand: "Hand"
    title: str
    card: dict[str, Any]

    def __contains__(self, words: str) -> bool:
        return words in words_of(self.card)

    @property
    def fields(self) -> dict[str, Any]:
        """What stands in its fields, by their labels."""
        return {str(one.get("label")): one.get("value") for one in inputs_of(self.card)}

    async def submit(self, filled: Mapping[str, str] | None = None, *, label: str = "") -> "Dialog | str | None":
        """Send it, with these in its fields, by their labels; what comes of it."""
        actions = actions_of(self.card)
        action = next(one for one in actions if not label or one.get("title") == label)
        return await self.hand.submit(self.card, action, filled or {})


@dataclass(slots=True)
class Hand:
    """What one person does in Teams."""

    connector: Connector
    member: Member

    @property
    def dm(self) -> str:
        return personal(self.member.user_id)

    async def install(self) -> None:
        """Add the app to one's own chat: Teams tells of it in two ways."""
        added = [{"id": BOT, "name": "Overture"}]
        await self._send({"type": "conversationUpdate", "membersAdded": added}, self.dm)
        await self._send({"type": "installationUpdate", "action": "add"}, self.dm)

    async def remove(self) -> None:
        """Take the app out again."""
        self.connector.closed.add(self.dm)
        await self._send({"type": "installationUpdate", "action": "remove"}, self.dm)

    async def say(self, text: str) -> None:
        """Write to the bot in one's own chat."""
        await self._send({"type": "message", "text": text, "textFormat": "plain"}, self.dm)

    async def mention(self, channel: str, text: str) -> None:
        """Write to the bot in a channel, as Teams sends it."""
        entity = {"type": "mention", "text": "<at>Overture</at>", "mentioned": {"id": BOT, "name": "Overture"}}
        told = {"type": "message", "text": f"<at>Overture</at>&nbsp;{text}\n", "textFormat": "plain"}
        await self._send(told | {"entities": [entity]}, channel)

    async def press(self, message: Message, label: str) -> "Dialog | dict[str, Any] | str | None":
        """Press a button of a card: a dialog that opened, the card that came back, or words in passing."""
        action = next((one for one in actions_of(message.card) if one.get("title") == label), None)
        assert action is not None, f"no button {label!r} among {message.buttons}"
        if action["type"] == "Action.Submit":
            return await self.fetch(action["data"], message)
        value = {"action": {"type": "Action.Execute", "verb": action.get("verb", ""), "data": action["data"]}}
        body = await self.invoke("adaptiveCard/action", value | {"trigger": "manual"}, message)
        assert body["statusCode"] == 200
        return body["value"] if isinstance(body["value"], dict | str) else None

    async def fetch(self, data: Mapping[str, Any], message: Message | None = None) -> "Dialog | str | None":
        """Ask for a dialog."""
        value = {"data": dict(data), "context": {"theme": "default"}}
        return self._task(await self.invoke("task/fetch", value, message))

    async def submit(
        self, card: Mapping[str, Any], action: Mapping[str, Any], filled: Mapping[str, str]
    ) -> "Dialog | str | None":
        """Send a dialog."""
        typed: dict[str, Any] = {}
        by_label = dict(filled)
        for one in inputs_of(card):
            typed[str(one["id"])] = by_label.pop(str(one.get("label")), one.get("value") or "")
        assert not by_label, f"no fields {list(by_label)}"
        value = {"data": {**action["data"], **typed}, "context": {"theme": "default"}}
        return self._task(await self.invoke("task/submit", value))

    async def search(self, dataset: str, typed: str) -> list[dict[str, str]]:
        """Type into a field that searches."""
        value = {"queryText": typed, "kind": "search", "dataset": dataset, "queryOptions": {"skip": 0, "top": 15}}
        body = await self.invoke("application/search", value)
        results: list[dict[str, str]] = body["value"]["results"]
        return results

    async def invoke(self, name: str, value: Mapping[str, Any], message: Message | None = None) -> Any:
        """An invoke, where the message stands or in one's own chat; the body of its answer."""
        where = message.conversation if message is not None else self.dm
        told: dict[str, Any] = {"type": "invoke", "name": name, "value": dict(value)}
        if message is not None:
            told["replyToId"] = message.id
        return await self._send(told, where)

    async def wait_for(self, conversation: str, text: str, *, button: str = "", gone: str = "") -> Message:
        """The newest message there with these words, and this button; and without `gone`."""

        def there() -> list[Message]:
            return [
                message
                for message in self.connector.of(conversation)
                if text in message and (not button or button in message.buttons) and (not gone or gone not in message)
            ]

        return (await eventually(there, within=15, what=f"{text!r} with {button!r} in {conversation}"))[-1]

    def activity(self, told: Mapping[str, Any], conversation: str) -> dict[str, Any]:
        """An activity of this person's, with all that Teams adds."""
        is_personal = conversation.startswith("a:")
        tenant = self.connector.tenants.get(conversation, TENANT)
        channel: dict[str, Any] = {"tenant": {"id": tenant}}
        if not is_personal:
            channel |= {"channel": {"id": conversation}, "team": {"id": GENERAL}, "teamsChannelId": conversation}
        kind = {"conversationType": "personal"} if is_personal else {"conversationType": "channel", "isGroup": True}
        entities = [
            {"type": "clientInfo", "locale": "en-GB", "country": "GB", "platform": "iOS", "timezone": "Europe/London"},
            *told.get("entities", ()),
        ]
        return {
            "id": f"f:{self.connector.next_id()}",
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime()),
            "localTimezone": "Europe/London",
            "channelId": "msteams",
            "serviceUrl": self.connector.base_url + (REGION if tenant != TENANT else ""),
            "from": {
                "id": self.member.account["id"],
                "name": self.member.name,
                "aadObjectId": self.member.user_id,
            },
            "conversation": {**kind, "tenantId": tenant, "id": conversation},
            "recipient": {"id": BOT, "name": "Overture"},
            "channelData": channel,
            "locale": "en-GB",
            **told,
            "entities": entities,
        }

    async def _send(self, told: Mapping[str, Any], conversation: str) -> Any:
        answer = await self.connector.deliver(self.activity(told, conversation))
        assert answer.status_code == 200, (answer.status_code, answer.text)
        return answer.json() if answer.content else None

    def _task(self, body: Any) -> "Dialog | str | None":
        task = (body or {}).get("task")
        if task is None:
            return None
        if task["type"] == "message":
            return str(task["value"])
        value = task["value"]
        json.dumps(value)
        return Dialog(self, str(value["title"]), value["card"]["content"])


@asynccontextmanager
async def bot_connector() -> AsyncIterator[Connector]:
    """A Connector that runs, with its key; people and conversations come from the test."""
    connector = Connector(keys={"keys": [public_key(KEY_ID)]})
    conversations = [
        Route("/v3/conversations/{conversation}/activities", connector._take, methods=["POST"]),
        Route("/v3/conversations/{conversation}/activities/{activity}", connector._change, methods=["PUT"]),
        Route("/v3/conversations/{conversation}/pagedMembers", connector._paged),
        Route("/v3/conversations/{conversation}/members/{member}", connector._member),
    ]
    app = Starlette(
        routes=[
            Route("/{tenant}/oauth2/v2.0/token", connector._token, methods=["POST"]),
            Route("/v1/.well-known/keys", connector._keys),
            *conversations,
            Mount(REGION, routes=conversations),
        ]
    )
    listener = listen("127.0.0.1", 0)
    connector.base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    server = _Quiet(uvicorn.Config(app, ws="none", lifespan="off", log_config=None, access_log=False))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield connector
    finally:
        server.should_exit = True
        await serving
        if connector.bot is not None:
            await connector.bot.aclose()


class _Quiet(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        """The test's own signals stay the test's."""
        yield


def personal(user_id: str) -> str:
    """The conversation of one person with the bot."""
    return f"a:1personal-{user_id}"


# ---- tokens


def mint(*, service_url: str, key: str = KEY_ID, secret: "rsa.RSAPrivateKey | None" = None, **claims: object) -> str:
    """A token of the Connector's; `claims` in place of the true ones, `key` is the key id that it names."""
    now = int(time.time())
    told: dict[str, object] = {
        "serviceurl": service_url,
        "nbf": now - 60,
        "exp": now + 3600,
        "iss": ISSUER,
        "aud": APP,
    }
    told |= claims
    return jwt.encode(
        {name: value for name, value in told.items() if value is not None},
        secret or private_key("ours"),
        algorithm="RS256",
        headers={"kid": key},
    )


@cache
def private_key(name: str) -> rsa.RSAPrivateKey:
    """A key, the same for one name in one process."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def public_key(key_id: str, name: str = "ours", endorsements: tuple[str, ...] = ("msteams",)) -> dict[str, Any]:
    """The key as the Connector shows it."""
    shown: dict[str, Any] = json.loads(RSAAlgorithm.to_jwk(private_key(name).public_key()))
    return shown | {"kid": key_id, "use": "sig", "endorsements": list(endorsements)}


# ---- reading cards


def words_of(part: Any) -> str:
    """Every text of a card, in order."""
    found: list[str] = []
    _collect(part, found)
    return "\n".join(found)


def actions_of(part: Any) -> list[dict[str, Any]]:
    """Every action of a card that can be pressed, also behind what is folded."""
    found: list[dict[str, Any]] = []
    for inner in _inner(part):
        if str(inner.get("type", "")) in ("Action.Execute", "Action.Submit"):
            found.append(inner)
    return found


def inputs_of(part: Any) -> list[dict[str, Any]]:
    """Every input of a card."""
    return [inner for inner in _inner(part) if str(inner.get("type", "")).startswith("Input.")]


def _inner(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [one for inner in part for one in _inner(inner)]
    if isinstance(part, dict):
        return [part, *(one for name, inner in part.items() if name != "data" for one in _inner(inner))]
    return []


def _collect(part: Any, found: list[str]) -> None:
    if isinstance(part, list):
        for inner in part:
            _collect(inner, found)
    elif isinstance(part, dict):
        for name, inner in part.items():
            if name in ("text", "title", "label", "value", "altText") and isinstance(inner, str):
                found.append(inner)
            elif name != "data":
                _collect(inner, found)
