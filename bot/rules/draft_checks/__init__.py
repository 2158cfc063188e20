"""Reads a draft, deterministically, and reports what a reviewer must know. No network, no model, no clock."""

from collections.abc import Sequence
from datetime import date

from bot.ports import Brief, Draft, Evidence, Finding
from bot.rules.draft_checks import (
    conduct,
    confidential,
    contradiction,
    form,
    grounding,
    likeness,
    manner,
    persons,
    planted,
)
from bot.rules.draft_checks.likeness import OtherNote
from bot.rules.draft_checks.reading import read
from bot.rules.draft_checks.severity import SEVERITY, Check

__all__ = ["SEVERITY", "Check", "OtherNote", "check"]


def check(
    brief: Brief,
    draft: Draft,
    other_notes: Sequence[OtherNote] = (),
    today: date | None = None,
    guarded: Sequence[Evidence] = (),
) -> tuple[Finding, ...]:
    """Everything the checks see in `draft`, ordered by sentence; the whole and the subject come first.

    `today` is the day the age of facts counts from; the day the brief was chosen unless given. `guarded` are statements
    of our company that no draft may tell; they are no part of the brief, so that no writer sees them.
    """
    reading = read(brief, draft, today or brief.chosen_on)
    findings = [
        *form.findings(reading),
        *manner.findings(reading),
        *conduct.findings(reading),
        *confidential.findings(reading, guarded),
        *planted.findings(reading),
        *contradiction.findings(reading),
        *persons.findings(reading, other_notes),
        *grounding.findings(reading),
        *likeness.findings(reading, other_notes),
    ]
    once = dict.fromkeys((finding.check, finding.sentence) for finding in findings)
    first = {key: next(f for f in findings if (f.check, f.sentence) == key) for key in once}
    return tuple(sorted(first.values(), key=lambda finding: -1 if finding.sentence is None else finding.sentence))
