"""Every limit of Block Kit: what lies on it passes, what lies one beyond is refused with Slack's words."""

from typing import Any

import pytest

from bot.sandbox.block_kit import check_message_blocks, check_view
from bot.sandbox.wire import SlackError

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(value: str = "a", text: str = "A", **more: Any) -> Json:
    return {"text": plain(text), "value": value, **more}


def options(count: int) -> list[Json]:
    return [option(str(number)) for number in range(count)]


def section(**more: Any) -> Json:
    return {"type": "section", "text": mrkdwn("a"), **more}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain("a"), **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def field(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain("a"), "element": element, **more}


def select(**more: Any) -> Json:
    return {"type": "static_select", "options": options(2), **more}


def typed(**more: Any) -> Json:
    return {"type": "plain_text_input", **more}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("a"), "submit": plain("a"), "blocks": list(blocks), **more}


def confirm(**more: Any) -> Json:
    return button(confirm={"title": plain("a"), "text": plain("a"), "confirm": plain("a"), "deny": plain("a")} | more)


def x(count: int) -> str:
    return "x" * count


def refused(blocks: Any) -> SlackError | None:
    try:
        check_message_blocks(blocks)
    except SlackError as refusal:
        return refusal
    return None


#: The largest that passes, the smallest that does not, and what Slack says to it.
LIMITS: dict[str, tuple[Json, Json, str]] = {
    "section text": (section(text=mrkdwn(x(3000))), section(text=mrkdwn(x(3001))), "3001 characters"),
    "section text is not empty": (section(text=mrkdwn("x")), section(text=mrkdwn("")), "more than 0 characters"),
    "section fields": (section(fields=[mrkdwn("a")] * 10), section(fields=[mrkdwn("a")] * 11), "no more than 10 items"),
    "section field": (section(fields=[mrkdwn(x(2000))]), section(fields=[mrkdwn(x(2001))]), "2001 characters"),
    "block_id": (section(block_id=x(255)), section(block_id=x(256)), "256 characters"),
    "header": (
        {"type": "header", "text": plain(x(150))},
        {"type": "header", "text": plain(x(151))},
        "151 characters",
    ),
    "header is plain": (
        {"type": "header", "text": plain("a")},
        {"type": "header", "text": mrkdwn("a")},
        "unsupported type: mrkdwn",
    ),
    "context elements": (
        {"type": "context", "elements": [mrkdwn("a")] * 10},
        {"type": "context", "elements": [mrkdwn("a")] * 11},
        "no more than 10 items",
    ),
    "actions elements": (actions(*[button()] * 25), actions(*[button()] * 26), "no more than 25 items"),
    "actions are not empty": (actions(button()), actions(), "no fewer than 1 items"),
    "button text": (actions(button(text=plain(x(75)))), actions(button(text=plain(x(76)))), "76 characters"),
    "button value": (actions(button(value=x(2000))), actions(button(value=x(2001))), "2001 characters"),
    "button url": (
        actions(button(url="https://a.example/" + x(2982))),
        actions(button(url="https://a.example/" + x(2983))),
        "3001 characters",
    ),
    "button style": (actions(button(style="danger")), actions(button(style="default")), "primary, danger"),
    "action_id": (actions(button(action_id=x(255))), actions(button(action_id=x(256))), "256 characters"),
    "confirm title": (actions(confirm(title=plain(x(100)))), actions(confirm(title=plain(x(101)))), "101 characters"),
    "confirm text": (actions(confirm(text=plain(x(300)))), actions(confirm(text=plain(x(301)))), "301 characters"),
    "confirm button": (actions(confirm(deny=plain(x(30)))), actions(confirm(deny=plain(x(31)))), "31 characters"),
    "select options": (actions(select(options=options(100))), actions(select(options=options(101))), "than 100 items"),
    "option text": (
        actions(select(options=[option(text=x(75))])),
        actions(select(options=[option(text=x(76))])),
        "76 characters",
    ),
    "option value": (
        actions(select(options=[option(x(150))])),
        actions(select(options=[option(x(151))])),
        "151 characters",
    ),
    "option description": (
        actions(select(options=[option(description=plain(x(75)))])),
        actions(select(options=[option(description=plain(x(76)))])),
        "76 characters",
    ),
    "option urls only in overflow menus": (
        actions({"type": "overflow", "options": [option(url="https://a.example")]}),
        actions(select(options=[option(url="https://a.example")])),
        "invalid additional property: url",
    ),
    "option values": (
        actions(select(options=options(2))),
        actions(select(options=[option("a"), option("a", "B")])),
        "option values must be unique",
    ),
    "placeholder": (
        actions(select(placeholder=plain(x(150)))),
        actions(select(placeholder=plain(x(151)))),
        "151 characters",
    ),
    "overflow": (
        actions({"type": "overflow", "options": options(5)}),
        actions({"type": "overflow", "options": options(6)}),
        "no more than 5 items",
    ),
    "checkboxes": (
        actions({"type": "checkboxes", "options": options(10)}),
        actions({"type": "checkboxes", "options": options(11)}),
        "no more than 10 items",
    ),
    "radio buttons": (
        actions({"type": "radio_buttons", "options": options(10)}),
        actions({"type": "radio_buttons", "options": options(11)}),
        "no more than 10 items",
    ),
    "initial option": (
        actions(select(initial_option=option("1"))),
        actions(select(initial_option=option("1", "another text"))),
        "initial option does not match",
    ),
    "initial date": (
        actions({"type": "datepicker", "initial_date": "2026-12-31"}),
        actions({"type": "datepicker", "initial_date": "31.12.2026"}),
        "does not match the expected format",
    ),
    "image": (
        {"type": "image", "image_url": "https://a.example/a.png", "alt_text": x(2000)},
        {"type": "image", "image_url": "https://a.example/a.png", "alt_text": x(2001)},
        "2001 characters",
    ),
    "image title": (
        {"type": "image", "image_url": "https://a.example/a.png", "alt_text": "a", "title": plain(x(2000))},
        {"type": "image", "image_url": "https://a.example/a.png", "alt_text": "a", "title": mrkdwn("a")},
        "unsupported type: mrkdwn",
    ),
    "input label": (
        field(typed(), label=plain(x(2000))),
        field(typed(), label=plain(x(2001))),
        "2001 characters",
    ),
    "typed value": (field(typed(initial_value=x(3000))), field(typed(initial_value=x(3001))), "3001 characters"),
    "typed length": (field(typed(max_length=3000)), field(typed(max_length=3001)), "between 1 and 3000"),
    "an input holds no button": (field(typed()), field(button()), "unsupported type: button"),
    "actions hold no text input": (actions(button()), actions(typed()), "unsupported type: plain_text_input"),
    "unknown block": (section(), {"type": "sections", "text": mrkdwn("a")}, "unsupported type: sections"),
    "unknown field": (section(), section(colour="red"), "invalid additional property: colour"),
    "a section says something": (section(), {"type": "section"}, "missing required field: text or fields"),
    "text is a text object": (section(), section(text="a"), "must provide an object"),
    "action_id in one block": (
        actions(button(action_id="a"), button(action_id="b")),
        actions(button(action_id="a"), button(action_id="a")),
        "action_id must be unique",
    ),
    "markdown": ({"type": "markdown", "text": x(12_000)}, {"type": "markdown", "text": x(12_001)}, "12001 characters"),
    "rich text": (
        {
            "type": "rich_text",
            "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]}],
        },
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "blink"}]}]},
        "unsupported type: blink",
    ),
}


