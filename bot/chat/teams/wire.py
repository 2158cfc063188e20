"""The way to the Bot Connector: the SDK's client for each service URL, with our token and one pool of connections."""

import ssl
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

import httpx
from microsoft_teams.api import ApiClient
from microsoft_teams.common import Client, ClientOptions

#: seconds for one call; the SDK's own default is none at all
TIMEOUT = 15.0
#: Teams takes proactive messages of every region here: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
EVERYWHERE = "https://smba.trafficmanager.net/teams"

TokenOf = Callable[[], Awaitable[str]]


def http_client(local_url: str = "") -> Client:
    """The client that all of this folder uses. It repeats nothing by itself."""
    options = ClientOptions(timeout=TIMEOUT)
    if not (local_url and is_loopback(local_url)):
        return Client(options)
    # httpx takes a proxy from the environment, for a Connector on this machine too; that one speaks no TLS.
    nobody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return Client(options, _http=httpx.AsyncClient(timeout=TIMEOUT, trust_env=False, verify=nobody))


class Wire:
    """Gives the SDK's client for a service URL. Without `token`, calls go out with none."""

    def __init__(self, client: Client, token: TokenOf | None, everywhere: str = EVERYWHERE) -> None:
        self._client = client
        self._token = token
        self._apis: dict[str, ApiClient] = {}
        self.everywhere = everywhere

    def api(self, service_url: str) -> ApiClient:
        """The client for this service URL."""
        address = (service_url or self.everywhere).rstrip("/")
        if address not in self._apis:
            options = ClientOptions(timeout=TIMEOUT, token=self._token)
            self._apis[address] = ApiClient(address, self._client.clone(options, share_http=True))
        return self._apis[address]

    async def close(self) -> None:
        """Close the pool."""
        await self._client.http.aclose()


def is_loopback(url: str) -> bool:
    """Is it on this machine?"""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
