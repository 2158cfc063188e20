"""Which stored candidate a record of a file means, if any.

By `ref`; else by an address; else by name, employer and a shared source together, or as a record without any mark
that says nothing new. Never by name alone: two of one name stay two, and a person decides.
"""

from collections.abc import Mapping

from bot.rules.names import fold, key_of, wholly_unlike
from bot.texts import Text, text
from bot.usecases.candidates.import_.known import Known
from bot.usecases.candidates.import_.records import CandidateRecord
from db.tables import Candidate

#: what a file may say anew about a candidate
FIELDS = ("name", "employer", "title", "country", "region", "timezone", "language", "lawful_basis")


def identify(record: CandidateRecord, known: Known, seen: Mapping[str, str]) -> Candidate | Text | None:
    """The candidate that is meant, None for a new one, or why nobody can tell.

    `seen` holds those whom earlier records of this import meant: they are meant again only if a mark says so.
    """
    by_ref = known.by_ref.get(record.ref) if record.ref else None
    owners = {owner.id: owner for email in record.emails if (owner := known.by_address.get(email.address))}
    if by_ref is not None:
        owners[by_ref.id] = by_ref
    if len(owners) > 1:
        return text("import-several", names=", ".join(sorted(owner.name for owner in owners.values())))
    for owner in owners.values():
        if wholly_unlike(owner.name, record.name):
            return text("import-unlike", name=owner.name)
        if record.ref and owner.ref not in (None, record.ref):
            return text("import-other-ref", name=owner.name)
        return owner
    return _by_name(record, known, seen)


def differs(record: CandidateRecord, one: Candidate) -> bool:
    """Does the record say something else about the candidate? What it leaves out it does not say."""
    return any(name in record.model_fields_set and getattr(record, name) != getattr(one, name) for name in FIELDS)


def _by_name(record: CandidateRecord, known: Known, seen: Mapping[str, str]) -> Candidate | Text | None:
    namesakes = known.by_name[key_of(record.name)]
    if not record.ref and not record.emails:
        for one in namesakes:
            if (
                not differs(record, one)
                and fold(record.employer) == fold(one.employer)
                and _says_all(record, one, known)
            ):
                return one
    alike = [one for one in namesakes if one.id not in seen and _same_person(record, one, known)]
    if len(alike) > 1:
        return text("import-ambiguous", count=len(alike), name=record.name)
    return alike[0] if alike else None


def _says_all(record: CandidateRecord, one: Candidate, known: Known) -> bool:
    """Is every fact of the record stored, and none but stored ones?"""
    facts = {(fact.text, fact.source, fact.seen_on) for fact in known.facts[one.id]}
    given = {(fact.text, fact.source, fact.seen_on) for fact in record.facts}
    return bool(given) and given <= facts


def _same_person(record: CandidateRecord, one: Candidate, known: Known) -> bool:
    """Same name, same employer and a source in common, and no mark that tells them apart."""
    if not record.employer or fold(record.employer) != fold(one.employer) or (record.ref and one.ref):
        return False
    if record.emails and known.emails[one.id]:
        # Either would have been found by an address, were they one.
        return False
    return bool({fact.source for fact in known.facts[one.id]} & {fact.source for fact in record.facts})
