"""Looks whether the model's endpoint answers, without writing anything: for `overture doctor`."""

from dataclasses import dataclass

import httpx2

PATIENCE = 8.0


@dataclass(frozen=True, slots=True)
class Answer:
    """How `GET models` ended: the status, 0 where nobody answered, and whether the model is in the list."""

    status: int
    #: None where the endpoint has no list
    lists_model: bool | None = None


async def probe(*, base_url: str, api_key: str, model: str) -> Answer:
    """Ask the endpoint for its models. Never raises for what the network does."""
    headers = {"Authorization": f"Bearer {api_key or 'none'}"}
    try:
        async with httpx2.AsyncClient(timeout=PATIENCE, headers=headers) as client:
            answer = await client.get(f"{base_url}/models")
        if answer.status_code != httpx2.codes.OK:
            return Answer(answer.status_code)
        listed = answer.json().get("data", [])
        return Answer(answer.status_code, any(one.get("id") == model for one in listed))
    except (httpx2.HTTPError, httpx2.InvalidURL):
        return Answer(0)
    except (ValueError, AttributeError):
        return Answer(200)
