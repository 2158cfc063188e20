"""Now is aware and in UTC; the demo's clock runs ahead by what its file says."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.outside.clock import FileClock, SystemClock

NOW = datetime(2026, 6, 3, 13, 5, tzinfo=UTC)


class Stands:
    def now(self) -> datetime:
        return NOW


def test_the_machines_clock_is_aware_and_in_utc() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert before <= now <= datetime.now(UTC)


def test_the_demos_clock_moves_as_its_file_is_written(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    clock = FileClock(file, Stands())
    assert clock.now() == NOW, "no file, real time"
    file.write_text("345600\n")
    assert clock.now() == NOW + timedelta(days=4)
    file.write_text("0\n")
    assert clock.now() == NOW


@pytest.mark.parametrize("content", ["", "soon", "nan", "inf", "1e400", "1e300", "\xff\xfe"])
def test_a_file_that_holds_no_number_of_seconds_adds_nothing(tmp_path: Path, content: str) -> None:
    file = tmp_path / "clock"
    file.write_text(content, encoding="latin-1")
    assert FileClock(file, Stands()).now() == NOW
