"""The body of a delivery, read before anything is known of who sent it."""

from starlette.requests import Request

#: bytes. Slack's largest payload, a view with its state, has 250 kB, three times that in a form's encoding; an activity of
#: Teams with a card and its inputs has some dozen kB
LARGEST = 1_000_000


async def body_of(request: Request) -> bytes | None:
    """All of it; None for one that is larger than any delivery."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return bytes(body)
