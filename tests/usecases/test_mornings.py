"""Each working morning one message about what waits, for one's own or for whom one stands in; settled on all at once."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.cards.elements import Card
from bot.events import Click, Say
from bot.ports import Work
from bot.worker import LEASE, Worker
from db.tables import CardName, Digest, Identity, Platform, PostedCard
from tests.fakes import FakeChat, FakeCourier, FakeWriter, every_button, words_of
from tests.usecases.house import House, said, with_policy

#: a Thursday; the house opens on the Wednesday before
MORNING = datetime(2026, 6, 4, 8, 0, tzinfo=UTC)


@pytest.fixture(name="house")
def reminding(house: House) -> House:
    """A house that reminds."""
    return with_policy(house, digest_hour=8)


async def until(house: House, at: datetime) -> None:
    await house.passes(seconds=(at - house.clock.now()).total_seconds())


def mornings(house: House, who: str, chat: FakeChat | None = None) -> list[Card]:
    return [
        card
        for card in (chat or house.chat).to(f"U01{who.upper()}")
        if card.summary in ("What waits this morning", "Was heute Morgen wartet")
    ]


async def rows(house: House, who: str = "mara") -> list[Digest]:
    async with house.store.reading() as unit:
        return list(await unit.reminders.latest_digests(who, 50))


async def test_what_waits_comes_in_the_morning_with_a_button_and_is_settled_when_it_is_done(house: House) -> None:
    await house.approved()
    await until(house, MORNING)
    (morning,) = mornings(house, "mara")
    assert "One note waits for you" in words_of(morning.elements)
    opened = await house.presses("mara", house.button(morning, "show_release"))
    assert isinstance(opened, Say)
    await house.presses("mara", house.button(opened.card, "release"))
    (morning,) = mornings(house, "mara")
    assert every_button(morning) == []
    assert "sent" in words_of(morning.elements)


async def test_an_empty_morning_has_no_message(house: House) -> None:
    await house.sent()
    await until(house, MORNING)
    assert mornings(house, "mara") == []
    await house.presses("mara", house.button(house.told("mara"), "answered"))
    await until(house, MORNING.replace(day=5))
    (morning,) = mornings(house, "mara")
    assert "One answer" in words_of(morning.elements)
    assert house.button(morning, "profile")
    await until(house, MORNING.replace(day=12))
    assert len(mornings(house, "mara")) == 1


async def test_a_follow_up_stands_in_it_and_a_snooze_there_settles_all(house: House) -> None:
    await house.sent()
    (plan,) = await house.plans()
    await until(house, plan.planned_for)
    await until(house, plan.planned_for.replace(day=plan.planned_for.day + 1, hour=8))
    (morning,) = mornings(house, "mara")
    assert "One follow-up to look at" in words_of(morning.elements)
    nudge = await house.presses("mara", house.button(morning, "show_nudge"))
    assert isinstance(nudge, Say)
    await house.presses("mara", house.button(nudge.card, "snooze:3"))
    (morning,) = mornings(house, "mara")
    assert every_button(morning) == []
    assert all(house.button(card, "review") is None for card in house.chat.to("U01MARA"))


async def test_it_comes_at_eight_where_the_person_is_and_on_working_days_only(house: House) -> None:
    async with house.store.writing() as unit:
        mara = await unit.people.get("mara")
        assert mara is not None
        mara.timezone = "America/New_York"
        unit.audit("test", "person.zone", "mara")
    # On Friday, after eight there.
    house.clock.forward(days=2, hours=5)
    await house.approved()
    # Saturday and Sunday go by.
    await until(house, datetime(2026, 6, 8, 11, 59, tzinfo=UTC))
    assert mornings(house, "mara") == []
    await until(house, datetime(2026, 6, 8, 12, 0, tzinfo=UTC))
    assert len(mornings(house, "mara")) == 1


async def test_once_a_day_and_what_still_waits_comes_again_the_next(house: House) -> None:
    await house.approved()
    for day in (4, 5, 8, 9):
        await until(house, MORNING.replace(day=day))
        await house.passes(hours=3)
    assert [row.day.day for row in await rows(house)] == [10, 9, 8, 5, 4]
    assert len(mornings(house, "mara")) == 4


async def test_two_replicas_and_a_crash_make_one(house: House) -> None:
    await house.approved()
    house.clock.forward(seconds=(MORNING - house.clock.now()).total_seconds())
    await asyncio.gather(house.worker.drain(), house.worker.drain())
    # Claimed by a process that died before it committed: another takes over when the lease is over.
    await until(house, MORNING.replace(day=5, hour=7))
    house.clock.forward(hours=1)
    assert await house.store.claim(Work.DIGESTS, 5, LEASE)
    await house.passes(minutes=1)
    assert len(mornings(house, "mara")) == 2
    assert [row.day.day for row in await rows(house)] == [8, 5, 4]


async def test_off_is_off_until_it_is_on_again(house: House) -> None:
    assert "no message" in said(await house.types("mara", "digest off"))
    await house.approved()
    await until(house, MORNING)
    assert mornings(house, "mara") == []
    assert "8:00" in said(await house.types("mara", "digest on"))
    await until(house, MORNING.replace(day=5))
    assert len(mornings(house, "mara")) == 1


async def test_the_house_can_do_without(house: House) -> None:
    house = with_policy(house, digest_hour=0)
    await house.approved()
    await until(house, MORNING)
    assert mornings(house, "mara") == []
    assert "no morning messages" in said(await house.types("mara", "digest"))


async def test_a_morning_that_was_slept_through_comes_late_but_not_in_the_evening(house: House) -> None:
    await house.approved()
    await until(house, MORNING.replace(hour=18))
    assert mornings(house, "mara") == []
    await until(house, MORNING.replace(day=5, hour=11))
    assert len(mornings(house, "mara")) == 1


async def test_while_away_what_waits_stands_in_the_message_of_who_stands_in(house: House) -> None:
    await house.approved()
    await house.types("mara", "away today to 5 June with Jonas")
    await until(house, MORNING)
    assert mornings(house, "mara") == []
    (morning,) = mornings(house, "jonas")
    assert "für Mara Lindqvist" in words_of(morning.elements)
    assert house.button(morning, "show_release")
    await until(house, MORNING.replace(day=8))
    assert len(mornings(house, "mara")) == 1
    (morning,) = mornings(house, "jonas")
    assert every_button(morning) == []


async def test_while_away_with_nobody_to_stand_in_nothing_comes_and_answers_are_told_afterwards(house: House) -> None:
    await house.sent()
    await house.types("mara", "away tomorrow to 5 June")
    await house.passes(hours=30)
    await house.presses("rafael", house.button(house.told("mara"), "answered"))
    await until(house, MORNING.replace(day=5))
    assert mornings(house, "mara") == []
    await until(house, MORNING.replace(day=8))
    (morning,) = mornings(house, "mara")
    assert "One answer" in words_of(morning.elements)


async def test_settled_on_one_platform_is_settled_on_both(house: House) -> None:
    await house.sent()
    (plan,) = await house.plans()
    await until(house, plan.planned_for)
    teams = FakeChat()
    async with house.store.writing() as unit:
        unit.add(
            Identity(id="id_teams", person_id="mara", platform=Platform.TEAMS, workspace="tenant", user_id="U01MARA"),
            PostedCard(
                id="card_teams",
                card=CardName.NUDGE,
                subject_id=plan.id,
                platform=Platform.TEAMS,
                workspace="tenant",
                person_id="mara",
                due_at=unit.now,
            ),
        )
        unit.audit("test", "card.post", plan.id)
    both = Worker(
        house.store,
        {Platform.SLACK: house.chat, Platform.TEAMS: teams},
        FakeWriter(),
        FakeCourier(),
        house.policy,
        house.key,
    )
    await both.drain()
    (there,) = teams.to("U01MARA")
    here = next(card for card in reversed(house.chat.to("U01MARA")) if house.button(card, "snooze:3"))
    assert [button.verb for button in every_button(there)] == [button.verb for button in every_button(here)]
    button = house.button(here, "snooze:3")
    assert button is not None
    await house.desk.handle(Click(house.origin("mara"), button.verb, button.subject, button.seen, button.choice))
    await both.drain()
    (there,) = teams.to("U01MARA")
    assert house.button(there, "review") is None
    assert house.button(there, "stop_plan") == house.button(house.chat.to("U01MARA")[-1], "stop_plan")
    assert all(house.button(card, "review") is None for card in house.chat.to("U01MARA"))
