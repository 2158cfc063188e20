"""Slack over signed HTTP. Nothing is parsed before the signature holds.

The SDK's own verifier raises on a timestamp that is no number and on a signature that is not ASCII, and Bolt parses
the body before it verifies: each would be answered 500 to anybody who asks. docs.slack.dev/authentication/verifying-requests-from-slack
"""

import re
from collections.abc import Mapping
from urllib.parse import parse_qs

from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.chat.bodies import body_of
from bot.chat.slack.listen import Listener

_REFUSED = {"error": "invalid request"}


class Verified:
    """The one request URL for commands, interactions and events. Raises ValueError for an empty signing secret."""

    def __init__(self, listener: Listener, signing_secret: str) -> None:
        self._listener = listener
        self._verifier = SignatureVerifier(signing_secret)

    async def answer(self, request: Request) -> Response:
        """Answer one delivery: 401 unless it is signed, and not older than five minutes."""
        body = await body_of(request)
        if body is None:
            return JSONResponse(_REFUSED, 413)
        if _is_ssl_check(body):
            return Response()
        if not _is_signed(self._verifier, request.headers, body):
            return JSONResponse(_REFUSED, 401)
        try:
            delivery = AsyncBoltRequest(body=body.decode(), headers=dict(request.headers))
        except ValueError:
            return JSONResponse(_REFUSED, 400)
        return to_starlette_response(await self._listener.app.async_dispatch(delivery))


def _is_signed(verifier: SignatureVerifier, headers: Mapping[str, str], body: bytes) -> bool:
    stamp, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
    if not re.fullmatch(r"[0-9]{1,12}", stamp) or not signature.isascii():
        return False
    try:
        return verifier.is_valid(body, stamp, signature)
    except UnicodeDecodeError:
        return False


def _is_ssl_check(body: bytes) -> bool:
    """Slack asks now and then whether the certificate is good, without a signature; any answer will do."""
    return (
        len(body) < 1000
        and b"ssl_check=1" in body
        and parse_qs(body.decode(errors="replace")).keys() <= {"ssl_check", "token"}
    )
