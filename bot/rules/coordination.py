"""Whether a candidate may be written to now, by this executive: one conversation, one leader, no "no"."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.ports import Refusal
from bot.rules.note import FINISHED, UNFINISHED, status_text
from bot.texts import Text, text
from db.tables import Candidate, FollowUp, FollowUpStatus, Note, Person, Role, Suppression


class Bar(StrEnum):
    """What keeps a note from being written, approved and sent, whoever asks; the keys of texts are made of it."""

    #: the candidate asked never to be written to
    SAID_NO = "said-no"


@dataclass(frozen=True, slots=True)
class Barred(Refusal):
    """A refusal that stays with a note which was under way: who, since when, and what can be done."""

    bar: Bar

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


def owned_by_other(candidate: Candidate, executive_id: str, owner: Person | None) -> Text | None:
    """Another executive has the conversation; one who left, or is none any more, keeps nobody from it."""
    if owner is None or not owner.has(Role.EXECUTIVE) or owner.id == executive_id or candidate.owned_since is None:
        return None
    return text("coordination-owned", candidate=candidate.name, owner=owner.name, since=candidate.owned_since.date())


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
