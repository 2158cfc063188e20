"""The clock that the workspace and the bot share.

Real time runs on; the offset is what the page's clock control adds to it. The offset stands in a file that the bot
reads, so that "four days later" happens for both. Signatures and trigger ids use real time, as the bot's check does.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ClockReading = Callable[[], float]


class Clock:
    """`real()` is the machine's time; `now()` is the workspace's, `offset_seconds` later."""

    def __init__(self, real: ClockReading, file: Path | None) -> None:
        self.real = real
        self._file = file
        self.offset_seconds = 0
        self._write()

    def now(self) -> float:
        """Seconds since 1970 in the workspace."""
        return self.real() + self.offset_seconds

    def today(self) -> datetime:
        """The workspace's time, aware, in UTC."""
        return datetime.fromtimestamp(self.now(), UTC)

    def forward(self, seconds: int) -> None:
        """Move on. A negative number is refused: what was posted can't lie in the future."""
        if seconds < 0:
            raise ValueError("the clock only moves forward; use reset to come back to real time")
        self.offset_seconds += seconds
        self._write()

    def set_to(self, moment: datetime) -> None:
        """Move on to an aware moment later than now."""
        self.forward(round(moment.timestamp() - self.now()))

    def reset(self) -> None:
        """Come back to real time."""
        self.offset_seconds = 0
        self._write()

    def _write(self) -> None:
        if self._file is None:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._file.with_name(self._file.name + ".new")
        fresh.write_text(f"{self.offset_seconds}\n", encoding="ascii")
        fresh.replace(self._file)
