"""Anything may happen in any order, on two replicas whose clocks differ and jump: the promises hold all along.

What happened is read from the audit chain, which is one order for both. A longer run of the same:
make bench BENCH=tests/usecases/test_house_of_two.py
"""

import asyncio
import io
import shutil
import tempfile
from collections import Counter
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as _settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.events import Click, Command
from bot.outside import log
from bot.ports import Clock, Delivery, Outcome, Work
from bot.rules.follow_up import house_days
from bot.rules.note import LEFT, UNFINISHED
from bot.worker import LEASE
from db.store import SqlStore, open_store
from db.tables import AuditRow, CandidateEmail, CardName, EmailKind, FollowUp, Note, PostedCard, Row
from tests.fakes import CountingIds, GivenClock
from tests.usecases.house import POLICY, House, candidate, open_house

WHOM = {"cand_ada": ("Ada Okafor", "ada@okafor.example"), "cand_bo": ("Bo Nilsson", "bo@nilsson.example")}
EXECUTIVES = st.sampled_from(["mara", "jonas"])
CANDIDATES = st.sampled_from(sorted(WHOM))
REPLICAS = st.integers(0, 1)
NEWEST = st.integers(0, 3)
VERBS = st.sampled_from(
    ["approve", "release", "schedule", "retry", "withdraw", "reject", "it_was_sent", "it_was_not_sent", "close"]
)
OUTCOMES = st.sampled_from(Outcome)
Stored = TypeVar("Stored", bound=Row)


@dataclass(frozen=True)
class Skewed:
    """Another machine's clock."""

    true: Clock
    seconds: int

    def now(self) -> datetime:
        return self.true.now() + timedelta(seconds=self.seconds)


@cache
def furnished() -> Path:
    """A database with the cast and two candidates, to be copied."""
    file = Path(tempfile.mkdtemp(prefix="overture-two-")) / "overture.db"

    async def furnish() -> None:
        async with open_house(f"sqlite+aiosqlite:///{file}") as house, house.store.writing() as unit:
            name, address = WHOM["cand_bo"]
            unit.add(candidate("cand_bo", name, unit.now))
            unit.add(CandidateEmail(id="mail_bo", candidate_id="cand_bo", address=address, kind=EmailKind.PERSONAL))
            unit.audit("dana", "candidate.add", "cand_bo")

    asyncio.run(furnish())
    return file


