"""What an admin does: who may do what, and the big switch. From chat by a person, or from the console.

There is always an active admin: the last one can be neither demoted nor removed, and those whom the settings name
as admins (`OVERTURE_ADMINS`) stay so while they are named.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from email_validator import EmailNotValidError, validate_email

from bot.ports import Policy, Refusal, Unit
from bot.rules.access import Action, may
from bot.rules.hidden import plain
from bot.texts import Text, text
from bot.usecases import voice
from db.tables import Identity, Person, Platform, Role

#: characters kept of a reason to stop
REASON_LENGTH = 300


class Console(Enum):
    """The operator at the machine's console, who may do all that an admin may."""

    CLI = "cli"


CLI = Console.CLI
Actor = Person | Console


@dataclass(frozen=True, slots=True)
class KnownAs:
    """An account to recognise a person by."""

    platform: Platform
    workspace: str
    user_id: str


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be added, or to come back."""

    email: str
    name: str
    roles: tuple[Role, ...] = ()
    timezone: str = "UTC"
    language: str = "en"
    title: str = ""
    accounts: tuple[KnownAs, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A person and how the bot recognises them."""

    person: Person
    identities: Sequence[Identity]


async def stop(unit: Unit, actor: Actor, reason: str) -> Text | Refusal:
    """Nothing is written or sent from this commit on, until somebody resumes."""
    if no := _refused(actor, Action.STOP):
        return no
    halt = await unit.halt()
    if halt.stopped_at is not None:
        return Refusal(text("stop-already", since=halt.stopped_at))
    halt.stopped_at = unit.now
    halt.stopped_by = actor.id if isinstance(actor, Person) else None
    halt.reason = plain(reason, REASON_LENGTH)
    unit.audit(name_of(actor), "house.stop", "house")
    return text("stop-done")


async def resume(unit: Unit, actor: Actor) -> Text | Refusal:
    """Drafting and sending go on; what waited is looked at again, not sent blindly."""
    if no := _refused(actor, Action.STOP):
        return no
    halt = await unit.halt()
    if halt.stopped_at is None:
        return Refusal(text("resume-running"))
    halt.stopped_at, halt.stopped_by, halt.reason = None, None, ""
    unit.audit(name_of(actor), "house.resume", "house")
    return text("resume-done")


async def list_people(unit: Unit, actor: Actor) -> Sequence[Listed] | Refusal:
    """Everybody, those who left included, with their accounts."""
    if no := _refused(actor, Action.MANAGE_PEOPLE):
        return no
    return [Listed(person, await unit.people.identities(person.id)) for person in await unit.people.everyone()]


async def add_person(unit: Unit, actor: Actor, new: NewPerson) -> Text | Refusal:
    """Add somebody, or bring back somebody who left, with exactly these roles."""
    if no := _refused(actor, Action.MANAGE_PEOPLE):
        return no
    email = normalised(new.email)
    if email is None:
        return Refusal(text("person-email-wrong", email=new.email))
    name = plain(new.name, 120)
    if not name:
        return Refusal(text("person-name-missing"))
    if not _is_zone(new.timezone):
        return Refusal(text("person-zone-wrong", zone=new.timezone))
    person = await unit.people.by_email(email)
    if person is not None and person.active:
        return Refusal(text("person-known", email=email))
    if taken := await _taken(unit, new.accounts, person):
        return taken
    if person is None:
        person = Person(id=unit.new_id("person"), name=name, email=email, created_at=unit.now)
        unit.add(person)
    person.name, person.timezone, person.active = name, new.timezone, True
    person.language, person.title = new.language, new.title or person.title
    person.roles = ordered(new.roles)
    # The rows that name the person come after theirs.
    await unit.flush()
    known = {(one.platform, one.workspace, one.user_id) for one in await unit.people.identities(person.id)}
    for account in new.accounts:
        if (account.platform, account.workspace, account.user_id) not in known:
            unit.add(identity_of(unit, person, account))
    unit.audit(name_of(actor), "person.add", person.id, roles=_roles(person))
    return text("person-added", name=person.name, roles=_roles(person) or text("role-none"))


