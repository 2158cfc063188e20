"""Work that is stuck, for an admin: what it is, since when, what was tried. No candidate is named: admins see none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.cards.elements import (
    Banner,
    Button,
    Buttons,
    Card,
    Confirm,
    Element,
    Line,
    Look,
    Pair,
    Rule,
    Style,
    Title,
    Tone,
    card,
)
from bot.rules.stuck import ENDED, StuckState, StuckVerb
from bot.texts import Text, Words, text
from db.tables import StuckWork

_TONES: Mapping[StuckState, Tone] = {
    StuckState.STUCK: Tone.BAD,
    StuckState.SET_ASIDE: Tone.WARNING,
    StuckState.TRIED_AGAIN: Tone.WAITING,
    StuckState.MOVED_ON: Tone.GOOD,
}


@dataclass(frozen=True, slots=True)
class StuckView:
    """One piece of work as an admin sees it."""

    stuck: StuckWork
    state: StuckState
    #: names: in whose conversation it is, and who decided
    executive: str = ""
    decider: str = ""
    verbs: Sequence[StuckVerb] = ()


def draw(view: StuckView, words: Words) -> Card:
    """The admin's message; after a decision it stays as the record."""
    return card(
        words("stuck-summary"),
        Title(words("stuck-title")),
        Banner(words(_standing(view)), _TONES[view.state]),
        Line(words(_what(view)), Style.STRONG),
        *_told(view, words),
        Line(words("stuck-help"), Style.QUIET) if view.verbs else None,
        Buttons(tuple(_button(view, verb, words) for verb in view.verbs)) if view.verbs else None,
    )


def draw_list(views: Sequence[StuckView], total: int, words: Words, said: Text | None = None) -> Card:
    """All that waits for an admin."""
    parts: list[Element] = [Title(words("stuck-list-title"))]
    if said:
        parts.append(Line(words(said)))
    if not views:
        parts.append(Line(words("stuck-none")))
    for view in views:
        parts.append(Rule())
        parts.append(Line(words(_what(view)), Style.STRONG))
        parts.extend(_told(view, words))
        parts.append(Buttons(tuple(_button(view, verb, words, "list") for verb in view.verbs)))
    if total > len(views):
        parts.append(Line(words("stuck-more", count=total - len(views)), Style.QUIET))
    return Card(words("stuck-summary"), tuple(parts))


def draw_pointer(words: Words) -> Card:
    """What is left of an older message once it is stuck again and a newer one stands below."""
    return Card(words("stuck-summary"), (Line(words("stuck-moved-below"), Style.QUIET),))


def _what(view: StuckView) -> Text:
    what = text(f"stuck-work-{view.stuck.work.replace('_', '-')}")
    return text("stuck-what-of", what=what, name=view.executive) if view.executive else what


def _told(view: StuckView, words: Words) -> list[Element]:
    stuck = view.stuck
    if stuck.error == ENDED:
        tried = text("stuck-ended")
    else:
        tried = text("stuck-tried", count=stuck.failures, at=stuck.failed_at)
    error = [] if stuck.error == ENDED else [Pair(words("stuck-error"), stuck.error)]
    return [
        Pair(words("stuck-since"), words.moment(stuck.failed_since)),
        Pair(words("stuck-tries"), words(tried)),
        *error,
        Pair(words("stuck-row"), stuck.row_id),
    ]


def _standing(view: StuckView) -> Text:
    state = text(f"stuck-state-{view.state.value.replace('_', '-')}")
    at = view.stuck.decided_at
    if at is None or view.state in (StuckState.STUCK, StuckState.MOVED_ON):
        return state
    return text("stuck-standing-by", state=state, name=view.decider, at=at)


def _button(view: StuckView, verb: StuckVerb, words: Words, choice: str = "") -> Button:
    name = verb.value.replace("_", "-")
    aside = verb is StuckVerb.SET_ASIDE
    confirm = Confirm(words("stuck-confirm-title"), words("stuck-confirm"), words("yes"), words("no"))
    return Button(
        words(f"stuck-{name}"),
        verb.value,
        view.stuck.row_id,
        view.stuck.version,
        choice=choice,
        look=Look.PLAIN if aside or choice else Look.PRIMARY,
        confirm=confirm if aside else None,
    )
