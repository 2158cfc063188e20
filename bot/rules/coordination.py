"""Whether a candidate may be written to now, by this executive: one conversation, one leader, no "no"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.ports import Policy, Refusal
from bot.rules.note import FINISHED, UNFINISHED, status_text
from bot.texts import Text, text
from db.tables import (
    Candidate,
    CompanyRule,
    FollowUp,
    FollowUpStatus,
    Note,
    NoteStatus,
    Person,
    Role,
    Stage,
    Suppression,
    Thread,
)

WEEK = timedelta(days=7)


class Bar(StrEnum):
    """What keeps a note from being written, approved and sent, whoever asks; the keys of texts are made of it."""

    #: the candidate asked never to be written to
    SAID_NO = "said-no"
    #: they talk to us already, have an offer, or work here
    STAGE = "stage"
    #: nobody, or not this executive, recruits from their employer
    COMPANY = "company-rule"
    #: somebody here wrote to them lately
    COOLDOWN = "cooldown"
    #: enough people at their employer were written to this week
    CAP = "cap"
    #: another executive has the conversation
    OWNER = "owner"
    #: the country policy does not allow this way of writing to them
    CHANNEL = "channel"
    #: their country asks for consent that nobody has on record
    CONSENT = "consent"
    #: they were written to as often as their country's row allows
    TOUCHES = "touches"
    #: what their country asks for does not stand under it
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Barred(Refusal):
    """A refusal that stays with a note which was under way: who, since when, and what can be done."""

    bar: Bar
    #: from when on it may be done after all, if it is to be waited for
    until: datetime | None = None

    @property
    def on_note(self) -> Text:
        """Why the note was called off. Its row keeps the key alone; the profile has the rest."""
        return text(f"barred-{self.bar.value}")


def said_no(candidate: Candidate, entry: Suppression | None, recorded_by: str) -> Barred | None:
    """They asked not to be written to. `entry` is on the list; `recorded_by` is who put it there."""
    if entry is not None:
        said = text(
            "coordination-suppressed",
            candidate=candidate.name,
            day=candidate.said_no_on or entry.added_at.date(),
            name=recorded_by,
            source=text(f"suppression-source-{entry.source.value}"),
        )
        return Barred(said, Bar.SAID_NO)
    if candidate.said_no_on is not None:
        return Barred(text("coordination-said-no", candidate=candidate.name, day=candidate.said_no_on), Bar.SAID_NO)
    return None


def at_stage(candidate: Candidate, set_by: str) -> Barred | None:
    """They are in process, have an offer, or were hired; `set_by` is who said so."""
    if not hinders(candidate):
        return None
    said = text(
        "coordination-stage",
        candidate=candidate.name,
        stage=text(f"stage-{candidate.stage.value.replace('_', '-')}"),
        day=(candidate.stage_set_at or candidate.created_at).date(),
        name=set_by,
        source=candidate.stage_source,
    )
    return Barred(said, Bar.STAGE)


def at_company(candidate: Candidate, rule: CompanyRule, owner: str) -> Barred:
    """`rule` keeps the executive from writing to people there; `owner` in legal answers for it."""
    said = text(
        "coordination-promise" if rule.executive_id else "coordination-company-rule",
        employer=candidate.employer,
        until=rule.ends_on,
        reason=text(f"rule-reason-{rule.reason.value.replace('_', '-')}"),
        name=owner,
        since=rule.added_at.date(),
    )
    return Barred(said, Bar.COMPANY)


def hinders(candidate: Candidate) -> bool:
    """Is anything of our own hiring under way with them?"""
    return candidate.stage is not Stage.OPEN


def cooldown(
    candidate: Candidate,
    owner: Person | None,
    answered_at: datetime | None,
    policy: Policy,
    now: datetime,
    begins_from: datetime | None = None,
) -> Barred | None:
    """Somebody here wrote to them lately. `answered_at`: when they last answered the one who wants to write.

    Who got an answer goes on with the conversation; all others wait, whoever they are. Who was handed one goes on
    when its next note was planned: `begins_from` of their thread.
    """
    last = candidate.last_contact_at
    if last is None:
        return None
    handed_over = begins_from if begins_from is not None and begins_from >= last else None
    if now >= (until := handed_over or last + timedelta(days=policy.cooldown_days)):
        return None
    if handed_over is not None:
        said = text("coordination-begins-from", candidate=candidate.name, day=last.date(), until=until.date())
        return Barred(said, Bar.COOLDOWN)
    if answered_at is not None and answered_at >= last:
        return None
    by = text("by-name", name=owner.name) if owner else text("by-somebody")
    said = text("coordination-cooldown", candidate=candidate.name, by=by, day=last.date(), until=until.date())
    return Barred(said, Bar.COOLDOWN)


def answered_at(notes: Sequence[Note]) -> datetime | None:
    """When a note of these was last answered."""
    return max((note.moved_at for note in notes if note.status is NoteStatus.ANSWERED), default=None)


def week_before(now: datetime) -> datetime:
    """Since when contacts count towards the cap."""
    return now - WEEK


def enough_there(candidate: Candidate, contacts: int, policy: Policy) -> bool:
    """Have as many people at their employer been written to this week as the house allows?"""
    return 0 < policy.employer_week_cap <= contacts and bool(candidate.employer_key)


def room_at(contacts: Sequence[datetime], policy: Policy) -> datetime:
    """When the next of `contacts`, oldest first, is a week old and one more may be written to."""
    return contacts[-policy.employer_week_cap] + WEEK


def full(candidate: Candidate, contacts: Sequence[datetime], policy: Policy) -> Barred | None:
    """Too many at one company in one week look like a raid, and compare their notes."""
    if not enough_there(candidate, len(contacts), policy):
        return None
    said = text(
        "coordination-cap",
        count=len(contacts),
        employer=candidate.employer,
        since=contacts[0].date(),
        room=room_at(contacts, policy),
    )
    return Barred(said, Bar.CAP, room_at(contacts, policy))


def owned_by_other(
    candidate: Candidate, executive_id: str, owner: Person | None, theirs: Thread | None, policy: Policy, now: datetime
) -> Text | None:
    """Another executive has the conversation; `theirs` is the thread between the two."""
    if owner is None or owner.id == executive_id or not has_it(candidate, owner, theirs, policy, now):
        return None
    since = (candidate.owned_since or now).date()
    return text("coordination-owned", candidate=candidate.name, owner=owner.name, since=since)


def not_the_owner(candidate: Candidate, executive_id: str, owner: Person | None) -> Barred | None:
    """Another has the conversation by now; `owner` is who."""
    if candidate.owner_id in (None, executive_id):
        return None
    since = (candidate.owned_since or candidate.created_at).date()
    said = text("coordination-owned", candidate=candidate.name, owner=owner.name if owner else "", since=since)
    return Barred(said, Bar.OWNER)


def has_it(candidate: Candidate, owner: Person, theirs: Thread | None, policy: Policy, now: datetime) -> bool:
    """Does the owner still have the conversation?

    One who left, or is no executive any more, keeps nobody from it; and none does whose thread was closed without an
    answer, once the cooldown is over.
    """
    if not owner.has(Role.EXECUTIVE) or candidate.owned_since is None:
        return False
    if theirs is None or theirs.closed_at is None:
        return True
    return now < (candidate.last_contact_at or theirs.closed_at) + timedelta(days=policy.cooldown_days)


def already_under_way(notes: Sequence[Note], candidate: Candidate) -> Text | None:
    """A note of any executive is on its way, or waits for its answer."""
    for note in notes:
        if note.status in UNFINISHED:
            return text("coordination-under-way", candidate=candidate.name, status=status_text(note))
    for note in notes:
        if note.status not in FINISHED and note.sent_at is not None:
            return text("coordination-waits", candidate=candidate.name, sent=note.sent_at)
    return None


def lets_go(notes: Sequence[Note], follow_ups: Sequence[FollowUp]) -> bool:
    """Nothing was sent, nothing is under way, nothing planned: the lock may be released."""
    return all(note.status in FINISHED and note.sent_at is None for note in notes) and all(
        planned.status is not FollowUpStatus.SCHEDULED for planned in follow_ups
    )
