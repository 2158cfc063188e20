"""Names in any script and spelling: what is typed begins an entry, and one name has one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.names import (
    entries_of,
    key_of,
    pieces_of,
    same,
    slips,
    typed_words,
    unaccented,
    wholly_unlike,
    words_of,
)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Wójcik", ["luk", "łuk", "wojcik lukasz", "wójcik"]),
        ("Katharina Müller", ["muller", "mueller k", "müller", "katharina mü"]),
        ("Jonas Mueller", ["muller", "mueller"]),
        ("Søren Kjærgaard", ["soren", "soeren", "kjaer", "søren kjærgaard"]),
        ("李明", ["李", "李明", "明", "li ming", "ming", "liming"]),
        ("김민준", ["김민준", "민준", "gim min"]),
        ("Иван Петров", ["иван", "petrov ivan"]),
        ("Jean-Luc O'Brien", ["jean luc", "jeanluc", "o brien", "obrien"]),
        ("Lucía Fernández Ibáñez", ["lucia ibanez", "ibáñez lu", "fernandez ibanez l"]),
        ("प्रिया नायर", ["प्रिया", "priya"]),
        ("STRASSE", ["strasse"]),
        ("ﬁona", ["fiona"]),
    ],
)
def test_what_people_type_begins_an_entry(name: str, typed: list[str]) -> None:
    for words in typed:
        assert any(entry.startswith(words) for entry in entries_of(name)), words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Okafor", "OKAFOR, Ada"),
        ("Ada Okafor", "Ada  N. Okafor"),
        ("Katharina Müller", "Katharina Mueller"),
        ("Katharina Müller", "katharina muller"),
        ("李明", "Li Ming"),
        ("Søren Kjær", "Soren Kjaer"),
        ("Łukasz", "lukasz"),
    ],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ada Okafor", "Ada Oduya"), ("Ada", "Adam"), ("Li Ming", "Li Na"), ("???", "!!!"), ("Ada Okafor", "Ada")],
)
def test_different_names_are_not(one: str, other: str) -> None:
    assert not same(one, other)


def test_names_of_one_person_are_never_wholly_unlike() -> None:
    for one, other in (
        ("Ada Okafor", "Ada Berg"),
        ("李明", "Li Ming"),
        ("Jon Smyth", "John Smith"),
        ("Müller", "Mueller"),
    ):
        assert not wholly_unlike(one, other), one
    for one, other in (("Ada Okafor", "Tobias Keller"), ("李明", "Ada Okafor")):
        assert wholly_unlike(one, other), one


def test_accents_are_taken_off_latin_words_only() -> None:
    assert [unaccented(word) for word in ("müller", "łuk", "李明", "иван", "ada1")] == [
        "muller",
        "luk",
        "李明",
        "иван",
        "ada1",
    ]


@pytest.mark.parametrize("slip", ["okafr", "okaffor", "okafur", "okaofr", "kafor", "okafo", "okaforr"])
def test_two_words_one_slip_apart_share_a_piece(slip: str) -> None:
    assert slips("okafor") & slips(slip)


NAMES = st.text(max_size=60)


@given(NAMES)
def test_a_name_is_found_by_each_of_its_words_whatever_it_is(name: str) -> None:
    entries = entries_of(name)
    for word in typed_words(name):
        assert any(entry.startswith(word[:39]) for entry in entries)
    assert all(0 < len(entry) <= 80 for entry in entries)
    assert all("%" not in word and "_" not in word and " " not in word for word in words_of(name))


@given(NAMES)
def test_a_key_is_the_same_each_time_and_knows_no_order_or_case(name: str) -> None:
    assert key_of(name) == key_of(name)
    words = name.split()
    assert same(" ".join(words), " ".join(reversed(words)))
    assert not wholly_unlike(name, name) or not key_of(name).strip()


@given(st.text(alphabet=st.characters(categories=["Ll"]), min_size=4, max_size=20), st.data())
def test_any_single_slip_is_bridged_by_a_piece(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    wrong = data.draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + "x" + word[at:],
                word[:at] + "x" + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    )
    assert pieces_of(word) & slips(wrong)
