"""The life of a note: one table of moves, from which buttons, rights and next statuses are read.

`MOVES[(status, verb)]` gives the next status and who may. Nothing else compares statuses to decide.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.ports import Policy, StandIns
from bot.rules.access import Action, may
from bot.texts import Text, text
from db.tables import Note, NoteRevision, NoteStatus, Person, Role

S = NoteStatus


class Verb(StrEnum):
    """What can happen to a note."""

    # the system
    DRAFTED = "drafted"
    DRAFT_FAILED = "draft_failed"
    EXPIRE = "expire"
    DELIVERED = "delivered"
    #: certainly not taken, will be tried again
    POSTPONE = "postpone"
    REFUSED = "refused"
    LOSE_TRACK = "lose_track"
    #: something stopped the thread: an answer, a no, a suppression
    CALL_OFF = "call_off"
    #: the week has no room for it: it keeps its approval and leaves later
    HOLD_BACK = "hold_back"
    #: what it rests on holds no longer
    GO_BACK = "go_back"
    # people
    EDIT = "edit"
    ASK_AGAIN = "ask_again"
    APPROVE = "approve"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    RETRY = "retry"
    #: send now
    RELEASE = "release"
    #: send at a moment in the candidate's day
    SCHEDULE = "schedule"
    #: unsure: a person looked, and it was sent
    IT_WAS_SENT = "it_was_sent"
    IT_WAS_NOT_SENT = "it_was_not_sent"
    ANSWERED = "answered"
    CLOSE = "close"


class Part(StrEnum):
    """What somebody is to one note."""

    #: the one in whose name it is written
    EXECUTIVE = "executive"
    #: stands in for the executive, who is away
    DELEGATE = "delegate"
    REQUESTER = "requester"
    #: any recruiter
    REVIEWER = "reviewer"
    #: the worker, acting on what a person already decided or on time passing
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Move:
    """Where a verb leads, and who may."""

    to: NoteStatus
    who: frozenset[Part]


def _by(to: NoteStatus, *who: Part) -> Move:
    return Move(to, frozenset(who))


_EXECUTIVE, _REQUESTER, _REVIEWER, _SYSTEM = Part.EXECUTIVE, Part.REQUESTER, Part.REVIEWER, Part.SYSTEM
#: what the executive may do and somebody else in their absence, too; what only a look into their mailbox tells, is theirs
_ACTING = (Part.EXECUTIVE, Part.DELEGATE)

MOVES: Mapping[tuple[NoteStatus, Verb], Move] = {
    (S.REQUESTED, Verb.DRAFTED): _by(S.IN_REVIEW, _SYSTEM),
    (S.REQUESTED, Verb.DRAFT_FAILED): _by(S.DRAFT_FAILED, _SYSTEM),
    (S.REQUESTED, Verb.WITHDRAW): _by(S.WITHDRAWN, *_ACTING, _REQUESTER),
    (S.REQUESTED, Verb.CALL_OFF): _by(S.WITHDRAWN, _SYSTEM),
    (S.DRAFT_FAILED, Verb.RETRY): _by(S.REQUESTED, *_ACTING, _REQUESTER, _REVIEWER),
    (S.DRAFT_FAILED, Verb.WITHDRAW): _by(S.WITHDRAWN, *_ACTING, _REQUESTER, _REVIEWER),
    (S.DRAFT_FAILED, Verb.CALL_OFF): _by(S.WITHDRAWN, _SYSTEM),
    (S.DRAFT_FAILED, Verb.EXPIRE): _by(S.EXPIRED, _SYSTEM),
    (S.IN_REVIEW, Verb.APPROVE): _by(S.APPROVED, _REVIEWER),
    (S.IN_REVIEW, Verb.EDIT): _by(S.IN_REVIEW, _REVIEWER, *_ACTING),
    (S.IN_REVIEW, Verb.ASK_AGAIN): _by(S.REQUESTED, _REVIEWER, *_ACTING),
    (S.IN_REVIEW, Verb.REJECT): _by(S.REJECTED, _REVIEWER),
    (S.IN_REVIEW, Verb.WITHDRAW): _by(S.WITHDRAWN, *_ACTING, _REQUESTER),
    (S.IN_REVIEW, Verb.CALL_OFF): _by(S.WITHDRAWN, _SYSTEM),
    (S.IN_REVIEW, Verb.EXPIRE): _by(S.EXPIRED, _SYSTEM),
    (S.APPROVED, Verb.RELEASE): _by(S.SENDING, *_ACTING, _SYSTEM),
    (S.APPROVED, Verb.SCHEDULE): _by(S.APPROVED, *_ACTING),
    (S.APPROVED, Verb.EDIT): _by(S.IN_REVIEW, *_ACTING, _REVIEWER),
    (S.APPROVED, Verb.WITHDRAW): _by(S.WITHDRAWN, *_ACTING, _REQUESTER),
    (S.APPROVED, Verb.CALL_OFF): _by(S.WITHDRAWN, _SYSTEM),
    (S.APPROVED, Verb.GO_BACK): _by(S.IN_REVIEW, _SYSTEM),
    (S.APPROVED, Verb.EXPIRE): _by(S.EXPIRED, _SYSTEM),
    (S.SENDING, Verb.DELIVERED): _by(S.SENT, _SYSTEM),
    (S.SENDING, Verb.POSTPONE): _by(S.SENDING, _SYSTEM),
    (S.SENDING, Verb.REFUSED): _by(S.SEND_FAILED, _SYSTEM),
    (S.SENDING, Verb.LOSE_TRACK): _by(S.SEND_UNSURE, _SYSTEM),
    (S.SENDING, Verb.CALL_OFF): _by(S.WITHDRAWN, _SYSTEM),
    (S.SENDING, Verb.GO_BACK): _by(S.IN_REVIEW, _SYSTEM),
    (S.SENDING, Verb.HOLD_BACK): _by(S.APPROVED, _SYSTEM),
    (S.SEND_FAILED, Verb.RETRY): _by(S.SENDING, *_ACTING),
    (S.SEND_FAILED, Verb.EDIT): _by(S.IN_REVIEW, *_ACTING, _REVIEWER),
    (S.SEND_FAILED, Verb.WITHDRAW): _by(S.WITHDRAWN, *_ACTING, _REQUESTER),
    (S.SEND_FAILED, Verb.CALL_OFF): _by(S.WITHDRAWN, _SYSTEM),
    # What became of it is known after all: the process that delivered it was slow, not dead.
    (S.SEND_UNSURE, Verb.DELIVERED): _by(S.SENT, _SYSTEM),
    (S.SEND_UNSURE, Verb.REFUSED): _by(S.SEND_FAILED, _SYSTEM),
    (S.SEND_UNSURE, Verb.IT_WAS_SENT): _by(S.SENT, _EXECUTIVE),
    (S.SEND_UNSURE, Verb.IT_WAS_NOT_SENT): _by(S.SEND_FAILED, _EXECUTIVE),
    (S.SEND_UNSURE, Verb.ANSWERED): _by(S.ANSWERED, *_ACTING, _REVIEWER, _SYSTEM),
    (S.SENT, Verb.ANSWERED): _by(S.ANSWERED, *_ACTING, _REVIEWER, _SYSTEM),
    (S.SENT, Verb.CLOSE): _by(S.CLOSED, *_ACTING, _SYSTEM),
    (S.CLOSED, Verb.ANSWERED): _by(S.ANSWERED, *_ACTING, _REVIEWER, _SYSTEM),
}

#: verbs without which nothing goes on
_DECISIONS = frozenset({Verb.APPROVE, Verb.RELEASE, Verb.RETRY, Verb.IT_WAS_SENT})

#: after which nobody of ours reads it again before the candidate does
_LETS_LEAVE = frozenset({(S.APPROVED, Verb.RELEASE), (S.APPROVED, Verb.SCHEDULE), (S.SEND_FAILED, Verb.RETRY)})

#: nothing more happens by itself, and a new note to the candidate may be asked for
FINISHED = frozenset({S.REJECTED, S.WITHDRAWN, S.EXPIRED, S.ANSWERED, S.CLOSED})
#: on its way to the candidate, or there: the thread is being worked on
UNFINISHED = frozenset(S) - FINISHED - {S.SENT}
#: the candidate has it, or may have it
LEFT = frozenset({S.SENT, S.SEND_UNSURE, S.ANSWERED, S.CLOSED})
#: it has words, and they may still leave
MAY_LEAVE = frozenset({S.IN_REVIEW, S.APPROVED, S.SENDING, S.SEND_FAILED})


class Owed(StrEnum):
    """What the worker owes a due note."""

    DRAFT = "draft"
    EXPIRY = "expiry"
    #: approved, and the moment asked for has come; or nobody released it in time
    RELEASE = "release"
    SEND = "send"
    #: the last note of a sequence met silence for long enough
    CLOSE = "close"


OWED: Mapping[NoteStatus, Owed] = {
    S.REQUESTED: Owed.DRAFT,
    S.DRAFT_FAILED: Owed.EXPIRY,
    S.IN_REVIEW: Owed.EXPIRY,
    S.APPROVED: Owed.RELEASE,
    S.SENDING: Owed.SEND,
    S.SENT: Owed.CLOSE,
}


def owes_draft(note: Note) -> bool:
    """Is it being written?"""
    return OWED.get(note.status) is Owed.DRAFT


def closes_before(note: Note, moment: datetime) -> bool:
    """Will silence close it by then?"""
    return OWED.get(note.status) is Owed.CLOSE and note.due_at is not None and note.due_at < moment


def is_in_review(note: Note) -> bool:
    """Does its present wording wait for a decision?"""
    return note.status is S.IN_REVIEW


def has_left(note: Note) -> bool:
    """Does the candidate have it, or may they have it?"""
    return note.status in LEFT


def may_still_leave(note: Note) -> bool:
    """Does it have words that a candidate may still get?"""
    return note.status in MAY_LEAVE


def outcome_is_open(note: Note) -> bool:
    """Is it being handed to the mail server, or does nobody know whether it arrived?"""
    return note.status is S.SEND_UNSURE or (note.status is S.SENDING and note.attempted_at is not None)


def has_words(note: Note) -> bool:
    """Is there a draft to read?"""
    return note.revision > 0 and not owes_draft(note)


def parts_of(note: Note, person: Person, acting_for: Collection[str] = ()) -> frozenset[Part]:
    """What `person`, who stands in for the executives `acting_for` now, is to `note`.

    Whoever has left the company or a role is nothing.
    """
    parts: set[Part] = set()
    if person.id == note.executive_id and person.has(Role.EXECUTIVE):
        parts.add(Part.EXECUTIVE)
    elif note.executive_id in acting_for and person.active:
        parts.add(Part.DELEGATE)
    if person.id == note.requested_by and may(person, Action.REQUEST_NOTES):
        parts.add(Part.REQUESTER)
    if may(person, Action.REVIEW_NOTES):
        parts.add(Part.REVIEWER)
    return frozenset(parts)


def may_see(note: Note, person: Person, acting_for: Collection[str] = ()) -> bool:
    """May `person` see this note at all?"""
    return bool(parts_of(note, person, acting_for))


def refusal(note: Note, verb: Verb, person: Person, policy: Policy, acting_for: Collection[str] = ()) -> Text | None:
    """Why `person` may not do `verb` now, or None if they may."""
    move = MOVES.get((note.status, verb))
    if move is None:
        return text("note-refused-status", status=status_text(note))
    parts = move.who & parts_of(note, person, acting_for)
    if not parts:
        return text(_whose_turn(move))
    if parts == {Part.DELEGATE} and (note.status, verb) in _LETS_LEAVE and (no := _kept_back(note, person, policy)):
        return no
    if verb is Verb.APPROVE and policy.four_eyes and person.id in (note.requested_by, note.executive_id):
        return text("note-refused-four-eyes")
    return None


def _kept_back(note: Note, person: Person, policy: Policy) -> Text | None:
    """Why somebody who stands in may not let the note leave in the executive's name."""
    match policy.stand_ins_release:
        case StandIns.NOBODY:
            return text("note-refused-stand-in-policy")
        case StandIns.EXECUTIVES if not person.has(Role.EXECUTIVE):
            return text("note-refused-stand-in-executives")
    if policy.four_eyes and person.id in (note.requested_by, note.approved_by):
        # Else one person alone would bring it on its way, in another's name.
        return text("note-refused-stand-in-own")
    return None


