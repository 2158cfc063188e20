"""A draft is held beside what was written before, however long ago: the likest, and what colleagues got."""

from datetime import timedelta

import pytest

from bot.ports import Draft, Sentence
from bot.rules.draft_checks.likeness import employer_mark, marks
from bot.usecases.notes.wording import LIKEST, NEWEST
from db.tables import Note, NoteKind, NoteRevision, NoteStatus, Thread, WordingMark
from tests.fakes import words_of
from tests.usecases.house import House, candidate

BODY = "Dear {name}, {first} We would like to hear how you see it. Would you have half an hour?"
LINES = (
    "the part of your talk about experts that nobody asks for stayed with me over the whole summer.",
    "a hydrologist in Lyon drew my eye to the flood maps that your small group keeps going each spring.",
)

OTHERWISE = "Nothing that I read since then has moved our small group"


async def wrote_before(house: House, name: str, employer: str, body: str, days: int) -> None:
    """Somebody here wrote `body` to `name`, so many days ago."""
    at = house.clock.now() - timedelta(days=days)
    async with house.store.writing() as unit:
        to = candidate(unit.new_id("cand"), name, at)
        to.employer = employer
        thread = Thread(id=unit.new_id("thread"), executive_id="jonas", candidate_id=to.id, opened_at=at)
        note = Note(
            id=f"note_{9999 - days:010d}",
            thread_id=thread.id,
            executive_id="jonas",
            candidate_id=to.id,
            kind=NoteKind.FIRST,
            status=NoteStatus.CLOSED,
            revision=1,
            requested_by="jonas",
            requested_at=at,
            moved_at=at,
        )
        wording = NoteRevision(
            note_id=note.id,
            revision=1,
            sender_name="Jonas Weber",
            sender_address="jonas@northlight.example",
            recipient_name=name,
            recipient_address="luis@example.org",
            subject="Your work",
            body=body,
            footer="",
            digest="",
            written_at=at,
        )
        of_it = {*marks(body, name), *employer_mark(employer)}
        unit.add(to, thread, note, wording, *(WordingMark(note_id=note.id, revision=1, mark=mark) for mark in of_it))
        unit.audit("test", "add", note.id)


async def drafts(house: House, first: str) -> str:
    """Mara's draft to Ada says `first`; the words of its card."""
    said = BODY.format(name="Ada Okafor", first=first).split(". ")
    house.writer.draft = Draft("Your work on routing", tuple(Sentence(f"{each.rstrip('?.')}.") for each in said))
    await house.types("mara", "note Ada Okafor about routing")
    return words_of(house.review().elements)


async def test_one_that_is_alike_is_found_behind_many_that_are_newer(house: House) -> None:
    await wrote_before(house, "Luis Vega", "Quiet Harbor", BODY.format(name="Luis Vega", first=LINES[0]), 900)
    for number in range(LIKEST + NEWEST + 5):
        body = f"Dear friend {number}, this is letter {number}, {'about something else ' * (number % 7 + 1)}indeed."
        await wrote_before(house, f"Friend {number}", f"House {number}", body, 10 + number)
    assert "Luis Vega" in await drafts(house, LINES[0])


async def test_what_is_not_alike_goes_unmentioned(house: House) -> None:
    await wrote_before(house, "Luis Vega", "Quiet Harbor", "Dear Luis, come and see our wind tunnel on Friday.", 900)
    assert "Luis Vega" not in await drafts(house, LINES[0])


@pytest.mark.parametrize("employer", ["Deep Meadow Ltd.", "Quiet Harbor"])
async def test_colleagues_get_a_stricter_look(house: House, employer: str) -> None:
    ours = BODY.format(name="Luis Vega", first=LINES[0]).replace("We would like to hear how you see it", OTHERWISE)
    await wrote_before(house, "Luis Vega", employer, ours, 900)
    await drafts(house, LINES[0])
    found = {one["check"] for one in (await present(house)).findings}
    assert {"too_alike", "alike"} & found == ({"alike"} if employer == "Quiet Harbor" else {"too_alike"})


async def present(house: House) -> NoteRevision:
    note = await house.note()
    async with house.store.reading() as unit:
        wording = await unit.notes.revision(note.id, note.revision)
    assert wording is not None
    return wording


async def test_the_words_that_were_replaced_are_forgotten(house: House) -> None:
    """Only the present wording of a note counts."""
    await drafts(house, LINES[0])
    form = await house.opens("rafael", house.button(house.review(), "edit"))
    await house.sends("rafael", form, subject="Maps", body=BODY.format(name="Ada Okafor", first=LINES[1]))
    async with house.store.reading() as unit:
        found = [
            one.body
            for line in LINES
            for one in await unit.wordings.marked(marks(BODY.format(name="Ada", first=line), "Ada"), "somebody else", 5)
        ]
    assert found
    assert all(LINES[1] in body for body in found)
