"""Each element has its picture; no text becomes markup; no card is too large; what decides is never left out."""

import dataclasses
import hashlib
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings

from bot.cards.elements import (
    Banner,
    Button,
    Buttons,
    Card,
    Change,
    Confirm,
    Element,
    Form,
    Home,
    Letter,
    Line,
    Look,
    Mark,
    Menu,
    Pair,
    Rule,
    Source,
    Style,
    Title,
    Tone,
)
from bot.cards.gallery import examples
from bot.cards.opening import OPENING
from bot.chat.teams.controls import CannotDraw
from bot.chat.teams.fitting import size
from bot.chat.teams.render import draw
from bot.chat.writing import NOTHING, clean
from bot.texts import LANGUAGES, Words
from tests.chat.strategies import HOSTILE, cards, homes
from tests.chat.teams.drawn import SCHEMA, authored, check, drawing, paragraphs, parts, schema_errors, visible

ONE_OF_EACH: tuple[Element, ...] = (
    Title("A title"),
    Line("A line"),
    Banner("A banner", Tone.GOOD),
    Letter("A letter"),
    Pair("A label", "a value"),
    Mark("A mark", Tone.WARNING),
    Source("A statement", "https://papers.example/a?b=1#c", "seen yesterday"),
    Change("removed", "added", "kept"),
    Rule(),
    Buttons((Button("A button", "verb", "subject"),)),
    Menu("A menu", (Button("An entry", "verb", "subject"),)),
)


def card(*elements: Element) -> Card:
    return Card("Notification", elements)


def body(*elements: Element) -> list[dict[str, Any]]:
    return list(check(card(*elements))["body"])


def boxed(*elements: Element) -> list[list[dict[str, Any]]]:
    return [block["items"] for block in body(*elements)]


def test_every_element_of_the_vocabulary_is_drawn() -> None:
    assert {type(element) for element in ONE_OF_EACH} == set(get_args(Element))
    shown = visible(check(card(*ONE_OF_EACH)))
    for element in ONE_OF_EACH:
        for text in texts_of(element):
            assert text in shown


def texts_of(element: Element) -> Iterator[str]:
    """The texts of an element that a reader must see."""
    for field in dataclasses.fields(element):
        value = getattr(element, field.name)
        if isinstance(value, tuple):
            for inner in value:
                yield inner.label
        elif isinstance(value, str) and not isinstance(value, Style | Tone | Look):
            yield value


def test_what_is_not_in_the_vocabulary_is_not_drawn() -> None:
    @dataclasses.dataclass(frozen=True)
    class Picture:
        address: str

    with pytest.raises(CannotDraw, match="Picture"):
        draw(card(Picture("https://x.example")))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_form_and_page_keeps_to_microsofts_schema(language: str) -> None:
    for name, picture in examples(Words(language), "{{DATE(2026-06-03T10:00:00Z)}} **x** [y](https://evil.example)"):
        assert not schema_errors(drawing(picture)), name


def test_the_schema_refuses_what_is_wrong_and_is_as_it_was_published() -> None:
    good = draw(card(*ONE_OF_EACH)).card
    assert not schema_errors(good)
    for wrong in (
        {"type": "RichTextBlock"},
        {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "x", "weight": "Heavy"}]},
        {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "x", "surplus": 1}]},
        {"type": "Nothing"},
        {"type": "ActionSet", "actions": [{"type": "Action.Execute", "title": "x", "mode": "third"}]},
    ):
        assert schema_errors(good | {"body": [wrong]}), wrong
    readme = (SCHEMA.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(SCHEMA.read_bytes()).hexdigest() in readme
    assert authored({"type": "Input.ChoiceSet", "style": "compact"}) == {"type": "Input.ChoiceSet", "style": "compact"}


@pytest.mark.parametrize("outside", ["", *HOSTILE])
def test_every_card_form_and_page_can_be_shown_whatever_stands_in_it(outside: str) -> None:
    for _, picture in examples(Words("de"), outside):
        check(picture)


@pytest.mark.parametrize(
    "hostile", [*HOSTILE, "{{DATE(2026-06-03T10:00:00Z, SHORT)}} {{{TIME(2026-06-03T10:00:00Z)}}}"]
)
def test_a_hostile_text_arrives_as_its_characters(hostile: str) -> None:
    told = card(Letter(hostile), Line(hostile, Style.QUIET), Banner(hostile, Tone.BAD), Source(hostile, "", ""))
    shown = "\n".join(paragraphs(check(told)))
    lines = [line.rstrip() for line in clean(hostile).split("\n") if line.rstrip()]
    assert all(shown.count(line) >= 4 for line in lines)
    assert re.sub(r"[✗\n–]", "", shown) == re.sub(r"[✗\n–]", "", "".join([*lines * 2, " ", *lines * 2])) or not lines


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cards)
def test_any_card_is_within_teams_limits(made: Card) -> None:
    check(made)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cards)
