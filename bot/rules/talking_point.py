"""The life of a talking point: one table of moves, from which buttons and rights are read.

    PROPOSED ─approve─► APPROVED ─its last day passes, or expire─► EXPIRED ─edit─► PROPOSED
    edit: PROPOSED, every earlier approval is void      withdraw: WITHDRAWN, for good

No status is stored: where a point stands follows from its approval, its last day and its withdrawal, so that
it expires at midnight without anybody doing anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.ports import Policy
from bot.rules.access import Action, may
from bot.rules.hidden import plain
from bot.rules.note import sha256
from bot.texts import Text, text
from db.tables import NoteKind, Person, PointAudience, TalkingPoint

#: characters kept of a statement, and of one that is named in a sentence
LONGEST, NAMED = 500, 120
#: reviewers are warned so long before a point's last day
SOON = timedelta(days=14)


class PointState(StrEnum):
    """Where a talking point stands."""

    #: nobody approved it as it stands
    PROPOSED = "proposed"
    APPROVED = "approved"
    #: its last day has passed
    EXPIRED = "expired"
    #: taken back for good
    WITHDRAWN = "withdrawn"


class PointVerb(StrEnum):
    """What a person can do with a talking point."""

    APPROVE = "point_approve"
    EDIT = "point_edit"
    #: it was right, and holds no longer
    EXPIRE = "point_expire"
    #: it was wrong, or must not be said
    WITHDRAW = "point_withdraw"


class Part(StrEnum):
    """What somebody is to one talking point."""

    #: added it
    AUTHOR = "author"
    #: may decide on every point
    KEEPER = "keeper"


@dataclass(frozen=True, slots=True)
class Move:
    """Where a verb leads, and who may."""

    to: PointState
    who: frozenset[Part]


P = PointState
_KEEPER, _BOTH = frozenset({Part.KEEPER}), frozenset(Part)

MOVES: Mapping[tuple[PointState, PointVerb], Move] = {
    (P.PROPOSED, PointVerb.APPROVE): Move(P.APPROVED, _KEEPER),
    (P.PROPOSED, PointVerb.EDIT): Move(P.PROPOSED, _BOTH),
    (P.PROPOSED, PointVerb.WITHDRAW): Move(P.WITHDRAWN, _BOTH),
    (P.APPROVED, PointVerb.EDIT): Move(P.PROPOSED, _BOTH),
    (P.APPROVED, PointVerb.EXPIRE): Move(P.EXPIRED, _BOTH),
    (P.APPROVED, PointVerb.WITHDRAW): Move(P.WITHDRAWN, _BOTH),
    (P.EXPIRED, PointVerb.EDIT): Move(P.PROPOSED, _BOTH),
    (P.EXPIRED, PointVerb.WITHDRAW): Move(P.WITHDRAWN, _BOTH),
}

#: what asks for somebody comes first on a list, what is over last
_ORDER = (P.PROPOSED, P.APPROVED, P.EXPIRED, P.WITHDRAWN)


def state_of(point: TalkingPoint, today: date) -> PointState:
    """Where `point` stands on that day."""
    if point.withdrawn_at is not None:
        return P.WITHDRAWN
    if point.expires_on < today:
        return P.EXPIRED
    return P.APPROVED if point.approved_by else P.PROPOSED


def parts_of(point: TalkingPoint, person: Person) -> frozenset[Part]:
    """What `person` is to `point`."""
    parts: set[Part] = set()
    if may(person, Action.APPROVE_POINTS):
        parts.add(Part.KEEPER)
    if point.added_by == person.id and may(person, Action.PROPOSE_POINTS):
        parts.add(Part.AUTHOR)
    return frozenset(parts)


def refusal(point: TalkingPoint, verb: PointVerb, person: Person, policy: Policy, today: date) -> Text | None:
    """Why `person` may not do `verb` on that day, or None if they may."""
    move = MOVES.get((state_of(point, today), verb))
    if move is None:
        return text("point-refused-state", state=state_text(point, today))
    if not move.who & parts_of(point, person):
        return text("point-refused-right")
    if verb is PointVerb.APPROVE and policy.four_eyes and person.id in (point.added_by, point.changed_by):
        return text("point-refused-four-eyes")
    return None


def open_verbs(point: TalkingPoint, person: Person, policy: Policy, today: date) -> tuple[PointVerb, ...]:
    """What `person` may do with `point`, in the table's order: these are their buttons."""
    state = state_of(point, today)
    return tuple(verb for (at, verb) in MOVES if at is state and refusal(point, verb, person, policy, today) is None)


