"""When a draft has waited too long for a decision, and whom to tell next.

The review channel is reminded once; then one recruiter after another is told directly, each after more working hours of
silence and in their own working time; when all were, the admins are.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from zlib import crc32

from bot.ports import Policy
from bot.rules.note import Verb, refusal
from bot.rules.working_hours import after_working_hours
from db.tables import Note, Person, ReviewReminder

#: a message that stands for longer is replaced by a fresh one when another draft joins it; before that it is only edited
FRESH = timedelta(hours=12)


def deciders(note: Note, recruiters: Sequence[Person], policy: Policy) -> list[Person]:
    """Who could approve it, in the order in which they are told: another begins with each note."""
    able = [one for one in recruiters if refusal(note, Verb.APPROVE, one, policy) is None]
    start = crc32(note.id.encode()) % len(able) if able else 0
    return [*able[start:], *able[:start]]


def remind_at(waits: ReviewReminder, recruiters: Sequence[Person], policy: Policy) -> datetime | None:
    """When the channel is reminded: when for the first of its recruiters so many working hours are over."""
    if waits.reminded_at is not None or not policy.review_remind_hours:
        return None
    zones = {one.timezone for one in recruiters} or {"UTC"}
    return min(after_working_hours(waits.since, policy.review_remind_hours, zone) for zone in zones)


def next_told(
    waits: ReviewReminder, able: Sequence[Person], admins: Sequence[Person], away: Collection[str], policy: Policy
) -> tuple[list[Person], datetime] | None:
    """Who is told directly next, and when; None once all were. Admins are told together."""
    if not policy.review_escalate_hours:
        return None
    left = [one for one in able if one.id not in waits.told and one.id not in away]
    chosen = left[:1] or [one for one in admins if one.id not in waits.told]
    if not chosen:
        return None
    since = waits.told_at or waits.since
    return chosen, min(after_working_hours(since, policy.review_escalate_hours, one.timezone) for one in chosen)


def is_fresh(last: datetime | None, now: datetime) -> bool:
    """Was the message posted so lately that it is edited, and not posted anew?"""
    return last is not None and now - last < FRESH
