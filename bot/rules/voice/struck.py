"""What an executive strikes out of drafts again and again: they would never say it."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from bot.ports import Rewording
from bot.rules.draft_checks.reading import fold
from bot.rules.voice.everyday import GAP, gapped
from bot.rules.voice.forms import says, tells_more
from bot.rules.voice.samples import Sample

#: notes out of which it was struck
ENOUGH = 2
MOST = 8
#: words of a phrase; a longer run was struck for what it says, not for how
_LONGEST = 4
_RUN = 12

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def struck(rewordings: Sequence[Rewording], samples: Sequence[Sample]) -> tuple[str, ...]:
    """Phrases struck out of several notes in one language, that stand in no note of theirs; longest first.

    Only everyday words count, like everywhere in a voice: a fact or a name is struck out for another reason.
    """
    heard: dict[str, set[str]] = {}
    for one in rewordings:
        for phrase in _phrases(one):
            heard.setdefault(phrase, set()).add(one.note_id)
    own = [sentence for sample in samples for sentence in sample.sentences]
    often = [
        phrase
        for phrase, notes in heard.items()
        if len(notes) >= ENOUGH and not any(says(sentence, phrase) for sentence in own)
    ]
    often.sort(key=lambda phrase: (-len(heard[phrase]), -len(phrase.split()), phrase))
    kept: list[str] = []
    for phrase in often:
        if not any(says(other, phrase) or says(phrase, other) for other in kept):
            kept.append(phrase)
    return tuple(kept[:MOST])


def _phrases(one: Rewording) -> set[str]:
    before, after = _WORD.findall(one.before), _WORD.findall(one.after)
    plain_before, plain_after = [fold(word) for word in before], [fold(word) for word in after]
    found = set()
    for tag, start, end, _, _ in SequenceMatcher(a=plain_before, b=plain_after, autojunk=False).get_opcodes():
        if tag not in ("delete", "replace") or end - start > _RUN:
            continue
        for piece in gapped(" ".join(before[start:end]), one.language).split(GAP):
            words = piece.split()
            for size in range(1, _LONGEST + 1):
                found |= {" ".join(words[at : at + size]).lower() for at in range(len(words) - size + 1)}
    return {phrase for phrase in found if tells_more(phrase, one.language) and not says(one.after, phrase)}
