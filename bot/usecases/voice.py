"""An executive's voice: shown to them, given, changed and deleted by them, and by nobody else.

Every function works on the asker's own voice alone; there is no way to name another's.
"""

from collections.abc import Mapping, Sequence

from bot.cards import voice as cards
from bot.cards.elements import Card
from bot.cards.voice import LanguageView, SampleView
from bot.ports import Refusal, Rewording, Unit, Voice
from bot.rules.access import Action
from bot.rules.brief import primary
from bot.rules.voice import style as rules
from bot.rules.voice.changes import wanted
from bot.rules.voice.samples import Sample, kept, read_sample
from bot.texts import Text, Words, text
from bot.usecases import doors
from db.tables import Person, VoiceEdit, VoiceSample

#: notes kept of one person; the oldest goes when another comes
MOST = 20
#: newest notes in whose drafts it is looked for what they strike out
LISTENED = 30


async def of(unit: Unit, person_id: str, language: str) -> Voice | None:
    """How a person writes in `language`, for a note in their name; None if they gave none in it."""
    samples = [kept(row) for row in await unit.voices.samples(person_id) if row.language == language]
    edit = next((row for row in await unit.voices.edits(person_id) if row.language == language), None)
    return rules.voice(samples, edit, await _reworded(unit, person_id, language))


async def show(unit: Unit, person: Person, words: Words, said: Text | None = None) -> Card | Refusal:
    """The asker's voice in words."""
    if no := doors.refused(person, Action.KEEP_VOICE):
        return no
    samples = await unit.voices.samples(person.id)
    listed = [SampleView(row.id, row.language, next(iter(row.sentences), ""), row.added_at) for row in samples]
    return cards.draw(await _views(unit, person), list(reversed(listed)), words, said)


async def add(unit: Unit, person: Person, written: str) -> VoiceSample | Refusal:
    """Read a note of the asker's and keep how it is written; what it says is dropped here."""
    if no := doors.refused(person, Action.KEEP_VOICE):
        return no
    sample = read_sample(written, [one.name for one in await unit.people.everyone()])
    if sample is None:
        return Refusal(text("voice-unreadable"))
    rows = await unit.voices.samples(person.id)
    if any(kept(row) == sample for row in rows):
        return Refusal(text("voice-known"))
    await unit.remove(*rows[: max(0, len(rows) + 1 - MOST)])
    row = stored(unit, person, sample)
    unit.add(row)
    unit.audit(person.id, "voice.add", person.id, language=sample.language)
    await unit.flush()
    return row


async def edited(unit: Unit, person: Person, language: str) -> LanguageView | Refusal:
    """One language of the asker's voice, to be changed."""
    if no := doors.refused(person, Action.KEEP_VOICE):
        return no
    return next((view for view in await _views(unit, person) if view.language == language), doors.NOT_HERE)


async def edit(
    unit: Unit, person: Person, language: str, seen: int, values: Mapping[str, str]
) -> VoiceEdit | Refusal | Mapping[str, Text]:
    """Keep what the asker says by hand; or what is wrong with it, by field."""
    view = await edited(unit, person, language)
    if isinstance(view, Refusal):
        return view
    if view.seen != seen:
        return Refusal(text("voice-changed"))
    samples = [kept(row) for row in await unit.voices.samples(person.id) if row.language == language]
    said = wanted(values, rules.derive(samples, await _reworded(unit, person.id, language)), language)
    if isinstance(said, dict):
        return said
    row = next((row for row in await unit.voices.edits(person.id) if row.language == language), None)
    if row is None:
        row = VoiceEdit(person_id=person.id, language=language)
        unit.add(row)
    row.greeting, row.closing, row.formality = said.greeting, said.closing, said.formality
    row.sentence_words = said.sentence_words
    row.turns = None if said.turns is None else list(said.turns)
    row.never = None if said.never is None else list(said.never)
    unit.audit(person.id, "voice.edit", person.id, language=language)
    await unit.flush()
    return row


async def remove(unit: Unit, person: Person, sample_id: str) -> VoiceSample | Refusal:
    """Take one of the asker's notes out again."""
    if no := doors.refused(person, Action.KEEP_VOICE):
        return no
    row = next((row for row in await unit.voices.samples(person.id) if row.id == sample_id), None)
    if row is None:
        return doors.NOT_HERE
    await unit.remove(row)
    unit.audit(person.id, "voice.remove", person.id, language=row.language)
    await unit.flush()
    return row


async def delete(unit: Unit, person: Person) -> Text | Refusal:
    """Delete all of the asker's voice."""
    if no := doors.refused(person, Action.KEEP_VOICE):
        return no
    if not await forget(unit, person.id):
        return Refusal(text("voice-nothing"))
    unit.audit(person.id, "voice.delete", person.id)
    return text("voice-deleted")


async def forget(unit: Unit, person_id: str) -> bool:
    """Remove every row of a person's voice; tells whether there was one. The caller puts it on record."""
    rows = [*await unit.voices.samples(person_id), *await unit.voices.edits(person_id)]
    await unit.remove(*rows)
    return bool(rows)


def stored(unit: Unit, person: Person, sample: Sample) -> VoiceSample:
    """The row of a sample."""
    return VoiceSample(
        id=unit.new_id("sample"),
        person_id=person.id,
        language=sample.language,
        greeting=sample.greeting,
        closing=sample.closing,
        sentences=list(sample.sentences),
        lengths=list(sample.lengths),
        familiar=sample.familiar,
        polite=sample.polite,
        added_at=unit.now,
    )


async def _reworded(unit: Unit, person_id: str, language: str) -> list[Rewording]:
    """How they changed drafts in that language themselves."""
    return [one for one in await unit.voices.rewordings(person_id, LISTENED) if primary(one.language) == language]


async def _views(unit: Unit, person: Person) -> Sequence[LanguageView]:
    samples = [kept(row) for row in await unit.voices.samples(person.id)]
    edits = {row.language: row for row in await unit.voices.edits(person.id)}
    views = []
    for language in dict.fromkeys([*(sample.language for sample in samples), *edits]):
        mine, said = [sample for sample in samples if sample.language == language], edits.get(language)
        if found := rules.voice(mine, said, await _reworded(unit, person.id, language)):
            views.append(LanguageView(language, found, len(mine), said.version if said else 0))
    return views
