"""Step 3 of 7, by hand: other words for the whole note, or for one sentence and what it rests on.

What a person writes is checked like a model's words, and every earlier approval is void.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.ports import Draft, Policy, Refusal, Sentence, Unit
from bot.rules import note as rules
from bot.rules.draft_checks import check
from bot.rules.note import Verb
from bot.rules.rewording import as_sentences, split
from bot.rules.suppression import HashKey
from bot.texts import text
from bot.usecases import posting, waiting_reviews
from bot.usecases.notes.review import allowed
from bot.usecases.notes.wording import Material, as_draft, gather, others_like, present, store_revision
from db.tables import Note, NoteRevision, Person


async def edit(
    unit: Unit, person: Person, note_id: str, seen: int, subject: str, body: str, policy: Policy, key: HashKey
) -> Note | Refusal:
    """Put other words in place of all."""
    note = await allowed(unit, person, note_id, Verb.EDIT, seen, policy)
    if isinstance(note, Refusal):
        return note
    before = await present(unit, note)
    if not subject.strip() or not body.strip():
        return Refusal(text("edit-empty"))
    if (subject.strip(), body.strip()) == (before.subject, before.body):
        return Refusal(text("edit-unchanged"))
    material = await gather(unit, note, policy, key)
    words = as_sentences(
        subject,
        body,
        await unit.notes.claims(note.id, before.revision),
        (*material.brief.facts, *material.brief.points),
    )
    return await _put(unit, person, note, before, words, material, policy)


async def edit_sentence(
    unit: Unit,
    person: Person,
    note_id: str,
    seen: int,
    position: int,
    words: str,
    sources: Sequence[str],
    policy: Policy,
    key: HashKey,
) -> Note | Refusal:
    """Let the sentence at `position` say `words`, or leave it out where there are none, resting on `sources`."""
    note = await allowed(unit, person, note_id, Verb.EDIT, seen, policy)
    if isinstance(note, Refusal):
        return note
    before = await present(unit, note)
    draft = as_draft(before, await unit.notes.claims(note.id, before.revision))
    if not 0 <= position < len(draft.sentences):
        return Refusal(text("not-here"))
    changed = _with_sentence(draft, position, words, sources)
    if not changed.sentences:
        return Refusal(text("edit-empty"))
    if changed == draft:
        return Refusal(text("edit-unchanged"))
    material = await gather(unit, note, policy, key, changed)
    if unknown := {*sources} - {item.id for item in (*material.brief.facts, *material.brief.points)}:
        # Chosen from a list that is older than the facts.
        return Refusal(text("edit-source-gone", count=len(unknown)))
    return await _put(unit, person, note, before, changed, material, policy)


def _with_sentence(draft: Draft, position: int, words: str, sources: Sequence[str]) -> Draft:
    old = draft.sentences[position]
    written = " ".join(words.split())
    parts = [Sentence(part, tuple(sources)) for part in split(written)] if written else []
    following = list(draft.sentences[position + 1 :])
    if old.paragraph:
        if parts:
            parts[0] = replace(parts[0], paragraph=True)
        elif following:
            # The paragraph it began goes on with the next one.
            following[0] = replace(following[0], paragraph=True)
    return Draft(draft.subject, (*draft.sentences[:position], *parts, *following))


async def _put(
    unit: Unit, person: Person, note: Note, before: NoteRevision, words: Draft, material: Material, policy: Policy
) -> Note:
    others = await others_like(unit, material.candidate, words)
    findings = check(material.brief, words, others, guarded=material.guarded)
    store_revision(
        unit, note, material, words, findings, policy, writer=before.writer, prompt=before.prompt, author=person
    )
    rules.move(note, Verb.EDIT, person, unit.now)
    note.due_at = rules.due_after(note, unit.now, policy)
    unit.audit(person.id, "note.edit", note.id, revision=note.revision)
    await posting.to_rooms(unit, note, policy)
    await waiting_reviews.owe(unit, note, policy)
    await posting.note_behind(unit, note)
    return note
