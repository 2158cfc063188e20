"""The closed vocabulary of cards and forms. A renderer draws each of these or raises.

Style belongs to the block; there is no inline markup, so nothing in a text can become a link, a mention
or bold. Texts may hold anything from outside: escaping and limits live in the renderers, once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Style(StrEnum):
    """How a line of text is set."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"


class Tone(StrEnum):
    """What a banner or a mark says at a glance."""

    GOOD = "good"
    WAITING = "waiting"
    WARNING = "warning"
    BAD = "bad"


class Look(StrEnum):
    """How a button is set: one PRIMARY a card at most."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Title:
    """The first line of a card."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in one style."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Banner:
    """Where the thing stands: "waiting for review", "approved by Dana"."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Letter:
    """The text of a note: a quotation with its line breaks kept, as long as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value; neighbours are drawn as a small table."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A checked point: ✓, ⚠ or ✗ by its tone, and words."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Source:
    """A statement with where it was seen. `address` is drawn as a link only if it is http(s)."""

    text: str
    address: str
    seen: str


@dataclass(frozen=True, slots=True)
class Change:
    """One piece of a readable difference between two revisions: kept, removed or added words."""

    removed: str
    added: str
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A dividing line."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """A question asked before a button acts."""

    title: str
    text: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Button:
    """A verb on a subject, at the revision its reader saw. Ids are opaque."""

    label: str
    verb: str
    subject: str
    #: the row's version when it was drawn, so that an old card is recognised
    seen: int = 0
    #: which of several: a candidate id, a preset
    choice: str = ""
    look: Look = Look.PLAIN
    confirm: Confirm | None = None


@dataclass(frozen=True, slots=True)
class Buttons:
    """A row of buttons."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """A choice that acts at once when made (snooze for …)."""

    label: str
    buttons: tuple[Button, ...]


Element = Title | Line | Banner | Letter | Pair | Mark | Source | Change | Rule | Buttons | Menu


@dataclass(frozen=True, slots=True)
class Card:
    """A message. `summary` is the notification text: no personal data ever."""

    summary: str
    elements: tuple[Element, ...]
    #: the reader's, for what a renderer itself must say
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `value` is opaque."""

    value: str
    label: str
    #: a second, quiet line: employer, title
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TextField:
    """Something to type. `lines` > 1 gives a large box."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    placeholder: str = ""
    required: bool = True
    lines: int = 1
    longest: int = 3000


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """One of a few."""

    name: str
    label: str
    options: tuple[Option, ...]
    value: str = ""
    hint: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class SearchField:
    """One of many, by type-ahead; `source` names what is searched (`candidates`)."""

    name: str
    label: str
    source: str
    value: Option | None = None
    hint: str = ""
    placeholder: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class DateField:
    """A day, as an ISO date."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class ManyField:
    """Any number of a few. What is sent is their values with a space between; `values` are chosen at first."""

    name: str
    label: str
    options: tuple[Option, ...]
    values: tuple[str, ...] = ()
    hint: str = ""
    placeholder: str = ""
    required: bool = False


FieldElement = TextField | ChoiceField | ManyField | SearchField | DateField


@dataclass(frozen=True, slots=True)
class Form:
    """A dialog. `name` says which use case takes it, `subject` on what, `seen` at which version."""

    name: str
    title: str
    parts: tuple[FieldElement | Element, ...]
    #: label of the button that sends it; without one the form only shows
    submit: str = ""
    cancel: str = ""
    subject: str = ""
    seen: int = 0
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Home:
    """A person's own page in the app."""

    elements: tuple[Element, ...] = field(default=())
    language: str = "en"


def card(summary: str, *parts: Element | Sequence[Element] | None) -> Card:
    """Put `parts` together; sequences are flattened, nothing is left out but None."""
    flat: list[Element] = []
    for part in parts:
        if part is None:
            continue
        if isinstance(part, Sequence):
            flat.extend(part)
        else:
            flat.append(part)
    return Card(summary, tuple(flat))
