"""What an executive may say by hand about their style: everyday words, and nothing about anybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.ports import Style
from bot.rules.draft_checks.reading import fold
from bot.rules.hidden import plain
from bot.rules.voice.everyday import claims_nothing, gapped
from bot.rules.voice.forms import closed, closing_of, greeting_of
from bot.texts import Text, text
from db.tables import Formality

#: what can be chosen for the length of sentences, in words
LENGTHS: Mapping[str, int] = {"short": 8, "middling": 14, "long": 22}
#: phrases kept, and letters of one
MOST_NEVER, MOST_TURNS, LONGEST = 30, 8, 60
_SLOTS = ("{first}", "{name}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was said by hand; None follows the notes."""

    greeting: str | None
    closing: str | None
    sentence_words: int | None
    formality: Formality | None
    turns: tuple[str, ...] | None
    never: tuple[str, ...] | None


def length_of(sentence_words: int) -> str:
    """The choice nearest to so many words; "" for none."""
    return min(LENGTHS, key=lambda name: abs(LENGTHS[name] - sentence_words)) if sentence_words else ""


def wanted(values: Mapping[str, str], derived: Style, language: str) -> Wanted | dict[str, Text]:
    """Read a form about `language`; what is as the notes say stays theirs. Or what is wrong, by field."""
    greeting, closing = plain(values.get("greeting", "")), plain(values.get("closing", ""))
    turns, never = _lines(values.get("turns", "")), _lines(values.get("never", ""))
    wrong: dict[str, Text] = {}
    if greeting and not (greeting := _greeting(greeting, language)):
        wrong["greeting"] = text("voice-wrong-greeting")
    if closing and not (closing := _closing(closing, language)):
        wrong["closing"] = text("voice-wrong-closing")
    for turn in turns:
        if fold(gapped(turn, language)) != fold(turn).strip(" ,;:") or not claims_nothing(turn, language):
            wrong["turns"] = text("voice-wrong-turn", words=turn)
            break
    if wrong:
        return wrong
    length, formality = values.get("length", ""), values.get("formality", "")
    return Wanted(
        greeting=None if greeting == derived.greeting else greeting,
        closing=None if closing == derived.closing else closing,
        sentence_words=LENGTHS.get(length) if length != length_of(derived.sentence_words) else None,
        formality=Formality(formality) if formality in set(Formality) and formality != derived.formality else None,
        turns=None if turns == derived.turns else turns[:MOST_TURNS],
        never=None if never == derived.never else never[:MOST_NEVER],
    )


def _greeting(typed: str, language: str) -> str:
    if known := greeting_of(typed, language):
        return known
    rest = typed
    for slot in _SLOTS:
        rest = rest.replace(slot, " ")
    return "" if len(typed) > LONGEST or not _is_everyday(rest, language) else typed


def _closing(typed: str, language: str) -> str:
    return closing_of(typed, language) or (
        closed(typed, language) if len(typed) <= LONGEST and _is_everyday(typed, language) else ""
    )


def _is_everyday(words: str, language: str) -> bool:
    bare = " ".join(words.split()).strip(" ,.;:!–—-")
    return fold(gapped(bare, language)) == fold(bare)


def _lines(typed: str) -> tuple[str, ...]:
    lines = (plain(line, LONGEST).strip(' ,;„“”"') for line in typed.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))
