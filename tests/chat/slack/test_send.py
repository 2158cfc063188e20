"""A card is posted once, only where it may stand, and nobody is told it was posted when nobody can know."""

import socket
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.cards.elements import Button, Buttons, Card, Line
from bot.chat.slack.send import EVENT, SlackChat, is_shared_outside, web_client, who_we_are
from bot.ports import ChatBusy, ChatFailed, ChatRefused, ChatUnsure, Place, Posted
from bot.sandbox import Fault, RunningSandbox, running_sandbox
from bot.texts import keys
from tests.chat.slack.conftest import MANIFEST

REVIEW, GENERAL = "C01REVIEW", "C01GENERAL"
ROOM = Place("T01NORTH", channel=REVIEW)
MARA = Place("T01NORTH", user_id="U01MARA")
CARD = Card("A note waits", (Line("Ada, see https://papers.example/routing"), Buttons((Button("Yes", "yes", "n"),))))
CHANGED = Card("A note was approved", (Line("Approved"),))


@pytest.fixture
async def client(sandbox: RunningSandbox) -> AsyncIterator[AsyncWebClient]:
    made = web_client(sandbox.bot_token, sandbox.api_url)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=1)) as session:
        made.session = session
        yield made


@pytest.fixture
def chat(client: AsyncWebClient) -> SlackChat:
    return SlackChat(client, "T01NORTH")


async def standing(sandbox: RunningSandbox, channel: str = REVIEW) -> int:
    return len(await sandbox.as_("U01RAFAEL").messages(channel))


async def test_a_card_stands_in_the_room_with_its_id_and_without_previews(
    chat: SlackChat, sandbox: RunningSandbox
) -> None:
    posted = await chat.post(ROOM, CARD, "card_1")
    [message] = await sandbox.as_("U01RAFAEL").messages(REVIEW)
    assert (posted.channel, posted.message_ref) == (REVIEW, message.ts)
    assert message.text == "A note waits"
    assert "Ada, see" in message
    [call] = await sandbox.calls("chat.postMessage")
    assert call.answer["message"]["metadata"] == {"event_type": EVENT, "event_payload": {"card_id": "card_1"}}
    assert [str(call.arguments[name]) for name in ("unfurl_links", "unfurl_media")] == ["False", "False"]


async def test_a_persons_card_goes_to_their_direct_conversation_which_is_opened_once(
    chat: SlackChat, sandbox: RunningSandbox
) -> None:
    first, second = await chat.post(MARA, CARD, "card_1"), await chat.post(MARA, CARD, "card_2")
    mara = sandbox.as_("U01MARA")
    assert {first.channel, second.channel} == {mara.dm}
    assert len(await mara.messages(mara.dm)) == 2
    assert len(await sandbox.calls("conversations.open")) == 1
    assert await sandbox.calls("conversations.info") == []


async def test_a_card_is_redrawn_in_place(chat: SlackChat, sandbox: RunningSandbox) -> None:
    posted = await chat.post(ROOM, CARD, "card_1")
    await chat.redraw(posted, CHANGED, "card_1")
    [message] = await sandbox.as_("U01RAFAEL").messages(REVIEW)
    assert "Approved" in message
    assert message.buttons == []
    assert message.text == "A note was approved"
    assert await chat.find(ROOM, "card_1") == posted


# ---- where a card may stand


async def test_a_public_channel_gets_no_card(chat: SlackChat, sandbox: RunningSandbox) -> None:
    await refused(chat, Place("T01NORTH", channel=GENERAL), "slack-channel-not-private")
    assert await standing(sandbox, GENERAL) == 0


async def test_a_channel_that_became_shared_gets_no_card_and_no_change(
    chat: SlackChat, sandbox: RunningSandbox
) -> None:
    posted = await chat.post(ROOM, CARD, "card_1")
    await sandbox.fault(Fault(kind="share_channel", channel=REVIEW))
    await refused(chat, ROOM, "slack-channel-shared")
    with pytest.raises(ChatRefused, match="slack-channel-shared"):
        await chat.redraw(posted, CHANGED, "card_1")
    [message] = await sandbox.as_("U01RAFAEL").messages(REVIEW)
    assert "Approved" not in message


async def test_a_channel_without_the_bot_gets_no_card(chat: SlackChat, sandbox: RunningSandbox) -> None:
    await sandbox.fault(Fault(kind="remove_bot", channel=REVIEW))
    await refused(chat, ROOM, "slack-channel-not-found")
    await refused(chat, Place("T01NORTH", channel="C01NOWHERE"), "slack-channel-not-found")
    await refused(chat, Place("T01NORTH"), "slack-channel-not-found")


async def test_an_archived_channel_gets_no_card(chat: SlackChat, sandbox: RunningSandbox) -> None:
    await sandbox.fault(Fault(kind="archive", channel=REVIEW))
    await refused(chat, ROOM, "slack-channel-archived")


