"""Step 3 of 7: recruiters decide on one exact revision, or change it.

Each function takes the version its reader saw. If the note has moved since, the answer says where it
stands now and nothing is changed.
"""

from bot.ports import Policy, Refusal, Unit
from bot.rules import note as rules
from bot.rules.note import Verb
from bot.rules.suppression import HashKey
from bot.texts import Text, text
from bot.usecases import doors, posting
from bot.usecases.away import acting_for
from bot.usecases.notes.barred import barred
from bot.usecases.notes.ending import cancel_plans, let_go
from bot.usecases.notes.standing import in_the_way
from bot.usecases.notes.wording import blocks, findings_of, present
from db.tables import CardName, Note, NoteRevision, Person, Review, Verdict


async def allowed(unit: Unit, person: Person, note_id: str, verb: Verb, seen: int, policy: Policy) -> Note | Refusal:
    """The note, if `person` may do `verb` to the version they saw."""
    note = await doors.note(unit, person, note_id)
    if isinstance(note, Refusal):
        return note
    why = rules.refusal(note, verb, person, policy, await acting_for(unit, person))
    if note.version != seen and (why is None or why.key == "note-refused-status"):
        return Refusal(await _moved_on(unit, note))
    if why is not None:
        return Refusal(why)
    return note


async def _moved_on(unit: Unit, note: Note) -> Text:
    """Where the note stands now, and who brought it there."""
    mover = await unit.people.get(note.moved_by) if note.moved_by else None
    if mover is None:
        return text("note-refused-changed", status=rules.status_text(note))
    return text("note-refused-changed-by", status=rules.status_text(note), name=mover.name, at=note.moved_at)


async def approve(unit: Unit, person: Person, note_id: str, seen: int, policy: Policy, key: HashKey) -> Note | Refusal:
    """Approve this revision, byte for byte. Blocking findings and a "no" stand in the way."""
    note = await allowed(unit, person, note_id, Verb.APPROVE, seen, policy)
    if isinstance(note, Refusal):
        return note
    wording = await present(unit, note)
    if not wording.recipient_address:
        return Refusal(text("send-no-address"))
    if policy.four_eyes and policy.release_at_once and wording.author_id == person.id:
        # Nobody else would see these words before they leave.
        return Refusal(text("note-refused-own-words"))
    if found := blocks(findings_of(wording)):
        return Refusal(text("approve-blocked", count=len(found), first=found[0].message))
    if lost := await in_the_way(unit, note, wording, policy):
        # The card says it from now on, too.
        await posting.note_behind(unit, note)
        return Refusal(text("approve-rests-on", why=lost[0]))
    candidate = await unit.candidates.get(note.candidate_id)
    if candidate is not None and (no := await barred(unit, note, candidate, policy, key, wording)):
        return no
    _decide(unit, note, wording, person, Verdict.APPROVED, "")
    note.approved_by, note.approved_at = person.id, unit.now
    note.approved_revision, note.approved_digest = wording.revision, wording.digest
    rules.move(note, Verb.APPROVE, person, unit.now)
    note.due_at = rules.due_after(note, unit.now, policy)
    await posting.note_behind(unit, note)
    await posting.to_executive(unit, note.executive_id, CardName.RELEASE, note.id, anew=True)
    return note


async def reject(unit: Unit, person: Person, note_id: str, seen: int, reason: str, policy: Policy) -> Note | Refusal:
    """Say no to the note, with a reason the executive reads."""
    note = await allowed(unit, person, note_id, Verb.REJECT, seen, policy)
    if isinstance(note, Refusal):
        return note
    if not reason.strip():
        return Refusal(text("reject-needs-reason"))
    _decide(unit, note, await present(unit, note), person, Verdict.REJECTED, reason)
    rules.move(note, Verb.REJECT, person, unit.now)
    note.reason_words = reason.strip()
    await posting.note_behind(unit, note)
    await posting.to_executive(unit, note.executive_id, CardName.RELEASE, note.id, anew=True)
    await let_go(unit, note)
    return note


async def ask_again(unit: Unit, person: Person, note_id: str, seen: int, wish: str, policy: Policy) -> Note | Refusal:
    """Have the note written again, with a wish. What was written stays as an earlier revision."""
    note = await allowed(unit, person, note_id, Verb.ASK_AGAIN, seen, policy)
    if isinstance(note, Refusal):
        return note
    rules.move(note, Verb.ASK_AGAIN, person, unit.now)
    rules.void_approval(note)
    note.wish = wish.strip()
    note.due_at = rules.due_after(note, unit.now, policy)
    unit.audit(person.id, "note.ask_again", note.id)
    await posting.note_behind(unit, note)
    return note


async def withdraw(unit: Unit, person: Person, note_id: str, seen: int, policy: Policy) -> Note | Refusal:
    """Take the note back. Whoever asked for it, or in whose name it is, may."""
    note = await allowed(unit, person, note_id, Verb.WITHDRAW, seen, policy)
    if isinstance(note, Refusal):
        return note
    rules.move(note, Verb.WITHDRAW, person, unit.now)
    unit.audit(person.id, "note.withdraw", note.id)
    await posting.note_behind(unit, note)
    if note.ordinal:
        await cancel_plans(unit, note.thread_id, person, "plan-withdrawn")
    await let_go(unit, note)
    return note


async def retry(unit: Unit, person: Person, note_id: str, seen: int, policy: Policy) -> Note | Refusal:
    """Try again what failed: the draft, or the sending."""
    note = await allowed(unit, person, note_id, Verb.RETRY, seen, policy)
    if isinstance(note, Refusal):
        return note
    rules.move(note, Verb.RETRY, person, unit.now)
    note.due_at = rules.due_after(note, unit.now, policy)
    unit.audit(person.id, "note.retry", note.id)
    await posting.note_behind(unit, note)
    return note


def _decide(unit: Unit, note: Note, wording: NoteRevision, person: Person, verdict: Verdict, reason: str) -> None:
    unit.add(
        Review(
            id=unit.new_id("review"),
            note_id=note.id,
            revision=wording.revision,
            digest=wording.digest,
            reviewer_id=person.id,
            verdict=verdict,
            reason=reason.strip(),
            at=unit.now,
        )
    )
    unit.audit(person.id, f"note.{verdict.value}", note.id, revision=wording.revision, digest=wording.digest)
