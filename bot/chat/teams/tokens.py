"""Tokens, both ways: is what comes in signed by the Bot Connector for us, and who are we when we call it.

The SDK's own check fetches keys without giving way to anything else, for whoever sends an unknown key id, takes tokens of
Entra without a service URL, and asks no endorsement; so what comes in is checked here, before the SDK sees it.
learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import jwt
import structlog
from microsoft_teams.common import Client

from bot.chat.teams.outcome import repeatable
from bot.ports import ChatFailed, ChatRefused

log = structlog.get_logger()

#: who signs for the Bot Connector
ISSUER = "https://api.botframework.com"
#: whom a bot's token is for
SCOPE = "https://api.botframework.com/.default"
#: a key must be endorsed for the channel it speaks for
CHANNEL = "msteams"
#: how far a clock may be off
LEEWAY = timedelta(minutes=5)
#: keys are fetched anew after a day, and for an unknown key id no oftener than this
KEPT, UNKNOWN_AGAIN = timedelta(days=1), timedelta(minutes=5)
#: a token of ours is renewed so long before it ends
EARLY = timedelta(minutes=5)
#: a token that says nothing about its end
SHORT = 300


class Forged(Exception):
    """The token does not prove what it must. The words are for the log and hold nothing of the token."""


class Keys:
    """The Bot Connector's public keys, by their id."""

    def __init__(self, client: Client, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._url = url
        self._clock = clock
        self._keys: dict[str, jwt.PyJWK] = {}
        self._endorsed: dict[str, frozenset[str]] = {}
        self._fetched_at: float | None = None
        self._asking = asyncio.Lock()

    @property
    def known(self) -> bool:
        """Is there any key?"""
        return bool(self._keys)

    async def fetch(self) -> None:
        """Get the keys. Raises ChatFailed."""
        answer = await repeatable(lambda: self._client.get(self._url))
        found: object = answer.json()
        listed = found.get("keys") if isinstance(found, dict) else None
        keys: dict[str, jwt.PyJWK] = {}
        endorsed: dict[str, frozenset[str]] = {}
        for one in listed if isinstance(listed, list) else ():
            try:
                key = jwt.PyJWK(one, algorithm="RS256")
            except (jwt.PyJWTError, AttributeError, TypeError):
                continue
            if key.key_id:
                keys[key.key_id] = key
                endorsed[key.key_id] = frozenset(str(each) for each in one.get("endorsements") or ())
        self._fetched_at = self._clock()
        if not keys:
            raise ChatRefused("teams-no-keys")
        self._keys, self._endorsed = keys, endorsed

    async def of(self, key_id: str) -> jwt.PyJWK:
        """The key of this id, endorsed for Teams. Raises Forged, ChatFailed."""
        await self._refreshed(key_id)
        key = self._keys.get(key_id)
        if key is None:
            raise Forged("unknown key")
        if CHANNEL not in self._endorsed.get(key_id, ()):
            raise Forged("key not endorsed")
        return key

    async def _refreshed(self, key_id: str) -> None:
        if not self._is_stale(key_id):
            return
        async with self._asking:
            if self._is_stale(key_id):
                try:
                    await self.fetch()
                except ChatFailed:
                    # Those at hand serve on; whoever signs with another is told no.
                    self._fetched_at = self._clock()
                    log.warning("teams_keys_unreachable")
                    if not self._keys:
                        raise

    def _is_stale(self, key_id: str) -> bool:
        if self._fetched_at is None:
            return True
        age = self._clock() - self._fetched_at
        return age > (KEPT if key_id in self._keys else UNKNOWN_AGAIN).total_seconds()


@dataclass(frozen=True, slots=True)
class Checker:
    """Says whether a token proves that the Bot Connector sent what came with it, to us."""

    keys: Keys
    client_id: str

    async def service_url(self, raw: str) -> str:
        """The service URL that the token of a request vouches for. Raises Forged, ChatFailed."""
        try:
            head = jwt.get_unverified_header(raw)
            if head.get("alg") != "RS256":
                raise Forged("not RS256")
            key = await self.keys.of(str(head.get("kid") or ""))
            claims = jwt.decode(
                raw,
                key,
                algorithms=["RS256"],
                audience=self.client_id,
                issuer=ISSUER,
                leeway=LEEWAY,
                options={"require": ["exp", "nbf", "iss", "aud"]},
            )
        except jwt.PyJWTError as wrong:
            raise Forged(type(wrong).__name__) from None
        return _named(claims)


class BotTokens:
    """Our own token for the Bot Connector, got with the client secret and kept until it ends."""

    def __init__(
        self,
        client: Client,
        url: str,
        *,
        client_id: str,
        client_secret: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._url = url
        self._id = client_id
        self._secret = client_secret
        self._clock = clock
        self._token = ""
        self._until = 0.0
        self._asking = asyncio.Lock()

    async def get(self) -> str:
        """A token that holds for a while. Raises ChatFailed."""
        async with self._asking:
            if not self._token or self._clock() >= self._until:
                await self._ask()
        return self._token

    async def _ask(self) -> None:
        asked = {
            "grant_type": "client_credentials",
            "client_id": self._id,
            "client_secret": self._secret,
            "scope": SCOPE,
        }
        answer = await repeatable(lambda: self._client.post(self._url, data=asked))
        told: object = answer.json()
        token = told.get("access_token") if isinstance(told, dict) else None
        if not isinstance(told, dict) or not isinstance(token, str) or not token:
            raise ChatRefused("teams-no-token")
        seconds = told.get("expires_in")
        holds = float(seconds) if isinstance(seconds, int | str) and str(seconds).isdecimal() else SHORT
        self._token, self._until = token, self._clock() + max(holds - EARLY.total_seconds(), holds / 2)


def _named(claims: Mapping[str, Any]) -> str:
    """The claim's name is written in two ways in Microsoft's own pages."""
    named = claims.get("serviceurl") or claims.get("serviceUrl")
    if not isinstance(named, str) or not named:
        raise Forged("no service URL")
    return named
