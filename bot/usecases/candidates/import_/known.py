"""What is stored about a batch of candidates, read in a few queries, and kept up while the batch is taken."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.ports import Unit
from bot.rules.names import fold, key_of
from bot.rules.suppression import HashKey, in_force, marks, of_address, of_id, of_ref
from bot.usecases.candidates.import_.records import CandidateRecord
from db.tables import Candidate, CandidateEmail, Fact, Suppression


@dataclass(slots=True)
class Known:
    """Candidates by ref, address and name, with their addresses and facts."""

    by_ref: dict[str, Candidate] = field(default_factory=dict)
    by_address: dict[str, Candidate] = field(default_factory=dict)
    by_name: dict[str, list[Candidate]] = field(default_factory=lambda: defaultdict(list))
    emails: dict[str, list[CandidateEmail]] = field(default_factory=lambda: defaultdict(list))
    facts: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    #: entries of the suppression list by their hash, lifted ones included
    suppressions: dict[str, Suppression] = field(default_factory=dict)

    def remember(self, candidate: Candidate) -> None:
        """A candidate of this batch, for the records after it."""
        if candidate.ref:
            self.by_ref[candidate.ref] = candidate
        self.by_name[key_of(candidate.name)].append(candidate)

    def never_again(self, hashes: Iterable[str]) -> bool:
        """Is one of them on the suppression list?"""
        return any(one in self.suppressions and in_force(self.suppressions[one]) for one in hashes)

    def remember_email(self, candidate: Candidate, email: CandidateEmail) -> None:
        """An address of this batch."""
        self.by_address[email.address] = candidate
        self.emails[candidate.id].append(email)


async def look_up(unit: Unit, records: Sequence[CandidateRecord], key: HashKey) -> Known:
    """All that is stored and could be one of `records`; the facts of those who could be, not of mere namesakes."""
    refs = {record.ref for record in records if record.ref}
    addresses = {email.address for record in records for email in record.emails}
    names = {key_of(record.name) for record in records}
    employers = {record.employer for record in records if record.employer}
    known = Known()
    among = await unit.candidates.among(sorted(refs), sorted(addresses), sorted(names), sorted(employers))
    found = {one.id: one for one in sorted(among, key=lambda one: one.id)}
    for candidate in found.values():
        known.remember(candidate)
    for email in await unit.candidates.emails_of(sorted(found)):
        known.remember_email(found[email.candidate_id], email)
    marked = {one.id for one in found.values() if one.ref in refs}
    marked |= {known.by_address[address].id for address in addresses if address in known.by_address}
    at = {(key_of(record.name), fold(record.employer)) for record in records}
    marked |= {one.id for one in found.values() if (key_of(one.name), fold(one.employer)) in at}
    for fact in await unit.candidates.facts_of(sorted(marked)):
        known.facts[fact.candidate_id].append(fact)
    told_by = [*map(of_address, sorted(addresses)), *map(of_ref, sorted(refs)), *map(of_id, sorted(marked))]
    known.suppressions = {entry.hash: entry for entry in await unit.candidates.suppressions(marks(told_by, key))}
    return known
