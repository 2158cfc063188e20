"""Never again: somebody is put on the suppression list, and taken off it.

One road for every source: a reply, the link in the footer, a word to one of us, an erased profile. What is under way
for a candidate who is meant stops in the same transaction. Only legal and admins lift an entry, with a reason.
"""

import re
from collections.abc import Iterable, Sequence

from bot.ports import Refusal, Unit
from bot.rules import suppression as rules
from bot.rules.access import Action, may
from bot.rules.hidden import plain
from bot.rules.profiles import address_of
from bot.rules.suppression import HashKey
from bot.texts import Text, text
from bot.usecases.admin import Actor
from bot.usecases.notes.ending import stop_everything
from db.tables import Candidate, Person, Suppression, SuppressionSource

#: characters kept of a reason
REASON_LENGTH = 300
#: what Slack makes of an address that is typed
_LINKED = re.compile(r"<mailto:([^|>]+)(?:\|[^>]*)?>")
_ADDRESS = re.compile(r"[^\s<>()]+@[^\s<>()]+")


async def suppress(
    unit: Unit, actor: Actor, who: str, reason: str, key: HashKey, source: SuppressionSource = SuppressionSource.FORM
) -> Text | Refusal:
    """Nobody here writes to `who` any more: an address, an import's reference, or a candidate's id."""
    if isinstance(actor, Person) and not may(actor, Action.SUPPRESS):
        return Refusal(text("not-allowed"))
    found, told_by = await _meant(unit, who)
    if not told_by:
        return Refusal(text("suppress-whom"))
    by = actor.id if isinstance(actor, Person) else actor.value
    by = actor.id if isinstance(actor, Person) else actor.value
    changed = await _put_on_list(unit, told_by, key, source, by, reason)
    if not changed and (found is None or found.said_no_on is not None):
        return Refusal(text("suppress-already"))
    if found is None:
        return text("suppress-done-unknown")
    await _stop(unit, found, actor if isinstance(actor, Person) else None, by, source)
    return text("suppress-done", candidate=found.name)


async def never_again(
    unit: Unit,
    candidate: Candidate,
    key: HashKey,
    source: SuppressionSource,
    *,
    by: Person | None = None,
    reason: str = "",
    also: Iterable[str] = (),
) -> bool:
    """The candidate said so themselves, or is erased: under all that tells them, and under `also`, addresses they had.

    What is under way stops in this transaction. Tells whether anything of it is new; asked twice it does nothing.
    """
    told_by = rules.of_candidate(candidate, await unit.candidates.emails(candidate.id))
    told_by += [rules.of_address(address) for address in also if address]
    recorded_by = by.id if by else "system"
    changed = await _put_on_list(unit, told_by, key, source, recorded_by, reason)
    if not changed and candidate.said_no_on is not None:
        return False
    await _stop(unit, candidate, by, recorded_by, source)
    return True


async def erased(unit: Unit, candidate: Candidate, key: HashKey, by: Person | None = None) -> bool:
    """Before a profile is erased: nobody takes its owner in again, or writes to them."""
    return await never_again(unit, candidate, key, SuppressionSource.ERASURE, by=by)


async def _put_on_list(
    unit: Unit, told_by: Sequence[str], key: HashKey, source: SuppressionSource, by: str, reason: str
) -> bool:
    known = await unit.candidates.suppressions(rules.marks(told_by, key))
    standing = {entry.hash for entry in known if rules.in_force(entry)}
    new = rules.entries(told_by, key, source, by=by, at=unit.now, reason=without_addresses(reason), known=known)
    unit.add(*new)
    back = [entry for entry in known if rules.in_force(entry) and entry.hash not in standing]
    for entry in (*new, *back):
        unit.audit(by, "suppression.add", entry.hash, source=entry.source.value)
    return bool(new or back)


async def _stop(unit: Unit, candidate: Candidate, person: Person | None, by: str, source: SuppressionSource) -> None:
    candidate.said_no_on = candidate.said_no_on or unit.now.date()
    unit.audit(by, "candidate.said_no", candidate.id, source=source.value)
    await stop_everything(unit, candidate.id, person, "plan-opted-out", _CALLED_OFF)


async def lift(unit: Unit, person: Person, who: str, reason: str, key: HashKey) -> Text | Refusal:
    """Legal or an admin takes `who` off the list, and says why. Both stay on record."""
    if not may(person, Action.LIFT_SUPPRESSION):
        return Refusal(text("lift-not-allowed"))
    if not reason.strip():
        return Refusal(text("lift-needs-reason"))
    found, told_by = await _meant(unit, who)
    listed = [entry for entry in await unit.candidates.suppressions(rules.marks(told_by, key)) if rules.in_force(entry)]
    if not listed and (found is None or found.said_no_on is None):
        return Refusal(text("lift-not-listed"))
    for entry in listed:
        rules.lift(entry, by=person.id, at=unit.now, reason=without_addresses(reason))
        unit.audit(person.id, "suppression.lift", entry.hash)
    if found is None:
        return text("lift-done-unknown")
    found.said_no_on = None
    unit.audit(person.id, "candidate.no_lifted", found.id)
    return text("lift-done", candidate=found.name)


async def restore(unit: Unit, saved: Iterable[Suppression], actor: Actor) -> int:
    """Bring entries of an exported list back; tells how many. Nothing is ever lifted by it.

    What was lifted here after the entry was made stays lifted: the list is older than the decision.
    """
    given = {entry.hash: entry for entry in saved}
    known = {entry.hash: entry for entry in await unit.candidates.suppressions(sorted(given))}
    changed = 0
    for one, entry in given.items():
        stored = known.get(one)
        if stored is None:
            unit.add(entry)
        elif stored.lifted_at is not None and entry.added_at > stored.lifted_at:
            rules.put_back(stored, entry.source, by=entry.added_by, at=entry.added_at, reason=entry.reason)
        else:
            continue
        unit.audit(actor.id if isinstance(actor, Person) else actor.value, "suppression.restore", one)
        changed += 1
    return changed


def without_addresses(reason: str) -> str:
    """A reason as it is kept: the list must not tell whom it is about."""
    return _ADDRESS.sub("…", plain(reason, REASON_LENGTH))


_CALLED_OFF = text("barred-said-no")


async def _meant(unit: Unit, who: str) -> tuple[Candidate | None, Sequence[str]]:
    """The candidate who is meant, if one is stored, and all that tells the person."""
    given = _LINKED.sub(r"\1", who).strip().strip("<>,;")
    address = address_of(given) if "@" in given else None
    if address is not None:
        candidate = await unit.candidates.by_address(address)
        candidate = candidate or await unit.candidates.by_address(rules.normalised(address))
    else:
        candidate = (await unit.candidates.get(given) or await unit.candidates.by_ref(given)) if given else None
    said = [rules.of_address(address)] if address else []
    if candidate is None:
        return None, said
    return candidate, [*said, *rules.of_candidate(candidate, await unit.candidates.emails(candidate.id))]
