"""Good conduct: nothing promised, nothing invented about an acquaintance, no pay, no pressure, nothing private."""

from collections.abc import Iterator

from bot.ports import Finding
from bot.rules.draft_checks.lexicon import first_match
from bot.rules.draft_checks.reading import LANGUAGES, Line, Reading, fold
from bot.rules.draft_checks.severity import Check, found

#: what no note may say, whatever facts it cites: a fact that says so does not make it right
_NEVER = (
    (Check.PAY_HISTORY, "pay_history"),
    (Check.PROMISE, "promise"),
    (Check.GUARANTEE, "guarantee"),
    (Check.PRESSURE, "pressure"),
    (Check.EXCLUSIVITY, "exclusivity"),
    (Check.PROTECTED, "protected_personal"),
)
_PERSONAL = (Check.PAY_HISTORY, Check.PROTECTED)
#: what a cited fact may bear, if it says the same
_UNLESS_STORED = ((Check.PAY, "pay"), (Check.MEETING, "meeting"), (Check.ADMIRATION, "admiration"))


def findings(reading: Reading) -> Iterator[Finding]:
    """What the sentences and the subject say that they must not."""
    for line in reading.lines:
        yield from _of_line(reading, line)
    subject = reading.subject
    for check, key in (*_NEVER, *_UNLESS_STORED):
        if said := first_match(key, reading.languages, subject):
            yield found(check, None, words=said)


def _of_line(reading: Reading, line: Line) -> Iterator[Finding]:
    approved = fold(" ; ".join(item.text for item in line.cited if item.kind == "point"))
    for check, key in _NEVER:
        if said := first_match(key, reading.languages, line.folded):
            # A talking point somebody approved may say what we give to everybody here.
            if check not in _PERSONAL and first_match(key, LANGUAGES, approved):
                continue
            yield found(check, line.index, words=said)
            if check is Check.PAY_HISTORY:
                return
    for check, key in _UNLESS_STORED:
        said = first_match(key, reading.languages, line.own)
        if said and not first_match(key, reading.languages, line.support):
            yield found(check, line.index, words=said)
