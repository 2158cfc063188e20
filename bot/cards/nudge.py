"""The executive's reminder: nobody answered, and the next note lies ready."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.cards import timeline
from bot.cards.elements import Banner, Button, Buttons, Card, Letter, Line, Look, Menu, Style, Title, Tone, card
from bot.cards.note_parts import NoteView
from bot.cards.when import marks
from bot.rules.follow_up import SNOOZE_DAYS, Step
from bot.rules.note import status_text
from bot.rules.place import place_of
from bot.texts import Text, Words, text
from db.tables import FollowUp


@dataclass(frozen=True, slots=True)
class NudgeView:
    """A planned follow-up with the note it opened and the note whose silence it follows."""

    plan: FollowUp
    opened: NoteView | None
    candidate_name: str
    sent_at: datetime
    #: the earlier note, on which "answered" acts
    after_note_id: str
    after_note_version: int
    steps: Sequence[Step] = ()
    #: whose conversation it is, for a reader who stands in for them
    for_whom: Text | None = None
    executive_name: str = ""
    #: the reader stood in, and does so no more
    given_back: bool = False


def draw(view: NudgeView, words: Words) -> Card:
    """The reminder while it is open; its outcome afterwards."""
    still = bool(view.steps)
    return card(
        words("nudge-summary"),
        Title(words("nudge-title", candidate=view.candidate_name)),
        Line(words(view.for_whom), Style.STRONG) if view.for_whom else None,
        Line(words("nudge-since", sent=view.sent_at)),
        Line(words("nudge-mailbox-unread"), Style.QUIET) if still else None,
        _standing(view, words),
        marks(place_of(view.opened.candidate), words) if still and view.opened else (),
        [Letter(view.opened.wording.body)] if still and view.opened and view.opened.wording else (),
        timeline.lines(view.opened.ahead, view.opened.zone, words) if still and view.opened else (),
        _buttons(view, words) if still else (),
    )


def draw_pointer(view: NudgeView, words: Words) -> Card:
    """What is left of an older reminder once a newer one stands below it."""
    return card(words("nudge-summary"), Line(words("moved-below", candidate=view.candidate_name), Style.QUIET))


def _standing(view: NudgeView, words: Words) -> Banner:
    """What became of the plan, and while it is open, where its note stands."""
    status = text(f"plan-status-{view.plan.status.value}")
    tone = Tone.WAITING if view.steps else Tone.GOOD
    if view.plan.reason:
        return Banner(words("nudge-plan-is-because", status=status, reason=text(view.plan.reason)), tone)
    if view.opened is not None:
        return Banner(words("nudge-follow-up-is", status=status_text(view.opened.note)), Tone.WAITING)
    return Banner(words("nudge-plan-is", status=status, at=view.plan.planned_for), tone)


def _buttons(view: NudgeView, words: Words) -> list[Buttons | Menu]:
    plan = view.plan
    row: list[Button] = []
    if view.opened is not None:
        row.append(
            Button(words("nudge-review"), "review", view.opened.note.id, view.opened.note.version, look=Look.PRIMARY)
        )
    row.append(Button(words("nudge-answered"), "answered", view.after_note_id, view.after_note_version))
    if Step.CANCEL in view.steps:
        row.append(Button(words("nudge-stop"), "stop_plan", plan.id, plan.version))
    parts: list[Buttons | Menu] = [Buttons(tuple(row))]
    if Step.SNOOZE in view.steps:
        presets = tuple(
            Button(words("snooze-days", days=days), "snooze", plan.id, plan.version, choice=preset)
            for preset, days in SNOOZE_DAYS.items()
        )
        parts.append(Menu(words("nudge-snooze"), presets))
        parts[0] = Buttons((*row, Button(words("nudge-snooze-date"), "snooze_until", plan.id, plan.version)))
    return parts
