"""How an executive writes in one language, from what is kept of their notes, and what they say of it by hand."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from bot.ports import Rewording, Style, Voice
from bot.rules.draft_checks.reading import fold
from bot.rules.voice.everyday import GAP, only_talks, tells
from bot.rules.voice.forms import says, tells_more
from bot.rules.voice.samples import Sample
from bot.rules.voice.struck import struck
from db.tables import Formality, VoiceEdit

MOST_TURNS = 5
MOST_EXAMPLES = 3
#: words of a turn of phrase
TURN_WORDS = (3, 8)
#: so many words are a turn by themselves; fewer need one that is more than grammar
_MANY = 6
#: words of an example
EXAMPLE_WORDS = (4, 24)
#: in English, fewer contractions and written-out forms together tell nothing
_ENOUGH_ENGLISH = 2

_CLAUSES = re.compile(r"[;:]")
_PIECE = re.compile(r"[.?!¿¡…]")


def derive(samples: Sequence[Sample], rewordings: Sequence[Rewording] = ()) -> Style:
    """The style of notes in one language, oldest first, and of what they changed in drafts; the same gives the same."""
    lengths = [length for sample in samples for length in sample.lengths]
    totals = [sum(sample.lengths) for sample in samples if sample.lengths]
    return Style(
        greeting=_usual(sample.greeting for sample in samples),
        closing=_usual(sample.closing for sample in samples),
        sentence_words=round(median(lengths)) if lengths else 0,
        note_words=round(median(totals)) if totals else 0,
        formality=_formality(samples),
        turns=_turns(samples),
        # Nobody is listened to who gave no notes.
        never=struck(rewordings, samples) if samples else (),
    )


def edited(style: Style, edit: VoiceEdit | None) -> Style:
    """`style` with what the executive said by hand, which wins."""
    if edit is None:
        return style
    return Style(
        greeting=style.greeting if edit.greeting is None else edit.greeting,
        closing=style.closing if edit.closing is None else edit.closing,
        sentence_words=edit.sentence_words or style.sentence_words,
        note_words=style.note_words,
        formality=edit.formality or style.formality,
        turns=style.turns if edit.turns is None else tuple(edit.turns),
        never=style.never if edit.never is None else tuple(edit.never),
    )


def voice(samples: Sequence[Sample], edit: VoiceEdit | None, rewordings: Sequence[Rewording] = ()) -> Voice | None:
    """Style and examples for one language; None if nothing is known of it."""
    style = edited(derive(samples, rewordings), edit)
    return Voice(style, examples(samples, style)) if style != Style() else None


def examples(samples: Sequence[Sample], style: Style) -> tuple[str, ...]:
    """A few whole sentences that only talk, from as many notes as possible: with turns first, then the typical ones."""

    def order(found: tuple[int, int, str]) -> tuple[bool, int, int, int]:
        note, place, sentence = found
        turned = any(fold(turn) in fold(sentence) for turn in style.turns)
        return (not turned, abs(len(sentence.split()) - style.sentence_words), -note, place)

    usable = [
        (note, place, sentence)
        for note, sample in enumerate(samples)
        for place, sentence in enumerate(sample.sentences)
        if EXAMPLE_WORDS[0] <= len(sentence.split()) <= EXAMPLE_WORDS[1]
        and not any(says(sentence, phrase) for phrase in style.never)
        and only_talks(sentence, sample.language)
    ]
    chosen: dict[str, int] = {}
    for once_a_note in (True, False):
        for note, _, sentence in sorted(usable, key=order):
            if len(chosen) < MOST_EXAMPLES and not (once_a_note and note in chosen.values()):
                chosen.setdefault(sentence, note)
    return tuple(chosen)


def _usual(found: Iterable[str]) -> str:
    """The most frequent one; of several the newest."""
    named = [one for one in found if one]
    counts = Counter(named)
    return max(counts, key=lambda one: (counts[one], max(i for i, each in enumerate(named) if each == one)), default="")


def _formality(samples: Sequence[Sample]) -> Formality | None:
    familiar, polite = sum(sample.familiar for sample in samples), sum(sample.polite for sample in samples)
    english = any(sample.language == "en" for sample in samples)
    if familiar == polite or (english and familiar + polite < _ENOUGH_ENGLISH):
        return None
    return Formality.FAMILIAR if familiar > polite else Formality.POLITE


def _turns(samples: Sequence[Sample]) -> tuple[str, ...]:
    """What stands in two notes or more, the longest form of it, the most frequent first."""
    heard: dict[str, set[int]] = {}
    for note, sample in enumerate(samples):
        # A piece of what tells something would tell it, too.
        clauses = (clause for sentence in sample.sentences for clause in _CLAUSES.split(_lowered(sentence)))
        for clause in (one for one in clauses if not tells(one, sample.language)):
            for phrase in _phrases(clause):
                heard.setdefault(phrase, set()).add(note)
    language = samples[0].language if samples else ""
    often = [phrase for phrase, notes in heard.items() if len(notes) > 1 and _is_turn(phrase, language)]
    often.sort(key=lambda phrase: (-len(heard[phrase]), -len(phrase), phrase))
    turns: list[str] = []
    for phrase in often:
        longer = any(phrase in other and len(phrase) < len(other) and heard[phrase] == heard[other] for other in often)
        if not longer and not any(_overlap(phrase, turn) for turn in turns):
            turns.append(phrase)
    return tuple(turns[:MOST_TURNS])


def _phrases(clause: str) -> set[str]:
    found = set()
    for piece in _PIECE.split(clause):
        words = piece.split()
        for size in range(TURN_WORDS[0], TURN_WORDS[1] + 1):
            found |= {" ".join(words[at : at + size]).strip(",") for at in range(len(words) - size + 1)}
    return found


def _lowered(sentence: str) -> str:
    """`sentence` in lower case where only its beginning is a capital; accents, "I" and German nouns stay."""
    first, space, rest = sentence.partition(" ")
    begins = first if first == "I" or first.startswith(("I'", "I’")) else first[:1].lower() + first[1:]
    return f"{begins}{space}{rest}".replace("’", "'").replace("...", GAP)


def _is_turn(phrase: str, language: str) -> bool:
    enough = tells_more(phrase, language) or len(phrase.split()) >= _MANY
    return enough and only_talks(phrase, language)


def _overlap(one: str, other: str) -> bool:
    """Are they pieces of one phrase: one holds the other, or most of it?"""
    if one in other or other in one:
        return True
    mine, theirs = one.split(), other.split()
    return len(set(mine) & set(theirs)) * 2 > min(len(mine), len(theirs))
