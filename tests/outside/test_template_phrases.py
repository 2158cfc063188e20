"""Whichever phrase is picked, it may stand in an approvable letter, polite or familiar."""

from collections.abc import Iterator

import pytest

from bot.outside.template_phrases import filled, phrases
from bot.outside.template_writer import LANGUAGES
from bot.ports import Draft, Sentence, Severity
from bot.rules.draft_checks import check
from tests.rules.briefs import brief

#: these need evidence or a purpose set into them; the letters of test_template_writer hold those
NEEDS_MORE = ("{fact}", "{point}", "{purpose}")


def _every(held: object) -> Iterator[str]:
    match held:
        case str():
            yield held
        case dict():
            for one in held.values():
                yield from _every(one)
        case list() | tuple():
            for one in held:
                yield from _every(one)


@pytest.mark.parametrize("familiar", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_trips_a_check_that_blocks(language: str, *, familiar: bool) -> None:
    of = brief(language=language)
    names = {"sender": of.sender_name, "title": of.sender_title, "company": of.company, "name": of.candidate_name}
    held = phrases(language, familiar=familiar).model_dump(exclude={"quotes", "subject"})
    ways = [way for way in _every(held) if not any(gap in way for gap in NEEDS_MORE)]
    assert len(ways) > 40
    for way in ways:
        said = Draft("Our open-model work", (Sentence("Hello Ada Okafor,"), Sentence(filled(way, names))))
        blocking = [one.message for one in check(of, said) if one.severity is Severity.BLOCK and one.sentence == 1]
        assert blocking == [], way


def test_english_is_contracted_where_people_contract() -> None:
    held = phrases("en", familiar=True)
    assert "If you'd rather write than call, that's just as good." in held.filler
    assert "A line from you would make my day, and no line is fine too." in held.thanks["warm"]
    assert held.untitled == "This is {sender}, writing to you from {company}."
