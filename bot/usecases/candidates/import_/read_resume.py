"""A JSON Resume (jsonresume.org): what somebody published about themselves, as facts with their source.

Not read, on purpose: telephone, street, birthday, photo, references (words of others), interests and voluntary work
(they may tell of religion, politics or health), grades.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from bot.texts import text
from bot.usecases.candidates.import_.raw import Broken, Found, Kind, Raw

#: larger ones are no résumé
LARGEST = 5_000_000
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Told:
    """A fact in the making, and which entry says it."""

    words: str
    kind: str
    place: str
    url: str


def read(file: BinaryIO, name: str, seen_on: date, today: date) -> Iterator[Found]:
    """The one candidate of the file. `seen_on` is the day of the file, if it names none itself."""
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        yield Broken("file", text("import-resume-too-large"))
        return
    try:
        resume = json.loads(content)
    except json.JSONDecodeError as broken:
        yield Broken(f"line {broken.lineno}, column {broken.colno}", text("import-broken", count=0))
        return
    except (ValueError, RecursionError):
        yield Broken("file", text("import-broken", count=0))
        return
    basics = _map(resume.get("basics") if isinstance(resume, dict) else None)
    if not _said(basics.get("name")):
        yield Broken("basics.name", text("import-resume-no-name"))
        return
    yield _record(resume, basics, name, min(_updated(resume) or seen_on, today))


def _record(resume: Entry, basics: Entry, name: str, seen: date) -> Raw:
    home = _web(basics.get("url")) or f"JSON Resume, {name}"
    # Only a position that has not ended tells where somebody works.
    present = next((entry for _, entry in _entries(resume, "work") if not _said(entry.get("endDate"))), {})
    told = list(_told(resume))
    email = _said(basics.get("email"))
    places: dict[tuple[str | int, ...], str] = {
        ("name",): "basics.name",
        ("title",): "basics.label",
        ("country",): "basics.location.countryCode",
        ("emails", 0, "address"): "basics.email",
    }
    for index, one in enumerate(told):
        for part in ("text", "source", "seen_on", "kind"):
            places["facts", index, part] = one.place
    content = {
        "name": _said(basics["name"]),
        "emails": [{"address": email, "kind": "personal"}] if email else [],
        "employer": _said(present.get("name") or present.get("company")),
        "title": _said(present.get("position")) or _said(basics.get("label")),
        "country": _said(_map(basics.get("location")).get("countryCode")),
        "lawful_basis": "legitimate_interest",
        "facts": [{"text": one.words, "source": one.url or home, "seen_on": seen, "kind": one.kind} for one in told],
    }
    return Raw(Kind.CANDIDATES, "basics", content, places)


def _told(resume: Entry) -> Iterator[_Told]:
    """Every entry as a statement in English, word for word where that is possible."""
    for place, entry in _entries(resume, "publications"):
        yield from _one(place, entry, "publication", "Published “{}”", "name", _in(entry, "publisher", "releaseDate"))
    for place, entry in _entries(resume, "awards"):
        yield from _one(place, entry, "award", "Received “{}”", "title", _in(entry, "awarder", "date"))
    for place, entry in _entries(resume, "projects"):
        about = f": {_said(entry.get('description'))}" if _said(entry.get("description")) else ""
        yield from _one(place, entry, "project", "Worked on the project “{}”", "name", about)
        yield from _highlights(place, entry, "project", _said(entry.get("name")))
    for place, entry in _entries(resume, "work"):
        at = _said(entry.get("name") or entry.get("company"))
        ended = _said(entry.get("endDate"))
        when = _span(entry)
        yield from _one(place, entry, "role", "Worked as {}" if ended else "Works as {}", "position", _at(at) + when)
        yield from _highlights(place, entry, "work", at)
    for place, entry in _entries(resume, "education"):
        degree = _said(entry.get("studyType"))
        after = f" ({degree})" if degree else ""
        where = _at(_said(entry.get("institution")))
        yield from _one(place, entry, "education", "Studied {}", "area", after + where + _span(entry))
    for place, entry in _entries(resume, "certificates"):
        yield from _one(place, entry, "certificate", "Holds the certificate “{}”", "name", _in(entry, "issuer", "date"))
    for place, entry in _entries(resume, "skills"):
        words = ", ".join(filter(None, map(_said, _list(entry.get("keywords")))))
        yield from _one(place, entry, "skill", "Names {} as a skill", "name", f" ({words})" if words else "")
    for place, entry in _entries(resume, "languages"):
        fluency = _said(entry.get("fluency"))
        yield from _one(place, entry, "language", "Speaks {}", "language", f" ({fluency})" if fluency else "")


def _one(place: str, entry: Entry, kind: str, frame: str, field: str, after: str) -> Iterator[_Told]:
    if head := _said(entry.get(field)):
        yield _Told(f"{frame.format(head)}{after}"[:1000], kind, place, _web(entry.get("url")))


def _highlights(place: str, entry: Entry, kind: str, at: str) -> Iterator[_Told]:
    for index, highlight in enumerate(_list(entry.get("highlights"))):
        if words := _said(highlight):
            about = f" ({at})" if at else ""
            yield _Told(f"{words}{about}"[:1000], kind, f"{place}.highlights[{index}]", _web(entry.get("url")))


def _in(entry: Entry, body: str, day: str) -> str:
    inside = ", ".join(filter(None, (_said(entry.get(body)), _said(entry.get(day)))))
    return f" ({inside})" if inside else ""


def _at(place: str) -> str:
    return f" at {place}" if place else ""


def _span(entry: Entry) -> str:
    start, end = _said(entry.get("startDate")), _said(entry.get("endDate"))
    if start and end:
        return f" ({start} to {end})"
    return f" (since {start})" if start else f" (until {end})" if end else ""


def _updated(resume: Entry) -> date | None:
    try:
        return date.fromisoformat(_said(_map(resume.get("meta")).get("lastModified"))[:10])
    except ValueError:
        return None


def _entries(resume: Entry, section: str) -> Iterator[tuple[str, Entry]]:
    for index, entry in enumerate(_list(resume.get(section))):
        yield f"{section}[{index}]", _map(entry)


def _web(value: object) -> str:
    address = _said(value)
    return address if _WEB.fullmatch(address) and len(address) <= 500 else ""


def _said(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _map(value: object) -> Entry:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
