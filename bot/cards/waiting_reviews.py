"""Drafts on which nobody decides: for the review channel, for one who can decide, and for an admin as a count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.cards.elements import Banner, Button, Buttons, Card, Element, Line, Mark, Style, Title, Tone, card
from bot.texts import Text, Words

#: a message holds only so many
SHOWN = 10


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One draft that waited: to whom, from whom, how long, and how it stands now."""

    candidate: str
    executive: str
    #: whole working hours
    hours: int
    status: Text
    #: the note, while it waits
    note_id: str = ""


def draw(lines: Sequence[WaitingLine], words: Words, *, directly: bool) -> Card:
    """The drafts; those that were decided on stay as lines without a button. `directly`: to one person."""
    waiting = sum(1 for line in lines if line.note_id)
    more = len(lines) - SHOWN
    return card(
        words("waiting-summary"),
        Title(words("waiting-title", count=waiting)) if waiting else Banner(words("waiting-none"), Tone.GOOD),
        Line(words("waiting-why"), Style.QUIET) if directly and waiting else None,
        [part for line in lines[:SHOWN] for part in _told(line, words)],
        Line(words("waiting-more", count=more), Style.QUIET) if more > 0 else None,
    )


def draw_count(waiting: int, hours: int, asked: Sequence[str], words: Words) -> Card:
    """For an admin, who sees no drafts: how many wait, and who was asked."""
    if not waiting:
        return card(words("waiting-summary"), Banner(words("waiting-none"), Tone.GOOD))
    names = ", ".join(asked) or words("waiting-nobody")
    return card(
        words("waiting-summary"),
        Title(words("waiting-title", count=waiting)),
        Line(words("waiting-admin", hours=hours, names=names)),
    )


def draw_pointer(words: Words) -> Card:
    """What is left of an older reminder once a newer one stands below it."""
    return card(words("waiting-summary"), Line(words("waiting-below"), Style.QUIET))


def _told(line: WaitingLine, words: Words) -> Iterator[Element]:
    if not line.note_id:
        yield Mark(
            words("waiting-decided", candidate=line.candidate, executive=line.executive, status=line.status), Tone.GOOD
        )
        return
    yield Line(words("waiting-line", candidate=line.candidate, executive=line.executive, hours=line.hours))
    yield Buttons((Button(words("waiting-open"), "show_review", line.note_id),))
