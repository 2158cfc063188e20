"""Added, changed or unchanged: the decision for one candidate of a file, made by what identifies a person.

By `ref`; else by an address; else by name, employer and a shared source together, or a record alike in all.
Never by name alone: two of one name stay two, and a person decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from bot.ports import Unit
from bot.rules.names import fold, key_of
from bot.rules.suppression import hashed
from bot.texts import Text, text
from bot.usecases.candidates.import_.known import Known
from bot.usecases.candidates.import_.records import CandidateRecord, FactRecord
from bot.usecases.candidates.import_.report import Change, Namesake
from db.tables import Candidate, CandidateEmail, Fact, FactWording, Suppression

#: likeness of 100 below which two names under one address are two persons
UNLIKE = 50.0
#: likeness of 100 from which a fact of the same source counts as the same, reworded
REWORDED = 45.0


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of it, and namesakes to look at."""

    change: Change
    namesake: Namesake | None = None


def take(
    unit: Unit, record: CandidateRecord, where: str, known: Known, actor: str, key: bytes, today: date
) -> Taken | Text:
    """Store the record, or say why nothing of it is kept."""
    if record.do_not_contact is not None and record.do_not_contact > today:
        return text("import-wrong-future")
    hashes = [hashed(email.address, key) for email in record.emails]
    found = _identified(record, known)
    if isinstance(found, Text):
        return found
    if found is None and record.do_not_contact is None and known.suppressed.intersection(hashes):
        return text("import-suppressed")
    if found is None:
        return _add(unit, record, where, known, actor, hashes)
    changed = _change(unit, record, found, known, actor, hashes)
    return Taken(Change.CHANGED if changed else Change.UNCHANGED)


def _identified(record: CandidateRecord, known: Known) -> Candidate | Text | None:
    by_ref = known.by_ref.get(record.ref) if record.ref else None
    owners = {owner.id: owner for email in record.emails if (owner := known.by_address.get(email.address))}
    if by_ref is not None:
        others = [owner for owner in owners.values() if owner.id != by_ref.id]
        return text("import-address-of-another", name=others[0].name) if others else by_ref
    if len(owners) > 1:
        return text("import-addresses-of-several", names=", ".join(sorted(owner.name for owner in owners.values())))
    for owner in owners.values():
        if fuzz.token_sort_ratio(fold(owner.name), fold(record.name)) < UNLIKE:
            return text("import-address-of-another", name=owner.name)
        if record.ref and owner.ref:
            return text("import-address-of-another", name=owner.name)
        return owner
    return next((one for one in known.by_name[key_of(record.name)] if _same_person(record, one, known)), None)


def _same_person(record: CandidateRecord, one: Candidate, known: Known) -> bool:
    """Same name, same employer, and a source in common; or a record without any mark that is alike in all."""
    if (record.ref and one.ref) or fold(record.employer) != fold(one.employer):
        return False
    facts = known.facts[one.id]
    if {fact.source for fact in facts} & {fact.source for fact in record.facts}:
        return True
    unmarked = not (record.emails or known.emails[one.id] or record.facts or facts or record.ref or one.ref)
    return unmarked and (record.title, record.country) == (one.title, one.country)


def _add(unit: Unit, record: CandidateRecord, where: str, known: Known, actor: str, hashes: Sequence[str]) -> Taken:
    namesakes = list(known.by_name[key_of(record.name)])
    candidate = Candidate(
        id=unit.new_id("cand"),
        ref=record.ref or None,
        name=record.name,
        employer=record.employer,
        title=record.title,
        country=record.country,
        timezone=record.timezone,
        language=record.language,
        lawful_basis=record.lawful_basis,
        said_no_on=record.do_not_contact,
        added_by=actor,
        created_at=unit.now,
    )
    unit.add(candidate)
    known.remember(candidate)
    _emails(unit, record, candidate, known)
    for fact in record.facts:
        _new_fact(unit, candidate, fact, known, actor)
    if record.do_not_contact is not None:
        _suppress(unit, hashes, known)
    unit.audit(actor, "candidate.import", candidate.id, facts=len(record.facts))
    if not namesakes:
        return Taken(Change.ADDED)
    like = [{"id": one.id, "name": one.name, "employer": one.employer} for one in namesakes]
    return Taken(Change.ADDED, Namesake(where, record.name, like))


