"""Step 5 of 7: the note leaves. What leaves is, byte for byte, what was approved.

The Message-ID and the mark that an attempt began are stored before the network is touched. A note found
with the mark and without an outcome is unsure: it is never sent again by itself. An outcome that comes late, from a
process that was taken for dead, still counts.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from bot.ports import Courier, Delivery, Lease, Letter, Outcome, Policy, Refusal, Stale, Store, Unit
from bot.rules import note as rules
from bot.rules.note import Verb
from bot.rules.suppression import HashKey
from bot.rules.unsubscribe import link
from bot.texts import Text, text
from bot.usecases import posting
from bot.usecases.notes.barred import barred
from bot.usecases.notes.ending import call_off
from bot.usecases.notes.follow_up import plan_after
from bot.usecases.notes.release import morning_of
from bot.usecases.notes.review import allowed
from bot.usecases.notes.standing import in_the_way, send_back
from db.tables import CardName, Note, NoteRevision, Person, Role

#: waits after "certainly not taken, worth another try"; after the last it is a failure for a person
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))
PAUSE = timedelta(minutes=1)
#: how often an outcome that lost a race is written again
TRIES = 8


async def send(store: Store, lease: Lease, courier: Courier, policy: Policy, key: HashKey) -> None:
    """Deliver the note that is owed, once. Only whoever holds the lease may begin."""
    letter = await _prepare(store.under(lease), lease.row_id, key, policy)
    if letter is None:
        return
    delivery = await courier.deliver(letter)
    for attempt in range(1, TRIES + 1):
        try:
            # Whoever holds the lease by now: what is known of the delivery must not be lost.
            await _settle(store, letter, delivery, policy)
        except Stale:
            # Somebody changed the candidate or the thread meanwhile.
            if attempt == TRIES:
                raise
        else:
            return


async def _prepare(store: Store, note_id: str, key: HashKey, policy: Policy) -> Letter | None:
    """Ask everything once more, then mark the attempt. Nothing is sent if this does not commit."""
    async with store.writing() as unit:
        note = await unit.notes.get(note_id)
        if note is None or not rules.system_may(note, Verb.POSTPONE):
            return None
        if note.attempted_at is not None:
            # The process ended between the attempt and its outcome.
            await _lost(unit, note, "send-interrupted")
            return None
        if (await unit.halt()).stopped_at is not None:
            note.due_at, note.leased_until = unit.now + PAUSE, None
            # To wait is no attempt.
            note.attempts = max(note.attempts - 1, 0)
            unit.audit("system", "note.wait", note.id, why="stopped")
            return None
        wording = await unit.notes.revision(note.id, note.revision)
        if why := await _must_not_leave(unit, note, wording, policy, key):
            if isinstance(why, _Later):
                await _hold_back(unit, note, why, policy)
                return None
            await call_off(unit, note, why)
            await posting.to_executive(unit, note.executive_id, CardName.RELEASE, note.id, anew=True)
            return None
        if wording is None:
            raise LookupError(note.id)
        if await in_the_way(unit, note, wording, policy):
            await send_back(unit, note, policy, anew=True)
            return None
        note.message_id = note.message_id or f"<{note.id}.{note.revision}@{_domain(wording.sender_address)}>"
        note.attempted_at = unit.now
        note.employer_key = await _begins_at(unit, note)
        unit.audit("system", "note.attempt", note.id, revision=wording.revision, digest=wording.digest)
        return await _letter(unit, note, wording, link(policy.public_url, note.id, key))


@dataclass(frozen=True, slots=True)
class _Later:
    """It must not leave now, and may later."""

    since: datetime


async def _must_not_leave(
    unit: Unit, note: Note, wording: NoteRevision | None, policy: Policy, key: HashKey
) -> Text | _Later | None:
    if wording is None or not rules.approval_holds(note, wording):
        return text("send-not-as-approved")
    if not wording.recipient_address:
        return text("send-no-address")
    if not wording.footer.strip():
        return text("send-no-footer")
    candidate = await unit.candidates.get(note.candidate_id)
    if candidate is None:
        return text("not-here")
    # The address in the letter may stand on the profile no more, and on the list of those who said no all the same.
    if no := await barred(unit, note, candidate, policy, key, wording):
        return no.on_note if no.until is None else _Later(no.until)
    thread = await unit.notes.thread(note.thread_id)
    if note.ordinal and thread is not None and thread.answered_at is not None:
        return text("send-answered")
    if thread is not None and thread.closed_at is not None:
        return text("send-closed")
    executive = await unit.people.get(note.executive_id)
    if executive is None or not executive.has(Role.EXECUTIVE) or executive.email != wording.sender_address:
        return text("send-sender-changed")
    return None


async def _begins_at(unit: Unit, note: Note) -> str:
    """The employer at which a conversation begins with this note, for the cap of the week."""
    candidate = await unit.candidates.get(note.candidate_id)
    return candidate.employer_key if candidate is not None and not note.ordinal else ""


async def _hold_back(unit: Unit, note: Note, later: _Later, policy: Policy) -> None:
    """It keeps its approval, and leaves in the first morning that has room for it."""
    candidate = await unit.candidates.get(note.candidate_id)
    if candidate is None:
        raise LookupError(note.id)
    rules.move(note, Verb.HOLD_BACK, None, unit.now)
    note.reason = "barred-cap"
    note.release_at = note.due_at = morning_of(candidate, later.since, policy)
    unit.audit("system", "note.hold_back", note.id)
    await posting.note_behind(unit, note)
    await posting.to_executive(unit, note.executive_id, CardName.RELEASE, note.id, anew=True)


async def _letter(unit: Unit, note: Note, wording: NoteRevision, unsubscribe_url: str) -> Letter:
    ids = [
        earlier.message_id
        for earlier in await unit.notes.of_thread(note.thread_id)
        if earlier.sent_at is not None and earlier.message_id and earlier.id != note.id
    ]
    return Letter(
        note_id=note.id,
        sender_name=wording.sender_name,
        sender_address=wording.sender_address,
        recipient_name=wording.recipient_name,
        recipient_address=wording.recipient_address,
        subject=wording.subject,
        text=f"{wording.body}\n\n{wording.footer}",
        message_id=note.message_id or "",
        sent_on=unit.now,
        in_reply_to=ids[-1] if ids else "",
        references=tuple(ids),
        unsubscribe_url=unsubscribe_url,
    )


async def _settle(store: Store, letter: Letter, delivery: Delivery, policy: Policy) -> None:
    async with store.writing() as unit:
        note = await unit.notes.get(letter.note_id)
        if note is None or note.attempted_at != letter.sent_on or not rules.system_may(note, Verb.DELIVERED):
            # A person has said what became of it.
            return
        late = not rules.system_may(note, Verb.POSTPONE)
        match delivery.outcome:
            case Outcome.SENT:
                await _sent(unit, note, policy, Verb.DELIVERED, None)
                note.provider_id = delivery.provider_id or None
            case Outcome.UNSURE if late:
                pass
            case Outcome.UNSURE:
                await _lost(unit, note, delivery.reason or "send-unsure")
            case Outcome.REFUSED | Outcome.NOT_SENT if late:
                await _refused(unit, note, delivery.reason)
            case Outcome.REFUSED:
                await _refused(unit, note, delivery.reason)
            case Outcome.NOT_SENT:
                await _postpone(unit, note, delivery.reason)
            case _:
                assert_never(delivery.outcome)


async def _sent(unit: Unit, note: Note, policy: Policy, verb: Verb, by: Person | None) -> None:
    """The candidate has it: plan what follows, or when to close."""
    at = note.attempted_at or unit.now
    rules.move(note, verb, by, unit.now)
    note.sent_at = at
    unit.audit(by.id if by else "system", "note.sent", note.id, revision=note.approved_revision)
    thread = await unit.notes.thread(note.thread_id)
    if thread is not None:
        # What was handed over has begun anew: from now on the cooldown counts.
        thread.begins_from = None
    if thread is not None and thread.answered_at is not None:
        # The answer came while it was handed over: nothing follows.
        rules.move(note, Verb.ANSWERED, None, unit.now)
    candidate = await unit.candidates.get(note.candidate_id)
    if candidate is not None:
        candidate.last_contact_at = at
        candidate.owner_id = candidate.owner_id or note.executive_id
        candidate.owned_since = candidate.owned_since or at
        await plan_after(unit, note, candidate, policy)
    await posting.note_behind(unit, note)


async def settle(
    unit: Unit, person: Person, note_id: str, seen: int, *, was_sent: bool, policy: Policy
) -> Note | Refusal:
    """A person looked into the mailbox and says what became of an unsure sending."""
    verb = Verb.IT_WAS_SENT if was_sent else Verb.IT_WAS_NOT_SENT
    note = await allowed(unit, person, note_id, verb, seen, policy)
    if isinstance(note, Refusal):
        return note
    if was_sent:
        await _sent(unit, note, policy, verb, person)
        return note
    rules.move(note, verb, person, unit.now)
    note.reason, note.attempted_at = "send-not-there", None
    unit.audit(person.id, "note.it_was_not_sent", note.id)
    await posting.note_behind(unit, note)
    return note


async def _lost(unit: Unit, note: Note, why: str) -> None:
    rules.move(note, Verb.LOSE_TRACK, None, unit.now)
    note.reason = why
    unit.audit("system", "note.unsure", note.id, why=why)
    await posting.note_behind(unit, note)
    await posting.to_executive(unit, note.executive_id, CardName.RELEASE, note.id, anew=True)


async def _refused(unit: Unit, note: Note, why: str) -> None:
    rules.move(note, Verb.REFUSED, None, unit.now)
    note.reason, note.attempted_at = why or "send-refused", None
    unit.audit("system", "note.send_failed", note.id, why=note.reason)
    await posting.note_behind(unit, note)
    await posting.to_executive(unit, note.executive_id, CardName.RELEASE, note.id, anew=True)


async def _postpone(unit: Unit, note: Note, why: str) -> None:
    tries = note.attempts
    if tries > len(WAITS):
        await _refused(unit, note, why)
        return
    rules.move(note, Verb.POSTPONE, None, unit.now)
    note.attempts = tries
    note.attempted_at = None
    note.reason = why or "send-not-sent"
    note.due_at = unit.now + WAITS[max(tries, 1) - 1]
    unit.audit("system", "note.postpone", note.id, why=note.reason)
    await posting.note_behind(unit, note)


def _domain(address: str) -> str:
    return address.rpartition("@")[2]
