"""What a file says anew: the same fact, one reworded, or a new one; and what may say where it was seen."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.profiles import address_of, is_source, paired

DAY = date(2026, 10, 1)


@dataclass(frozen=True)
class Said:
    text: str
    source: str = "https://papers.example/1"
    kind: str = "publication"
    seen_on: date = DAY


def pairs(stored: list[Said], given: list[Said]) -> list[tuple[str, str | None]]:
    return [(one.text, known.text if known else None) for one, known in paired(stored, given)]


def test_the_same_words_of_the_same_source_are_the_same() -> None:
    assert pairs([Said("A"), Said("B")], [Said("B"), Said("A")]) == [("B", "B"), ("A", "A")]


def test_the_only_one_left_of_a_source_and_kind_is_reworded() -> None:
    assert pairs([Said("Leads four people")], [Said("Moved to the vision group")]) == [
        ("Moved to the vision group", "Leads four people")
    ]


def test_another_kind_of_the_same_source_is_new_unless_it_reads_alike() -> None:
    other = Said("Speaks Danish", kind="language")
    assert pairs([Said("Won a prize", kind="award")], [other]) == [("Speaks Danish", None)]
    assert pairs([Said("Speaks Danish well", kind="skill")], [other]) == [("Speaks Danish", "Speaks Danish well")]


def test_of_many_the_likest_are_paired_first() -> None:
    stored = [Said("Gave a talk in Leeds"), Said("Gave a talk in Vienna on routing")]
    given = [Said("Gave a talk in Vienna about routing"), Said("Gave a talk in Leeds in May")]
    assert pairs(stored, given) == [
        ("Gave a talk in Vienna about routing", "Gave a talk in Vienna on routing"),
        ("Gave a talk in Leeds in May", "Gave a talk in Leeds"),
    ]


def test_when_several_are_left_of_a_source_nobody_guesses() -> None:
    stored = [Said("Speaks Danish"), Said("Owns a boat")]
    assert pairs(stored, [Said("Won a prize in 2026")]) == [("Won a prize in 2026", None)]


def test_the_same_words_under_a_new_address_are_the_same_fact_moved() -> None:
    moved = Said("Published “On meadows” in 2026", source="https://new.example/1")
    assert pairs([Said("Published “On meadows” in 2026")], [moved]) == [(moved.text, moved.text)]


def test_nothing_is_reworded_where_that_is_not_wanted() -> None:
    assert [known for _, known in paired([Said("A")], [Said("B"), Said("A")], may_reword=False)] == [None, Said("A")]


STATEMENTS = st.lists(
    st.builds(Said, st.sampled_from("abcdef"), st.sampled_from("xyz"), st.sampled_from(["k", "l"])), max_size=8
)


@given(STATEMENTS, STATEMENTS)
def test_each_given_one_is_answered_once_and_each_stored_one_used_at_most_once(
    stored: list[Said], given: list[Said]
) -> None:
    found = paired(stored, given)
    assert [(one.text, one.source) for one, _ in found] == list(dict.fromkeys((one.text, one.source) for one in given))
    used = [id(known) for _, known in found if known is not None]
    assert len(used) == len(set(used))


@given(STATEMENTS)
def test_what_was_just_stored_is_found_word_for_word(given: list[Said]) -> None:
    stored = [one for one, _ in paired([], given)]
    assert all(known is one for one, known in paired(stored, stored))


@pytest.mark.parametrize(
    "source",
    ["https://a.example/1", "HTTP://a.example", "Heard at Sparse Days", "Talk: on meadows", "prizes.example/1"],
)
def test_a_web_address_or_plain_words_say_where_it_was_seen(source: str) -> None:
    assert is_source(source)


@pytest.mark.parametrize(
    "source",
    ["javascript:alert(1)", "file:///etc/passwd", "https://", "http://[1", "mailto:a@b.example", "https://a b"],
)
def test_other_addresses_do_not(source: str) -> None:
    assert not is_source(source)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Ada@Okafor.Example ", "ada@okafor.example"),
        ("ada@xn--mller-kva.example", "ada@müller.example"),
        ("ada", None),
        ("ada@", None),
        ("a@b@c.example", None),
        ("", None),
    ],
)
def test_an_address_is_kept_in_one_spelling(typed: str, kept: str | None) -> None:
    assert address_of(typed) == kept