async def test_somebody_who_is_not_there_gets_no_card(chat: SlackChat) -> None:
    await refused(chat, Place("T01NORTH", user_id="U01NOBODY"), "slack-person-gone")


async def refused(chat: SlackChat, place: Place, reason: str) -> None:
    with pytest.raises(ChatRefused) as failure:
        await chat.post(place, CARD, "card_x")
    assert failure.value.reason == reason
    assert reason in keys("en")


async def test_a_message_that_is_gone_cannot_be_redrawn(chat: SlackChat) -> None:
    with pytest.raises(ChatRefused) as failure:
        await chat.redraw(Posted(REVIEW, "1700000000.000100"), CHANGED, "card_1")
    assert failure.value.reason == "slack-message-gone"


# ---- when the line breaks


@pytest.mark.parametrize(
    "fault",
    [
        Fault(kind="drop_after", method="chat.postMessage"),
        Fault(kind="status_after", method="chat.postMessage", status=503),
        Fault(kind="delay", method="chat.postMessage", seconds=1.3),
    ],
    ids=lambda fault: str(fault.kind),
)
async def test_in_doubt_the_card_is_neither_posted_twice_nor_lost(
    chat: SlackChat, sandbox: RunningSandbox, fault: Fault
) -> None:
    await sandbox.fault(fault)
    with pytest.raises(ChatUnsure):
        await chat.post(ROOM, CARD, "card_1")

    async def found() -> Posted | None:
        return await chat.find(ROOM, "card_1")

    posted = await sandbox.wait_for(found)
    assert await standing(sandbox) == 1
    assert posted.message_ref == (await sandbox.as_("U01RAFAEL").messages(REVIEW))[0].ts


async def test_in_doubt_and_not_posted_it_is_not_found(chat: SlackChat, sandbox: RunningSandbox) -> None:
    await sandbox.fault(Fault(kind="drop_before", method="chat.postMessage"))
    with pytest.raises(ChatUnsure):
        await chat.post(ROOM, CARD, "card_1")
    assert await standing(sandbox) == 0
    assert await chat.find(ROOM, "card_1") is None


async def test_another_card_is_not_taken_for_the_one_looked_for(chat: SlackChat) -> None:
    await chat.post(ROOM, CARD, "card_1")
    assert await chat.find(ROOM, "card_2") is None


async def test_a_card_is_found_below_many_newer_ones(chat: SlackChat, client: AsyncWebClient) -> None:
    posted = await chat.post(ROOM, CARD, "card_1")
    for number in range(120):
        await client.chat_postMessage(channel=REVIEW, text=f"talk {number}")
    assert await chat.find(ROOM, "card_1") == posted


@pytest.mark.parametrize("error", ["internal_error", "fatal_error", "service_unavailable", "request_timeout"])
async def test_an_answer_that_leaves_it_open_is_a_doubt_for_a_post_and_a_wait_for_a_change(
    chat: SlackChat, sandbox: RunningSandbox, error: str
) -> None:
    posted = await chat.post(ROOM, CARD, "card_1")
    await sandbox.fault(Fault(kind="error", method="chat.postMessage", error=error))
    with pytest.raises(ChatUnsure):
        await chat.post(ROOM, CARD, "card_2")
    await sandbox.fault(Fault(kind="error", method="chat.update", error=error, times=2))
    with pytest.raises(ChatBusy):
        await chat.redraw(posted, CHANGED, "card_1")


@pytest.mark.parametrize(
    ("method", "kind"),
    [
        ("chat.update", "drop_after"),
        ("chat.update", "status"),
        # aiohttp itself asks again where a GET's connection broke.
        ("conversations.info", "status"),
        ("conversations.info", "rate_limit"),
    ],
)
async def test_what_may_be_repeated_is_put_off(
    chat: SlackChat, sandbox: RunningSandbox, method: str, kind: str
) -> None:
    posted = await chat.post(ROOM, CARD, "card_1")
    await sandbox.fault(Fault(kind=kind, method=method, status=502, times=2))
    with pytest.raises(ChatBusy):
        await chat.redraw(posted, CHANGED, "card_1")


async def test_what_does_no_harm_twice_is_tried_again_at_once(chat: SlackChat, sandbox: RunningSandbox) -> None:
    posted = await chat.post(ROOM, CARD, "card_1")
    await sandbox.fault(Fault(kind="drop_after", method="chat.update"))
    await chat.redraw(posted, CHANGED, "card_1")
    assert len(await sandbox.calls("chat.update")) == 2


async def test_a_look_that_fails_is_put_off_and_says_nothing_of_the_card(
    chat: SlackChat, sandbox: RunningSandbox
) -> None:
    await sandbox.fault(Fault(kind="status", method="conversations.history", status=502, times=2))
    with pytest.raises(ChatBusy):
        await chat.find(ROOM, "card_1")


