"""What our company says about itself: put forward by one person, approved by another, taken back by either.

Each function that decides takes the version its reader saw. When a point changes, the notes that rest on it are
looked at in the same transaction (`notes/standing.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.cards.messages import PointsAsking
from bot.cards.points import LONGEST_SEARCH, LONGEST_SOURCE, PointsPage
from bot.ports import Policy, Refusal, Unit
from bot.rules import talking_point as rules
from bot.rules.access import Action, may
from bot.rules.hidden import plain
from bot.rules.names import fold
from bot.rules.profiles import is_source
from bot.rules.talking_point import PointVerb
from bot.texts import Text, text
from bot.usecases import doors, posting
from bot.usecases.notes.standing import look_again
from bot.usecases.show import point_view
from db.tables import Person, PointAudience, TalkingPoint

Wrong = dict[str, Text]

#: points on one page of the list: five of the longest fit into one message, with all their words
SHOWN = 5
#: more of a statement than is ever kept, to tell a long one from one that fits
_MUCH = 5000


async def listed(
    unit: Unit, person: Person, policy: Policy, page: int = 0, typed: str = "", said: Text | None = None
) -> PointsPage | Refusal:
    """A page of all points, or of those that hold every word of `typed`; what waits first, what is over last."""
    if no := doors.refused(person, Action.SEE_POINTS):
        return no
    typed = plain(typed, LONGEST_SEARCH)
    today, wanted = unit.now.date(), fold(typed).split()
    found = [
        point
        for point in await unit.candidates.every_point()
        if all(word in fold(f"{point.text} {point.source}") for word in wanted)
    ]
    found.sort(key=lambda point: rules.rank(point, today))
    pages = max(1, -(-len(found) // SHOWN))
    page = min(max(page, 0), pages - 1)
    keeps = may(person, Action.APPROVE_POINTS)
    return PointsPage(
        points=[
            await point_view(unit, point, rules.open_verbs(point, person, policy, today))
            for point in found[page * SHOWN : (page + 1) * SHOWN]
        ],
        total=len(found),
        page=page,
        pages=pages,
        typed=typed,
        waiting=sum(rules.waits(point, today) for point in found) if keeps else 0,
        ending=sum(rules.days_left(point, today) is not None for point in found) if keeps else 0,
        may_add=may(person, Action.PROPOSE_POINTS),
        said=said,
    )


async def asking(unit: Unit, person: Person, policy: Policy) -> PointsAsking | None:
    """What asks for a keeper: points they may approve, and points that run out soon; nothing for anybody else."""
    if not may(person, Action.APPROVE_POINTS):
        return None
    today, every = unit.now.date(), await unit.candidates.every_point()
    return PointsAsking(
        waiting=sum(rules.refusal(point, PointVerb.APPROVE, person, policy, today) is None for point in every),
        ending=sum(rules.days_left(point, today) is not None for point in every),
    )


async def allowed(
    unit: Unit, person: Person, point_id: str, verb: PointVerb, seen: int, policy: Policy
) -> TalkingPoint | Refusal:
    """The point, if `person` may do `verb` to the version they saw."""
    point = await doors.talking_point(unit, person, point_id)
    if isinstance(point, Refusal):
        return point
    today = unit.now.date()
    why = rules.refusal(point, verb, person, policy, today)
    if point.version != seen and (why is None or why.key == "point-refused-state"):
        return Refusal(text("point-refused-changed", state=rules.state_text(point, today)))
    return Refusal(why) if why else point


async def add(unit: Unit, person: Person, values: Mapping[str, str], policy: Policy) -> TalkingPoint | Refusal | Wrong:
    """Put a point forward; mistakes are told by field, and nothing is kept then."""
    if no := doors.refused(person, Action.PROPOSE_POINTS):
        return no
    if wrong := await _mistakes(unit, values):
        return wrong
    given = _given(values)
    point = TalkingPoint(
        id=unit.new_id("point"),
        text=given.text,
        source=given.source,
        audience=given.audience,
        expires_on=given.expires_on,
        added_by=person.id,
        added_at=unit.now,
    )
    rules.void_approval(point)
    unit.add(point)
    unit.audit(person.id, "point.add", point.id, audience=point.audience.value, sha256=rules.mark_of(point))
    await posting.point_to_rooms(unit, point, policy, anew=True)
    return point


async def edit(
    unit: Unit, person: Person, point_id: str, seen: int, values: Mapping[str, str], policy: Policy
) -> TalkingPoint | Refusal | Wrong:
    """Change a point: its approval is void, and what rests on it goes back until somebody else agrees."""
    point = await allowed(unit, person, point_id, PointVerb.EDIT, seen, policy)
    if isinstance(point, Refusal):
        return point
    if wrong := await _mistakes(unit, values, point):
        return wrong
    given, waited = _given(values), rules.waits(point, unit.now.date())
    if given == _Given(point.text, point.source, point.audience, point.expires_on):
        return Refusal(text("point-unchanged"))
    point.text, point.source = given.text, given.source
    point.audience, point.expires_on = given.audience, given.expires_on
    point.changed_by = person.id
    rules.void_approval(point)
    unit.audit(person.id, "point.edit", point.id, audience=point.audience.value, sha256=rules.mark_of(point))
    await posting.point_to_rooms(unit, point, policy, anew=not waited)
    await look_again(unit, point, policy)
    return point


async def approve(unit: Unit, person: Person, point_id: str, seen: int, policy: Policy) -> TalkingPoint | Refusal:
    """Approve a point as it stands; never one's own words, where policy wants four eyes."""
    point = await allowed(unit, person, point_id, PointVerb.APPROVE, seen, policy)
    if isinstance(point, Refusal):
        return point
    rules.approve(point, person.email, unit.now)
    return await _decided(unit, person, point, "point.approve", policy)


