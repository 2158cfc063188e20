"""A form tells what was filled in and what it is about; a mistake keeps it open, and nothing typed is lost."""

from bot.cards.elements import Form, TextField
from bot.chat.slack.send import SlackChat
from bot.events import Mistakes, Open, Search, Submit
from bot.sandbox import Hand
from tests.chat.slack.conftest import StandIn, say
from tests.chat.slack.people import FILLED, filled_in


async def test_a_form_tells_its_values_and_what_it_is_about(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    await filled_in(desk, mara)
    outcome = await mara.submit(FILLED)
    assert (outcome.errors, outcome.response_action) == ({}, "")
    assert await mara.view() is None
    event = desk.events[-1]
    assert isinstance(event, Submit)
    assert (event.form, event.subject, event.seen) == ("note", "subject_1", 7)
    assert event.values == {
        "candidate": "cand_1",
        "purpose": "R&D\n\nand <more>",
        "tone": "warm",
        "day": "2026-12-01",
    }
    assert (event.origin.workspace, event.origin.user_id) == ("T01NORTH", "U01MARA")


async def test_what_is_left_empty_is_an_empty_text(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    await filled_in(desk, mara)
    await mara.submit({"Who": "Ada Okafor"})
    event = desk.events[-1]
    assert isinstance(event, Submit)
    assert event.values == {"candidate": "cand_1", "purpose": "", "tone": "", "day": ""}


async def test_type_ahead_tells_what_is_searched_and_what_was_typed(
    slack: SlackChat, desk: StandIn, mara: Hand
) -> None:
    await filled_in(desk, mara)
    view = await mara.view()
    assert view is not None
    [option] = await mara.options(view, "Who", "ada")
    assert (option.value, option.text, option.description) == ("cand_1", "Ada Okafor", "Deep Meadow")
    event = desk.events[-1]
    assert isinstance(event, Search)
    assert (event.source, event.typed) == ("candidates", "ada")


async def test_a_mistake_stands_at_its_field_and_nothing_typed_is_lost(
    slack: SlackChat, desk: StandIn, mara: Hand
) -> None:
    await filled_in(desk, mara)
    desk.answer = Mistakes({"purpose": "Shorter, please.", "nowhere": "And this."})
    outcome = await mara.submit(FILLED)
    assert outcome.errors == {"purpose": "Shorter, please.", "candidate": "And this."}
    view = await mara.view()
    assert view is not None
    assert view.values["purpose"]["purpose"]["value"] == FILLED["What about"]


async def test_words_in_answer_to_a_form_take_its_place(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    await filled_in(desk, mara)
    desk.answer = say("On it.")
    await mara.submit(FILLED)
    assert "On it." in await mara.wait_for_view("On it.")


async def test_a_form_in_answer_to_a_form_takes_its_place(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    await filled_in(desk, mara)
    desk.answer = Open(Form("second", "Second", (TextField("name", "Name"),), submit="Save"))
    await mara.submit(FILLED)
    assert (await mara.wait_for_view("Second")).labels == ["Name"]


async def test_a_closed_form_is_no_event(slack: SlackChat, desk: StandIn, mara: Hand) -> None:
    await filled_in(desk, mara)
    before = len(desk.events)
    await mara.close()
    assert len(desk.events) == before
