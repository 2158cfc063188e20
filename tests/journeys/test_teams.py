"""The whole story on Teams: typed, drafted, reviewed, released, delivered, followed up, answered."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journeys.teams_house import TeamsHouse, running_on_teams
from tests.peers.bot_connector import REVIEW, Dialog


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[TeamsHouse]:
    async with running_on_teams(tmp_path) as opened:
        yield opened


async def test_the_whole_story(house: TeamsHouse) -> None:
    mara, rafael, dana = house.hand("mara"), house.hand("rafael"), house.hand("dana")
    await mara.install()
    await mara.wait_for(mara.dm, "Mara")

    await mara.say("note Ada Okafor about our open-model work, warm")
    await mara.wait_for(mara.dm, "On it")
    card = await rafael.wait_for(REVIEW, "waiting for review", button="Approve")
    assert "Mara Lindqvist" in card
    assert {"Approve", "Edit", "Ask again", "Sources", "Reject"} <= set(card.buttons)

    view = await rafael.press(card, "Sources")
    assert isinstance(view, Dialog)
    assert ".example" in view

    form = await rafael.press(card, "Edit")
    assert isinstance(form, Dialog)
    subject, body = form.fields["Subject"], form.fields["Text"]
    assert await form.submit({"Subject": subject, "Text": body.replace("Mara Lindqvist", "Mara")}) is None
    card = await rafael.wait_for(REVIEW, "draft 2", button="Approve")
    assert "edited by Rafael Ortiz" in card

    shown = await dana.press(card, "Approve")
    assert isinstance(shown, dict), "the card comes back to whoever pressed"
    await dana.wait_for(REVIEW, "approved · Dana Whitfield", gone="waiting for review")

    told = await mara.wait_for(mara.dm, "approved · Dana Whitfield", button="Send now")
    await mara.press(told, "Send now")
    first = await house.mail(1)
    assert "mara.lindqvist@northlight.example" in first
    await mara.wait_for(mara.dm, "sent", button="Answered")

    # Four working days later nobody has answered.
    await house.pass_days(8)
    await mara.wait_for(mara.dm, "No answer from Ada Okafor", button="Review follow-up")
    card = await rafael.wait_for(REVIEW, "follow-up 1", button="Approve")
    await rafael.press(card, "Approve")
    told = await mara.wait_for(mara.dm, "approved · Rafael Ortiz", button="Send now")
    await mara.press(told, "Send now")
    await house.mail(2)

    told = await mara.wait_for(mara.dm, "sent", button="Answered")
    await mara.press(told, "Answered")
    await mara.wait_for(mara.dm, "answered · Mara Lindqvist")
    await house.pass_days(30)
    await house.mail(2)
    assert await house.audit_is_whole()


async def test_who_removed_the_app_is_told_of_and_finds_what_waited_when_they_are_back(house: TeamsHouse) -> None:
    mara, dana = house.hand("mara"), house.hand("dana")
    await mara.install()
    await mara.say("note Ada Okafor about our open-model work")
    card = await dana.wait_for(REVIEW, "waiting for review", button="Approve")
    await mara.remove()
    await dana.wait_for(REVIEW, "Mara Lindqvist cannot be reached in Teams")
    await dana.press(card, "Approve")
    await dana.wait_for(REVIEW, "approved · Dana Whitfield")
    await house.settled()
    house.connector.closed.clear()
    await mara.install()
    await mara.wait_for(mara.dm, "approved · Dana Whitfield", button="Send now")
    await dana.wait_for(REVIEW, "reached again")
