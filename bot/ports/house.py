"""Time, names, and what an admin set."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.ports.countries import NO_COUNTRY_POLICY, CountryPolicy
from db.tables import Platform


class Clock(Protocol):
    """The only source of now."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class Ids(Protocol):
    """New opaque ids."""

    def new(self, kind: str) -> str:
        """An id nobody can guess, ordered by time; `kind` is its prefix."""
        ...


@dataclass(frozen=True, slots=True)
class Room:
    """The recruiters' private channel on one platform."""

    platform: Platform
    workspace: str
    channel: str


class StandIns(StrEnum):
    """Who of those that stand in for an executive may release an approved note in their name."""

    NOBODY = "nobody"
    #: those who are executives themselves
    EXECUTIVES = "executives"
    ANYBODY = "anybody"


@dataclass(frozen=True, slots=True)
class Policy:
    """The house's rules that settings may change."""

    company: str = "Our company"
    #: who approves is not who asked
    four_eyes: bool = True
    #: an approved note leaves at once, without the executive's tap
    release_at_once: bool = False
    stand_ins_release: StandIns = StandIns.EXECUTIVES
    rooms: tuple[Room, ...] = ()
    review_language: str = "en"
    #: working days after the last note
    follow_up_days: tuple[int, ...] = (4, 10)
    #: nobody decided for so long: EXPIRED
    review_days: int = 10
    #: local hour of the candidate's morning
    morning_hour: int = 9
    #: local hour at which a person is told what waits; 0 for nobody
    digest_hour: int = 8
    #: working hours after which the review channel is reminded of a draft, and single people are; 0 for never
    review_remind_hours: int = 4
    review_escalate_hours: int = 8
    #: e-mail addresses whose owners are admins from the start
    admins: tuple[str, ...] = ()
    public_url: str = ""
    #: the privacy notice named in the footer
    notice_url: str = ""
    #: millionths of the account's currency, per executive and day; 0 is no limit
    daily_budget_micros: int = 0
    #: a draft in another language than `review_language` is put into that one for its reviewers
    translates: bool = False
    #: days after a contact in which nobody here begins a conversation with the candidate; 0 for none
    cooldown_days: int = 90
    #: people at one employer who may be written to anew in seven days; 0 is no limit
    employer_week_cap: int = 5
    #: write to work addresses too, where no private one is stored
    work_addresses: bool = True
    #: what each country asks
    countries: CountryPolicy = NO_COUNTRY_POLICY
    #: the company's postal address, for footers that must name it
    postal_address: str = ""
    #: working days in which an executive answers who asked for their conversation
    handover_days: int = 2