def _change(
    unit: Unit, record: CandidateRecord, candidate: Candidate, known: Known, actor: str, hashes: Sequence[str]
) -> bool:
    changed = False
    for name in ("name", "employer", "title", "country", "timezone", "language", "lawful_basis"):
        given = getattr(record, name)
        # What a file leaves out is no change.
        if name in record.model_fields_set and given != getattr(candidate, name):
            setattr(candidate, name, given)
            changed = True
    if record.ref and candidate.ref is None:
        candidate.ref = record.ref
        known.by_ref[record.ref] = candidate
        changed = True
    if record.do_not_contact is not None and candidate.said_no_on is None:
        candidate.said_no_on = record.do_not_contact
        _suppress(unit, hashes, known)
        changed = True
    changed |= _emails(unit, record, candidate, known)
    changed |= _facts(unit, record, candidate, known, actor)
    if changed:
        unit.audit(actor, "candidate.import_change", candidate.id)
    return changed


def _emails(unit: Unit, record: CandidateRecord, candidate: Candidate, known: Known) -> bool:
    stored = {email.address: email for email in known.emails[candidate.id]}
    changed = False
    for given in record.emails:
        email = stored.get(given.address)
        if email is None:
            email = CandidateEmail(
                id=unit.new_id("mail"), candidate_id=candidate.id, address=given.address, kind=given.kind
            )
            unit.add(email)
            known.remember_email(candidate, email)
            stored[given.address] = email
            changed = True
        elif email.kind != given.kind and "kind" in given.model_fields_set:
            email.kind = given.kind
            changed = True
    return changed


def _facts(unit: Unit, record: CandidateRecord, candidate: Candidate, known: Known, actor: str) -> bool:
    """The same words stay; of the rest, the likest of one source is the fact reworded; what is left is new."""
    left = list(known.facts[candidate.id])
    changed = False
    rest: list[FactRecord] = []
    for given in record.facts:
        same = next((fact for fact in left if (fact.text, fact.source) == (given.text, given.source)), None)
        if same is None:
            rest.append(given)
            continue
        left.remove(same)
        if same.seen_on != given.seen_on:
            same.seen_on = given.seen_on
            changed = True
    for given in rest:
        reworded = max(
            (fact for fact in left if fact.source == given.source),
            key=lambda fact, words=given.text: fuzz.token_sort_ratio(fact.text, words),  # type: ignore[misc]
            default=None,
        )
        if reworded is not None and fuzz.token_sort_ratio(reworded.text, given.text) >= REWORDED:
            left.remove(reworded)
            _reword(unit, reworded, given, actor)
        else:
            _new_fact(unit, candidate, given, known, actor)
        changed = True
    return changed


def _reword(unit: Unit, fact: Fact, given: FactRecord, actor: str) -> None:
    unit.add(
        FactWording(
            id=unit.new_id("wording"),
            fact_id=fact.id,
            text=fact.text,
            source=fact.source,
            seen_on=fact.seen_on,
            replaced_by=actor,
            replaced_at=unit.now,
        )
    )
    fact.text, fact.seen_on, fact.kind = given.text, given.seen_on, given.kind
    unit.audit(actor, "fact.reword", fact.id, candidate=fact.candidate_id)


def _new_fact(unit: Unit, candidate: Candidate, given: FactRecord, known: Known, actor: str) -> None:
    fact = Fact(
        id=unit.new_id("fact"),
        candidate_id=candidate.id,
        text=given.text,
        source=given.source,
        seen_on=given.seen_on,
        kind=given.kind,
        added_by=actor,
        added_at=unit.now,
    )
    unit.add(fact)
    known.facts[candidate.id].append(fact)


def _suppress(unit: Unit, hashes: Sequence[str], known: Known) -> None:
    for one in sorted(set(hashes) - known.suppressed):
        unit.add(Suppression(hash=one, source="import", added_at=unit.now))
        known.suppressed.add(one)
