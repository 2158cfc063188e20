"""A talking point's life beside a note's: proposed, approved by another, used in a draft, withdrawn; the draft goes back."""

from tests.journeys.house import GENERAL, REVIEW, House

WORDS = "Northlight runs a reading group on sparse routing every Thursday."


async def test_a_point_is_approved_used_and_withdrawn_and_the_draft_goes_back(any_house: House) -> None:
    house = any_house
    mara, rafael, dana = house.mara, house.rafael, house.dana

    await mara.slash(GENERAL, "/points", "add " + WORDS)
    form = await mara.wait_for_view("Add a talking point")
    assert WORDS in str(form.values["text"])
    outcome = await mara.submit({"Source": "https://northlight.example/reading", "Holds until": "2027-12-31"})
    assert outcome.errors == {}
    await mara.wait_for_view("approves it before a draft may use it")
    await mara.close()

    # Mara cannot approve it; the reviewers find it in their room, and on the list.
    await mara.slash(GENERAL, "/points", "reading group")
    listed = await mara.wait_for_message(GENERAL, WORDS)
    assert "waits for approval" in listed
    assert "Approve" not in listed.buttons
    card = await rafael.wait_for_message(REVIEW, WORDS, button="Approve")
    await rafael.click(card, "Approve")
    await rafael.wait_for_message(REVIEW, "approved · Rafael Ortiz", gone="waits for approval")

    await mara.slash(GENERAL, "/note", "Ada Okafor about our reading group on sparse routing")
    draft = await dana.wait_for_message(REVIEW, "Note to Ada Okafor", button="Approve")
    assert WORDS.rstrip(".") in draft
    await dana.click(draft, "Approve")
    told = await mara.wait_for_message(mara.dm, "approved · Dana Whitfield", button="Send now")

    # Withdrawn from the list, while the note waits for Mara.
    await dana.slash(GENERAL, "/points", "reading group")
    listed = await dana.wait_for_message(GENERAL, WORDS, button="Withdraw")
    await dana.click(listed, "Withdraw")
    await dana.wait_for_message(GENERAL, "have gone back")
    back = await dana.wait_for_message(REVIEW, "was withdrawn", button="Edit")
    assert WORDS.rstrip(".") in back
    assert "waiting for review" in back
    told = await mara.wait_for_message(mara.dm, "was withdrawn")
    assert "Send now" not in told.buttons

    # As it stands nobody can approve it; written anew it no longer says it, and goes its way.
    await rafael.click(back, "Approve")
    await rafael.wait_for_message(REVIEW, "Not approved")
    await rafael.click(back, "Ask again")
    await rafael.wait_for_view("Ask again")
    await rafael.submit({"What should be different": "leave the reading group out"})
    draft = await rafael.wait_for_message(REVIEW, "draft 2", button="Approve")
    assert WORDS.rstrip(".") not in draft
    await rafael.click(draft, "Approve")
    await mara.click(await mara.wait_for_message(mara.dm, "approved · Rafael Ortiz", button="Send now"), "Send now")
    mail = await house.sandbox.wait_for_mail(house.ada)
    assert WORDS not in mail.text
    assert await house.audit_is_whole()
