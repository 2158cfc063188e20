"""Added, changed or unchanged: what becomes of one candidate of a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.ports import Hit, Unit
from bot.rules.names import key_of
from bot.rules.profiles import paired
from bot.rules.suppression import HashKey, entries, marks, of_address, of_candidate, of_ref
from bot.texts import Text, text
from bot.usecases.candidates.import_.identify import FIELDS, differs, identify
from bot.usecases.candidates.import_.known import Known
from bot.usecases.candidates.import_.records import CandidateRecord, FactRecord
from bot.usecases.candidates.import_.report import Change
from bot.usecases.candidates.stage import put
from db.tables import Candidate, CandidateEmail, Fact, FactWording, SuppressionSource

#: who did it, in the audit's rows
ACTOR = "import"
#: namesakes a report names
NAMED = 5


@dataclass(slots=True)
class Batch:
    """What the records of one unit of work share."""

    unit: Unit
    known: Known
    key: HashKey
    #: `import:FILE`
    added_by: str
    #: which record meant which candidate so far in this import
    seen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of it, how many facts came or changed, and namesakes to look at."""

    change: Change
    candidate_id: str
    new_facts: int = 0
    changed_facts: int = 0
    like: Sequence[Hit] = ()


def take(batch: Batch, record: CandidateRecord, *, lacks_facts: bool = False) -> Taken | Text:
    """Store the record, or say why nothing of it is kept."""
    found = identify(record, batch.known, batch.seen)
    if isinstance(found, Text):
        return found
    never_again = batch.known.never_again(marks(_told_by(batch, record, found), batch.key))
    if found is None:
        if never_again:
            return text("import-suppressed")
        if not record.facts:
            return text("import-no-fact-left" if lacks_facts else "import-no-fact")
        return _add(batch, record)
    if found.said_no_on is not None or never_again:
        # It stands as the record of a no; nothing is collected about somebody who said it.
        silent = found.said_no_on is not None and not _says_more(batch, record, found)
        return Taken(Change.UNCHANGED, found.id) if silent else text("import-said-no")
    if found.id in batch.seen and differs(record, found):
        return text("import-twice", where=batch.seen[found.id])
    return _change(batch, record, found)


def _told_by(batch: Batch, record: CandidateRecord, found: Candidate | None) -> list[str]:
    """All that tells the person: what the record says, and what is stored about the candidate it means."""
    said = [of_address(email.address) for email in record.emails] + ([of_ref(record.ref)] if record.ref else [])
    return [*said, *(of_candidate(found, batch.known.emails[found.id]) if found else ())]


def _add(batch: Batch, record: CandidateRecord) -> Taken:
    unit = batch.unit
    namesakes = batch.known.by_name[key_of(record.name)][-NAMED:]
    candidate = Candidate(
        id=unit.new_id("cand"),
        ref=record.ref or None,
        name=record.name,
        employer=record.employer,
        title=record.title,
        country=record.country,
        region=record.region,
        timezone=record.timezone,
        language=record.language,
        lawful_basis=record.lawful_basis,
        added_by=batch.added_by,
        created_at=unit.now,
    )
    unit.add(candidate)
    batch.known.remember(candidate)
    _emails(batch, record, candidate)
    _stage(batch, record, candidate)
    facts = [fact for fact, _ in paired([], record.facts)] if record.facts else []
    for fact in facts:
        _new_fact(batch, candidate, fact)
    if record.do_not_contact is not None:
        _suppress(batch, record.do_not_contact, candidate)
    unit.audit(ACTOR, "candidate.import", candidate.id, facts=len(facts))
    like = [Hit(one.id, one.name, one.employer, one.title) for one in namesakes]
    return Taken(Change.ADDED, candidate.id, len(facts), like=like)


def _change(batch: Batch, record: CandidateRecord, candidate: Candidate) -> Taken:
    changed = []
    for name in FIELDS:
        # What a file leaves out is no change.
        if name in record.model_fields_set and getattr(record, name) != getattr(candidate, name):
            setattr(candidate, name, getattr(record, name))
            changed.append(name)
    if record.ref and candidate.ref is None:
        candidate.ref = record.ref
        batch.known.by_ref[record.ref] = candidate
        changed.append("ref")
    if _stage(batch, record, candidate):
        changed.append("stage")
    if _emails(batch, record, candidate):
        changed.append("emails")
    if record.do_not_contact is not None and _suppress(batch, record.do_not_contact, candidate):
        changed.append("said_no_on")
    new, reworded = _facts(batch, record, candidate)
    if not changed and not new and not reworded:
        return Taken(Change.UNCHANGED, candidate.id)
    fields = ",".join(changed)
    batch.unit.audit(
        ACTOR, "candidate.import_change", candidate.id, fields=fields, facts_added=new, facts_changed=reworded
    )
    return Taken(Change.CHANGED, candidate.id, new, reworded)


