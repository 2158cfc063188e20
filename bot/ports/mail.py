"""What leaves by mail and what became of it, and what comes back."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Letter:
    """What leaves, exactly as approved."""

    note_id: str
    sender_name: str
    sender_address: str
    recipient_name: str
    recipient_address: str
    subject: str
    #: body and footer, as the candidate reads them
    text: str
    message_id: str
    sent_on: datetime
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    #: where one POST says "never again" (RFC 8058); "" for nowhere
    unsubscribe_url: str = ""


class Outcome(StrEnum):
    """The four ways a delivery ends."""

    #: the server took it
    SENT = "sent"
    #: certainly not taken, and worth another try
    NOT_SENT = "not_sent"
    #: certainly not taken, and it never will be as it is
    REFUSED = "refused"
    #: nobody can know
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a delivery ended. `reason` is a key of texts; `answer` the server's code, for the log."""

    outcome: Outcome
    provider_id: str = ""
    reason: str = ""
    answer: str = ""


class HeardKind(StrEnum):
    """What came back to a note, as its reader understood it."""

    #: a human answer
    ANSWER = "answer"
    #: an answer that says no to this, and not to us
    DECLINE = "decline"
    #: never write again
    OPT_OUT = "opt_out"
    #: a machine answered: away, received, closed
    AUTO_REPLY = "auto_reply"
    #: it did not arrive
    BOUNCE = "bounce"


@dataclass(frozen=True, slots=True)
class Heard:
    """Something came back to a note: from a mailbox, or told by a person."""

    kind: HeardKind
    note_id: str
    #: what they wrote. Read for dates; never logged, and not kept
    text: str = field(default="", repr=False)
    #: when they wrote it, if not now
    said_at: datetime | None = None
    #: the address it came from, if it came by mail
    sender: str = field(default="", repr=False)
    #: of an automatic reply: the day they are back
    returns_on: date | None = None
    #: of a bounce: it never will arrive
    hard: bool = False


class Courier(Protocol):
    """Mail out."""

    async def deliver(self, letter: Letter) -> Delivery:
        """Hand `letter` over once. Never raises for what the network does; never tries twice."""
        ...
