"""Each element has its picture; no text becomes markup; no card is too large; what decides is never left out."""

import dataclasses
from collections.abc import Iterator
from typing import get_args

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
from bot.chat.slack import limits
from bot.chat.slack.controls import CannotDraw
from bot.chat.slack.fitting import text_length
from bot.chat.slack.render import draw
from bot.chat.writing import NOTHING, clean
from bot.texts import LANGUAGES, Words
from tests.chat.slack.drawn import check, parts, visible
from tests.chat.strategies import HOSTILE, cards, homes

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
@pytest.mark.parametrize("outside", ["", *HOSTILE])
def test_every_card_form_and_page_can_be_shown_whatever_stands_in_it(language: str, outside: str) -> None:
    for _, picture in examples(Words(language), outside):
        check(picture)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_text_arrives_as_its_characters(hostile: str) -> None:
    shown = visible(check(card(Letter(hostile), Line(hostile), Pair("x", hostile), Line(hostile, Style.QUIET))))
    assert shown.count(clean(hostile) or NOTHING) >= (4 if clean(hostile) else 1)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cards)
def test_any_card_is_within_slacks_limits(made: Card) -> None:
    blocks = check(made)
    assert sum(map(text_length, blocks)) <= limits.MESSAGE_TEXT


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(homes)
def test_any_page_is_within_slacks_limits(made: Home) -> None:
    check(made)


# ---- links


@pytest.mark.parametrize(
    "address",
    [
        "https://papers.example/routing",
        "http://papers.example:8080/a/b?c=d&e=(f)#g~h",
        "HTTPS://PAPERS.EXAMPLE".lower(),
    ],
)
def test_a_web_address_of_a_source_is_a_link_to_what_it_says(address: str) -> None:
    [link] = [part for part in parts(check(card(Source("x", address, "")))) if part.get("type") == "link"]
    assert link == {"type": "link", "url": address}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://papers.example/x",
        "mailto:ada@okafor.example",
        "papers.example",
        "//papers.example",
        "https://northlight.example@evil.example/",
        "https://",
        "https://a b.example",
        "https://papers.example/a b",
        "https://papers.example/<x>",
        "https://papers.example/|x",
        "https://раpers.example/",
        "https://papers.example/" + "x" * 3000,
        "see https://papers.example",
        "https://papers.example\nhttps://evil.example",
    ],
)
def test_any_other_address_is_shown_and_leads_nowhere(address: str) -> None:
    blocks = check(card(Source("x", address, "")))
    assert not [part for part in parts(blocks) if part.get("type") == "link"]
    assert clean(address) in visible(blocks).replace("\n", "\n" if "\n" in address else "")


def test_an_address_anywhere_else_is_no_link() -> None:
    shown = check(
        card(Line("https://papers.example"), Letter("https://papers.example"), Pair("https://a.example", "x"))
    )
    assert not [part for part in parts(shown) if part.get("type") == "link"]


# ---- styles


def test_styles_belong_to_the_whole_text() -> None:
    [strong] = check(card(Line("x", Style.STRONG)))
    assert strong["elements"][0]["elements"] == [{"type": "text", "text": "x", "style": {"bold": True}}]
    [quiet] = check(card(Line("x", Style.QUIET)))
    assert quiet["type"] == "context"
    [letter] = check(card(Letter("x\n\ny")))
    assert letter["elements"][0] == {"type": "rich_text_quote", "elements": [{"type": "text", "text": "x\n\ny"}]}


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_has_a_sign_and_words(tone: Tone) -> None:
    for element in (Banner("approved", tone), Mark("approved", tone)):
        shown = visible(check(card(element)))
        assert shown.endswith(" approved")
        assert len(shown.split(" ")[0]) == 1


def test_neighbours_of_a_kind_share_a_block() -> None:
    blocks = check(card(Pair("a", "1"), Pair("b", "2"), Line("x"), Mark("m", Tone.GOOD), Mark("n", Tone.BAD)))
    assert len(blocks) == 3
    assert len(blocks[0]["elements"]) == 2


def test_a_difference_reads_as_one_text() -> None:
    [block] = check(card(Change("", "", "half"), Change("an hour", "twenty minutes", ""), Change("", "", "in May")))
    [section] = block["elements"]
    styled = [(part["text"], part.get("style")) for part in section["elements"] if part["text"] != " "]
    assert styled == [
        ("half", None),
        ("an hour", {"strike": True}),
        ("twenty minutes", {"bold": True}),
        ("in May", None),
    ]


# ---- what can be pressed


