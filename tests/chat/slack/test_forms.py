"""Each field has its input; what a form is about and what was typed come back as they were."""

import json
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings

from bot.cards.elements import (
    Button,
    Buttons,
    Card,
    ChoiceField,
    DateField,
    FieldElement,
    Form,
    Letter,
    Line,
    ManyField,
    Option,
    SearchField,
    TextField,
)
from bot.chat.slack import limits
from bot.chat.slack.controls import CannotDraw
from bot.chat.slack.forms import draw_form, draw_option, draw_said, fields_of, parse_view_values
from bot.chat.writing import clean
from tests.chat.slack.drawn import check, visible
from tests.chat.strategies import HOSTILE, forms

TONES = (Option("warm", "warm", "like a friend"), Option("formal", "formal"))
FIELDS: tuple[FieldElement, ...] = (
    TextField("purpose", "What about", "routing", "a hint", "type here", required=False, lines=3, longest=500),
    ChoiceField("tone", "Tone", TONES, "formal", "a hint", required=False),
    ManyField("sources", "Rests on", (Option("f1", "a talk", "a page"), Option("f2", "a paper")), ("f2", "gone")),
    SearchField("candidate", "Who", "candidates", Option("cand_1", "Ada Okafor", "Deep Meadow"), placeholder="a name"),
    DateField("day", "Day", "2026-12-01", "a hint", required=False),
)


def form(*parts: Any, **more: Any) -> Form:
    return Form("note", "Write a note", parts, **({"submit": "Ask", "cancel": "Cancel"} | more))


def elements(made: Form) -> list[dict[str, Any]]:
    check(made)
    return [block["element"] for block in draw_form(made)["blocks"] if block["type"] == "input"]


def test_every_field_is_drawn_in_its_place() -> None:
    assert {type(field) for field in FIELDS} == set(get_args(FieldElement))
    view = draw_form(form(FIELDS[0], Line("between"), *FIELDS[1:]))
    assert fields_of(view) == ["purpose", "tone", "sources", "candidate", "day"]
    assert [block["type"] for block in view["blocks"]] == ["input", "rich_text", "input", "input", "input", "input"]
    assert [block["optional"] for block in view["blocks"] if block["type"] == "input"] == [
        True,
        True,
        True,
        False,
        True,
    ]
    typed, tone, several, who, day = elements(form(*FIELDS))
    assert (typed["multiline"], typed["max_length"], typed["initial_value"]) == (True, 500, "routing")
    assert typed["placeholder"]["text"] == "type here"
    assert (tone["type"], tone["initial_option"]["value"]) == ("static_select", "formal")
    assert [option["value"] for option in several["initial_options"]] == ["f2"]
    assert (who["action_id"], who["min_query_length"]) == ("search:candidates", 1)
    assert who["initial_option"]["description"]["text"] == "Deep Meadow"
    assert day["initial_date"] == "2026-12-01"


def test_a_few_choices_of_which_one_must_be_made_stand_open() -> None:
    assert elements(form(ChoiceField("tone", "Tone", TONES)))[0]["type"] == "radio_buttons"
    many = tuple(Option(str(number), f"option {number}") for number in range(9))
    assert elements(form(ChoiceField("tone", "Tone", many)))[0]["type"] == "static_select"


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(forms)
def test_any_form_is_within_slacks_limits(made: Form) -> None:
    check(made)
    assert fields_of(draw_form(made)) == ["a", "b"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_text_stands_in_a_field_as_it_is(hostile: str) -> None:
    [element] = elements(form(TextField("x", hostile, hostile, hostile, hostile, lines=5)))
    assert element.get("initial_value", "") == clean(hostile)


def test_a_value_too_long_for_its_box_is_cut_between_words_and_the_box_says_so() -> None:
    made = form(TextField("body", "Text", "word " * 1000, "a hint", lines=12))
    view = draw_form(made)
    [block] = [block for block in view["blocks"] if block["type"] == "input"]
    value = block["element"]["initial_value"]
    assert len(value) <= 3000
    assert value.endswith("word")
    assert "is cut" in block["hint"]["text"]
    assert "a hint" in block["hint"]["text"]
    assert "is cut" not in json.dumps(draw_form(form(TextField("body", "Text", "word " * 500, lines=12))))


def test_a_line_takes_no_line_breaks() -> None:
    assert elements(form(TextField("x", "X", "one\ntwo\r\n three")))[0]["initial_value"] == "one two three"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Write a note", "Write a note"),
        ("Write a note to somebody else", "Write a note to…"),
        ("Nachbesprechungsterminvorschlag", "Nachbesprechungsterminv…"),
        ("R&D " * 8, "R&amp;D R&amp;D R&amp;D…"),
    ],
)
def test_a_title_is_cut_between_words(title: str, shown: str) -> None:
    view = draw_form(Form("x", title, (), submit=title, cancel=title))
    assert {view[name]["text"] for name in ("title", "submit", "close")} == {shown}
    assert len(shown) <= 24


