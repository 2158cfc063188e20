"""Slack and Teams in one house: the executive on one, the recruiters on the other; one note, cards on both, settled on both."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.house import House, running_house
from tests.journeys.teams_house import add_people, known_on_teams, member_of, teams_settings
from tests.peers.bot_connector import REVIEW, Connector, Dialog, Hand, bot_connector

SLACK_REVIEW, SLACK_GENERAL = "C01REVIEW", "C01GENERAL"


@dataclass(frozen=True, slots=True)
class Both:
    """One house, two ways in."""

    slack: House
    teams: Connector

    def on_teams(self, name: str) -> Hand:
        return self.teams.person(member_of(name).user_id)


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[Both]:
    async with bot_connector() as connector:
        add_people(connector)
        async with running_house(tmp_path, over_http=True, besides=teams_settings(connector)) as house:
            connector.deliver_to(house.app.web)
            await known_on_teams(house.app, "rafael", "dana")
            yield Both(house, connector)


async def test_the_executive_is_on_slack_and_the_recruiters_are_on_teams(both: Both) -> None:
    mara, rafael, dana = both.slack.mara, both.on_teams("rafael"), both.on_teams("dana")
    await mara.slash(SLACK_GENERAL, "/note", "Ada Okafor about our open-model work")
    card = await rafael.wait_for(REVIEW, "Ada Okafor", button="Approve")
    # The same note, in the channel of the other platform.
    there = await both.slack.rafael.wait_for_message(SLACK_REVIEW, "Ada Okafor", button="Approve")

    form = await rafael.press(card, "Edit")
    assert isinstance(form, Dialog)
    text = form.fields["Text"]
    assert await form.submit({"Text": text.replace("Mara Lindqvist", "Mara")}) is None
    await both.slack.rafael.wait_for_message(SLACK_REVIEW, "draft 2", button="Approve")

    card = await dana.wait_for(REVIEW, "draft 2", button="Approve")
    await dana.press(card, "Approve")
    settled = await dana.wait_for(REVIEW, "approved · Dana Whitfield", gone="waiting for review")
    assert "Approve" not in settled.buttons
    beside = await both.slack.rafael.wait_for_message(
        SLACK_REVIEW, "approved · Dana Whitfield", gone="waiting for review"
    )
    assert (settled.id, beside.ts) == (card.id, there.ts), "the same messages, changed"

    told = await mara.wait_for_message(mara.dm, "approved · Dana Whitfield", button="Send now")
    await mara.click(told, "Send now")
    await both.slack.sandbox.wait_for_mail(both.slack.ada)
    await dana.wait_for(REVIEW, "sent")
    await both.slack.rafael.wait_for_message(SLACK_REVIEW, "sent")

    await both.slack.pass_days(8)
    await mara.wait_for_message(mara.dm, "No answer from Ada Okafor", button="Review follow-up")
    card = await rafael.wait_for(REVIEW, "follow-up 1", button="Approve")
    await both.slack.dana.click(
        await both.slack.dana.wait_for_message(SLACK_REVIEW, "follow-up 1", button="Approve"), "Approve"
    )
    # Whoever is late on the other platform reads what is.
    await rafael.press(card, "Approve")
    shown = await rafael.wait_for(REVIEW, "approved · Dana Whitfield", gone="waiting for review")
    assert "Approve" not in shown.buttons
    assert await both.slack.audit_is_whole()


async def test_the_executive_is_on_teams_and_the_recruiters_are_on_slack(both: Both) -> None:
    jonas, dana = both.on_teams("jonas"), both.slack.dana
    await known_on_teams(both.slack.app, "jonas")
    async with both.slack.app.house.store.writing() as unit:
        person = await unit.people.by_email("jonas.weber@northlight.example")
        assert person is not None
        for identity in await unit.people.identities(person.id):
            if identity.platform == "slack":
                await unit.remove(identity)
        unit.audit("test", "person.known", person.id)
    await jonas.install()
    await jonas.say("note Ada Okafor about routing")
    card = await dana.wait_for_message(SLACK_REVIEW, "Ada Okafor", button="Approve")
    await dana.click(card, "Approve")
    told = await jonas.wait_for(jonas.dm, "freigegeben", button="Jetzt senden")
    await jonas.press(told, "Jetzt senden")
    mail = await both.slack.sandbox.wait_for_mail(both.slack.ada)
    assert "jonas.weber@northlight.example" in mail.sender
