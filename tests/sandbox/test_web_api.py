"""The Web API as Slack's own client meets it: tokens, scopes, who is where, messages, threads, metadata."""

from pathlib import Path
from typing import Any

import httpx2
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Fault, Hand, RunningSandbox, running_sandbox
from tests.sandbox.bots import web_client

Json = dict[str, Any]


@pytest.fixture
def client(sandbox: RunningSandbox) -> AsyncWebClient:
    return web_client(sandbox)


async def refusal(call: Any) -> str:
    with pytest.raises(SlackApiError) as refused:
        await call
    return str(refused.value.response["error"])


async def test_the_app_learns_who_it_is(client: AsyncWebClient) -> None:
    me = await client.auth_test()
    assert (me["team_id"], me["user_id"], me["bot_id"]) == ("T01NORTH", "U01OVERTURE", "B01OVERTURE")


@pytest.mark.parametrize(
    ("token", "error"),
    [
        ("", "not_authed"),
        ("xoxb-somebody", "invalid_auth"),
        ("xapp-sandbox-overture", "not_allowed_token_type"),
    ],
)
async def test_a_wrong_token_gets_nowhere(sandbox: RunningSandbox, token: str, error: str) -> None:
    assert await refusal(web_client(sandbox, token).auth_test()) == error


async def test_an_unknown_method_is_refused_and_recorded(sandbox: RunningSandbox, client: AsyncWebClient) -> None:
    assert await refusal(client.api_call("pins.add", json={"channel": "C01GENERAL"})) == "unknown_method"
    [call] = await sandbox.calls("pins.add")
    assert call.arguments == {"channel": "C01GENERAL"}


