"""Who may do what, and the big switch: rights, the last admin, and a line in the audit for each change."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.outside.ids import RandomIds
from bot.ports import Account, Policy, Refusal, Stale
from bot.texts import Text
from bot.usecases import admin
from bot.usecases.admin import CLI, Actor, KnownAs, Listed, NewPerson
from bot.usecases.first_admins import first_admins
from db.migrate import migrate
from db.store import SqlStore, open_store
from db.tables import Person, Platform, Role

NOOR = KnownAs(Platform.SLACK, "T01NORTH", "U01NOOR")
POLICY = Policy(admins=("noor.haddad@northlight.example",))


class Stands:
    def now(self) -> datetime:
        return datetime(2026, 6, 3, 13, 5, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'overture.db'}"
    await migrate(url)
    clock = Stands()
    opened = open_store(url, clock, RandomIds(clock))
    yield opened
    await opened.close()


def somebody(first: str, *roles: Role) -> NewPerson:
    return NewPerson(f"{first}@northlight.example", first.title(), roles)


async def add(store: SqlStore, new: NewPerson, actor: Actor = CLI) -> Text | Refusal:
    async with store.writing() as unit:
        return await admin.add_person(unit, actor, new)


async def person(store: SqlStore, first: str) -> Person:
    async with store.reading() as unit:
        found = await unit.people.by_email(f"{first}@northlight.example")
    assert found is not None
    return found


async def everybody(store: SqlStore) -> Sequence[Listed]:
    async with store.reading() as unit:
        listed = await admin.list_people(unit, CLI)
    assert not isinstance(listed, Refusal)
    return listed


async def trail(store: SqlStore) -> list[tuple[str, str]]:
    return [(row.actor, row.verb) async for row in store.audit_trail()]


def key(outcome: Text | Refusal) -> str:
    return outcome.text.key if isinstance(outcome, Refusal) else outcome.key


async def test_the_console_adds_somebody_who_is_then_recognised(store: SqlStore) -> None:
    new = NewPerson(
        "Noor.Haddad@Northlight.example", "Noor  Haddad", (Role.ADMIN,), "Europe/Stockholm", accounts=(NOOR,)
    )
    assert key(await add(store, new)) == "person-added"
    async with store.reading() as unit:
        known = await unit.people.known(Platform.SLACK, "T01NORTH", "U01NOOR")
    assert known is not None
    assert (known[0].name, known[0].email, known[0].roles) == (
        "Noor Haddad",
        "noor.haddad@northlight.example",
        [Role.ADMIN],
    )
    assert await trail(store) == [("cli", "person.add")]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"email": "noor"}, "person-email-wrong"),
        ({"name": " \u200b "}, "person-name-missing"),
        ({"timezone": "Europe/Atlantis"}, "person-zone-wrong"),
        ({"timezone": "../../etc/passwd"}, "person-zone-wrong"),
    ],
)
async def test_what_is_wrong_is_refused_and_nothing_is_kept(store: SqlStore, changes: dict[str, str], why: str) -> None:
    fields = {"email": "noor@northlight.example", "name": "Noor", "timezone": "UTC"} | changes
    assert key(await add(store, NewPerson(**fields))) == why  # type: ignore[arg-type]
    assert await everybody(store) == []
    assert await trail(store) == []


async def test_one_account_belongs_to_one_person(store: SqlStore) -> None:
    await add(store, NewPerson("noor@northlight.example", "Noor", accounts=(NOOR,)))
    other = NewPerson("sam@northlight.example", "Sam", accounts=(NOOR,))
    assert key(await add(store, other)) == "person-account-taken"
    assert [one.person.name for one in await everybody(store)] == ["Noor"]


async def test_nobody_is_added_twice_and_one_who_left_comes_back(store: SqlStore) -> None:
    await add(store, somebody("noor", Role.ADMIN))
    await add(store, somebody("dana", Role.RECRUITER))
    assert key(await add(store, somebody("dana", Role.ADMIN))) == "person-known"
    async with store.writing() as unit:
        assert key(await admin.remove_person(unit, CLI, "dana@northlight.example")) == "person-removed"
    assert not (await person(store, "dana")).active
    assert key(await add(store, somebody("dana", Role.LEGAL))) == "person-added"
    back = await person(store, "dana")
    assert (back.active, back.roles) == (True, [Role.LEGAL])
    assert len(await everybody(store)) == 2


async def test_roles_are_given_and_taken(store: SqlStore) -> None:
    await add(store, somebody("mara", Role.EXECUTIVE))
    async with store.writing() as unit:
        changed = await admin.set_roles(
            unit, CLI, "Mara@northlight.example", {Role.RECRUITER, Role.ADMIN}, {Role.EXECUTIVE}
        )
    assert key(changed) == "person-roles"
    assert (await person(store, "mara")).roles == [Role.RECRUITER, Role.ADMIN]
    async with store.writing() as unit:
        assert key(await admin.set_roles(unit, CLI, "mara@northlight.example", {Role.ADMIN})) == "person-unchanged"
        assert key(await admin.set_roles(unit, CLI, "sam@northlight.example", {Role.ADMIN})) == "person-unknown"
    assert [verb for _, verb in await trail(store)] == ["person.add", "person.roles"]


async def test_the_last_admin_stays(store: SqlStore) -> None:
    await add(store, somebody("noor", Role.ADMIN))
    await add(store, somebody("mara", Role.ADMIN))
    noor = await person(store, "noor")
    async with store.writing() as unit:
        assert key(await admin.remove_person(unit, noor, "mara@northlight.example")) == "person-removed"
    for actor in (noor, CLI):
        async with store.writing() as unit:
            no = await admin.set_roles(unit, actor, "noor@northlight.example", remove={Role.ADMIN})
            assert key(no) == "person-last-admin"
            assert key(await admin.remove_person(unit, actor, "noor@northlight.example")) == "person-last-admin"
    assert (await person(store, "noor")).has(Role.ADMIN)


async def test_of_two_admins_who_take_each_others_role_at_once_one_stays(postgres_url: str) -> None:
    """On PostgreSQL, where two units write at the same time."""
    clock = Stands()
    store = open_store(postgres_url, clock, RandomIds(clock))
    await add(store, somebody("noor", Role.ADMIN))
    await add(store, somebody("mara", Role.ADMIN))
    both_have_read = asyncio.Barrier(2)

    async def demote(actor: str, other: str) -> None:
        async with store.writing() as unit:
            await admin.set_roles(unit, await person(store, actor), f"{other}@northlight.example", remove={Role.ADMIN})
            await both_have_read.wait()

    ended = await asyncio.gather(demote("noor", "mara"), demote("mara", "noor"), return_exceptions=True)
    assert [type(end) for end in ended if end] == [Stale]
    assert [(await person(store, who)).has(Role.ADMIN) for who in ("noor", "mara")].count(True) == 1
    await store.close()


async def test_an_admin_named_in_the_settings_stays_one(store: SqlStore) -> None:
    await add(store, somebody("noor.haddad", Role.ADMIN))
    await add(store, somebody("mara", Role.ADMIN))
    async with store.writing() as unit:
        no = await admin.set_roles(unit, CLI, POLICY.admins[0], remove={Role.ADMIN}, policy=POLICY)
        assert key(no) == "person-admin-by-settings"
        assert key(await admin.remove_person(unit, CLI, POLICY.admins[0], POLICY)) == "person-admin-by-settings"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
async def test_only_admins_manage_people(store: SqlStore, role: Role) -> None:
    await add(store, somebody("noor", Role.ADMIN))
    await add(store, somebody("sam", role))
    sam = await person(store, "sam")
    before = await trail(store)
    async with store.writing() as unit:
        outcomes = [
            await admin.add_person(unit, sam, somebody("gus", Role.ADMIN)),
            await admin.set_roles(unit, sam, "sam@northlight.example", {Role.ADMIN}),
            await admin.remove_person(unit, sam, "noor@northlight.example"),
        ]
        listed = await admin.list_people(unit, sam)
    assert [key(outcome) for outcome in outcomes] == ["not-allowed"] * 3
    assert isinstance(listed, Refusal)
    assert await trail(store) == before


async def test_stop_and_resume_are_each_done_once_and_recorded(store: SqlStore) -> None:
    await add(store, somebody("noor", Role.ADMIN))
    noor = await person(store, "noor")
    async with store.writing() as unit:
        assert key(await admin.stop(unit, noor, "a wrong\u202e\naddress list")) == "stop-done"
    async with store.writing() as unit:
        halt = await unit.halt()
        assert (halt.stopped_at, halt.stopped_by, halt.reason) == (Stands().now(), noor.id, "a wrong address list")
        assert key(await admin.stop(unit, CLI, "again")) == "stop-already"
        assert key(await admin.resume(unit, CLI)) == "resume-done"
        assert key(await admin.resume(unit, noor)) == "resume-running"
    async with store.reading() as unit:
        assert (await unit.halt()).stopped_at is None
    assert await trail(store) == [("cli", "person.add"), (noor.id, "house.stop"), ("cli", "house.resume")]


async def test_who_may_not_stop_stops_nothing(store: SqlStore) -> None:
    await add(store, somebody("mara", Role.EXECUTIVE))
    async with store.writing() as unit:
        assert key(await admin.stop(unit, await person(store, "mara"), "")) == "not-allowed"
        assert (await unit.halt()).stopped_at is None


class Slack:
    """A directory that knows Noor."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def by_email(self, email: str) -> Account | None:
        self.asked.append(email)
        if email != POLICY.admins[0]:
            return None
        return Account("T01NORTH", "U01NOOR", "Noor Haddad", "Europe/Stockholm", "en")

    async def member(self, user_id: str) -> Account | None:
        return await self.by_email(POLICY.admins[0]) if user_id == "U01NOOR" else None


