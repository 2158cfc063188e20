"""Records as a file holds them, and importing them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from bot.texts import Words
from bot.usecases.candidates.import_ import import_files
from db.tables import Candidate, Fact
from tests.usecases.house import KEY, House

TODAY = date(2026, 11, 24)

Json = dict[str, Any]


def fact(text: str = "Published “On meadows” in 2026", **more: Any) -> Json:
    return {
        "text": text,
        "source": "https://papers.example/meadows",
        "seen_on": "2026-10-01",
        "kind": "publication",
    } | more


def profile(name: str = "Grace Obi", **more: Any) -> Json:
    return {
        "name": name,
        "emails": [{"address": f"{name.split(maxsplit=1)[0].lower()}@people.example", "kind": "personal"}],
        "employer": "Deep Meadow",
        "title": "Researcher",
        "country": "GB",
        "timezone": "Europe/London",
        "language": "en",
        "lawful_basis": "legitimate_interest",
        "facts": [fact()],
    } | more


def unmarked(name: str = "Grace Obi", **more: Any) -> Json:
    """A profile without ref and address."""
    return profile(name, **({"emails": []} | more))


def written(folder: Path, content: object, name: str = "people.json") -> Path:
    path = folder / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        path.write_text(text, encoding="utf-8", newline="")
    return path


async def takes(house: House, path: Path | list[Path], language: str = "en", **more: Any) -> Json:
    """The report of an import, as a program reads it."""
    paths = path if isinstance(path, list) else [path]
    report = await import_files(paths, house.store, key=KEY, **({"today": TODAY} | more))
    return report.as_json(Words.of(language))


async def takes_profiles(house: House, folder: Path, *profiles: Json) -> Json:
    return await takes(house, written(folder, {"candidates": list(profiles)}))


def numbers(report: Json) -> tuple[int, int, int, int]:
    """Added, changed, unchanged, failed."""
    return report["added"], report["changed"], report["unchanged"], len(report["failed"])


def where(report: Json) -> list[str]:
    return [failure["where"] for failure in report["failed"]]


async def found(house: House, name: str) -> list[Candidate]:
    async with house.store.reading() as unit:
        return sorted(await unit.candidates.named(name), key=lambda one: one.id)


async def facts_of(house: House, name: str) -> list[Fact]:
    async with house.store.reading() as unit:
        [one] = await unit.candidates.named(name)
        return list(await unit.candidates.facts(one.id))


async def audit_rows(house: House) -> int:
    return len([row async for row in house.store.audit_trail()])
