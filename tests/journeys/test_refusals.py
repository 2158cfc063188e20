"""Each way the story can be refused: by right, by race, by an old card, by a no."""

import asyncio

from tests.journeys.house import House, filled

REVIEW = "C01REVIEW"
GENERAL = "C01GENERAL"


async def test_somebody_unknown_is_refused_politely_and_usefully(house: House) -> None:
    await house.sam.slash(GENERAL, "/note", "Ada Okafor")
    told = await house.sam.wait_for_message(GENERAL, "You are not set up in it")
    assert told.ephemeral
    assert "noor.haddad@northlight.example" in told
    assert await house.note_count() == 0


async def test_a_guest_gets_no_more_than_a_stranger(house: House) -> None:
    await house.guest.slash(GENERAL, "/candidate", "find Ada")
    assert "Okafor" not in await house.guest.wait_for_message(GENERAL, "You are not set up in it")


async def test_two_recruiters_at_once_the_first_counts_and_the_second_is_told(house: House) -> None:
    card = await house.drafted_note()
    await asyncio.gather(house.rafael.click(card, "Approve"), house.dana.click(card, "Approve"))
    await house.mara.wait_for_message(house.mara.dm, "approved", button="Send now")
    assert await house.review_count() == 1
    told = [
        message
        for hand in (house.rafael, house.dana)
        for message in await hand.messages(REVIEW)
        if message.ephemeral and "already approved" in message
    ]
    assert len(told) == 1


async def test_pressing_twice_sends_once(house: House) -> None:
    told = await house.approved_note()
    await asyncio.gather(house.mara.click(told, "Send now"), house.mara.click(told, "Send now"))
    await house.sandbox.wait_for_mail(house.ada)
    await house.settled()
    await house.delivered(1)


async def test_an_old_form_keeps_what_was_typed_and_changes_nothing(house: House) -> None:
    card = await house.drafted_note()
    await house.rafael.click(card, "Edit")
    await house.rafael.wait_for_view("Edit the note")
    await house.dana.click(card, "Approve")
    await house.mara.wait_for_message(house.mara.dm, "approved", button="Send now")
    outcome = await house.rafael.submit({"Subject": "Something else", "Text": "Hello."})
    assert any("already approved" in message for message in outcome.errors.values())


async def test_a_second_executive_is_told_who_has_the_conversation(house: House) -> None:
    await house.drafted_note()
    await house.jonas.slash(GENERAL, "/note", "Ada Okafor")
    await house.jonas.wait_for_message(GENERAL, "Mara Lindqvist führt seit")


async def test_a_second_note_waits_for_the_first(house: House) -> None:
    await house.drafted_note()
    await house.mara.slash(GENERAL, "/note", "Ada Okafor")
    await house.mara.wait_for_message(GENERAL, "under way already")


async def test_one_who_said_no_is_not_written_to(house: House) -> None:
    await house.mara.slash(GENERAL, "/note", house.said_no)
    await house.mara.wait_for_message(GENERAL, "never to be written to")
    assert await house.note_count() == 0


async def test_namesakes_are_asked_about_and_never_guessed(house: House) -> None:
    await house.mara.slash(GENERAL, "/note", f"{house.namesake} about routing")
    asked = await house.mara.wait_for_message(GENERAL, house.namesake)
    assert await house.note_count() == 0
    choices = [label for label in asked.buttons if house.namesake.split()[0] in label]
    assert len(choices) == 2
    await house.mara.click(asked, choices[0])
    card = await house.rafael.wait_for_message(REVIEW, house.namesake, button="Approve")
    assert "routing" in card


async def test_an_unknown_name_gets_near_ones(house: House) -> None:
    await house.mara.slash(GENERAL, "/note", "Ada Okafr")
    assert "Ada Okafor" in await house.mara.wait_for_message(GENERAL, "Okafor")
    assert await house.note_count() == 0


async def test_a_mistyped_verb_gets_a_suggestion(house: House) -> None:
    await house.mara.slash(GENERAL, "/overture", "notte Ada")
    await house.mara.wait_for_message(GENERAL, "Did you mean note?")


async def test_stopped_nothing_is_written_or_sent_until_resumed(house: House) -> None:
    told = await house.approved_note()
    await house.noor.slash(GENERAL, "/overture", "stop wrong address list")
    await house.noor.wait_for_message(GENERAL, "topped")
    await house.mara.click(told, "Send now")
    await house.mara.wait_for_message(house.mara.dm, "Everything is stopped")
    assert await house.sandbox.mails(house.ada) == []
    await house.noor.slash(GENERAL, "/overture", "resume")
    await house.mara.click(told, "Send now")
    await house.sandbox.wait_for_mail(house.ada)


async def test_only_an_admin_or_legal_may_stop(house: House) -> None:
    await house.mara.slash(GENERAL, "/overture", "stop")
    await house.mara.wait_for_message(GENERAL, "Your role does not include this")


async def test_a_draft_with_a_promise_cannot_be_approved(house: House) -> None:
    card = await house.drafted_note()
    await house.rafael.click(card, "Edit")
    form = await house.rafael.wait_for_view("Edit the note")
    body = filled(form, "body") + "\n\nWe guarantee you a salary of 500,000 dollars."
    await house.rafael.submit({"Subject": filled(form, "subject"), "Text": body})
    card = await house.rafael.wait_for_message(REVIEW, "draft 2", button="Approve")
    await house.rafael.click(card, "Approve")
    await house.rafael.wait_for_message(REVIEW, "Not approved")
    assert await house.review_count() == 0
