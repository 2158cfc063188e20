"""The link in the footer, or the mail program's own button: nobody here writes to them again."""

from bot.ports import Stale, Store, Unit
from bot.rules.suppression import HashKey
from bot.rules.unsubscribe import note_of
from bot.usecases import posting
from bot.usecases.suppression import never_again
from db.tables import CardName, SuppressionSource

#: how often it is done again when somebody changed a row at the same moment
TRIES = 5


async def unsubscribe(store: Store, token: str, key: HashKey) -> bool:
    """Put the one the note went to on the suppression list; False if the link is not ours. Raises StoreDown."""
    note_id = note_of(token, key)
    if note_id is None:
        return False
    for attempt in range(1, TRIES + 1):
        try:
            async with store.writing() as unit:
                await _never_again(unit, note_id, key)
        except Stale:
            if attempt == TRIES:
                raise
        else:
            break
    return True


async def _never_again(unit: Unit, note_id: str, key: HashKey) -> None:
    note = await unit.notes.get(note_id)
    candidate = await unit.candidates.get(note.candidate_id) if note else None
    if note is None or candidate is None:
        # Their profile was erased since, and erasing put them on the list.
        return
    wording = await unit.notes.revision(note.id, note.approved_revision or note.revision)
    also = (wording.recipient_address,) if wording else ()
    if await never_again(unit, candidate, key, SuppressionSource.UNSUBSCRIBE, also=also):
        note.reason = "heard-unsubscribed"
        unit.audit("system", "note.unsubscribed", note.id)
        await posting.note_behind(unit, note)
        await posting.to_executive(unit, note.executive_id, CardName.RELEASE, note.id, anew=True)
