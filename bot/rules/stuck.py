"""When work that fails is tried again, when it is stuck, and what an admin may do about it."""

from datetime import datetime, timedelta
from enum import StrEnum

from db.tables import StuckWork

#: waits after a piece of work failed unexpectedly; after the last try it is stuck
WAITS = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10))
TRIES = len(WAITS) + 1
#: as often a process may end while it is at a row, before the row is left alone
ENDINGS = 5
#: and so often, before it is tried alone: of many that a process was at when it ended, one may be why
SUSPECT = 2
#: failures further apart have nothing to do with each other
FORGOTTEN = timedelta(hours=2)
#: so many messages stand with an admin at once; more of them would tell nothing new
MESSAGES = 3
#: in the place of an error: the process ended each time
ENDED = "ended"


class StuckVerb(StrEnum):
    """What an admin may do."""

    TRY_AGAIN = "try_again"
    SET_ASIDE = "set_aside"


class StuckState(StrEnum):
    """Where it stands, in the words on the card."""

    #: nothing is tried until an admin decides
    STUCK = "stuck"
    #: nobody needs to decide any more: the row went another way
    MOVED_ON = "moved_on"
    TRIED_AGAIN = "tried_again"
    SET_ASIDE = "set_aside"


def failed(stuck: StuckWork, error: str, now: datetime) -> timedelta | None:
    """Count one more failure; how long to wait, or None: from now on it is stuck."""
    if now - stuck.failed_at > FORGOTTEN or stuck.stuck_at is not None:
        stuck.failures, stuck.failed_since = 0, now
    stuck.failures += 1
    stuck.failed_at, stuck.error = now, error
    stuck.stuck_at = stuck.decided_at = stuck.decided_by = None
    stuck.set_aside = False
    if stuck.failures < TRIES and error != ENDED:
        return WAITS[stuck.failures - 1]
    stuck.stuck_at = now
    return None


def state_of(stuck: StuckWork, *, still_there: bool) -> StuckState:
    """Where it stands; `still_there` tells whether the row is as it was."""
    if stuck.decided_at is not None and not stuck.set_aside:
        return StuckState.TRIED_AGAIN
    if stuck.stuck_at is None or not still_there:
        return StuckState.MOVED_ON
    return StuckState.SET_ASIDE if stuck.set_aside else StuckState.STUCK


def open_verbs(state: StuckState) -> tuple[StuckVerb, ...]:
    """What can be done now: what was set aside may be tried after all."""
    match state:
        case StuckState.STUCK:
            return (StuckVerb.TRY_AGAIN, StuckVerb.SET_ASIDE)
        case StuckState.SET_ASIDE:
            return (StuckVerb.TRY_AGAIN,)
        case StuckState.MOVED_ON | StuckState.TRIED_AGAIN:
            return ()


def decide(stuck: StuckWork, verb: StuckVerb, by: str, now: datetime) -> None:
    """An admin decided."""
    stuck.decided_at, stuck.decided_by = now, by
    stuck.set_aside = verb is StuckVerb.SET_ASIDE
