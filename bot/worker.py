"""What the bot owes, done: found by query, claimed with a lease, checked again at the moment of acting.

One APScheduler job ticks; every commit wakes it too. A row that fails is put off with growing waits and
never keeps the others waiting.

A lease is short and renewed while work goes on: of a process that died, everything is taken over within a minute;
one that was only slow finds, when it commits, that it has lost the work.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import assert_never

import structlog

from bot.ports import (
    Chat,
    Courier,
    Lease,
    LeaseLost,
    Policy,
    Stale,
    Store,
    StoreDown,
    Translator,
    Unit,
    Work,
    Writer,
)
from bot.rules.note import OWED, Owed
from bot.rules.stuck import ENDED, ENDINGS, SUSPECT
from bot.rules.suppression import HashKey
from bot.usecases import company_rules, digests, drawing, handing, stuck, waiting_reviews
from bot.usecases.dates import remind
from bot.usecases.handovers import asking
from bot.usecases.notes import draft, follow_up, release, send, translate
from db.tables import Platform

log = structlog.get_logger()

#: so long nobody else takes the work of a process that fell silent; clocks that differ by seconds do no harm
LEASE = timedelta(seconds=30)
#: how often a process renews what it holds
BEAT = timedelta(seconds=10)
#: a row that has to wait until another was tried alone is looked at again so much later
TURN = timedelta(seconds=5)
#: how often work that lost a race is run again
TRIES = 3
#: a platform takes about one message a second per channel; drafts and mails wait on others
AT_ONCE: Mapping[Work, int] = {
    Work.NOTES: 8,
    Work.FOLLOW_UPS: 4,
    Work.DATES: 4,
    Work.CARDS: 8,
    Work.TRANSLATIONS: 2,
    Work.HANDOVERS: 2,
    Work.ABSENCES: 2,
    Work.DIGESTS: 4,
    # One after the other: those that wait share a card.
    Work.REVIEWS: 1,
    Work.RULES: 2,
}


@dataclass(slots=True)
class Worker:
    """Does what is due until nothing is; `run` until stopped."""

    store: Store
    chats: Mapping[Platform, Chat]
    writer: Writer
    courier: Courier
    policy: Policy
    #: hashes addresses for the suppression list
    key: HashKey
    #: where a model is configured
    translator: Translator | None = None
    hold: timedelta = LEASE
    beats: timedelta = BEAT
    #: what this process is at
    _held: dict[tuple[Work, str], Lease] = field(default_factory=dict)
    _woken: dict[Work, asyncio.Event] = field(default_factory=lambda: {kind: asyncio.Event() for kind in Work})

    def wake(self) -> None:
        """Look for work soon; called after each commit and by the scheduler's tick."""
        for woken in self._woken.values():
            woken.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Work whenever woken, until `stopping` is set; what is begun is finished."""
        self.wake()
        async with asyncio.TaskGroup() as group:
            beating = group.create_task(self._keep_beating())
            loops = [group.create_task(self._keep_at(kind, stopping)) for kind in Work]
            await stopping.wait()
            self.wake()
            # To the end of the last piece of work.
            await asyncio.wait(loops)
            beating.cancel()

    async def drain(self) -> None:
        """Do all that is due now, and what that makes due."""
        while any([await self._round(kind) for kind in Work]):
            pass

    async def beat(self) -> None:
        """Renew what this process holds."""
        if self._held:
            await self.store.renew(list(self._held.values()), self.hold)

    async def _keep_beating(self) -> None:
        while True:
            await asyncio.sleep(self.beats.total_seconds())
            try:
                await self.beat()
            except (Stale, StoreDown):
                log.warning("store_down", work="renew")

    async def _keep_at(self, kind: Work, stopping: asyncio.Event) -> None:
        woken = self._woken[kind]
        running: set[asyncio.Task[None]] = set()
        while not stopping.is_set():
            await woken.wait()
            woken.clear()
            free = AT_ONCE[kind] - len(running)
            try:
                claimed = await self._take(kind, free) if free and not stopping.is_set() else ()
            except StoreDown:
                log.warning("store_down", work=kind.value)
                continue
            for lease in claimed:
                task = asyncio.create_task(self._do(lease))
                running.add(task)
                # Its slot is free again: there may be more that is due.
                task.add_done_callback(running.discard)
                task.add_done_callback(lambda _: woken.set())
        if running:
            await asyncio.wait(running)

    async def _round(self, kind: Work) -> bool:
        claimed = await self._take(kind, AT_ONCE[kind])
        await asyncio.gather(*map(self._do, claimed))
        return bool(claimed)

    async def _take(self, kind: Work, limit: int) -> list[Lease]:
        """Claim rows, and keep those we are not at already: after the clock jumped, our own leases look old.

        Of rows at which processes ended before, one is tried at a time, or it would take the others down with it.
        """
        fresh, waiting = [], []
        for lease in await self.store.claim(kind, limit, self.hold):
            held = self._held.get((kind, lease.row_id))
            if held is not None:
                held.number = lease.number
            elif _is_suspect(lease) and any(map(_is_suspect, self._held.values())):
                waiting.append(lease)
            else:
                self._held[kind, lease.row_id] = lease
                fresh.append(lease)
        if waiting:
            await self.store.defer(waiting, TURN)
        return fresh

    async def _do(self, lease: Lease) -> None:
        number = None
        while number != lease.number:
            # Claimed once more while we were at it: there may be more to do.
            number = lease.number
            await self._try(lease)
        del self._held[lease.work, lease.row_id]

    async def _try(self, lease: Lease) -> None:
        if lease.takeovers >= ENDINGS:
            # Whoever was at it never came to an end: it may be what ends them.
            await self._failed(lease, ENDED)
            return
        try:
            await self._again(lease)
        except LeaseLost:
            log.warning("lease_lost", work=lease.work.value, row=lease.row_id)
        except StoreDown:
            # Not the row's fault. The lease runs out by itself.
            log.warning("store_down", work=lease.work.value)
        except Exception as failure:
            # Whatever it was, the row is put off and the others go on.
            log.exception("work_failed", work=lease.work.value, row=lease.row_id)
            await self._failed(lease, type(failure).__name__)

    async def _again(self, lease: Lease) -> None:
        """Act; a lost race is run again at once, and then sees the present state."""
        for attempt in range(1, TRIES + 1):
            try:
                await self._act(lease)
            except Stale:
                if attempt == TRIES:
                    raise
            else:
                return

    async def _act(self, lease: Lease) -> None:
        store, row_id = self.store.under(lease), lease.row_id
        match lease.work:
            case Work.NOTES:
                await self._note(lease)
            case Work.FOLLOW_UPS:
                async with store.writing() as unit:
                    await follow_up.open_due(unit, row_id, self.policy, self.key)
            case Work.DATES:
                async with store.writing() as unit:
                    await remind.due(unit, row_id, self.policy, self.key)
            case Work.CARDS:
                await drawing.draw(store, row_id, self.chats, self.policy)
            case Work.TRANSLATIONS:
                await translate.translate(store, row_id, self.translator, self.policy)
            case Work.HANDOVERS:
                async with store.writing() as unit:
                    await asking.lapse(unit, row_id, self.policy)
            case Work.ABSENCES | Work.DIGESTS | Work.REVIEWS | Work.RULES:
                async with store.writing() as unit:
                    await _REMINDS[lease.work](unit, row_id, self.policy)
            case _:
                assert_never(lease.work)

    async def _note(self, lease: Lease) -> None:
        store, note_id = self.store.under(lease), lease.row_id
        async with self.store.reading() as unit:
            note = await unit.notes.get(note_id)
            owed = OWED.get(note.status) if note else None
        match owed:
            case Owed.DRAFT:
                await draft.draft(store, note_id, self.writer, self.policy, self.key)
            case Owed.SEND:
                await send.send(self.store, lease, self.courier, self.policy, self.key)
            case Owed.RELEASE | Owed.EXPIRY | Owed.CLOSE:
                async with store.writing() as unit:
                    await release.due(unit, note_id, self.policy)
            case None:
                if note is not None and note.due_at is not None:
                    async with store.writing() as unit:
                        await unit.stuck.put_off(lease, None)
                        unit.audit("system", "work.drop", note_id)
            case _:
                assert_never(owed)

    async def _failed(self, lease: Lease, error: str) -> None:
        try:
            async with self.store.under(lease).writing() as unit:
                await stuck.failed(unit, lease, error)
        except LeaseLost:
            log.warning("lease_lost", work=lease.work.value, row=lease.row_id)
        except Exception:
            # The lease runs out by itself; nothing is lost.
            log.exception("put_off_failed", work=lease.work.value, row=lease.row_id)


def _is_suspect(lease: Lease) -> bool:
    return SUSPECT <= lease.takeovers < ENDINGS


#: what concerns nobody outside
_REMINDS: Mapping[Work, Callable[[Unit, str, Policy], Awaitable[None]]] = {
    Work.ABSENCES: handing.due,
    Work.DIGESTS: digests.due,
    Work.REVIEWS: waiting_reviews.due,
    Work.RULES: company_rules.due,
}
