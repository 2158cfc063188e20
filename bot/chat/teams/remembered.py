"""Forms that are open somewhere: Teams closes each that is sent, and it is drawn again with what was typed.

Kept in memory for a while; after a restart a form is asked for again by what opened it.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar, assert_never

from bot.cards.elements import (
    ChoiceField,
    DateField,
    Element,
    FieldElement,
    Form,
    ManyField,
    Option,
    SearchField,
    TextField,
)
from bot.events import Origin, Submit

#: forms, and options of type-aheads, that are remembered
MANY = 2000

K = TypeVar("K")
V = TypeVar("V")
Key = tuple[str, str, str, str, int]


@dataclass(slots=True)
class OpenForms:
    """What was drawn lately, by whom it was opened."""

    _forms: OrderedDict[Key, Form] = field(default_factory=OrderedDict)
    _options: OrderedDict[tuple[str, str], Option] = field(default_factory=OrderedDict)

    def opened(self, origin: Origin, form: Form) -> None:
        """A form was drawn for somebody."""
        _keep(self._forms, (origin.workspace, origin.user_id, form.name, form.subject, form.seen), form)

    def offered(self, origin: Origin, options: Iterable[Option]) -> None:
        """A type-ahead showed these to somebody."""
        for option in options:
            _keep(self._options, (origin.user_id, option.value), option)

    def of(self, sent: Submit) -> Form | None:
        """The form that was sent, as it was drawn."""
        origin = sent.origin
        return self._forms.get((origin.workspace, origin.user_id, sent.form, sent.subject, sent.seen))

    def filled(self, form: Form, sent: Submit) -> Form:
        """The form with what was typed."""
        return replace(form, parts=tuple(self._part(part, sent) for part in form.parts))

    def _part(self, part: FieldElement | Element, sent: Submit) -> FieldElement | Element:
        if not isinstance(part, FieldElement) or part.name not in sent.values:
            return part
        typed = sent.values[part.name]
        match part:
            case TextField() | ChoiceField() | DateField():
                return replace(part, value=typed)
            case ManyField():
                return replace(part, values=tuple(typed.split()))
            case SearchField():
                chosen = self._options.get((sent.origin.user_id, typed))
                if chosen is None and part.value is not None and part.value.value == typed:
                    chosen = part.value
                return replace(part, value=chosen)
            case _:
                assert_never(part)


def _keep(kept: OrderedDict[K, V], key: K, value: V) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > MANY:
        kept.popitem(last=False)
