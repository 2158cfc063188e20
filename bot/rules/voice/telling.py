"""A voice in words for the model, the same in every note of one executive in one language."""

from collections.abc import Iterator

from bot.ports import Voice
from db.tables import Formality

_ADDRESS = {
    ("de", Formality.FAMILIAR): 'with "du"',
    ("de", Formality.POLITE): 'with "Sie"',
    ("fr", Formality.FAMILIAR): 'with "tu"',
    ("fr", Formality.POLITE): 'with "vous"',
    ("es", Formality.FAMILIAR): 'with "tú"',
    ("es", Formality.POLITE): 'with "usted"',
    ("en", Formality.FAMILIAR): "with contractions, such as I'm and don't",
    ("en", Formality.POLITE): "without contractions: I am, do not",
}


def in_words(voice: Voice, language: str) -> str:
    """The features, one a line, and the examples. The reader's name stands in it as `[first name]`."""
    return "\n".join(_lines(voice, language))


def _lines(voice: Voice, language: str) -> Iterator[str]:
    style = voice.style
    if style.greeting:
        greeting = style.greeting.replace("{first}", "[first name]").replace("{name}", "[whole name]")
        yield f"Greeting: {greeting}"
    if style.closing:
        yield f"Closing phrase: {style.closing}"
    if style.formality and (address := _ADDRESS.get((language, style.formality))):
        yield f"Address: {address}"
    if style.sentence_words:
        yield f"Sentences: mostly about {style.sentence_words} words"
    if style.note_words:
        yield f"Letters: about {style.note_words} words, within the length asked for"
    if style.turns:
        yield f"Often says (one of them at most, where it fits): {'; '.join(style.turns)}"
    if style.never:
        yield f"Never says: {'; '.join(style.never)}"
    if voice.examples:
        yield "Sentences of theirs, for the sound:"
        yield from (f"- {sentence}" for sentence in voice.examples)
