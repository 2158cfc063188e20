"""What a button or a form carries to Teams and back."""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.elements import Button, Form, ManyField, Option, TextField
from bot.chat.teams.pressed import INPUT, UNKNOWN, Sent, data_of, form_data, is_form, pressed, sent

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.text(), st.text(), st.integers(), st.text())
def test_a_button_comes_back_as_it_was_drawn(verb: str, subject: str, seen: int, choice: str) -> None:
    data = json.loads(json.dumps(data_of(Button("Approve", verb, subject, seen, choice))))
    assert pressed(data | {"msteams": {"type": "task/fetch"}}) == (verb, subject, seen, choice)


@given(st.dictionaries(st.sampled_from(["verb", "subject", "seen", "choice", "form"]), JSON))
def test_data_that_nobody_here_wrote_is_an_unknown_button_or_form(data: Mapping[str, Any]) -> None:
    verb, subject, seen, choice = pressed(data)
    assert [type(each) for each in (verb, subject, seen, choice)] == [str, str, int, str]
    if not isinstance(data.get("verb"), str):
        assert verb == UNKNOWN
    came = sent(data)
    assert isinstance(came.seen, int)
    if not is_form(data):
        assert came == Sent(UNKNOWN, "", 0, {})


def test_a_form_comes_back_with_what_was_filled_in_whatever_its_fields_are_called() -> None:
    form = Form(
        "edit",
        "Edit",
        (
            TextField("subject", "Subject"),
            TextField("form", "Form"),
            TextField("verb", "Verb"),
            ManyField("sources", "Sources", (Option("f1", "One"), Option("f2", "Two"))),
        ),
        "Save",
        subject="note_1",
        seen=3,
    )
    filled = {"subject": "Open, models", "form": "", "verb": "a\r\nb", "sources": "f1,f2"}
    data = form_data(form, {"line": "note Ada"}) | {INPUT + name: value for name, value in filled.items()}
    came = sent(json.loads(json.dumps(data)))
    assert is_form(data)
    assert came == Sent(
        "edit",
        "note_1",
        3,
        {"subject": "Open, models", "form": "", "verb": "a\nb", "sources": "f1 f2"},
        {"line": "note Ada"},
    )
    assert not is_form(data_of(Button("Sources", "sources", "note_1")))