async def test_a_method_without_its_scope_names_the_scope(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        await client.reactions_add(channel="C01GENERAL", timestamp="1", name="eyes")
    assert refused.value.response["error"] == "missing_scope"
    assert refused.value.response["needed"] == "reactions:write"


async def test_without_a_manifest_everything_is_granted(tmp_path: Path) -> None:
    async with running_sandbox() as sandbox:
        client = web_client(sandbox)
        posted = await client.chat_postMessage(channel="C01GENERAL", text="hello")
        await client.reactions_add(channel="C01GENERAL", timestamp=posted["ts"], name="eyes")
        again = client.reactions_add(channel="C01GENERAL", timestamp=posted["ts"], name="eyes")
        assert await refusal(again) == "already_reacted"
        assert (await client.team_info())["team"]["name"] == "Northlight"
        [message] = await sandbox.as_("U01MARA").messages("C01GENERAL")
        assert message.raw["reactions"] == [{"name": "eyes", "users": ["U01OVERTURE"]}]


async def test_forms_and_json_say_the_same(sandbox: RunningSandbox) -> None:
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    blocks = '[{"type": "divider"}]'
    async with httpx2.AsyncClient(base_url=sandbox.api_url) as http:
        form = {"channel": "C01GENERAL", "text": "a", "blocks": blocks, "token": sandbox.bot_token}
        assert (await http.post("chat.postMessage", data=form)).json()["ok"]
        as_json = {"channel": "C01GENERAL", "text": "a", "blocks": [{"type": "divider"}]}
        assert (await http.post("chat.postMessage", json=as_json, headers=headers)).json()["ok"]
        query = {"channel": "C01GENERAL", "limit": "2"}
        messages = (await http.get("conversations.history", params=query, headers=headers)).json()["messages"]
        broken = await http.post("chat.postMessage", data=form | {"blocks": "[{"})
    assert [message["blocks"][0]["type"] for message in messages] == ["divider", "divider"]
    assert broken.json()["error"] == "invalid_blocks_format"


async def test_a_private_channel_without_the_app_does_not_exist_for_it(
    sandbox: RunningSandbox, client: AsyncWebClient
) -> None:
    assert (await client.conversations_info(channel="C01REVIEW"))["channel"]["is_member"]
    await sandbox.fault(Fault("remove_bot", channel="C01REVIEW"))
    assert await refusal(client.conversations_info(channel="C01REVIEW")) == "channel_not_found"
    assert await refusal(client.chat_postMessage(channel="C01REVIEW", text="a")) == "channel_not_found"
    assert await refusal(client.chat_postMessage(channel="C99", text="a")) == "channel_not_found"


async def test_a_public_channel_without_the_app_can_be_seen_but_not_used(
    sandbox: RunningSandbox, client: AsyncWebClient
) -> None:
    await sandbox.fault(Fault("remove_bot", channel="C01GENERAL"))
    assert not (await client.conversations_info(channel="C01GENERAL"))["channel"]["is_member"]
    assert await refusal(client.chat_postMessage(channel="C01GENERAL", text="a")) == "not_in_channel"
    assert await refusal(client.conversations_history(channel="C01GENERAL")) == "not_in_channel"


async def test_an_archived_channel_takes_nothing(sandbox: RunningSandbox, client: AsyncWebClient) -> None:
    await sandbox.fault(Fault("archive", channel="C01GENERAL"))
    assert await refusal(client.chat_postMessage(channel="C01GENERAL", text="a")) == "is_archived"


async def test_a_channel_tells_what_it_is(sandbox: RunningSandbox, client: AsyncWebClient) -> None:
    await sandbox.fault(Fault("share_channel", channel="C01REVIEW"))
    channel = (await client.conversations_info(channel="C01REVIEW", include_num_members=True))["channel"]
    assert channel["is_private"]
    assert channel["is_ext_shared"]
    assert channel["is_shared"]
    assert channel["num_members"] == 3
    direct = (await client.conversations_info(channel="D01MARA"))["channel"]
    assert (direct["is_im"], direct["user"]) == (True, "U01MARA")


async def test_a_direct_conversation_is_the_same_each_time(client: AsyncWebClient) -> None:
    first = await client.conversations_open(users="U01MARA")
    posted = await client.chat_postMessage(channel="U01MARA", text="hello")
    assert first["channel"]["id"] == posted["channel"] == "D01MARA"
    assert await refusal(client.conversations_open(users="U99")) == "user_not_found"


async def test_people_are_known_by_id_and_address(client: AsyncWebClient) -> None:
    user = (await client.users_info(user="U01JONAS", include_locale=True))["user"]
    assert (user["real_name"], user["tz"], user["locale"]) == ("Jonas Weber", "Europe/Berlin", "de-DE")
    found = await client.users_lookupByEmail(email="Jonas.Weber@northlight.example")
    assert found["user"]["id"] == "U01JONAS"
    assert await refusal(client.users_lookupByEmail(email="nobody@northlight.example")) == "users_not_found"
    assert (await client.users_info(user="U01GUEST"))["user"]["is_restricted"]


async def test_lists_come_in_pages(client: AsyncWebClient) -> None:
    first = await client.users_list(limit=6)
    second = await client.users_list(limit=6, cursor=first["response_metadata"]["next_cursor"])
    ids = [member["id"] for page in (first, second) for member in page["members"]]
    assert len(set(ids)) == len(ids) == 11
    assert second["response_metadata"]["next_cursor"] == ""
    channels = await client.conversations_list(types="public_channel,private_channel")
    assert {channel["id"] for channel in channels["channels"]} == {"C01GENERAL", "C01REVIEW"}
    mine = await client.users_conversations(user="U01MARA", types="public_channel,private_channel,im")
    assert {channel["id"] for channel in mine["channels"]} == {"C01GENERAL", "D01MARA"}


async def test_metadata_comes_back_only_where_it_is_asked_for(client: AsyncWebClient) -> None:
    noted = {"event_type": "card", "event_payload": {"note": "n1"}}
    await client.chat_postMessage(channel="C01REVIEW", text="a", metadata=noted)
    asked = await client.conversations_history(channel="C01REVIEW", include_all_metadata=True)
    plain = await client.conversations_history(channel="C01REVIEW")
    assert asked["messages"][0]["metadata"] == noted
    assert "metadata" not in plain["messages"][0]
    broken = client.chat_postMessage(channel="C01REVIEW", text="a", metadata={"event_type": "card"})
    assert await refusal(broken) == "invalid_metadata_schema"


async def test_a_thread_holds_its_answers_apart_from_the_channel(client: AsyncWebClient, rafael: Hand) -> None:
    first = await client.chat_postMessage(channel="C01REVIEW", text="card")
    answer = await client.chat_postMessage(channel="C01REVIEW", text="sources", thread_ts=first["ts"])
    history = await client.conversations_history(channel="C01REVIEW")
    assert [(m["text"], m["reply_count"]) for m in history["messages"]] == [("card", 1)]
    thread = await client.conversations_replies(channel="C01REVIEW", ts=first["ts"])
    assert [m["text"] for m in thread["messages"]] == ["card", "sources"]
    assert [m.text for m in await rafael.messages("C01REVIEW")] == ["card"]
    assert [m.text for m in await rafael.messages("C01REVIEW", first["ts"])] == ["card", "sources"]
    nested = client.chat_postMessage(channel="C01REVIEW", text="a", thread_ts=answer["ts"])
    assert await refusal(nested) == "cannot_reply_to_message"
    lost = client.chat_postMessage(channel="C01REVIEW", text="a", thread_ts="1.0")
    assert await refusal(lost) == "thread_not_found"


async def test_history_is_newest_first_between_two_moments(client: AsyncWebClient) -> None:
    stamps = [(await client.chat_postMessage(channel="C01REVIEW", text=str(n)))["ts"] for n in range(4)]
    between = await client.conversations_history(channel="C01REVIEW", oldest=stamps[0], latest=stamps[3])
    assert [m["text"] for m in between["messages"]] == ["2", "1"]
    edges = await client.conversations_history(
        channel="C01REVIEW", oldest=stamps[0], latest=stamps[3], inclusive=True, limit=3
    )
    assert [m["text"] for m in edges["messages"]] == ["3", "2", "1"]
    assert edges["has_more"]


async def test_what_was_left_out_of_an_update_stays(client: AsyncWebClient, rafael: Hand) -> None:
    divider = [{"type": "divider", "block_id": "d"}]
    posted = await client.chat_postMessage(channel="C01REVIEW", text="card", blocks=divider)
    await client.chat_update(channel="C01REVIEW", ts=posted["ts"], text="changed")
    [message] = await rafael.messages("C01REVIEW")
    assert (message.text, message.blocks, message.edited) == ("changed", divider, True)
    await client.chat_update(channel="C01REVIEW", ts=posted["ts"], text="bare", blocks=[])
    assert (await rafael.message("C01REVIEW", posted["ts"])).blocks == []


async def test_only_its_own_messages_can_be_changed(
    sandbox: RunningSandbox, client: AsyncWebClient, mara: Hand
) -> None:
    said = await mara.say("C01GENERAL", "mine")
    change = client.chat_update(channel="C01GENERAL", ts=said.ts, text="yours")
    assert await refusal(change) == "cant_update_message"
    assert await refusal(client.chat_delete(channel="C01GENERAL", ts=said.ts)) == "cant_delete_message"
    assert await refusal(client.chat_update(channel="C01GENERAL", ts="1.0", text="a")) == "message_not_found"


async def test_a_deleted_message_is_gone_and_one_with_answers_a_stone(client: AsyncWebClient, rafael: Hand) -> None:
    one = await client.chat_postMessage(channel="C01REVIEW", text="one")
    two = await client.chat_postMessage(channel="C01REVIEW", text="two")
    await client.chat_postMessage(channel="C01REVIEW", text="answer", thread_ts=two["ts"])
    await client.chat_delete(channel="C01REVIEW", ts=one["ts"])
    await client.chat_delete(channel="C01REVIEW", ts=two["ts"])
    assert [(m.text, m.deleted) for m in await rafael.messages("C01REVIEW")] == [("two", True)]
    assert (await client.conversations_history(channel="C01REVIEW"))["messages"] == []


async def test_an_ephemeral_message_is_seen_by_one_and_cannot_be_changed(
    client: AsyncWebClient, rafael: Hand, sandbox: RunningSandbox
) -> None:
    shown = await client.chat_postEphemeral(channel="C01REVIEW", user="U01RAFAEL", text="only you")
    [message] = await rafael.messages("C01REVIEW")
    assert message.ephemeral
    assert await sandbox.as_("U01DANA").messages("C01REVIEW") == []
    assert (await client.conversations_history(channel="C01REVIEW"))["messages"] == []
    change = client.chat_update(channel="C01REVIEW", ts=shown["message_ts"], text="a")
    assert await refusal(change) == "message_not_found"
    outsider = client.chat_postEphemeral(channel="C01REVIEW", user="U01MARA", text="a")
    assert await refusal(outsider) == "user_not_in_channel"


async def test_text_has_its_limits(client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="C01REVIEW", text="x" * 40_000)
    assert await refusal(client.chat_postMessage(channel="C01REVIEW", text="x" * 40_001)) == "msg_too_long"
    update = client.chat_update(channel="C01REVIEW", ts=posted["ts"], text="x" * 4001)
    assert await refusal(update) == "msg_too_long"
    assert await refusal(client.api_call("chat.postMessage", json={"channel": "C01REVIEW"})) == "no_text"


async def test_text_is_kept_as_it_was_sent(client: AsyncWebClient, rafael: Hand) -> None:
    await client.chat_postMessage(channel="C01REVIEW", text="<!channel> &lt;b&gt; *bold*")
    assert (await rafael.messages("C01REVIEW"))[0].text == "<!channel> &lt;b&gt; *bold*"


async def test_invalid_blocks_are_explained(client: AsyncWebClient) -> None:
    header = [{"type": "header", "text": {"type": "mrkdwn", "text": "a"}}]
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel="C01REVIEW", text="a", blocks=header)
    assert refused.value.response["error"] == "invalid_blocks"
    assert refused.value.response["response_metadata"]["messages"] == [
        "[ERROR] unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"
    ]


async def test_stored_blocks_have_all_their_ids(client: AsyncWebClient) -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "a"}}
    posted = await client.chat_postMessage(
        channel="C01REVIEW", blocks=[{"type": "actions", "elements": [button]}], text="a"
    )
    [block] = posted["message"]["blocks"]
    assert block["block_id"]
    assert block["elements"][0]["action_id"]
    assert block["elements"][0]["text"]["emoji"] is True


async def test_a_permalink_names_channel_and_message(client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="C01REVIEW", text="a")
    link = await client.chat_getPermalink(channel="C01REVIEW", message_ts=posted["ts"])
    assert link["permalink"].endswith(f"/archives/C01REVIEW/p{posted['ts'].replace('.', '')}")


async def test_stamps_are_never_given_twice_nor_backwards(sandbox: RunningSandbox, client: AsyncWebClient) -> None:
    await sandbox.forward(days=4)
    late = (await client.chat_postMessage(channel="C01REVIEW", text="later"))["ts"]
    await sandbox.reset_clock()
    after = (await client.chat_postMessage(channel="C01REVIEW", text="after"))["ts"]
    assert float(after) > float(late)
