"""What happens when in a conversation, if nobody answers: what has left, what follows, and when it closes by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.rules.place import Place
from bot.rules.schedule import MORNING, after_working_days, following

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


def timeline(
    sent: Sequence[datetime],
    days: Sequence[int],
    place: Place,
    hour: int = MORNING,
    planned: datetime | None = None,
    *,
    close_after: int = CLOSE_AFTER,
) -> list[Station]:
    """The stations of a conversation whose notes left at `sent`, the first included, in order.

    `days` are as many as may still follow. `planned` is the moment of the next follow-up where it was put off; those after it are taken to leave when due.
    """
    stations = [Station(Happens.LEAVES, at, ordinal) for ordinal, at in enumerate(sent)]
    leaves = list(sent)
    while ahead := following(leaves, days, place, hour):
        at = planned if planned is not None and len(leaves) == len(sent) else ahead.at
        what = Happens.LAST if len(leaves) == len(set(days)) else Happens.FOLLOW_UP
        stations.append(Station(what, at, len(leaves)))
        leaves.append(at)
    closes = after_working_days(leaves[-1], close_after, place, hour).at
    return [*stations, Station(Happens.CLOSES, closes, len(leaves))]
