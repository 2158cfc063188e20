"""Beside step 3: a draft whose reviewers may not read its language is put into theirs, sentence by sentence.

It is for reading only and marked as such; nothing is decided by it, and what is sent is the original.
"""

from datetime import timedelta

from bot.ports import Policy, Store, Translator, Unit, Usage, WriterFailed, Written
from bot.usecases import posting
from bot.usecases.notes.spending import over_budget, record
from bot.usecases.notes.wording import as_draft
from db.tables import Translation

#: waits between the tries; after the last there is none, and the card says so
WAITS = (timedelta(seconds=30), timedelta(minutes=5))
PAUSE = timedelta(minutes=1)


async def translate(store: Store, translation_id: str, translator: Translator | None, policy: Policy) -> None:
    """Make the translation that is owed, unless the draft has moved on."""
    async with store.writing() as unit:
        owed = await unit.notes.translation_by_id(translation_id)
        note = await unit.notes.get(owed.note_id) if owed and owed.due_at else None
        if owed is None or note is None:
            return
        if (await unit.halt()).stopped_at is not None:
            owed.due_at, owed.leased_until = unit.now + PAUSE, None
            unit.audit("system", "note.wait", note.id, why="stopped")
            return
        wording = await unit.notes.revision(note.id, owed.revision)
        executive = await unit.people.get(note.executive_id)
        candidate = await unit.candidates.get(note.candidate_id)
        if note.revision != owed.revision or wording is None or executive is None or candidate is None:
            _give_up(unit, owed, "translation-outdated")
            return
        if translator is None or await over_budget(unit, note, policy):
            _give_up(unit, owed, "writer-over-budget" if translator else "translation-outdated")
            await posting.note_behind(unit, note)
            return
        draft = as_draft(wording, await unit.notes.claims(note.id, owed.revision))
        language, to, names = note.language, owed.language, (candidate.name, executive.name)
    try:
        written = await translator.translate(draft, language, to, names)
    except WriterFailed as failed:
        await _failed(store, translation_id, failed)
        return
    await _keep(store, translation_id, written, len(draft.sentences))


async def _keep(store: Store, translation_id: str, written: Written, sentences: int) -> None:
    if len(written.draft.sentences) != sentences:
        await _failed(store, translation_id, WriterFailed("writer-unreadable", written.usage))
        return
    async with store.writing() as unit:
        owed = await unit.notes.translation_by_id(translation_id)
        note = await unit.notes.get(owed.note_id) if owed else None
        if owed is None or note is None:
            return
        record(unit, note, written.usage, "ok")
        owed.subject = written.draft.subject
        owed.sentences = [sentence.text for sentence in written.draft.sentences]
        owed.writer, owed.prompt, owed.due_at = written.usage.model, written.usage.prompt, None
        unit.audit("system", "note.translate", note.id, revision=owed.revision, model=written.usage.model)
        await posting.note_behind(unit, note)


async def _failed(store: Store, translation_id: str, failed: WriterFailed) -> None:
    async with store.writing() as unit:
        owed = await unit.notes.translation_by_id(translation_id)
        note = await unit.notes.get(owed.note_id) if owed else None
        if owed is None or note is None:
            return
        record(unit, note, failed.usage or Usage(model="", prompt=""), failed.reason)
        if owed.attempts > len(WAITS):
            _give_up(unit, owed, failed.reason)
            await posting.note_behind(unit, note)
            return
        owed.due_at, owed.leased_until = unit.now + WAITS[max(owed.attempts, 1) - 1], None
        unit.audit("system", "note.translate_later", note.id, why=failed.reason)


def _give_up(unit: Unit, owed: Translation, why: str) -> None:
    owed.due_at, owed.failure = None, why
    unit.audit("system", "note.not_translated", owed.note_id, revision=owed.revision, why=why)
