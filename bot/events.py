"""What people do, in words that belong to no platform, and what the desk gives back.

`chat/*/listen` turns a verified payload into one of these and hands it to `desk`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.cards.elements import Card, Form, Home, Option
from bot.texts import Text
from db.tables import ConversationKind, Platform


@dataclass(frozen=True, slots=True)
class Origin:
    """Who did it and where, from the signed payload alone."""

    platform: Platform
    workspace: str
    user_id: str
    #: unique per delivery; a second delivery with the same key has no effect
    key: str
    channel: str = ""
    #: the language the platform says the person uses, "" if it does not tell
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """A line somebody typed: `note Ada Okafor about …`, without slash or mention."""

    origin: Origin
    line: str
    #: a form can be opened in answer to it
    can_open: bool = True


@dataclass(frozen=True, slots=True)
class Click:
    """A button somebody pressed, with the version they saw."""

    origin: Origin
    verb: str
    subject: str
    seen: int = 0
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Submit:
    """A form somebody sent."""

    origin: Origin
    form: str
    subject: str
    seen: int
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Search:
    """Type-ahead in a form."""

    origin: Origin
    source: str
    typed: str


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A message or global shortcut; `text` and `link` are the message's, if any."""

    origin: Origin
    name: str
    text: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class HomeOpened:
    """Somebody opened their page in the app."""

    origin: Origin


@dataclass(frozen=True, slots=True)
class Met:
    """The platform told where it lets us write to the one who acted, or to a channel."""

    origin: Origin
    kind: ConversationKind
    #: a user id, or the channel's id
    subject: str
    address: str
    service_url: str
    #: the person's, from the platform's own roster
    email: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Parted:
    """The app was taken out of a conversation."""

    origin: Origin
    subject: str


Event = Command | Click | Submit | Search | Shortcut | HomeOpened | Met | Parted


@dataclass(frozen=True, slots=True)
class Say:
    """Tell the one who asked, and nobody else."""

    card: Card


@dataclass(frozen=True, slots=True)
class Open:
    """Open a form for the one who asked."""

    form: Form


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Keep the form open and show what to mend, by field name."""

    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Options:
    """Answers to a type-ahead."""

    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class ShowHome:
    """Draw the person's page."""

    home: Home


@dataclass(frozen=True, slots=True)
class Done:
    """It is done, and the cards will show it; nothing more to say."""

    text: Text | None = None


Answer = Say | Open | Mistakes | Options | ShowHome | Done
