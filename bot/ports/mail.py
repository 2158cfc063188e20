"""What leaves by mail, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
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


class Courier(Protocol):
    """Mail out."""

    async def deliver(self, letter: Letter) -> Delivery:
        """Hand `letter` over once. Never raises for what the network does; never tries twice."""
        ...
