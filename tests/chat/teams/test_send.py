"""Cards on Teams: posted once, changed in place, and every way it can fail told for what it is."""

from datetime import timedelta

import pytest
from starlette.applications import Starlette

from bot.cards.elements import Button, Buttons, Card, Line
from bot.chat.teams.outcome import UNREACHABLE
from bot.chat.teams.payloads import CARD
from bot.chat.teams.send import TeamsChat
from bot.ports import Account, ChatBusy, ChatRefused, ChatUnsure, Place
from tests.chat.teams.conftest import FOREIGN, GUEST, MARA, RAFAEL, StandIn, connected, connection_to
from tests.peers.bot_connector import ELSEWHERE, GENERAL, REGION, REVIEW, TENANT, Connector, Fault, Hand, actions_of

CARD_ = Card("A note", (Line("Ada"), Buttons((Button("Approve", "approve", "note_1", 3),))))
ROOM = Place(TENANT, channel=REVIEW)
HERS = Place(TENANT, user_id=MARA.user_id)


async def test_a_card_is_posted_once_with_a_summary_that_names_nobody(teams: TeamsChat, connector: Connector) -> None:
    posted = await teams.post(ROOM, CARD_, "card_1")
    (message,) = connector.of(REVIEW)
    assert (posted.channel, posted.message_ref) == (REVIEW, message.id)
    assert message.activity["summary"] == "A note"
    assert "text" not in message.activity
    assert "Ada" in message


async def test_each_button_carries_the_card_it_stands_on(teams: TeamsChat, connector: Connector) -> None:
    await teams.post(ROOM, CARD_, "card_1")
    (action,) = actions_of(connector.of(REVIEW)[0].card)
    assert action["data"][CARD] == "card_1"


async def test_a_card_is_changed_in_place(teams: TeamsChat, connector: Connector) -> None:
    posted = await teams.post(ROOM, CARD_, "card_1")
    await teams.redraw(posted, Card("A note", (Line("settled"),)), "card_1")
    (message,) = connector.of(REVIEW)
    assert "settled" in message
    assert message.buttons == []


async def test_a_persons_card_goes_to_the_conversation_that_was_told_of(
    teams: TeamsChat, connector: Connector, mara: Hand
) -> None:
    await mara.install()
    await teams.post(HERS, CARD_, "card_1")
    assert any("Ada" in message for message in connector.of(mara.dm))


async def test_each_tenant_is_written_to_where_it_told_us_to(connector: Connector, desk: StandIn) -> None:
    mara, far = connector.person(MARA.user_id), connector.person(FOREIGN.user_id)
    connector.rosters[REVIEW] = [FOREIGN.user_id]
    connector.tenants |= {far.dm: ELSEWHERE, REVIEW: ELSEWHERE}
    connection = connection_to(connector, desk, tenants=[TENANT, ELSEWHERE])
    connector.deliver_to(Starlette(routes=connection.routes))
    workspace, teams = await connection.open()
    assert workspace == TENANT
    await mara.install()
    await far.install()
    await far.mention(REVIEW, "status")
    for place in (HERS, Place(ELSEWHERE, user_id=FOREIGN.user_id), ROOM):
        posted = await teams.post(place, CARD_, "card_1")
        await teams.redraw(posted, CARD_, "card_1")
    assert await teams.by_email(FOREIGN.email) == Account(ELSEWHERE, FOREIGN.user_id, FOREIGN.name)
    assert await teams.member(FOREIGN.user_id) == Account(ELSEWHERE, FOREIGN.user_id, FOREIGN.name)
    about = [path.partition("/v3/conversations/") for _, path in connector.calls if "/v3/" in path]
    assert {(before, rest.split("/")[0]) for before, _, rest in about} == {
        ("", mara.dm),
        (REGION, far.dm),
        (REGION, REVIEW),
    }
    # In a channel of one tenant, somebody of the other is of another company.
    connector.rosters[REVIEW].append(MARA.user_id)
    with pytest.raises(ChatRefused, match="teams-channel-has-guests"):
        await teams.post(ROOM, CARD_, "card_1")
    # From the next start on the cards in the channel are its tenant's.
    assert (await connection.open())[0] == ELSEWHERE
    await connection.close()
    # What a tenant that is no longer listed told us is not used.
    shorter = connection_to(connector, desk)
    _, teams = await shorter.open()
    with pytest.raises(ChatRefused, match=UNREACHABLE):
        await teams.post(Place(ELSEWHERE, user_id=FOREIGN.user_id), CARD_, "card_1")
    await shorter.close()


async def test_where_nothing_was_told_of_nobody_can_be_written_to(teams: TeamsChat, connector: Connector) -> None:
    with pytest.raises(ChatRefused, match=UNREACHABLE):
        await teams.post(HERS, CARD_, "card_1")
    assert connector.messages == []


async def test_an_app_that_was_removed_is_told_of(
    teams: TeamsChat, connector: Connector, desk: StandIn, mara: Hand
) -> None:
    await mara.install()
    connector.closed.add(mara.dm)
    with pytest.raises(ChatRefused, match=UNREACHABLE):
        await teams.post(HERS, CARD_, "card_1")
    assert [one.subject for one in desk.closed_ones] == [MARA.user_id]
    # Back again, it is news.
    connector.closed.clear()
    await mara.say("status")
    await teams.post(HERS, CARD_, "card_1")


async def test_a_change_where_the_app_was_removed_is_told_of_too(
    teams: TeamsChat, connector: Connector, desk: StandIn, mara: Hand
) -> None:
    await mara.install()
    posted = await teams.post(HERS, CARD_, "card_1")
    connector.closed.add(mara.dm)
    with pytest.raises(ChatRefused, match=UNREACHABLE):
        await teams.redraw(posted, CARD_, "card_1")
    assert [one.subject for one in desk.closed_ones] == [MARA.user_id]


