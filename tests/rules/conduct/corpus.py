"""The sentences the model of what a sentence does is trained on: patterns written out, and labelled sets used up."""

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.rules.draft_checks.reading import fold, mask, polite

HERE = Path(__file__).parent
LANGUAGES = ("en", "de", "fr", "es")
#: sentences written out from one pattern
EACH = 9
#: labelled sets that judged the checks once, and are used up
HELD = ("held_a.yaml", "held_b.yaml", "held_c.yaml")
#: sentences on the letters of those sets, written to learn from
LISTS = tuple(sorted((HERE / "letters").glob("*.txt")))
_TENORS = {
    "pay history": "pay_history", "claim": "about", "unsupported": "claim", "no_source": "about", "statement": "about",
    **{kind: kind for kind in ("promise", "guarantee", "pressure", "exclusivity", "pay", "pay_history", "protected", "meeting", "admiration")},
}  # fmt: skip
PHRASES = tuple(sorted((HERE.parents[2] / "bot" / "outside" / "phrases").glob("*.yaml")))
_GAPS = {"name": "xname", "sender": "xsender", "company": "xcompany", "title": "CEO", "purpose": "open models"}
_CHOICE = re.compile(r"\{([^{}]*)\}")
_SLOT = re.compile(r"<([A-Z]+)>")
_KNOWN = {"NAME": "xname", "EMP": "xemployer", "CO": "xcompany", "SND": "xsender"}
_FILL = {
    "CITY": [
        "Vienna",
        "Zurich",
        "Lisbon",
        "Oslo",
        "Madrid",
        "Paris",
        "Berlin",
        "Toronto",
        "Kyoto",
        "Leeds",
        "Munich",
        "Lyon",
        "Sevilla",
        "Ghent",
        "Boston",
        "London",
    ],
    "N": ["3", "5", "8", "12", "15", "20", "30", "45", "90"],
    "CONF": ["icml 2025", "neurips", "isca 2023", "acl"],
    "LIB": ["routekit", "tidemark", "openbeam", "lumen", "gridpy"],
}
_TOPICS = {
    "en": "sparse routing|open models|cache coherence|robot grasping|speech for small languages|battery chemistry|flood models|compiler design|protein folding|language models|quantum error correction|privacy in hospitals|evaluation|our second chip|water treatment",
    "de": "spärliches Routing|offene Modelle|Roboterhände|Hochwassermodelle|Spracherkennung|Batteriechemie|Übersetzerbau|Sprachmodelle|Quantenfehlerkorrektur|Bewertung von Modellen|unseren zweiten Chip|Datenschutz",
    "fr": "modèles ouverts|routage|robotique|crues|reconnaissance vocale|chimie des batteries|compilateurs|modèles de langue|notre seconde puce|protection des données|traitement de l’eau",
    "es": "modelos abiertos|enrutamiento|robótica|inundaciones|reconocimiento de voz|química de baterías|compiladores|modelos de lenguaje|nuestro segundo chip|privacidad|tratamiento del agua",
}
_MONTHS = {
    "en": ["January", "March", "May", "September", "November", "December"],
    "de": ["Januar", "März", "Mai", "September", "Dezember"],
    "fr": ["janvier", "mars", "mai", "septembre", "décembre"],
    "es": ["enero", "marzo", "mayo", "septiembre", "diciembre"],
}


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence with what it does; sentences of one pattern share its number."""

    language: str
    tenor: str
    pattern: int
    text: str


def examples(seed: int = 2) -> Iterator[Example]:
    """Every sentence, the same for the same seed."""
    rng = random.Random(seed)
    pattern = 0
    for language in LANGUAGES:
        tenor = ""
        for line in _lines(language):
            if line.startswith("== "):
                tenor = line[3:].strip()
                continue
            pattern += 1
            for text in _written(line, language, rng):
                yield Example(language, tenor, pattern, polite(fold(text), language))
    for one in (*_planted(), *_phrases(), *(found for name in HELD for found in _held(name)), *_listed()):
        pattern += 1
        yield Example(one.language, one.tenor, pattern, one.text)


def digest() -> str:
    """The SHA-256 of the files the sentences come from, in hexadecimal."""
    files = (*map(_file, LANGUAGES), HERE.parent / "planted.yaml", *(HERE.parent / name for name in HELD), *LISTS)
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _planted() -> Iterator[Example]:
    for of in yaml.safe_load((HERE.parent / "planted.yaml").read_text(encoding="utf-8")).values():
        reader = of["candidate"]
        names = ("Mara Lindqvist", "Northlight", reader["name"], reader["employer"])
        for text, cites in of["clean"]:
            yield Example(of["language"], "about" if cites else "ok", 0, mask(text, *names, of["language"]))
        for text, _, kind in of["planted"]:
            if tenor := _TENORS.get(kind):
                yield Example(of["language"], tenor, 0, mask(text, *names, of["language"]))


def _phrases() -> Iterator[Example]:
    """What the template writer says: honest letters, all of them."""
    for file in PHRASES:
        language = file.stem.partition("_")[0]
        for said in _leaves(yaml.safe_load(file.read_text(encoding="utf-8"))):
            tenor = "about" if "{fact}" in said or "{point}" in said else "ok"
            text = re.sub(r"\{(\w+)\}", lambda match: _GAPS.get(match[1], "xquote"), said)
            for one in (text, re.sub(r"xquote", "open models", text)):
                yield Example(language, tenor, 0, one)


def _leaves(held: object) -> Iterator[str]:
    if isinstance(held, str):
        if len(held.split()) > 1:
            yield held
    elif isinstance(held, dict):
        for one in held.values():
            yield from _leaves(one)
    elif isinstance(held, list):
        for one in held:
            yield from _leaves(one)


def _held(name: str) -> Iterator[Example]:
    held = yaml.safe_load((HERE.parent / name).read_text(encoding="utf-8"))
    for case in held["cases"]:
        of = held["briefs"][case["brief"]]
        if tenor := (("about" if case["sources"] else "ok") if case["kind"] == "clean" else _TENORS.get(case["kind"])):
            yield Example(of["language"], tenor, 0, mask(case["text"], *_names(of), of["language"]))
    for of in held["briefs"].values():
        for said in of["frame"]:
            if said["text"] != "@@":
                tenor = "about" if said.get("sources") else "ok"
                yield Example(of["language"], tenor, 0, mask(said["text"], *_names(of), of["language"]))


def _listed() -> Iterator[Example]:
    letters: dict[str, dict[str, Any]] = {}
    for name in HELD:
        letters |= yaml.safe_load((HERE.parent / name).read_text(encoding="utf-8"))["briefs"]
    for file in LISTS:
        for line in file.read_text(encoding="utf-8").splitlines():
            letter, kind, sources, text = line.split("|", 3)
            of = letters[letter]
            if tenor := (("about" if sources else "ok") if kind == "clean" else _TENORS.get(kind)):
                yield Example(of["language"], tenor, 0, mask(text, *_names(of), of["language"]))


def _names(of: dict[str, Any]) -> tuple[str, str, str, str]:
    return of["sender"]["name"], of["sender"]["company"], of["candidate"]["name"], of["candidate"]["employer"]


def _file(language: str) -> Path:
    return HERE / f"{language}.txt"


def _lines(language: str) -> Iterator[str]:
    for line in _file(language).read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield line


def _written(line: str, language: str, rng: random.Random) -> list[str]:
    written: dict[str, None] = {}
    for _ in range(2 * EACH):
        text = line
        while _CHOICE.search(text):
            text = _CHOICE.sub(lambda match: rng.choice(match.group(1).split("|")), text)
        text = _SLOT.sub(lambda match: _filled(match.group(1), language, rng), text)
        written[re.sub(r"\s+", " ", text).strip()] = None
        if len(written) == EACH:
            break
    return list(written)


def _filled(slot: str, language: str, rng: random.Random) -> str:
    if slot in _KNOWN:
        return _KNOWN[slot]
    if slot == "TOPIC":
        return rng.choice(_TOPICS[language].split("|"))
    return rng.choice(_MONTHS[language] if slot == "MONTH" else _FILL[slot])