def room_verbs(point: TalkingPoint, today: date) -> tuple[PointVerb, ...]:
    """What the review channel's card offers: what any keeper may do. Who pressed is asked then."""
    state = state_of(point, today)
    return tuple(verb for (at, verb), move in MOVES.items() if at is state and Part.KEEPER in move.who)


def waits(point: TalkingPoint, today: date) -> bool:
    """Does it wait for somebody's approval?"""
    return state_of(point, today) is P.PROPOSED


def approve(point: TalkingPoint, email: str, now: datetime) -> None:
    """Whoever has that address approves it as it stands. For an audience of candidates it lifts the guard."""
    point.approved_by, point.approved_at = email, now
    point.guarded = point.audience is PointAudience.INTERNAL


def void_approval(point: TalkingPoint) -> None:
    """Take the approval back: what it was given to has changed. A guard stays until somebody else agrees."""
    point.approved_by, point.approved_at = "", None
    point.guarded = point.guarded or point.audience is PointAudience.INTERNAL


def expire(point: TalkingPoint, today: date) -> None:
    """Yesterday was its last day."""
    point.expires_on = today - timedelta(days=1)


def withdraw(point: TalkingPoint, now: datetime) -> None:
    """Take it back for good; its words are guarded no more."""
    point.withdrawn_at, point.guarded = now, False


def usable(point: TalkingPoint, kind: NoteKind, today: date) -> bool:
    """May a note of this kind rest on it?"""
    return holds(point, today) and told_in(point.audience, kind)


def gone(point: TalkingPoint, kind: NoteKind, worded: str, today: date) -> Text | None:
    """Why a note may no longer rest on `point`, or None. `worded` is the SHA-256 of what it rested on (`mark_of`)."""
    named = named_as(point)
    match state_of(point, today):
        case P.WITHDRAWN:
            return text("point-gone-withdrawn", point=named)
        case P.EXPIRED:
            return text("point-gone-expired", point=named, day=point.expires_on)
        case P.PROPOSED:
            return text("point-gone-proposed", point=named)
        case P.APPROVED:
            if mark_of(point) != worded:
                return text("point-gone-changed", point=named)
            return None if told_in(point.audience, kind) else text("point-gone-audience", point=named)


def mark_of(point: TalkingPoint) -> str:
    """SHA-256 of the statement as a brief gives it to a writer."""
    return sha256(statement_of(point))


def statement_of(point: TalkingPoint) -> str:
    """The statement as a writer and the checks read it."""
    return plain(point.text, LONGEST)


def named_as(point: TalkingPoint) -> str:
    """The statement as a sentence about it quotes it."""
    return plain(point.text, NAMED).rstrip(".")


def holds(point: TalkingPoint, today: date) -> bool:
    """Is it approved, and has its last day not passed?"""
    return state_of(point, today) is P.APPROVED


def days_left(point: TalkingPoint, today: date) -> int | None:
    """How many days it still holds, if it is approved and so few that somebody should look; today is 0."""
    soon = holds(point, today) and point.expires_on - today <= SOON
    return (point.expires_on - today).days if soon else None


def rank(point: TalkingPoint, today: date) -> tuple[int, date, str]:
    """Its place on a list: what waits first, then what holds, soonest to end first; the id settles ties."""
    return (_ORDER.index(state_of(point, today)), point.expires_on, point.id)


def state_text(point: TalkingPoint, today: date) -> Text:
    """The state in words."""
    return text(f"point-state-{state_of(point, today).value}")


def told_in(audience: PointAudience, kind: NoteKind) -> bool:
    """May a note of this kind say what is meant for that audience?"""
    match audience:
        case PointAudience.EVERYONE:
            return True
        case PointAudience.FIRST_NOTE:
            return kind is NoteKind.FIRST
        case PointAudience.INTERNAL:
            return False
