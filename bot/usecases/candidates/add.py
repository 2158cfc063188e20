"""Adding a candidate or a fact by hand. Neither is stored without source, date and lawful basis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.ports import Refusal, Unit
from bot.rules.access import Action
from bot.rules.countries import country_of
from bot.rules.hidden import plain
from bot.rules.place import is_zone, zone_of
from bot.rules.profiles import address_of, is_source
from bot.rules.suppression import HashKey, marks, of_address
from bot.rules.working_days import known_regions, region_of
from bot.texts import Text, text
from bot.usecases import doors
from db.tables import Candidate, CandidateEmail, EmailKind, Fact, LawfulBasis, Person

Wrong = dict[str, Text]

#: characters kept of a fact and of anything else
LONGEST_FACT, LONGEST = 1000, 500


@dataclass(frozen=True, slots=True)
class Added:
    """A new candidate, and those who are called the same: a person decides whether they are one."""

    candidate: Candidate
    namesakes: Sequence[Candidate]


async def add_candidate(unit: Unit, person: Person, values: Mapping[str, str], key: HashKey) -> Added | Refusal | Wrong:
    """Add a candidate with a first fact; mistakes are told by field, and nothing is kept then."""
    if no := doors.refused(person, Action.ADD_CANDIDATES):
        return no
    wrong = _mistakes_of_fact(values, _today(unit, person))
    name = plain(values.get("name", ""))
    if not name:
        wrong["name"] = text("wrong-empty")
    country = country_of(values.get("country", ""))
    if not country:
        wrong["country"] = text("wrong-country")
    region = region_of(values.get("region", ""), country) if country else ""
    if region is None:
        wrong["region"] = text("wrong-region", known=", ".join(known_regions(country)))
    timezone = values.get("timezone", "").strip()
    if timezone and not is_zone(timezone):
        wrong["timezone"] = text("wrong-timezone")
    address = await _address(unit, values.get("email", ""), key, wrong)
    if wrong:
        return wrong
    namesakes = await unit.candidates.named(name)
    candidate = Candidate(
        id=unit.new_id("cand"),
        name=name,
        employer=plain(values.get("employer", "")),
        title=plain(values.get("job", "")),
        country=country,
        region=region or "",
        timezone=timezone,
        language=values.get("language") or "en",
        lawful_basis=LawfulBasis(values.get("basis") or LawfulBasis.LEGITIMATE_INTEREST),
        added_by=person.id,
        created_at=unit.now,
    )
    unit.add(candidate)
    await unit.flush()
    if address:
        kind = EmailKind(values.get("email_kind") or EmailKind.PERSONAL)
        unit.add(CandidateEmail(id=unit.new_id("mail"), candidate_id=candidate.id, address=address, kind=kind))
    unit.add(_fact(unit, person, candidate.id, values))
    unit.audit(person.id, "candidate.add", candidate.id)
    return Added(candidate, namesakes)


async def add_fact(unit: Unit, person: Person, candidate_id: str, values: Mapping[str, str]) -> Fact | Refusal | Wrong:
    """Add one fact to a profile."""
    if no := doors.refused(person, Action.ADD_FACTS):
        return no
    candidate = await doors.candidate(unit, person, candidate_id)
    if isinstance(candidate, Refusal):
        return {"candidate": candidate.text} if not candidate_id else candidate
    if wrong := _mistakes_of_fact(values, _today(unit, person)):
        return wrong
    fact = _fact(unit, person, candidate.id, values)
    if any(
        known.text == fact.text and known.source == fact.source for known in await unit.candidates.facts(candidate.id)
    ):
        return {"fact": text("wrong-known-fact")}
    unit.add(fact)
    unit.audit(person.id, "fact.add", fact.id, candidate=candidate.id)
    return fact


async def _address(unit: Unit, typed: str, key: HashKey, wrong: Wrong) -> str:
    if not typed.strip():
        return ""
    address = address_of(typed)
    if address is None:
        wrong["email"] = text("wrong-email")
        return ""
    if await unit.candidates.by_address(address) is not None:
        wrong["email"] = text("wrong-email-taken")
    if await unit.candidates.suppression(marks([of_address(address)], key)) is not None:
        wrong["email"] = text("wrong-suppressed")
    return address


def _mistakes_of_fact(values: Mapping[str, str], today: date) -> Wrong:
    wrong: Wrong = {}
    if not plain(values.get("fact", "")):
        wrong["fact"] = text("wrong-empty")
    source = plain(values.get("source", ""), LONGEST)
    if not source:
        wrong["source"] = text("wrong-no-source")
    elif not is_source(source):
        wrong["source"] = text("import-wrong-source")
    try:
        if date.fromisoformat(values.get("seen_on", "")) > today:
            wrong["seen_on"] = text("wrong-future")
    except ValueError:
        wrong["seen_on"] = text("wrong-no-date")
    return wrong


def _today(unit: Unit, person: Person) -> date:
    """The day it is where the person is: somebody in Tokyo is ahead of UTC."""
    return max(unit.now.date(), unit.now.astimezone(zone_of(person.timezone, "")).date())


def _fact(unit: Unit, person: Person, candidate_id: str, values: Mapping[str, str]) -> Fact:
    return Fact(
        id=unit.new_id("fact"),
        candidate_id=candidate_id,
        text=plain(values["fact"], LONGEST_FACT),
        source=plain(values["source"], LONGEST),
        seen_on=date.fromisoformat(values["seen_on"]),
        kind=values.get("kind") or "note",
        added_by=person.id,
        added_at=unit.now,
    )
