"""A letter like those that leave, and the mail it became read back."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from typing import Any

from bot.ports import Letter

TEXT = (
    "Dear Ada Okafor,\n\nYour paper on routing is the reason I am writing.\n.\n.. and a line that ends in spaces   \n\n"
    "Mara Lindqvist\n\n-- \nMara Lindqvist, Northlight."
)

LETTER = Letter(
    note_id="note_01kzv3q8m4x7c9t2r5w8y1d6fh",
    sender_name="Mara Lindqvist",
    sender_address="mara.lindqvist@northlight.example",
    recipient_name="Ada Okafor",
    recipient_address="ada@okafor.example",
    subject="Open models, and your work on routing",
    text=TEXT,
    message_id="<note_01kzv3q8m4x7c9t2r5w8y1d6fh.1@northlight.example>",
    sent_on=datetime(2026, 6, 3, 13, 5, tzinfo=UTC),
)


def letter(**changes: Any) -> Letter:
    """The letter above, with changes."""
    return replace(LETTER, **changes)


def read_back(content: bytes) -> EmailMessage:
    """The mail as a recipient's program reads it."""
    return message_from_bytes(content, policy=policy.default)


def text_of(mail: EmailMessage) -> str:
    """Its text with plain line ends, without the one at the end."""
    content: str = mail.get_content()
    return content.replace("\r\n", "\n").removesuffix("\n")


def subject_of(content: bytes) -> str:
    """The subject as RFC 2047 reads."""
    return _decoded(message_from_bytes(content, policy=policy.compat32)["Subject"])


def addresses_of(content: bytes, header: str) -> list[tuple[str, str]]:
    """Names and addresses as RFC 2047 reads; Python's newer parser puts spaces between the encoded words of a name."""
    raw = message_from_bytes(content, policy=policy.compat32)[header]
    return [(_decoded(name), spec) for name, spec in getaddresses([raw.replace("\r\n", "")])]


def _decoded(value: str) -> str:
    return str(make_header(decode_header(value)))
