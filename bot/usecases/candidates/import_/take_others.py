"""People and talking points of a file: found again by address, and by source and likeness."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from rapidfuzz import fuzz

from bot.ports import Unit
from bot.rules import talking_point as rules
from bot.rules.access import Action, may
from bot.rules.names import fold
from bot.rules.voice.samples import Sample, read_sample
from bot.texts import Text, text
from bot.usecases import posting, voice
from bot.usecases.admin import KnownAs, identity_of, ordered
from bot.usecases.candidates.import_.records import PersonRecord, PointRecord
from bot.usecases.candidates.import_.report import Change
from bot.usecases.candidates.import_.take import ACTOR
from db.tables import Person, Platform, Role, TalkingPoint

#: likeness of 100 from which a statement of one source is the same, reworded
REWORDED = 60.0
UNCHANGED = Change.UNCHANGED


async def take_person(unit: Unit, record: PersonRecord) -> Change | Text:
    """A person is known by address; an account that is somebody else's is refused, and so is who has left."""
    person = await unit.people.by_email(record.email)
    samples = [read_sample(note, [record.name]) for note in record.own_notes]
    if None in samples:
        return text("voice-unreadable")
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
    if await _voiced(unit, person, [sample for sample in samples if sample]) and change is Change.UNCHANGED:
        change = Change.CHANGED
    if change is not Change.UNCHANGED:
        roles = ",".join(Role(role).value for role in person.roles)
        unit.audit(ACTOR, "person.import" if change is Change.ADDED else "person.import_change", person.id, roles=roles)
        await unit.flush()
    return change


async def _voiced(unit: Unit, person: Person, samples: Sequence[Sample]) -> bool:
    """A voice is begun here, and only for an executive who has none; from then on it is theirs alone."""
    if not samples or not may(person, Action.KEEP_VOICE):
        return False
    if await unit.voices.samples(person.id) or await unit.voices.edits(person.id):
        return False
    unit.add(*(voice.stored(unit, person, sample) for sample in dict.fromkeys(samples)))
    unit.audit(ACTOR, "voice.import", person.id, notes=len(samples))
    return True


async def take_point(unit: Unit, record: PointRecord, seen: set[str], file: str) -> Change | Text:
    """A talking point of the same source and likeness is the same, reworded.

    `seen` are the points that earlier records of this import were: each is meant once. What was decided in chat is
    not undone by a file: a point that somebody added or changed there stays as it is, and what was withdrawn stays so.
    """
    proposer = await unit.people.by_email(record.proposed_by) if record.proposed_by else None
    if record.proposed_by and (proposer is None or not may(proposer, Action.PROPOSE_POINTS)):
        return text("import-point-proposer", email=record.proposed_by)
    author = proposer.id if proposer else file
    same = await _same(unit, record, seen)
    if same is not None:
        seen.add(same.id)
        return UNCHANGED if _decided_in_chat(same, author) else await _reword(unit, record, same, author)
    point = TalkingPoint(
        id=unit.new_id("point"),
        text=record.text,
        source=record.source,
        audience=record.audience,
        expires_on=record.expires_on,
        added_by=author,
        added_at=unit.now,
    )
    _approved(unit, record, point)
    unit.add(point)
    unit.audit(ACTOR, "point.import", point.id)
    await unit.flush()
    seen.add(point.id)
    return Change.ADDED


async def _same(unit: Unit, record: PointRecord, seen: set[str]) -> TalkingPoint | None:
    stored = [point for point in await unit.candidates.point_by_source(record.source) if point.id not in seen]
    return next((point for point in stored if fold(point.text) == fold(record.text)), None) or max(
        (point for point in stored if fuzz.token_sort_ratio(point.text, record.text) >= REWORDED),
        key=lambda point: fuzz.token_sort_ratio(point.text, record.text),
        default=None,
    )


def _decided_in_chat(point: TalkingPoint, author: str) -> bool:
    by_hand = bool(point.added_by) and not point.added_by.startswith(ACTOR)
    theirs = point.added_by == author and not point.approved_by
    changed_by_hand = bool(point.changed_by) and not point.changed_by.startswith(ACTOR)
    return point.withdrawn_at is not None or changed_by_hand or (by_hand and not theirs)


async def _reword(unit: Unit, record: PointRecord, point: TalkingPoint, author: str) -> Change:
    before = _standing(point)
    point.text, point.audience, point.expires_on = record.text, record.audience, record.expires_on
    if _standing(point) != before:
        point.changed_by = "" if point.added_by == author else author
        rules.void_approval(point)
    _approved(unit, record, point)
    if _standing(point) == before:
        return UNCHANGED
    unit.audit(ACTOR, "point.import_change", point.id)
    await posting.behind(unit, point.id)
    return Change.CHANGED


def _approved(unit: Unit, record: PointRecord, point: TalkingPoint) -> None:
    """What the file says of approval and withdrawal; an approval that stands keeps its day."""
    if record.approved_by and record.approved_by != point.approved_by:
        rules.approve(point, record.approved_by, unit.now)
    elif not point.approved_by:
        rules.void_approval(point)
    if record.withdrawn_on is not None:
        rules.withdraw(point, datetime.combine(record.withdrawn_on, time(), UTC))


def _standing(point: TalkingPoint) -> tuple[object, ...]:
    return (point.text, point.audience, point.expires_on, point.approved_by, point.withdrawn_at)


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