def test_a_button_shows_its_look_and_asks_before_it_acts() -> None:
    sure = Confirm("Don’t send it?", "The note is withdrawn.", "Yes", "No")
    look = Buttons(
        (Button("Go", "go", "n", look=Look.PRIMARY), Button("No", "no", "n", look=Look.DANGER, confirm=sure))
    )
    [block] = check(card(look))
    go, no = block["elements"]
    assert (go["style"], no["style"]) == ("primary", "danger")
    assert no["confirm"]["title"]["text"] == "Don’t send it?"
    assert no["confirm"]["style"] == "danger"
    assert "style" not in check(card(Buttons((Button("x", "x", "x"),))))[0]["elements"][0]


def test_an_entry_of_a_menu_that_asks_first_stands_beside_it() -> None:
    sure = Confirm("Sure?", "It is final.", "Yes", "No")
    [block] = check(card(Menu("Change …", (Button("a", "a", "1"), Button("b", "b", "2", confirm=sure)))))
    menu, button = block["elements"]
    assert [option["text"]["text"] for option in menu["options"]] == ["a"]
    assert button["confirm"]["text"]["text"] == "It is final."


def test_more_buttons_than_a_row_takes_go_on_in_the_next() -> None:
    many = tuple(Button(f"b{number}", "verb", f"n{number}") for number in range(60))
    blocks = check(card(Buttons(many[:30]), Buttons(many[30:])))
    assert [len(block["elements"]) for block in blocks] == [25, 25, 10]
    assert [button["text"]["text"] for block in blocks for button in block["elements"]] == [b.label for b in many]


def test_a_value_that_slack_would_not_carry_is_not_drawn() -> None:
    with pytest.raises(CannotDraw):
        draw(card(Buttons((Button("x", "x", "y" * 2000),))))
    with pytest.raises(CannotDraw):
        draw(card(Menu("x", (Button("x", "x", "y" * 150),))))


# ---- long texts

LONG = "\n\n".join(f"Paragraph {number}." + " Words go on and on." * 12 for number in range(30))


def test_a_long_letter_is_split_between_paragraphs_and_nothing_is_lost() -> None:
    letter = LONG[:9000]
    blocks = check(card(Letter(letter)))
    assert len(blocks) >= 3
    pieces = [block["elements"][0]["elements"][0]["text"] for block in blocks]
    assert "\n\n".join(pieces) == letter.strip()
    assert all(piece.startswith("Paragraph") for piece in pieces)


def test_what_is_too_long_is_shortened_where_it_says_so_and_what_decides_stays() -> None:
    approve = Buttons((Button("Approve", "approve", "note_1"),))
    made = Card(
        "x",
        (Title("Note to Ada"), Banner("waiting", Tone.WAITING), Letter(LONG * 3), Mark("a promise", Tone.BAD), approve),
        "de",
    )
    blocks = check(made)
    shown = visible(blocks)
    assert all(part in shown for part in ("Note to Ada", "waiting", "Paragraph 0", "a promise", "Approve"))
    assert shown.index("Paragraph 0") < shown.index("hier gekürzt") < shown.index("a promise")
    assert sum(map(text_length, blocks)) > 8000


def test_a_broken_off_letter_does_not_go_on_further_down() -> None:
    letter = "\n\n".join(f"{number:03}" + "x" * 2990 for number in range(5)) + "\n\nthe short end"
    shown = visible(check(card(Letter(letter), Line("after"))))
    assert "the short end" not in shown
    assert "after" in shown


def test_too_many_blocks_are_cut_with_a_remark() -> None:
    rows = [element for number in range(60) for element in (Line(f"line {number}"), Rule())]
    blocks = check(card(*rows, Buttons((Button("Approve", "approve", "n"),))))
    assert len(blocks) == limits.MESSAGE_BLOCKS
    assert blocks[-1]["type"] == "actions"
    assert "shortened" in visible(blocks)


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "\u200b"])
def test_an_empty_text_never_makes_an_invalid_card(text: str) -> None:
    check(
        card(
            Title(text), Line(text), Banner(text, Tone.GOOD), Letter(text), Pair(text, text), Mark(text, Tone.BAD),
            Source(text, text, text), Change(text, text, text), Buttons((Button(text, "v", "s"),)),
        )
    )  # fmt: skip
    check(Card(text, ()))
    check(Home())
    check(Form("said", text, (), cancel=text))


def test_a_notification_is_never_empty_and_never_markup() -> None:
    assert draw(Card("", ())).text == NOTHING
    assert draw(Card("<!channel> & co", ())).text == "&lt;!channel&gt; &amp; co"


def test_a_title_too_long_for_a_heading_is_kept_whole() -> None:
    title = "Note to " + "Ada " * 60
    assert title.strip() in visible(check(card(Title(title))))
