"""The life of a question for a conversation that another executive has: one table of moves, and who may.

    ASKED ─give─► GIVEN   ─keep─► KEPT   ─take back─► WITHDRAWN   ─decide─► DECIDED
      └─lapse─► LAPSED (no answer in time: an admin may decide now, and the owner may still answer)

An admin may decide before it lapsed, too: the owner may be on a flight, and the candidate not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.rules.access import Action, may
from bot.rules.place import placed
from bot.rules.schedule import after_working_days
from bot.texts import Text, text
from db.tables import Handover, HandoverStatus, Person, Role

H = HandoverStatus


class Answering(StrEnum):
    """What can happen to a question; the words on the buttons."""

    GIVE = "give"
    KEEP = "keep"
    DECIDE = "decide"
    TAKE_BACK = "take_back"
    # the system
    LAPSE = "lapse"
    #: there is nothing to ask for any more
    FALL_AWAY = "fall_away"


class Side(StrEnum):
    """What somebody is to one question."""

    OWNER = "owner"
    #: who is to have it, or who asked for them
    ASKER = "asker"
    ADMIN = "admin"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Move:
    """Where an answer leads, and who may give it."""

    to: HandoverStatus
    who: Side


MOVES: Mapping[tuple[HandoverStatus, Answering], Move] = {
    (status, answer): Move(to, who)
    for status in (H.ASKED, H.LAPSED)
    for answer, to, who in (
        (Answering.GIVE, H.GIVEN, Side.OWNER),
        (Answering.KEEP, H.KEPT, Side.OWNER),
        (Answering.DECIDE, H.DECIDED, Side.ADMIN),
        (Answering.TAKE_BACK, H.WITHDRAWN, Side.ASKER),
        (Answering.FALL_AWAY, H.WITHDRAWN, Side.SYSTEM),
    )
} | {(H.ASKED, Answering.LAPSE): Move(H.LAPSED, Side.SYSTEM)}

#: nobody answered yet
OPEN = frozenset(status for status, _ in MOVES)


def sides_of(asked: Handover, person: Person) -> frozenset[Side]:
    """What `person` is to the question. Whoever has left the company or a role is nothing."""
    sides: set[Side] = set()
    if person.id == asked.owner_id and person.has(Role.EXECUTIVE):
        sides.add(Side.OWNER)
    if person.id in (asked.to_id, asked.asked_by) and may(person, Action.REQUEST_NOTES):
        sides.add(Side.ASKER)
    if may(person, Action.DECIDE_OWNER):
        sides.add(Side.ADMIN)
    return frozenset(sides)


def open_answers(asked: Handover, person: Person) -> tuple[Answering, ...]:
    """What `person` may answer now, in the table's order: these are their buttons."""
    sides = sides_of(asked, person)
    return tuple(answer for (status, answer), move in MOVES.items() if status == asked.status and move.who in sides)


def system_may(asked: Handover, answer: Answering) -> bool:
    """May the worker do that now?"""
    move_ = MOVES.get((asked.status, answer))
    return move_ is not None and move_.who is Side.SYSTEM


def waits(asked: Handover) -> bool:
    """Has nobody answered yet?"""
    return asked.status in OPEN


def lapsed(asked: Handover) -> bool:
    """Did the owner let the time go by?"""
    return asked.status is H.LAPSED


def kept(asked: Handover) -> bool:
    """Did the owner say no?"""
    return asked.status is H.KEPT


def taken_back(asked: Handover) -> bool:
    """Does who asked ask no more?"""
    return asked.status is H.WITHDRAWN


def move(
    asked: Handover, answer: Answering, by: Person | None, now: datetime, words: str = "", reason: str = ""
) -> None:
    """Make the move. Whoever calls has asked `open_answers` or `system_may`; a wrong move is a bug."""
    asked.status = MOVES[(asked.status, answer)].to
    asked.moved_by, asked.moved_at = by.id if by else None, now
    asked.answer, asked.reason = words, reason
    asked.due_at = asked.leased_until = None
    asked.attempts = 0


def settled(
    handover_id: str,
    candidate_id: str,
    *,
    owner_id: str | None,
    to_id: str | None,
    by: Person,
    now: datetime,
    words: str,
    decided: bool,
) -> Handover:
    """A handover nobody had asked for: by the owner, or `decided` by an admin."""
    return Handover(
        id=handover_id,
        candidate_id=candidate_id,
        owner_id=owner_id,
        to_id=to_id,
        asked_by=by.id,
        asked_at=now,
        status=H.DECIDED if decided else H.GIVEN,
        answer=words,
        given_to=to_id,
        moved_by=by.id,
        moved_at=now,
    )


def answer_by(owner: Person, now: datetime, days: int) -> datetime:
    """Until when the owner may answer: so many of their working days."""
    return after_working_days(now, days, placed("", "", owner.timezone)).at


def status_text(asked: Handover) -> Text:
    """The status in words."""
    return text(f"handover-{asked.status.value}")