async def test_at_the_first_start_the_named_admin_is_known_by_what_the_platform_says(store: SqlStore) -> None:
    slack = Slack()
    policy = Policy(admins=(*POLICY.admins, "gone@northlight.example"))
    assert await first_admins(store, policy, {Platform.SLACK: slack}) == 1
    async with store.reading() as unit:
        known = await unit.people.known(Platform.SLACK, "T01NORTH", "U01NOOR")
    assert known is not None
    assert known[0].has(Role.ADMIN)
    assert (known[0].name, known[0].timezone) == ("Noor Haddad", "Europe/Stockholm")
    assert await trail(store) == [("system", "person.admin_by_settings")]
    assert await first_admins(store, policy, {Platform.SLACK: slack}) == 0
    assert slack.asked.count(POLICY.admins[0]) == 1, "who is known is not looked up again"


async def test_a_person_who_is_there_becomes_admin_without_any_platform(store: SqlStore) -> None:
    await add(store, somebody("noor.haddad", Role.RECRUITER))
    assert await first_admins(store, POLICY, {}) == 1
    assert (await person(store, "noor.haddad")).roles == [Role.RECRUITER, Role.ADMIN]
    assert await first_admins(store, POLICY, {}) == 0


async def test_an_account_that_is_somebodys_is_not_taken_from_them(store: SqlStore) -> None:
    await add(store, NewPerson("mara@northlight.example", "Mara", accounts=(NOOR,)))
    await first_admins(store, POLICY, {Platform.SLACK: Slack()})
    async with store.reading() as unit:
        known = await unit.people.known(Platform.SLACK, "T01NORTH", "U01NOOR")
    assert known is not None
    assert known[0].name == "Mara"
