"""Each field has its input; what was typed wrong is shown where it stands; what a form is about comes back as it was."""

import json
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from bot.cards.elements import (
    Button,
    Buttons,
    Card,
    ChoiceField,
    DateField,
    FieldElement,
    Form,
    Home,
    Letter,
    Line,
    ManyField,
    Option,
    SearchField,
    TextField,
)
from bot.chat.teams.controls import CannotDraw
from bot.chat.teams.forms import draw_form, draw_option, draw_said, title_of
from bot.chat.teams.pressed import INPUT, Sent, sent
from bot.chat.writing import clean
from tests.chat.strategies import HOSTILE, forms
from tests.chat.teams.drawn import check, paragraphs, parts, schema_errors

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


def inputs(card: dict[str, Any]) -> list[dict[str, Any]]:
    return [block for block in card["body"] if block["type"].startswith("Input.")]


def sent_by(card: dict[str, Any]) -> dict[str, Any]:
    """The data of the button that sends the form, as Teams sends it back."""
    [action] = card["actions"]
    assert action["type"] == "Action.Submit"
    return dict(json.loads(json.dumps(action["data"])))


def test_every_field_is_drawn_in_its_place() -> None:
    assert {type(field) for field in FIELDS} == set(get_args(FieldElement))
    card = check(form(FIELDS[0], Line("between"), *FIELDS[1:]))
    assert not schema_errors(card)
    typed, tone, several, who, day = inputs(card)
    assert [block["id"] for block in (typed, tone, several, who, day)] == [INPUT + field.name for field in FIELDS]
    assert card["body"].index(typed) < paragraph_at(card, "between") < card["body"].index(tone)
    assert [bool(block.get("isRequired")) for block in inputs(card)] == [False, False, False, True, False]
    assert (typed["isMultiline"], typed["maxLength"], typed["value"]) == (True, 500, "routing")
    assert typed["placeholder"] == "type here"
    assert (tone["value"], [choice["title"] for choice in tone["choices"]]) == (
        "formal",
        ["–", "warm · like a friend", "formal"],
    )
    assert (several["isMultiSelect"], several["value"]) == (True, "f2")
    assert (who["style"], who["choices.data"]) == ("filtered", {"type": "Data.Query", "dataset": "candidates"})
    assert (who["value"], who["choices"]) == ("cand_1", [{"title": "Ada Okafor · Deep Meadow", "value": "cand_1"}])
    assert who["errorMessage"]
    assert (day["type"], day["value"]) == ("Input.Date", "2026-12-01")


def paragraph_at(card: dict[str, Any], text: str) -> int:
    [place] = [index for index, block in enumerate(card["body"]) if text in paragraphs(block)]
    return place


def test_what_a_form_is_about_and_what_was_filled_in_come_back() -> None:
    card = check(form(*FIELDS, subject="note_1", seen=7))
    filled = {
        "purpose": "a, b",
        "tone": inputs(card)[1]["choices"][0]["value"],
        "sources": "f1,f2",
        "candidate": "cand_1",
        "day": "",
    }
    data = sent_by(draw_form(form(*FIELDS, subject="note_1", seen=7), {"line": "note"}))
    assert sent(data | {INPUT + name: value for name, value in filled.items()}) == Sent(
        "note",
        "note_1",
        7,
        {"purpose": "a, b", "tone": "", "sources": "f1 f2", "candidate": "cand_1", "day": ""},
        {"line": "note"},
    )


def test_mistakes_stand_at_their_fields_and_what_belongs_to_none_at_the_top() -> None:
    made = form(FIELDS[0], FIELDS[4])
    card = draw_form(made, mistakes={"day": "That day is past.", "elsewhere": "Somebody was faster."})
    assert not schema_errors(card)
    texts = [paragraph for block in card["body"] for paragraph in (paragraphs(block) or [block.get("id", "")])]
    assert texts[:2] == ["✗ Not saved yet: see the marked fields.", "✗ Somebody was faster."]
    assert texts[texts.index("input:day") + 1] == "✗ That day is past."
    assert "✗" not in " ".join(paragraphs(check(made)))


