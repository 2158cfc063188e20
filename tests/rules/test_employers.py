"""One company has one key, however it is spelt; two have two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.employers import key_of


@pytest.mark.parametrize(
    "spelt", ["Deep Meadow", "deep meadow Ltd.", "Deep-Meadow, Inc.", "DEEP  MEADOW GmbH", "Deep Meadow S.A."]
)
def test_spellings_and_legal_forms_are_one_company(spelt: str) -> None:
    assert key_of(spelt) == "deep meadow"


@pytest.mark.parametrize(("one", "other"), [("Deep Meadow", "Deep Field"), ("Meadow", "Deep Meadow")])
def test_two_companies_stay_two(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_a_name_that_is_a_legal_form_alone_is_kept() -> None:
    assert key_of("SAS") == "sas"


@given(st.text(max_size=60))
def test_the_key_of_a_key_is_itself(employer: str) -> None:
    assert key_of(key_of(employer)) == key_of(employer)
