"""Whoever asks, gives, keeps or decides, in any order and on any old card: one has the conversation, and only they write."""

import asyncio
import tempfile
from contextlib import AsyncExitStack

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.cards.elements import Button, Card, Form
from bot.events import Open, Say
from bot.ports import Delivery, Outcome
from bot.rules import note as rules
from bot.rules.handover import MOVES, waits
from db.tables import HandoverStatus, Role
from tests.fakes import buttons
from tests.usecases.house import House, open_house

LEADERS = st.sampled_from(["mara", "jonas", "lena"])


class Doors(RuleBasedStateMachine):
    """One candidate, three executives, a recruiter, an admin, a clock that jumps, a mail server with moods."""

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
        self.loop.run(self._lena_leads())

    async def _lena_leads(self) -> None:
        async with self.house.store.writing() as unit:
            lena = await unit.people.get("lena")
            assert lena is not None
            lena.roles = [Role.EXECUTIVE]
            unit.audit("cli", "person.roles", "lena")

    def teardown(self) -> None:
        self.loop.run(self.stack.aclose())
        self.loop.close()
        self.folder.cleanup()

    @rule(who=LEADERS)
    def wants_to_write(self, who: str) -> None:
        answer = self.loop.run(self.house.types(who, "note Ada Okafor"))
        self._look(answer.card if isinstance(answer, Say) else None)

    @rule(who=LEADERS)
    def looks_at_the_profile(self, who: str) -> None:
        answer = self.loop.run(self.house.types(who, "candidate show Ada Okafor"))
        self._look(answer.card if isinstance(answer, Say) else None)

    @rule(to=st.sampled_from(["mara", "jonas", "lena", "nobody"]))
    def an_admin_decides(self, to: str) -> None:
        answer = self.loop.run(self.house.types("noor", "owner Ada Okafor"))
        if isinstance(answer, Open):
            self._fill("noor", answer.form, to)
        self._look()

    @precondition(lambda self: self.seen)
    @rule(who=st.sampled_from(["mara", "jonas", "lena", "rafael", "noor"]), data=st.data())
    def press(self, who: str, data: st.DataObject) -> None:
        button = data.draw(st.sampled_from(self.seen), label="button")
        answer = self.loop.run(self.house.presses(who, button))
        if isinstance(answer, Open) and answer.form.submit:
            self._fill(who, answer.form, data.draw(st.sampled_from(["jonas", "lena", "nobody"]), label="to"))
        self._look(answer.card if isinstance(answer, Say) else None)

    @rule(hours=st.sampled_from([1, 24, 24 * 4]))
    def time_passes(self, hours: int) -> None:
        self.loop.run(self.house.passes(hours=hours))
        self._look()

    @rule(outcome=st.sampled_from([Outcome.SENT, Outcome.UNSURE]))
    def the_mail_server_changes_its_mood(self, outcome: Outcome) -> None:
        self.house.courier.outcomes = [Delivery(outcome)]

    @invariant()
    def the_promises_hold(self) -> None:
        if hasattr(self, "house"):
            self.loop.run(self._promises())

    def _fill(self, who: str, form: Form, to: str) -> None:
        values = {"to": to, "why": "so it is", "answer": "give", "words": "gladly", "candidate": "cand_ada"}
        self.loop.run(self.house.sends(who, form, **values))

    def _look(self, said: Card | None = None) -> None:
        cards = [*self.house.chat.standing.values(), *([said] if said else [])]
        for card in cards:
            self.seen += [button for button in buttons(card).values() if button not in self.seen]

    async def _promises(self) -> None:
        async with self.house.store.reading() as unit:
            ada = await unit.candidates.get("cand_ada")
            assert ada is not None
            for note in await unit.notes.unfinished("cand_ada"):
                # Only the owner's go on; what left was closed with the conversation.
                assert note.executive_id == ada.owner_id
            asked = await unit.handovers.open_for("cand_ada")
            assert len({one.to_id for one in asked}) == len(asked)
            assert all(waits(one) for one in asked)
            for plan in await unit.follow_ups.of_candidate("cand_ada"):
                opened = await unit.notes.get(plan.note_id) if plan.note_id else None
                if plan.due_at is not None or (opened is not None and rules.goes_on(opened)):
                    assert plan.executive_id == ada.owner_id
        assert await self.house.store.first_broken() is None


Doors.TestCase.settings = settings(max_examples=6, stateful_step_count=14, deadline=None)
TestDoors = Doors.TestCase


def test_what_is_answered_stays_answered() -> None:
    ends = {move.to for move in MOVES.values()} - {status for status, _ in MOVES}
    assert ends == set(HandoverStatus) - {HandoverStatus.ASKED, HandoverStatus.LAPSED}
