"""People and talking points of a file: found again by address, and by source and likeness."""

from rapidfuzz import fuzz

from bot.ports import Unit
from bot.rules.names import fold
from bot.texts import Text, text
from bot.usecases.admin import KnownAs, identity_of, ordered
from bot.usecases.candidates.import_.records import PersonRecord, PointRecord
from bot.usecases.candidates.import_.report import Change
from bot.usecases.candidates.import_.take import ACTOR
from db.tables import Person, Platform, Role, TalkingPoint

#: likeness of 100 from which a statement of one source is the same, reworded
REWORDED = 60.0


async def take_person(unit: Unit, record: PersonRecord) -> Change | Text:
    """A person is known by address; an account that is somebody else's is refused, and so is who has left."""
    person = await unit.people.by_email(record.email)
    if person is not None and not person.active:
        return text("import-person-left", name=person.name)
    missing = []
    for account in _accounts(record):
        known = await unit.people.known(account.platform, account.workspace, account.user_id)
        if known is None:
            missing.append(account)
        elif person is None or known[0].id != person.id:
            return text("import-account-taken", account=f"{account.workspace}/{account.user_id}", name=known[0].name)
    if person is None:
        person = Person(id=unit.new_id("person"), name=record.name, email=record.email, created_at=unit.now)
        person.title, person.timezone, person.language = record.title, record.timezone, record.language
        person.roles = ordered(record.roles)
        unit.add(person)
        change = Change.ADDED
    else:
        changed = await _changed(unit, record, person)
        if isinstance(changed, Text):
            return changed
        change = Change.CHANGED if changed or missing else Change.UNCHANGED
    # The rows that name the person come after theirs.
    await unit.flush()
    unit.add(*(identity_of(unit, person, account) for account in missing))
    if change is not Change.UNCHANGED:
        roles = ",".join(Role(role).value for role in person.roles)
        unit.audit(ACTOR, "person.import" if change is Change.ADDED else "person.import_change", person.id, roles=roles)
        await unit.flush()
    return change


async def take_point(unit: Unit, record: PointRecord, seen: set[str]) -> Change | Text:
    """A talking point of the same source and likeness is the same, reworded; what was withdrawn stays so.

    `seen` are the points that earlier records of this import were: each is meant once.
    """
    stored = [point for point in await unit.candidates.point_by_source(record.source) if point.id not in seen]
    same = next((point for point in stored if fold(point.text) == fold(record.text)), None) or max(
        (point for point in stored if fuzz.token_sort_ratio(point.text, record.text) >= REWORDED),
        key=lambda point: fuzz.token_sort_ratio(point.text, record.text),
        default=None,
    )
    if same is None:
        point = TalkingPoint(id=unit.new_id("point"), added_at=unit.now, **record.model_dump())
        unit.add(point)
        unit.audit(ACTOR, "point.import", point.id)
        await unit.flush()
        seen.add(point.id)
        return Change.ADDED
    seen.add(same.id)
    if same.withdrawn_at is not None:
        return Change.UNCHANGED
    change = Change.UNCHANGED
    for name in ("text", "expires_on", "approved_by"):
        if getattr(same, name) != getattr(record, name):
            setattr(same, name, getattr(record, name))
            change = Change.CHANGED
    if change is Change.CHANGED:
        unit.audit(ACTOR, "point.import_change", same.id)
    return change


async def _changed(unit: Unit, record: PersonRecord, person: Person) -> bool | Text:
    roles = ordered(record.roles) if "roles" in record.model_fields_set else ordered(person.roles)
    if person.has(Role.ADMIN) and Role.ADMIN not in roles:
        others = [one for one in await unit.people.having(Role.ADMIN) if one.active and one.id != person.id]
        if not others:
            return text("import-last-admin", name=person.name)
    changed = False
    for name in ("name", "title", "timezone", "language"):
        if name in record.model_fields_set and getattr(record, name) != getattr(person, name):
            setattr(person, name, getattr(record, name))
            changed = True
    if roles != ordered(person.roles):
        person.roles = roles
        changed = True
    return changed


def _accounts(record: PersonRecord) -> list[KnownAs]:
    accounts = []
    for platform, given in ((Platform.SLACK, record.slack), (Platform.TEAMS, record.teams)):
        if given:
            workspace, _, user_id = given.partition("/")
            accounts.append(KnownAs(platform, workspace, user_id))
    return accounts
