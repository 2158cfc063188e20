"""Marks find the letters that are alike among many, without reading them."""

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.draft_checks.likeness import employer_mark, marks

LETTER = (
    "Dear Ada Okafor, your talk on sparse routing at the summer school stayed with me for weeks, above all the part about "
    "experts nobody asks for. We train open models in public and publish what failed along with what worked. I would like "
    "to hear how you would spend the first three months with us. If half an hour suits you, I come to London next week."
)
OTHER = (
    "Dear Luis Vega, the flood maps of your group reached me through a hydrologist in Lyon who draws on them each spring. "
    "Our house builds instruments, not forecasts, and we lack somebody who has seen both. Could we speak on a Thursday?"
)


def shared(one: list[int], other: list[int]) -> float:
    return len({*one} & {*other}) / len({*one} | {*other})


def test_a_copy_with_the_name_changed_has_the_same_marks() -> None:
    assert marks(LETTER, "Ada Okafor") == marks(LETTER.replace("Ada Okafor", "Luis Vega"), "Luis Vega")


def test_dress_makes_no_difference() -> None:
    assert marks(LETTER, "") == marks(LETTER.upper().replace(" ", "\n"), "")


def test_a_letter_changed_in_parts_shares_some_and_another_letter_none() -> None:
    changed = LETTER.replace("above all the part about experts nobody asks for", "and my team still quotes it")
    assert shared(marks(LETTER, "Ada"), marks(changed, "Ada")) > 0.4
    assert not {*marks(LETTER, "Ada Okafor")} & {*marks(OTHER, "Luis Vega")}


def test_letters_in_other_scripts_have_marks_too() -> None:
    assert len(marks("親愛なる岡田さん、昨年の講演を拝聴しました。" * 2, "岡田")) > 10
    assert len(marks("Уважаемая Ада, ваша работа о маршрутизации запомнилась мне надолго.", "Ада")) > 10


@given(st.text(max_size=400), st.text(max_size=20))
def test_any_text_has_few_marks_that_fit_a_column(text: str, name: str) -> None:
    made = marks(text, name)
    assert made == sorted({*made})
    assert len(made) <= 32
    assert all(0 <= mark < 2**63 for mark in made)


def test_a_longer_stretch_in_common_means_more_marks_in_common() -> None:
    halves = [LETTER[: len(LETTER) * part // 4] + OTHER[: len(OTHER) * (4 - part) // 4] for part in range(5)]
    measured = [shared(marks(LETTER, ""), marks(half, "")) for half in halves]
    assert measured == sorted(measured)
    assert SequenceMatcher(None, LETTER, halves[4]).ratio() == measured[4] == 1


def test_spellings_of_one_employer_have_one_mark_and_nobody_s_has_none() -> None:
    assert employer_mark("Deep Meadow") == employer_mark("deep meadow Ltd.") != employer_mark("Quiet Harbor")
    assert employer_mark("") == employer_mark(" - ") == []
