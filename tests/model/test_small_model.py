"""A real model behind the real client: the wire works, and nothing of its poor prose passes unsupported.

SmolLM2 with 135 million parameters writes no letter anybody would send; what is promised here is ours. Reading the
prompt is 12 of 15 s of one core, so that only one letter is written in `make test`; the others are measured with
`make bench BENCH=tests/model`.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from openai import AsyncOpenAI

from bot.outside.openai_writer import Endpoint, FallbackWriter, Format, Limit, OpenAIWriter
from bot.outside.template_writer import TemplateWriter
from bot.ports import Brief, Draft, Severity, WriterFailed
from bot.rules.draft_checks import check
from bot.rules.draft_checks.numbers import numbers
from bot.rules.draft_checks.reading import LANGUAGES, fold
from bot.usecases.evals.cases import load
from bot.usecases.evals.scores import GROUNDING

#: for one draft, on a machine that has much else to do
PATIENCE = 200.0
#: a letter; the small model does not know when to stop
ENOUGH = 400
CASES = {case.name: case.brief for case in load()}


@asynccontextmanager
async def writer(
    address: str, *, deadline: float = PATIENCE, form: Format = Format.JSON_SCHEMA, most: int = ENOUGH
) -> AsyncIterator[OpenAIWriter]:
    """The real client of the real server."""
    client = AsyncOpenAI(api_key="none", base_url=f"{address}/v1")
    endpoint = Endpoint(format=form, limit=Limit(max_completion_tokens=most))
    made = OpenAIWriter(client, "smollm2", deadline=deadline, endpoint=endpoint, pause=0.0)
    try:
        yield made
    finally:
        await made.close()


def unsupported(of: Brief, draft: Draft) -> list[str]:
    """What an eye without our checks sees: figures, and words with capitals inside a sentence, that stand nowhere.

    Made apart from the checks on purpose: it must not share their mistakes.
    """
    fields = (of.sender_name, of.sender_title, of.company, of.candidate_name, of.candidate_employer, of.candidate_title)
    stored = " ".join((*fields, of.purpose, *(item.text for item in (*of.facts, *of.points))))
    held, figures = fold(stored), {value for number in numbers(stored, LANGUAGES) for value in number.values}
    strange = []
    for sentence in draft.sentences:
        strange += [one for one in re.findall(r"\d[\d.,]*", sentence.text) if one.strip(".,") not in figures]
        inside = re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?:[A-Z]\w*)?", sentence.text)
        strange += [one for one in inside if fold(one) not in held]
    return strange


def is_held(of: Brief, draft: Draft) -> None:
    """Whatever is strange in it blocks it; whatever stands on nothing is marked, sentence by sentence."""
    found = check(of, draft)
    blocking = [one for one in found if one.severity is Severity.BLOCK]
    if strange := unsupported(of, draft):
        assert blocking, (strange, draft.body)
    if blocking:
        return
    marked = {one.sentence for one in found}
    for index, sentence in enumerate(draft.sentences):
        states = len(sentence.text.split()) > 12 and "?" not in sentence.text
        assert sentence.sources or not states or index in marked, sentence.text
    assert not [one for one in found if one.check in GROUNDING]


@pytest.mark.timeout(240)
async def test_a_structured_draft_comes_over_the_wire_and_nothing_unsupported_passes(model: str) -> None:
    of = CASES["en-routing"]
    async with writer(model) as smollm:
        written = await smollm.write(of)

    assert written.draft.subject
    assert written.usage.model == "smollm2"
    assert 900 < written.usage.prompt_tokens < 2500
    assert 0 < written.usage.completion_tokens <= ENOUGH
    assert smollm._endpoint.format is Format.JSON_SCHEMA
    known = {item.id for item in (*of.facts, *of.points)}
    assert all(set(sentence.sources) <= known for sentence in written.draft.sentences)
    is_held(of, written.draft)


async def test_a_deadline_holds_while_it_is_still_reading(model: str) -> None:
    clock = asyncio.get_running_loop().time
    began = clock()
    async with writer(model, deadline=0.5) as smollm:
        with pytest.raises(WriterFailed) as failed:
            await smollm.write(CASES["en-evaluation"])
    assert failed.value.reason == "writer-timeout"
    assert clock() - began < 5


@pytest.mark.bench
@pytest.mark.parametrize(
    "name",
    ["en-evaluation", "en-many-facts", "de-routing", "fr-parole", "es-evaluacion", "thin-no-fact", "injected-fact"],
)
async def test_whatever_it_writes_is_held(model: str, name: str) -> None:
    of = CASES[name]
    async with writer(model) as smollm:
        try:
            draft = (await smollm.write(of)).draft
        except WriterFailed as failed:
            print(f"{name}: {failed.reason}")
            return
    found = check(of, draft)
    print(f"{name}: {len(draft.body.split())} words, {sorted({one.check for one in found})}")
    is_held(of, draft)


@pytest.mark.bench
async def test_it_reads_the_second_prompt_of_an_executive_from_its_cache(model: str) -> None:
    async with writer(model) as smollm:
        await smollm.write(CASES["en-routing"])
        used = (await smollm.write(CASES["en-compilers"])).usage
    share = 100 * used.cached_tokens / used.prompt_tokens
    print(f"{used.cached_tokens} of {used.prompt_tokens} tokens from the cache, {share:.0f} %")
    assert share >= 60


@pytest.mark.bench
@pytest.mark.parametrize("form", [Format.JSON_OBJECT, Format.PROMPT_ONLY])
async def test_without_a_schema_there_is_a_draft_or_a_reason(model: str, form: Format) -> None:
    of = CASES["thin-no-fact"]
    async with writer(model, form=form) as smollm:
        try:
            draft = (await smollm.write(of)).draft
        except WriterFailed as failed:
            print(f"{form.name}: {failed.reason}")
            return
    is_held(of, draft)


@pytest.mark.bench
async def test_half_an_answer_is_garbage_and_the_template_writer_takes_over(model: str) -> None:
    async with writer(model, most=5) as smollm:
        written = await FallbackWriter(smollm, TemplateWriter()).write(CASES["en-routing"])
    assert written.usage.model == "template"
    assert written.remark is not None
    assert written.remark.key == "writer-too-long-instead"
    assert written.usage.prompt_tokens > 0, "what the failed calls cost is counted"


@pytest.mark.bench
async def test_a_mended_draft_is_held_too(model: str) -> None:
    of = CASES["de-routing"]
    async with writer(model) as smollm:
        first = (await smollm.write(of)).draft
        found = check(of, first)
        try:
            second = (await smollm.write(of, report=found, before=first)).draft
        except WriterFailed as failed:
            print(failed.reason)
            return
    is_held(of, second)
