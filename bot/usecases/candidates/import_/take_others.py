"""People and talking points of a file: found again by address, and by source and likeness."""

from rapidfuzz import fuzz

from bot.ports import Unit
from bot.texts import Text, text
from bot.usecases.candidates.import_.records import PersonRecord, PointRecord
from bot.usecases.candidates.import_.report import Change
from db.tables import Identity, Person, Platform, TalkingPoint

REWORDED = 45.0


async def take_person(unit: Unit, record: PersonRecord, actor: str) -> Change | Text:
    """A person is known by address; an account that is somebody else's is refused."""
    person = await unit.people.by_email(record.email)
    accounts: list[tuple[Platform, str, str]] = []
    for platform, given in ((Platform.SLACK, record.slack), (Platform.TEAMS, record.teams)):
        workspace, slash, user = given.partition("/")
        if slash:
            accounts.append((platform, workspace, user))
    missing = []
    for platform, workspace, user in accounts:
        known = await unit.people.known(platform, workspace, user)
        if known is None:
            missing.append((platform, workspace, user))
        elif person is None or known[0].id != person.id:
            return text("import-account-taken", account=f"{workspace}/{user}", name=known[0].name)
    change = Change.UNCHANGED
    if person is None:
        person = Person(
            id=unit.new_id("person"),
            name=record.name,
            email=record.email,
            title=record.title,
            roles=sorted(set(record.roles)),
            timezone=record.timezone,
            language=record.language,
            created_at=unit.now,
        )
        unit.add(person)
        change = Change.ADDED
    else:
        for name in ("name", "title", "timezone", "language"):
            if name in record.model_fields_set and getattr(record, name) != getattr(person, name):
                setattr(person, name, getattr(record, name))
                change = Change.CHANGED
        if "roles" in record.model_fields_set and set(record.roles) != set(person.roles):
            person.roles = sorted(set(record.roles))
            change = Change.CHANGED
    for platform, workspace, user in missing:
        unit.add(
            Identity(
                id=unit.new_id("identity"), person_id=person.id, platform=platform, workspace=workspace, user_id=user
            )
        )
        change = change if change is Change.ADDED else Change.CHANGED
    if change is not Change.UNCHANGED:
        unit.audit(actor, f"person.import_{change.value}", person.id, roles=",".join(person.roles))
        await unit.flush()
    return change


async def take_point(unit: Unit, record: PointRecord, actor: str) -> Change | Text:
    """A talking point of the same source and likeness is the same, reworded."""
    stored = await unit.candidates.point_by_source(record.source)
    same = next((point for point in stored if point.text == record.text), None) or max(
        (point for point in stored if fuzz.token_sort_ratio(point.text, record.text) >= REWORDED),
        key=lambda point: fuzz.token_sort_ratio(point.text, record.text),
        default=None,
    )
    if same is None:
        point = TalkingPoint(id=unit.new_id("point"), added_at=unit.now, **record.model_dump())
        unit.add(point)
        unit.audit(actor, "point.import", point.id)
        await unit.flush()
        return Change.ADDED
    change = Change.UNCHANGED
    for name in ("text", "expires_on", "approved_by"):
        if getattr(same, name) != getattr(record, name):
            setattr(same, name, getattr(record, name))
            change = Change.CHANGED
    if change is Change.CHANGED:
        unit.audit(actor, "point.import_change", same.id)
    return change
