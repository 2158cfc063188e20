"""A letter as an e-mail: one pure function, and headers written so that they read back exactly.

The standard library folds headers by guessing where words may be encoded; a subject that looks like an encoded
word, a name with a line feed inside one, or a long Message-ID come out as something else. Here a header is either
plain printable ASCII on one line or encoded as a whole (RFC 2047), and what carries a control character is refused.
"""

import unicodedata
from email import policy
from email.header import Header
from email.headerregistry import Address, AddressHeader, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import Policy
from typing import Any

from email_validator import EmailNotValidError, validate_email

from bot.ports import Letter

#: names the note in our own mail, so that a quoted or bounced copy is recognised
OVERTURE_ID = "X-Overture-Id"
#: RFC 5322, section 2.1.1: the length a line should not exceed
LINE = 78


class Unwritable(ValueError):
    """The letter cannot become an e-mail; `field` names the part, never its content."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def compose(letter: Letter) -> EmailMessage:
    """The e-mail that says `letter`: same subject, names and text when parsed back.

    The text travels as quoted-printable, so that no server on the way touches its dots, long lines or spaces at the
    end of a line; it ends with one line end. `policy.utf8` of the result is True if an address or id needs SMTPUTF8
    (RFC 6531); a domain alone is written in its ASCII form. Raises Unwritable.
    """
    sender = address(letter.sender_address, "sender_address")
    recipient = address(letter.recipient_address, "recipient_address")
    for field in (
        "sender_name",
        "recipient_name",
        "subject",
        "message_id",
        "in_reply_to",
        "note_id",
        "unsubscribe_url",
    ):
        _one_line(getattr(letter, field), field)
    for reference in letter.references:
        _one_line(reference, "references")
    raw = (sender, recipient, letter.message_id, letter.in_reply_to, *letter.references)
    message = EmailMessage(WIRE.clone(utf8=not all(part.isascii() for part in raw)))
    message["From"] = _address(letter.sender_name, sender)
    message["To"] = _address(letter.recipient_name, recipient)
    message["Subject"] = letter.subject
    message["Date"] = letter.sent_on
    message["Message-ID"] = letter.message_id
    if letter.in_reply_to:
        message["In-Reply-To"] = letter.in_reply_to
    if letter.references:
        message["References"] = " ".join(letter.references)
    message[OVERTURE_ID] = letter.note_id
    if letter.unsubscribe_url:
        message["List-Unsubscribe"] = f"<{letter.unsubscribe_url}>"
        if letter.unsubscribe_url.startswith("https://"):
            # RFC 8058, section 3.1: only for https.
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    try:
        message.set_content(letter.text, charset="utf-8", cte="quoted-printable")
    except UnicodeEncodeError as error:
        raise Unwritable("text") from error
    return message


def address(typed: str, field: str) -> str:
    """The address for the wire: its domain in ASCII (IDNA), its local part as it is. Raises Unwritable."""
    try:
        checked = validate_email(typed, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError as error:
        raise Unwritable(field) from error
    return f"{checked.local_part}@{checked.ascii_domain}"


def _address(name: str, spec: str) -> Address:
    # In two parts: read as one `addr_spec`, a local part in another script is refused.
    local, _, domain = spec.rpartition("@")
    return Address(name, local, domain)


def _one_line(value: str, field: str) -> None:
    # Cc: control characters; Cs: half of a surrogate pair, which no encoding has a place for.
    if len(value.splitlines()) > 1 or any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in value):
        raise Unwritable(field)


class _Literal(UnstructuredHeader, BaseHeader):
    """A header whose value is what was given, even where it looks like an encoded word."""

    @classmethod
    def parse(cls, string: str, kwds: dict[str, Any]) -> None:
        super().parse(string, kwds)
        kwds["decoded"] = string

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {_words(str(self), self.name)}{policy.linesep}"


class _Addresses(AddressHeader, BaseHeader):  # type: ignore[misc]  # typeshed gives the two an `init` each
    """Addresses whose names are written as a whole: quoted, or encoded."""

    def fold(self, *, policy: Policy) -> str:
        written = [_mailbox(one.display_name, one.addr_spec, self.name) for one in self.addresses]
        return f"{self.name}: {f',{policy.linesep} '.join(written)}{policy.linesep}"


class _MessageIds(_Literal):
    """Message-IDs, one a line where there are several: an id is never broken or encoded, and nor is an address."""

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {f'{policy.linesep} '.join(str(self).split())}{policy.linesep}"


def _mailbox(name: str, spec: str, header: str) -> str:
    if not name:
        return spec
    if _plain(name) and len(header) + len(name) + len(spec) < LINE - 10:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}" <{spec}>'
    return f"{_encoded(name, header)}\r\n <{spec}>"


def _words(value: str, header: str) -> str:
    if _plain(value) and len(header) + 2 + len(value) <= LINE:
        return value
    return _encoded(value, header)


def _plain(value: str) -> bool:
    """Would `value` read back as it is? Then it needs no encoding."""
    tidy = value == " ".join(value.split()) and value.isascii() and value.isprintable()
    return tidy and "=?" not in value


def _encoded(value: str, header: str) -> str:
    return Header(value, charset="utf-8", maxlinelen=LINE - 2, header_name=header).encode(linesep="\r\n")


def _registry() -> HeaderRegistry:
    registry = HeaderRegistry()
    for name in ("from", "to"):
        registry.map_to_type(name, _Addresses)
    for name in ("message-id", "in-reply-to", "references", "list-unsubscribe"):
        registry.map_to_type(name, _MessageIds)
    for name in ("subject", OVERTURE_ID.lower()):
        registry.map_to_type(name, _Literal)
    return registry


#: how our mail is written: CRLF, nothing folded by guessing
WIRE = policy.SMTP.clone(header_factory=_registry())
