"""Who is in a conversation, as Teams itself tells: is somebody a guest, and whose account is an address.

An activity does not say whether its sender is a guest of the tenant; the roster does. It is asked when somebody is first
seen, and again after a day.
"""

import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta

from microsoft_teams.api import TeamsChannelAccount

from bot.chat.teams.outcome import repeatable
from bot.chat.teams.wire import Wire

#: roles in the roster that have no rights here
OUTSIDE = frozenset({"guest", "anonymous"})
KEPT = timedelta(days=1)
#: persons remembered
MANY = 10_000
PAGE, PAGES = 500, 20


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a conversation."""

    user_id: str
    name: str
    email: str
    #: a guest, or of another tenant
    is_outside: bool


class Roster:
    """Asks for members, and remembers persons."""

    def __init__(self, wire: Wire, clock: Callable[[], float] = time.monotonic) -> None:
        self._wire = wire
        self._clock = clock
        self._seen: OrderedDict[tuple[str, str], tuple[float, Member]] = OrderedDict()

    async def member(self, tenant: str, service_url: str, conversation: str, user_id: str) -> Member:
        """Somebody of the conversation, by their Entra object id. Raises ChatFailed."""
        key = (tenant, user_id)
        kept = self._seen.get(key)
        if kept is not None and self._clock() - kept[0] < KEPT.total_seconds():
            return kept[1]
        api = self._wire.api(service_url)
        told = await repeatable(lambda: api.conversations.get_member_by_id(conversation, user_id))
        member = _member(told, tenant, user_id)
        self._seen[key] = (self._clock(), member)
        if len(self._seen) > MANY:
            self._seen.popitem(last=False)
        return member

    async def everyone(self, tenant: str, service_url: str, conversation: str) -> AsyncIterator[Member]:
        """All members of the conversation. Raises ChatFailed."""
        api, token = self._wire.api(service_url), ""
        for _ in range(PAGES):
            after = token or None
            page = await repeatable(
                lambda after=after: api.conversations.get_paged_members(conversation, PAGE, after)  # type: ignore[misc]
            )
            for told in page.members:
                yield _member(told, tenant)
            token = page.continuation_token or ""
            if not token:
                return


def _member(told: TeamsChannelAccount, tenant: str, user_id: str = "") -> Member:
    found = (told.aad_object_id or "").lower()
    return Member(
        user_id=found,
        name=told.name or "",
        email=(told.email or "").strip().lower(),
        is_outside=(told.user_role or "").lower() in OUTSIDE
        or bool(told.tenant_id and told.tenant_id.lower() != tenant)
        # Somebody else's entry proves nothing about the one who was asked for.
        or bool(user_id and found != user_id)
        or not found,
    )