def open_verbs(note: Note, person: Person, policy: Policy, acting_for: Collection[str] = ()) -> tuple[Verb, ...]:
    """What `person` may do with `note` now, in the table's order: these are their buttons."""
    return tuple(
        verb
        for (status, verb) in MOVES
        if status == note.status and refusal(note, verb, person, policy, acting_for) is None
    )


def waits_for(note: Note, person: Person, policy: Policy, acting_for: Collection[str] = ()) -> bool:
    """Does the note stand still until `person` decides?"""
    return any(verb in _DECISIONS for verb in open_verbs(note, person, policy, acting_for))


def goes_on(note: Note) -> bool:
    """Is the note on its way, or waiting for an answer?"""
    return note.status not in FINISHED


def room_verbs(note: Note) -> tuple[Verb, ...]:
    """What the review channel's card offers: what any reviewer may do. Who pressed is asked then."""
    return tuple(verb for (status, verb), move in MOVES.items() if status == note.status and Part.REVIEWER in move.who)


def system_may(note: Note, verb: Verb) -> bool:
    """May the worker do `verb` now? What is being handed over cannot be stopped any more: its outcome decides."""
    move = MOVES.get((note.status, verb))
    in_flight = note.status is S.SENDING and note.attempted_at is not None
    return move is not None and Part.SYSTEM in move.who and not (verb in (Verb.CALL_OFF, Verb.GO_BACK) and in_flight)


