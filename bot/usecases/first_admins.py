"""Those whom the settings name as admins are admins, from the first start on.

The deployer wrote their addresses down; the platform says whose account an address is. From then on they are known by
that account, like everybody else.
"""

from collections.abc import Mapping

from bot.ports import Account, Directory, Policy, Store, Unit
from bot.usecases.admin import KnownAs, identity_of, ordered
from db.tables import Person, Platform, Role


async def first_admins(store: Store, policy: Policy, directories: Mapping[Platform, Directory]) -> int:
    """Make everybody in `policy.admins` an admin who can be recognised; tells how many that changed.

    Somebody who is no person yet is added if a platform knows the address. Raises ChatFailed; what is known by then
    stays to be done at the next start.
    """
    async with store.reading() as unit:
        unrecognised = [email for email in policy.admins if not await _recognised(unit, email)]
    # The platforms are asked outside of any transaction.
    found: dict[str, tuple[Platform, Account]] = {}
    for platform, directory in directories.items():
        for email in unrecognised:
            account = await directory.by_email(email)
            if account is not None:
                found.setdefault(email, (platform, account))
    changed = 0
    async with store.writing() as unit:
        for email in policy.admins:
            changed += await _made_admin(unit, email, found.get(email))
    return changed


async def _recognised(unit: Unit, email: str) -> bool:
    person = await unit.people.by_email(email)
    return person is not None and bool(await unit.people.identities(person.id))


async def _made_admin(unit: Unit, email: str, found: tuple[Platform, Account] | None) -> bool:
    person = await unit.people.by_email(email)
    if person is None:
        if found is None:
            return False
        person = await _added(unit, email, found[1])
    known = await _known_by(unit, person, found)
    if person.has(Role.ADMIN) and not known:
        return False
    person.active, person.roles = True, ordered({*person.roles, Role.ADMIN})
    unit.audit("system", "person.admin_by_settings", person.id)
    return True


async def _added(unit: Unit, email: str, account: Account) -> Person:
    person = Person(
        id=unit.new_id("person"),
        name=account.name or email,
        email=email,
        timezone=account.timezone or "UTC",
        language=account.language or "en",
        created_at=unit.now,
    )
    unit.add(person)
    # The row that names the person comes after theirs.
    await unit.flush()
    return person


async def _known_by(unit: Unit, person: Person, found: tuple[Platform, Account] | None) -> bool:
    """Add the account that was found, unless it is somebody's already."""
    if found is None:
        return False
    platform, account = found
    if await unit.people.known(platform, account.workspace, account.user_id) is not None:
        return False
    unit.add(identity_of(unit, person, KnownAs(platform, account.workspace, account.user_id)))
    return True
