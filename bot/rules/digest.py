"""What a morning's message may tell, and when in somebody's day it comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from bot.rules.place import CLOSES
from bot.rules.schedule import local_moment
from bot.rules.working_hours import is_workday, next_workday


class Kind(StrEnum):
    """What waits."""

    #: a candidate answered since the last message
    ANSWER = "answer"
    #: nobody answered: a follow-up lies ready
    NUDGE = "nudge"
    #: a note stands still until the reader decides
    DECIDE = "decide"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing: the note it is about (of a nudge, the planned follow-up), and whose it is."""

    kind: Kind
    subject: str
    executive_id: str

    def stored(self) -> dict[str, str]:
        """As the row keeps it."""
        return {"kind": self.kind.value, "subject": self.subject, "executive": self.executive_id}

    @classmethod
    def read(cls, stored: Mapping[str, str]) -> Self:
        """Back from the row."""
        return cls(Kind(stored["kind"]), stored["subject"], stored["executive"])


def is_morning(now: datetime, zone: str) -> bool:
    """May it still come today? What is late by a few hours is of use; in the evening it is not."""
    local = now.astimezone(ZoneInfo(zone))
    return is_workday(local.date(), zone) and local.time() < CLOSES


def next_morning(now: datetime, zone: str, hour: int, after: date | None = None) -> datetime:
    """The next working morning there, on a later day than `after`."""
    begins = now
    if after is not None:
        begins = max(now, local_moment(after + timedelta(days=1), time(), ZoneInfo(zone)))
    return next_workday(begins, zone, hour)
