"""What the core asks of the outside, and the values that cross the border.

`app.py` alone builds the implementations; use cases receive them as arguments. An expected refusal is a
`Refusal` in a return type. Exceptions are outages and bugs:

    OvertureError
    ├── Stale               somebody else changed the row first; run the use case again
    ├── LeaseLost           somebody else has taken the work over; nothing was kept, leave it to them
    ├── AlreadyHandled      this delivery took effect before; do nothing
    ├── StoreDown           the database cannot be reached or is full; nothing half is kept
    ├── WriterFailed        no draft came; `reason` is a key of texts
    ├── MailboxUnread       the mailbox could not be read; nobody may say "nothing came"
    └── ChatFailed          a message was not posted for certain
        ├── ChatBusy        try again at `retry_at`
        ├── ChatUnsure      nobody can know; look before posting again
        └── ChatRefused     never will be; `reason` is a key of texts
"""

from bot.ports.chat import Account, Address, Addresses, Chat, Directory, Place, Posted
from bot.ports.countries import Channel, Consent, CountryPolicy, CountryRule, FooterPart
from bot.ports.failures import (
    AlreadyHandled,
    ChatBusy,
    ChatFailed,
    ChatRefused,
    ChatUnsure,
    LeaseLost,
    MailboxUnread,
    OvertureError,
    Refusal,
    Stale,
    StoreDown,
    WriterFailed,
)
from bot.ports.house import Clock, Ids, Policy, Room, StandIns
from bot.ports.mail import Courier, Delivery, Heard, HeardKind, Letter, Outcome
from bot.ports.reading import (
    Candidates,
    Cards,
    Conversations,
    Dates,
    Earlier,
    FollowUps,
    Handovers,
    Hit,
    Links,
    Notes,
    People,
    Reminders,
    Rewording,
    Standing,
    Voices,
    Wordings,
)
from bot.ports.store import Lease, Store, Stuck, SuppressionJournal, Unit, Work
from bot.ports.writing import (
    Brief,
    Draft,
    Evidence,
    Finding,
    ModelWriter,
    Sentence,
    Severity,
    Style,
    Translator,
    Usage,
    Voice,
    Writer,
    Written,
)

__all__ = [
    "Account",
    "Address",
    "Addresses",
    "AlreadyHandled",
    "Brief",
    "Candidates",
    "Cards",
    "Channel",
    "Chat",
    "ChatBusy",
    "ChatFailed",
    "ChatRefused",
    "ChatUnsure",
    "Clock",
    "Consent",
    "Conversations",
    "CountryPolicy",
    "CountryRule",
    "Courier",
    "Dates",
    "Delivery",
    "Directory",
    "Draft",
    "Earlier",
    "Evidence",
    "Finding",
    "FollowUps",
    "FooterPart",
    "Handovers",
    "Heard",
    "HeardKind",
    "Hit",
    "Ids",
    "Lease",
    "LeaseLost",
    "Letter",
    "Links",
    "MailboxUnread",
    "ModelWriter",
    "Notes",
    "Outcome",
    "OvertureError",
    "People",
    "Place",
    "Policy",
    "Posted",
    "Refusal",
    "Reminders",
    "Rewording",
    "Room",
    "Sentence",
    "Severity",
    "Stale",
    "StandIns",
    "Standing",
    "Store",
    "StoreDown",
    "Stuck",
    "Style",
    "SuppressionJournal",
    "Translator",
    "Unit",
    "Usage",
    "Voice",
    "Voices",
    "Wordings",
    "Work",
    "Writer",
    "WriterFailed",
    "Written",
]
