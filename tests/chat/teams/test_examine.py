"""What the doctor sees of Teams."""

import pytest

from bot.chat.teams.examine import Seen, examine
from tests.chat.teams.conftest import GUEST
from tests.peers.bot_connector import APP, REVIEW, SECRET, TENANT, Connector


async def seen(connector: Connector, *, secret: str = SECRET, channel: str = REVIEW, url: str = "") -> Seen:
    return await examine(
        client_id=APP, client_secret=secret, tenant=TENANT, channel=channel, local_url=url or connector.base_url
    )


@pytest.mark.parametrize("channel", [REVIEW, ""])
async def test_what_is_set_up_well_is_well(connector: Connector, channel: str) -> None:
    assert await seen(connector, channel=channel) == Seen()
    assert connector.messages == []


async def test_a_wrong_secret_is_told_from_silence(connector: Connector) -> None:
    assert await seen(connector, secret="wrong") == Seen(refused=True)
    assert await seen(connector, url="http://127.0.0.1:9") == Seen(unreachable=True)


async def test_a_channel_that_cannot_be_used_is_told(connector: Connector) -> None:
    assert await seen(connector, channel="19:another@thread.tacv2") == Seen(channel_refused=True)
    connector.rosters[REVIEW].append(GUEST.user_id)
    assert await seen(connector) == Seen(channel_has_guests=True)