async def test_told_to_wait_it_says_for_how_long(chat: SlackChat, sandbox: RunningSandbox) -> None:
    await sandbox.fault(Fault(kind="rate_limit", method="chat.postMessage", retry_after=37))
    with pytest.raises(ChatBusy) as failure:
        await chat.post(ROOM, CARD, "card_1")
    assert failure.value.retry_after == timedelta(seconds=37)
    assert await standing(sandbox) == 0


async def test_where_nothing_listens_the_card_certainly_was_not_posted() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = SlackChat(web_client("xoxb-1", f"http://127.0.0.1:{taken.getsockname()[1]}/api/"), "T01NORTH")
        nobody._direct["U01MARA"] = "D01MARA"
        with pytest.raises(ChatBusy):
            await nobody.post(MARA, CARD, "card_1")


@pytest.mark.parametrize("error", ["token_revoked", "missing_scope", "invalid_auth", "account_inactive"])
async def test_what_an_admin_can_mend_keeps_the_card_owed(chat: SlackChat, sandbox: RunningSandbox, error: str) -> None:
    await sandbox.fault(Fault(kind="error", method="chat.postMessage", error=error))
    with pytest.raises(ChatBusy) as failure:
        await chat.post(ROOM, CARD, "card_1")
    assert failure.value.retry_after >= timedelta(minutes=1)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("invalid_blocks", "slack-card-refused"),
        ("msg_blocks_too_long", "slack-card-refused"),
        ("restricted_action", "slack-channel-restricted"),
        ("something_new", "slack-refused"),
    ],
)
async def test_a_final_no_has_a_reason_in_our_words(
    chat: SlackChat, sandbox: RunningSandbox, error: str, reason: str
) -> None:
    await sandbox.fault(Fault(kind="error", method="chat.postMessage", error=error))
    await refused(chat, ROOM, reason)


async def test_a_proxy_of_the_environment_is_not_used_for_a_slack_on_this_machine(
    sandbox: RunningSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert await who_we_are(web_client(sandbox.bot_token, sandbox.api_url)) == "T01NORTH"
    assert web_client("xoxb-1", "https://slack.com/api/").proxy == "http://127.0.0.1:9"


async def test_a_wrong_token_is_told_at_once_and_an_absent_slack_is_waited_for(sandbox: RunningSandbox) -> None:
    with pytest.raises(ChatRefused, match="invalid_auth"):
        await who_we_are(web_client("xoxb-wrong", sandbox.api_url))
    await sandbox.fault(Fault(kind="status", method="auth.test", status=503))
    with pytest.raises(ChatBusy):
        await who_we_are(web_client(sandbox.bot_token, sandbox.api_url))


# ---- who is there


async def test_a_member_is_found_by_their_address(chat: SlackChat) -> None:
    jonas = await chat.by_email("jonas.weber@northlight.example")
    assert jonas is not None
    assert (jonas.workspace, jonas.user_id, jonas.name) == ("T01NORTH", "U01JONAS", "Jonas Weber")
    assert (jonas.timezone, jonas.language) == ("Europe/Berlin", "de")


async def test_guests_and_unknown_addresses_are_nobody(chat: SlackChat) -> None:
    assert await chat.by_email("gus.guest@northlight.example") is None
    assert await chat.by_email("nobody@northlight.example") is None


async def test_a_directory_that_does_not_answer_is_not_an_absent_person(
    chat: SlackChat, sandbox: RunningSandbox
) -> None:
    await sandbox.fault(Fault(kind="status", method="users.lookupByEmail", status=503, times=2))
    with pytest.raises(ChatFailed):
        await chat.by_email("jonas.weber@northlight.example")


async def test_the_manifest_grants_all_that_is_used() -> None:
    async with running_sandbox(manifest=MANIFEST) as sandbox:
        chat = SlackChat(web_client(sandbox.bot_token, sandbox.api_url), "T01NORTH")
        posted = await chat.post(ROOM, CARD, "card_1")
        await chat.redraw(posted, CHANGED, "card_1")
        await chat.find(ROOM, "card_1")
        await chat.post(MARA, CARD, "card_2")
        await chat.find(MARA, "card_2")
        await chat.by_email("mara.lindqvist@northlight.example")
        assert [call.answer.get("error") for call in await sandbox.calls()] == [None] * len(await sandbox.calls())


def test_a_channel_between_our_own_workspaces_is_not_shared_outside() -> None:
    assert not is_shared_outside({"is_shared": True, "is_org_shared": True, "pending_shared": []})
    for mark in ("is_shared", "is_ext_shared", "is_pending_ext_shared"):
        assert is_shared_outside({mark: True})
    assert is_shared_outside({"is_shared": True, "is_org_shared": True, "is_ext_shared": True})
    assert is_shared_outside({"pending_shared": ["T99OTHER"]})