def test_a_button_in_a_dialog_is_sent_from_it_without_what_was_typed() -> None:
    card = check(form(FIELDS[0], Buttons((Button("Sources", "sources", "note_1", 2),))))
    [button] = [part for part in parts(card["body"]) if part.get("type") == "Action.Submit"]
    assert button["associatedInputs"] == "none"
    assert button["data"] == {"verb": "sources", "subject": "note_1", "seen": 2, "choice": ""}


def test_a_card_in_a_dialog_has_only_buttons_that_a_dialog_sends() -> None:
    edit, approve = Button("Edit", "edit", "note_1"), Button("Approve", "approve", "note_1")
    for picture in (Card("x", (Line("x"), Buttons((edit, approve)))), Home((Buttons((edit, approve)),))):
        sent_from = [part for part in parts(draw_said(picture)) if str(part.get("type")).startswith("Action.")]
        assert [(part["type"], part.get("verb"), "msteams" in part["data"]) for part in sent_from] == [
            ("Action.Submit", None, False)
        ] * 2


def test_the_title_of_a_dialog_is_one_line_that_can_be_sent() -> None:
    assert title_of(Form("x", "Note\nto \ud800Ada", ())) == "Note to Ada"
    assert title_of(Form("x", " ", ())) == "–"


def test_a_form_that_only_shows_has_nothing_to_send() -> None:
    assert "actions" not in check(form(Letter("x"), submit=""))
    with pytest.raises(CannotDraw):
        draw_form(form(FIELDS[0], submit=""))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(forms)
def test_any_form_is_within_teams_limits(made: Form) -> None:
    card = check(made)
    assert [block["id"] for block in inputs(card)] == ["input:a", "input:b"]
    assert not schema_errors(card)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_text_stands_in_a_field_as_it_is(hostile: str) -> None:
    [element] = inputs(check(form(TextField("x", hostile, hostile, hostile, hostile, lines=5))))
    assert element.get("value", "") == clean(hostile)


@pytest.mark.parametrize(
    "hostile", [*HOSTILE, "- a point", "1. first", "# heading", "_slanted_ &amp; \\*", "a\n---\nb"]
)
def test_a_hostile_text_beside_a_checkbox_is_no_markdown(hostile: str) -> None:
    several = ManyField("a", "A", (Option("x", hostile, hostile), Option("y", "plain")))
    [element] = inputs(check(form(several)))
    title = element["choices"][0]["title"]
    shown = MarkdownIt("gfm-like", {"linkify": False, "html": True}).renderInline(title)
    assert not {"<", "\\"} & set(shown.replace("&quot;", '"').replace("&amp;", "&"))
    blocks = MarkdownIt("commonmark").parse(title)
    assert [token.type for token in blocks] == ["paragraph_open", "inline", "paragraph_close"]


def test_a_value_too_long_for_its_box_is_cut_between_words_and_the_box_says_so() -> None:
    card = check(form(TextField("body", "Text", "word " * 1000, "a hint", lines=12)))
    [block] = inputs(card)
    assert len(block["value"]) <= 3000
    assert block["value"].endswith("word")
    assert "is cut" in " ".join(paragraphs(card))
    assert "a hint" in " ".join(paragraphs(card))


def test_a_line_takes_no_line_breaks() -> None:
    assert inputs(check(form(TextField("x", "X", "one\ntwo\r\n three"))))[0]["value"] == "one two three"


def test_a_choice_that_teams_would_not_carry_is_not_drawn() -> None:
    for field in (
        ChoiceField("x", "X", ()),
        ManyField("x", "X", (Option("a,b", "A"),)),
        ManyField("x", "X", (Option("a b", "A"),)),
        ChoiceField("x", "X", tuple(Option(str(number), "A") for number in range(101))),
    ):
        with pytest.raises(CannotDraw):
            draw_form(form(field))
    with pytest.raises(CannotDraw):
        draw_option(Option("", "A"))
