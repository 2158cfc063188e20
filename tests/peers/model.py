"""A scripted model server on loopback: speaks just enough HTTP to be any OpenAI-compatible endpoint, or a broken one."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

#: a request's JSON body
Body = Mapping[str, Any]


@dataclass(frozen=True)
class Reply:
    """One answer of the server."""

    body: bytes = b""
    status: int = 200
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    #: send this many bytes of the body and hang up
    cut_after: int | None = None
    #: send the body byte by byte, each this many seconds apart
    trickle: float = 0.0
    #: never answer
    silent: bool = False


@dataclass
class ModelPeer:
    """A running server: what it was asked, and where it stands."""

    base_url: str = ""
    asked: list[Body] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)


Script = Sequence[Reply] | Callable[[Body], Reply]


@asynccontextmanager
async def model_peer(script: Script) -> AsyncIterator[ModelPeer]:
    """Serve `script`: its replies in order (the last one again and again), or what it says to each request."""
    peer = ModelPeer()
    open_ones: set[asyncio.Task[None]] = set()

    def answer(body: Body) -> Reply:
        if callable(script):
            return script(body)
        return script[min(len(peer.asked), len(script)) - 1]

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        open_ones.add(task)
        try:
            while (request := await _read(reader)) is not None:
                headers, body = request
                peer.headers.append(headers)
                peer.asked.append(body)
                if not await _write(writer, answer(body)):
                    break
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            open_ones.discard(task)
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    peer.base_url = f"http://127.0.0.1:{port}/v1"
    try:
        yield peer
    finally:
        server.close()
        for task in list(open_ones):
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)
        await server.wait_closed()


def completion(
    content: str | None,
    *,
    finish_reason: str | None = "stop",
    refusal: str | None = None,
    prompt_tokens: int = 1000,
    cached_tokens: int = 600,
    completion_tokens: int = 200,
) -> Reply:
    """A well-formed chat completion with `content`."""
    return as_json(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "scripted",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": finish_reason,
                    "message": {"role": "assistant", "content": content, "refusal": refusal},
                }
            ],
            "usage": {
                "prompt_tokens": prompt_tokens,
                "completion_tokens": completion_tokens,
                "total_tokens": prompt_tokens + completion_tokens,
                "prompt_tokens_details": {"cached_tokens": cached_tokens},
            },
        }
    )


def as_json(value: object, status: int = 200, **headers: str) -> Reply:
    """`value` as a JSON answer."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Reply(json.dumps(value).encode(), status, headers=named)


def refusal(status: int, message: str, **headers: str) -> Reply:
    """An error as OpenAI words it."""
    return as_json({"error": {"message": message, "type": "scripted", "code": None}}, status, **headers)


async def _read(reader: asyncio.StreamReader) -> tuple[Mapping[str, str], Body] | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
    except asyncio.IncompleteReadError:
        return None
    lines = head.split("\r\n")[1:]
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
    return headers, json.loads(await reader.readexactly(int(headers.get("content-length", "0"))))


async def _write(writer: asyncio.StreamWriter, reply: Reply) -> bool:
    """Send `reply`; is the connection still good afterwards?"""
    never = asyncio.Event()
    if reply.silent:
        await never.wait()
    head = [f"HTTP/1.1 {reply.status} Scripted", f"content-type: {reply.content_type}"]
    head += [f"{name}: {value}" for name, value in reply.headers.items()]
    head.append(f"content-length: {len(reply.body)}")
    writer.write(("\r\n".join(head) + "\r\n\r\n").encode())
    if reply.cut_after is not None:
        writer.write(reply.body[: reply.cut_after])
        await writer.drain()
        return False
    if not reply.trickle:
        writer.write(reply.body)
        await writer.drain()
        return True
    for index in range(len(reply.body)):
        writer.write(reply.body[index : index + 1])
        await writer.drain()
        with suppress(TimeoutError):
            await asyncio.wait_for(never.wait(), reply.trickle)
    return True