@pytest.mark.parametrize("limit", LIMITS)
def test_a_message_on_the_limit_passes_and_one_beyond_is_refused(limit: str) -> None:
    fits, too_much, words = LIMITS[limit]
    assert refused([fits]) is None
    refusal = refused([too_much])
    assert refusal
    assert refusal.error == "invalid_blocks"
    assert any(words in message for message in refusal.messages), refusal.messages


def test_a_problem_is_named_by_its_json_pointer_as_slack_does() -> None:
    refusal = refused([section(), section(text=mrkdwn(x(3001)))])
    assert refusal
    assert refusal.answer() == {
        "ok": False,
        "error": "invalid_blocks",
        "errors": ["must be less than 3001 characters [json-pointer:/blocks/1/text/text]"],
        "response_metadata": {
            "messages": ["[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]"]
        },
    }


def test_a_message_holds_fifty_blocks() -> None:
    assert refused([section()] * 50) is None
    refusal = refused([section()] * 51)
    assert refusal
    assert refusal.messages == ["no more than 50 items allowed [json-pointer:/blocks]"]


def test_a_block_id_is_used_once() -> None:
    refusal = refused([section(block_id="a"), section(block_id="a")])
    assert refusal
    assert "block_id must be unique" in refusal.messages[0]


def test_all_blocks_together_are_not_too_long() -> None:
    assert refused([section(text=mrkdwn(x(2640)))] * 5) is None
    refusal = refused([section(text=mrkdwn(x(2641)))] * 5)
    assert refusal
    assert refusal.error == "msg_blocks_too_long"


