"""From a raw record to a checked one; what is wrong is told by place, and what is right goes in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.texts import Text, text
from bot.usecases.candidates.import_.raw import Kind, Raw
from bot.usecases.candidates.import_.records import (
    CandidateRecord,
    EmailRecord,
    FactRecord,
    PersonRecord,
    PointRecord,
    Record,
)

Checked = PersonRecord | CandidateRecord | PointRecord
Path = tuple[str | int, ...]
#: where, and why
Wrong = tuple[str, Text]

#: Pydantic's own errors, as our texts say them
_MISTAKES = {
    "string_too_short": "import-wrong-empty",
    "date_type": "import-wrong-date",
}
#: what is missing, where the law or our own rule wants it
_NEEDED = {
    "source": "import-needs-source",
    "seen_on": "import-needs-date",
    "lawful_basis": "import-needs-basis",
    "expires_on": "import-needs-expiry",
    "approved_by": "import-needs-approval",
}
_PARTS: Mapping[str, type[Record]] = {"facts": FactRecord, "emails": EmailRecord}


@dataclass(slots=True)
class Outcome:
    """A record, if it can be taken, and what is wrong, by place: with all of it, or with facts that are left out."""

    record: Checked | None = None
    wrong: list[Wrong] = field(default_factory=list)
    wrong_facts: list[Wrong] = field(default_factory=list)
    #: fields nobody knows
    ignored: set[str] = field(default_factory=set)


def check(raw: Raw, today: date) -> Outcome:
    """Check one record. A fact that is wrong is left out alone; anything else refuses the record."""
    match raw.kind:
        case Kind.PEOPLE:
            return _whole(raw, PersonRecord, raw.content, today)
        case Kind.TALKING_POINTS:
            return _whole(raw, PointRecord, raw.content, today)
        case Kind.CANDIDATES:
            return _candidate(raw, today)


def _candidate(raw: Raw, today: date) -> Outcome:
    content, given = raw.content, []
    wrong_facts: list[Wrong] = []
    if isinstance(content, Mapping) and isinstance(content.get("facts"), list):
        for index, fact in enumerate(content["facts"]):
            try:
                given.append(FactRecord.model_validate(fact, context={"today": today}))
            except ValidationError as wrong:
                wrong_facts.extend(_mistakes(raw, wrong, ("facts", index)))
        content = {**content, "facts": given}
    outcome = _whole(raw, CandidateRecord, content, today)
    outcome.wrong_facts = wrong_facts
    return outcome


def _whole(raw: Raw, model: type[Checked], content: object, today: date) -> Outcome:
    ignored = set(_ignored(raw.kind.value, model, raw.content))
    try:
        return Outcome(model.model_validate(content, context={"today": today}), ignored=ignored)
    except ValidationError as wrong:
        return Outcome(None, list(_mistakes(raw, wrong)), ignored=ignored)


def _mistakes(raw: Raw, wrong: ValidationError, before: Path = ()) -> Iterator[Wrong]:
    for error in wrong.errors(include_url=False, include_input=False):
        path = before + tuple(error["loc"])
        yield raw.place(path), _mistake(error, path)


def _mistake(error: ErrorDetails, path: Path) -> Text:
    field_name = next((part for part in reversed(path) if isinstance(part, str)), "")
    details = error.get("ctx", {})
    match error["type"]:
        case "import":
            return text(str(details["key"]), **details["details"])
        case "missing":
            return text(_NEEDED.get(field_name, "import-wrong-missing"))
        case "string_too_long":
            return text("import-wrong-long", most=int(details["max_length"]))
        case "too_long":
            return text("import-wrong-many", most=int(details["max_length"]))
        case "enum":
            return text("import-wrong-choice", choices=str(details["expected"]).replace(" or ", ", "))
        case kind:
            return text(_MISTAKES.get(kind, "import-wrong-kind"))


def _ignored(prefix: str, model: type[Record], content: object) -> Iterator[str]:
    """Names of fields that stand in the file and nowhere in the format."""
    if not isinstance(content, Mapping):
        return
    for name, value in content.items():
        if name not in model.model_fields:
            yield f"{prefix}.{name}"
        inner = _PARTS.get(str(name)) if model is CandidateRecord else None
        if inner is not None and isinstance(value, list):
            for entry in value:
                yield from _ignored(f"{prefix}.{name}", inner, entry)
