"""An executive's voice, over Slack: given in a message, by a shortcut and in a form, then heard, then deleted."""

from tests.journeys.house import REVIEW, House

NOTE = (
    "Hello Ruth,\n\nlet me be plain: I would like to argue with you about your third slide. Would you have time for a call on "
    "Thursday? A short no is a good answer, too.\n\nOnwards,\nPriya"
)


async def test_a_voice_is_given_line_by_line_in_a_message_and_heard_in_a_draft(any_house: House) -> None:
    house = any_house
    priya = house.sandbox.as_("U01PRIYA")
    await priya.say(priya.dm, "voice")
    await priya.wait_for_message(priya.dm, "No note of yours is here yet")
    await priya.say(priya.dm, f"voice add {NOTE}")
    card = await priya.wait_for_message(priya.dm, "This is how you write", button="Delete my voice")
    for words in ("Hello [first name],", "Onwards,", "from one note"):
        assert words in card
    for planted in ("Ruth", "third", "Thursday"):
        assert planted not in card
    await priya.slash("C01GENERAL", "/note", "Ada Okafor about routing")
    draft = await house.rafael.wait_for_message(REVIEW, "from Priya Raman", button="Approve")
    assert "Hello Ada," in draft
    assert "Onwards," in draft


async def test_a_sent_message_becomes_ones_voice_and_goes_again(house: House) -> None:
    priya = house.sandbox.as_("U01PRIYA")
    said = await priya.say("C01GENERAL", NOTE)
    await priya.shortcut("use_as_voice", await priya.message("C01GENERAL", said.ts))
    assert "Use as my voice" in str(await priya.wait_for_view("A note of yours"))
    outcome = await priya.submit({})
    assert outcome.errors == {}
    await priya.close()
    await priya.slash("C01GENERAL", "/voice")
    shown = await priya.wait_for_message("C01GENERAL", "Your voice", button="Delete my voice")
    assert not any("Your voice" in message for message in await house.rafael.messages("C01GENERAL"))
    await priya.click(shown, "Delete my voice")
    await priya.wait_for_message("C01GENERAL", "Your voice is deleted")
    assert await house.audit_is_whole()
