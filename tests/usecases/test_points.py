"""Talking points on the real store: put forward by one, approved by another, listed, changed, taken back."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.cards.elements import Button, Card, Form, Mark, Source
from bot.events import HomeOpened, Mistakes, Open, Say, ShowHome
from bot.ports import Draft, Sentence
from bot.usecases.point_cards import show_waiting
from db.tables import Identity, NoteStatus, Person, Platform, PointAudience, Role, TalkingPoint
from tests.fakes import buttons, every_button, words_of
from tests.usecases.house import REVIEW, TEAM, House, said, with_policy

WORDS = "Northlight publishes the weights of every model it trains."
GIVEN = {
    "text": WORDS,
    "source": "https://northlight.example/open",
    "audience": "everyone",
    "expires_on": "2026-12-31",
}


async def with_legal(house: House) -> None:
    async with house.store.writing() as unit:
        unit.add(
            Person(
                id="tomasz",
                name="Tomasz Zielinski",
                email="tomasz.zielinski@northlight.example",
                roles=[Role.LEGAL],
                created_at=unit.now,
            )
        )
        await unit.flush()
        account = Identity(
            id="id_tomasz", person_id="tomasz", platform=Platform.SLACK, workspace=TEAM, user_id="U01TOMASZ"
        )
        unit.add(account)
        unit.audit("cli", "person.add", "tomasz")


async def form_of(house: House, who: str, line: str = "points add") -> Form:
    answer = await house.types(who, line)
    assert isinstance(answer, Open), answer
    return answer.form


async def adds(house: House, who: str = "mara", **changes: str) -> TalkingPoint:
    assert "Kept" in said(await house.sends(who, await form_of(house, who), **{**GIVEN, **changes}))
    return (await stored(house))[-1]


async def stored(house: House) -> list[TalkingPoint]:
    async with house.store.reading() as unit:
        return list(await unit.candidates.every_point())


def used(house: House) -> list[str]:
    """The talking points of the newest brief."""
    return [point.text for point in house.writer.briefs[-1].points]


async def only(house: House) -> TalkingPoint:
    (point,) = await stored(house)
    return point


async def shown(house: House, who: str, line: str = "points") -> Card:
    answer = await house.types(who, line)
    assert isinstance(answer, Say), answer
    return answer.card


async def verbs(house: House, who: str) -> set[str]:
    return {button.verb for button in every_button(await shown(house, who))}


async def test_added_by_one_approved_by_another_and_used(any_house: House) -> None:
    house = any_house
    point = await adds(house)
    assert (point.text, point.audience, point.added_by, point.approved_by) == (
        WORDS,
        PointAudience.EVERYONE,
        "mara",
        "",
    )
    await house.drafted()
    assert used(house) == []
    # The reviewers have a card of it in their room, with its source and its end.
    card = next(card for card in house.chat.in_channel(REVIEW) if "Talking point" in words_of(card.elements))
    assert "https://northlight.example/open" in words_of(card.elements)
    assert "31 December 2026" in words_of(card.elements)
    assert "Approved" in said(await house.presses("rafael", house.button(card, "point_approve")))
    point = await only(house)
    assert point.approved_by == "rafael.ortiz@northlight.example"
    assert point.approved_at == house.clock.now()
    card = next(card for card in house.chat.in_channel(REVIEW) if "Talking point" in words_of(card.elements))
    assert "approved · Rafael Ortiz" in words_of(card.elements)
    assert "point_approve" not in buttons(card)
    await house.presses("rafael", house.button(house.review(), "ask_again"))
    form = await house.opens("rafael", buttons(house.chat.in_channel(REVIEW)[-1])["ask_again"])
    await house.sends("rafael", form, wish="say something about us")
    assert used(house) == [WORDS]
    assert await house.is_whole()


@pytest.mark.parametrize("who", ["rafael", "tomasz"])
async def test_nobody_approves_their_own(house: House, who: str) -> None:
    await with_legal(house)
    await adds(house, who)
    assert "point_approve" not in await verbs(house, who)
    card = house.review()
    assert "Somebody else must approve" in said(await house.presses(who, house.button(card, "point_approve")))
    assert (await only(house)).approved_by == ""
    await house.presses("dana", house.button(card, "point_approve"))
    assert (await only(house)).approved_by == "dana.whitfield@northlight.example"


async def test_a_house_without_four_eyes_lets_one_do_both(house: House) -> None:
    alone = with_policy(house, four_eyes=False)
    await adds(alone, "rafael")
    await alone.presses("rafael", alone.button(alone.review(), "point_approve"))
    assert (await only(alone)).approved_by == "rafael.ortiz@northlight.example"


async def test_an_executive_approves_nothing_and_others_do_not_even_see_it(house: House) -> None:
    await adds(house, "rafael")
    card = house.review()
    assert "decide on a talking point" in said(await house.presses("mara", house.button(card, "point_approve")))
    assert await verbs(house, "mara") == {"point_add"}
    for who in ("lena", "noor"):
        assert WORDS not in said(await house.types(who, "points"))
        for verb in ("point_approve", "point_edit"):
            answer = said(await house.presses(who, house.button(card, verb)))
            # As if there were none.
            assert answer == said(await house.presses(who, Button("", verb, "point_nowhere")))
            assert WORDS not in answer
    assert (await only(house)).approved_by == ""


async def test_a_changed_text_needs_a_new_approval_and_a_new_card(house: House) -> None:
    await adds(house)
    first = house.button(house.review(), "point_approve")
    await house.presses("rafael", first)
    form = await house.opens("dana", buttons(house.review())["point_edit"])
    other = {**GIVEN, "text": "Northlight publishes the weights of its small models."}
    assert "waits for approval" in said(await house.sends("dana", form, **other))
    point = await only(house)
    assert (point.text, point.approved_by, point.changed_by) == (other["text"], "", "dana")
    old, new = house.chat.in_channel(REVIEW)
    assert "see the newer message below" in words_of(old.elements)
    assert "point_approve" in buttons(new)
    # Neither who changed it, nor a card that showed the old words.
    assert "Somebody else must approve" in said(await house.presses("dana", house.button(new, "point_approve")))
    assert "changed this talking point first" in said(await house.presses("rafael", first))
    await house.presses("rafael", house.button(new, "point_approve"))
    assert (await only(house)).approved_by == "rafael.ortiz@northlight.example"


async def test_a_change_that_changes_nothing_keeps_the_approval(house: House) -> None:
    await adds(house)
    await house.presses("rafael", house.button(house.review(), "point_approve"))
    form = await house.opens("dana", buttons(house.review())["point_edit"])
    assert isinstance(await house.sends("dana", form, **GIVEN), Mistakes)
    assert (await only(house)).approved_by == "rafael.ortiz@northlight.example"


async def test_expired_by_hand_it_comes_back_with_a_new_day_and_a_new_approval(house: House) -> None:
    await adds(house)
    await house.presses("rafael", house.button(house.review(), "point_approve"))
    assert "holds no longer" in said(await house.presses("dana", house.button(house.review(), "point_expire")))
    assert "expired" in words_of(house.review().elements)
    assert set(buttons(house.review())) == {"point_edit", "point_withdraw"}
    form = await house.opens("dana", buttons(house.review())["point_edit"])
    wrong = await house.sends("dana", form, **{**GIVEN, "expires_on": "2026-06-02"})
    assert isinstance(wrong, Mistakes)
    assert set(wrong.fields) == {"expires_on"}
    await house.sends("dana", form, **{**GIVEN, "expires_on": "2027-06-03"})
    assert "waits for approval" in words_of(house.review().elements)


async def test_it_expires_by_itself_after_its_last_day(house: House) -> None:
    await adds(house, expires_on="2026-06-04")
    await house.presses("rafael", house.button(house.review(), "point_approve"))
    house.clock.forward(days=1)
    assert "approved" in words_of((await shown(house, "rafael")).elements)
    house.clock.forward(days=1)
    assert "expired" in words_of((await shown(house, "rafael")).elements)
    await house.drafted()
    assert used(house) == []


async def test_withdrawn_is_for_good(house: House) -> None:
    await adds(house)
    await house.presses("mara", await button_on_list(house, "mara", "point_withdraw"))
    assert (await only(house)).withdrawn_at == house.clock.now()
    assert buttons(house.review()) == {}
    assert await verbs(house, "rafael") == {"point_add"}


async def button_on_list(house: House, who: str, verb: str) -> Button:
    return buttons(await shown(house, who))[verb]


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("text", "  ", "needed"),
        ("text", "x" * 501, "longer than 500"),
        ("source", "", "Without a source"),
        ("source", "javascript:alert(1)", "not one of the web"),
        ("audience", "all", "needed"),
        ("expires_on", "", "last day"),
        ("expires_on", "2026-06-02", "has passed"),
    ],
)
async def test_a_mistake_is_told_at_its_field_and_nothing_is_kept(
    house: House, field: str, value: str, why: str
) -> None:
    answer = await house.sends("dana", await form_of(house, "dana"), **{**GIVEN, field: value})
    assert isinstance(answer, Mistakes)
    assert set(answer.fields) == {field}
    assert why in answer.fields[field]
    assert await stored(house) == []


async def test_the_same_words_are_kept_once(house: House) -> None:
    await adds(house)
    answer = await house.sends("dana", await form_of(house, "dana"), **{**GIVEN, "text": WORDS.upper()})
    assert isinstance(answer, Mistakes)
    assert "kept already" in answer.fields["text"]


async def test_the_list_warns_reviewers_two_weeks_before_an_end(house: House) -> None:
    await adds(house, expires_on="2026-06-20")
    await house.presses("rafael", house.button(house.review(), "point_approve"))
    assert "run out" not in words_of((await shown(house, "rafael")).elements)
    house.clock.at = datetime(2026, 6, 6, 9, 0, tzinfo=UTC)
    warned = [mark.text for mark in (await shown(house, "rafael")).elements if isinstance(mark, Mark)]
    assert "1 runs out within 14 days" in warned
    assert "It runs out in 14 days" in warned
    # An executive sees it at the point; the count is for those who keep them.
    mark = [mark.text for mark in (await shown(house, "mara")).elements if isinstance(mark, Mark)]
    assert "It runs out in 14 days" in mark
    assert "1 runs out within 14 days" not in mark


async def test_the_page_of_a_keeper_says_what_asks_for_them(house: House) -> None:
    await adds(house, "rafael", expires_on="2026-06-10")

    async def page(who: str) -> str:
        answer = await house.desk.handle(HomeOpened(house.origin(who)))
        assert isinstance(answer, ShowHome)
        return words_of(answer.home.elements)

    assert "1 talking point waits for approval" in await page("dana")
    # Not for who added it, who may not approve it; nor for an executive.
    assert "talking point" not in await page("rafael")
    assert "talking point" not in await page("mara")
    await house.presses("dana", house.button(house.review(), "point_approve"))
    for who in ("dana", "rafael"):
        assert "1 talking point runs out within 14 days" in await page(who)


async def test_what_waits_from_a_file_is_shown_to_the_reviewers_at_the_next_start_once(any_house: House) -> None:
    house = any_house
    async with house.store.writing() as unit:
        for point_id, approved_by in (("point_waits", ""), ("point_held", "dana.whitfield@northlight.example")):
            unit.add(
                TalkingPoint(
                    id=point_id,
                    text=f"{WORDS} {point_id}",
                    source="https://northlight.example/open",
                    expires_on=unit.now.date(),
                    added_by="mara",
                    added_at=unit.now,
                    approved_by=approved_by,
                )
            )
        unit.audit("import", "point.import", "point_waits")
    assert await asyncio.gather(*(show_waiting(house.store, house.policy) for _ in range(2))) in ([1, 0], [0, 1])
    await house.worker.drain()
    (card,) = house.chat.in_channel(REVIEW)
    assert "point_waits" in words_of(card.elements)
    await house.presses("rafael", house.button(card, "point_approve"))
    assert await show_waiting(house.store, house.policy) == 0


async def test_many_stand_on_pages_and_are_searched(house: House) -> None:
    async with house.store.writing() as unit:
        for number in range(12):
            unit.add(
                TalkingPoint(
                    id=f"point_{number:02}",
                    text=f"Statement {number:02} about our open models.",
                    source="https://northlight.example/open",
                    expires_on=unit.now.date() + timedelta(days=100 + number),
                    added_by="dana",
                    added_at=unit.now,
                    approved_by="rafael.ortiz@northlight.example",
                    approved_at=unit.now,
                )
            )
        unit.audit("dana", "point.add", "many")

    def statements(card: Card) -> list[str]:
        return [source.text[10:12] for source in card.elements if isinstance(source, Source)]

    first = await shown(house, "rafael")
    assert statements(first) == ["00", "01", "02", "03", "04"]
    assert "Page 1 of 3" in words_of(first.elements)
    second = await house.presses("rafael", next(b for b in every_button(first) if b.subject == "on"))
    assert isinstance(second, Say)
    assert statements(second.card) == ["05", "06", "07", "08", "09"]
    # What is pressed on a page leads back to it.
    third = await house.presses("rafael", next(b for b in every_button(second.card) if b.verb == "point_expire"))
    assert isinstance(third, Say)
    assert "holds no longer" in words_of(third.card.elements)
    assert statements(third.card) == ["06", "07", "08", "09", "10"]
    found = await shown(house, "rafael", "points OPEN 07")
    assert statements(found) == ["07"]
    assert "Nothing here says" in words_of((await shown(house, "rafael", "points merger")).elements)


async def test_what_rests_on_it_goes_back_at_once(any_house: House) -> None:
    house = any_house
    point = await adds(house)
    await house.presses("rafael", house.button(house.review(), "point_approve"))
    house.writer.draft = Draft(
        "Your work on routing",
        (Sentence("Dear Ada Okafor,"), Sentence(WORDS, (point.id,)), Sentence("Mara Lindqvist", paragraph=True)),
    )
    told = await house.approved()
    # Planned for Ada's morning: nobody would look at it before.
    await house.presses("mara", house.button(told, "schedule"))
    answer = await house.presses("dana", await button_on_list(house, "dana", "point_withdraw"))
    assert "have gone back" in said(answer)
    note = await house.note()
    assert (note.status, note.approved_by, note.release_at) == (NoteStatus.IN_REVIEW, None, None)
    assert "was withdrawn" in words_of(house.told("mara").elements)
    await house.passes(days=2)
    assert house.courier.taken == 0


async def test_a_draft_in_review_says_so_on_its_card(house: House) -> None:
    point = await adds(house)
    await house.presses("rafael", house.button(house.review(), "point_approve"))
    house.writer.draft = Draft("Your work on routing", (Sentence("Dear Ada Okafor,"), Sentence(WORDS, (point.id,))))
    card = await house.drafted()
    assert "was withdrawn" not in words_of(card.elements)
    await house.presses("dana", await button_on_list(house, "dana", "point_withdraw"))
    assert "was withdrawn" in words_of(house.review().elements)


async def test_an_internal_one_stops_the_draft_that_says_it_from_the_moment_it_is_kept(any_house: House) -> None:
    house = any_house
    await adds(house, audience="internal", text="Deep Meadow wants a merger with Northlight.")
    house.writer.draft = Draft(
        "Your work on routing",
        (
            Sentence("Dear Ada Okafor,"),
            Sentence("I would like to talk with you about the merger that Deep Meadow wants.", paragraph=True),
        ),
    )
    card = await house.drafted()
    assert "It tells what is internal" in words_of(card.elements)
    # It was seen when the draft came, and the writer was asked to mend it; not only now.
    assert await checked(house) == ["confidential_point"]
    assert len(house.writer.briefs) == 2
    assert "Not approved" in said(await house.presses("rafael", house.button(card, "approve")))
    # The writer never saw it.
    assert all("merger" not in str(brief) for brief in house.writer.briefs)


async def test_a_hand_writes_it_in_vain_too(house: House) -> None:
    await adds(house, audience="internal", text="Deep Meadow wants a merger with Northlight.")
    form = await house.opens("rafael", house.button(await house.drafted(), "edit"))
    body = (
        "Dear Ada Okafor,\n\nI would like to talk with you about the merger that Deep Meadow wants.\n\nMara Lindqvist"
    )
    await house.sends("rafael", form, subject="About routing at Northlight", body=body)
    assert await checked(house) == ["confidential_point"]


async def checked(house: House) -> list[str]:
    """The blocking findings kept with the newest wording."""
    note = await house.note()
    async with house.store.reading() as unit:
        wording = await unit.notes.revision(note.id, note.revision)
        assert wording is not None
        return [str(finding["check"]) for finding in wording.findings if finding["severity"] == "block"]


async def test_every_step_is_in_the_audit_and_none_of_its_words(house: House) -> None:
    await adds(house)
    await house.presses("rafael", house.button(house.review(), "point_approve"))
    form = await house.opens("dana", buttons(house.review())["point_edit"])
    await house.sends("dana", form, **{**GIVEN, "text": "Northlight publishes its weights."})
    await house.presses("rafael", house.button(house.review(), "point_approve"))
    await house.presses("rafael", house.button(house.review(), "point_expire"))
    await house.presses("rafael", house.button(house.review(), "point_withdraw"))
    rows = [row async for row in house.store.audit_trail() if row.verb.startswith("point.")]
    assert [(row.actor, row.verb) for row in rows] == [
        ("mara", "point.add"),
        ("rafael", "point.approve"),
        ("dana", "point.edit"),
        ("rafael", "point.approve"),
        ("rafael", "point.expire"),
        ("rafael", "point.withdraw"),
    ]
    assert "weights" not in str([row.details for row in rows])
    # An approval names the exact words by their hash.
    assert rows[0].details["sha256"] == rows[1].details["sha256"] != rows[3].details["sha256"]
    assert await house.is_whole()
