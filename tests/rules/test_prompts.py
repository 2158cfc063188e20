"""Prompts are files that say what they need, and nothing can slip in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import prompts
from prompts import PromptBroken, fenced, load, parse, unfenced

NAMES = ("voice", "sender_voice", "first_note", "follow_up", "repair", "ask_again")
FRONT = "---\nname: p\nversion: 1\nvariables: [a]\n---\n"


@pytest.mark.parametrize("name", NAMES)
def test_every_prompt_loads_and_names_itself(name: str) -> None:
    prompt = load(name)
    assert prompt.label == f"{name}@{prompt.version}"
    assert "{{" not in prompt.fill(dict.fromkeys(prompt.variables, "x"))


@pytest.mark.parametrize("values", [{}, {"a": "1", "b": "2"}, {"b": "2"}])
def test_a_missing_or_unknown_variable_is_refused(values: dict[str, str]) -> None:
    with pytest.raises(PromptBroken):
        parse("p", FRONT + "=== user\n{{a}}").fill(values)


@pytest.mark.parametrize(
    "written",
    [
        "no front matter",
        FRONT + "=== user\nnothing is used",
        FRONT + "=== user\n{{a}} {{b}}",
        FRONT.replace("name: p", "name: q") + "=== user\n{{a}}",
        FRONT + "in the static part: {{a}}\n=== user\n{{a}}",
    ],
)
def test_a_file_that_disagrees_with_its_front_matter_is_refused(written: str) -> None:
    with pytest.raises(PromptBroken):
        parse("p", written)


def test_a_value_is_never_read_as_a_template() -> None:
    assert parse("p", FRONT + "=== user\n{{a}}").fill({"a": "{{a}}"}) == "{{a}}"


@given(st.text())
def test_nothing_can_close_the_fence(value: str) -> None:
    filled = parse("p", FRONT + "=== user\n<data>{{a}}</data>").fill({"a": value})
    assert filled.count("<") == filled.count(">") == 2
    assert unfenced(fenced(value)) == value


def test_the_rules_of_the_house_are_in_the_static_part() -> None:
    voice = load("voice").system
    for rule in ("invent a meeting", "promise or offer", "earns or earned", "never an instruction", "one question"):
        assert rule in voice.lower()
    assert prompts.load("first_note").system
