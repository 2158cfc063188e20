"""A morning's message as it stands now: what was told then, and what of it is settled since."""

from typing import assert_never

from bot.cards import digest as card
from bot.cards.digest import DigestLine, DigestView
from bot.cards.elements import Card
from bot.ports import Policy, Unit
from bot.rules import follow_up as plans
from bot.rules import note as notes
from bot.rules.access import Action, may
from bot.rules.digest import Item, Kind
from bot.rules.note import status_text
from bot.texts import Words, text
from bot.usecases.away import acting_for
from bot.usecases.digests import is_awaited
from db.tables import FollowUp, Note, Person


async def draw(unit: Unit, digest_id: str, reader: Person, words: Words, policy: Policy) -> Card | None:
    """The card; None if there is no such message."""
    row = await unit.reminders.digest(digest_id)
    if row is None:
        return None
    acting = await acting_for(unit, reader)
    told = [await _line(unit, Item.read(item), reader, acting, policy) for item in row.items]
    return card.draw(DigestView(reader.name, [line for line in told if line is not None]), words)


async def _line(unit: Unit, item: Item, reader: Person, acting: frozenset[str], policy: Policy) -> DigestLine | None:
    plan = await unit.follow_ups.get(item.subject) if item.kind is Kind.NUDGE else None
    note = await unit.notes.get(plan.note_id or plan.after_note_id if plan else item.subject)
    candidate = await unit.candidates.get(note.candidate_id) if note else None
    executive = await unit.people.get(item.executive_id)
    if note is None or candidate is None or executive is None:
        return None
    name = executive.name if executive.id != reader.id else ""
    if executive.id not in {reader.id, *acting}:
        # They stood in; it is the executive's own again, and no news of theirs any more.
        return DigestLine(item.kind, candidate.name, text("given-back", name=executive.name), name)
    opens = _opens(item, note, plan, reader, acting, policy)
    status = text(f"plan-status-{plan.status.value}") if plan and not plan.note_id else status_text(note)
    return DigestLine(item.kind, candidate.name, status, name, opens)


def _opens(
    item: Item, note: Note, plan: FollowUp | None, reader: Person, acting: frozenset[str], policy: Policy
) -> str:
    """What the reader's button opens, while there is something to do."""
    match item.kind:
        case Kind.ANSWER:
            return note.candidate_id if may(reader, Action.SEE_CANDIDATES) else ""
        case Kind.DECIDE:
            return note.id if is_awaited(note, reader, acting, policy) else ""
        case Kind.NUDGE:
            still = plan is not None and plan.note_id is not None and bool(plans.open_steps(plan, reader, acting))
            return item.subject if still and notes.system_may(note, notes.Verb.CALL_OFF) else ""
        case _:
            assert_never(item.kind)
