"""Any card, form or home tab that the vocabulary can say, with any text in it."""

import json
from pathlib import Path

from hypothesis import strategies as st

from bot.cards.elements import (
    Banner,
    Button,
    Buttons,
    Card,
    Change,
    ChoiceField,
    Confirm,
    DateField,
    Element,
    FieldElement,
    Form,
    Home,
    Letter,
    Line,
    Look,
    ManyField,
    Mark,
    Menu,
    Option,
    Pair,
    Rule,
    SearchField,
    Source,
    Style,
    TextField,
    Title,
    Tone,
)

HOSTILE: list[str] = json.loads((Path(__file__).parents[1] / "data" / "hostile.json").read_text(encoding="utf-8"))

words = st.one_of(
    st.text(st.characters(codec=None), max_size=200),
    st.sampled_from(HOSTILE),
    st.builds(lambda text, times: text * times, st.sampled_from(HOSTILE), st.integers(1, 60)),
)
ids = st.from_regex(r"[a-z]{1,8}_[0-9a-z]{0,26}", fullmatch=True)
tones, looks, styles = st.sampled_from(Tone), st.sampled_from(Look), st.sampled_from(Style)
addresses = st.one_of(words, st.builds(lambda tail: f"https://papers.example/{tail}", words))

buttons = st.builds(
    Button,
    label=words,
    verb=st.from_regex(r"[a-z_]{1,20}", fullmatch=True),
    subject=ids,
    seen=st.integers(0, 10_000),
    choice=ids,
    look=looks,
    confirm=st.none() | st.builds(Confirm, words, words, words, words),
)
elements: st.SearchStrategy[Element] = st.one_of(
    st.builds(Title, words),
    st.builds(Line, words, styles),
    st.builds(Banner, words, tones),
    st.builds(Letter, words),
    st.builds(Pair, words, words),
    st.builds(Mark, words, tones),
    st.builds(Source, words, addresses, words),
    st.builds(Change, words, words, words),
    st.just(Rule()),
    st.builds(Buttons, st.lists(buttons, min_size=1, max_size=30).map(tuple)),
    st.builds(Menu, words, st.lists(buttons, min_size=1, max_size=8, unique_by=lambda b: b.subject).map(tuple)),
)
options = st.builds(Option, ids, words, words)
option_rows = st.lists(options, min_size=1, max_size=12, unique_by=lambda option: option.value).map(tuple)


def fields(name: str) -> st.SearchStrategy[FieldElement]:
    """A field of this name."""
    named = st.just(name)
    return st.one_of(
        st.builds(
            TextField,
            named,
            words,
            words,
            words,
            words,
            st.booleans(),
            st.integers(1, 12),
            st.integers(0, 5000),
        ),
        st.builds(ChoiceField, named, words, option_rows, ids, words, st.booleans()),
        st.builds(ManyField, named, words, option_rows, st.lists(ids).map(tuple), words, words, st.booleans()),
        st.builds(SearchField, named, words, st.just("candidates"), st.none() | options, words, words, st.booleans()),
        st.builds(DateField, named, words, words | st.just("2026-12-01"), words, st.booleans()),
    )


cards = st.builds(Card, words, st.lists(elements, max_size=20).map(tuple), st.sampled_from(("en", "de", "fr", "")))
homes = st.builds(Home, st.lists(elements, max_size=40).map(tuple))
forms = st.builds(
    Form,
    name=st.just("note"),
    title=words,
    parts=st.tuples(st.lists(elements, max_size=6), fields("a"), st.lists(elements, max_size=6), fields("b")).map(
        lambda made: (*made[0], made[1], *made[2], made[3])
    ),
    submit=st.just("Send") | words.filter(bool),
    cancel=words,
    subject=ids,
    seen=st.integers(0, 10_000),
)
