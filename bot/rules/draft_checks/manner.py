"""Like the sender: it opens, addresses and closes as they do, and uses nothing they never say."""

import re
from collections.abc import Iterator

from bot.ports import Finding, Style
from bot.rules.draft_checks.reading import Reading, fold
from bot.rules.draft_checks.severity import Check, found
from bot.rules.voice.forms import closes_like, closing_of, forms, greets_like, says
from db.tables import Formality

#: lines from the end among which a closing stands: phrase, name, title
_END = 4


def findings(reading: Reading) -> Iterator[Finding]:
    """Where the draft is unlike the voice of its brief; nothing without one."""
    if reading.brief.voice is None or not reading.lines:
        return
    style = reading.brief.voice.style
    yield from _opens(reading, style)
    yield from _addresses(reading, style)
    yield from _closes(reading, style)
    for phrase in style.never:
        if says(reading.draft.subject, phrase):
            yield found(Check.UNLIKE_VOICE, None, part="never", words=phrase)
        for line in reading.lines:
            if says(line.own, phrase):
                yield found(Check.UNLIKE_VOICE, line.index, part="never", words=phrase)


def _opens(reading: Reading, style: Style) -> Iterator[Finding]:
    first = reading.lines[0].text
    if style.greeting and not greets_like(first, style.greeting, reading.brief.candidate_name, reading.brief.language):
        yield found(Check.UNLIKE_VOICE, 0, part="greeting", words=first)


def _addresses(reading: Reading, style: Style) -> Iterator[Finding]:
    language = reading.brief.language
    if style.formality is not Formality.FAMILIAR or language == "en":
        return
    for line in reading.lines[1:]:
        own = line.text if language == "de" else fold(line.text)
        if not line.cited and (said := re.search(forms(language).polite, own)):
            yield found(Check.UNLIKE_VOICE, line.index, part="address", words=said.group())
            return


def _closes(reading: Reading, style: Style) -> Iterator[Finding]:
    ends = reading.lines[1:][-_END:]
    if not style.closing or any(closes_like(line.text, style.closing) for line in ends):
        return
    closing = next((line for line in ends if closing_of(line.text, reading.brief.language)), ends[-1] if ends else None)
    if closing is not None:
        yield found(Check.UNLIKE_VOICE, closing.index, part="closing", words=closing.text)
