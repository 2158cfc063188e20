"""What a note rests on is asked again at each moment before it leaves; then it goes back, and nothing is lost."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from bot.cards.elements import Buttons, Mark
from bot.ports import Draft, Sentence, Unit
from db.tables import NoteStatus, PointAudience, TalkingPoint
from tests.fakes import buttons, words_of
from tests.usecases.house import House, said

WORDS = "Northlight publishes the weights of every model it trains."

Change = Callable[[Unit, TalkingPoint], None]


def withdrawn(unit: Unit, point: TalkingPoint) -> None:
    point.withdrawn_at = unit.now


def expired(unit: Unit, point: TalkingPoint) -> None:
    point.expires_on = unit.now.date() - timedelta(days=1)


def changed(_: Unit, point: TalkingPoint) -> None:
    point.text = "Northlight publishes the weights of its small models."


def unapproved(_: Unit, point: TalkingPoint) -> None:
    point.approved_by = ""


def internal(_: Unit, point: TalkingPoint) -> None:
    point.audience = PointAudience.INTERNAL


CHANGES: dict[str, tuple[Change, str]] = {
    "withdrawn": (withdrawn, "was withdrawn"),
    "expired": (expired, "holds only until"),
    "changed": (changed, "now says something else"),
    "unapproved": (unapproved, "is not approved again"),
    "internal": (internal, "is not meant for this note"),
}
each_change = pytest.mark.parametrize(("change", "why"), CHANGES.values(), ids=CHANGES)


def point_of(unit: Unit, point_id: str = "point_open", words: str = WORDS) -> TalkingPoint:
    return TalkingPoint(
        id=point_id,
        text=words,
        source="https://northlight.example/open",
        expires_on=date(2026, 12, 31),
        added_by="dana",
        added_at=unit.now,
        approved_by="rafael.ortiz@northlight.example",
        approved_at=unit.now,
    )


async def rests_on_a_point(house: House) -> None:
    """A point is stored, and the writer's next drafts cite it."""
    async with house.store.writing() as unit:
        unit.add(point_of(unit))
        unit.audit("dana", "point.add", "point_open")
    house.writer.draft = Draft(
        "Your work on routing",
        (
            Sentence("Dear Ada Okafor,"),
            Sentence("Published “Routing in sparse models” in 2026.", ("fact_0",), True),
            Sentence(WORDS, ("point_open",)),
            Sentence("Would you have half an hour?", paragraph=True),
            Sentence("Mara Lindqvist", paragraph=True),
        ),
    )


async def changes(house: House, change: Change) -> None:
    async with house.store.writing() as unit:
        point = await unit.candidates.point("point_open")
        assert point is not None
        change(unit, point)
        unit.audit("dana", "point.change", point.id)


@each_change
async def test_at_the_approval(house: House, change: Change, why: str) -> None:
    await rests_on_a_point(house)
    card = await house.drafted()
    await changes(house, change)
    answer = said(await house.presses("rafael", house.button(card, "approve")))
    assert "Not approved" in answer
    assert why in answer
    assert "Northlight publishes" in answer
    note = await house.note()
    assert note.status is NoteStatus.IN_REVIEW
    assert note.approved_by is None
    # The sources say it at the sentence, with who had approved the point.
    sources = str((await house.opens("rafael", house.button(house.review(), "sources"))).parts)
    assert why in sources
    assert ("approved by Rafael Ortiz" in sources) is (change is not unapproved)
    # The card says it, too, and keeps the text and the ways on.
    assert [mark for mark in house.review().elements if isinstance(mark, Mark) and why in mark.text]
    assert WORDS in words_of(house.review().elements)
    assert {"edit", "ask_again"} <= set(buttons(house.review()))


@each_change
@pytest.mark.parametrize("verb", ["release", "schedule"])
async def test_at_the_release(house: House, change: Change, why: str, verb: str) -> None:
    await rests_on_a_point(house)
    told = await house.approved()
    await changes(house, change)
    answer = said(await house.presses("mara", house.button(told, verb)))
    assert "Not sent" in answer
    assert why in answer
    await is_back(house, why)


@each_change
async def test_inside_the_send(house: House, change: Change, why: str) -> None:
    await rests_on_a_point(house)
    told = await house.approved()
    # In Ada's morning: from here on nobody presses anything.
    await house.presses("mara", house.button(told, "schedule"))
    await changes(house, change)
    await house.passes(days=1)
    await is_back(house, why)


async def test_planned_for_a_day_after_a_points_last_it_is_told_at_once(house: House) -> None:
    await rests_on_a_point(house)
    told = await house.approved()

    def ends_today(unit: Unit, point: TalkingPoint) -> None:
        point.expires_on = unit.now.date()

    await changes(house, ends_today)
    answer = said(await house.presses("mara", house.button(told, "schedule")))
    assert "Not planned" in answer
    assert "holds only until 3 June 2026" in answer
    note = await house.note()
    assert (note.status, note.release_at) == (NoteStatus.APPROVED, None)
    # Today it still may.
    await house.presses("mara", house.button(told, "release"))
    assert house.courier.taken == 1


