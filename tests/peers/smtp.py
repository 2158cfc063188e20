"""A mail server on loopback that records what it takes and fails exactly where a test tells it to.

It speaks real SMTP (aiosmtpd), so a courier is tested with its real library over a real connection: refused at
any step, dropped after the final dot with the mail stored or not, or never answered.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import StrEnum

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from typing_extensions import override


class Stage(StrEnum):
    """Where in the conversation something goes wrong."""

    #: instead of the greeting
    CONNECT = "connect"
    EHLO = "ehlo"
    AUTH = "auth"
    MAIL = "mail"
    RCPT = "rcpt"
    #: at the command, before any content
    DATA = "data"
    #: after the final dot
    CONTENT = "content"


@dataclass(frozen=True)
class Refuse:
    """Answers with this line, for example 550 and `5.1.1 no such user`."""

    code: int
    words: str = "refused by the test"


@dataclass(frozen=True)
class Drop:
    """Closes the connection without an answer; after the final dot the mail may have been `stored` before."""

    stored: bool = False


@dataclass(frozen=True)
class Silence:
    """Never answers; after the final dot the mail may have been `stored` before."""

    stored: bool = False


Fault = Refuse | Drop | Silence


@dataclass(frozen=True)
class Taken:
    """One mail that the server stored, as it came over the wire."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    encrypted: bool
    user: str | None

    @property
    def message(self) -> EmailMessage:
        """The mail, parsed."""
        return message_from_bytes(self.content, policy=policy.default)


@dataclass
class SmtpPeer:
    """The running server: where it listens, what it took, and the faults still to come."""

    host: str
    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    #: set once a client has reached a stage that is silent
    silent: asyncio.Event = field(default_factory=asyncio.Event)
    logins: dict[str, str] = field(default_factory=dict)
    connections: int = 0
    faults: dict[Stage, list[Fault]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """`smtp://127.0.0.1:PORT`."""
        return f"smtp://{self.host}:{self.port}"

    def fail(self, stage: Stage, fault: Fault, *, times: int = 1) -> None:
        """Fails the next `times` visits of `stage`; afterwards all is well again."""
        self.faults.setdefault(stage, []).extend([fault] * times)

    def next_fault(self, stage: Stage) -> Fault | None:
        """What is to go wrong at this visit, and then no more."""
        due = self.faults.get(stage)
        return due.pop(0) if due else None


@asynccontextmanager
async def smtp_server(
    *,
    tls: ssl.SSLContext | None = None,
    starttls: bool = False,
    logins: dict[str, str] | None = None,
) -> AsyncIterator[SmtpPeer]:
    """A server for the length of the block, in this event loop.

    With `tls` it speaks TLS from the first byte, or after STARTTLS if `starttls`. With `logins` (user to
    password) it takes mail only from whom it knows.
    """
    peer = SmtpPeer(host="127.0.0.1", logins=logins or {})
    loop = asyncio.get_running_loop()
    open_conversations: set[Conversation] = set()

    def answer() -> Conversation:
        peer.connections += 1
        conversation = Conversation(peer, loop, tls if starttls else None)
        open_conversations.add(conversation)
        return conversation

    server = await loop.create_server(answer, peer.host, 0, ssl=None if starttls else tls)
    peer.port = server.sockets[0].getsockname()[1]
    try:
        yield peer
    finally:
        server.close()
        for conversation in open_conversations:
            conversation.hang_up()
        await server.wait_closed()


class Conversation(SMTP):
    """One connection: aiosmtpd's server, with the peer's faults before each step."""

    def __init__(self, peer: SmtpPeer, loop: asyncio.AbstractEventLoop, starttls: ssl.SSLContext | None) -> None:
        super().__init__(
            Keeper(peer),
            hostname="mail.deepmeadow.example",
            enable_SMTPUTF8=True,
            loop=loop,
            tls_context=starttls,
            require_starttls=starttls is not None,
            authenticator=self.known,
            auth_require_tls=starttls is not None,
        )
        self.peer = peer

    def hang_up(self) -> None:
        """Ends the connection now, whoever still waits."""
        if self.transport is not None:
            self.transport.close()

    def known(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: LoginPassword
    ) -> AuthResult:
        """Whether the user and the password are those of the peer's list."""
        user = login.login.decode()
        good = self.peer.logins.get(user) == login.password.decode()
        return AuthResult(success=good, handled=False, auth_data=user if good else None)

    async def failed(self, stage: Stage) -> bool:
        """True if a fault answered in place of the server."""
        match self.peer.next_fault(stage):
            case None:
                return False
            case Refuse(code, words):
                await self.push(f"{code} {words}")
            case Drop():
                self.hang_up()
            case Silence():
                await self.say_nothing()
        return True

    async def say_nothing(self) -> None:
        """Waits until the client gives up, which cancels this."""
        self.peer.silent.set()
        await asyncio.Event().wait()

    @override
    async def _handle_client(self) -> None:
        if await self.failed(Stage.CONNECT):
            self.hang_up()
            return
        await super()._handle_client()

    @override
    async def smtp_EHLO(self, hostname: str) -> None:
        if not await self.failed(Stage.EHLO):
            await super().smtp_EHLO(hostname)

    @override
    async def smtp_AUTH(self, arg: str) -> None:
        if not await self.failed(Stage.AUTH):
            await super().smtp_AUTH(arg)

    @override
    async def smtp_MAIL(self, arg: str | None) -> None:
        if await self.failed(Stage.MAIL):
            return
        # aiosmtpd's own auth_required warns where there is no TLS; on loopback that is no concern.
        if self.peer.logins and not (self.session and self.session.authenticated):
            await self.push("530 5.7.0 authentication required")
            return
        await super().smtp_MAIL(arg)

    @override
    async def smtp_RCPT(self, arg: str | None) -> None:
        if not await self.failed(Stage.RCPT):
            await super().smtp_RCPT(arg)

    @override
    async def smtp_DATA(self, arg: str) -> None:
        if not await self.failed(Stage.DATA):
            await super().smtp_DATA(arg)


class Keeper:
    """What happens after the final dot."""

    def __init__(self, peer: SmtpPeer) -> None:
        self.peer = peer

    async def handle_DATA(  # noqa: N802 - aiosmtpd finds the hook by this name
        self, server: Conversation, session: Session, envelope: Envelope
    ) -> str:
        """Stores the mail, unless the fault that is due says otherwise."""
        fault = self.peer.next_fault(Stage.CONTENT)
        if fault is None or (isinstance(fault, Drop | Silence) and fault.stored):
            self.peer.taken.append(taken(session, envelope))
        match fault:
            case None:
                return "250 2.0.0 taken"
            case Refuse(code, words):
                return f"{code} {words}"
            case Drop():
                server.hang_up()
                # The end of the connection cancels this, so that nothing is said.
                await asyncio.Event().wait()
            case Silence():
                await server.say_nothing()
        raise AssertionError("the connection outlived its fault")


def taken(session: Session, envelope: Envelope) -> Taken:
    """The mail of this envelope."""
    assert isinstance(envelope.original_content, bytes)
    return Taken(
        sender=envelope.mail_from or "",
        recipients=tuple(envelope.rcpt_tos),
        content=envelope.original_content,
        encrypted=session.ssl is not None,
        user=session.auth_data if session.authenticated else None,
    )
