"""What a button or a form carries to Teams and back.

A button's `data` is {"verb", "subject", "seen", "choice"}. It comes back in one of three ways: as `action.data` of an
`adaptiveCard/action` invoke (Action.Execute); as `data` of a `task/fetch` invoke, where a form may be the answer
(`bot.cards.opening`; Action.Submit, for Teams opens a dialog from nothing else); and as `data` of a `task/submit` invoke,
from a button inside a dialog.

A form's `data`, of a `task/submit` invoke, is {"form": {"name", "subject", "seen", "many", "opened"}} with what was filled
in beside it, by `input:` and the field's name, so that no field can pass for a button or a form. `opened` is what
`draw_form` was given, unchanged: Teams keeps no form open, it has to be drawn again with its mistakes, and whoever listens
opens it again with what it put there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.cards.elements import Button, Form, ManyField

Data = dict[str, Any]

#: a verb or a form that no use case has: what comes of data we did not write
UNKNOWN = "unknown"
FORM = "form"
#: before a field's name in the id of its input
INPUT = "input:"
#: the value of the choice that takes a choice back, for a value must not be empty
NONE = " "
#: what makes Teams ask for a dialog
FETCH: Data = {"type": "task/fetch"}


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent. `opened` is what its opener gave to `draw_form`."""

    form: str
    subject: str
    seen: int
    values: Mapping[str, str]
    opened: Mapping[str, Any] = field(default_factory=dict)


def data_of(button: Button) -> Data:
    """What the button carries."""
    return {"verb": button.verb, "subject": button.subject, "seen": button.seen, "choice": button.choice}


def pressed(data: Mapping[str, Any]) -> tuple[str, str, int, str]:
    """Verb, subject, seen and choice of a button's data."""
    verb, subject, choice = data.get("verb"), data.get("subject"), data.get("choice", "")
    seen = _number(data.get("seen", 0))
    if not (isinstance(verb, str) and isinstance(subject, str) and isinstance(choice, str)) or seen is None:
        return UNKNOWN, "", 0, ""
    return verb, subject, seen, choice


def is_form(data: Mapping[str, Any]) -> bool:
    """Whether `data` of a `task/submit` is a form's, and not that of a button inside a dialog."""
    return isinstance(data.get(FORM), Mapping)


def form_data(form: Form, opened: Mapping[str, Any]) -> Data:
    """What the button that sends `form` carries."""
    many = [part.name for part in form.parts if isinstance(part, ManyField)]
    about = {"name": form.name, "subject": form.subject, "seen": form.seen, "many": many, "opened": dict(opened)}
    return {FORM: about}


def sent(data: Mapping[str, Any]) -> Sent:
    """The form that `data` of a `task/submit` brings; a field left empty is an empty text.

    Teams sends several choices with commas between; here, as on Slack, spaces are.
    """
    about = data.get(FORM)
    about = about if isinstance(about, Mapping) else {}
    name, subject, many, opened = about.get("name"), about.get("subject", ""), about.get("many"), about.get("opened")
    seen = _number(about.get("seen", 0))
    if not (isinstance(name, str) and isinstance(subject, str)) or seen is None:
        return Sent(UNKNOWN, "", 0, {})
    several = set(many) if isinstance(many, list) and all(isinstance(each, str) for each in many) else set[str]()
    values = {
        key.removeprefix(INPUT): _typed(value, several=key.removeprefix(INPUT) in several)
        for key, value in data.items()
        if key.startswith(INPUT)
    }
    return Sent(name, subject, seen, values, opened if isinstance(opened, Mapping) else {})


def _typed(value: object, *, several: bool) -> str:
    text = value if isinstance(value, str) else "" if value is None else str(value)
    if text == NONE:
        return ""
    return " ".join(each for each in text.split(",") if each) if several else text.replace("\r\n", "\n")


def _number(value: object) -> int | None:
    """A whole number as JSON may bring it; Teams' clients have been seen to send numbers as texts."""
    match value:
        case bool():
            return None
        case int():
            return value
        case str() if value.isascii() and value.isdecimal():
            return int(value)
        case _:
            return None
