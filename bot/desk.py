"""The desk: it knows who somebody is before anything else, then hands the event to its use case.

A stranger is refused politely. A use case that lost a race is run again, and then sees the present state.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from bot.cards import messages
from bot.events import Answer, Click, Command, Done, Event, HomeOpened, Origin, Say, Search, Shortcut, ShowHome, Submit
from bot.ports import AlreadyHandled, Directory, Policy, Stale, Store, Unit
from bot.texts import Words
from bot.usecases import clicks, commands, forms, overview
from bot.usecases.context import Context
from db.tables import Person, Platform

#: how often a use case that lost a race is run again
TRIES = 4


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers events. `directories` look people up on their platform by e-mail address."""

    store: Store
    policy: Policy
    #: hashes addresses for the suppression list
    key: bytes
    #: shown by `status`
    writer_name: str = "template"
    version: str = ""
    directories: Mapping[Platform, Directory] = field(default_factory=dict)

    async def handle(self, event: Event) -> Answer:
        """Do what `event` asks for, once, and say what to tell the one who did it."""
        for attempt in range(1, TRIES + 1):
            try:
                return await self._once(event)
            except AlreadyHandled:
                return Done()
            except Stale:
                if attempt == TRIES:
                    raise
        raise AssertionError("unreachable")

    async def _once(self, event: Event) -> Answer:
        reads_only = isinstance(event, Search | HomeOpened)
        async with self.store.reading() if reads_only else self.store.writing() as unit:
            known = await unit.people.known(event.origin.platform, event.origin.workspace, event.origin.user_id)
            if known is None or not known[0].active:
                return self._stranger(event)
            if not reads_only:
                await unit.once(event.origin.key)
            return await self._dispatch(event, self._context(unit, known[0], event.origin))

    async def _dispatch(self, event: Event, context: Context) -> Answer:
        match event:
            case Command():
                return await commands.run(context, event.line, can_open=event.can_open)
            case Click():
                return await clicks.press(context, event)
            case Submit():
                return await forms.submit(context, event)
            case Search():
                return await forms.search(context, event.source, event.typed)
            case Shortcut():
                return await commands.shortcut(context, event)
            case HomeOpened():
                return ShowHome(await overview.home(context))
            case _:
                assert_never(event)

    def _context(self, unit: Unit, person: Person, origin: Origin) -> Context:
        return Context(
            unit=unit,
            person=person,
            words=Words.of(person.language or origin.locale, person.timezone),
            policy=self.policy,
            key=self.key,
            origin=origin,
            directory=self.directories.get(origin.platform),
            writer_name=self.writer_name,
            version=self.version,
        )

    def _stranger(self, event: Event) -> Answer:
        words = Words.of(event.origin.locale)
        card = messages.stranger(self.policy.company, self.policy.admins, words)
        match event:
            case HomeOpened():
                return ShowHome(messages.stranger_home(card))
            case Search():
                return forms.NO_OPTIONS
            case _:
                return Say(card)
