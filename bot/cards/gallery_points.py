"""Talking points in every state, for the gallery."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from bot.cards import points
from bot.cards.elements import Card, Form
from bot.cards.points import PointsPage, PointView
from bot.ports import Policy
from bot.rules import talking_point as rules
from bot.rules.talking_point import PointState
from bot.texts import Words, text
from db.tables import Person, PointAudience, Role, TalkingPoint

NOW = datetime(2026, 6, 3, 13, 5, tzinfo=UTC)
TODAY = NOW.date()
SAID = {
    PointState.PROPOSED: "Northlight opens a second laboratory in Bergen in 2027.",
    PointState.APPROVED: "Northlight publishes the weights of every model it finishes.",
    PointState.EXPIRED: "In spring 2026 Northlight opens its laboratory in Stockholm.",
    PointState.WITHDRAWN: "Northlight has the fastest cluster in Europe.",
}


def point_examples(words: Words, outside: str = "") -> Iterator[tuple[str, Card | Form]]:
    """The list, the card in the review channel, and the forms."""
    rafael = Person(
        id="rafael", name="Rafael Ortiz", email="rafael@northlight.example", roles=[Role.RECRUITER], created_at=NOW
    )
    all_states = [_view(state, outside, reader=rafael) for state in PointState]
    ending = _view(PointState.APPROVED, outside, until=date(2026, 6, 12), reader=rafael)
    page = PointsPage([*all_states[:2], ending, *all_states[2:]], 5, 0, 1, waiting=1, ending=1, may_add=True)
    yield "points", points.draw_list(page, words)
    yield "points-none", points.draw_list(PointsPage([], 0, 0, 1, may_add=True), words)
    said = text("point-approved", point=outside or SAID[PointState.APPROVED].rstrip("."))
    middle = PointsPage(all_states, 21, 1, 3, typed=outside or "northlight", may_add=True, said=said)
    yield "points-page", points.draw_list(middle, words)
    for state in PointState:
        yield f"point-{state.value}", points.draw(_view(state, outside), words)
    yield "point-internal", points.draw(_view(PointState.PROPOSED, outside, audience=PointAudience.INTERNAL), words)
    yield "point-moved", points.draw_pointer(words)
    yield "form-point", points.form(words, typed=outside, until="2027-06-03")
    yield "form-point-edit", points.form(words, point=_point(PointState.APPROVED, outside))


def _view(
    state: PointState,
    outside: str,
    *,
    until: date | None = None,
    audience: PointAudience = PointAudience.EVERYONE,
    reader: Person | None = None,
) -> PointView:
    point = _point(state, outside, until, audience)
    return PointView(
        point=point,
        state=rules.state_of(point, TODAY),
        added_by=outside or "Mara Lindqvist",
        changed_by=outside or ("Dana Whitfield" if state is PointState.PROPOSED else ""),
        approved_by=(outside or "Dana Whitfield") if rules.holds(point, TODAY) else "",
        days_left=rules.days_left(point, TODAY),
        verbs=rules.open_verbs(point, reader, Policy(), TODAY) if reader else rules.room_verbs(point, TODAY),
    )


def _point(
    state: PointState,
    outside: str,
    until: date | None = None,
    audience: PointAudience = PointAudience.EVERYONE,
) -> TalkingPoint:
    approved = state is not PointState.PROPOSED
    return TalkingPoint(
        id="point_1",
        version=2,
        text=outside or SAID[state],
        source=outside or "https://northlight.example/open",
        audience=audience,
        expires_on=until or (date(2026, 5, 31) if state is PointState.EXPIRED else date(2027, 12, 31)),
        added_by="mara",
        added_at=NOW,
        approved_by="dana@northlight.example" if approved else "",
        approved_at=NOW if approved else None,
        withdrawn_at=NOW if state is PointState.WITHDRAWN else None,
        guarded=audience is PointAudience.INTERNAL,
    )
