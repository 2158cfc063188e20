"""What an import did, as numbers and as lists of what a person must look at."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.texts import Text, Words
from bot.usecases.candidates.import_.raw import Kind


class Change(StrEnum):
    """What became of a record."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Failure:
    """A record that was not taken, or a file that broke off."""

    where: str
    message: Text


@dataclass(frozen=True, slots=True)
class Namesake:
    """A record that was added though others are called alike: a person decides whether they are one."""

    where: str
    name: str
    like: Sequence[Mapping[str, str]]


@dataclass(slots=True)
class ImportReport:
    """Counts by kind and change; failures; possible duplicates."""

    counts: Counter[tuple[Kind, Change]] = field(default_factory=Counter)
    failed: list[Failure] = field(default_factory=list)
    possible_duplicates: list[Namesake] = field(default_factory=list)

    def total(self, change: Change) -> int:
        """Over all kinds."""
        return sum(count for (_, made), count in self.counts.items() if made is change)

    def as_json(self, words: Words | None = None) -> dict[str, Any]:
        """`{"added", "changed", "unchanged", "failed", "possible_duplicates"}`, and the counts by kind."""
        say = words or Words()
        return {
            "added": self.total(Change.ADDED),
            "changed": self.total(Change.CHANGED),
            "unchanged": self.total(Change.UNCHANGED),
            "failed": [{"where": one.where, "message": say(one.message)} for one in self.failed],
            "possible_duplicates": [
                {
                    "where": one.where,
                    "name": one.name,
                    "like": list(one.like),
                    "why": say("import-same-name"),
                }
                for one in self.possible_duplicates
            ],
            **{kind.value: {change.value: self.counts[kind, change] for change in Change} for kind in Kind},
        }
