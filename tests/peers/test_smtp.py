"""The mail server for tests keeps what it promises, seen by the standard library's client."""

import asyncio
import smtplib
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from tests.peers.smtp import Drop, Refuse, Silence, SmtpPeer, Stage, smtp_server


def mail(subject: str = "Offene Modelle") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "mara.lindqvist@northlight.example"
    message["To"] = "ada@okafor.example"
    message["Subject"] = subject
    message.set_content("Liebe Frau Okafor,\n.\nein Punkt allein in einer Zeile.\n")
    return message


async def sent(peer: SmtpPeer, *, before: Callable[[smtplib.SMTP], object] | None = None, patience: float = 5) -> None:
    """Sends one mail as a client in another thread would."""

    def send() -> None:
        with smtplib.SMTP(peer.host, peer.port, local_hostname="client.northlight.example", timeout=patience) as client:
            if before:
                before(client)
            client.send_message(mail())

    await asyncio.to_thread(send)


async def test_a_taken_mail_is_kept_as_it_came(smtp_peer: SmtpPeer) -> None:
    await sent(smtp_peer)
    (taken,) = smtp_peer.taken
    assert taken.sender == "mara.lindqvist@northlight.example"
    assert taken.recipients == ("ada@okafor.example",)
    assert taken.message["Subject"] == "Offene Modelle"
    assert "\r\n.\r\n" in taken.message.get_content()


@pytest.mark.parametrize("stage", [Stage.MAIL, Stage.RCPT, Stage.DATA, Stage.CONTENT])
@pytest.mark.parametrize("code", [451, 550])
async def test_a_refused_mail_is_refused_with_that_code_and_not_kept(
    smtp_peer: SmtpPeer, stage: Stage, code: int
) -> None:
    smtp_peer.fail(stage, Refuse(code))
    with pytest.raises((smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused)) as refusal:
        await sent(smtp_peer)
    assert str(code) in str(refusal.value)
    assert smtp_peer.taken == []
    await sent(smtp_peer)
    assert len(smtp_peer.taken) == 1, "a fault is used up"


@pytest.mark.parametrize("stored", [True, False])
async def test_a_drop_after_the_final_dot_looks_the_same_whether_the_mail_was_stored(
    smtp_peer: SmtpPeer, stored: bool
) -> None:
    smtp_peer.fail(Stage.CONTENT, Drop(stored=stored))
    with pytest.raises(smtplib.SMTPServerDisconnected):
        await sent(smtp_peer)
    assert len(smtp_peer.taken) == int(stored)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.AUTH])
async def test_a_client_of_a_silent_server_gives_up_by_itself(smtp_peer: SmtpPeer, stage: Stage) -> None:
    smtp_peer.fail(stage, Silence())
    with pytest.raises((TimeoutError, smtplib.SMTPServerDisconnected)):
        await sent(smtp_peer, patience=0.2)
    assert smtp_peer.silent.is_set()


async def test_a_server_that_hangs_up_at_once_takes_nothing(smtp_peer: SmtpPeer) -> None:
    smtp_peer.fail(Stage.CONNECT, Drop())
    with pytest.raises(smtplib.SMTPServerDisconnected):
        await sent(smtp_peer)
    assert smtp_peer.connections == 1


async def test_with_logins_only_the_known_may_send() -> None:
    async with smtp_server(logins={"mara": "geheim"}) as peer:
        with pytest.raises(smtplib.SMTPException):
            await sent(peer)
        # The client tries both mechanisms it shares with the server.
        peer.fail(Stage.AUTH, Refuse(454), times=2)
        with pytest.raises(smtplib.SMTPException):
            await sent(peer, before=log_in)
        with pytest.raises(smtplib.SMTPAuthenticationError):
            await sent(peer, before=lambda client: client.login("mara", "falsch"))
        await sent(peer, before=log_in)
        assert [taken.user for taken in peer.taken] == ["mara"]


def log_in(client: smtplib.SMTP) -> object:
    return client.login("mara", "geheim")
