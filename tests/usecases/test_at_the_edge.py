"""What happens at the wrong moment: while a mail is handed over, while everything is stopped, in a race, after a role was lost."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from bot.cards.elements import Button
from bot.events import Click, Command
from bot.ports import Delivery, Letter, Outcome, Stale
from bot.rules.suppression import of_address
from bot.usecases.notes.request import Requested, Wanted, request
from db.tables import FollowUpStatus, NoteStatus
from tests.fakes import FakeCourier, buttons, words_of
from tests.usecases.house import KEY, House


@dataclass
class SlowCourier(FakeCourier):
    """Something happens while it hands a letter over."""

    meanwhile: Callable[[], Awaitable[object]] | None = None

    async def deliver(self, letter: Letter) -> Delivery:
        delivery = await super().deliver(letter)
        happens, self.meanwhile = self.meanwhile, None
        if happens is not None:
            await happens()
        return delivery


async def pressed(house: House, who: str, button: Button | None) -> object:
    """Press without letting the worker go on."""
    assert button is not None
    return await house.desk.handle(Click(house.origin(who), button.verb, button.subject, button.seen, button.choice))


async def approved_follow_up(house: House) -> None:
    await house.sent()
    await house.passes(days=6)
    await house.presses("rafael", house.button(house.review(), "approve"))


async def test_what_is_being_handed_over_cannot_be_snoozed_and_is_sent_once(house: House) -> None:
    courier = SlowCourier()
    house.courier = courier
    await approved_follow_up(house)

    async def snooze() -> None:
        plan = (await house.plans())[-1]
        await house.desk.handle(Click(house.origin("mara"), "snooze", plan.id, plan.version, "3"))

    courier.meanwhile = snooze
    await house.presses("mara", house.button(house.told("mara"), "release"))
    assert (await house.note()).status is NoteStatus.SENT
    assert (await house.plans())[0].status is FollowUpStatus.OPENED
    assert courier.taken == 2


async def test_an_answer_while_it_is_handed_over_is_kept_and_nothing_follows(house: House) -> None:
    courier = SlowCourier()
    house.courier = courier
    await approved_follow_up(house)

    async def answered() -> None:
        async with house.store.reading() as unit:
            first = min(await unit.notes.of_executive("mara", 9), key=lambda note: note.ordinal)
        await house.desk.handle(Click(house.origin("mara"), "answered", first.id, first.version))

    courier.meanwhile = answered
    await house.presses("mara", house.button(house.told("mara"), "release"))
    note = await house.note()
    assert note.status is NoteStatus.ANSWERED
    assert note.sent_at is not None
    assert FollowUpStatus.SCHEDULED not in {plan.status for plan in await house.plans()}


async def test_a_note_for_the_morning_that_was_stopped_over_it_waits_for_the_next(house: House) -> None:
    await house.presses("mara", house.button(await house.approved(), "schedule"))
    planned = (await house.note()).release_at
    assert planned is not None
    await house.types("noor", "stop wrong list")
    await house.passes(seconds=(planned - house.clock.now()).total_seconds() + 18 * 3600)
    await house.types("noor", "resume")
    await house.passes(minutes=2)
    assert house.courier.taken == 0
    later = (await house.note()).release_at
    assert later is not None
    assert later > house.clock.now()


async def test_a_note_leaves_in_nobodys_name_who_lost_the_role(house: House) -> None:
    await house.presses("mara", house.button(await house.approved(), "schedule"))
    async with house.store.writing() as unit:
        mara = await unit.people.get("mara")
        assert mara is not None
        mara.roles = []
        unit.audit("cli", "person.roles", "mara")
    await house.passes(days=2)
    assert house.courier.taken == 0
    assert (await house.note()).status is NoteStatus.WITHDRAWN


async def test_a_no_counts_for_the_address_in_the_letter(house: House) -> None:
    told = await house.approved()
    async with house.store.writing() as unit:
        address = (await unit.candidates.emails("cand_ada"))[0]
        address.address = "new@okafor.example"
        unit.audit("cli", "candidate.change", "cand_ada")
    await house.listed(of_address("ada@okafor.example"))
    await house.presses("mara", house.button(told, "release"))
    assert house.courier.taken == 0


async def test_after_an_answer_a_new_note_is_followed_up_again(house: House) -> None:
    await house.presses("mara", house.button(await house.sent(), "answered"))
    await house.passes(days=60)
    await house.sent()
    # From a Sunday in August to the Tuesday of the week after the next.
    await house.passes(days=9)
    assert (await house.plans())[-1].status is FollowUpStatus.OPENED


async def test_waiting_while_stopped_uses_up_no_attempt(house: House) -> None:
    release = house.button(await house.approved(), "release")
    await pressed(house, "mara", release)
    await house.desk.handle(Command(house.origin("noor"), "stop wrong list"))
    for _ in range(6):
        await house.passes(minutes=2)
    house.courier.outcomes = [Delivery(Outcome.NOT_SENT, reason="send-not-sent")]
    await house.types("noor", "resume")
    await house.passes(minutes=2)
    assert (await house.note()).status is NoteStatus.SENDING


async def test_a_withdrawn_note_announces_no_moment(house: House) -> None:
    await house.presses("mara", house.button(await house.approved(), "schedule"))
    await house.presses("mara", house.button(house.told("mara"), "withdraw"))
    assert "Goes out" not in words_of(house.told("mara").elements)


async def test_two_who_ask_in_the_same_moment_make_one_note(any_house: House) -> None:
    house = any_house
    if house.store.engines.is_sqlite:
        # One writer: the second unit begins when the first has ended, which the desk's tests show.
        return
    await house.presses("mara", house.button(await house.sent(), "answered"))
    with pytest.raises(Stale):
        async with house.store.writing() as one:
            mara = await one.people.get("mara")
            assert mara is not None
            assert isinstance(await request(one, mara, Wanted("cand_ada"), house.policy, KEY), Requested)
            async with house.store.writing() as other:
                dana = await other.people.get("dana")
                assert dana is not None
                await request(other, dana, Wanted("cand_ada", "mara"), house.policy, KEY)
    async with house.store.reading() as unit:
        assert len(await unit.notes.unfinished("cand_ada")) == 1


async def test_the_outcome_of_a_delivery_survives_a_lost_race(any_house: House) -> None:
    house = any_house
    courier = SlowCourier()
    house.courier = courier

    async def retitle() -> None:
        async with house.store.writing() as unit:
            ada = await unit.candidates.get("cand_ada")
            assert ada is not None
            ada.title = "Lead"
            unit.audit("cli", "candidate.change", ada.id)

    courier.meanwhile = retitle
    await house.presses("mara", house.button(await house.approved(), "release"))
    assert (await house.note()).status is NoteStatus.SENT
    assert "answered" in buttons(house.told("mara"))
