"""Mail out over SMTP: one connection, one attempt, and an honest word on how it ended.

Until the final dot nothing was taken, whatever breaks. After it only the server's answer tells: without one nobody
can know, and a person decides. So the steps are taken one by one, and the courier remembers whether the text was
handed over.
"""

import asyncio
import re
import ssl
from contextlib import closing, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from enum import StrEnum
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib
import structlog

from bot.outside.message import Unwritable, compose
from bot.ports import Delivery, Letter, Outcome

log = structlog.get_logger()

#: seconds for one delivery from connect to the last answer; RFC 5321 lets a server think for minutes after the dot
DEADLINE = 120.0
#: seconds to connect, and to get an answer to anything before the text
PATIENCE = 30.0
#: seconds to say goodbye after the outcome is known
GOODBYE = 2.0
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
GO_AHEAD = 354
#: RFC 4954: log in first, mechanism too weak, wrong password, encryption required: our account, not the letter
LOGIN_CODES = frozenset({530, 534, 535, 538})
#: how Postfix and others name what they took
QUEUED_AS = re.compile(r"queued as ([A-Za-z0-9._-]{1,64})")


class StartTls(StrEnum):
    """When a plain connection is upgraded."""

    #: always; a server that cannot is not used
    REQUIRED = "required"
    #: where the server offers it
    OFFERED = "offered"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over, read from an address like `smtp://user:password@host:587?starttls=required`."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    #: TLS from the first byte (smtps)
    tls: bool = False
    starttls: StartTls = StartTls.REQUIRED

    @classmethod
    def from_url(cls, url: str) -> "MailServer":
        """Read `smtp://` or `smtps://`; STARTTLS is required except on this machine. Raises ValueError, secret-free."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise ValueError("is no address; write smtp://user:password@host:587 or smtps://host") from None
        if parts.scheme not in ("smtp", "smtps") or not host or parts.path not in ("", "/"):
            raise ValueError("must look like smtp://user:password@host:587 or smtps://user:password@host")
        asked = parse_qs(parts.query, keep_blank_values=True)
        unknown = sorted(set(asked) - {"starttls"})
        if unknown:
            raise ValueError(f"has an unknown option {unknown[0]!r}; there is only starttls")
        tls = parts.scheme == "smtps"
        default = StartTls.OFFERED if host in LOOPBACK else StartTls.REQUIRED
        try:
            starttls = StartTls(asked["starttls"][-1]) if "starttls" in asked else default
        except ValueError:
            raise ValueError("has starttls other than required, offered or never") from None
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        if user and not password:
            raise ValueError("names a user without a password")
        return cls(host, port or (465 if tls else 587), user, password, tls, starttls)


@dataclass(frozen=True, slots=True)
class SmtpCourier:
    """The Courier that speaks SMTP. Holds no connection between two letters."""

    server: MailServer
    #: whom to trust; the operating system's list by default
    trust: ssl.SSLContext | None = None
    deadline: float = DEADLINE
    patience: float = PATIENCE

    async def deliver(self, letter: Letter) -> Delivery:
        """Hand `letter` over once, within the deadline. Never raises for what the network does, never tries twice."""
        try:
            message = compose(letter)
        except Unwritable as error:
            log.warning("letter_unwritable", note=letter.note_id, field=error.field)
            return Delivery(Outcome.REFUSED, reason="mail-unwritable")
        # We greet with the sender's domain: asking the system for its full name can take a DNS timeout, and the
        # name of a container says nothing.
        progress = _Progress()
        with closing(self._client(message["From"].addresses[0].domain)) as client:
            try:
                async with asyncio.timeout(self.deadline):
                    delivery = await self._hand_over(client, message, progress)
            except (aiosmtplib.SMTPException, OSError) as error:
                delivery = _broken(progress.step, error)
            if delivery.answer.isdigit():
                await _goodbye(client)
        log.info("delivered", note=letter.note_id, outcome=delivery.outcome.value, answer=delivery.answer)
        return delivery

    async def log_in(self) -> Delivery:
        """Connect and log in, and hand nothing over, for `doctor`: SENT means that it would work."""
        progress = _Progress()
        with closing(self._client("localhost")) as client:
            try:
                async with asyncio.timeout(self.patience):
                    await self._enter(client, progress)
            except (aiosmtplib.SMTPException, OSError) as error:
                return _broken(progress.step, error)
            await _goodbye(client)
        return Delivery(Outcome.SENT)

    def _client(self, greet_as: str) -> aiosmtplib.SMTP:
        return aiosmtplib.SMTP(
            hostname=self.server.host,
            port=self.server.port,
            use_tls=self.server.tls,
            # Done by hand in `_enter`, to know which step failed.
            start_tls=False,
            tls_context=self.trust,
            local_hostname=greet_as,
            timeout=self.patience,
        )

    async def _enter(self, client: aiosmtplib.SMTP, progress: "_Progress") -> None:
        await client.connect()
        await client.ehlo()
        progress.step = _Step.TLS
        wanted = not self.server.tls and self.server.starttls is not StartTls.NEVER
        if wanted and (self.server.starttls is StartTls.REQUIRED or client.supports_extension("starttls")):
            await client.starttls()
            await client.ehlo()
        progress.step = _Step.LOGIN
        if self.server.user:
            await client.login(self.server.user, self.server.password)

    async def _hand_over(self, client: aiosmtplib.SMTP, message: EmailMessage, progress: "_Progress") -> Delivery:
        await self._enter(client, progress)
        utf8 = bool(message.policy.utf8)  # type: ignore[attr-defined]
        if utf8 and not client.supports_extension("smtputf8"):
            return Delivery(Outcome.REFUSED, reason="mail-no-smtputf8")
        encoding = "utf-8" if utf8 else "ascii"
        progress.step = _Step.SENDER
        await client.mail(
            message["From"].addresses[0].addr_spec, options=["SMTPUTF8"] if utf8 else [], encoding=encoding
        )
        progress.step = _Step.RECIPIENT
        await client.rcpt(message["To"].addresses[0].addr_spec, encoding=encoding)
        progress.step = _Step.DATA
        ready = await client.execute_command(b"DATA")
        if ready.code != GO_AHEAD or client.protocol is None:
            raise aiosmtplib.SMTPDataError(ready.code, ready.message)
        progress.step = _Step.TEXT
        client.protocol.write(_dotted(message.as_bytes()))
        answer = await client.protocol.read_response()
        if answer.code // 100 != 2:
            raise aiosmtplib.SMTPDataError(answer.code, answer.message)
        queued = QUEUED_AS.search(answer.message)
        return Delivery(Outcome.SENT, provider_id=queued[1] if queued else "", answer=str(answer.code))


class _Step(StrEnum):
    CONNECT = "connect"
    TLS = "tls"
    LOGIN = "login"
    SENDER = "sender"
    RECIPIENT = "recipient"
    DATA = "data"
    #: the final dot may be on its way
    TEXT = "text"


@dataclass(slots=True)
class _Progress:
    step: _Step = _Step.CONNECT


#: key of texts for a lasting no at each step
REFUSED_AT = {
    _Step.CONNECT: "mail-no-connection",
    _Step.TLS: "mail-no-tls",
    _Step.LOGIN: "mail-no-login",
    _Step.SENDER: "mail-sender-refused",
    _Step.RECIPIENT: "mail-recipient-refused",
    _Step.DATA: "mail-text-refused",
    _Step.TEXT: "mail-text-refused",
}


def _broken(step: _Step, error: Exception) -> Delivery:
    """How the delivery ended, from the step at which it broke and how."""
    code = error.code if isinstance(error, aiosmtplib.SMTPResponseException) else 0
    answer = str(code) if code > 0 else type(error).__name__
    if step in (_Step.CONNECT, _Step.TLS, _Step.LOGIN) or code in LOGIN_CODES:
        # Our server or our account, not this letter.
        secure = isinstance(error, ssl.SSLError) or isinstance(error.__cause__, ssl.SSLError)
        reason = REFUSED_AT[_Step.TLS if secure else _Step.LOGIN if code in LOGIN_CODES else step]
        return Delivery(Outcome.NOT_SENT, reason=reason, answer=answer)
    match code // 100:
        case 5:
            return Delivery(Outcome.REFUSED, reason=REFUSED_AT[step], answer=answer)
        case 4:
            return Delivery(Outcome.NOT_SENT, reason="mail-busy", answer=answer)
    if step is not _Step.TEXT:
        return Delivery(Outcome.NOT_SENT, reason="mail-no-connection", answer=answer)
    reason = "mail-unsure-silent" if isinstance(error, TimeoutError) else "mail-unsure-broken"
    return Delivery(Outcome.UNSURE, reason=reason, answer=answer)


def _dotted(content: bytes) -> bytes:
    """The text as DATA wants it: a leading dot doubled, and the final dot (RFC 5321, section 4.5.2)."""
    return re.sub(rb"(?m)^\.", b"..", content) + b".\r\n"


async def _goodbye(client: aiosmtplib.SMTP) -> None:
    # The outcome is known; nothing here may change it or hold it up.
    with suppress(aiosmtplib.SMTPException, OSError):
        if client.is_connected:
            await client.quit(timeout=GOODBYE)
