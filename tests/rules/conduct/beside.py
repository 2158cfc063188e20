"""Sentences beside the evidence they cite, good ones and ones that say more: what the model of bearing learns from."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.rules.draft_checks.reading import fold, mask

HERE = Path(__file__).parent
#: labelled sets whose letters the lists in `letters/` speak of; they judged the checks once and are used up
HELD = ("held_a.yaml", "held_b.yaml", "held_c.yaml")
LISTS = tuple(sorted((HERE / "letters").glob("*.txt")))
#: what was planted there that no evidence bears, though it names and counts nothing
_ADDED = ("unsupported", "award")


@dataclass(frozen=True, slots=True)
class Beside:
    """One sentence, folded and masked, with what it cites."""

    #: sentences on one person share it, so that they can be held out together
    letter: str
    language: str
    text: str
    support: str
    known: str
    kinds: tuple[str, ...]
    #: it says more than what it cites
    more: bool


def beside() -> Iterator[Beside]:
    """Every sentence that cites something."""
    letters: dict[str, dict[str, Any]] = {}
    for name in HELD:
        held = yaml.safe_load((HERE.parent / name).read_text(encoding="utf-8"))
        letters |= held["briefs"]
        for case in held["cases"]:
            yield from _of(letters, case["brief"], case["kind"], case["sources"], case["text"])
        for letter, of in held["briefs"].items():
            for said in of["frame"]:
                if said["text"] == "@@":
                    continue
                yield from _of(letters, letter, "clean", said["sources"], said["text"])
    for file in LISTS:
        for line in file.read_text(encoding="utf-8").splitlines():
            letter, kind, sources, text = line.split("|", 3)
            yield from _of(letters, letter, kind, sources.split(",") if sources else [], text)


def digest() -> str:
    """The SHA-256 of the files the sentences come from, in hexadecimal."""
    files = (*(HERE.parent / name for name in HELD), *LISTS)
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _of(letters: dict[str, dict[str, Any]], letter: str, kind: str, sources: list[str], text: str) -> Iterator[Beside]:
    if not sources or kind not in ("clean", *_ADDED):
        return
    of = letters[letter]
    held = {item["id"]: item for item in of["candidate"]["facts"]}
    held |= {item["id"]: {**item, "kind": "point"} for item in of["talking_points"]}
    cited = [held[source] for source in sources]
    names = (of["sender"]["name"], of["sender"]["company"], of["candidate"]["name"], of["candidate"]["employer"])
    yield Beside(
        letter=letter,
        language=of["language"],
        text=mask(text, *names, of["language"]),
        support=fold(" ; ".join(f"{item['text']} {item['source']}" for item in cited)),
        known=fold(" ; ".join((*names, of["sender"]["title"], of["candidate"]["title"], of["purpose"]))),
        kinds=tuple("point" if item["kind"] == "point" else "fact" for item in cited),
        more=kind in _ADDED,
    )
