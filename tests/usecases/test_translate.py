"""A draft in a language that its reviewers may not read comes with a literal translation, marked as one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from bot.events import Open
from bot.ports import Draft, Usage, WriterFailed, Written
from db.tables import NoteStatus
from tests.fakes import buttons, words_of
from tests.usecases.house import House, with_policy


@dataclass
class Translator:
    """Marks each sentence; fails as often as told."""

    failures: int = 0
    short: bool = False
    asked: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)

    async def translate(self, draft: Draft, language: str, to: str, names: Sequence[str] = ()) -> Written:
        self.asked.append((language, to, tuple(names)))
        if self.failures:
            self.failures -= 1
            raise WriterFailed("writer-timeout", Usage("fake", "back_translation@1", cost_micros=7))
        read = tuple(replace(each, text=f"read: {each.text}", sources=()) for each in draft.sentences)
        usage = Usage("fake", "back_translation@1", prompt_tokens=3, cost_micros=7)
        return Written(Draft(f"read: {draft.subject}", read[:-1] if self.short else read), usage)


@pytest.fixture
def translator() -> Translator:
    return Translator()


@pytest.fixture
def reading(house: House, translator: Translator) -> House:
    """A house with somebody who translates."""
    house.translator = translator
    return with_policy(house, translates=True)


GERMAN = "note Ada Okafor about routing, in German"


async def test_a_german_draft_can_be_read_in_english(reading: House, translator: Translator) -> None:
    await reading.types("mara", GERMAN)
    assert translator.asked == [("de", "en", ("Ada Okafor", "Mara Lindqvist"))]
    card = reading.review()
    form = await reading.opens("rafael", reading.button(card, "translation"))
    shown = str(form.parts)
    assert "for reading only" in shown
    assert "fake" in shown
    assert "read: Dear Ada Okafor," in shown
    # Beside each sentence in the sources too.
    assert "read: Dear Ada Okafor," in str((await reading.opens("rafael", reading.button(card, "sources"))).parts)
    async with reading.store.reading() as unit:
        spent = await unit.notes.spent_since("mara", reading.clock.now().replace(hour=0))
    assert spent == 7


async def test_what_the_reviewers_read_anyway_is_not_translated(reading: House, translator: Translator) -> None:
    await reading.types("mara", "note Ada Okafor about routing")
    assert translator.asked == []
    assert "translation" not in buttons(reading.review())


async def test_without_a_model_nothing_is_owed(house: House) -> None:
    await house.types("mara", GERMAN)
    assert "translation" not in words_of(house.review().elements)


async def test_each_revision_is_read_anew_and_an_older_one_is_not(reading: House, translator: Translator) -> None:
    await reading.types("mara", GERMAN)
    form = await reading.opens("rafael", reading.button(reading.review(), "edit"))
    note = await reading.note()
    async with reading.store.reading() as unit:
        wording = await unit.notes.revision(note.id, 1)
    assert wording is not None
    await reading.sends("rafael", form, subject="Neu", body=wording.body)
    assert len(translator.asked) == 2
    async with reading.store.reading() as unit:
        read = await unit.notes.translation(note.id, 2)
    assert read is not None
    assert read.subject == "read: Neu"


async def test_a_failure_is_tried_again_and_then_told(reading: House, translator: Translator) -> None:
    translator.failures = 9
    await reading.types("mara", GERMAN)
    assert "follows in a moment" in words_of(reading.review().elements)
    for _ in range(4):
        await reading.passes(minutes=10)
    assert len(translator.asked) == 3
    assert "There is no translation" in words_of(reading.review().elements)
    assert (await reading.note()).status is NoteStatus.IN_REVIEW


async def test_one_with_fewer_sentences_is_no_translation(reading: House, translator: Translator) -> None:
    translator.short = True
    await reading.types("mara", GERMAN)
    assert "translation" not in buttons(reading.review())


async def test_a_stopped_house_asks_no_model(reading: House, translator: Translator) -> None:
    translator.failures = 1
    await reading.types("mara", GERMAN)
    await reading.types("noor", "stop wrong list")
    await reading.passes(minutes=10)
    asked = len(translator.asked)
    await reading.types("noor", "resume")
    await reading.passes(minutes=10)
    assert (asked, len(translator.asked)) == (1, 2)
    assert "translation" in buttons(reading.review())


async def test_who_may_not_see_the_note_does_not_read_it_either(reading: House) -> None:
    await reading.types("mara", GERMAN)
    answer = await reading.presses("jonas", reading.button(reading.review(), "translation"))
    assert not isinstance(answer, Open)
