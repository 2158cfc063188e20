"""The link under a note, from the footer to the list."""

from bot.rules.suppression import HashKey, in_force, marks, of_address, of_id
from bot.rules.unsubscribe import link, token
from bot.usecases.unsubscribe import unsubscribe
from db.tables import FollowUpStatus, NoteStatus, Suppression, SuppressionSource
from tests.fakes import words_of
from tests.usecases.house import KEY, House, said, with_policy

AT = "https://overture.northlight.example"
ADA = (of_address("ada@okafor.example"), of_id("cand_ada"))


async def listed(house: House) -> list[Suppression]:
    async with house.store.reading() as unit:
        return list(await unit.candidates.suppressions(marks(ADA, KEY)))


async def test_a_note_carries_its_link_in_the_footer_and_in_the_header(house: House) -> None:
    house = with_policy(house, public_url=AT)
    await house.sent()
    (letter,) = house.courier.letters
    mine = link(AT, letter.note_id, KEY)
    assert mine in letter.text
    assert letter.unsubscribe_url == mine
    assert "ada" not in mine.lower()


async def test_edited_by_hand_it_still_has_its_link(house: House) -> None:
    house = with_policy(house, public_url=AT)
    form = await house.opens("rafael", house.button(await house.drafted(), "edit"))
    await house.sends("rafael", form, subject="Routing", body="Dear Ada Okafor,\n\nHello.\n\nMara Lindqvist")
    note = await house.note()
    async with house.store.reading() as unit:
        wording = await unit.notes.revision(note.id, note.revision)
    assert note.revision == 2
    assert wording is not None
    assert link(AT, note.id, KEY) in wording.footer


async def test_a_house_that_is_not_on_the_web_offers_a_reply(house: House) -> None:
    await house.sent()
    (letter,) = house.courier.letters
    assert letter.unsubscribe_url == ""
    assert "reply with “no”" in letter.text


async def test_one_tap_stops_everything_and_the_executive_is_told(house: House) -> None:
    await house.sent()
    note = await house.note()
    assert await unsubscribe(house.store, token(note.id, KEY), KEY)
    await house.worker.drain()
    assert {entry.source for entry in await listed(house)} == {SuppressionSource.UNSUBSCRIBE}
    assert len(await listed(house)) == len(ADA)
    assert [(plan.status, plan.reason) for plan in await house.plans()] == [
        (FollowUpStatus.CANCELLED, "plan-opted-out")
    ]
    assert "pressed the link" in words_of(house.told("mara").elements)
    assert (await house.note()).status is NoteStatus.SENT
    assert "über den Link in einer Nachricht" in said(await house.types("jonas", "note Ada Okafor"))
    assert await house.is_whole()


async def test_twice_is_once(house: House) -> None:
    await house.sent()
    mine = token((await house.note()).id, KEY)
    assert await unsubscribe(house.store, mine, KEY)
    await house.worker.drain()
    cards = len(house.chat.to("U01MARA"))
    assert await unsubscribe(house.store, mine, KEY)
    await house.worker.drain()
    assert len(house.chat.to("U01MARA")) == cards
    assert all(in_force(entry) for entry in await listed(house))


async def test_a_link_of_ours_whose_profile_is_gone_is_answered_alike_and_a_forged_one_is_not(house: House) -> None:
    assert await unsubscribe(house.store, token("note_gone", KEY), KEY)
    assert not await unsubscribe(house.store, token("note_gone", HashKey((b"x" * 32,))), KEY)
    assert await listed(house) == []


async def test_the_address_of_the_note_is_listed_even_if_the_profile_has_another_now(house: House) -> None:
    await house.sent()
    async with house.store.writing() as unit:
        (email,) = await unit.candidates.emails("cand_ada")
        email.address = "ada@new.example"
        unit.audit("dana", "candidate.change", "cand_ada")
    await unsubscribe(house.store, token((await house.note()).id, KEY), KEY)
    assert len(await listed(house)) == len(ADA)
