"""What comes in is believed only where the Bot Connector signed it for us, now, and it is of our tenant: each forged alone."""

import base64
import json
import time
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette

from bot.chat.teams.connect import Connection
from bot.chat.teams.tokens import Keys
from bot.chat.teams.wire import http_client
from bot.ports import Addresses, ChatRefused
from tests.chat.teams.conftest import StandIn, connected, connection_to
from tests.peers.bot_connector import (
    APP,
    ELSEWHERE,
    KEY_ID,
    SECRET,
    TENANT,
    Connector,
    Fault,
    Hand,
    mint,
    private_key,
    public_key,
)

pytestmark = pytest.mark.usefixtures("teams")


def told(mara: Hand, **changed: object) -> dict[str, Any]:
    return mara.activity({"type": "message", "text": "status"}, mara.dm) | changed


async def test_what_the_connector_signed_is_taken(connector: Connector, desk: StandIn, mara: Hand) -> None:
    answer = await connector.deliver(told(mara))
    assert answer.status_code == 200
    assert len(desk.events) == 1


FORGED = {
    "issuer": {"iss": "https://sts.example/"},
    "audience": {"aud": "66666666-aaaa-4bbb-8ccc-000000000009"},
    "expiry": {"exp": int(time.time()) - 400},
    "not yet": {"nbf": int(time.time()) + 4000, "exp": int(time.time()) + 8000},
    "no expiry": {"exp": None},
    "no beginning": {"nbf": None},
    "no service URL": {"serviceurl": None},
    "service URL": {"serviceurl": "https://smba.trafficmanager.net/teams"},
}


@pytest.mark.parametrize("claims", FORGED.values(), ids=FORGED)
async def test_a_forged_claim_is_refused(
    connector: Connector, desk: StandIn, mara: Hand, claims: dict[str, Any]
) -> None:
    answer = await connector.deliver(told(mara), token=mint(service_url=connector.base_url, **claims))
    assert answer.status_code == 401
    assert desk.events == desk.whereabouts == []


async def test_another_signature_under_a_true_key_id_is_refused(
    connector: Connector, desk: StandIn, mara: Hand
) -> None:
    token = mint(service_url=connector.base_url, secret=private_key("theirs"))
    assert (await connector.deliver(told(mara), token=token)).status_code == 401
    assert desk.events == []


async def test_an_unknown_key_id_is_refused_and_asks_for_keys_no_second_time(
    connector: Connector, desk: StandIn, mara: Hand
) -> None:
    fetched = len([call for call in connector.calls if call[1].endswith("/keys")])
    for number in range(5):
        token = mint(service_url=connector.base_url, key=f"key-{number}", secret=private_key("theirs"))
        assert (await connector.deliver(told(mara), token=token)).status_code == 401
    assert len([call for call in connector.calls if call[1].endswith("/keys")]) == fetched
    assert desk.events == []


async def test_a_key_that_is_endorsed_for_another_channel_is_refused(
    connector: Connector, mara: Hand, desk: StandIn
) -> None:
    connector.keys["keys"] = [public_key(KEY_ID, endorsements=("webchat",))]
    async with connected(connector, desk):
        assert (await connector.deliver(told(mara))).status_code == 401
    assert desk.events == []


@pytest.mark.parametrize("algorithm", ["HS256", "none"])
async def test_another_algorithm_is_refused(connector: Connector, desk: StandIn, mara: Hand, algorithm: str) -> None:
    head, claims, _ = mint(service_url=connector.base_url).split(".")
    forged = _encoded({"alg": algorithm, "kid": KEY_ID, "typ": "JWT"})
    assert head != forged
    assert (await connector.deliver(told(mara), token=f"{forged}.{claims}.")).status_code == 401
    assert desk.events == []


@pytest.mark.parametrize("where", ["conversation", "channelData", "from"])
async def test_an_activity_of_another_tenant_is_refused(
    connector: Connector, desk: StandIn, mara: Hand, where: str
) -> None:
    activity = told(mara)
    match where:
        case "conversation":
            activity["conversation"] = activity["conversation"] | {"tenantId": ELSEWHERE}
        case "channelData":
            activity["channelData"] = {"tenant": {"id": ELSEWHERE}}
        case _:
            activity["from"] = activity["from"] | {"tenantId": ELSEWHERE}
    assert (await connector.deliver(activity)).status_code == 403
    assert desk.events == []


async def test_an_activity_of_no_tenant_is_refused(connector: Connector, desk: StandIn, mara: Hand) -> None:
    activity = told(mara, channelData={})
    activity["conversation"] = {"id": mara.dm, "conversationType": "personal"}
    assert (await connector.deliver(activity)).status_code == 403
    assert desk.events == []


@pytest.mark.parametrize(
    "url",
    ["https://smba.trafficmanager.net.example/teams", "http://127.0.0.2:80", "https://evil.example/", ""],
)
async def test_a_service_url_that_is_not_allowed_is_refused_though_it_is_signed(
    connector: Connector, desk: StandIn, mara: Hand, url: str
) -> None:
    answer = await connector.deliver(told(mara, serviceUrl=url), token=mint(service_url=url or "x"))
    assert answer.status_code in (401, 403)
    assert desk.events == desk.whereabouts == []


