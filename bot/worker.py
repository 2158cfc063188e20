"""What the bot owes, done: found by query, claimed with a lease, checked again at the moment of acting.

One APScheduler job ticks; every commit wakes it too. A row that fails is put off with growing waits and
never keeps the others waiting.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import assert_never

import structlog

from bot.ports import Chat, Courier, Policy, Stale, Store, StoreDown, Translator, Unit, Work, Writer
from bot.rules.note import OWED, Owed
from bot.rules.suppression import HashKey
from bot.usecases import drawing, posting
from bot.usecases.notes import draft, follow_up, release, send, translate
from db.tables import FollowUp, Note, Platform, PostedCard, Translation

log = structlog.get_logger()

#: longer than any single piece of work may take
LEASE = timedelta(minutes=5)
#: waits after a piece of work failed unexpectedly; the last one repeats
WAITS = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
#: how often work that lost a race is run again
TRIES = 3
#: a platform takes about one message a second per channel; drafts and mails wait on others
AT_ONCE: Mapping[Work, int] = {Work.NOTES: 8, Work.FOLLOW_UPS: 4, Work.CARDS: 8, Work.TRANSLATIONS: 2}


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
    _woken: dict[Work, asyncio.Event] = field(default_factory=lambda: {kind: asyncio.Event() for kind in Work})

    def wake(self) -> None:
        """Look for work soon; called after each commit and by the scheduler's tick."""
        for woken in self._woken.values():
            woken.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Work whenever woken, until `stopping` is set; what is begun is finished."""
        self.wake()
        async with asyncio.TaskGroup() as loops:
            for kind in Work:
                loops.create_task(self._keep_at(kind, stopping))
            await stopping.wait()
            self.wake()

    async def drain(self) -> None:
        """Do all that is due now, and what that makes due."""
        while any([await self._round(kind) for kind in Work]):
            pass

    async def _keep_at(self, kind: Work, stopping: asyncio.Event) -> None:
        woken = self._woken[kind]
        running: set[asyncio.Task[None]] = set()
        while not stopping.is_set():
            await woken.wait()
            woken.clear()
            free = AT_ONCE[kind] - len(running)
            try:
                claimed = await self.store.claim(kind, free, LEASE) if free and not stopping.is_set() else ()
            except StoreDown:
                log.warning("store_down", work=kind.value)
                continue
            for row_id in claimed:
                task = asyncio.create_task(self._do(kind, row_id))
                running.add(task)
                # Its slot is free again: there may be more that is due.
                task.add_done_callback(running.discard)
                task.add_done_callback(lambda _: woken.set())
        if running:
            await asyncio.wait(running)

    async def _round(self, kind: Work) -> bool:
        claimed = await self.store.claim(kind, AT_ONCE[kind], LEASE)
        await asyncio.gather(*(self._do(kind, row_id) for row_id in claimed))
        return bool(claimed)

    async def _do(self, kind: Work, row_id: str) -> None:
        try:
            await self._again(kind, row_id)
        except Exception:
            # Whatever it was, the row is put off and the others go on.
            log.exception("work_failed", work=kind.value, row=row_id)
            await self._put_off(kind, row_id)

    async def _again(self, kind: Work, row_id: str) -> None:
        """Act; a lost race is run again at once, and then sees the present state."""
        for attempt in range(1, TRIES + 1):
            try:
                await self._act(kind, row_id)
            except Stale:
                if attempt == TRIES:
                    raise
            else:
                return

    async def _act(self, kind: Work, row_id: str) -> None:
        match kind:
            case Work.NOTES:
                await self._note(row_id)
            case Work.FOLLOW_UPS:
                async with self.store.writing() as unit:
                    await follow_up.open_due(unit, row_id, self.policy, self.key)
            case Work.CARDS:
                await drawing.draw(self.store, row_id, self.chats, self.policy)
            case Work.TRANSLATIONS:
                await translate.translate(self.store, row_id, self.translator, self.policy)
            case _:
                assert_never(kind)

    async def _note(self, note_id: str) -> None:
        async with self.store.reading() as unit:
            note = await unit.notes.get(note_id)
            owed = OWED.get(note.status) if note else None
        match owed:
            case Owed.DRAFT:
                await draft.draft(self.store, note_id, self.writer, self.policy, self.key)
            case Owed.SEND:
                await send.send(self.store, note_id, self.courier, self.policy, self.key)
            case Owed.RELEASE | Owed.EXPIRY | Owed.CLOSE:
                async with self.store.writing() as unit:
                    await release.due(unit, note_id, self.policy)
            case None:
                await self._put_off(Work.NOTES, note_id)
            case _:
                assert_never(owed)

    async def _put_off(self, kind: Work, row_id: str) -> None:
        try:
            async with self.store.writing() as unit:
                row = await _row(unit, kind, row_id)
                if row is not None and row.due_at is not None:
                    row.due_at = unit.now + WAITS[min(max(row.attempts, 1), len(WAITS)) - 1]
                    row.leased_until = None
                    unit.audit("system", "work.put_off", row_id, attempts=row.attempts)
                    # The row has a new version: buttons on standing cards must name it.
                    await _behind(unit, row)
        except Exception:
            # The lease runs out by itself; nothing is lost.
            log.exception("put_off_failed", work=kind.value, row=row_id)


async def _behind(unit: Unit, row: Note | FollowUp | PostedCard | Translation) -> None:
    match row:
        case Note():
            await posting.note_behind(unit, row)
        case FollowUp():
            await posting.plan_behind(unit, row)
        case PostedCard() | Translation():
            pass


async def _row(unit: Unit, kind: Work, row_id: str) -> Note | FollowUp | PostedCard | Translation | None:
    match kind:
        case Work.NOTES:
            return await unit.notes.get(row_id)
        case Work.FOLLOW_UPS:
            return await unit.follow_ups.get(row_id)
        case Work.CARDS:
            return await unit.cards.get(row_id)
        case Work.TRANSLATIONS:
            return await unit.notes.translation_by_id(row_id)
        case _:
            assert_never(kind)
