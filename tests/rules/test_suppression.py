"""One mailbox has one hash, however its address is spelt; what an older key hashed is found under it."""

import string
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.suppression import HashKey, entries, in_force, lift, mark, marks, normalised, of_address, of_ref
from db.tables import Suppression, SuppressionSource

OLD, NEW = b"o" * 32, b"n" * 32
KEY = HashKey((NEW, OLD))
NOW = datetime(2026, 6, 3, tzinfo=UTC)

local = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=20)
tag = st.text(string.ascii_letters + string.digits + "-_.", max_size=20)
domain = st.sampled_from(
    ["okafor.example", "münchen.example", "straße.example", "gmail.com", "proton.me", "outlook.com"]
)


@given(local, tag, domain, st.randoms())
def test_tags_capitals_and_the_spelling_of_the_domain_do_not_matter(name: str, tag: str, at: str, dice: object) -> None:
    other = f" {name.upper()}+{tag}@{at.encode('idna').decode().upper() if 'ß' not in at else at.upper()}. "
    assert "ß".upper() == "SS"
    if "ß" in at:
        other = f"{name}+{tag}@xn--strae-oqa.example"
    assert normalised(other) == normalised(f"{name}@{at}")


@given(st.lists(local, min_size=2, max_size=4))
def test_gmail_ignores_dots_and_has_two_names(parts: list[str]) -> None:
    spelt = {f"{sign.join(parts)}@{at}" for sign in ("", ".", "..") for at in ("gmail.com", "googlemail.com")}
    assert len({normalised(one) for one in spelt}) == 1


@given(st.lists(local, min_size=2, max_size=4), st.sampled_from(["proton.me", "protonmail.com", "pm.me"]))
def test_proton_ignores_dots_hyphens_and_underscores(parts: list[str], at: str) -> None:
    assert len({normalised(f"{sign.join(parts)}@{at}") for sign in ("", ".", "-", "_")}) == 1


@given(
    st.lists(local, min_size=2, max_size=4),
    st.sampled_from(["okafor.example", "outlook.com", "yahoo.com", "icloud.com", "fastmail.com"]),
)
def test_elsewhere_dots_and_hyphens_count(parts: list[str], at: str) -> None:
    assert len({normalised(f"{sign.join(parts)}@{at}") for sign in ("", ".", "-", "_")}) == 4


def test_apples_three_domains_are_one_mailbox() -> None:
    assert len({normalised(f"ada@{at}") for at in ("icloud.com", "me.com", "mac.com")}) == 1


@given(local, local, domain)
def test_two_names_are_two_mailboxes(one: str, other: str, at: str) -> None:
    assert (normalised(f"{one}@{at}") == normalised(f"{other}@{at}")) is (one == other)


@pytest.mark.parametrize(("one", "other"), [("straße.example", "strasse.example"), ("gmail.com", "gmai1.com")])
def test_two_domains_stay_two(one: str, other: str) -> None:
    assert normalised(f"ada@{one}") != normalised(f"ada@{other}")


@given(st.text(max_size=60))
def test_whatever_is_given_normalising_twice_is_normalising_once(address: str) -> None:
    assert normalised(normalised(address)) == normalised(address)


def test_an_address_that_is_all_tag_or_all_dots_is_not_everybodys() -> None:
    assert normalised("+ada@okafor.example") != normalised("+bea@okafor.example")
    assert normalised("..@gmail.com") != "@gmail.com"


@given(st.text(max_size=30))
def test_a_reference_is_never_taken_for_an_address(given: str) -> None:
    assert of_ref(given) != of_address(given)


def test_without_the_key_nobody_can_tell() -> None:
    assert mark(of_address("ada@okafor.example"), KEY) != mark(of_address("ada@okafor.example"), HashKey((OLD,)))
    assert "ooo" not in repr(KEY)
    assert not {*KEY.ids} & {OLD.hex()[:8], NEW.hex()[:8]}


def listed(key: HashKey, *told_by: str, known: tuple[Suppression, ...] = ()) -> list[Suppression]:
    return entries(told_by, key, SuppressionSource.ANSWER, by="dana", at=NOW, reason="by phone", known=known)


@given(st.lists(local, min_size=1, max_size=3, unique=True), st.integers(1, 4))
def test_after_any_number_of_new_keys_an_entry_is_found(names: list[str], rotations: int) -> None:
    told_by = [of_address(f"{name}@okafor.example") for name in names]
    first = listed(HashKey((OLD,)), *told_by)
    rotated = HashKey((*(bytes([number]) * 32 for number in range(rotations)), OLD))
    assert {entry.hash for entry in first} <= set(marks(told_by, rotated))
    assert listed(rotated, *told_by, known=tuple(first)) == []
    assert {entry.key_id for entry in first} <= set(rotated.ids)


def test_a_new_entry_is_made_with_the_newest_key() -> None:
    (entry,) = listed(KEY, of_address("ada@okafor.example"))
    assert entry.key_id == KEY.ids[0] == HashKey((NEW,)).ids[0]
    assert entry.hash == mark(of_address("ada@okafor.example"), HashKey((NEW,)))


def test_a_lifted_entry_is_put_back_by_a_new_no() -> None:
    (entry,) = listed(HashKey((OLD,)), of_address("ada@okafor.example"))
    lift(entry, by="tomasz", at=NOW, reason="she wrote to us")
    assert not in_force(entry)
    assert listed(KEY, of_address("ada@okafor.example"), known=(entry,)) == []
    assert in_force(entry)
    assert entry.lifted_reason == ""
