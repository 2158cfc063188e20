"""The demo on Teams: two Playgrounds are one Connector to the bot, and one page to whoever looks."""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.clock import Clock
from bot.sandbox.demo import SEED
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.serving import HOST, NO_TLS, listen, serving
from bot.sandbox.teams.front import Front, narrow, working_days_on
from bot.sandbox.teams.seats import COLLEAGUES, REVIEW, SEATS, TENANT, with_accounts

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MARA, RAFAEL = SEATS


@asynccontextmanager
async def stand_in(name: str, asked: list[str]) -> AsyncIterator[str]:
    """What a Playground answers to the bot, by its name."""

    async def answer(request: Request) -> Response:
        asked.append(f"{name} {request.method} {request.url.path} {(await request.body()).decode()}")
        return JSONResponse({"id": name}, 201)

    listener = listen(0)
    app = Starlette(routes=[Route("/_connector/{rest:path}", answer, methods=["GET", "POST", "PUT"])])
    async with serving(app, listener):
        yield f"http://{HOST}:{listener.getsockname()[1]}"


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[tuple[httpx2.AsyncClient, list[str], Clock]]:
    """A front with a Playground for each seat; a client of it, what the Playgrounds were asked, and the clock."""
    asked: list[str] = []
    clock = Clock(NOON.timestamp, tmp_path / "clock")
    front = Front(clock, Mailbox(tmp_path / "mail", clock.today))
    async with AsyncExitStack() as stack:
        stack.push_async_callback(front.close)
        for seat in SEATS:
            front.pages[seat] = await stack.enter_async_context(stand_in(seat.first_name, asked))
        listener = listen(0)
        await stack.enter_async_context(serving(front.app, listener))
        address = f"http://{HOST}:{listener.getsockname()[1]}"
        client = httpx2.AsyncClient(base_url=address, trust_env=False, verify=NO_TLS)
        yield await stack.enter_async_context(client), asked, clock


async def test_each_conversation_is_at_one_playground(demo: tuple[httpx2.AsyncClient, list[str], Clock]) -> None:
    client, asked, _ = demo
    told = await client.post(f"/v3/conversations/{MARA.personal}/activities", json={"type": "message"})
    assert (told.status_code, told.json()) == (201, {"id": "Mara"})
    await client.post(f"/v3/conversations/{REVIEW}/activities", json={"type": "message"})
    # Teams finds a member by their object id, the Playground by the account's alone.
    object_id = "44444444-aaaa-4bbb-8ccc-000000000001"
    await client.get(f"/v3/conversations/{MARA.personal}/members/{object_id}")
    assert [line.split(" ")[0] for line in asked] == ["Mara", "Rafael", "Mara"]
    assert asked[-1].endswith(f"/members/29:1{object_id} ")
    nowhere = await client.post("/v3/conversations/19:else@thread.tacv2/activities", json={})
    assert (nowhere.status_code, len(asked)) == (404, 3)


async def test_the_page_shows_the_seats_and_moves_the_clock_for_its_own_scripts_only(
    demo: tuple[httpx2.AsyncClient, list[str], Clock],
) -> None:
    client, _, clock = demo
    page = await client.get("/")
    state = (await client.get("/state")).json()
    assert [seat["name"] for seat in state["seats"]] == ["Mara", "Rafael"]
    assert all(seat["url"] in page.headers["content-security-policy"] for seat in state["seats"])
    assert (await client.post("/clock", data={"working_days": "4"})).status_code == 415
    assert (await client.post("/clock", json={"working_days": 0})).status_code == 400
    assert clock.today() == NOON
    moved = await client.post("/clock", json={"working_days": 4})
    assert moved.json() == {"now": "2026-11-30T11:00:00+00:00"}


def test_a_weekend_is_no_working_day() -> None:
    assert working_days_on(NOON, 4).date().isoformat() == "2026-11-30"


def test_a_card_loses_its_full_width_and_nothing_else() -> None:
    card = {"type": "AdaptiveCard", "body": [{"data": {"msteams": {"type": "task/fetch"}}}]}
    sent = {"attachments": [{"content": card | {"msteams": {"width": "Full"}}}]}
    assert json.loads(narrow(json.dumps(sent).encode())) == {"attachments": [{"content": card}]}
    for other in (b"", b"no", b"[]", b'{"attachments": [{}]}'):
        assert narrow(other) == other


def test_everybody_of_the_demo_has_an_account_and_sits_where_they_may() -> None:
    told, people = with_accounts(json.loads(SEED.read_text(encoding="utf-8")))
    assert {one["teams"] for one in told["people"]} == {f"{TENANT}/{person.object_id}" for person in people}
    assert not any("slack" in one for one in told["people"])
    for seat in SEATS:
        file = json.loads(seat.configuration(people))
        assert file["currentUser"]["name"].startswith(seat.first_name)
        assert len(file["users"]) == COLLEAGUES
    assert REVIEW in RAFAEL.conversations
    assert not set(MARA.conversations) & set(RAFAEL.conversations)
