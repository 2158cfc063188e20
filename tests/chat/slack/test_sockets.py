"""Socket Mode: the connection is kept, lost ones are made again, and an ending program finishes what it began."""

import asyncio

import aiohttp
import pytest

from bot.chat.slack.connect import Connection
from bot.chat.slack.listen import Listener
from bot.chat.slack.send import web_client
from bot.chat.slack.sockets import SocketMode
from bot.events import Answer, Event
from bot.sandbox import Fault, GestureFailed, Hand, RunningSandbox
from tests.chat.slack.conftest import StandIn, say
from tests.peers.waiting import eventually

GENERAL = "C01GENERAL"


def socket_of(sandbox: RunningSandbox, desk: StandIn) -> SocketMode:
    client = web_client(sandbox.bot_token, sandbox.api_url)
    return SocketMode(Listener(desk.handle, client), sandbox.app_token, client, ping_seconds=0.2)


async def test_a_lost_connection_is_made_again(sandbox: RunningSandbox, desk: StandIn, mara: Hand) -> None:
    desk.answer = say("On it.")
    socket = socket_of(sandbox, desk)
    socket.start()
    try:
        await eventually(lambda: socket.connected)
        await mara.slash(GENERAL, "/note", "Ada")
        await sandbox.fault(Fault(kind="drop_socket"))
        await eventually(lambda: socket.connected and len(desk.events) == 1)
        await sandbox.wait_connected()
        await mara.slash(GENERAL, "/note", "Ada")
        assert len(desk.events) == 2
    finally:
        await socket.stop()
    assert not socket.connected


async def test_a_slack_that_is_away_is_waited_for(sandbox: RunningSandbox, desk: StandIn) -> None:
    await sandbox.fault(Fault(kind="status", method="apps.connections.open", status=503, times=2))
    socket = socket_of(sandbox, desk)
    socket.start()
    try:
        assert not socket.connected
        await eventually(lambda: socket.connected)
    finally:
        await socket.stop()


async def test_what_was_begun_is_answered_before_the_connection_ends(
    sandbox: RunningSandbox, desk: StandIn, mara: Hand
) -> None:
    begun, free = asyncio.Event(), asyncio.Event()

    async def slow(event: Event) -> Answer:
        begun.set()
        await free.wait()
        return say("On it.")

    desk.answering = slow
    socket = socket_of(sandbox, desk)
    socket.start()
    await eventually(lambda: socket.connected)
    asked = asyncio.create_task(mara.slash(GENERAL, "/note", "Ada"))
    await begun.wait()
    ending = asyncio.create_task(socket.stop())
    await asyncio.sleep(0)
    free.set()
    await asked
    await ending
    await mara.wait_for_message(GENERAL, "On it.")


async def test_an_ended_connection_takes_nothing(sandbox: RunningSandbox, desk: StandIn, mara: Hand) -> None:
    socket = socket_of(sandbox, desk)
    socket.start()
    await eventually(lambda: socket.connected)
    await socket.stop()
    with pytest.raises(GestureFailed, match="dispatch_failed"):
        await mara.slash(GENERAL, "/note", "Ada")
    assert desk.events == []


async def test_it_can_end_before_it_ever_connected(desk: StandIn) -> None:
    made = Connection(
        desk.handle, token="xoxb-1", signing_secret="", app_token="xapp-1", api_url="http://127.0.0.1:9/api/"
    )
    made.listen()
    assert not made.connected
    await made.close()


async def test_an_open_session_is_closed_with_the_connection(sandbox: RunningSandbox, desk: StandIn) -> None:
    made = Connection(
        desk.handle,
        token=sandbox.bot_token,
        signing_secret=sandbox.signing_secret,
        app_token="",
        api_url=sandbox.api_url,
    )
    before = made.connected
    _, chat = await made.open()
    assert (before, made.connected) == (False, True)
    session = chat._client.session
    assert isinstance(session, aiohttp.ClientSession)
    await made.close()
    assert session.closed
