"""The link under a note: signed, opaque, and good as long as its key is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.suppression import HashKey
from bot.rules.unsubscribe import link, note_of, token

KEY = HashKey((b"k" * 32,))
NOTE = "note_01kzv3q8m4x7c9t2r5w8y1d6fh"


def test_the_link_names_the_note_it_was_made_for() -> None:
    assert note_of(token(NOTE, KEY), KEY) == NOTE
    assert link("https://overture.northlight.example/", NOTE, KEY).startswith(
        f"https://overture.northlight.example/unsubscribe/{NOTE}."
    )
    assert link("", NOTE, KEY) == ""


def test_a_link_in_an_old_mail_works_while_its_key_is_kept() -> None:
    old = token(NOTE, KEY)
    assert note_of(old, HashKey((b"n" * 32, *KEY.generations))) == NOTE
    assert note_of(old, HashKey((b"n" * 32,))) is None


@pytest.mark.parametrize("given_", ["", ".", NOTE, f"{NOTE}.", f"{NOTE}.AAAAAAAAAAAAAAAA", "note_é.x", f"{NOTE}.é"])
def test_what_nobody_signed_is_refused(given_: str) -> None:
    assert note_of(given_, KEY) is None


@given(st.text(), st.integers(0, 60))
def test_nothing_made_up_or_changed_is_taken_for_ours(other: str, at: int) -> None:
    assert note_of(other, KEY) is None
    mine = token(NOTE, KEY)
    changed = mine[: at % len(mine)] + "x" + mine[at % len(mine) + 1 :]
    assert note_of(changed, KEY) == (NOTE if changed == mine else None)
