"""Runs cases through the bot's own road: draft, checks, one repair; several at a time."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.ports import Finding, Usage, Writer, WriterFailed, Written
from bot.rules.draft_checks.reading import fold
from bot.texts import Words
from bot.usecases.evals.cases import Case
from bot.usecases.evals.scores import Line, Result, Run, Seen, with_likeness
from bot.usecases.notes.draft import write


async def run(
    cases: Sequence[Case],
    writer: Writer,
    *,
    at: datetime,
    words: Words,
    at_once: int,
    on_done: Callable[[Result], None] = lambda _: None,
) -> Run:
    """Write for every case, `at_once` at a time; `on_done` hears of each. A case without a draft is a result too."""
    turn = asyncio.Semaphore(at_once)

    async def one(case: Case) -> Result:
        async with turn:
            result = await _result(case, writer, words)
        on_done(result)
        return result

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(case)) for case in cases]
    results = with_likeness(tuple(task.result() for task in tasks))
    return Run(
        at=at,
        model=next((result.model for result in results if result.model), ""),
        prompts=tuple(sorted({result.prompt for result in results if result.prompt})),
        results=results,
    )


async def _result(case: Case, writer: Writer, words: Words) -> Result:
    clock = asyncio.get_running_loop().time
    began = clock()
    brief = case.brief
    blank = Result(
        name=case.name,
        family=case.family,
        sender=brief.sender_name,
        to=brief.candidate_name,
        employer=brief.candidate_employer,
        language=brief.language,
        purpose=brief.purpose,
        evidence={item.id: item.text for item in (*brief.facts, *brief.points)},
    )
    try:
        written, found = await write(writer, brief)
    except WriterFailed as failed:
        used = _used(failed.usage or Usage(model="", prompt=""))
        return blank.model_copy(update={**used, "failed": words(failed.reason), "seconds": clock() - began})
    return blank.model_copy(
        update={**_used(written.usage), **_told(case, written, found, words), "seconds": clock() - began}
    )


def _used(usage: Usage) -> dict[str, str | int]:
    return {
        "model": usage.model,
        "prompt": usage.prompt,
        "prompt_tokens": usage.prompt_tokens,
        "cached_tokens": usage.cached_tokens,
        "completion_tokens": usage.completion_tokens,
        "cost_micros": usage.cost_micros,
    }


def _told(case: Case, written: Written, found: Sequence[Finding], words: Words) -> dict[str, object]:
    draft = written.draft
    letter = fold(f"{draft.subject} ; {draft.body}")
    return {
        "subject": draft.subject,
        "lines": tuple(Line(text=one.text, sources=one.sources, paragraph=one.paragraph) for one in draft.sentences),
        "findings": tuple(
            Seen(check=one.check, severity=one.severity, sentence=one.sentence, message=words(one.message))
            for one in found
        ),
        "words": len(draft.body.split()),
        "mended": bool(written.mended),
        "broke": tuple(one for one in case.never if fold(one) in letter),
        "contradicts": sum(fold(one) in letter for one in case.not_both) > 1,
    }
