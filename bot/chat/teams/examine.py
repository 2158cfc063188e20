"""Looks whether Teams is set up as Overture needs it, and posts nothing: for `overture doctor`."""

from dataclasses import dataclass

from bot.chat.teams.connect import KEYS, LOGIN
from bot.chat.teams.roster import Roster
from bot.chat.teams.tokens import BotTokens, Keys
from bot.chat.teams.wire import EVERYWHERE, Wire, http_client
from bot.ports import ChatFailed, ChatRefused


@dataclass(frozen=True, slots=True)
class Seen:
    """What Microsoft told. `refused` and `unreachable` are about our sign-in and the keys."""

    refused: bool = False
    unreachable: bool = False
    channel_refused: bool = False
    channel_has_guests: bool = False


async def examine(*, client_id: str, client_secret: str, tenant: str, channel: str, local_url: str) -> Seen:
    """Sign in, fetch the keys, and look who is in the review channel, where one is set."""
    client = http_client(local_url)
    tokens = BotTokens(
        client,
        f"{local_url or LOGIN}/{tenant}/oauth2/v2.0/token",
        client_id=client_id,
        client_secret=client_secret,
    )
    wire = Wire(client, tokens.get, local_url or EVERYWHERE)
    try:
        await Keys(client, f"{local_url}/v1/.well-known/keys" if local_url else KEYS).fetch()
        await tokens.get()
        return await _channel(Roster(wire), tenant, channel) if channel else Seen()
    except ChatRefused:
        return Seen(refused=True)
    except ChatFailed as failed:
        # A secret that Microsoft does not take is answered 401, and told apart from silence by what caused it.
        answered = getattr(failed.__cause__, "response", None) is not None
        return Seen(refused=answered, unreachable=not answered)
    finally:
        await wire.close()


async def _channel(roster: Roster, tenant: str, channel: str) -> Seen:
    anybody = False
    try:
        async for member in roster.everyone(tenant, "", channel):
            anybody = True
            if member.is_outside:
                return Seen(channel_has_guests=True)
    except ChatRefused:
        return Seen(channel_refused=True)
    return Seen(channel_refused=not anybody)