async def is_back(house: House, why: str) -> None:
    """In review with its text and without an approval; nothing left, and both sides read why."""
    assert house.courier.taken == 0
    note = await house.note()
    assert (note.status, note.revision) == (NoteStatus.IN_REVIEW, 1)
    assert (note.approved_by, note.approved_digest, note.release_at) == (None, None, None)
    for card in (house.told("mara"), house.review()):
        assert why in words_of(card.elements)
        assert WORDS in words_of(card.elements)
    assert "approve" in buttons(house.review())
    assert "release" not in buttons(house.told("mara"))
    assert await house.is_whole()


async def test_put_back_in_force_the_same_words_may_leave(house: House) -> None:
    await rests_on_a_point(house)
    told = await house.approved()
    await changes(house, unapproved)
    await house.presses("mara", house.button(told, "release"))

    def approved_again(_: Unit, point: TalkingPoint) -> None:
        point.approved_by = "dana.whitfield@northlight.example"

    await changes(house, approved_again)
    await house.presses("rafael", house.button(house.review(), "approve"))
    await house.presses("mara", house.button(house.told("mara"), "release"))
    assert house.courier.taken == 1


async def test_written_anew_without_the_point_it_goes_its_way(house: House) -> None:
    await rests_on_a_point(house)
    told = await house.approved()
    await changes(house, withdrawn)
    await house.presses("mara", house.button(told, "release"))
    house.writer.draft = None
    form = await house.opens("rafael", house.button(house.review(), "ask_again"))
    await house.sends("rafael", form, wish="leave the weights out")
    given = house.writer.briefs[-1]
    assert given.points == ()
    # Nor is the writer shown the sentence that rested on it.
    assert given.before is not None
    assert "fact_0" in str(given.before)
    assert WORDS not in str(given)
    await house.presses("rafael", house.button(house.review(), "approve"))
    await house.presses("mara", house.button(house.told("mara"), "release"))
    assert house.courier.taken == 1


async def test_a_point_nobody_cites_keeps_nothing_back(house: House) -> None:
    await rests_on_a_point(house)
    house.writer.draft = None
    told = await house.approved()
    await changes(house, withdrawn)
    await house.presses("mara", house.button(told, "release"))
    assert house.courier.taken == 1


async def declared_internal(house: House, words: str) -> None:
    async with house.store.writing() as unit:
        point = point_of(unit, "point_secret", words)
        point.audience, point.guarded, point.approved_by = PointAudience.INTERNAL, True, ""
        unit.add(point)
        unit.audit("dana", "point.add", point.id)


async def test_what_became_internal_after_the_approval_is_kept_back(house: House) -> None:
    house.writer.draft = Draft(
        "Your work on routing",
        (
            Sentence("Dear Ada Okafor,"),
            Sentence("I would like to talk with you about the merger that Deep Meadow wants.", paragraph=True),
            Sentence("Mara Lindqvist", paragraph=True),
        ),
    )
    told = await house.approved()
    await declared_internal(house, "Deep Meadow wants a merger with Northlight.")
    assert "internal" in said(await house.presses("mara", house.button(told, "release")))
    assert house.courier.taken == 0
    assert (await house.note()).status is NoteStatus.IN_REVIEW
    assert "“merger" in words_of(house.review().elements)
    # Nor is it approved again as it stands.
    assert "internal" in said(await house.presses("rafael", house.button(house.review(), "approve")))


async def test_a_point_that_became_internal_is_not_told_without_citing_it_either(house: House) -> None:
    await rests_on_a_point(house)
    house.writer.draft = Draft(
        "Your work on routing",
        (
            Sentence("Dear Ada Okafor,"),
            Sentence("I would like to tell you which weights of every model Northlight publishes.", paragraph=True),
            Sentence("Mara Lindqvist", paragraph=True),
        ),
    )
    told = await house.approved()

    def told_nobody(_: Unit, point: TalkingPoint) -> None:
        point.audience, point.guarded = PointAudience.INTERNAL, True

    await changes(house, told_nobody)
    assert "internal" in said(await house.presses("mara", house.button(told, "release")))
    assert house.courier.taken == 0


async def test_a_follow_up_is_offered_no_point_that_is_for_first_notes(house: House) -> None:
    async with house.store.writing() as unit:
        only_first = point_of(unit, "point_first", "Northlight was founded in Stockholm.")
        only_first.audience = PointAudience.FIRST_NOTE
        unit.add(only_first, point_of(unit))
        unit.audit("dana", "point.add", "both")

    async def offered() -> str:
        sources = await house.opens("rafael", house.button(house.review(), "sources"))
        sentence = next(part for part in sources.parts if isinstance(part, Buttons)).buttons[0]
        return str((await house.opens("rafael", sentence)).parts)

    await house.drafted()
    assert "point_first" in await offered()
    await house.presses("rafael", house.button(house.review(), "approve"))
    await house.presses("mara", house.button(house.told("mara"), "release"))
    await house.passes(days=6)
    assert "follow-up" in words_of(house.review().elements)
    assert "point_open" in await offered()
    assert "point_first" not in await offered()


async def test_what_a_cited_fact_says_too_is_kept_back_by_nothing(house: House) -> None:
    told = await house.approved()
    await declared_internal(house, "A paper on routing in sparse models is published in 2026.")
    await house.presses("mara", house.button(told, "release"))
    assert house.courier.taken == 1
