"""Step 1 of 7: an executive, or a recruiter for one, asks for a note."""

from dataclasses import dataclass

from bot.ports import Policy, Refusal, Unit
from bot.rules import coordination, suppression
from bot.rules.access import Action
from bot.rules.commands import NOTE_LANGUAGES, TONES
from bot.texts import text
from bot.usecases import doors
from db.tables import Candidate, Note, NoteKind, NoteStatus, Person, Role, Thread


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for. Empty `language` is the candidate's; empty `executive_id` the asker."""

    candidate_id: str
    executive_id: str = ""
    purpose: str = ""
    tone: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Requested:
    """A note that the writer now owes."""

    note: Note
    candidate: Candidate
    executive: Person


async def request(unit: Unit, person: Person, wanted: Wanted, policy: Policy, key: bytes) -> Requested | Refusal:
    """Ask for a first note. `key` hashes addresses for the suppression list."""
    if no := doors.refused(person, Action.REQUEST_NOTES):
        return no
    candidate = await doors.candidate(unit, person, wanted.candidate_id)
    if isinstance(candidate, Refusal):
        return candidate
    executive = await _in_whose_name(unit, person, wanted.executive_id)
    if isinstance(executive, Refusal):
        return executive
    if no := await obstacle(unit, candidate, executive, key):
        return no
    if await recipient(unit, candidate, policy) is None:
        return Refusal(text("request-no-address", candidate=candidate.name))
    thread = await unit.notes.thread_between(executive.id, candidate.id)
    if thread is None:
        thread = Thread(
            id=unit.new_id("thread"), executive_id=executive.id, candidate_id=candidate.id, opened_at=unit.now
        )
        unit.add(thread)
    language = wanted.language or candidate.language
    note = Note(
        id=unit.new_id("note"),
        thread_id=thread.id,
        executive_id=executive.id,
        candidate_id=candidate.id,
        kind=NoteKind.FIRST,
        status=NoteStatus.REQUESTED,
        purpose=wanted.purpose,
        tone=wanted.tone if wanted.tone in TONES else "",
        language=language if language in NOTE_LANGUAGES else "en",
        requested_by=person.id,
        requested_at=unit.now,
        moved_by=person.id,
        moved_at=unit.now,
        due_at=unit.now,
    )
    # A new beginning: what was answered or closed before is told by its notes.
    thread.answered_at = thread.closed_at = None
    unit.add(note)
    # Two who ask in the same moment must not both be told "on it".
    unit.hold(candidate)
    if candidate.owner_id != executive.id or candidate.owned_since is None:
        candidate.owner_id, candidate.owned_since = executive.id, unit.now
    unit.audit(person.id, "note.request", note.id, executive=executive.id, candidate=candidate.id)
    return Requested(note, candidate, executive)


async def obstacle(unit: Unit, candidate: Candidate, executive: Person, key: bytes) -> Refusal | None:
    """Why nobody, or not this executive, may start writing to `candidate` now."""
    halt = await unit.halt()
    if halt.stopped_at is not None:
        return Refusal(text("halted", since=halt.stopped_at))
    if no := await opposed(unit, candidate, key):
        return no
    owner = await unit.people.get(candidate.owner_id) if candidate.owner_id else None
    if why := coordination.owned_by_other(candidate, executive.id, owner):
        return Refusal(why)
    if why := coordination.already_under_way(await unit.notes.unfinished(candidate.id), candidate):
        return Refusal(why)
    return None


async def opposed(unit: Unit, candidate: Candidate, key: bytes) -> Refusal | None:
    """The candidate said no, here or under any of their addresses."""
    addresses = [email.address for email in await unit.candidates.emails(candidate.id)]
    hashes = [suppression.hashed(address, key) for address in addresses]
    why = coordination.said_no(candidate, await unit.candidates.suppressed(hashes))
    return Refusal(why) if why else None


async def recipient(unit: Unit, candidate: Candidate, policy: Policy) -> str | None:
    """The address a note goes to: a private one first, a work one only where policy allows."""
    emails = await unit.candidates.emails(candidate.id)
    private = [email.address for email in emails if email.kind.value == "personal"]
    work = [email.address for email in emails if email.kind.value == "work"] if policy.work_addresses else []
    return next(iter([*private, *work]), None)


async def _in_whose_name(unit: Unit, person: Person, executive_id: str) -> Person | Refusal:
    """The asker if an executive; a recruiter names one. An executive writes in no other name."""
    if person.has(Role.EXECUTIVE):
        return person if executive_id in ("", person.id) else Refusal(text("request-own-name-only"))
    if not executive_id:
        return Refusal(text("request-whose-name"))
    executive = await unit.people.get(executive_id)
    if executive is None or not executive.has(Role.EXECUTIVE):
        return Refusal(text("request-not-an-executive"))
    return executive
