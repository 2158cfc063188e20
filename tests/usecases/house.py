"""A whole house without the outside: the real store, the desk, the worker, and stand-ins for the rest."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import count

from bot.cards.elements import Button, Card, Form
from bot.desk import Desk
from bot.events import Answer, Click, Command, Open, Origin, Say, Submit
from bot.ports import Directory, Policy, Room, Translator
from bot.rules import country_policy
from bot.rules.suppression import HashKey, entries
from bot.worker import Worker
from db.migrate import migrate
from db.store import SqlStore, open_store
from db.tables import (
    Candidate,
    CandidateEmail,
    EmailKind,
    Fact,
    FollowUp,
    Identity,
    LawfulBasis,
    Note,
    Person,
    Platform,
    Role,
    SuppressionSource,
)
from tests.fakes import CountingIds, FakeChat, FakeCourier, FakeWriter, GivenClock, buttons

TEAM, REVIEW = "T01NORTH", "C01REVIEW"
KEY = HashKey((b"k" * 32,))
POLICY = Policy(
    company="Northlight",
    rooms=(Room(Platform.SLACK, TEAM, REVIEW),),
    admins=("noor.haddad@northlight.example",),
    notice_url="https://northlight.example/privacy",
    postal_address="1 Harbour Row, London",
    countries=country_policy.packaged(),
    # Told where they are the subject; elsewhere the newest message is the one about the note.
    digest_hour=0,
    review_remind_hours=0,
    review_escalate_hours=0,
)
CAST = {
    "mara": ("Mara Lindqvist", Role.EXECUTIVE, "en"),
    "jonas": ("Jonas Weber", Role.EXECUTIVE, "de"),
    "rafael": ("Rafael Ortiz", Role.RECRUITER, "en"),
    "dana": ("Dana Whitfield", Role.RECRUITER, "en"),
    "lena": ("Lena Hoffmann", Role.COMPENSATION, "de"),
    "noor": ("Noor Haddad", Role.ADMIN, "en"),
}


@dataclass
class House:
    """What a test plays with; people are named by their first names."""

    store: SqlStore
    url: str
    clock: GivenClock
    policy: Policy = POLICY
    key: HashKey = KEY
    writer: FakeWriter = field(default_factory=FakeWriter)
    courier: FakeCourier = field(default_factory=FakeCourier)
    chat: FakeChat = field(default_factory=FakeChat)
    translator: Translator | None = None
    directories: Mapping[Platform, Directory] = field(default_factory=dict)
    _keys: "count[int]" = field(default_factory=count)

    @property
    def desk(self) -> Desk:
        return Desk(self.store, self.policy, self.key, directories=self.directories)

    @property
    def worker(self) -> Worker:
        return Worker(
            self.store, {Platform.SLACK: self.chat}, self.writer, self.courier, self.policy, self.key, self.translator
        )

    def origin(self, who: str, key: str = "") -> Origin:
        return Origin(Platform.SLACK, TEAM, f"U01{who.upper()}", key or f"k{next(self._keys)}", channel="C01GENERAL")

    async def types(self, who: str, line: str, key: str = "") -> Answer:
        answer = await self.desk.handle(Command(self.origin(who, key), line))
        await self.worker.drain()
        return answer

    async def presses(self, who: str, button: Button | None, key: str = "") -> Answer:
        assert button is not None
        click = Click(self.origin(who, key), button.verb, button.subject, button.seen, button.choice)
        answer = await self.desk.handle(click)
        await self.worker.drain()
        return answer

    async def sends(self, who: str, form: Form, **values: str) -> Answer:
        answer = await self.desk.handle(Submit(self.origin(who), form.name, form.subject, form.seen, values))
        await self.worker.drain()
        return answer

    async def opens(self, who: str, button: Button | None) -> Form:
        answer = await self.presses(who, button)
        assert isinstance(answer, Open), answer
        return answer.form

    async def passes(self, **by: float) -> None:
        """Time passes, and the worker does what that makes due."""
        self.clock.forward(**by)
        await self.worker.drain()

    def review(self) -> Card:
        """The newest card in the recruiters' channel."""
        return self.chat.in_channel(REVIEW)[-1]

    def told(self, who: str) -> Card:
        """The newest message to somebody."""
        return self.chat.to(f"U01{who.upper()}")[-1]

    def button(self, card: Card, verb: str) -> Button | None:
        return buttons(card).get(verb)

    async def note(self, note_id: str | None = None) -> Note:
        """The note, or the newest one."""
        async with self.store.reading() as unit:
            if note_id is None:
                notes = await unit.notes.of_executive("mara", 50) or await unit.notes.of_executive("jonas", 50)
                note_id = max(notes, key=lambda note: note.id).id
            found = await unit.notes.get(note_id)
            assert found is not None
            return found

    async def plans(self) -> list[FollowUp]:
        async with self.store.reading() as unit:
            return list(await unit.follow_ups.of_candidate("cand_ada"))

    async def drafted(self, line: str = "note Ada Okafor about routing") -> Card:
        await self.types("mara", line)
        return self.review()

    async def approved(self) -> Card:
        await self.presses("rafael", self.button(await self.drafted(), "approve"))
        return self.told("mara")

    async def sent(self) -> Card:
        await self.presses("mara", self.button(await self.approved(), "release"))
        return self.told("mara")

    async def listed(self, *told_by: str, key: HashKey = KEY) -> None:
        """Somebody is put on the suppression list, and nothing else happens."""
        async with self.store.writing() as unit:
            unit.add(
                *entries(told_by, key, SuppressionSource.ANSWER, by="dana", at=unit.now, reason="by phone", known=())
            )
            unit.audit("dana", "suppression.add", "test")

    async def is_whole(self) -> bool:
        return await self.store.first_broken() is None