def move(note: Note, verb: Verb, by: Person | None, now: datetime) -> None:
    """Make the move. Whoever calls has asked `refusal` or `system_may`; a wrong move is a bug."""
    step = MOVES[(note.status, verb)]
    note.status = step.to
    note.moved_by = by.id if by else None
    note.moved_at = now
    note.reason = ""
    note.reason_words = ""
    if verb is not Verb.SCHEDULE:
        note.release_at = None
    note.due_at = None
    note.attempts = note.takeovers = 0
    note.leased_until = None


def due_after(note: Note, now: datetime, policy: Policy) -> datetime | None:
    """When the worker must look at the note next, given its present status; None for never."""
    owed = OWED.get(note.status)
    if owed in (Owed.DRAFT, Owed.SEND):
        return now
    if owed is Owed.RELEASE and note.release_at is not None:
        return note.release_at
    if owed is Owed.RELEASE and policy.release_at_once:
        return now
    if owed in (Owed.EXPIRY, Owed.RELEASE):
        return now + timedelta(days=policy.review_days)
    return None


def void_approval(note: Note) -> None:
    """Take every earlier approval back: the words it was given to are no longer the words."""
    note.approved_by = None
    note.approved_revision = None
    note.approved_digest = None
    note.approved_at = None
    note.release_at = None