def _stage(batch: Batch, record: CandidateRecord, candidate: Candidate) -> bool:
    """Take the stage, unless a person said here where the candidate stands."""
    said_here = bool(candidate.stage_set_by) and not candidate.stage_set_by.startswith("import:")
    source = record.stage_source or batch.added_by.removeprefix("import:")
    same = record.stage is candidate.stage and record.stage_source in ("", candidate.stage_source)
    if "stage" not in record.model_fields_set or said_here or same:
        return False
    put(batch.unit, candidate, record.stage, source, batch.added_by)
    return True


def _says_more(batch: Batch, record: CandidateRecord, candidate: Candidate) -> bool:
    """Is anything in the record that is not stored?"""
    addresses = {email.address for email in batch.known.emails[candidate.id]}
    facts = {(fact.text, fact.source) for fact in batch.known.facts[candidate.id]}
    return (
        differs(record, candidate)
        or any(email.address not in addresses for email in record.emails)
        or any((fact.text, fact.source) not in facts for fact in record.facts)
    )


def _emails(batch: Batch, record: CandidateRecord, candidate: Candidate) -> bool:
    stored = {email.address: email for email in batch.known.emails[candidate.id]}
    changed = False
    for given in record.emails:
        email = stored.get(given.address)
        if email is None:
            email = CandidateEmail(
                id=batch.unit.new_id("mail"), candidate_id=candidate.id, address=given.address, kind=given.kind
            )
            batch.unit.add(email)
            batch.known.remember_email(candidate, email)
            stored[given.address] = email
            changed = True
        elif email.kind != given.kind and "kind" in given.model_fields_set:
            email.kind = given.kind
            changed = True
    return changed


def _facts(batch: Batch, record: CandidateRecord, candidate: Candidate) -> tuple[int, int]:
    """How many came and how many changed. Stored ones that the file lacks stay."""
    new = changed = 0
    # A second record of this import adds, and rewords nothing that the first one said.
    may_reword = candidate.id not in batch.seen
    for given, stored in paired(batch.known.facts[candidate.id], record.facts, may_reword=may_reword):
        if stored is None:
            _new_fact(batch, candidate, given)
            new += 1
        elif _update(batch, stored, given):
            changed += 1
    return new, changed


def _update(batch: Batch, fact: Fact, given: FactRecord) -> bool:
    says_kind = "kind" in given.model_fields_set
    if (fact.text, fact.source, fact.seen_on) == (given.text, given.source, given.seen_on) and not (
        says_kind and fact.kind != given.kind
    ):
        return False
    if (fact.text, fact.source, fact.seen_on) != (given.text, given.source, given.seen_on):
        batch.unit.add(
            FactWording(
                id=batch.unit.new_id("wording"),
                fact_id=fact.id,
                text=fact.text,
                source=fact.source,
                seen_on=fact.seen_on,
                replaced_by=batch.added_by,
                replaced_at=batch.unit.now,
            )
        )
        fact.text, fact.source, fact.seen_on = given.text, given.source, given.seen_on
    if says_kind:
        fact.kind = given.kind
    batch.unit.audit(ACTOR, "fact.import_change", fact.id, candidate=fact.candidate_id)
    return True


def _new_fact(batch: Batch, candidate: Candidate, given: FactRecord) -> None:
    fact = Fact(
        id=batch.unit.new_id("fact"),
        candidate_id=candidate.id,
        text=given.text,
        source=given.source,
        seen_on=given.seen_on,
        kind=given.kind,
        added_by=batch.added_by,
        added_at=batch.unit.now,
    )
    batch.unit.add(fact)
    batch.known.facts[candidate.id].append(fact)


def _suppress(batch: Batch, said_no_on: date, candidate: Candidate) -> bool:
    """Put the candidate on the list, unless somebody lifted it since that day: the file is older than the decision."""
    known = batch.known.suppressions
    told_by = of_candidate(candidate, batch.known.emails[candidate.id])
    lifted = [known[one].lifted_at for one in marks(told_by, batch.key) if one in known]
    if any(at is not None and at.date() >= said_no_on for at in lifted):
        return False
    candidate.said_no_on = said_no_on
    stored = [known[one] for one in marks(told_by, batch.key) if one in known]
    new = entries(
        told_by, batch.key, SuppressionSource.IMPORT, by=batch.added_by, at=batch.unit.now, reason="", known=stored
    )
    batch.unit.add(*new)
    known.update({entry.hash: entry for entry in new})
    return True