@pytest.mark.parametrize("blocks", [{"type": "section"}, "[", [["section"]]])
def test_what_is_no_list_of_blocks_is_said_to_be_none(blocks: Any) -> None:
    refusal = refused(blocks)
    assert refusal
    assert refusal.error == "invalid_blocks_format"


#: For modals: the largest that passes, the smallest that does not, Slack's words.
VIEWS: dict[str, tuple[Json, Json, str]] = {
    "title": (modal(title=plain(x(24))), modal(title=plain(x(25))), "25 characters"),
    "submit": (modal(submit=plain(x(24))), modal(submit=plain(x(25))), "25 characters"),
    "close": (modal(close=plain(x(24))), modal(close=plain(x(25))), "25 characters"),
    "private_metadata": (modal(private_metadata=x(3000)), modal(private_metadata=x(3001)), "3001 characters"),
    "callback_id": (modal(callback_id=x(255)), modal(callback_id=x(256)), "256 characters"),
    "blocks": (modal(*[section()] * 100), modal(*[section()] * 101), "no more than 100 items"),
    "an input wants a submit button": (
        modal(field(typed())),
        {"type": "modal", "title": plain("a"), "blocks": [field(typed())]},
        "must define submit",
    ),
    "one focus": (
        modal(field(typed(focus_on_load=True)), field(typed())),
        modal(field(typed(focus_on_load=True)), field(typed(focus_on_load=True))),
        "focus_on_load",
    ),
    "markdown only in messages": (modal(section()), modal({"type": "markdown", "text": "a"}), "unsupported type"),
    "kind": (modal(), modal(type="home"), "must be one of: modal"),
    "unknown field": (modal(), modal(size="large"), "invalid additional property: size"),
}


@pytest.mark.parametrize("limit", VIEWS)
def test_a_modal_on_the_limit_passes_and_one_beyond_is_refused(limit: str) -> None:
    fits, too_much, words = VIEWS[limit]
    check_view(fits, "modal")
    with pytest.raises(SlackError) as refusal:
        check_view(too_much, "modal")
    assert refusal.value.error == "invalid_arguments"
    assert any(words in message for message in refusal.value.messages), refusal.value.messages


def test_a_view_weighs_at_most_250_kilobytes() -> None:
    with pytest.raises(SlackError, match="view_too_large"):
        check_view(modal(*[section(text=mrkdwn(x(2900)))] * 90), "modal")


def test_a_home_tab_has_neither_title_nor_submit() -> None:
    check_view({"type": "home", "blocks": [section()], "private_metadata": "a"}, "home")
    with pytest.raises(SlackError) as refusal:
        check_view({"type": "home", "blocks": [section()], "title": plain("a"), "submit": plain("a")}, "home")
    assert len(refusal.value.messages) == 2
