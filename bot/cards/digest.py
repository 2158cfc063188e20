"""A morning's message: what waits for one person, each with its button; what is settled stays as a line without one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.cards.elements import Button, Buttons, Card, Element, Line, Mark, Style, Title, Tone, card
from bot.rules.digest import Kind
from bot.texts import Text, Words, given_name

#: a message holds only so many
SHOWN = 10
_VERBS = {Kind.ANSWER: "profile", Kind.NUDGE: "show_nudge", Kind.DECIDE: "show_release"}


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One thing that waited this morning, and how it stands now."""

    kind: Kind
    candidate: str
    status: Text
    #: whose it is, for a reader who stands in
    executive: str = ""
    #: what the button opens; "" where the reader may not or need not
    opens: str = ""


@dataclass(frozen=True, slots=True)
class DigestView:
    """The reader and what was told."""

    name: str
    lines: Sequence[DigestLine]


def draw(view: DigestView, words: Words) -> Card:
    """Counts first, then a line for each thing."""
    more = len(view.lines) - SHOWN
    return card(
        words("digest-summary"),
        Title(words("digest-title", name=given_name(view.name))),
        Line(_counted(view.lines, words), Style.STRONG),
        [part for line in view.lines[:SHOWN] for part in _told(line, words)],
        Line(words("digest-more", count=more), Style.QUIET) if more > 0 else None,
        Line(words("digest-how"), Style.QUIET),
    )


def _counted(lines: Sequence[DigestLine], words: Words) -> str:
    """What still waits: the message stands all day, and what was settled since waits no more."""
    counts = Counter(line.kind for line in lines if not _is_settled(line))
    told = ", ".join(words(f"digest-count-{kind.value}", count=counts[kind]) for kind in Kind if counts[kind])
    return told[:1].upper() + told[1:] if told else words("digest-count-none")


def _is_settled(line: DigestLine) -> bool:
    return not line.opens and line.kind is not Kind.ANSWER


def _told(line: DigestLine, words: Words) -> Iterator[Element]:
    name = words("digest-for", candidate=line.candidate, executive=line.executive) if line.executive else line.candidate
    told = words(f"digest-{line.kind.value}", candidate=name, status=line.status)
    if _is_settled(line):
        yield Mark(told, Tone.GOOD)
        return
    yield Line(told)
    if line.opens:
        yield Buttons((Button(words(f"digest-open-{line.kind.value}"), _VERBS[line.kind], line.opens),))
