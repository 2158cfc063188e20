"""The sandbox can fail as Slack fails: broken connections, errors, limits, lateness."""

import time
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Fault, Hand, RunningSandbox, running_sandbox
from tests.sandbox.bots import web_client
from tests.sandbox.conftest import Drift


async def texts(rafael: Hand) -> list[str]:
    return [message.text for message in await rafael.messages("C01REVIEW")]


async def test_a_connection_that_breaks_after_the_post_leaves_the_message(
    sandbox: RunningSandbox, rafael: Hand
) -> None:
    await sandbox.fault(Fault("drop_after", method="chat.postMessage"))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await web_client(sandbox).chat_postMessage(channel="C01REVIEW", text="once")
    assert await texts(rafael) == ["once"]
    [call] = await sandbox.calls("chat.postMessage")
    assert (call.status, call.answer["ok"]) == (0, True)


async def test_slacks_client_by_default_posts_twice_then(sandbox: RunningSandbox, rafael: Hand) -> None:
    client = AsyncWebClient(
        token=sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[AsyncConnectionErrorRetryHandler()]
    )
    await sandbox.fault(Fault("drop_after", method="chat.postMessage"))
    await client.chat_postMessage(channel="C01REVIEW", text="once")
    assert await texts(rafael) == ["once", "once"]


async def test_a_connection_that_breaks_before_leaves_nothing(sandbox: RunningSandbox, rafael: Hand) -> None:
    await sandbox.fault(Fault("drop_before", method="chat.postMessage"))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await web_client(sandbox).chat_postMessage(channel="C01REVIEW", text="never")
    assert await texts(rafael) == []


@pytest.mark.parametrize(("kind", "left"), [("status", []), ("status_after", ["a"])])
async def test_an_http_error_comes_with_or_without_the_effect(
    sandbox: RunningSandbox, rafael: Hand, kind: str, left: list[str]
) -> None:
    await sandbox.fault(Fault(kind, method="chat.postMessage", status=503))
    with pytest.raises(SlackApiError) as refused:
        await web_client(sandbox).chat_postMessage(channel="C01REVIEW", text="a")
    assert refused.value.response.status_code == 503
    assert await texts(rafael) == left


async def test_a_rate_limit_says_how_long_to_wait_as_often_as_it_was_asked_to(sandbox: RunningSandbox) -> None:
    await sandbox.fault(Fault("rate_limit", times=2, retry_after=7))
    for _ in range(2):
        with pytest.raises(SlackApiError) as refused:
            await web_client(sandbox).auth_test()
        assert refused.value.response.status_code == 429
        assert refused.value.response.headers["Retry-After"] == "7"
    assert (await web_client(sandbox).auth_test())["ok"]


async def test_a_named_error_hits_only_its_method(sandbox: RunningSandbox) -> None:
    await sandbox.fault(Fault("error", method="users.info", error="fatal_error"))
    assert (await web_client(sandbox).auth_test())["ok"]
    with pytest.raises(SlackApiError, match="fatal_error"):
        await web_client(sandbox).users_info(user="U01MARA")


async def test_a_delay_delays(sandbox: RunningSandbox) -> None:
    await sandbox.fault(Fault("delay", seconds=0.2))
    began = time.monotonic()
    await web_client(sandbox).auth_test()
    assert time.monotonic() - began >= 0.2


async def test_faults_can_be_taken_back(sandbox: RunningSandbox) -> None:
    await sandbox.fault(Fault("status", times=100))
    await sandbox.clear_faults()
    assert (await web_client(sandbox).auth_test())["ok"]


async def test_an_unknown_fault_is_refused() -> None:
    with pytest.raises(ValueError, match="explode"):
        Fault("explode")


async def test_slacks_own_limits_can_be_switched_on(drift: Drift) -> None:
    async with running_sandbox(rate_limits=True, clock=drift) as sandbox:
        client, posted = web_client(sandbox), 0
        waits: list[Any] = []
        for _ in range(7):
            try:
                await client.chat_postMessage(channel="C01REVIEW", text="a")
                posted += 1
            except SlackApiError as refused:
                waits.append(refused.response.headers["Retry-After"])
        assert posted == 5
        assert waits == ["5", "5"]
        await client.chat_postMessage(channel="C01GENERAL", text="another channel has its own")
        drift.seconds += 5.1
        await client.chat_postMessage(channel="C01REVIEW", text="a")


async def test_without_the_switch_nothing_is_limited(tmp_path: Path) -> None:
    async with running_sandbox() as sandbox:
        for _ in range(12):
            await web_client(sandbox).chat_postMessage(channel="C01REVIEW", text="a")
