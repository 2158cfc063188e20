"""No test reaches further than this machine."""

import asyncio
import socket

import httpx2
import pytest

from tests.peers.loopback import ReachedOut

#: an address set aside for documentation (RFC 5737): nobody is there
NOWHERE = "192.0.2.1"


def test_connecting_to_another_machine_is_refused() -> None:
    with socket.socket() as outgoing, pytest.raises(ReachedOut):
        outgoing.connect((NOWHERE, 80))


def test_a_datagram_to_another_machine_is_refused() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as outgoing, pytest.raises(ReachedOut):
        outgoing.sendto(b"", (NOWHERE, 53))


def test_looking_up_a_name_is_refused() -> None:
    with pytest.raises(ReachedOut):
        socket.getaddrinfo("deepmeadow.example", 443)


async def test_a_client_in_the_event_loop_is_refused_too() -> None:
    async with httpx2.AsyncClient() as client:
        with pytest.raises(ReachedOut):
            await client.get("http://deepmeadow.example/")
    with pytest.raises(ReachedOut):
        await asyncio.open_connection(NOWHERE, 80)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_loopback_is_open(host: str) -> None:
    async def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection(host, port)
        assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()
