"""The only sources of now: the machine's clock, and for the demo one that can be moved forward."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.ports import Clock


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class FileClock:
    """A clock that runs ahead by the seconds written in a file; by none while the file is missing or unreadable.

    The sandbox writes the file whole and renames it, so a half-written number is never seen.
    """

    file: Path
    real: Clock

    def now(self) -> datetime:
        """The present moment plus what the file adds."""
        return self.real.now() + self._ahead()

    def _ahead(self) -> timedelta:
        try:
            return timedelta(seconds=float(self.file.read_text(encoding="ascii")))
        except (OSError, ValueError, OverflowError):
            return timedelta()
