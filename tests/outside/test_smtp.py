"""The courier over real SMTP: each way it can break ends in the one outcome that is true."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bot.outside.smtp import MailServer, SmtpCourier, StartTls
from bot.ports import Delivery, Outcome
from tests.outside.letters import LETTER, letter, text_of
from tests.peers.smtp import Drop, Fault, Refuse, Silence, SmtpPeer, Stage, smtp_server

#: seconds after which a silent server has lost the courier's patience
SOON = 0.2
BEFORE_THE_TEXT = [Stage.CONNECT, Stage.EHLO, Stage.MAIL, Stage.RCPT, Stage.DATA]


def courier(peer: SmtpPeer, *, deadline: float = 5, patience: float = 5, options: str = "") -> SmtpCourier:
    return SmtpCourier(MailServer.from_url(peer.url + options), deadline=deadline, patience=patience)


async def test_a_letter_arrives_as_it_was_approved(smtp_peer: SmtpPeer) -> None:
    delivery = await courier(smtp_peer).deliver(LETTER)
    assert delivery == Delivery(Outcome.SENT, answer="250")
    (taken,) = smtp_peer.taken
    assert taken.sender == LETTER.sender_address
    assert taken.recipients == (LETTER.recipient_address,)
    assert text_of(taken.message) == LETTER.text
    assert taken.message["Message-ID"] == LETTER.message_id
    assert taken.message["X-Overture-Id"] == LETTER.note_id


@pytest.mark.parametrize("stage", [Stage.CONNECT, Stage.EHLO])
@pytest.mark.parametrize("code", [421, 451, 550, 554])
async def test_a_server_that_will_not_talk_has_not_refused_the_letter(
    smtp_peer: SmtpPeer, stage: Stage, code: int
) -> None:
    # aiosmtplib, told no to EHLO, is told no again.
    smtp_peer.fail(stage, Refuse(code), times=2)
    delivery = await courier(smtp_peer).deliver(LETTER)
    assert delivery == Delivery(Outcome.NOT_SENT, reason="mail-no-connection", answer=str(code))
    assert smtp_peer.taken == []


@pytest.mark.parametrize(
    ("stage", "reason"),
    [
        (Stage.MAIL, "mail-sender-refused"),
        (Stage.RCPT, "mail-recipient-refused"),
        (Stage.DATA, "mail-text-refused"),
        (Stage.CONTENT, "mail-text-refused"),
    ],
)
async def test_a_lasting_no_to_the_letter_is_refused(smtp_peer: SmtpPeer, stage: Stage, reason: str) -> None:
    smtp_peer.fail(stage, Refuse(550))
    assert await courier(smtp_peer).deliver(LETTER) == Delivery(Outcome.REFUSED, reason=reason, answer="550")
    assert smtp_peer.taken == []


@pytest.mark.parametrize("stage", [Stage.MAIL, Stage.RCPT, Stage.DATA, Stage.CONTENT])
async def test_a_passing_no_is_not_sent_and_worth_another_try(smtp_peer: SmtpPeer, stage: Stage) -> None:
    smtp_peer.fail(stage, Refuse(451))
    delivery = await courier(smtp_peer).deliver(LETTER)
    assert delivery == Delivery(Outcome.NOT_SENT, reason="mail-busy", answer="451")
    assert smtp_peer.taken == []
    assert (await courier(smtp_peer).deliver(LETTER)).outcome is Outcome.SENT


@pytest.mark.parametrize("stage", BEFORE_THE_TEXT)
@pytest.mark.parametrize("fault", [Drop(), Silence()], ids=["drop", "silence"])
async def test_what_breaks_before_the_text_is_certainly_not_sent(
    smtp_peer: SmtpPeer, stage: Stage, fault: Fault
) -> None:
    smtp_peer.fail(stage, fault)
    delivery = await courier(smtp_peer, patience=SOON).deliver(LETTER)
    assert delivery.outcome is Outcome.NOT_SENT
    assert delivery.reason == "mail-no-connection"
    assert smtp_peer.taken == []


@pytest.mark.parametrize("stored", [True, False])
async def test_a_drop_after_the_final_dot_is_unsure_whether_stored_or_not(smtp_peer: SmtpPeer, stored: bool) -> None:
    smtp_peer.fail(Stage.CONTENT, Drop(stored=stored))
    delivery = await courier(smtp_peer).deliver(LETTER)
    assert (delivery.outcome, delivery.reason) == (Outcome.UNSURE, "mail-unsure-broken")
    assert len(smtp_peer.taken) == int(stored)


@pytest.mark.parametrize("stored", [True, False])
async def test_silence_after_the_final_dot_is_unsure_at_the_deadline(smtp_peer: SmtpPeer, stored: bool) -> None:
    smtp_peer.fail(Stage.CONTENT, Silence(stored=stored))
    delivery = await courier(smtp_peer, deadline=SOON).deliver(LETTER)
    assert (delivery.outcome, delivery.reason) == (Outcome.UNSURE, "mail-unsure-silent")
    assert len(smtp_peer.taken) == int(stored)


@pytest.mark.parametrize("code", [199, 354, 600])
async def test_an_answer_that_is_neither_yes_nor_no_is_unsure(smtp_peer: SmtpPeer, code: int) -> None:
    smtp_peer.fail(Stage.CONTENT, Refuse(code, "hm"))
    assert (await courier(smtp_peer).deliver(LETTER)).outcome is Outcome.UNSURE


async def test_the_deadline_holds_for_a_server_that_is_slow_at_every_step(smtp_peer: SmtpPeer) -> None:
    smtp_peer.fail(Stage.MAIL, Silence())
    loop = asyncio.get_running_loop()
    began = loop.time()
    delivery = await courier(smtp_peer, deadline=SOON, patience=60).deliver(LETTER)
    assert delivery.outcome is Outcome.NOT_SENT
    assert loop.time() - began < 5


async def test_nothing_is_tried_twice(smtp_peer: SmtpPeer) -> None:
    for stage in (Stage.RCPT, Stage.DATA, Stage.CONTENT):
        smtp_peer.fail(stage, Drop())
        await courier(smtp_peer).deliver(LETTER)
    assert smtp_peer.connections == 3
    assert smtp_peer.taken == []


async def test_a_server_that_is_not_there_took_nothing() -> None:
    async with smtp_server() as peer:
        gone = courier(peer)
    delivery = await gone.deliver(LETTER)
    assert (delivery.outcome, delivery.reason) == (Outcome.NOT_SENT, "mail-no-connection")


async def test_a_letter_that_cannot_be_written_never_reaches_the_server(smtp_peer: SmtpPeer) -> None:
    delivery = await courier(smtp_peer).deliver(letter(subject="Hello\r\nBcc: everyone@deepmeadow.example"))
    assert delivery == Delivery(Outcome.REFUSED, reason="mail-unwritable")
    assert smtp_peer.connections == 0


async def test_the_name_the_server_gave_is_kept(smtp_peer: SmtpPeer) -> None:
    smtp_peer.fail(Stage.CONTENT, Refuse(250, "2.0.0 Ok: queued as 4F1qZc0X2Bz"))
    assert (await courier(smtp_peer).deliver(LETTER)).provider_id == "4F1qZc0X2Bz"


async def test_a_leading_dot_and_a_dot_alone_arrive_as_written(smtp_peer: SmtpPeer) -> None:
    text = ".\n..\n.hidden\n\n.\nQUIT\n"
    await courier(smtp_peer).deliver(letter(text=text))
    (taken,) = smtp_peer.taken
    assert text_of(taken.message) == text.removesuffix("\n")


async def test_an_address_in_another_script_needs_a_server_that_reads_it(smtp_peer: SmtpPeer) -> None:
    delivery = await courier(smtp_peer).deliver(letter(recipient_address="李@deepmeadow.example"))
    assert delivery.outcome is Outcome.SENT
    assert smtp_peer.taken[0].recipients == ("李@deepmeadow.example",)


async def test_log_in_says_whether_it_would_work() -> None:
    async with smtp_server(logins={"mara": "geheim"}) as peer:
        good = MailServer(peer.host, peer.port, "mara", "geheim", starttls=StartTls.NEVER)
        bad = MailServer(peer.host, peer.port, "mara", "falsch", starttls=StartTls.NEVER)
        assert (await SmtpCourier(good).log_in()).outcome is Outcome.SENT
        assert (await SmtpCourier(good).deliver(LETTER)).outcome is Outcome.SENT
        assert peer.taken[0].user == "mara"
        expected = Delivery(Outcome.NOT_SENT, reason="mail-no-login", answer="535")
        assert await SmtpCourier(bad).log_in() == expected
        assert await SmtpCourier(bad).deliver(LETTER) == expected
        nobody = MailServer(peer.host, peer.port, starttls=StartTls.NEVER)
        assert (await SmtpCourier(nobody).deliver(LETTER)).reason == "mail-no-login"
        assert len(peer.taken) == 1


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and its own certificate for 127.0.0.1, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.northlight.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(secret + made.public_bytes(Encoding.PEM))
    return file


@pytest.mark.parametrize("starttls", [True, False])
async def test_over_tls_only_a_server_we_trust_gets_the_letter(certificate: Path, starttls: bool) -> None:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate)
    trusted = ssl.create_default_context(cafile=certificate)
    async with smtp_server(tls=tls, starttls=starttls, logins={"mara": "geheim"}) as peer:
        scheme = "smtp" if starttls else "smtps"
        query = "?starttls=required" if starttls else ""
        server = MailServer.from_url(f"{scheme}://mara:geheim@{peer.host}:{peer.port}{query}")
        assert (await SmtpCourier(server, trusted).deliver(LETTER)).outcome is Outcome.SENT
        # The peer notes only an upgrade; from the first byte there is no other way in.
        assert peer.taken[0].encrypted is starttls
        stranger = await SmtpCourier(server).deliver(LETTER)
        assert (stranger.outcome, stranger.reason) == (Outcome.NOT_SENT, "mail-no-tls")
        assert len(peer.taken) == 1


async def test_where_tls_is_required_a_server_without_it_gets_nothing(smtp_peer: SmtpPeer) -> None:
    delivery = await courier(smtp_peer, options="?starttls=required").deliver(LETTER)
    assert (delivery.outcome, delivery.reason) == (Outcome.NOT_SENT, "mail-no-tls")
    assert smtp_peer.taken == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.northlight.example", MailServer("mail.northlight.example", 587)),
        ("smtps://mail.northlight.example", MailServer("mail.northlight.example", 465, tls=True)),
        (
            "smtp://m%40x:p%3Aw%2F@mail.northlight.example:25?starttls=never",
            MailServer("mail.northlight.example", 25, "m@x", "p:w/", starttls=StartTls.NEVER),
        ),
        ("smtp://127.0.0.1:1025", MailServer("127.0.0.1", 1025, starttls=StartTls.OFFERED)),
    ],
)
def test_a_server_is_read_from_its_address(url: str, expected: MailServer) -> None:
    assert MailServer.from_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "http://mara:geheim@mail.northlight.example",
        "smtp://",
        "smtp://mara:geheim@mail.northlight.example:mail",
        "smtp://mara@mail.northlight.example",
        "smtp://mara:geheim@mail.northlight.example?tls=1",
        "smtp://mara:geheim@mail.northlight.example?starttls=perhaps",
        "smtp://mara:geheim@mail.northlight.example/folder",
    ],
)
def test_a_wrong_address_is_told_without_its_password(url: str) -> None:
    with pytest.raises(ValueError, match=r"\w") as wrong:
        MailServer.from_url(url)
    assert "geheim" not in str(wrong.value)


def test_a_server_shown_in_a_trace_keeps_its_password() -> None:
    assert "geheim" not in repr(MailServer("mail.northlight.example", 587, "mara", "geheim"))
