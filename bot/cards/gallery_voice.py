"""The voice's part of the gallery: none yet, one in two languages, and its forms."""

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.cards import voice
from bot.cards.elements import Card, Form
from bot.cards.voice import LanguageView, SampleView
from bot.ports import Style, Voice
from bot.texts import Words, text
from db.tables import Formality

GIVEN = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


def examples(words: Words, outside: str) -> Iterator[tuple[str, Card | Form]]:
    """Name and picture of each. `outside`, if given, stands in every field from outside."""
    english = Voice(
        Style(
            greeting=outside or "Hi {first},",
            closing=outside or "Cheers,",
            sentence_words=8,
            note_words=62,
            formality=Formality.FAMILIAR,
            turns=(outside or "I'll keep this short", outside or "just say so"),
            never=(outside or "excited to",),
        ),
        (outside or "I'll keep this short.", outside or "If it's a no, just say so."),
    )
    german = Voice(Style(greeting="Guten Tag {name},", sentence_words=1))
    views = [LanguageView("en", english, 3, 2), LanguageView("de", german, 1, 0)]
    samples = [
        SampleView("sample_2", "de", outside or "mit großem Interesse habe ich Ihren … gelesen", GIVEN),
        SampleView("sample_1", "en", outside or "I'll keep this short.", GIVEN),
    ]
    yield "voice", voice.draw(views, samples, words)
    yield "voice-added", voice.draw(views[:1], samples[1:], words, text("voice-added"))
    yield "voice-none", voice.draw([], [], words)
    by_hand = LanguageView("en", Voice(Style(closing="Best,")), 0, 1)
    yield "voice-by-hand", voice.draw([by_hand], [], words)
    yield "form-voice-add", voice.add_form(words)
    yield "form-voice-message", voice.add_form(words, outside or "Hi Ruth,\n\nI'll keep this short.\n\nMara")
    for view in views:
        yield f"form-voice-{view.language}", voice.edit_form(view, words)