def test_what_a_form_is_about_comes_back() -> None:
    made = Form("edit", "Edit", (FIELDS[0],), submit="Save", subject='note_"1', seen=12)
    assert parse_view_values(draw_form(made)) == ("edit", 'note_"1', 12, {})


def test_what_was_filled_in_comes_back_by_field() -> None:
    state = {
        "purpose": {"purpose": {"type": "plain_text_input", "value": "a & b <c>"}},
        "tone": {"tone": {"type": "radio_buttons", "selected_option": {"value": "warm", "text": {}}}},
        "candidate": {"search:candidates": {"type": "external_select", "selected_option": None}},
        "sources": {"sources": {"selected_options": [{"value": "f1"}, {"value": "f2"}]}},
        "none": {"none": {"type": "multi_static_select", "selected_options": []}},
        "day": {"day": {"type": "datepicker", "selected_date": "2026-12-01"}},
        "empty": {"empty": {"type": "plain_text_input", "value": None}},
    }
    *_, values = parse_view_values({"private_metadata": '["note","",0]', "state": {"values": state}})
    assert values == {
        "purpose": "a & b <c>",
        "tone": "warm",
        "candidate": "",
        "sources": "f1 f2",
        "none": "",
        "day": "2026-12-01",
        "empty": "",
    }


@pytest.mark.parametrize("metadata", [None, "", "no", "{}", '["note"]', '["note","x","y"]', "[1,2,3,4]"])
def test_a_form_that_is_not_ours_is_known_by_its_name_alone(metadata: str | None) -> None:
    view: dict[str, Any] = {"private_metadata": metadata, "callback_id": "other", "state": {"values": {}}}
    assert parse_view_values(view) == ("other", "", 0, {})


def test_fields_without_a_button_that_sends_them_are_not_drawn() -> None:
    with pytest.raises(CannotDraw):
        draw_form(Form("x", "X", (FIELDS[0],)))


@pytest.mark.parametrize("options", [(), tuple(Option(str(number), "x") for number in range(101))])
def test_no_choice_and_too_many_are_not_drawn(options: tuple[Option, ...]) -> None:
    with pytest.raises(CannotDraw):
        draw_form(form(ChoiceField("x", "X", options)))


@pytest.mark.parametrize(
    "options", [(), (Option("a b", "x"),), tuple(Option(str(number), "x") for number in range(101))]
)
def test_several_of_no_choice_or_of_values_with_spaces_are_not_drawn(options: tuple[Option, ...]) -> None:
    with pytest.raises(CannotDraw):
        draw_form(form(ManyField("x", "X", options)))


@pytest.mark.parametrize("value", ["", "x" * 151])
def test_an_option_that_slack_would_not_carry_is_not_drawn(value: str) -> None:
    with pytest.raises(CannotDraw):
        draw_option(Option(value, "x"))


def test_fields_stay_whole_when_the_rest_is_too_long() -> None:
    made = form(*(Line(f"line {number}") for number in range(150)), FIELDS[0], Buttons((Button("x", "x", "x"),)))
    check(made)
    view = draw_form(made)
    assert fields_of(view) == ["purpose"]
    assert len(view["blocks"]) == limits.VIEW_BLOCKS
    assert "shortened" in visible(view["blocks"])


def test_a_card_in_a_window_can_be_closed() -> None:
    view = draw_said(Card("x", (Letter("Fertig."),), "de"))
    assert (view["title"]["text"], view["close"]["text"]) == ("Overture", "Schließen")
    assert "submit" not in view
    assert "Fertig." in visible(view["blocks"])
