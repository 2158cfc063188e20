"""The route over Socket Mode: the bot connects, the workspace sends envelopes, the bot acknowledges them by id."""

import asyncio
import json
import secrets
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from bot.sandbox.clock import ClockReading
from bot.sandbox.deliver import Ack, Attempt, Topic
from bot.sandbox.live import Live
from bot.sandbox.tickets import Timing
from bot.sandbox.wire import Payload, SlackError

#: Slack allows an app this many connections at a time.
MOST_CONNECTIONS = 10


class SocketMode:
    """All connections of the app. Each envelope goes to one of them, in turn."""

    def __init__(self, app_id: str, timing: Timing, real: ClockReading, live: Live) -> None:
        self._app_id = app_id
        self._timing = timing
        self._real = real
        self._live = live
        self._tickets: dict[str, float] = {}
        self._connections: list[WebSocket] = []
        self._waiting: dict[str, asyncio.Future[Ack]] = {}

    @property
    def connected(self) -> bool:
        """Whether there is a connection."""
        return bool(self._connections)

    def open(self, base_url: str) -> str:
        """The answer of apps.connections.open: an address that can be used once, soon."""
        if len(self._connections) >= MOST_CONNECTIONS:
            raise SlackError("too_many_websockets")
        ticket = secrets.token_hex(16)
        self._tickets[ticket] = self._real()
        return f"{base_url.replace('http', 'ws', 1)}/link?ticket={ticket}&app_id={self._app_id}"

    async def endpoint(self, websocket: WebSocket) -> None:
        """One connection, from its hello to its end."""
        given_at = self._tickets.pop(websocket.query_params.get("ticket", ""), None)
        if given_at is None or self._real() - given_at > self._timing.socket_ticket_seconds:
            await websocket.close(4000, "ticket not valid")
            return
        await websocket.accept()
        self._connections.append(websocket)
        await websocket.send_json(
            {
                "type": "hello",
                "num_connections": len(self._connections),
                "debug_info": {"host": "sandbox", "build_number": 1, "approximate_connection_time": 18060},
                "connection_info": {"app_id": self._app_id},
            }
        )
        self._live.tell({"type": "bot"})
        try:
            while True:
                self._acknowledge(await websocket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            if websocket in self._connections:
                self._connections.remove(websocket)
            self._live.tell({"type": "bot"})

    async def send(self, topic: Topic, payload: Payload, attempt: Attempt, seconds: float) -> Ack:
        """Send one envelope and wait that long for its acknowledgement."""
        if not self._connections:
            return Ack("dispatch_failed")
        connection = self._connections.pop(0)
        self._connections.append(connection)
        envelope: Payload = {
            "envelope_id": secrets.token_hex(16),
            "payload": payload,
            "type": Topic.INTERACTIVE.value if topic is Topic.OPTIONS else topic.value,
            "accepts_response_payload": topic is not Topic.EVENT,
        }
        if topic is Topic.EVENT:
            reason = {"http_timeout": "timeout"}.get(attempt.reason, attempt.reason)
            envelope |= {"retry_attempt": attempt.number, "retry_reason": reason}
        answer: asyncio.Future[Ack] = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = answer
        try:
            await connection.send_json(envelope)
            return await asyncio.wait_for(answer, seconds)
        except TimeoutError:
            return Ack("operation_timeout")
        except (WebSocketDisconnect, RuntimeError):
            return Ack("dispatch_failed")
        finally:
            del self._waiting[envelope["envelope_id"]]

    async def drop(self, *, politely: bool) -> None:
        """End the connections: with Slack's request to reconnect before, or without a word."""
        for connection in list(self._connections):
            if politely:
                await connection.send_json(
                    {"type": "disconnect", "reason": "refresh_requested", "debug_info": {"host": "sandbox"}}
                )
            if connection.application_state is WebSocketState.CONNECTED:
                await connection.close(1001)

    def _acknowledge(self, text: str) -> None:
        try:
            message: Any = json.loads(text)
        except ValueError:
            return
        if not isinstance(message, dict):
            return
        waiting = self._waiting.get(str(message.get("envelope_id")))
        if waiting and not waiting.done():
            waiting.set_result(Ack(body=message.get("payload") or None))
