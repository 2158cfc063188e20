"""What an import did, as numbers and as lists of what a person must look at."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.ports import Hit
from bot.texts import Text, Words
from bot.usecases.candidates.import_.raw import Kind

#: possible duplicates that are listed; nobody decides about more, and a report must fit into memory
LISTED = 10_000


class Change(StrEnum):
    """What became of a record."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Failure:
    """A record or a fact that was not taken, or a file that broke off."""

    where: str
    message: Text
    file: str = ""


@dataclass(frozen=True, slots=True)
class Namesake:
    """A record that was added though others are called alike: a person decides whether they are one."""

    where: str
    name: str
    candidate_id: str
    like: Sequence[Hit]
    file: str = ""


@dataclass(slots=True)
class ImportReport:
    """Counts by kind and change; failures; possible duplicates; fields that were not read."""

    counts: Counter[tuple[Kind, Change]] = field(default_factory=Counter)
    facts: Counter[Change] = field(default_factory=Counter)
    failed: list[Failure] = field(default_factory=list)
    possible_duplicates: list[Namesake] = field(default_factory=list)
    #: more possible duplicates than are listed
    unlisted: int = 0
    ignored: set[str] = field(default_factory=set)

    def total(self, change: Change) -> int:
        """Over all kinds."""
        return sum(count for (_, made), count in self.counts.items() if made is change)

    def join(self, more: "ImportReport") -> None:
        """Add what another part of the import did."""
        self.counts.update(more.counts)
        self.facts.update(more.facts)
        self.failed.extend(more.failed)
        self.possible_duplicates.extend(more.possible_duplicates)
        self.unlisted += more.unlisted + max(0, len(self.possible_duplicates) - LISTED)
        del self.possible_duplicates[LISTED:]
        self.ignored |= more.ignored

    def as_json(self, words: Words | None = None) -> dict[str, Any]:
        """`added`, `changed`, `unchanged`, `failed`, `possible_duplicates` as docs/import.md tells, and more detail."""
        say = words or Words()
        return {
            **{change.value: self.total(change) for change in Change},
            "failed": [{"where": one.where, "message": say(one.message), "file": one.file} for one in self.failed],
            "possible_duplicates": [
                {
                    "where": one.where,
                    "name": one.name,
                    "candidate_id": one.candidate_id,
                    "candidate_ids": [hit.candidate_id for hit in one.like],
                    "like": [
                        {"candidate_id": hit.candidate_id, "name": hit.name, "employer": hit.employer}
                        for hit in one.like
                    ],
                    "why": say("import-same-name"),
                    "file": one.file,
                }
                for one in self.possible_duplicates
            ],
            **{kind.value: {change.value: self.counts[kind, change] for change in Change} for kind in Kind},
            "facts": {change.value: self.facts[change] for change in (Change.ADDED, Change.CHANGED)},
            "possible_duplicates_unlisted": self.unlisted,
            "ignored": sorted(self.ignored),
        }
