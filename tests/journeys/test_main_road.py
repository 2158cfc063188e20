"""The whole story, as people live it: typed, drafted, reviewed, released, delivered, followed up, answered."""

import pytest

from tests.journeys.house import House, filled

REVIEW = "C01REVIEW"
GENERAL = "C01GENERAL"


async def test_the_whole_story(any_house: House) -> None:
    house = any_house
    mara, rafael, dana = house.mara, house.rafael, house.dana

    said = await mara.slash(GENERAL, "/note", "Ada Okafor about our open-model work, warm")
    assert said is not None
    told = await mara.wait_for_message(GENERAL, "On it")
    assert told.ephemeral

    card = await rafael.wait_for_message(REVIEW, "Ada Okafor", button="Approve")
    assert "Mara Lindqvist" in card
    assert "waiting for review" in card
    assert "nobody here has written before" in card
    assert {"Approve", "Edit", "Ask again", "Sources", "Reject"} <= set(card.buttons)

    await rafael.click(card, "Sources")
    view = await rafael.wait_for_view("Sources")
    assert ".example" in view
    await rafael.close()

    await rafael.click(card, "Edit")
    form = await rafael.wait_for_view("Edit the note")
    subject, body = filled(form, "subject"), filled(form, "body")
    assert "Ada" in body
    outcome = await rafael.submit({"Subject": subject, "Text": body.replace("Mara Lindqvist", "Mara")})
    assert outcome.errors == {}
    card = await rafael.wait_for_message(REVIEW, "draft 2", button="Approve")
    assert "edited by Rafael Ortiz" in card

    await dana.click(card, "Changes")
    assert "Draft 1 to draft 2" in await dana.wait_for_view("Changes")
    await dana.close()

    await dana.click(card, "Approve")
    card = await rafael.wait_for_message(REVIEW, "approved · Dana Whitfield", gone="waiting for review")
    assert "Approve" not in card.buttons

    told = await mara.wait_for_message(mara.dm, "approved · Dana Whitfield", button="Send now")
    await mara.click(told, "Send now")
    mail = await house.sandbox.wait_for_mail(house.ada)
    assert mail.sender == "mara.lindqvist@northlight.example"
    assert mail.subject == subject
    assert mail.text.startswith(body.replace("Mara Lindqvist", "Mara"))
    await mara.wait_for_message(mara.dm, "sent", button="Answered")

    # Four working days later nobody has answered.
    await house.pass_days(8)
    nudge = await mara.wait_for_message(mara.dm, "No answer from Ada Okafor", button="Review follow-up")
    card = await rafael.wait_for_message(REVIEW, "follow-up 1", button="Approve")
    await rafael.click(card, "Approve")
    told = await mara.wait_for_message(mara.dm, "approved · Rafael Ortiz", button="Send now", after=nudge)
    await mara.click(told, "Send now")
    second = (await house.delivered(2))[0]
    assert second.headers["In-Reply-To"] == mail.headers["Message-ID"]
    assert second.text != mail.text

    # Ada answers; Mara says so; everything planned stops.
    await house.sandbox.answer(second, "Thank you. Let us talk on Monday.")
    told = await mara.wait_for_message(mara.dm, "sent", button="Answered", after=nudge)
    await mara.click(told, "Answered")
    await mara.wait_for_message(mara.dm, "answered · Mara Lindqvist")
    await house.pass_days(30)
    await house.delivered(2)
    assert await house.audit_is_whole()


async def test_a_sentence_is_changed_in_the_sources(any_house: House) -> None:
    house, rafael = any_house, any_house.rafael
    await house.drafted_note()
    card = await rafael.wait_for_message(REVIEW, "draft 1", button="Sources")
    await rafael.click(card, "Sources")
    await rafael.wait_for_view("Sources")
    await rafael.click(await rafael.wait_for_view("Sources"), "Change")
    form = await rafael.wait_for_view("One sentence")
    assert filled(form, "words") == "Hi Ada,", "as Mara writes"
    outcome = await rafael.submit({"The sentence": "Hello Ada,"})
    assert outcome.errors == {}
    assert "Hello Ada," in await rafael.wait_for_view("Sources")
    # What lay below is older and goes with it.
    await rafael.close()
    assert await rafael.view() is None
    assert "Hello Ada," in await rafael.wait_for_message(REVIEW, "draft 2", button="Approve")


async def test_the_executive_lets_it_go_out_in_the_candidates_morning(house: House) -> None:
    told = await house.approved_note()
    label = next(label for label in told.buttons if label.startswith("Send ") and label != "Send now")
    assert "Ada’s time" in label
    await house.mara.click(told, label)
    await house.mara.wait_for_message(house.mara.dm, "Goes out")
    assert await house.sandbox.mails(house.ada) == []
    await house.pass_days(4)
    await house.sandbox.wait_for_mail(house.ada)


async def test_what_is_not_sent_is_not_sent(house: House) -> None:
    told = await house.approved_note()
    await house.mara.click(told, "Don’t send")
    await house.mara.wait_for_message(house.mara.dm, "withdrawn · Mara Lindqvist")
    await house.rafael.wait_for_message(REVIEW, "withdrawn · Mara Lindqvist")
    await house.pass_days(30)
    assert await house.sandbox.mails(house.ada) == []


