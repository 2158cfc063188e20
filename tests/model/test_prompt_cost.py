"""What a prompt costs, in tokens of a real tokenizer.

SmolLM2's: its vocabulary has 49,152 tokens, a quarter of those of the models in use, so it counts more: 6 to 12 % more
than `o200k` on these prompts, measured once. The form of the answer, which endpoints add to a prompt, is counted too.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import httpx2
import pytest

from bot.outside.writer_answer import schema
from bot.outside.writer_prompts import request
from bot.ports import Brief
from bot.rules.brief import ROOM_FOR_FACTS
from bot.usecases.evals.cases import load
from tests.injection import profile

#: of a first note with ten facts
MOST = 2500
#: of a hundred, the same in two notes of one executive, so that an endpoint need not read it again
SAME = 60
#: each message's own marks: role, begin, end
MARKS = 8
CASES = {case.name: case.brief for case in load()}
Tokens = Callable[[Brief], list[int]]


@pytest.fixture(scope="session")
def tokens(model: str) -> Tokens:
    """The tokens of the whole prompt of a brief."""

    def count(of: Brief) -> list[int]:
        found: list[int] = []
        for message in request(of).messages:
            answer = httpx2.post(f"{model}/tokenize", json={"content": str(message["content"])}, timeout=30)
            found += answer.json()["tokens"]
        return found

    return count


@pytest.fixture(scope="session")
def form(model: str) -> int:
    """The tokens of the form of the answer."""
    return len(httpx2.post(f"{model}/tokenize", json={"content": json.dumps(schema())}, timeout=30).json()["tokens"])


WORDY = {
    "en": "Gave the opening talk on the routing of sparse and open mixture models at the Sparse Days in Leeds, with code, data and a second part on what did not work at all there and why it may one day work after all, for others. ",
    "de": "Hielt den Eröffnungsvortrag über das Routing dünn besetzter offener Mischmodelle auf den Sparse Days in Leeds, mit Quelltext, Daten und einem zweiten Teil darüber, was dort gar nicht ging, und warum es anderen eines Tages gelingt. ",
}


@pytest.mark.parametrize("language", WORDY)
def test_a_first_note_with_ten_wordy_facts_keeps_to_its_tokens(tokens: Tokens, form: int, language: str) -> None:
    texts = [f"{WORDY[language]}{number:02}" for number in range(14)]
    point = (WORDY[language] * 3)[:290]
    of = profile.with_texts(texts, [f"{point}{number}" for number in range(5)], purpose=point)
    assert len(of.facts) == 10
    assert sum(len(fact.text) for fact in of.facts) > 0.85 * ROOM_FOR_FACTS
    spent = len(tokens(of)) + form + 2 * MARKS
    print(f"{language}: {spent} tokens with ten facts of {len(texts[0])} characters")
    assert spent <= MOST


def test_no_fact_however_long_breaks_it(tokens: Tokens, form: int) -> None:
    of = profile.with_texts([WORDY["de"] * 4] * 12, [WORDY["de"] * 4] * 6, purpose=WORDY["de"] * 4)
    assert len(tokens(of)) + form + 2 * MARKS <= MOST


def test_every_first_note_of_the_evals_keeps_to_it_too(tokens: Tokens, form: int) -> None:
    spent = {name: len(tokens(of)) + form + 2 * MARKS for name, of in CASES.items()}
    print(f"{min(spent.values())} to {max(spent.values())} tokens")
    assert max(spent.values()) <= MOST


@pytest.mark.parametrize("sender", ["Mara Lindqvist", "Jonas Weber", "Priya Raman"])
def test_most_of_a_prompt_is_the_same_for_every_first_note_of_an_executive(tokens: Tokens, sender: str) -> None:
    written = [of for of in CASES.values() if of.sender_name == sender and not of.earlier and len(of.points) == 4]
    purposes = {of.purpose: of for of in written}
    # Ten facts are the longest part that differs.
    longest = replace(CASES["en-many-facts"], sender_name=sender, sender_title=written[0].sender_title)
    prompts = [tokens(of) for of in (*list(purposes.values())[:8], longest)]
    shares = [100 * _common(one, other) / max(len(one), len(other)) for one, other in combinations(prompts, 2)]
    print(f"{sender}: {min(shares):.0f} % at least, {sum(shares) / len(shares):.0f} % on average")
    assert min(shares) >= SAME


def _common(one: list[int], other: list[int]) -> int:
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
