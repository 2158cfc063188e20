"""Talking points on cards: the list, one in the review channel, and the form for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.cards.elements import (
    Banner,
    Button,
    Buttons,
    Card,
    ChoiceField,
    Confirm,
    DateField,
    Element,
    Form,
    Line,
    Look,
    Mark,
    Option,
    Pair,
    Rule,
    Source,
    Style,
    TextField,
    Title,
    Tone,
    card,
)
from bot.rules.hidden import plain
from bot.rules.talking_point import LONGEST, PointState, PointVerb
from bot.texts import Text, Words, text
from db.tables import PointAudience, TalkingPoint

LONGEST_SOURCE = 500
#: characters of a search that count
LONGEST_SEARCH = 100

_TONES: Mapping[PointState, Tone] = {
    PointState.PROPOSED: Tone.WAITING,
    PointState.APPROVED: Tone.GOOD,
    PointState.EXPIRED: Tone.WARNING,
    PointState.WITHDRAWN: Tone.BAD,
}
_LOOKS = {PointVerb.APPROVE: Look.PRIMARY, PointVerb.WITHDRAW: Look.DANGER}
_ASKED_TWICE = (PointVerb.EXPIRE, PointVerb.WITHDRAW)


@dataclass(frozen=True, slots=True)
class PointView:
    """One talking point as a reader sees it."""

    point: TalkingPoint
    state: PointState
    #: names: who added it, who worded it as it stands, and who approved it, while that holds
    added_by: str
    changed_by: str = ""
    approved_by: str = ""
    #: days it still holds, where they are few
    days_left: int | None = None
    #: what the reader may do; for the review channel, what any keeper may
    verbs: Sequence[PointVerb] = ()


@dataclass(frozen=True, slots=True)
class PointsPage:
    """One page of the list. `waiting` and `ending` count over all pages what asks for a reviewer."""

    points: Sequence[PointView]
    total: int
    #: from 0
    page: int
    pages: int
    #: what was searched for
    typed: str = ""
    waiting: int = 0
    ending: int = 0
    may_add: bool = False
    #: what was just done
    said: Text | None = None

    def place(self, page: int | None = None) -> str:
        """Where the reader is, for a button that leads back here."""
        # A button carries little, and nothing unseen.
        return f"{self.page if page is None else page} {plain(self.typed, LONGEST_SEARCH)}".strip()


def draw_list(view: PointsPage, words: Words) -> Card:
    """The points of a page, each with its state and what the reader may do with it."""
    parts: list[Element] = [Title(words("points-title"))]
    if view.said:
        parts.append(Line(words(view.said)))
    if view.waiting:
        parts.append(Mark(words("points-waiting", count=view.waiting), Tone.WAITING))
    if view.ending:
        parts.append(Mark(words("points-ending", count=view.ending), Tone.WARNING))
    if view.typed:
        parts.append(Line(words("points-found", count=view.total, typed=view.typed), Style.QUIET))
    elif not view.total:
        parts.append(Line(words("points-none")))
    for each in view.points:
        parts.append(Rule())
        parts.extend(_told(each, words))
        row = [_button(each, verb, words, view.place()) for verb in each.verbs]
        if row:
            parts.append(Buttons(tuple(row)))
    parts.append(Rule())
    if view.pages > 1:
        parts.append(Line(words("points-page", page=view.page + 1, pages=view.pages, count=view.total), Style.QUIET))
    row = _turning(view, words)
    if view.may_add:
        row.append(Button(words("points-add"), "point_add", "new", look=Look.PRIMARY))
    if row:
        parts.append(Buttons(tuple(row)))
    return Card(words("points-summary"), tuple(parts))


def draw(view: PointView, words: Words) -> Card:
    """One point in the review channel; after a decision it stays as the record."""
    point = view.point
    return card(
        words("point-summary"),
        Title(words("point-title")),
        Banner(_standing(view, words), _TONES[view.state]),
        Source(point.text, point.source, ""),
        Pair(words("point-audience"), words(f"audience-{point.audience.value.replace('_', '-')}")),
        Pair(words("point-until"), words.day(point.expires_on)),
        Pair(words("point-added-by"), view.added_by),
        Pair(words("point-changed-by"), view.changed_by) if view.changed_by else None,
        Line(words("point-help-internal"), Style.QUIET) if point.guarded else None,
        Buttons(tuple(_button(view, verb, words, "", _LOOKS) for verb in view.verbs)) if view.verbs else None,
    )


def draw_pointer(words: Words) -> Card:
    """What is left of an older card once a newer one about the same point stands below it."""
    return Card(words("point-summary"), (Line(words("point-moved-below"), Style.QUIET),))


def form(words: Words, *, point: TalkingPoint | None = None, typed: str = "", until: str = "") -> Form:
    """Add a point, or change one."""
    audiences = tuple(
        Option(
            one.value,
            words(f"audience-{one.value.replace('_', '-')}"),
            words(f"audience-help-{one.value.replace('_', '-')}"),
        )
        for one in PointAudience
    )
    return Form(
        "point_edit" if point else "point_add",
        words("point-form-edit" if point else "points-add"),
        (
            TextField(
                "text",
                words("point-text"),
                value=point.text if point else typed,
                hint=words("point-text-hint"),
                lines=3,
                longest=LONGEST,
            ),
            TextField(
                "source",
                words("fact-source"),
                value=point.source if point else "",
                hint=words("point-source-hint"),
                longest=LONGEST_SOURCE,
            ),
            ChoiceField(
                "audience",
                words("point-audience"),
                audiences,
                value=(point.audience if point else PointAudience.EVERYONE).value,
            ),
            DateField(
                "expires_on",
                words("point-until"),
                value=point.expires_on.isoformat() if point else until,
                hint=words("point-until-hint"),
            ),
            Line(words("point-form-note-edit" if point else "point-form-note"), Style.QUIET),
        ),
        submit=words("point-form-submit"),
        cancel=words("cancel"),
        subject=point.id if point else "",
        seen=point.version if point else 0,
    )


def _told(view: PointView, words: Words) -> list[Element]:
    point = view.point
    about = text(
        "point-about",
        audience=text(f"audience-{point.audience.value.replace('_', '-')}"),
        day=point.expires_on,
        name=view.changed_by or view.added_by,
    )
    parts: list[Element] = [
        Source(point.text, point.source, words(about)),
        Mark(_standing(view, words), _TONES[view.state]),
    ]
    if view.days_left is not None:
        parts.append(Mark(words("point-days-left", days=view.days_left), Tone.WARNING))
    return parts


def _standing(view: PointView, words: Words) -> str:
    state, point = text(f"point-state-{view.state.value}"), view.point
    if point.withdrawn_at is not None:
        return words("point-standing-since", state=state, at=point.withdrawn_at)
    if view.approved_by and point.approved_at is not None:
        return words("point-standing-by", state=state, name=view.approved_by, at=point.approved_at)
    return words(state)


def _button(
    view: PointView, verb: PointVerb, words: Words, place: str, looks: Mapping[PointVerb, Look] | None = None
) -> Button:
    name = verb.value.replace("_", "-")
    confirm = None
    if verb in _ASKED_TWICE:
        confirm = Confirm(words(f"confirm-{name}-title"), words(f"confirm-{name}"), words("yes"), words("no"))
    return Button(
        words(f"verb-{name}"),
        verb.value,
        view.point.id,
        view.point.version,
        choice=place,
        look=(looks or {}).get(verb, Look.PLAIN),
        confirm=confirm,
    )


def _turning(view: PointsPage, words: Words) -> list[Button]:
    row = []
    if view.page > 0:
        row.append(Button(words("points-back"), "points_page", "back", choice=view.place(view.page - 1)))
    if view.page + 1 < view.pages:
        row.append(Button(words("points-on"), "points_page", "on", choice=view.place(view.page + 1)))
    return row