async def test_a_rejection_needs_a_reason_which_the_executive_reads(house: House) -> None:
    card = await house.drafted_note()
    await house.rafael.click(card, "Reject")
    await house.rafael.wait_for_view("Reject the note")
    outcome = await house.rafael.submit({"Why": "  "})
    assert outcome.errors
    outcome = await house.rafael.submit({"Why": "She changed teams last week."})
    assert outcome.errors == {}
    await house.mara.wait_for_message(house.mara.dm, "She changed teams last week.")
    # She is free again for another try.
    await house.mara.slash(GENERAL, "/note", "Ada Okafor")
    await house.rafael.wait_for_message(REVIEW, "Ada Okafor", button="Approve", after=card)


async def test_asked_again_it_is_written_again_with_the_wish(house: House) -> None:
    card = await house.drafted_note()
    await house.dana.click(card, "Ask again")
    await house.dana.wait_for_view("Ask again")
    await house.dana.submit({"What should be different": "shorter"})
    again = await house.dana.wait_for_message(REVIEW, "draft 2", button="Approve")
    assert again.ts == card.ts


async def test_an_edit_after_approval_makes_the_approval_void(house: House) -> None:
    told = await house.approved_note()
    await house.mara.click(told, "Edit")
    form = await house.mara.wait_for_view("Edit the note")
    outcome = await house.mara.submit({"Subject": "About open models", "Text": filled(form, "body")})
    assert outcome.errors == {}
    card = await house.rafael.wait_for_message(REVIEW, "draft 2", button="Approve")
    told = await house.mara.wait_for_message(house.mara.dm, "waiting for review", gone="Send now")
    assert "Send now" not in told.buttons
    await house.rafael.click(card, "Approve")
    told = await house.mara.wait_for_message(house.mara.dm, "About open models", button="Send now")
    await house.mara.click(told, "Send now")
    mail = await house.sandbox.wait_for_mail(house.ada)
    assert mail.subject == "About open models"


async def test_a_nudge_can_be_snoozed_and_stopped(house: House) -> None:
    await house.sent_note()
    await house.pass_days(8)
    nudge = await house.mara.wait_for_message(house.mara.dm, "No answer from Ada Okafor", button="Snooze until …")
    await house.mara.choose(nudge, "Snooze …", "3 working days")
    await house.mara.wait_for_message(house.mara.dm, "Planned", gone="Review follow-up")
    await house.rafael.wait_for_message(REVIEW, "withdrawn")
    await house.pass_days(6)
    nudge = await house.mara.wait_for_message(
        house.mara.dm, "No answer from Ada Okafor", button="Review follow-up", after=nudge
    )
    await house.mara.click(nudge, "Stop")
    await house.mara.wait_for_message(house.mara.dm, "Cancelled: stopped")
    await house.pass_days(40)
    await house.delivered(1)


async def test_answered_elsewhere_on_the_nudge_stops_everything(house: House) -> None:
    await house.sent_note()
    await house.pass_days(8)
    nudge = await house.mara.wait_for_message(house.mara.dm, "No answer from Ada Okafor", button="Answered elsewhere")
    await house.mara.click(nudge, "Answered elsewhere")
    await house.rafael.wait_for_message(REVIEW, "answered · Mara Lindqvist")
    await house.pass_days(40)
    await house.delivered(1)


async def test_silence_to_the_end_closes_the_thread(house: House) -> None:
    await house.sent_note()
    for number in (1, 2):
        await house.pass_days(9)
        card = await house.rafael.wait_for_message(REVIEW, f"follow-up {number}", button="Approve")
        await house.rafael.click(card, "Approve")
        told = await house.mara.wait_for_message(house.mara.dm, "approved", button="Send now")
        await house.mara.click(told, "Send now")
        await house.delivered(number + 1)
    await house.pass_days(21)
    await house.mara.wait_for_message(house.mara.dm, "closed without an answer")


@pytest.mark.parametrize("line", ["note Ada Okafor about open models", "overture note Ada Okafor"])
async def test_a_line_in_a_direct_message_does_the_same(house: House, line: str) -> None:
    await house.mara.say(house.mara.dm, line.removeprefix("overture "))
    await house.mara.wait_for_message(house.mara.dm, "On it")
    await house.rafael.wait_for_message(REVIEW, "Ada Okafor", button="Approve")


async def test_the_form_asks_for_a_note_with_type_ahead(house: House) -> None:
    await house.mara.slash(GENERAL, "/note", "")
    await house.mara.wait_for_view("Write a note")
    outcome = await house.mara.submit({"Who": "Ada Okafor", "What about": "open models", "Tone": "warm"})
    assert outcome.errors == {}
    await house.rafael.wait_for_message(REVIEW, "open models", button="Approve")


async def test_a_recruiter_asks_in_an_executives_name_and_somebody_else_approves(house: House) -> None:
    await house.rafael.slash(GENERAL, "/note", "Ada Okafor for Jonas about routing, in German")
    card = await house.rafael.wait_for_message(REVIEW, "Jonas Weber", button="Approve")
    assert "German" in card
    await house.rafael.click(card, "Approve")
    await house.rafael.wait_for_message(REVIEW, "Somebody else must approve")
    await house.dana.click(card, "Approve")
    told = await house.jonas.wait_for_message(house.jonas.dm, "freigegeben", button="Jetzt senden")
    await house.jonas.click(told, "Jetzt senden")
    mail = await house.sandbox.wait_for_mail(house.ada)
    assert "jonas.weber@northlight.example" in mail.sender