class HouseOfTwo(RuleBasedStateMachine):
    """Two replicas on one database."""

    def __init__(self) -> None:
        super().__init__()
        log.configure(stream=io.StringIO())
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp(prefix="overture-two-"))
        self.replicas: list[House] = []

    @initialize(skew=st.integers(-7, 7))
    def opens(self, skew: int) -> None:
        file = self.folder / "overture.db"
        shutil.copy(furnished(), file)
        url, ids = f"sqlite+aiosqlite:///{file}", CountingIds(1000)
        # More than once in a month, so that much happens in a short run.
        policy = replace(POLICY, cooldown_days=20)
        clock = GivenClock()
        first = House(open_store(url, clock, ids), url, clock, policy)
        self.replicas = [first, replace(first, store=open_store(url, Skewed(first.clock, skew), ids))]
        # With a conversation under way more can happen in a short run.
        self.asks_and_all_goes_well("mara", "cand_ada", 0)

    def teardown(self) -> None:
        for house in self.replicas:
            self.runner.run(house.store.close())
        self.runner.close()
        shutil.rmtree(self.folder)

    @property
    def store(self) -> SqlStore:
        return self.replicas[0].store

    @rule(executive=EXECUTIVES, whom=CANDIDATES, at=REPLICAS)
    def asks(self, executive: str, whom: str, at: int) -> None:
        self._types(at, executive, f"note {WHOM[whom][0]}")

    @rule(executive=EXECUTIVES, whom=CANDIDATES, at=REPLICAS)
    def asks_and_all_goes_well(self, executive: str, whom: str, at: int) -> None:
        self._types(at, executive, f"note {WHOM[whom][0]}")
        for who, verb in (("rafael", "approve"), (executive, "release")):
            self.both_work()
            self._presses(at, who, verb, self._newest(0))
        self.both_work()

    @rule(verb=VERBS, newest=NEWEST, at=REPLICAS)
    def decides(self, verb: str, newest: int, at: int) -> None:
        note = self._newest(newest)
        who = "dana" if verb in ("approve", "reject") else note.executive_id if note else "mara"
        self._presses(at, who, verb, note)

    @rule(newest=NEWEST, at=REPLICAS)
    def answer_comes(self, newest: int, at: int) -> None:
        note = self._newest(newest)
        self._presses(at, note.executive_id if note else "mara", "answered", note)

    @rule(newest=NEWEST, at=REPLICAS)
    def answer_comes_while_others_work(self, newest: int, at: int) -> None:
        note = self._newest(newest)
        if note is not None:
            click = Click(self.replicas[at].origin("dana"), "answered", note.id, note.version)
            self.runner.run(_at_once(self.replicas[at].desk.handle(click), self.replicas[1 - at].worker.drain()))

    @rule(newest=NEWEST, at=REPLICAS, choice=st.sampled_from(["1", "5", "stop"]))
    def nudge_is_handled(self, newest: int, at: int, choice: str) -> None:
        plans = sorted(self._all(FollowUp), key=lambda plan: plan.planned_for, reverse=True)
        if newest < len(plans):
            plan = plans[newest]
            verb, chosen = ("stop_plan", "") if choice == "stop" else ("snooze", choice)
            house = self.replicas[at]
            click = Click(house.origin(plan.executive_id), verb, plan.id, plan.version, chosen)
            self.runner.run(house.desk.handle(click))

    @rule(whom=CANDIDATES, at=REPLICAS)
    def says_never_again(self, whom: str, at: int) -> None:
        self._types(at, "dana", f"suppress {WHOM[whom][1]} said so")

    @rule(whom=CANDIDATES, at=REPLICAS)
    def is_lifted(self, whom: str, at: int) -> None:
        self._types(at, "noor", f"lift {WHOM[whom][1]} wrote to us")

    @rule(line=st.sampled_from(["stop a wrong list", "resume"]), at=REPLICAS)
    def switches(self, line: str, at: int) -> None:
        self._types(at, "noor", line)

    @rule(outcomes=st.lists(OUTCOMES, max_size=3))
    def mail_server_will(self, outcomes: list[Outcome]) -> None:
        self.replicas[0].courier.outcomes = [Delivery(outcome, reason="send-refused") for outcome in outcomes]

    @rule(at=REPLICAS, work=st.sampled_from(Work))
    def replica_dies_at_work(self, at: int, work: Work) -> None:
        self.runner.run(self.replicas[at].store.claim(work, 8, LEASE))

    @rule(at=REPLICAS)
    def one_works(self, at: int) -> None:
        self.runner.run(self.replicas[at].worker.drain())

    @rule()
    def both_work(self) -> None:
        self.runner.run(_at_once(*(house.worker.drain() for house in self.replicas)))

    @rule(days=st.integers(1, 8))
    def days_pass(self, days: int) -> None:
        for _ in range(days):
            self.replicas[0].clock.forward(days=1)
            self.both_work()

    @rule(by=st.sampled_from([timedelta(seconds=31), timedelta(hours=2), timedelta(days=3), timedelta(days=40)]))
    def nobody_works_for(self, by: timedelta) -> None:
        self.replicas[0].clock.at += by

    @invariant()
    def a_candidate_has_one_conversation_at_most(self) -> None:
        talking = {(note.candidate_id, note.executive_id) for note in self._notes() if note.status in UNFINISHED}
        assert max(Counter(whom for whom, _ in talking).values(), default=0) <= 1, talking

    @invariant()
    def nothing_leaves_after_an_answer_or_a_no(self) -> None:
        notes = {note.id: note for note in self._notes()}
        threads = {note.thread_id: note.candidate_id for note in notes.values()}
        born: dict[str, int] = {}
        answered: dict[str, int] = {}
        said_no: set[str] = set()
        attempts: list[str] = []
        for row in self._audit():
            match row.verb:
                case "note.request":
                    born[row.subject] = row.seq
                case "follow_up.open":
                    born[row.details["note"]] = row.seq
                case "thread.answered":
                    answered[threads[row.subject]] = row.seq
                case "candidate.said_no":
                    said_no.add(row.subject)
                case "candidate.no_lifted":
                    said_no.discard(row.subject)
                case "note.attempt":
                    whom = notes[row.subject].candidate_id
                    assert whom not in said_no
                    assert born[row.subject] > answered.get(whom, 0), "asked for before the answer, sent after it"
                    attempts.append(row.subject)
                case _:
                    pass
        # Nothing reaches the mail server by another way.
        assert Counter(attempts) == Counter(letter.note_id for letter in self.replicas[0].courier.letters)

    @invariant()
    def no_letter_is_taken_twice(self) -> None:
        taken = Counter(letter.note_id for letter in self.replicas[0].courier.accepted)
        assert max(taken.values(), default=0) <= 1, taken

    @invariant()
    def notes_leave_in_order_and_no_more_than_planned(self) -> None:
        by_thread: dict[str, list[Note]] = {}
        for note in sorted((n for n in self._notes() if n.sent_at and n.status in LEFT), key=lambda n: str(n.sent_at)):
            by_thread.setdefault(note.thread_id, []).append(note)
        for sent in by_thread.values():
            ordinals = [note.ordinal for note in sent]
            assert ordinals[0] == 0
            assert all(after in (0, before + 1) for before, after in pairwise(ordinals)), ordinals
            assert max(ordinals) <= len(house_days(POLICY))

    @invariant()
    def each_nudge_comes_once(self) -> None:
        opened = Counter(plan.note_id for plan in self._all(FollowUp) if plan.note_id)
        assert max(opened.values(), default=0) <= 1
        follow_ups = {note.id: note for note in self._notes() if note.ordinal}
        alive = Counter(note.thread_id for note in follow_ups.values() if note.status in UNFINISHED)
        assert max(alive.values(), default=0) <= 1, "two follow-ups at once"
        nudges = Counter(
            card.subject_id for card in self._all(PostedCard) if card.card is CardName.NUDGE and not card.superseded
        )
        assert max(nudges.values(), default=0) <= 1

    @invariant()
    def the_audit_chain_is_whole(self) -> None:
        if self.replicas:
            assert self.runner.run(self.store.first_broken()) is None

    def _types(self, at: int, who: str, line: str) -> None:
        house = self.replicas[at]
        self.runner.run(house.desk.handle(Command(house.origin(who), line)))

    def _presses(self, at: int, who: str, verb: str, note: Note | None) -> None:
        if note is not None:
            house = self.replicas[at]
            self.runner.run(house.desk.handle(Click(house.origin(who), verb, note.id, note.version)))

    def _newest(self, position: int) -> Note | None:
        notes = sorted(self._notes(), key=lambda note: note.id, reverse=True)
        return notes[position] if position < len(notes) else None

    def _notes(self) -> list[Note]:
        return self._all(Note)

    def _audit(self) -> list[AuditRow]:
        return sorted(self._all(AuditRow), key=lambda row: row.seq)

    def _all(self, kind: type[Stored]) -> list[Stored]:
        if not self.replicas:
            return []

        async def read() -> list[Stored]:
            async with AsyncSession(self.store.engines.reader) as session:
                return list((await session.scalars(select(kind))).all())

        return self.runner.run(read())


async def _at_once(*awaited: Awaitable[object]) -> None:
    await asyncio.gather(*awaited)


class TestHouseOfTwo(HouseOfTwo.TestCase):  # type: ignore[misc, valid-type]
    """A short run, each time another."""

    settings = _settings(max_examples=5, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.bench
class TestHouseOfTwoForLong(HouseOfTwo.TestCase):  # type: ignore[misc, valid-type]
    """A long one."""

    settings = _settings(
        max_examples=60, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
    )
