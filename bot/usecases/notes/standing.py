"""Does what a note rests on still hold? Asked at the approval, at the release, and as the last thing before it leaves.

A talking point may be withdrawn, changed or run out while a note waits, and something may be declared internal. Then
the note goes back to the recruiters with its text; nothing is lost, and the message says which point it is.
"""

from collections.abc import Sequence
from datetime import date

from bot.ports import Policy, Unit
from bot.rules import note as rules
from bot.rules.draft_checks.confidential import findings as internal_in
from bot.rules.note import Verb
from bot.texts import Text
from bot.usecases import posting, waiting_reviews
from bot.usecases.notes.resting import as_it_stands, guarded, lost
from bot.usecases.notes.wording import findings_of
from db.tables import CardName, Claim, Note, NoteRevision, TalkingPoint


async def in_the_way(unit: Unit, note: Note, wording: NoteRevision, policy: Policy) -> tuple[Text, ...]:
    """What this wording must no longer say, each in a sentence; empty if all it rests on holds."""
    claims = await unit.notes.claims(note.id, wording.revision)
    gone = await lost(unit, note, wording, claims)
    return (*gone.values(), *await _internal(unit, note, wording, claims, policy))


async def outlives(unit: Unit, note: Note, wording: NoteRevision, on: date) -> Text | None:
    """A talking point it cites whose last day comes before the day it would leave, or None."""
    claims = await unit.notes.claims(note.id, wording.revision)
    return next(iter((await lost(unit, note, wording, claims, on)).values()), None)


async def send_back(unit: Unit, note: Note, policy: Policy, *, anew: bool) -> None:
    """Give the note back to the recruiters, its approval void. With `anew` the executive gets a fresh message."""
    rules.move(note, Verb.GO_BACK, None, unit.now)
    rules.void_approval(note)
    note.reason = "note-went-back"
    note.due_at = rules.due_after(note, unit.now, policy)
    unit.audit("system", "note.go_back", note.id, revision=note.revision)
    await posting.to_rooms(unit, note, policy)
    await waiting_reviews.owe(unit, note, policy)
    await posting.note_behind(unit, note)
    await posting.to_executive(unit, note.executive_id, CardName.RELEASE, note.id, anew=anew)


async def look_again(unit: Unit, point: TalkingPoint, policy: Policy) -> None:
    """`point` has changed: approved notes that rest on it go back at once, and cards say what is in the way."""
    await unit.flush()
    for note in await unit.notes.resting_on(point.id):
        wording = await unit.notes.revision(note.id, note.revision)
        if wording is None:
            continue
        if rules.system_may(note, Verb.GO_BACK) and await in_the_way(unit, note, wording, policy):
            await send_back(unit, note, policy, anew=True)
        else:
            await posting.note_behind(unit, note)


async def _internal(
    unit: Unit, note: Note, wording: NoteRevision, claims: Sequence[Claim], policy: Policy
) -> tuple[Text, ...]:
    """What it tells that became internal since it was checked."""
    secrets = await guarded(unit)
    if not secrets:
        return ()
    known = [finding.message for finding in findings_of(wording)]
    found = internal_in(await as_it_stands(unit, note, wording, claims, policy), secrets)
    return tuple(finding.message for finding in found if finding.message not in known)
