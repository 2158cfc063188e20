"""The route over HTTP: signed POST requests to the bot's one request URL, as Slack sends them."""

import asyncio
import hashlib
import hmac
import json
from urllib.parse import urlencode

import httpx2

from bot.sandbox.clock import ClockReading
from bot.sandbox.deliver import Ack, Attempt, Topic
from bot.sandbox.wire import Payload, new_id


class HttpRoute:
    """One request URL. `client` may lead into an ASGI app in this process instead of to a port."""

    def __init__(self, url: str, signing_secret: str, real: ClockReading, client: httpx2.AsyncClient) -> None:
        self.url = url
        self.connected = False
        self._secret = signing_secret
        self._real = real
        self._client = client
        self._under_way: set[asyncio.Task[Ack]] = set()

    async def send(self, topic: Topic, payload: Payload, attempt: Attempt, seconds: float) -> Ack:
        """POST once. A bot that takes longer goes on with its work; nobody waits for it."""
        if topic is Topic.EVENT:
            kind, body = "application/json", json.dumps(payload)
        elif topic is Topic.COMMAND:
            kind, body = "application/x-www-form-urlencoded", urlencode(payload)
        else:
            kind, body = "application/x-www-form-urlencoded", urlencode({"payload": json.dumps(payload)})
        headers = {"Content-Type": kind}
        if attempt.number:
            headers |= {"X-Slack-Retry-Num": str(attempt.number), "X-Slack-Retry-Reason": attempt.reason}
        task = asyncio.create_task(self._post(body, headers))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        done, _ = await asyncio.wait({task}, timeout=seconds)
        return task.result() if done else Ack("operation_timeout")

    async def verify(self, seconds: float) -> bool:
        """Slack's question to a new request URL: it must answer with the challenge."""
        challenge = new_id("challenge")
        payload = {"token": "sandbox", "challenge": challenge, "type": "url_verification"}
        ack = await self.send(Topic.EVENT, payload, Attempt(), seconds)
        given = ack.body.get("challenge") if isinstance(ack.body, dict) else ack.body
        self.connected = ack.ok and given == challenge
        return self.connected

    async def close(self) -> None:
        """End what is under way and the client."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        await self._client.aclose()

    async def _post(self, body: str, headers: dict[str, str]) -> Ack:
        stamp = str(int(self._real()))
        digest = hmac.new(self._secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        signed = headers | {
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={digest}",
            "User-Agent": "Slackbot 1.0 (sandbox)",
            "Accept": "application/json,*/*",
        }
        try:
            response = await self._client.post(self.url, content=body.encode(), headers=signed)
        except httpx2.TimeoutException:
            return Ack("operation_timeout")
        except httpx2.HTTPError:
            self.connected = False
            return Ack("dispatch_failed")
        self.connected = True
        final = response.headers.get("X-Slack-No-Retry") == "1"
        if response.status_code >= 500:
            return Ack("http_service_error", final=final)
        if response.status_code >= 300:
            return Ack("http_client_error", final=final)
        return _read(response)


def _read(response: httpx2.Response) -> Ack:
    text = response.text
    if not text.strip():
        return Ack()
    if not response.headers.get("content-type", "").startswith("application/json"):
        return Ack(body=text)
    try:
        body = json.loads(text)
    except ValueError:
        return Ack("invalid_json")
    return Ack(body=body if isinstance(body, dict) else text)
