"""The suppression list outlives a restore: a journal beside the database keeps every entry and every lifting.

The journal is written after the commit, from the rows; at the start both sides are compared and each gets what only the
other knows. A crash between commit and journal is made good then; so is a database that came back from a backup.
"""

from collections.abc import Sequence

from bot.ports import Stale, Store, SuppressionJournal, Unit
from bot.rules import suppression as rules
from db.tables import Suppression

#: entries taken over in one transaction
BATCH = 500
TRIES = 4


async def merge(store: Store, journal: SuppressionJournal) -> tuple[int, int]:
    """Compare both sides, later state wins; tells how many the database and the journal got."""
    kept: dict[str, Suppression] = {}
    for entry in await journal.read():
        known = kept.get(entry.hash)
        if known is None or rules.outdated(known, entry):
            kept[entry.hash] = entry
    missing: list[Suppression] = []
    async for entry in store.suppression_list():
        known = kept.get(entry.hash)
        if known is None or rules.outdated(known, entry):
            missing.append(entry)
        if known is not None and not rules.outdated(entry, known):
            del kept[entry.hash]
    taken = 0
    lost = sorted(kept.values(), key=lambda one: one.hash)
    for start in range(0, len(lost), BATCH):
        taken += await _taken(store, lost[start : start + BATCH])
    await journal.append(missing)
    return taken, len(missing)


async def keep_up(store: Store, journal: SuppressionJournal, after: int) -> int:
    """Write down what changed since audit row `after`; tells the last row that was looked at."""
    changed: set[str] = set()
    async for row in store.audit_trail(after):
        after = row.seq
        if row.verb.startswith("suppression."):
            changed.add(row.subject)
    if changed:
        async with store.reading() as unit:
            entries = await unit.candidates.suppressions(sorted(changed))
        await journal.append(entries)
    return after


async def _taken(store: Store, entries: Sequence[Suppression]) -> int:
    for attempt in range(1, TRIES + 1):
        try:
            async with store.writing() as unit:
                return await _take(unit, entries)
        except Stale:
            # Another process that starts in the same moment brings back the same.
            if attempt == TRIES:
                raise
    return 0


async def _take(unit: Unit, entries: Sequence[Suppression]) -> int:
    given = {entry.hash: entry for entry in entries}
    known = {entry.hash: entry for entry in await unit.candidates.suppressions(sorted(given))}
    changed = 0
    for one, entry in given.items():
        stored = known.get(one)
        if stored is None:
            unit.add(entry.model_copy())
        elif rules.outdated(stored, entry):
            rules.become(stored, entry)
        else:
            continue
        unit.audit("system", "suppression.restore", one)
        changed += 1
    return changed
