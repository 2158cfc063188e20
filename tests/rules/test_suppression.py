"""One mailbox has one hash, however its address is spelt; another key gives another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.suppression import hashed, normalised

KEY = b"k" * 32


@pytest.mark.parametrize(
    "spelt",
    ["Ada.Okafor@gmail.com", "adaokafor@googlemail.com", "ada.okafor+jobs@GMAIL.com", " a.d.a.okafor@gmail.com "],
)
def test_every_spelling_of_one_mailbox_has_one_hash(spelt: str) -> None:
    assert hashed(spelt, KEY) == hashed("adaokafor@gmail.com", KEY)


def test_dots_count_where_the_provider_counts_them() -> None:
    assert hashed("a.da@okafor.example", KEY) != hashed("ada@okafor.example", KEY)


def test_an_international_domain_is_one_domain() -> None:
    assert normalised("ada@münchen.example") == normalised("ADA@xn--mnchen-3ya.example")


def test_without_the_key_nobody_can_tell() -> None:
    assert hashed("ada@okafor.example", KEY) != hashed("ada@okafor.example", b"other")


@given(st.text(max_size=60))
def test_whatever_is_given_normalising_twice_is_normalising_once(address: str) -> None:
    assert normalised(normalised(address)) == normalised(address)