def test_any_card_keeps_to_microsofts_schema(made: Card) -> None:
    assert not schema_errors(draw(made).card)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(homes)
def test_any_page_is_within_teams_limits(made: Home) -> None:
    check(made)


# ---- links


@pytest.mark.parametrize("address", ["https://papers.example/routing", "http://papers.example:8080/a/b?c=d&e=(f)#g~h"])
def test_a_web_address_of_a_source_is_a_link_to_what_it_says(address: str) -> None:
    [link] = [part for part in parts(check(card(Source("x", address, "")))) if "selectAction" in part]
    assert link["text"] == address
    assert link["selectAction"] == {"type": "Action.OpenUrl", "url": address}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "mailto:ada@okafor.example",
        "papers.example",
        "https://northlight.example@evil.example/",
        "https://papers.example/a b",
        "https://раpers.example/",
        "https://papers.example/" + "x" * 3000,
        "see https://papers.example",
        "https://papers.example\nhttps://evil.example",
    ],
)
def test_any_other_address_is_shown_and_leads_nowhere(address: str) -> None:
    drawn = check(card(Source("x", address, "")))
    assert not [part for part in parts(drawn) if "selectAction" in part]
    assert address.replace("\n", "") in "".join(paragraphs(drawn))


# ---- styles


def test_styles_belong_to_the_whole_text() -> None:
    [strong] = body(Line("x", Style.STRONG))
    assert strong["inlines"] == [{"type": "TextRun", "text": "x", "weight": "Bolder"}]
    [quiet] = body(Line("x", Style.QUIET))
    assert quiet["inlines"] == [{"type": "TextRun", "text": "x", "isSubtle": True, "size": "Small"}]
    [letter] = body(Letter("x\n\ny\nz"))
    assert (letter["type"], letter["style"]) == ("Container", "emphasis")
    assert [(paragraph["inlines"][0]["text"], paragraph.get("spacing")) for paragraph in letter["items"]] == [
        ("x", None),
        ("y", None),
        ("z", "None"),
    ]


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_has_a_sign_and_words(tone: Tone) -> None:
    for element in (Banner("approved", tone), Mark("approved", tone)):
        shown = visible(check(card(element)))
        assert shown.endswith(" approved")
        assert len(shown.split(" ")[0]) == 1


def test_a_difference_reads_as_one_text() -> None:
    [paragraph] = body(Change("", "", "half"), Change("an hour", "twenty minutes", ""), Change("", "", "in May"))
    styled = [
        (run["text"], bool(run.get("strikethrough")), run.get("weight"))
        for run in paragraph["inlines"]
        if run["text"] != " "
    ]
    assert styled == [
        ("half", False, None),
        ("an hour", True, None),
        ("twenty minutes", False, "Bolder"),
        ("in May", False, None),
    ]


def test_a_dividing_line_is_the_upper_edge_of_what_follows() -> None:
    above, below = body(Line("above"), Rule(), Line("below"), Rule())
    assert "separator" not in above
    assert below["separator"] is True


# ---- what can be pressed


def test_a_button_carries_what_it_does_and_asks_for_a_dialog_where_a_form_may_be_the_answer() -> None:
    [row] = body(
        Buttons(
            (Button("Approve", "approve", "n", 3, "x", Look.PRIMARY), Button("Edit", "edit", "n", look=Look.DANGER))
        )
    )
    assert "edit" in OPENING
    assert row["actions"] == [
        {
            "type": "Action.Execute",
            "verb": "approve",
            "title": "Approve",
            "data": {"verb": "approve", "subject": "n", "seen": 3, "choice": "x"},
            "style": "positive",
        },
        {
            "type": "Action.Submit",
            "title": "Edit",
            "data": {"verb": "edit", "subject": "n", "seen": 0, "choice": "", "msteams": {"type": "task/fetch"}},
            "style": "destructive",
        },
    ]


