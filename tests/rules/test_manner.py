"""A draft that is unlike its sender's voice is marked, never blocked; without a voice nothing is."""

from dataclasses import replace

import pytest

from bot.outside.template_writer import compose
from bot.ports import Draft, Finding, Sentence, Severity, Style, Voice
from bot.rules.draft_checks import check
from bot.texts import Words
from db.tables import Formality
from tests.rules.briefs import brief

VOICE = Voice(Style(greeting="Hi {first},", closing="Cheers,", never=("weights of every model", "subject")))
LIKE = replace(brief(), voice=VOICE)
BODY = (
    Sentence("I would like to talk with you about our open-model work.", paragraph=True),
    Sentence("Would you have twenty minutes for a call?", paragraph=True),
)


def draft(first: str, last: str, *more: Sentence) -> Draft:
    return Draft("Our open-model work", (
        Sentence(first), *BODY, *more, Sentence(last, paragraph=True), Sentence("Mara Lindqvist, CEO", paragraph=True),
    ))  # fmt: skip


def unlike(of: Draft, within: object = LIKE) -> list[Finding]:
    return [finding for finding in check(within, of) if finding.check == "unlike_voice"]  # type: ignore[arg-type]


def test_a_draft_like_its_sender_has_no_finding() -> None:
    assert unlike(draft("Hi Ada,", "Cheers,")) == []
    assert unlike(draft("hi ada", "Cheers, Mara")) == []


@pytest.mark.parametrize(
    ("first", "last", "sentence", "part"),
    [
        ("Dear Ada Okafor,", "Cheers,", 0, "greeting"),
        ("Hi Ada,", "Kind regards,", 3, "closing"),
        ("Hi Ada,", "See you on the other side,", 4, "closing"),
    ],
)
def test_another_greeting_or_closing_is_marked_where_it_stands(first: str, last: str, sentence: int, part: str) -> None:
    [finding] = unlike(draft(first, last))
    assert finding.severity is Severity.WARN
    assert (finding.sentence, finding.message.args["part"]) == (sentence, part)
    for language in ("en", "de"):
        said = Words(language)(finding.message)
        assert said
        assert "{" not in said


def test_what_they_never_say_is_marked_but_not_inside_a_fact() -> None:
    own = Sentence("That is a subject I care about.", paragraph=True)
    quoted = Sentence("Northlight publishes the weights of every model it trains.", ("point_weights",))
    found = unlike(draft("Hi Ada,", "Cheers,", own, quoted))
    assert [(one.sentence, one.message.args["words"]) for one in found] == [(3, "subject")]
    assert unlike(replace(draft("Hi Ada,", "Cheers,"), subject="The subject, and you"))[0].sentence is None


def test_part_of_a_word_is_another_word() -> None:
    own = Sentence("That is subjective, I know.", paragraph=True)
    assert unlike(draft("Hi Ada,", "Cheers,", own)) == []


def test_who_says_du_may_and_must() -> None:
    familiar = replace(
        brief(language="de"),
        voice=Voice(Style(greeting="Hallo {first},", closing="Bis bald", formality=Formality.FAMILIAR)),
    )
    by_du, by_sie = compose(familiar), compose(brief(language="de"))
    assert not [one for one in check(familiar, by_du) if one.check in ("formality", "unlike_voice")]
    assert "formality" in {one.check for one in check(replace(familiar, voice=None), by_du)}
    assert {one.message.args["part"] for one in unlike(by_sie, familiar)} == {"greeting", "address", "closing"}


def test_without_a_voice_nothing_changes() -> None:
    assert unlike(draft("Dear Ada Okafor,", "Kind regards,"), brief()) == []
