"""The model of what a sentence does: made from the sentences in the repository, the same answer each time, in time."""

import time

import pytest

from bot.rules.draft_checks import bearing
from bot.rules.draft_checks.senses import FILE as SENSES
from bot.rules.draft_checks.senses import likeness
from bot.rules.draft_checks.tenor import FILE as MODEL
from bot.rules.draft_checks.tenor import TENORS, Tenor, tenor, trained_on
from tests.rules.conduct import beside
from tests.rules.conduct.corpus import digest, examples


def test_the_model_was_trained_on_the_sentences_as_they_are() -> None:
    assert trained_on() == digest(), "the sentences changed: run `make checkmodel`"


def test_the_model_of_what_is_added_was_trained_on_the_sentences_as_they_are() -> None:
    assert bearing.trained_on() == beside.digest(), "the sentences changed: run `make checkmodel`"


def test_its_files_stay_small() -> None:
    assert bearing.FILE.stat().st_size < 100_000
    assert SENSES.stat().st_size < 1_000_000
    assert MODEL.stat().st_size < 1_000_000


def test_every_tenor_is_learnt_in_every_language() -> None:
    taught = {(one.language, one.tenor) for one in examples()}
    assert taught == {(language, one.value) for language in ("en", "de", "fr", "es") for one in TENORS}


@pytest.mark.parametrize(
    ("said", "language", "expected"),
    [
        ("we have never met", "en", Tenor.COURTESY),
        ("we met at the fair last autumn and talked for an hour", "en", Tenor.MEETING),
        ("eine frist gibt es nicht", "de", Tenor.COURTESY),
        ("bitte antworten sie bis freitag, danach ist die stelle weg", "de", Tenor.PRESSURE),
        ("je ne puis rien vous promettre", "fr", Tenor.COURTESY),
        ("le poste est a vous des que vous dites oui", "fr", Tenor.PROMISE),
        ("cuanto gana usted en su empresa actual?", "es", Tenor.PAY_HISTORY),
    ],
)
def test_a_phrase_is_told_from_its_denial(said: str, language: str, expected: Tenor) -> None:
    shares = tenor(said, language)
    assert max(shares, key=shares.__getitem__) is expected
    assert sum(shares.values()) == pytest.approx(1)


def test_words_of_one_meaning_lie_together_in_every_language() -> None:
    assert likeness("salary", "sueldo") > 0.7
    assert likeness("salaire", "gehalt") > 0.5
    assert likeness("salary", "river") < 0.4
    assert likeness("nosuchwordatall", "salary") == 0.0


def test_a_sentence_is_read_in_under_three_milliseconds() -> None:
    tenor("warm up", "en")
    began = time.process_time()
    for number in range(50):
        tenor(f"would you have half an hour next week to talk about open models, say on day {number} or later", "en")
    assert (time.process_time() - began) / 50 < 0.003
