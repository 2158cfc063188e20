"""How an executive writes, shown to them in words, and the forms that change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.cards.elements import (
    Banner,
    Button,
    Buttons,
    Card,
    ChoiceField,
    Confirm,
    Element,
    Form,
    Line,
    Look,
    Menu,
    Option,
    Pair,
    Rule,
    Style,
    TextField,
    Title,
    Tone,
    card,
)
from bot.cards.note_parts import language_name
from bot.ports import Voice
from bot.rules.voice.changes import LENGTHS, length_of
from bot.texts import Text, Words, text
from db.tables import Formality

_BEGINS = 50


@dataclass(frozen=True, slots=True)
class LanguageView:
    """A voice in one language, from so many notes, at a version of what was said by hand."""

    language: str
    voice: Voice
    notes: int
    seen: int


@dataclass(frozen=True, slots=True)
class SampleView:
    """One note given: when, and the first everyday words kept of it."""

    id: str
    language: str
    begins: str
    added_at: datetime


def draw(voices: Sequence[LanguageView], samples: Sequence[SampleView], words: Words, said: Text | None = None) -> Card:
    """The voice in words, for its owner only."""
    return card(
        words("summary-answer"),
        Title(words("voice-title")),
        Banner(words(said), Tone.GOOD) if said else None,
        None if voices else Line(words("voice-none")),
        [element for view in voices for element in _one(view, words)],
        Line(words("voice-private"), Style.QUIET),
        _one_by_one(samples, words) if samples else None,
        _buttons(words, known=bool(voices or samples)),
    )


def _one(view: LanguageView, words: Words) -> list[Element]:
    style, name = view.voice.style, language_name(view.language, words)
    unknown = words("voice-unknown")
    pairs = [
        ("voice-opens", _greeting(style.greeting, words) or unknown),
        ("voice-closes", style.closing or unknown),
        (
            "voice-sentences",
            words("voice-sentence-words", count=style.sentence_words) if style.sentence_words else unknown,
        ),
        ("voice-length", words("voice-note-words", count=style.note_words) if style.note_words else ""),
        ("voice-address", _address(style.formality, view.language, words) if style.formality else unknown),
        ("voice-turns", _listed(style.turns, words)),
        ("voice-never", _listed(style.never, words)),
    ]
    return [
        Line(words("voice-heading", language=name, count=view.notes), Style.STRONG),
        *(Pair(words(label), value) for label, value in pairs if value),
        *([Line(words("voice-examples"), Style.QUIET)] if view.voice.examples else []),
        *(Line(_quoted(sentence, words), Style.QUIET) for sentence in view.voice.examples),
        Buttons((Button(words("voice-edit", language=name), "voice_edit", view.language, view.seen),)),
        Rule(),
    ]


def _greeting(greeting: str, words: Words) -> str:
    """`Hi {first},` as `Hi [first name],`."""
    return greeting.replace("{first}", f"[{words('voice-first')}]").replace("{name}", f"[{words('voice-name')}]")


def _address(formality: Formality, language: str, words: Words) -> str:
    return words(f"voice-{formality.value}-{language}")


def _listed(phrases: Sequence[str], words: Words) -> str:
    return ", ".join(_quoted(phrase, words) for phrase in phrases)


def _quoted(phrase: str, words: Words) -> str:
    return f"„{phrase}“" if words.language == "de" else f"“{phrase}”"


def _one_by_one(samples: Sequence[SampleView], words: Words) -> Menu:
    return Menu(
        words("voice-remove"),
        tuple(
            Button(
                words(
                    "voice-remove-one",
                    day=sample.added_at.date(),
                    language=language_name(sample.language, words),
                    begins=sample.begins[:_BEGINS],
                ),
                "voice_remove",
                sample.id,
                choice=sample.id,
            )
            for sample in samples
        ),
    )


def _buttons(words: Words, *, known: bool) -> Buttons:
    add = Button(words("voice-add"), "voice_add", "new", look=Look.PRIMARY)
    if not known:
        return Buttons((add,))
    sure = Confirm(words("voice-delete-title"), words("voice-delete-text"), words("voice-delete-yes"), words("cancel"))
    return Buttons((add, Button(words("voice-delete"), "voice_delete", "all", look=Look.DANGER, confirm=sure)))


def add_form(words: Words, written: str = "") -> Form:
    """A note of one's own; from a message, its text comes along."""
    return Form(
        "voice_add",
        words("voice-add-title"),
        (
            TextField("written", words("voice-add-text"), written[:3000], words("voice-add-hint"), lines=12),
            Line(words("voice-private"), Style.QUIET),
        ),
        submit=words("voice-add-submit"),
        cancel=words("cancel"),
    )


def edit_form(view: LanguageView, words: Words) -> Form:
    """What can be said by hand about one language."""
    style, language = view.voice.style, view.language
    lengths = tuple(Option(name, words(f"voice-{name}")) for name in LENGTHS)
    addresses = tuple(Option(one.value, _address(one, language, words)) for one in Formality)
    return Form(
        "voice_edit",
        words(text("voice-edit-title", language=language_name(language, words))),
        (
            Line(words("voice-edit-note"), Style.QUIET),
            TextField(
                "greeting",
                words("voice-opens"),
                style.greeting,
                words("voice-edit-opens-hint"),
                required=False,
                longest=60,
            ),
            TextField("closing", words("voice-closes"), style.closing, required=False, longest=60),
            ChoiceField(
                "length", words("voice-edit-sentences"), lengths, length_of(style.sentence_words), required=False
            ),
            ChoiceField(
                "formality",
                words("voice-address"),
                addresses,
                style.formality.value if style.formality else "",
                required=False,
            ),
            TextField(
                "turns",
                words("voice-turns"),
                "\n".join(style.turns),
                words("voice-edit-turns-hint"),
                required=False,
                lines=5,
                longest=500,
            ),
            TextField(
                "never",
                words("voice-never"),
                "\n".join(style.never),
                words("voice-edit-never-hint"),
                required=False,
                lines=5,
                longest=1000,
            ),
        ),
        submit=words("voice-edit-submit"),
        cancel=words("cancel"),
        subject=language,
        seen=view.seen,
    )