def said(answer: Answer) -> str:
    """The words of a `Say`."""
    assert isinstance(answer, Say), answer
    return str(answer.card)


@asynccontextmanager
async def open_house(url: str, policy: Policy = POLICY) -> AsyncIterator[House]:
    """A house on a database of its own, with the cast and Ada Okafor."""
    await migrate(url)
    clock = GivenClock()
    store = open_store(url, clock, CountingIds())
    house = House(store, url, clock, policy)
    async with store.writing() as unit:
        for who, (name, role, language) in CAST.items():
            email = f"{name.lower().replace(' ', '.')}@northlight.example"
            person = Person(
                id=who, name=name, email=email, roles=[role], language=language, title="CEO", created_at=unit.now
            )
            unit.add(person)
        await unit.flush()
        for who in CAST:
            unit.add(
                Identity(
                    id=f"id_{who}", person_id=who, platform=Platform.SLACK, workspace=TEAM, user_id=f"U01{who.upper()}"
                )
            )
        unit.add(candidate("cand_ada", "Ada Okafor", unit.now))
        await unit.flush()
        unit.add(
            CandidateEmail(
                id="mail_ada", candidate_id="cand_ada", address="ada@okafor.example", kind=EmailKind.PERSONAL
            )
        )
        for number, words in enumerate(
            ("Published “Routing in sparse models” in 2026.", "Gave the opening talk of the Sparse Days in Leeds.")
        ):
            unit.add(
                Fact(
                    id=f"fact_{number}",
                    candidate_id="cand_ada",
                    text=words,
                    source="https://papers.example/routing",
                    seen_on=date(2026, 5, 1),
                    kind="publication",
                    added_by="dana",
                    added_at=unit.now,
                )
            )
        unit.audit("cli", "test.begin", "house")
    try:
        yield house
    finally:
        await store.close()


def candidate(candidate_id: str, name: str, created_at: datetime) -> Candidate:
    """A candidate in London, at the rival lab."""
    return Candidate(
        id=candidate_id,
        name=name,
        employer="Deep Meadow",
        title="Research scientist",
        country="GB",
        timezone="Europe/London",
        language="en",
        lawful_basis=LawfulBasis.LEGITIMATE_INTEREST,
        added_by="dana",
        created_at=created_at,
    )


def with_policy(house: House, **changes: object) -> House:
    """The same house under other rules."""
    return replace(house, policy=replace(house.policy, **changes))  # type: ignore[arg-type]
