"""What a method of the Web API is, and what it may use."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.arguments import Arguments
from bot.sandbox.clock import Clock
from bot.sandbox.manifest import Manifest
from bot.sandbox.socket_mode import SocketMode
from bot.sandbox.tickets import Tickets
from bot.sandbox.views import Views
from bot.sandbox.wire import Payload, SlackError
from bot.sandbox.workspace import Kind, Workspace


@dataclass(frozen=True)
class Slack:
    """The whole state behind the Web API."""

    workspace: Workspace
    views: Views
    tickets: Tickets
    manifest: Manifest
    clock: Clock
    socket: SocketMode

    def require(self, *scopes: str) -> None:
        """Raise missing_scope unless the bot's token holds one of these scopes."""
        if not any(self.manifest.granted(scope) for scope in scopes):
            provided = ",".join(sorted(self.manifest.scopes or ()))
            raise SlackError("missing_scope", needed=",".join(scopes), provided=provided)

    def require_for(self, kind: Kind, what: str) -> None:
        """The scope that reading this kind of conversation needs; `what` is `read` or `history`."""
        family = {Kind.CHANNEL: "channels", Kind.PRIVATE: "groups", Kind.DM: "im", Kind.GROUP_DM: "mpim"}[kind]
        self.require(f"{family}:{what}")


@dataclass(frozen=True)
class Method:
    """`tier`: calls a minute as Slack limits them (1, 20, 50, 100); chat.postMessage has a limit of its own."""

    run: Callable[[Slack, Arguments], Payload]
    scopes: tuple[str, ...] = ()
    per_minute: int = 100
    token: str = "bot"
