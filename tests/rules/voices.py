"""Notes as two executives write them, with facts planted in them, and how far two drafts are apart in manner."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean, median

import yaml

from bot.ports import Brief, Draft, Voice
from bot.rules.draft_checks.reading import read
from bot.rules.voice.everyday import gapped
from bot.rules.voice.forms import closing_of, greeting_of
from bot.rules.voice.samples import Sample, read_sample
from bot.rules.voice.style import voice
from db.tables import VoiceEdit

MARA = "Mara Lindqvist"
JONAS = "Jonas Weber"

_KEPT = yaml.safe_load(Path(__file__).with_name("voices.yaml").read_text(encoding="utf-8"))
#: by language; short and familiar
MARAS: Mapping[str, Sequence[str]] = _KEPT["mara"]
#: by language; long and polite
JONASES: Mapping[str, Sequence[str]] = _KEPT["jonas"]
#: beginnings of words in the notes that say what they are about; nothing of it may be kept
PLANTED: Sequence[str] = _KEPT["planted"]


def samples(notes: Sequence[str], name: str) -> list[Sample]:
    """The notes as they are kept."""
    read_notes = [read_sample(note, [name]) for note in notes]
    assert None not in read_notes
    return [sample for sample in read_notes if sample is not None]


def voice_of(notes: Sequence[str], name: str, edit: VoiceEdit | None = None) -> Voice:
    """The voice in these notes."""
    found = voice(samples(notes, name), edit)
    assert found is not None
    return found


def apart(one: Draft, other: Draft, brief: Brief) -> float:
    """How far two drafts are apart in manner, 0 to 1: everyday wording by its letters, and features.

    What they are about does not count: only everyday words are compared.
    """
    return (_wording(one, other, brief) + _features(one, other, brief)) / 2


def _wording(one: Draft, other: Draft, brief: Brief) -> float:
    mine, theirs = (_grams(" ".join(_own(draft, brief))) for draft in (one, other))
    shared = sum(count * theirs[gram] for gram, count in mine.items())
    size = math.sqrt(sum(n * n for n in mine.values())) * math.sqrt(sum(n * n for n in theirs.values()))
    return 1 - shared / size if size else 0.0


def _features(one: Draft, other: Draft, brief: Brief) -> float:
    language = brief.language
    opens = [greeting_of(draft.sentences[0].text, language) for draft in (one, other)]
    closes = [closing_of(draft.sentences[-2].text, language) for draft in (one, other)]
    lengths = [median(len(words.split()) for words in _own(draft, brief)) for draft in (one, other)]
    return mean((opens[0] != opens[1], closes[0] != closes[1], 1 - min(lengths) / max(lengths)))


def _own(draft: Draft, brief: Brief) -> list[str]:
    """The sentences without what they cite and name."""
    lines = read(brief, draft, None).lines[:-1]
    return [gapped(line.own if line.cited else line.text, brief.language) for line in lines]


def _grams(text: str) -> Counter[str]:
    return Counter(text[at : at + 4] for at in range(len(text) - 3))
