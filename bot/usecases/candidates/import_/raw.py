"""A record as it stands in a file, with where it stands; and a place where the file itself is broken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.texts import Text


class Kind(StrEnum):
    """Which list of a document a record belongs to."""

    PEOPLE = "people"
    CANDIDATES = "candidates"
    TALKING_POINTS = "talking_points"


@dataclass(frozen=True, slots=True)
class Raw:
    """One record. `places` names the place of a field where it is not simply `where.field`."""

    kind: Kind
    where: str
    content: object
    places: Mapping[tuple[str | int, ...], str] = field(default_factory=dict)

    def place(self, path: tuple[str | int, ...]) -> str:
        """Where the field at `path` stands: `candidates[3].facts[0].source`."""
        if path in self.places:
            return self.places[path]
        written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
        return f"{self.where}{written}"


@dataclass(frozen=True, slots=True)
class Broken:
    """The file, or a row of it, cannot be read here."""

    where: str
    why: Text


Found = Raw | Broken
