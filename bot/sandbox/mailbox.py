"""The candidates' side of the mail: a folder that the bot delivers into, and one that their answers are put into.

Everything here is read back from the two folders, so that what the page shows is what was delivered, byte for byte.
"""

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr, parsedate_to_datetime
from pathlib import Path

from bot.sandbox.wire import new_id


@dataclass(frozen=True)
class StoredMail:
    """One mail in a folder. `direction` is `in` for what reached the candidate, `out` for their answer."""

    id: str
    sender: str
    sender_name: str
    to: str
    to_name: str
    subject: str
    date: datetime
    text: str
    headers: dict[str, str]
    direction: str
    path: Path

    @property
    def owner(self) -> str:
        """The candidate's address, whichever way the mail went."""
        return self.to if self.direction == "in" else self.sender


@dataclass
class Mailbox:
    """Watches `<folder>/out` and writes to `<folder>/in`. The folders' names are the bot's: its mail out, its mail in."""

    folder: Path | None
    now: Callable[[], datetime]
    _known: dict[Path, StoredMail] = field(default_factory=dict)
    _read: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.folder:
            for name in ("out", "in"):
                (self.folder / name).mkdir(parents=True, exist_ok=True)

    def look(self) -> set[str]:
        """Read what is new in the folders; the addresses it concerns."""
        if self.folder is None:
            return set()
        fresh: set[str] = set()
        for name, direction in (("out", "in"), ("in", "out")):
            for path in sorted((self.folder / name).glob("*.eml")):
                if path not in self._known:
                    self._known[path] = _stored(path, direction)
                    fresh.add(self._known[path].owner)
        return fresh

    def mailboxes(self) -> list[tuple[str, str, int]]:
        """Address, name and number of unread mails of everybody who was written to, by name."""
        people: dict[str, str] = {}
        for mail in self._known.values():
            if mail.direction == "in":
                people[mail.to] = mail.to_name or people.get(mail.to) or mail.to
        unread = [mail.to for mail in self._known.values() if mail.direction == "in" and mail.id not in self._read]
        return [(address, name, unread.count(address)) for address, name in sorted(people.items(), key=lambda p: p[1])]

    def mails(self, address: str) -> list[StoredMail]:
        """All mails of this candidate, newest first."""
        found = [mail for mail in self._known.values() if mail.owner == address.lower()]
        return sorted(found, key=lambda mail: (mail.date, mail.id), reverse=True)

    def mark_read(self, address: str) -> bool:
        """The candidate has looked; whether anything was unread."""
        unread = {mail.id for mail in self.mails(address)} - self._read
        self._read |= unread
        return bool(unread)

    def answer(
        self, sender: str, to: str, subject: str, text: str, in_reply_to: str, *, quote: bool, headers: dict[str, str]
    ) -> str:
        """Write a candidate's answer as a mail file; its Message-ID. Raises `KeyError` for an unknown parent.

        `in_reply_to` is an id or a Message-ID of a mail here, or empty for a new conversation.
        """
        if self.folder is None:
            raise KeyError("this workspace has no mail folder")
        parent = self._find(in_reply_to) if in_reply_to else None
        mail = EmailMessage(policy=policy.SMTP)
        mail["From"] = _named(sender, parent.to_name if parent and parent.to == sender.lower() else "")
        mail["To"] = _named(to, parent.sender_name if parent and parent.sender == to.lower() else "")
        mail["Subject"] = subject or (_reply_subject(parent.subject) if parent else "")
        mail["Date"] = format_datetime(self.now())
        mail["Message-ID"] = f"<{uuid.uuid4().hex}@{sender.rpartition('@')[2]}>"
        if parent:
            message_id = parent.headers["Message-ID"]
            mail["In-Reply-To"] = message_id
            mail["References"] = f"{parent.headers.get('References', '')} {message_id}".strip()
        for name, value in headers.items():
            del mail[name]
            mail[name] = value
        mail.set_content(f"{text}\n\n{_quoted(parent)}" if parent and quote else text)
        path = self.folder / "in" / f"{new_id('answer-')}.eml"
        part = path.with_suffix(".part")
        part.write_bytes(mail.as_bytes())
        part.replace(path)
        return str(mail["Message-ID"])

    def _find(self, name: str) -> StoredMail:
        for mail in self._known.values():
            if name in (mail.id, mail.headers.get("Message-ID")):
                return mail
        raise KeyError(f"there is no mail {name}")


def _stored(path: Path, direction: str) -> StoredMail:
    raw = path.read_bytes()
    mail = message_from_bytes(raw, policy=policy.default)
    sender_name, sender = parseaddr(str(mail.get("From", "")))
    to_name, to = parseaddr(str(mail.get("To", "")))
    body = mail.get_body(("plain", "html"))
    text = body.get_content() if body else ""
    try:
        date = parsedate_to_datetime(str(mail.get("Date", "")))
    except ValueError:
        date = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return StoredMail(
        id=hashlib.sha256(path.name.encode() + raw).hexdigest()[:16],
        sender=sender.lower(),
        sender_name=sender_name,
        to=to.lower(),
        to_name=to_name,
        subject=str(mail.get("Subject", "")),
        date=date if date.tzinfo else date.replace(tzinfo=UTC),
        text=text.replace("\r\n", "\n"),
        headers={name: str(value) for name, value in mail.items()},
        direction=direction,
        path=path,
    )


def _named(address: str, name: str) -> str:
    return f'"{name}" <{address}>' if name else address


def _reply_subject(subject: str) -> str:
    return subject if subject.lower().startswith("re:") else f"Re: {subject}"


def _quoted(parent: StoredMail) -> str:
    lines = "\n".join(f"> {line}" if line else ">" for line in parent.text.rstrip().splitlines())
    who = parent.sender_name or parent.sender
    return f"On {parent.date:%a, %d %b %Y at %H:%M}, {who} <{parent.sender}> wrote:\n{lines}\n"
