"""The door: is whoever acts a member of the company, and where can they be written to from now on."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from bot.chat.teams import payloads
from bot.chat.teams.payloads import Activity
from bot.chat.teams.roster import Roster
from bot.events import Answer, Event, Met
from bot.ports import Addresses, ChatBusy, ChatFailed

#: what was told lately is told again so seldom
AGAIN = timedelta(days=1)
#: whereabouts remembered
MANY = 20_000


@dataclass(slots=True)
class Meeting:
    """Asks the roster about somebody, and hands on where they are."""

    handle: Callable[[Event], Awaitable[Answer]]
    roster: Roster
    addresses: Addresses
    clock: Callable[[], float] = time.monotonic
    _told: dict[tuple[str, str, str, str], float] = field(default_factory=dict)

    async def refused(self, activity: Activity) -> str | None:
        """A key of texts that says why whoever acts has no rights here; None for a member. Raises StoreDown."""
        origin = payloads.origin_of(activity, key="")
        service_url = str(activity.get("serviceUrl") or "")
        if not origin.user_id:
            return "teams-guest"
        conversation = origin.channel
        if payloads.met(activity) is None:
            # A chat that we are not in: the roster of their own conversation with us tells.
            address = await self.addresses.of(origin.workspace, origin.user_id)
            if address is None:
                return "teams-open-chat"
            conversation, service_url = address.conversation, address.service_url
        try:
            member = await self.roster.member(origin.workspace, service_url, conversation, origin.user_id)
        except ChatBusy:
            return "teams-not-now"
        except ChatFailed:
            # Default deny: who cannot be looked up is nobody.
            return "teams-guest"
        if member.is_outside:
            return "teams-guest"
        met = payloads.met(activity, email=member.email, name=member.name)
        if met is not None:
            await self._hand_on(met)
        return None

    async def _hand_on(self, met: Met) -> None:
        """Once a day, or when something of it changed: it costs a commit."""
        key = (met.origin.workspace, met.subject, met.address, met.service_url)
        now = self.clock()
        if now - self._told.get(key, -AGAIN.total_seconds()) < AGAIN.total_seconds():
            return
        await self.handle(met)
        if len(self._told) >= MANY:
            self._told.clear()
        self._told[key] = now

    def forget(self, subject: str) -> None:
        """The app was taken out there: the next sight is news."""
        self._told = {key: at for key, at in self._told.items() if key[1] != subject}
