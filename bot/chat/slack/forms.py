"""Draws a form as Slack's modal, and reads what was filled in.

A field's name is its `block_id`, so that a mistake finds its field. What the form is about travels in
`private_metadata`, which only the app sees.
"""

import itertools
import json
import re
from collections.abc import Mapping
from typing import Any, assert_never

from bot.cards.elements import (
    Card,
    ChoiceField,
    DateField,
    FieldElement,
    Form,
    ManyField,
    Option,
    SearchField,
    TextField,
)
from bot.chat.fitting import Drawn, Rank
from bot.chat.slack import limits
from bot.chat.slack.controls import Block, CannotDraw, plain_text
from bot.chat.slack.fitting import for_view
from bot.chat.slack.render import blocks
from bot.chat.writing import clean, in_lines
from bot.texts import Words

FIELDS = (TextField, ChoiceField, ManyField, SearchField, DateField)
#: begins the action_id of a type-ahead; what follows names what is searched
SEARCH = "search:"
#: so many choices are shown openly instead of in a menu, where one must be made: an open choice cannot be undone
OPEN_CHOICES = 4


def draw_form(form: Form) -> Block:
    """Draw a modal. Raises CannotDraw for fields without a button that sends them."""
    if not form.submit and any(isinstance(part, FIELDS) for part in form.parts):
        raise CannotDraw(f"the form {form.name!r} has fields and nothing to send them with")
    words, numbers = Words.of(form.language), itertools.count()
    drawn: list[Drawn] = []
    for run, part in enumerate(_parts(form)):
        if isinstance(part, FIELDS):
            drawn.append(Drawn(_input(part, words), Rank.KEPT, -run - 1))
        else:
            drawn.extend(Drawn(each.block, each.rank, run * 1000 + each.run) for each in blocks(part, numbers))
    about = json.dumps([form.name, form.subject, form.seen], separators=(",", ":"))
    if len(about) > limits.METADATA:
        raise CannotDraw(f"the subject of the form {form.name!r} is too long")
    view = {
        "type": "modal",
        "callback_id": form.name[:255],
        "title": plain_text(form.title, limits.VIEW_TITLE),
        "private_metadata": about,
        "blocks": for_view(drawn, words),
    }
    if form.submit:
        view["submit"] = plain_text(form.submit, limits.VIEW_TITLE)
    if form.cancel:
        view["close"] = plain_text(form.cancel, limits.VIEW_TITLE)
    return view


def draw_said(card: Card) -> Block:
    """A card where there is no conversation to put it in: in place of a form, or over the home tab."""
    words = Words.of(card.language)
    said = Form("said", words("slack-said-title"), card.elements, cancel=words("slack-close"), language=card.language)
    return draw_form(said)


def draw_option(option: Option) -> Block:
    """One thing to choose. Raises CannotDraw for a value that Slack would not carry."""
    if not 0 < len(option.value.encode("utf-16-le")) // 2 <= limits.OPTION_VALUE:
        raise CannotDraw(f"an option's value has 1 to {limits.OPTION_VALUE} characters")
    drawn: Block = {"text": plain_text(option.label, limits.OPTION_TEXT), "value": option.value}
    if clean(option.detail):
        drawn["description"] = plain_text(option.detail, limits.OPTION_TEXT)
    return drawn


def parse_view_values(view: Mapping[str, Any]) -> tuple[str, str, int, dict[str, str]]:
    """Form, subject, seen and values of a submitted view; a field left empty is an empty text."""
    form, subject, seen = _about(view)
    values: dict[str, str] = {}
    for name, actions in (view.get("state") or {}).get("values", {}).items():
        for state in actions.values():
            values[name] = _value(state)
    return form, subject, seen, values


def fields_of(view: Mapping[str, Any]) -> list[str]:
    """The names of the fields that stand in a view, from the top."""
    return [str(block["block_id"]) for block in view.get("blocks", ()) if block.get("type") == "input"]