async def expire(unit: Unit, person: Person, point_id: str, seen: int, policy: Policy) -> TalkingPoint | Refusal:
    """It was right and holds no longer; with a new last day and a new approval it comes back."""
    point = await allowed(unit, person, point_id, PointVerb.EXPIRE, seen, policy)
    if isinstance(point, Refusal):
        return point
    rules.expire(point, unit.now.date())
    # So that no file that still has its old last day brings it back.
    point.changed_by = person.id
    return await _decided(unit, person, point, "point.expire", policy)


async def withdraw(unit: Unit, person: Person, point_id: str, seen: int, policy: Policy) -> TalkingPoint | Refusal:
    """Take a point back for good."""
    point = await allowed(unit, person, point_id, PointVerb.WITHDRAW, seen, policy)
    if isinstance(point, Refusal):
        return point
    rules.withdraw(point, unit.now)
    return await _decided(unit, person, point, "point.withdraw", policy)


def said_of(key: str, point: TalkingPoint) -> Text:
    """The sentence that names the point by its words."""
    return text(key, point=rules.named_as(point))


async def _decided(unit: Unit, person: Person, point: TalkingPoint, verb: str, policy: Policy) -> TalkingPoint:
    unit.audit(person.id, verb, point.id, audience=point.audience.value, sha256=rules.mark_of(point))
    await posting.behind(unit, point.id)
    await look_again(unit, point, policy)
    return point


@dataclass(frozen=True, slots=True)
class _Given:
    """What a form gave, checked."""

    text: str
    source: str
    audience: PointAudience
    expires_on: date


def _given(values: Mapping[str, str]) -> _Given:
    return _Given(
        plain(values["text"], rules.LONGEST),
        plain(values["source"], LONGEST_SOURCE),
        PointAudience(values["audience"]),
        date.fromisoformat(values["expires_on"]),
    )


async def _mistakes(unit: Unit, values: Mapping[str, str], point: TalkingPoint | None = None) -> Wrong:
    wrong: Wrong = {}
    today = unit.now.date()
    words = plain(values.get("text", ""), _MUCH)
    if not words:
        wrong["text"] = text("wrong-empty")
    elif len(words) > rules.LONGEST:
        wrong["text"] = text("import-wrong-long", most=rules.LONGEST)
    elif same := await _known(unit, words, point):
        wrong["text"] = text("point-wrong-known", state=rules.state_text(same, today))
    source = plain(values.get("source", ""), LONGEST_SOURCE)
    if not source:
        wrong["source"] = text("point-wrong-no-source")
    elif not is_source(source):
        wrong["source"] = text("import-wrong-source")
    if values.get("audience") not in set(PointAudience):
        wrong["audience"] = text("wrong-empty")
    try:
        if date.fromisoformat(values.get("expires_on", "")) < today:
            wrong["expires_on"] = text("point-wrong-past")
    except ValueError:
        wrong["expires_on"] = text("point-wrong-no-day")
    return wrong


async def _known(unit: Unit, words: str, but: TalkingPoint | None) -> TalkingPoint | None:
    """Another one that says the same, and was not withdrawn."""
    for point in await unit.candidates.every_point():
        if point.withdrawn_at is None and fold(point.text) == fold(words) and (but is None or point.id != but.id):
            return point
    return None
