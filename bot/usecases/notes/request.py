"""Step 1 of 7: an executive, or a recruiter for one, asks for a note."""

from dataclasses import dataclass

from bot.ports import Policy, Refusal, Standing, Unit
from bot.rules import coordination, country_bars
from bot.rules.access import Action
from bot.rules.commands import NOTE_LANGUAGES, TONES
from bot.rules.suppression import HashKey, of_candidate
from bot.texts import text
from bot.usecases import doors
from bot.usecases.notes.barred import at_company, at_stage, enough, full, in_country, listed
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


@dataclass(frozen=True, slots=True)
class Owned(Refusal):
    """Another executive has the conversation: they can be asked for it."""

    candidate_id: str
    #: in whose name it was asked
    executive_id: str
    owner_id: str


async def request(unit: Unit, person: Person, wanted: Wanted, policy: Policy, key: HashKey) -> Requested | Refusal:
    """Ask for a first note. `key` hashes addresses for the suppression list."""
    if no := doors.refused(person, Action.REQUEST_NOTES):
        return no
    executive = await in_whose_name(unit, person, wanted.executive_id)
    executive_id = "" if isinstance(executive, Refusal) else executive.id
    since = coordination.week_before(unit.now)
    standing = await doors.standing(unit, person, wanted.candidate_id, executive_id, since)
    if isinstance(standing, Refusal):
        return standing
    if isinstance(executive, Refusal):
        return executive
    if no := await obstacle(unit, standing, executive, policy, key):
        return no
    candidate, thread = standing.candidate, standing.thread
    if country_bars.preferred(candidate, standing.emails, policy) is None:
        return Refusal(text("request-no-address", candidate=candidate.name))
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


async def obstacle(unit: Unit, standing: Standing, executive: Person, policy: Policy, key: HashKey) -> Refusal | None:
    """Why nobody, or not this executive, may start writing to the candidate now."""
    candidate = standing.candidate
    if standing.halt.stopped_at is not None:
        return Refusal(text("halted", since=standing.halt.stopped_at))
    if no := await listed(unit, candidate, of_candidate(candidate, standing.emails), key):
        return no
    if no := await at_stage(unit, candidate):
        return no
    if no := await at_company(unit, candidate, executive.id, standing.company_rules):
        return no
    if why := coordination.owned_by_other(candidate, executive.id, standing.owner, standing.owners, policy, unit.now):
        return Owned(why, candidate.id, executive.id, candidate.owner_id or "")
    if why := coordination.already_under_way(standing.unfinished, candidate):
        return Refusal(why)
    if no := in_country(candidate, standing.emails, policy) or await enough(unit, candidate, policy):
        return no
    thread = standing.thread
    answered_at, begins_from = (thread.answered_at, thread.begins_from) if thread else (None, None)
    if no := coordination.cooldown(candidate, standing.owner, answered_at, policy, unit.now, begins_from):
        return no
    # When there will be room is asked only of those who must wait for it.
    crowded = coordination.enough_there(candidate, standing.contacts, policy)
    return await full(unit, candidate, policy) if crowded else None


async def recipient(unit: Unit, candidate: Candidate, policy: Policy) -> str | None:
    """The address a note goes to, if there is one it may go to."""
    return country_bars.preferred(candidate, await unit.candidates.emails(candidate.id), policy)


async def in_whose_name(unit: Unit, person: Person, executive_id: str) -> Person | Refusal:
    """The asker if an executive; a recruiter names one. An executive writes in no other name."""
    if person.has(Role.EXECUTIVE):
        return person if executive_id in ("", person.id) else Refusal(text("request-own-name-only"))
    if not executive_id:
        return Refusal(text("request-whose-name"))
    executive = await unit.people.get(executive_id)
    if executive is None or not executive.has(Role.EXECUTIVE):
        return Refusal(text("request-not-an-executive"))
    return executive
