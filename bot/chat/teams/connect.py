"""One Teams app, connected: who we are there, the way out, and the way in by verified HTTP.

`app.py` imports this module by its name, and only where Teams is configured.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from microsoft_teams.api import ActivityBase
from microsoft_teams.api.auth.caller import CallerType
from microsoft_teams.apps import ActivityContext, App
from microsoft_teams.apps.events import ActivityEvent, CoreActivity
from microsoft_teams.apps.http import HttpServerAdapter
from microsoft_teams.apps.http.adapter import HttpMethod, HttpRouteHandler
from microsoft_teams.common import Client
from pydantic import BaseModel, ValidationError
from starlette.routing import BaseRoute, Route

from bot.chat.teams.answers import Teller
from bot.chat.teams.listen import NOT_OURS, NOTHING, PATIENCE, Handle, Listener, Present
from bot.chat.teams.meeting import Meeting
from bot.chat.teams.payloads import Activity
from bot.chat.teams.requests import Answered, Verified
from bot.chat.teams.roster import Roster
from bot.chat.teams.send import TeamsChat
from bot.chat.teams.tokens import BotTokens, Checker, Keys
from bot.chat.teams.wire import EVERYWHERE, Wire, http_client
from bot.ports import Addresses

log = structlog.get_logger()

PATH = "/teams/messages"
#: where Microsoft signs us in, and where the Bot Connector's keys are
LOGIN = "https://login.microsoftonline.com"
KEYS = "https://login.botframework.com/v1/.well-known/keys"
#: what we answer; anything else the SDK need not see
KINDS = frozenset({"message", "conversationUpdate", "installationUpdate"})
INVOKES = frozenset(
    {
        "adaptiveCard/action",
        "application/search",
        "composeExtension/fetchTask",
        "composeExtension/query",
        "composeExtension/submitAction",
        "task/fetch",
        "task/submit",
    }
)


class Connection:
    """Teams as `app.py` knows a chat platform. `tenants` are those whose people may come; the first is our
    own, where we sign in.

    With a `local_url` it is a Bot Connector on this machine that signs, gives tokens and takes messages. Only there may
    nobody sign at all (`unauthenticated`): the demo's Playground does not.
    """

    def __init__(
        self,
        handle: Handle,
        present: Present,
        addresses: Addresses,
        *,
        client_id: str,
        client_secret: str,
        tenants: Sequence[str],
        channel: str,
        local_url: str = "",
        unauthenticated: bool = False,
        patience: float = PATIENCE,
    ) -> None:
        # The SDK writes whole activities into its log where it may.
        logging.getLogger("microsoft_teams").setLevel(logging.WARNING)
        if not tenants:
            raise ValueError("Teams needs a list of tenants")
        if unauthenticated and not local_url:
            raise ValueError("Teams without tokens is for a Connector on this machine")
        self._unauthenticated = unauthenticated
        self._client = http_client(local_url)
        self._keys = Keys(self._client, f"{local_url}/v1/.well-known/keys" if local_url else KEYS)
        self._tokens = BotTokens(
            self._client,
            f"{local_url or LOGIN}/{tenants[0]}/oauth2/v2.0/token",
            client_id=client_id,
            client_secret=client_secret,
        )
        self._wire = Wire(self._client, None if unauthenticated else self._tokens.get, local_url or EVERYWHERE)
        roster = Roster(self._wire)
        self._meeting = Meeting(handle, roster, addresses)
        self._chat = TeamsChat(
            self._wire, addresses, roster, tenants=tenants, channel=channel, forget=self._meeting.forget
        )
        self._listener = Listener(handle, present, Teller(self._wire, addresses), self._meeting, patience)
        self._app = _sdk_app(client_id, tenants[0], self._client, self._listener)
        checker = None if unauthenticated else Checker(self._keys, client_id)
        self._requests = Verified(self._through_sdk, checker, tenants, local_url)
        self._open = False

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """The messaging endpoint."""
        return [Route(PATH, self._requests.answer, methods=["POST"])]

    @property
    def connected(self) -> bool:
        """Whether Microsoft gave us a token, and the keys to know its own by."""
        return self._open

    async def open(self) -> tuple[str, TeamsChat]:
        """The review channel's tenant, and the `Chat` and `Directory` of all tenants.

        Raises ChatBusy, ChatRefused, StoreDown; may be tried again.
        """
        if not self._unauthenticated:
            await self._tokens.get()
            await self._keys.fetch()
        await self._app.initialize()
        self._open = True
        return await self._chat.workspace(), self._chat

    def listen(self) -> None:
        """Deliveries come in by the route."""

    async def close(self) -> None:
        """Finish what is begun and take nothing new."""
        await self._listener.stop()
        await self._wire.close()

    async def _through_sdk(self, activity: Activity) -> Answered:
        """A verified activity, read and handed to our listener by the SDK."""
        kind = activity.get("type")
        if kind not in KINDS and activity.get("name") not in INVOKES:
            return NOT_OURS if kind == "invoke" else NOTHING
        process = self._app.server.on_request
        if process is None:
            # Not open yet: Teams comes again.
            return 503, None
        try:
            event = ActivityEvent(
                body=CoreActivity.model_validate(dict(activity)), token=_Vouched(str(activity["serviceUrl"]))
            )
            answer = await process(event)
        except ValidationError as odd:
            log.warning(
                "teams_activity_unread", kind=str(kind), name=str(activity.get("name")), errors=odd.error_count()
            )
            return 400, {"error": "invalid request"}
        # Annotated as the SDK's own model; our handler's mapping comes back as it is.
        given: Any = answer
        told = given.model_dump(exclude_none=True) if isinstance(given, BaseModel) else given
        return int(told.get("status", 200)), told.get("body")


def _sdk_app(client_id: str, tenant: str, client: Client, listener: Listener) -> App:
    app = App(
        client_id=client_id,
        tenant_id=tenant,
        # Never called: what we send goes by `wire`, with a token of its own keeping.
        token=_no_token,
        client=client,
        http_server_adapter=_Unserved(),
        messaging_endpoint=PATH,
        fetch_user_token=False,
        telemetry={"agent365": False},
    )

    async def receive(context: ActivityContext[ActivityBase]) -> dict[str, Any]:
        activity = context.activity.model_dump(mode="json", by_alias=True, exclude_none=True)
        status, body = await listener.receive(activity)
        return {"status": status, "body": body}

    app.router.add_handler(lambda _: True, receive)
    return app


class _Unserved(HttpServerAdapter):
    """The SDK's endpoint is not served: ours checks tokens without stopping the event loop, and more of them."""

    def register_route(self, method: HttpMethod, path: str, handler: HttpRouteHandler) -> None:
        """Leave it."""

    def serve_static(self, path: str, directory: str) -> None:
        """Leave it."""

    async def start(self, port: int) -> None:
        """We are served by our own server."""

    async def stop(self) -> None:
        """We are served by our own server."""


@dataclass(frozen=True, slots=True)
class _Vouched:
    """What the SDK wants to know of a token that was checked before."""

    service_url: str
    app_id: str = ""
    app_display_name: str | None = None
    tenant_id: str | None = None
    from_: CallerType = "azure"
    from_id: str = ""
    expiration: int | None = None

    def is_expired(self, buffer_ms: int = 0) -> bool:
        """It was checked just now, and holds for longer than `buffer_ms` may ask."""
        return buffer_ms < 0

    def __str__(self) -> str:
        return ""


def _no_token(_scope: str | list[str], _tenant: str | None) -> str | None:
    return None