async def test_another_channel_than_teams_is_refused(connector: Connector, desk: StandIn, mara: Hand) -> None:
    assert (await connector.deliver(told(mara, channelId="webchat"))).status_code == 403
    assert desk.events == []


async def test_without_a_token_nothing_is_read(connector: Connector, desk: StandIn, mara: Hand) -> None:
    assert (await connector.deliver(told(mara), signed=False)).status_code == 401
    assert (await connector.deliver(told(mara), token="not.a.token")).status_code == 401
    assert desk.events == []


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff\xfe", b"[" * 100_000])
async def test_what_is_no_activity_is_answered_400(connector: Connector, body: bytes) -> None:
    assert (await _post(connector, body)).status_code == 400


async def test_what_is_larger_than_any_activity_is_not_read(connector: Connector) -> None:
    assert (await _post(connector, b"x" * 1_000_001)).status_code == 413


@pytest.mark.parametrize(
    "odd",
    [
        {"type": "invoke", "name": "task/fetch", "value": 7},
        {"type": "message", "text": 7},
        {"type": "message", "from": None},
        {"type": "invoke", "name": "adaptiveCard/action"},
    ],
)
async def test_an_activity_that_nobody_can_read_is_no_outage(
    connector: Connector, mara: Hand, odd: dict[str, object]
) -> None:
    assert (await connector.deliver(told(mara) | odd)).status_code in (200, 400)


async def test_what_is_not_for_us_is_answered_and_left(connector: Connector, desk: StandIn, mara: Hand) -> None:
    assert (await connector.deliver(told(mara, type="messageReaction"))).status_code == 200
    assert (await connector.deliver(told(mara, type="invoke", name="signin/verifyState"))).status_code == 501
    assert desk.events == []


async def test_before_it_is_open_nothing_is_taken(connector: Connector, desk: StandIn, mara: Hand) -> None:
    connection = connection_to(connector, desk)
    connector.deliver_to(Starlette(routes=connection.routes))
    assert not connection.connected
    assert (await connector.deliver(told(mara))).status_code == 503
    await connection.close()


async def test_while_no_key_can_be_had_nobody_is_believed(connector: Connector) -> None:
    client = http_client(connector.base_url)
    keys = Keys(client, f"{connector.base_url}/v1/.well-known/keys")
    connector.keys = {"keys": [{"kty": "EC", "kid": "odd"}, 7]}
    with pytest.raises(ChatRefused):
        await keys.fetch()
    assert not keys.known
    await client.http.aclose()


async def test_new_keys_are_had_when_one_of_them_is_used(connector: Connector, desk: StandIn, mara: Hand) -> None:
    now = [0.0]
    client = http_client(connector.base_url)
    keys = Keys(client, f"{connector.base_url}/v1/.well-known/keys", clock=lambda: now[0])
    await keys.fetch()
    connector.keys["keys"].append(public_key("key-2", "second"))
    now[0] += 301
    assert (await keys.of("key-2")).key_id == "key-2"
    await client.http.aclose()


@pytest.mark.parametrize("mistake", [{"tenants": []}, {"unauthenticated": True, "local_url": ""}])
def test_it_does_not_start_open_to_everybody(desk: StandIn, mistake: dict[str, Any]) -> None:
    addresses: Addresses = desk
    given: dict[str, Any] = {"tenants": [TENANT], "local_url": "http://127.0.0.1:9"} | mistake
    with pytest.raises(ValueError, match=r"tenants|machine"):
        Connection(desk.handle, desk.present, addresses, client_id=APP, client_secret=SECRET, channel="", **given)


async def test_where_nobody_signs_it_is_by_setting_and_on_this_machine(
    connector: Connector, desk: StandIn, mara: Hand
) -> None:
    connector.faults.append(Fault("GET", 403, times=0))
    connection = Connection(
        desk.handle,
        desk.present,
        desk,
        client_id=APP,
        client_secret="",
        tenants=[TENANT],
        channel="",
        local_url=connector.base_url,
        unauthenticated=True,
    )
    await connection.open()
    connector.deliver_to(Starlette(routes=connection.routes))
    assert (await connector.deliver(told(mara), signed=False)).status_code == 200
    elsewhere = told(mara, conversation={"id": mara.dm, "conversationType": "personal", "tenantId": ELSEWHERE})
    assert (await connector.deliver(elsewhere, signed=False)).status_code == 403
    await connection.close()


async def _post(connector: Connector, body: bytes) -> httpx2.Response:
    assert connector.bot is not None
    headers = {"Authorization": f"Bearer {mint(service_url=connector.base_url)}", "Content-Type": "application/json"}
    return await connector.bot.post("/teams/messages", content=body, headers=headers)


def _encoded(part: dict[str, str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")
