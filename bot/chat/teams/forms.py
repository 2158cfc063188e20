"""Draws a form as a card for a dialog; what was filled in is read in `pressed`.

A dialog's title and the cross that closes it are Teams' own.
"""

import re
from collections.abc import Mapping
from typing import Any, assert_never

from bot.cards.elements import (
    Banner,
    Card,
    ChoiceField,
    DateField,
    FieldElement,
    Form,
    Home,
    ManyField,
    Option,
    SearchField,
    TextField,
    Tone,
)
from bot.chat.fitting import Drawn, Rank
from bot.chat.teams import limits
from bot.chat.teams.controls import CannotDraw, Surface
from bot.chat.teams.fitting import for_dialog
from bot.chat.teams.limits import label
from bot.chat.teams.pressed import INPUT, NONE, form_data
from bot.chat.teams.render import adaptive, blocks
from bot.chat.teams.text import Block, line, lines
from bot.chat.writing import NOTHING, SIGNS, clean, in_lines
from bot.texts import Words

FIELDS = (TextField, ChoiceField, ManyField, SearchField, DateField)


def draw_form(form: Form, opened: Mapping[str, Any] | None = None, mistakes: Mapping[str, str] | None = None) -> Block:
    """Draw a dialog's card. Raises CannotDraw for fields without a button that sends them.

    `opened` comes back with what is sent, see `pressed`. `mistakes` stand at their fields, by name.
    """
    if not form.submit and any(isinstance(part, FIELDS) for part in form.parts):
        raise CannotDraw(f"the form {form.name!r} has fields and nothing to send them with")
    words, surface, wrong = Words.of(form.language), Surface(is_dialog=True), dict(mistakes or {})
    drawn: list[Drawn] = []
    for run, part in enumerate(_parts(form), 1):
        if isinstance(part, FIELDS):
            found = [_input(part, words), *_beside(part, words, wrong.pop(part.name, ""))]
            drawn.extend(Drawn(block, Rank.KEPT, -run) for block in found)
        else:
            shown = blocks(part, surface)
            drawn.extend(Drawn(each.block, each.rank, run * 1000 + each.run, each.frame) for each in shown)
    if mistakes:
        told = [each.block for each in blocks([Banner(words("form-mistakes"), Tone.BAD)], surface)]
        told += [_mistaken(text) for text in wrong.values()]
        drawn[:0] = [Drawn(block, Rank.KEPT, 0) for block in told]
    card = adaptive(for_dialog(drawn, words))
    if form.submit:
        title, data = label(form.submit, limits.BUTTON_TEXT), form_data(form, opened or {})
        card["actions"] = [{"type": "Action.Submit", "title": title, "style": "positive", "data": data}]
    return card


def draw_said(card: Card | Home) -> Block:
    """A card or a page in a dialog, where a button is sent and does nothing else. Raises CannotDraw."""
    return draw_form(Form("said", "", card.elements, language=card.language))


def title_of(form: Form) -> str:
    """The title of the dialog that holds the form's card."""
    return label(form.title, limits.TITLE)


def draw_option(option: Option) -> Block:
    """One thing to choose. Raises CannotDraw for a value that Teams would not carry."""
    if not option.value:
        raise CannotDraw("an option has no value")
    return {"title": label(_described(option), limits.OPTION_TEXT), "value": option.value}


def _described(option: Option) -> str:
    detail = clean(option.detail)
    return f"{clean(option.label) or NOTHING} · {detail}" if detail else option.label


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
    drawn = {"id": INPUT + field.name, "label": label(field.label, limits.LABEL)} | _element(field)
    return drawn | ({"isRequired": True, "errorMessage": words("field-required")} if field.required else {})


def _beside(field: FieldElement, words: Words, mistake: str) -> list[Block]:
    """What stands below an input: what is wrong with it, and what to know about it."""
    hint = clean(field.hint)
    if isinstance(field, TextField) and _is_cut(field):
        hint = f"{words('field-cut')} {hint}".strip()
    told = [_mistaken(mistake)] if mistake else []
    return told + [block | {"spacing": "None"} for block in lines(hint, isSubtle=True, size="Small")]


def _mistaken(text: str) -> Block:
    told = line(f"{SIGNS[Tone.BAD]} {clean(text)}", color="Attention", weight="Bolder")
    return told | {"spacing": "None"}


def _element(field: FieldElement) -> Block:
    match field:
        case TextField():
            return _text_input(field)
        case ChoiceField():
            return _choice(field)
        case ManyField():
            return _several(field)
        case SearchField():
            return _search(field)
        case DateField():
            is_day = re.fullmatch(r"\d{4}-\d{2}-\d{2}", field.value)
            return {"type": "Input.Date"} | ({"value": field.value} if is_day else {})
        case _:
            assert_never(field)


def _text_input(field: TextField) -> Block:
    drawn: Block = {"type": "Input.Text", "maxLength": _longest(field)}
    if field.lines > 1:
        drawn["isMultiline"] = True
    initial = limits.typed(in_lines(field), _longest(field))
    return drawn | ({"value": initial} if initial else {}) | _placeholder(field.placeholder)


def _choice(field: ChoiceField) -> Block:
    choices = _choices(field)
    if not field.required:
        # Without this what was chosen could not be taken back.
        choices = [{"title": NOTHING, "value": NONE}, *choices]
    drawn: Block = {"type": "Input.ChoiceSet", "style": "compact", "choices": choices}
    known = any(option.value == field.value for option in field.options)
    return drawn | ({"value": field.value} if known else {})


def _several(field: ManyField) -> Block:
    choices = _choices(field)
    if any({" ", ","} & set(option.value) for option in field.options):
        raise CannotDraw(f"an option of {field.name!r} has a space or a comma, which stand between several")
    drawn: Block = {"type": "Input.ChoiceSet", "isMultiSelect": True, "wrap": True}
    # Clients that draw these as checkboxes read Markdown in them.
    drawn["choices"] = [
        choice | {"title": limits.unmarked(_described(option), limits.OPTION_TEXT)}
        for choice, option in zip(choices, field.options, strict=True)
    ]
    known = {option.value for option in field.options}
    chosen = ",".join(value for value in field.values if value in known)
    return drawn | ({"value": chosen} if chosen else {}) | _placeholder(field.placeholder)


def _search(field: SearchField) -> Block:
    """What is typed is searched for (`application/search`); what was chosen before is there from the start."""
    chosen = [draw_option(field.value)] if field.value else []
    drawn: Block = {
        "type": "Input.ChoiceSet",
        "style": "filtered",
        "choices": chosen,
        "choices.data": {"type": "Data.Query", "dataset": field.source},
    }
    return drawn | ({"value": chosen[0]["value"]} if chosen else {}) | _placeholder(field.placeholder)


def _choices(field: ChoiceField | ManyField) -> list[Block]:
    if not 0 < len(field.options) <= limits.OPTIONS:
        raise CannotDraw(f"{field.name!r} has {len(field.options)} options")
    return [draw_option(option) for option in field.options]


def _placeholder(text: str) -> Block:
    return {"placeholder": label(text, limits.PLACEHOLDER)} if clean(text) else {}


def _longest(field: TextField) -> int:
    return min(max(field.longest, 1), limits.TYPED)


def _is_cut(field: TextField) -> bool:
    whole = clean(in_lines(field))
    return limits.typed(whole, _longest(field)) != whole
