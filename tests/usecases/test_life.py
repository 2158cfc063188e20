"""Anybody presses anything, at any time, on any card that ever stood: the promises hold all along.

The real desk, worker and store; made-up people, mail and chat.
"""

import asyncio
import tempfile
from collections import Counter
from contextlib import AsyncExitStack

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.cards.elements import Button
from bot.events import Open
from bot.ports import Delivery, Outcome
from db.tables import FollowUpStatus, Note, NoteStatus
from tests.fakes import buttons
from tests.usecases.house import CAST, House, open_house

PEOPLE = st.sampled_from(sorted(CAST))


class Life(RuleBasedStateMachine):
    """One candidate, six people, a clock that jumps, a mail server with moods."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.folder = tempfile.TemporaryDirectory()
        self.seen: list[Button] = []
        self.house: House

    @initialize()
    def open(self) -> None:
        url = f"sqlite+aiosqlite:///{self.folder.name}/overture.db"
        self.house = self.loop.run(self.stack.enter_async_context(open_house(url)))

    def teardown(self) -> None:
        self.loop.run(self.stack.aclose())
        self.loop.close()
        self.folder.cleanup()

    @rule(who=PEOPLE)
    def ask(self, who: str) -> None:
        self.loop.run(self.house.types(who, "note Ada Okafor for Mara about routing"))
        self._look()

    @precondition(lambda self: self.seen)
    @rule(who=PEOPLE, data=st.data())
    def press(self, who: str, data: st.DataObject) -> None:
        # Any button that ever stood anywhere, old ones too.
        button = data.draw(st.sampled_from(self.seen), label="button")
        answer = self.loop.run(self.house.presses(who, button))
        if isinstance(answer, Open) and answer.form.submit:
            values = {
                "subject": "Other words",
                "body": f"Dear Ada Okafor,\n\nThese are other words {len(self.seen)}.",
                "wish": "shorter",
                "reason": "not now",
                "day": "2026-12-01",
            }
            self.loop.run(self.house.sends(who, answer.form, **values))
        self._look()

    @rule(hours=st.sampled_from([1, 16, 24, 24 * 7, 24 * 20]))
    def time_passes(self, hours: int) -> None:
        self.loop.run(self.house.passes(hours=hours))
        self._look()

    @rule(outcome=st.sampled_from(Outcome))
    def the_mail_server_changes_its_mood(self, outcome: Outcome) -> None:
        self.house.courier.outcomes = [Delivery(outcome, reason="send-refused")]

    @rule(line=st.sampled_from(["stop", "resume"]))
    def switch(self, line: str) -> None:
        self.loop.run(self.house.types("noor", line))

    @invariant()
    def at_most_one_note_is_under_way_and_one_leader_has_the_conversation(self) -> None:
        notes = self._notes()
        open_notes = [note for note in notes if note.status not in _DONE and note.sent_at is None]
        assert len(open_notes) <= 1
        assert len({note.executive_id for note in notes if note.status is NoteStatus.SENT}) <= 1

    @invariant()
    def whatever_left_had_been_approved_by_somebody_else_as_it_is(self) -> None:
        for note in self._notes():
            if note.status in (NoteStatus.SENT, NoteStatus.SENDING, NoteStatus.SEND_UNSURE):
                assert note.approved_revision == note.revision
                assert note.approved_by not in (None, note.requested_by, note.executive_id)

    @invariant()
    def nothing_is_taken_twice(self) -> None:
        if hasattr(self, "house"):
            taken = Counter(letter.message_id for letter in self.house.courier.accepted)
            assert all(count == 1 for count in taken.values())

    @invariant()
    def after_an_answer_nothing_is_planned(self) -> None:
        notes = self._notes()
        answered = {note.thread_id for note in notes if note.status is NoteStatus.ANSWERED}
        open_threads = {note.thread_id for note in notes if note.status not in _DONE}
        for plan in self.loop.run(self.house.plans()) if notes else ():
            if plan.thread_id in answered - open_threads:
                assert plan.status is not FollowUpStatus.SCHEDULED

    def _notes(self) -> list[Note]:
        if not hasattr(self, "house"):
            return []
        return self.loop.run(self._read())

    async def _read(self) -> list[Note]:
        async with self.house.store.reading() as unit:
            return [note for who in ("mara", "jonas") for note in await unit.notes.of_executive(who, 100)]

    def _look(self) -> None:
        for card in self.house.chat.standing.values():
            self.seen += [button for button in buttons(card).values() if button not in self.seen]


_DONE = {
    NoteStatus.REJECTED,
    NoteStatus.WITHDRAWN,
    NoteStatus.EXPIRED,
    NoteStatus.ANSWERED,
    NoteStatus.CLOSED,
    NoteStatus.SENT,
}

TestLife = Life.TestCase
TestLife.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
