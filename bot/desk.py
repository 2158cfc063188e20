"""The desk: it knows who somebody is before anything else, then hands the event to its use case.

A stranger is refused politely. A use case that lost a race is run again, and then sees the present state.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from bot.cards import messages
from bot.events import (
    Answer,
    Click,
    Command,
    Done,
    Event,
    HomeOpened,
    Met,
    Open,
    Origin,
    Parted,
    Say,
    Search,
    Shortcut,
    ShowHome,
    Submit,
)
from bot.ports import Account, AlreadyHandled, Directory, Policy, Stale, Store, Unit
from bot.rules import commands as grammar
from bot.rules.access import Action, may
from bot.rules.suppression import HashKey
from bot.texts import Words
from bot.usecases import clicks, commands, conversations, forms, linking, overview
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
    key: HashKey
    #: shown by `status`
    writer_name: str = "template"
    version: str = ""
    directories: Mapping[Platform, Directory] = field(default_factory=dict)

    async def handle(self, event: Event) -> Answer:
        """Do what `event` asks for, once, and say what to tell the one who did it."""
        if isinstance(event, Met | Parted):
            return await self._whereabouts(event)
        account = await self._looked_up(event)
        for attempt in range(1, TRIES + 1):
            try:
                return await self._once(event, account)
            except AlreadyHandled:
                return Done()
            except Stale:
                if attempt == TRIES:
                    raise
        raise AssertionError("unreachable")

    async def _whereabouts(self, event: Met | Parted) -> Answer:
        """Where somebody can be written to is kept of strangers too: an admin may add them tomorrow."""
        for attempt in range(1, TRIES + 1):
            try:
                async with self.store.writing() as unit:
                    match event:
                        case Met():
                            await conversations.meet(unit, event)
                        case Parted():
                            await conversations.part(unit, event, self.policy)
                return Done()
            except Stale:
                if attempt == TRIES:
                    raise
        raise AssertionError("unreachable")

    async def _looked_up(self, event: Event) -> Account | None:
        """Whose account an address is, where a form needs it: asked outside of any transaction, and by right.

        Of somebody who names a code: who the platform says they are, if it says that they are a full member.
        """
        if _named_code(event):
            directory = self.directories.get(event.origin.platform)
            return await directory.member(event.origin.user_id) if directory else None
        if not isinstance(event, Submit) or event.form != forms.PERSON_ADD:
            return None
        origin = event.origin
        async with self.store.reading() as unit:
            known = await unit.people.known(origin.platform, origin.workspace, origin.user_id)
        directory = self.directories.get(origin.platform)
        if known is None or directory is None or not may(known[0], Action.MANAGE_PEOPLE):
            return None
        return await directory.by_email(event.values.get("email", ""))

    async def _once(self, event: Event, account: Account | None) -> Answer:
        reads_only = isinstance(event, Search | HomeOpened)
        async with self.store.reading() if reads_only else self.store.writing() as unit:
            known = await unit.people.known(event.origin.platform, event.origin.workspace, event.origin.user_id)
            if known is None or not known[0].active:
                return await self._linking(unit, event, account) if known is None else self._stranger(event)
            if not reads_only:
                await unit.once(event.origin.key)
            context = self._context(unit, known[0], event.origin, account)
            return _in_language(await self._dispatch(event, context), context.words.language)

    async def _linking(self, unit: Unit, event: Event, account: Account | None) -> Answer:
        """The one thing that somebody unknown can do: name a code that was given to somebody who is known."""
        code = _named_code(event)
        if not code or account is None or account.user_id != event.origin.user_id:
            return self._stranger(event)
        await unit.once(event.origin.key)
        return await linking.claim(unit, event.origin, account, code, self.key, self.policy)

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
            case Met() | Parted():
                raise AssertionError("answered before anybody is looked for")
            case _:
                assert_never(event)

    def _context(self, unit: Unit, person: Person, origin: Origin, account: Account | None) -> Context:
        return Context(
            unit=unit,
            person=person,
            words=Words.of(person.language or origin.locale, person.timezone),
            policy=self.policy,
            key=self.key,
            origin=origin,
            account=account,
            writer_name=self.writer_name,
            version=self.version,
        )

    def _stranger(self, event: Event) -> Answer:
        words = Words.of(event.origin.locale)
        card = messages.stranger(self.policy.company, self.policy.admins, words)
        match event:
            case HomeOpened():
                return _in_language(ShowHome(messages.stranger_home(card)), words.language)
            case Search():
                return forms.NO_OPTIONS
            case _:
                return _in_language(Say(card), words.language)


def _named_code(event: Event) -> str:
    match event:
        case Command():
            line = grammar.parse(event.line)
            return line.code if isinstance(line, grammar.LinkAccount) else ""
        case _:
            return ""


def _in_language(answer: Answer, language: str) -> Answer:
    """Tell the renderer whose language it is, for what it has to say itself."""
    match answer:
        case Say(card):
            return Say(replace(card, language=language))
        case Open(form):
            return Open(replace(form, language=language))
        case ShowHome(page):
            return ShowHome(replace(page, language=language))
        case _:
            return answer