@pytest.mark.parametrize("stranger", [GUEST, FOREIGN], ids=["a guest", "somebody of another company"])
async def test_nothing_is_posted_to_a_channel_with(teams: TeamsChat, connector: Connector, stranger: object) -> None:
    await teams.post(ROOM, CARD_, "card_1")
    connector.rosters[REVIEW].append(stranger.user_id)  # type: ignore[attr-defined]
    with pytest.raises(ChatRefused, match="teams-channel-has-guests"):
        await teams.post(ROOM, CARD_, "card_2")
    assert len(connector.of(REVIEW)) == 1


async def test_a_guest_on_the_second_page_of_the_roster_is_seen(teams: TeamsChat, connector: Connector) -> None:
    connector.rosters[REVIEW] = [RAFAEL.user_id] * 600 + [GUEST.user_id]
    with pytest.raises(ChatRefused, match="teams-channel-has-guests"):
        await teams.post(ROOM, CARD_, "card_1")


@pytest.mark.parametrize("channel", [GENERAL, None])
async def test_nothing_is_posted_to_a_channel_that_is_not_the_configured_one(
    teams: TeamsChat, connector: Connector, channel: str | None
) -> None:
    with pytest.raises(ChatRefused, match="teams-channel-not-found"):
        await teams.post(Place(TENANT, channel=channel), CARD_, "card_1")
    assert connector.messages == []


async def test_a_channel_that_we_are_not_in_is_told_of(teams: TeamsChat, connector: Connector) -> None:
    connector.closed.add(REVIEW)
    with pytest.raises(ChatRefused, match="teams-channel-not-found"):
        await teams.post(ROOM, CARD_, "card_1")


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_post_that_may_have_arrived_is_doubtful_and_made_once(
    teams: TeamsChat, connector: Connector, status: int
) -> None:
    connector.faults.append(Fault("POST", status, taken=True, times=9))
    with pytest.raises(ChatUnsure):
        await teams.post(ROOM, CARD_, "card_1")
    assert len(connector.of(REVIEW)) == 1


async def test_a_change_that_may_have_arrived_is_made_again(teams: TeamsChat, connector: Connector) -> None:
    posted = await teams.post(ROOM, CARD_, "card_1")
    connector.faults.append(Fault("PUT", 502))
    await teams.redraw(posted, Card("A note", (Line("settled"),)), "card_1")
    assert "settled" in connector.of(REVIEW)[0]


async def test_a_change_that_fails_twice_is_put_off(teams: TeamsChat, connector: Connector) -> None:
    posted = await teams.post(ROOM, CARD_, "card_1")
    connector.faults.append(Fault("PUT", 503, times=2))
    with pytest.raises(ChatBusy):
        await teams.redraw(posted, CARD_, "card_1")


@pytest.mark.parametrize(("given", "waits"), [("7", 7), ("", 5), ("soon", 5), ("99999", 3600)])
async def test_too_many_at_once_wait_as_long_as_teams_says(
    teams: TeamsChat, connector: Connector, given: str, waits: int
) -> None:
    connector.faults.append(Fault("POST", 429, headers={"Retry-After": given} if given else {}))
    with pytest.raises(ChatBusy) as busy:
        await teams.post(ROOM, CARD_, "card_1")
    assert busy.value.retry_after == timedelta(seconds=waits)
    assert connector.of(REVIEW) == []


@pytest.mark.parametrize(
    ("status", "reason"), [(400, "teams-card-refused"), (413, "teams-card-refused"), (409, "teams-refused")]
)
async def test_what_teams_will_never_take_is_refused(
    teams: TeamsChat, connector: Connector, status: int, reason: str
) -> None:
    connector.faults.append(Fault("POST", status))
    with pytest.raises(ChatRefused, match=reason):
        await teams.post(ROOM, CARD_, "card_1")


async def test_a_message_that_somebody_deleted_is_gone(teams: TeamsChat, connector: Connector) -> None:
    posted = await teams.post(ROOM, CARD_, "card_1")
    connector.messages.clear()
    with pytest.raises(ChatRefused, match="message-gone"):
        await teams.redraw(posted, CARD_, "card_1")


async def test_a_secret_that_no_longer_holds_leaves_cards_owed(connector: Connector, desk: StandIn) -> None:
    async with connected(connector, desk) as teams:
        connector.faults.append(Fault("POST", 401))
        with pytest.raises(ChatBusy):
            await teams.post(ROOM, CARD_, "card_1")


async def test_one_token_serves_many_calls(teams: TeamsChat, connector: Connector) -> None:
    for number in range(3):
        await teams.post(ROOM, CARD_, f"card_{number}")
    assert connector.tokens == 1


async def test_a_doubtful_post_cannot_be_looked_for(teams: TeamsChat) -> None:
    assert await teams.find(ROOM, "card_1") is None


async def test_a_member_is_found_by_address_in_the_review_channels_roster(teams: TeamsChat) -> None:
    assert await teams.by_email("Rafael.Ortiz@northlight.example ") == Account(TENANT, RAFAEL.user_id, RAFAEL.name)


async def test_who_wrote_to_us_is_found_by_address(teams: TeamsChat, mara: Hand) -> None:
    assert await teams.by_email(MARA.email) is None
    await mara.say("hello")
    assert await teams.by_email(MARA.email) == Account(TENANT, MARA.user_id, MARA.name)


async def test_a_guest_is_found_by_no_address(teams: TeamsChat, connector: Connector) -> None:
    connector.rosters[REVIEW].append(GUEST.user_id)
    assert await teams.by_email(GUEST.email) is None
