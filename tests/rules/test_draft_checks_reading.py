"""What a reader of the facts may reckon, and whose deed is whose."""

from datetime import date

import pytest

from bot.ports import Draft, Evidence, Sentence
from bot.rules.draft_checks import check
from tests.rules.briefs import brief

FACTS = (
    Evidence("role", "She has led the routing group at Deep Meadow since 2019.", kind="role"),
    Evidence(
        "share", "Her team moved 15 percent of the freight to rail and cut 1,350 alarms within 90 days.", kind="career"
    ),
    Evidence("clause", "The group's style guide was written by her colleague Priya Nandakumar.", kind="career"),
    Evidence("book", "She wrote the book “Arrows”, now in its third edition.", kind="publication"),
    Evidence("abroad", "She worked in Copenhagen and holds a Japanese patent.", kind="career"),
)


def _seen(text: str, *sources: str, before: str = "Dear Ms Okafor,", language: str = "en") -> set[str]:
    letter = Draft(
        "A question about routing",
        (Sentence(before), Sentence("We have not met.", (), True), Sentence(text, sources, True)),
    )
    found = check(brief(facts=FACTS, language=language), letter, (), date(2026, 11, 24))
    return {one.check for one in found if one.sentence == 2 and one.severity == "block"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("You have led the routing group for seven years.", "role"),
        ("This is your eighth year at the head of the routing group.", "role"),
        ("Within three months your team had cut 1,350 alarms.", "share"),
        ("Your team cut more than 1,300 alarms.", "share"),
        ("Three editions of one book are a good sign.", "book"),
        ("You have worked in Denmark.", "abroad"),
        ("You hold a patent in Japan.", "abroad"),
    ],
)
def test_what_can_be_reckoned_from_a_fact_is_borne(text: str, source: str) -> None:
    assert _seen(text, source) == set()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("You have led the routing group for nine years.", "role"),
        ("Within five months your team had cut 1,350 alarms.", "share"),
        ("Your team cut more than 2,000 alarms.", "share"),
        ("Your team moved a quarter of the freight to rail.", "share"),
        ("Five editions of one book are a good sign.", "book"),
        ("You have worked in Portugal.", "abroad"),
    ],
)
def test_what_cannot_be_reckoned_blocks(text: str, source: str) -> None:
    assert _seen(text, source)


def test_the_deed_of_a_colleague_is_not_the_readers() -> None:
    assert "wrong_person" in _seen("The style guide you wrote is a model of brevity.", "clause")
    assert "wrong_person" not in _seen("Priya Nandakumar wrote the style guide of your group.", "clause")


@pytest.mark.parametrize("greeting", ["Dear Mr Okafor,", "Dear Ms Okafor,"])
def test_a_greeting_agrees_with_the_facts(greeting: str) -> None:
    letter = Draft("A question about routing", (Sentence(greeting), Sentence("We have not met.", (), True)))
    wrong = {one.check for one in check(brief(facts=FACTS), letter) if one.sentence == 0}
    assert ("wrong_person" in wrong) == ("Mr" in greeting)


def test_a_position_in_passing_must_stand_in_a_fact() -> None:
    assert "title_without_source" in _seen("As managing partner of Deep Meadow you are busy.", "role")


@pytest.mark.parametrize(
    "text",
    [
        "Your colleagues at Deep Meadow describe you as the best leader they ever had.",
        "Nobody in the industry has done more for routing than you.",
        "Thanks to you the group has become the envy of every competitor.",
    ],
)
def test_more_than_the_fact_says_blocks(text: str) -> None:
    assert "claim_without_source" in _seen(text, "role")


def test_one_question_that_asks_twice_is_two_asks() -> None:
    letter = Draft("A question about routing", (Sentence("Could we speak next week, and would you send me your CV?"),))
    assert "several_asks" in {one.check for one in check(brief(), letter)}


def test_the_polite_sentence_of_a_familiar_letter_is_marked() -> None:
    said = ("Hättest du Lust, mit mir zu reden?", "Wenn du magst, rufe ich dich an.", "Was halten Sie davon?")
    letter = Draft("Eine Frage an dich", tuple(Sentence(text) for text in said))
    marked = {one.sentence for one in check(brief(language="de"), letter) if one.check == "formality"}
    assert 2 in marked
