"""What happens when in a conversation, if nobody answers: what has left, what follows, and when it closes by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.rules.place import Place
from bot.rules.schedule import MORNING, Absence, after_working_days, following
from bot.rules.working_days import Off

#: working days of silence after the last note of a sequence, where no country says otherwise
CLOSE_AFTER = 10


class Happens(StrEnum):
    """What happens at a station."""

    #: a note has left, or will at this moment
    LEAVES = "leaves"
    #: a follow-up is drafted and the executive reminded
    FOLLOW_UP = "follow-up"
    #: the same for the last one, which closes kindly
    LAST = "last"
    CLOSES = "closes"


@dataclass(frozen=True, slots=True)
class Station:
    """A moment, and what happens at it. `ordinal`: 0 the first note, 1 the first follow-up …"""

    what: Happens
    at: datetime
    ordinal: int = 0
    #: later than it would be, since the executive is away on that day
    away: bool = False


@dataclass(frozen=True, slots=True)
class PutOff:
    """When the next follow-up is planned, and whether an absence moved it there."""

    at: datetime
    away: bool = False


def timeline(
    sent: Sequence[datetime],
    days: Sequence[int],
    place: Place,
    hour: int = MORNING,
    planned: PutOff | None = None,
    away: Sequence[Absence] = (),
    *,
    close_after: int = CLOSE_AFTER,
) -> list[Station]:
    """The stations of a conversation whose notes left at `sent`, the first included, in order.

    `days` are as many as may still follow. `planned` is the next follow-up as it stands; those after it are taken to
    leave when due, and `away` moves them.
    """
    stations = [Station(Happens.LEAVES, at, ordinal) for ordinal, at in enumerate(sent)]
    leaves = list(sent)
    while ahead := following(leaves, days, place, hour, away):
        if planned is not None and len(leaves) == len(sent):
            next_one = planned
        else:
            next_one = PutOff(ahead.at, any(skipped.why is Off.AWAY for skipped in ahead.moved_past))
        what = Happens.LAST if len(leaves) == len(set(days)) else Happens.FOLLOW_UP
        stations.append(Station(what, next_one.at, len(leaves), next_one.away))
        leaves.append(next_one.at)
    closes = after_working_days(leaves[-1], close_after, place, hour).at
    return [*stations, Station(Happens.CLOSES, closes, len(leaves))]
