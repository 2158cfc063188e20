"""A hundred thousand candidates from a file: how many a second, and how much memory it takes.

make bench BENCH=tests/bench/test_import.py
"""

import csv
import json
import os
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.migrate import migrate
from tests.bench.population import EMPLOYERS, names
from tests.conftest import migrated
from tests.peers.postgres import PostgresServer

ROOT = Path(__file__).parents[2]
FEW, MANY = 10_000, 100_000
#: megabytes that ten times the candidates may need more: what a report must remember, and what allocators keep
BOUND = 100
FACTS = 3
KEY = urlsafe_b64encode(b"k" * 32).decode()


@dataclass(frozen=True)
class Ran:
    """One import, as a command of its own."""

    candidates: int
    seconds: float
    megabytes: float
    report: Mapping[str, object]

    def __str__(self) -> str:
        return (
            f"{self.candidates:>9,} candidates in {self.seconds:6.1f} s: {self.candidates / self.seconds:7,.0f} a second, "
            f"{self.megabytes:4.0f} MB at most"
        )


@pytest.mark.bench
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_a_hundred_thousand_candidates_from_json(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    file = as_json(tmp_path / "people.json", MANY)
    if database == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path}/overture.db"
        await migrate(url)
        compared(database, tmp_path, url, file)
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        async with server.database(migrated) as url:
            compared(database, tmp_path, url, file)


@pytest.mark.bench
async def test_a_hundred_thousand_candidates_from_csv(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/overture.db"
    await migrate(url)
    ran = imported(tmp_path, url, as_csv(tmp_path / "people.csv", MANY), MANY)
    print(f"\nsqlite      first time, CSV {ran}")
    assert ran.report["added"] == MANY


def compared(database: str, folder: Path, url: str, file: Path) -> None:
    """A few, all of them (the few among them), and all again."""
    few = imported(folder, url, as_json(folder / "few.json", FEW), FEW)
    many = imported(folder, url, file, MANY)
    again = imported(folder, url, file, MANY)
    print(
        f"\n{database:<11} first few      {few}\n{database:<11} all            {many}\n{database:<11} again          {again}"
    )
    assert (few.report["added"], few.report["failed"]) == (FEW, [])
    assert (many.report["added"], many.report["unchanged"], many.report["failed"]) == (MANY - FEW, FEW, [])
    assert (again.report["added"], again.report["changed"], again.report["unchanged"]) == (0, 0, MANY)
    assert many.megabytes < few.megabytes + BOUND
    assert again.megabytes < few.megabytes + BOUND


def imported(folder: Path, url: str, file: Path, candidates: int) -> Ran:
    """Run the command; the system tells the most memory it held."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("OVERTURE_")}
    environment = outside | {"OVERTURE_DATABASE_URL": url, "OVERTURE_SECRET_KEYS": KEY, "PYTHONPATH": str(ROOT)}
    told = folder / "report.json"
    began = time.perf_counter()
    with told.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "import", str(file), "--json"], cwd=folder, env=environment, stdout=out
        )
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    # Linux counts kilobytes, macOS bytes.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Ran(candidates, seconds, usage.ru_maxrss / unit, json.loads(told.read_text(encoding="utf-8")))


def as_json(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.write('{"candidates": [\n')
        for number, name in enumerate(names(count)):
            file.write(",\n" if number else "")
            json.dump(profile(number, name), file, ensure_ascii=False)
        file.write("\n]}\n")
    return path


def as_csv(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        facts = ["fact", "fact_source", "fact_seen_on", "fact_kind"] * FACTS
        table.writerow(["name", "email", "email_kind", *PLAIN, *facts])
        for number, name in enumerate(names(count)):
            one = profile(number, name)
            table.writerow(
                [name, f"p{number}@people.example", "personal", *(one[column] for column in PLAIN), *cells(number)]
            )
    return path


PLAIN = ("ref", "employer", "title", "country", "timezone", "language", "lawful_basis")


def profile(number: int, name: str) -> dict[str, object]:
    return {
        "ref": f"r{number}",
        "name": name,
        "emails": [{"address": f"p{number}@people.example", "kind": "personal"}],
        "employer": EMPLOYERS[number % len(EMPLOYERS)],
        "title": "Research Scientist",
        "country": "GB",
        "timezone": "Europe/London",
        "language": "en",
        "lawful_basis": "legitimate_interest",
        "facts": [
            {"text": text, "source": source, "seen_on": seen_on, "kind": kind}
            for text, source, seen_on, kind in facts_of(number)
        ],
    }


def facts_of(number: int) -> Iterator[Sequence[str]]:
    for nth in range(FACTS):
        text = f"Published “Result {number}.{nth} on sparse models” at the Meadow Workshop, 2026"
        yield text, f"https://papers.example/{number}/{nth}", "2026-10-01", "publication"


def cells(number: int) -> Iterator[str]:
    for fact in facts_of(number):
        yield from fact
