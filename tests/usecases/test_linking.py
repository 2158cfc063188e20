"""An account on the other platform is linked by a code that both sides confirm; until then it has no right at all."""

import re
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.cards.elements import Button
from bot.cards.linking import NO, YES
from bot.events import Answer, Command, Done, Origin, Say
from bot.ports import Account
from bot.rules.linking import CODES, LIVES, TRIES
from db.tables import CardName, Link, Platform
from tests.fakes import words_of
from tests.usecases.house import House

TENANT, HERS, THEIRS = "tenant-1", "object-mara", "object-somebody"


@dataclass
class Roster:
    """A directory of Teams in which `outside` are guests."""

    outside: set[str] = field(default_factory=set)

    async def by_email(self, email: str) -> Account | None:
        return None

    async def member(self, user_id: str) -> Account | None:
        return None if user_id in self.outside else Account(TENANT, user_id, "Mara Lindqvist")


@pytest.fixture
def roster(house: House) -> Roster:
    book = Roster()
    house.directories = {Platform.TEAMS: book}
    return book


async def code(house: House, who: str = "mara") -> str:
    answer = await house.types(who, "link")
    assert isinstance(answer, Say)
    found = re.search(r"link ([A-Z2-7]{5}-[A-Z2-7]{5})", words_of(answer.card.elements))
    assert found, words_of(answer.card.elements)
    return found[1]


async def names(house: House, typed: str, user_id: str = HERS) -> str:
    """Somebody on Teams types it; what they read."""
    origin = Origin(Platform.TEAMS, TENANT, user_id, key=f"teams:{house.origin('mara').key}")
    answer = await house.desk.handle(Command(origin, typed))
    await house.worker.drain()
    return words_of(answer.card.elements) if isinstance(answer, Say) else ""


async def the_link(house: House) -> Link:
    async with house.store.reading() as unit:
        person = await unit.people.by_email("mara.lindqvist@northlight.example")
        assert person is not None
        return list(await unit.links.since(person.id, unit.now - timedelta(hours=1)))[-1]


async def says(house: House, verb: str, who: str = "mara") -> Answer:
    """Presses the button on the newest card about the code."""
    link = await the_link(house)
    return await house.presses(who, Button("", verb, link.id, link.version))


async def is_linked(house: House, user_id: str = HERS) -> bool:
    async with house.store.reading() as unit:
        return await unit.people.known(Platform.TEAMS, TENANT, user_id) is not None


async def test_a_code_that_both_sides_confirm_links_the_accounts(house: House, roster: Roster) -> None:
    assert "Confirm it where you got the code" in await names(house, f"link {await code(house)}")
    assert not await is_linked(house), "not before the other side says so"
    async with house.store.reading() as unit:
        (posted,) = await unit.cards.showing((await the_link(house)).id)
    assert posted.card is CardName.LINK
    assert "Is this you in Teams?" in words_of(house.told("mara").elements)
    assert isinstance(await says(house, YES), Done)
    assert await is_linked(house)
    assert "linked" in words_of(house.told("mara").elements)
    assert "On it" in await names(house, "note Ada Okafor")


async def test_until_then_the_account_can_do_nothing_else(house: House, roster: Roster) -> None:
    await names(house, f"link {await code(house)}")
    assert "On it" not in await names(house, "note Ada Okafor")
    async with house.store.reading() as unit:
        assert await unit.notes.of_executive("mara", 5) == []


async def test_who_did_not_do_it_says_no(house: House, roster: Roster) -> None:
    await names(house, f"link {await code(house)}", THEIRS)
    await says(house, NO)
    assert not await is_linked(house, THEIRS)
    await says(house, YES)
    assert not await is_linked(house, THEIRS), "no is the last word"


async def test_nobody_else_can_confirm_it(house: House, roster: Roster) -> None:
    await names(house, f"link {await code(house)}")
    await says(house, YES, who="rafael")
    assert not await is_linked(house)


async def test_a_code_works_once(house: House, roster: Roster) -> None:
    given = await code(house)
    await names(house, f"link {given}")
    assert "not valid" in await names(house, f"link {given}", THEIRS)
    await says(house, YES)
    assert await is_linked(house)
    assert not await is_linked(house, THEIRS)


async def test_a_code_lives_ten_minutes(house: House, roster: Roster) -> None:
    given = await code(house)
    house.clock.forward(seconds=LIVES.total_seconds())
    assert "not valid" in await names(house, f"link {given}")


async def test_it_is_confirmed_within_ten_minutes_or_not_at_all(house: House, roster: Roster) -> None:
    await names(house, f"link {await code(house)}")
    house.clock.forward(seconds=LIVES.total_seconds())
    await says(house, YES)
    assert not await is_linked(house)


async def test_a_new_code_makes_the_one_before_void(house: House, roster: Roster) -> None:
    first = await code(house)
    second = await code(house)
    assert first != second
    assert "not valid" in await names(house, f"link {first}")
    assert "Confirm" in await names(house, f"link {second}")


async def test_a_person_has_few_codes_an_hour(house: House, roster: Roster) -> None:
    for _ in range(CODES):
        await code(house)
    answer = await house.types("mara", "link")
    assert isinstance(answer, Say)
    assert "later" in words_of(answer.card.elements)


async def test_an_account_guesses_a_few_times_and_then_waits(house: House, roster: Roster) -> None:
    given = await code(house)
    for number in range(TRIES):
        assert "not valid" in await names(house, f"link AAAAA-AAAA{'BCDEF'[number]}")
    assert "Too many" in await names(house, f"link {given}")
    assert not await is_linked(house)


async def test_a_guest_cannot_name_a_code(house: House, roster: Roster) -> None:
    given = await code(house)
    roster.outside.add(HERS)
    await names(house, f"link {given}")
    await says(house, YES)
    assert not await is_linked(house)


async def test_who_is_known_there_already_is_linked_to_nobody_else(house: House, roster: Roster) -> None:
    await names(house, f"link {await code(house)}")
    await says(house, YES)
    # Another account of hers on the same platform.
    await names(house, f"link {await code(house)}", THEIRS)
    await says(house, YES)
    assert not await is_linked(house, THEIRS)


async def test_nothing_of_a_code_is_kept_but_a_hash(house: House, roster: Roster) -> None:
    given = await code(house)
    link = await the_link(house)
    assert given not in str(link)
    assert given.replace("-", "") not in str(link)


async def test_each_step_is_on_record(house: House, roster: Roster) -> None:
    await names(house, "link AAAAA-AAAAA")
    await names(house, f"link {await code(house)}")
    await says(house, YES)
    verbs = [row.verb async for row in house.store.audit_trail() if row.verb.startswith("link.")]
    assert verbs == ["link.wrong_code", "link.issued", "link.used", "link.confirmed"]
