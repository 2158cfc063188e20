"""Step 2 of 7: a writer drafts the note from stored facts; checks read it; one round of repair."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.ports import Brief, Draft, Evidence, Finding, Policy, Stale, Store, Unit, Usage, Writer, WriterFailed, Written
from bot.rules import note as rules
from bot.rules.draft_checks import OtherNote, check
from bot.rules.note import Verb
from bot.rules.suppression import HashKey
from bot.texts import Text
from bot.usecases import digests, posting, waiting_reviews
from bot.usecases.notes.barred import barred
from bot.usecases.notes.ending import call_off
from bot.usecases.notes.spending import over_budget, record
from bot.usecases.notes.wording import Material, blocks, gather, others_like, store_revision
from db.tables import CardName, Drafting, DraftStep, Note, NoteKind

#: how long a stopped house waits before it looks again
PAUSE = timedelta(minutes=1)


async def draft(store: Store, note_id: str, writer: Writer, policy: Policy, key: HashKey) -> None:
    """Write the draft that note `note_id` owes. Whatever happened meanwhile wins over the draft."""
    async with store.writing() as unit:
        note = await unit.notes.get(note_id)
        if note is None or not rules.system_may(note, Verb.DRAFTED):
            return
        if (await unit.halt()).stopped_at is not None:
            note.due_at, note.leased_until = unit.now + PAUSE, None
            unit.audit("system", "note.wait", note.id, why="stopped")
            return
        if why := await _no_longer(unit, note, policy, key):
            await call_off(unit, note, why)
            return
        spent = await over_budget(unit, note, policy)
        material = await gather(unit, note, policy, key)
        if not spent:
            # Its place in the review channel, where it is seen to come.
            await posting.to_rooms(unit, note, policy)
        seen = note.version
    if spent:
        await _failed(store, note_id, seen, WriterFailed("writer-over-budget"))
        return
    evidence = len(material.brief.facts) + len(material.brief.points)

    async def tell(step: DraftStep) -> None:
        await _tell(store, note_id, step, evidence)

    async def others(words: Draft) -> Sequence[OtherNote]:
        async with store.reading() as unit:
            return await others_like(unit, material.candidate, words)

    try:
        written, findings = await write(writer, material.brief, others, material.guarded, tell)
    except WriterFailed as failed:
        await _failed(store, note_id, seen, failed)
        return
    await _keep(store, note_id, seen, written, findings, material, policy)


async def _unseen(_: DraftStep) -> None:
    """Nobody watches."""


async def _nobody(_: Draft) -> Sequence[OtherNote]:
    return ()


async def write(
    writer: Writer,
    brief: Brief,
    others: Callable[[Draft], Awaitable[Sequence[OtherNote]]] = _nobody,
    guarded: Sequence[Evidence] = (),
    tell: Callable[[DraftStep], Awaitable[None]] = _unseen,
) -> tuple[Written, tuple[Finding, ...]]:
    """Write, check, and mend once if something blocks; the better of the two is kept. Raises WriterFailed.

    It touches no row, so that `overture eval` goes the same road. `others` finds the notes that a draft is compared
    with; the writer does not see what is `guarded`; `tell` hears each step.
    """
    await tell(DraftStep.WRITING)
    first = await writer.write(brief, before=brief.before)
    await tell(DraftStep.CHECKING)
    found = check(brief, first.draft, await others(first.draft), guarded=guarded)
    if not blocks(found):
        return first, found
    await tell(DraftStep.MENDING)
    try:
        second = await writer.write(brief, report=found, before=first.draft)
    except WriterFailed:
        return first, found
    found_again = check(brief, second.draft, await others(second.draft), guarded=guarded)
    usage = _together(first.usage, second.usage)
    if len(blocks(found_again)) <= len(blocks(found)):
        return replace(second, usage=usage, mended=_gone(found, found_again)), found_again
    return replace(first, usage=usage), found


def _gone(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[Finding, ...]:
    """What blocked before and does so no more; sentences have other numbers now, words may have stayed."""
    left = [finding.message for finding in blocks(after)]
    return tuple(replace(finding, sentence=None) for finding in blocks(before) if finding.message not in left)


async def _tell(store: Store, note_id: str, step: DraftStep, evidence: int) -> None:
    """Show how far it has come. A lost race is no loss: the next step, or the draft itself, is shown."""
    try:
        async with store.writing() as unit:
            drafting = await unit.notes.drafting(note_id)
            if drafting is None:
                unit.add(Drafting(note_id=note_id, step=step, evidence=evidence))
            else:
                drafting.step, drafting.evidence = step, evidence
            await posting.behind(unit, note_id)
    except Stale:
        return


async def _no_longer(unit: Unit, note: Note, policy: Policy, key: HashKey) -> Text | None:
    """Why it must not be written any more: the candidate said no since it was asked for."""
    candidate = await unit.candidates.get(note.candidate_id)
    no = await barred(unit, note, candidate, policy, key) if candidate else None
    return no.on_note if no else None


async def _keep(
    store: Store,
    note_id: str,
    seen: int,
    written: Written,
    findings: tuple[Finding, ...],
    material: Material,
    policy: Policy,
) -> None:
    """Store the draft and show it, unless the note moved on while it was written."""
    async with store.writing() as unit:
        note = await unit.notes.get(note_id)
        if note is None:
            return
        record(unit, note, written.usage, "ok")
        unit.audit("system", "note.draft", note_id, model=written.usage.model, prompt=written.usage.prompt)
        if note.version != seen or not rules.system_may(note, Verb.DRAFTED):
            return
        store_revision(
            unit,
            note,
            material,
            written.draft,
            findings,
            policy,
            writer=written.usage.model,
            prompt=written.usage.prompt,
            author=None,
            mended=written.mended,
        )
        rules.move(note, Verb.DRAFTED, None, unit.now)
        note.due_at = rules.due_after(note, unit.now, policy)
        if written.remark is not None:
            note.reason = written.remark.key
        await posting.to_rooms(unit, note, policy)
        await posting.note_behind(unit, note)
        await waiting_reviews.owe(unit, note, policy)
        await digests.owe(unit, note.executive_id, policy)
        if note.kind is NoteKind.FOLLOW_UP and (opened := await unit.follow_ups.opened_as(note.id)):
            await posting.to_executive(unit, note.executive_id, CardName.NUDGE, opened.id, anew=note.revision == 1)


async def _failed(store: Store, note_id: str, seen: int, failed: WriterFailed) -> None:
    """No draft came: say so to the executive, keep the request."""
    async with store.writing() as unit:
        note = await unit.notes.get(note_id)
        if note is None or note.version != seen or not rules.system_may(note, Verb.DRAFT_FAILED):
            return
        record(unit, note, failed.usage or Usage(model="", prompt=""), failed.reason)
        rules.move(note, Verb.DRAFT_FAILED, None, unit.now)
        note.reason = failed.reason
        unit.audit("system", "note.draft_failed", note.id, why=failed.reason)
        await posting.note_behind(unit, note)
        await posting.to_executive(unit, note.executive_id, CardName.RELEASE, note.id, anew=True)


def _together(first: Usage, second: Usage) -> Usage:
    return replace(
        second,
        prompt_tokens=first.prompt_tokens + second.prompt_tokens,
        cached_tokens=first.cached_tokens + second.cached_tokens,
        completion_tokens=first.completion_tokens + second.completion_tokens,
        cost_micros=first.cost_micros + second.cost_micros,
    )
