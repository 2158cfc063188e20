"""Companies from which we recruit nobody, or one of us recruits nobody: why, who answers for it, and until when.

An agreement between employers not to recruit from each other is no reason: it is unlawful in many countries, whoever
asked for it, and counsel must hear of it.
"""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.schedule import local_moment
from bot.rules.working_hours import is_workday
from db.tables import CompanyRule, RuleReason

#: who answers for a rule is reminded so many working days before its last day: time to ask counsel, and to extend it
DAYS_BEFORE = 5
#: what the form offers so that it can be refused
AGREEMENT = "agreement"

#: words of an agreement between two sides; a covenant in a contract may well forbid to hire, and is none
_NO_POACH = re.compile(
    r"\b(no|non|anti)[\s-]*poach\w*|\bgentlem[ae]n|\bmutual|\beach other|\bbetween (the |two )?(employers|companies)"
    r"|gegenseitig|einander|absprache|\babrede",
    re.IGNORECASE,
)


def is_no_poach(reason: str, words: str) -> bool:
    """Does the reason, or what it is said to rest on, tell of employers who agreed not to recruit?"""
    return reason == AGREEMENT or bool(_NO_POACH.search(words))


def holds(rule: CompanyRule, today: date) -> bool:
    """Is it in force?"""
    return rule.ended_at is None and today <= rule.ends_on


def applies(rule: CompanyRule, executive_id: str, today: date) -> bool:
    """Does it keep this executive from writing to people there? A promise binds only who gave it."""
    bound = rule.reason is not RuleReason.PROMISE or rule.executive_id == executive_id
    return bound and holds(rule, today)


def remind_at(ends_on: date, zone: str, hour: int, now: datetime) -> datetime | None:
    """The working morning, in the zone of who answers for it, on which to say that it ends; None if that is past.

    Whoever just put down, or extended, a rule for fewer days than that knows that it ends.
    """
    day, left = ends_on, DAYS_BEFORE
    while left or not is_workday(day, zone):
        day -= timedelta(days=1)
        left -= is_workday(day, zone)
    at = local_moment(day, time(hour), ZoneInfo(zone))
    return at if at > now else None