def digest(wording: NoteRevision) -> str:
    """SHA-256 of what will be sent: sender, recipient, subject, body, footer, channel."""
    exact = [
        wording.sender_name,
        wording.sender_address,
        wording.recipient_name,
        wording.recipient_address,
        wording.subject,
        wording.body,
        wording.footer,
        wording.channel,
    ]
    return sha256(json.dumps(exact, ensure_ascii=False, separators=(",", ":")))


def sha256(words: str) -> str:
    """The SHA-256 of `words`, in hex."""
    return hashlib.sha256(words.encode()).hexdigest()


def approval_holds(note: Note, wording: NoteRevision) -> bool:
    """Is what would be sent, byte for byte, what was approved?"""
    return (
        note.approved_revision == wording.revision == note.revision
        and note.approved_digest == wording.digest == digest(wording)
    )


def status_text(note: Note) -> Text:
    """The status in words, for a card or a refusal."""
    return text(f"status-{note.status.value.replace('_', '-')}")


def _whose_turn(step: Move) -> str:
    if step.who == {Part.SYSTEM}:
        return "note-refused-system"
    if step.who == {Part.REVIEWER}:
        return "note-refused-reviewers-only"
    if Part.REVIEWER not in step.who:
        return "note-refused-executive-only"
    return "note-refused-nobody"