def _about(view: Mapping[str, Any]) -> tuple[str, str, int]:
    try:
        form, subject, seen = json.loads(view.get("private_metadata") or "")
        return str(form), str(subject), int(seen)
    except (ValueError, TypeError):
        return str(view.get("callback_id") or ""), "", 0


def _value(state: Mapping[str, Any]) -> str:
    chosen = state.get("selected_option")
    if chosen is not None:
        return str(chosen.get("value") or "")
    if (several := state.get("selected_options")) is not None:
        return " ".join(str(option.get("value") or "") for option in several)
    return str(state.get("value") or state.get("selected_date") or "")


def _parts(form: Form) -> list[Any]:
    """The parts in order; what is between two fields is drawn together."""
    grouped: list[Any] = []
    for part in form.parts:
        if isinstance(part, FIELDS):
            grouped.append(part)
        elif grouped and isinstance(grouped[-1], list):
            grouped[-1].append(part)
        else:
            grouped.append([part])
    return grouped


def _input(field: FieldElement, words: Words) -> Block:
    hint = clean(field.hint)
    if isinstance(field, TextField) and _is_cut(field):
        hint = f"{words('field-cut')} {hint}".strip()
    block: Block = {
        "type": "input",
        "block_id": field.name,
        "label": plain_text(field.label, limits.LABEL),
        "element": _element(field),
        "optional": not field.required,
    }
    if hint:
        block["hint"] = plain_text(hint, limits.LABEL)
    return block


def _element(field: FieldElement) -> Block:
    match field:
        case TextField():
            return _text_input(field)
        case ChoiceField():
            return _choice(field)
        case ManyField():
            return _several(field)
        case SearchField():
            drawn: Block = {
                "type": "external_select",
                "action_id": SEARCH + field.source,
                "min_query_length": 1,
            }
            if field.value:
                drawn["initial_option"] = draw_option(field.value)
            return drawn | _placeholder(field.placeholder)
        case DateField():
            is_day = re.fullmatch(r"\d{4}-\d{2}-\d{2}", field.value)
            return {"type": "datepicker", "action_id": field.name} | ({"initial_date": field.value} if is_day else {})
        case _:
            assert_never(field)


def _text_input(field: TextField) -> Block:
    drawn: Block = {
        "type": "plain_text_input",
        "action_id": field.name,
        "multiline": field.lines > 1,
        "max_length": _longest(field),
    }
    initial = limits.typed(in_lines(field), _longest(field))
    return drawn | ({"initial_value": initial} if initial else {}) | _placeholder(field.placeholder)


def _choice(field: ChoiceField) -> Block:
    options = [draw_option(option) for option in field.options]
    if not 0 < len(options) <= limits.OPTIONS:
        raise CannotDraw(f"{field.name!r} has {len(options)} options")
    initial = next((option for option in options if option["value"] == field.value), None)
    opened = field.required and len(options) <= OPEN_CHOICES
    drawn: Block = {
        "type": "radio_buttons" if opened else "static_select",
        "action_id": field.name,
        "options": options,
    }
    return drawn | ({"initial_option": initial} if initial else {})


def _several(field: ManyField) -> Block:
    options = [draw_option(option) for option in field.options]
    if not 0 < len(options) <= limits.OPTIONS or any(" " in option["value"] for option in options):
        raise CannotDraw(f"{field.name!r} has {len(options)} options, or one with a space")
    initial = [option for option in options if option["value"] in field.values]
    drawn: Block = {"type": "multi_static_select", "action_id": field.name, "options": options}
    return drawn | ({"initial_options": initial} if initial else {}) | _placeholder(field.placeholder)


def _placeholder(text: str) -> Block:
    return {"placeholder": plain_text(text, limits.PLACEHOLDER)} if clean(text) else {}


def _longest(field: TextField) -> int:
    return min(max(field.longest, 1), limits.TYPED)


def _is_cut(field: TextField) -> bool:
    whole = clean(in_lines(field))
    return limits.typed(whole, _longest(field)) != whole