def test_a_button_that_asks_first_opens_the_question_with_its_yes_and_no() -> None:
    sure = Confirm("Don’t send it?", "The note is withdrawn.", "Yes", "No")
    [[row, box]] = boxed(Buttons((Button("Stop", "withdraw", "n", look=Look.DANGER, confirm=sure),)))
    [stop] = row["actions"]
    assert (stop["type"], stop["targetElements"], stop["style"]) == (
        "Action.ToggleVisibility",
        [box["id"]],
        "destructive",
    )
    assert paragraphs(box) == ["Don’t send it?", "The note is withdrawn."]
    yes, no = box["items"][-1]["actions"]
    assert (yes["type"], yes["title"], yes["data"]["verb"]) == ("Action.Execute", "Yes", "withdraw")
    assert (no["type"], no["title"], no["targetElements"]) == ("Action.ToggleVisibility", "No", [box["id"]])
    assert not [part for part in parts(row) if part.get("verb") == "withdraw"]


def test_a_menu_opens_its_entries_and_one_that_asks_asks_there() -> None:
    sure = Confirm("Sure?", "It is final.", "Yes", "No")
    [[row, box]] = boxed(
        Buttons((Button("Stop", "stop", "1"),)),
        Menu("Change …", (Button("a", "a", "1"), Button("b", "b", "2", confirm=sure))),
    )
    assert [action["title"] for action in row["actions"]] == ["Stop", "Change …"]
    entries, question = box["items"]
    assert [action["title"] for action in entries["actions"]] == ["a", "b"]
    assert entries["actions"][1]["targetElements"] == [question["id"]]


def test_more_buttons_than_a_row_shows_stand_behind_its_dots() -> None:
    many = tuple(Button(f"b{number}", "verb", f"n{number}") for number in range(9))
    [row] = body(Buttons(many))
    assert [action.get("mode") for action in row["actions"]] == [None] * 6 + ["secondary"] * 3
    assert [action["title"] for action in row["actions"]] == [button.label for button in many]


# ---- long texts

LONG = "\n\n".join(f"Paragraph {number}." + " Words go on and on." * 12 for number in range(30))


def test_a_long_letter_is_whole_where_it_fits() -> None:
    drawn = check(card(Letter(LONG)))
    assert paragraphs(drawn) == LONG.split("\n\n")


def test_what_is_too_long_is_shortened_where_it_says_so_and_what_decides_stays() -> None:
    approve = Buttons((Button("Approve", "approve", "note_1"),))
    made = Card(
        "x",
        (Title("Note to Ada"), Banner("waiting", Tone.WAITING), Letter(LONG * 9), Mark("a promise", Tone.BAD), approve),
        "de",
    )
    drawn = check(made)
    shown = visible(drawn)
    assert all(part in shown for part in ("Note to Ada", "waiting", "Paragraph 0", "a promise", "Approve"))
    assert shown.index("Paragraph 0") < shown.index("hier gekürzt") < shown.index("a promise")
    assert size(drawn) > 14_000


def test_a_letter_in_a_script_of_many_bytes_is_within_the_limit_too() -> None:
    check(card(Letter("漢字かな" * 4000), Buttons((Button("Approve", "approve", "n"),))))


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "\u200b"])
def test_an_empty_text_never_makes_an_invalid_card(text: str) -> None:
    drawn = check(
        card(
            Title(text), Line(text), Banner(text, Tone.GOOD), Letter(text), Pair(text, text), Mark(text, Tone.BAD),
            Source(text, text, text), Change(text, text, text), Buttons((Button(text, "v", "s"),)),
        )
    )  # fmt: skip
    assert not schema_errors(drawn)
    for picture in (Card(text, ()), Home(), Form("said", text, (), cancel=text)):
        assert not schema_errors(check(picture))


def test_a_notification_is_never_empty_and_one_line() -> None:
    assert draw(Card("", ())).text == NOTHING
    assert draw(Card("one\ntwo", ())).text == "one two"