async def set_roles(
    unit: Unit,
    actor: Actor,
    email: str,
    add: Collection[Role] = (),
    remove: Collection[Role] = (),
    policy: Policy | None = None,
) -> Text | Refusal:
    """Give and take roles. The last admin, and one whom the settings name, stays admin."""
    if no := _refused(actor, Action.MANAGE_PEOPLE):
        return no
    person = await unit.people.by_email(email.strip().lower())
    if person is None or not person.active:
        return Refusal(text("person-unknown", email=email))
    roles = (set(person.roles) | set(add)) - set(remove)
    if roles == set(person.roles):
        return Refusal(text("person-unchanged", name=person.name))
    if Role.ADMIN not in roles and (no := await _needed_as_admin(unit, person, policy)):
        return no
    before = _roles(person)
    person.roles = ordered(roles)
    unit.audit(name_of(actor), "person.roles", person.id, before=before, after=_roles(person))
    return text("person-roles", name=person.name, roles=_roles(person) or text("role-none"))


async def remove_person(unit: Unit, actor: Actor, email: str, policy: Policy | None = None) -> Text | Refusal:
    """The person may do nothing any more. What they did stays on record; the last admin cannot be removed."""
    if no := _refused(actor, Action.MANAGE_PEOPLE):
        return no
    person = await unit.people.by_email(email.strip().lower())
    if person is None or not person.active:
        return Refusal(text("person-unknown", email=email))
    if no := await _needed_as_admin(unit, person, policy):
        return no
    person.active = False
    # What was kept of how they write was kept for their own notes alone.
    await voice.forget(unit, person.id)
    unit.audit(name_of(actor), "person.remove", person.id)
    return text("person-removed", name=person.name)


def normalised(email: str) -> str | None:
    """The address as it is stored, or None if it is none."""
    try:
        checked = validate_email(email.strip(), check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError:
        return None
    return checked.normalized.lower()


def _refused(actor: Actor, action: Action) -> Refusal | None:
    if isinstance(actor, Console) or may(actor, action):
        return None
    return Refusal(text("not-allowed"))


def name_of(actor: Actor) -> str:
    """How the audit calls who acted."""
    return actor.id if isinstance(actor, Person) else actor.value


async def _needed_as_admin(unit: Unit, person: Person, policy: Policy | None) -> Refusal | None:
    if not person.has(Role.ADMIN):
        return None
    if policy is not None and person.email in policy.admins:
        return Refusal(text("person-admin-by-settings", name=person.name))
    others = [one for one in await unit.people.having(Role.ADMIN) if one.active and one.id != person.id]
    if not others:
        return Refusal(text("person-last-admin", name=person.name))
    for other in others:
        # Two admins who take each other's role in the same moment must not both succeed.
        unit.hold(other)
    return None


async def _taken(unit: Unit, accounts: Iterable[KnownAs], person: Person | None) -> Refusal | None:
    for account in accounts:
        known = await unit.people.known(account.platform, account.workspace, account.user_id)
        if known is not None and (person is None or known[0].id != person.id):
            return Refusal(text("person-account-taken", account=f"{account.workspace}/{account.user_id}"))
    return None


def identity_of(unit: Unit, person: Person, account: KnownAs) -> Identity:
    """A new row that makes `person` known by `account`."""
    return Identity(
        id=unit.new_id("identity"),
        person_id=person.id,
        platform=account.platform,
        workspace=account.workspace,
        user_id=account.user_id,
    )


def ordered(roles: Collection[Role]) -> list[Role]:
    """The roles in the order of their enum, each once."""
    return [role for role in Role if role in roles]


def _roles(person: Person) -> str:
    return ", ".join(Role(role).value for role in person.roles)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)
