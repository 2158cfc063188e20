"""A JSON Resume (jsonresume.org): what somebody published about themselves, as facts with their source."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from bot.texts import text
from bot.usecases.candidates.import_.raw import Broken, Found, Kind, Raw

#: larger ones are no résumé
LARGEST = 5_000_000
#: sections, how an entry of each is worded, and what kind of fact it is
_SECTIONS: tuple[tuple[str, str, tuple[str, ...], str, str], ...] = (
    ("publications", "publication", ("name", "publisher", "releaseDate"), "Published “{0}”{1}{2}.", "url"),
    ("awards", "award", ("title", "awarder", "date"), "Received “{0}”{1}{2}.", "url"),
    ("projects", "project", ("name", "description", ""), "Worked on the project “{0}”{1}{2}.", "url"),
    ("work", "role", ("position", "name", "startDate"), "Worked as {0}{1}{2}.", "url"),
    ("volunteer", "role", ("position", "organization", "startDate"), "Volunteered as {0}{1}{2}.", "url"),
    ("education", "education", ("area", "institution", "endDate"), "Studied {0}{1}{2}.", "url"),
    ("certificates", "certificate", ("name", "issuer", "date"), "Holds the certificate “{0}”{1}{2}.", "url"),
)
_JOINS = {
    "publications": (" with {}", " ({})"),
    "awards": (" from {}", " ({})"),
    "projects": (": {}", ""),
    "work": (" at {}", " (from {})"),
    "volunteer": (" at {}", " (from {})"),
    "education": (" at {}", " (until {})"),
    "certificates": (" from {}", " ({})"),
}


def read(file: BinaryIO, name: str, seen_on: date) -> Iterator[Found]:
    """The one candidate of the file. `seen_on` is the day of the file, if it names none itself."""
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        yield Broken("file", text("import-resume-too-large"))
        return
    try:
        resume = json.loads(content)
    except (ValueError, RecursionError) as broken:
        yield Broken("file", text("import-broken", what=type(broken).__name__))
        return
    basics = _map(resume.get("basics") if isinstance(resume, dict) else None)
    if not basics.get("name"):
        yield Broken("basics.name", text("import-resume-no-name"))
        return
    yield Raw(Kind.CANDIDATES, "basics", _record(resume, basics, name, seen_on))


def _record(resume: Mapping[str, Any], basics: Mapping[str, Any], name: str, seen_on: date) -> dict[str, object]:
    home = str(basics.get("url") or "") or f"JSON Resume {name}"
    seen = str(_map(resume.get("meta")).get("lastModified") or "")[:10] or seen_on.isoformat()
    work = [_map(entry) for entry in _list(resume.get("work"))]
    present = next((entry for entry in work if not entry.get("endDate")), work[0] if work else {})
    facts: list[dict[str, str]] = []
    for section, kind, fields, frame, link in _SECTIONS:
        for entry in map(_map, _list(resume.get(section))):
            words = _worded(section, frame, [str(entry.get(field) or "") if field else "" for field in fields])
            if words:
                facts.append({"text": words, "source": str(entry.get(link) or home), "seen_on": seen, "kind": kind})
    for entry in map(_map, _list(resume.get("skills"))):
        listed = ", ".join(str(word) for word in _list(entry.get("keywords")))
        if entry.get("name"):
            words = f"Names {entry['name']} as a skill{f' ({listed})' if listed else ''}."
            facts.append({"text": words, "source": home, "seen_on": seen, "kind": "skill"})
    location = _map(basics.get("location"))
    email = str(basics.get("email") or "")
    return {
        "name": basics["name"],
        "emails": [{"address": email, "kind": "personal"}] if email else [],
        "employer": str(present.get("name") or present.get("company") or ""),
        "title": str(present.get("position") or basics.get("label") or ""),
        "country": str(location.get("countryCode") or ""),
        "lawful_basis": "legitimate_interest",
        "facts": facts,
    }


def _worded(section: str, frame: str, values: list[str]) -> str:
    if not values[0]:
        return ""
    first, second = _JOINS[section]
    parts = [
        join.format(value) if value and join else "" for join, value in zip((first, second), values[1:], strict=True)
    ]
    return frame.format(values[0], *parts).replace("..", ".")


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
