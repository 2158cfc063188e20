"""From a raw record to a checked one; what is wrong is told by place, and what is right goes in."""

from collections.abc import Iterator, Mapping, Sequence
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
from bot.usecases.candidates.import_.report import Failure

Checked = PersonRecord | CandidateRecord | PointRecord
Path = tuple[str | int, ...]

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
    """A record, if any of it can be taken, and what is wrong with it."""

    record: Checked | None = None
    failures: list[Failure] = field(default_factory=list)
    #: fields nobody knows
    ignored: set[str] = field(default_factory=set)
    #: a fact was refused
    lacks_facts: bool = False


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
    refused: list[Failure] = []
    if isinstance(content, Mapping) and isinstance(content.get("facts"), Sequence):
        for index, fact in enumerate(content["facts"]):
            try:
                given.append(FactRecord.model_validate(fact, context={"today": today}))
            except ValidationError as wrong:
                refused.extend(_failures(raw, wrong, text("import-kept-profile"), ("facts", index)))
        content = {**content, "facts": given}
    outcome = _whole(raw, CandidateRecord, content, today)
    if outcome.record is None:
        # The record is refused already: its facts were not "left out alone".
        refused = [Failure(one.where, text("import-failed", why=_why(one), kept=_NOTHING)) for one in refused]
    outcome.failures.extend(refused)
    outcome.lacks_facts = bool(refused)
    return outcome


_NOTHING = text("import-kept-nothing")


def _why(failure: Failure) -> Text:
    why = failure.message.args["why"]
    return why if isinstance(why, Text) else text("import-wrong-kind")


def _whole(raw: Raw, model: type[Checked], content: object, today: date) -> Outcome:
    ignored = set(_ignored(raw.kind.value, model, raw.content))
    try:
        return Outcome(model.model_validate(content, context={"today": today}), ignored=ignored)
    except ValidationError as wrong:
        return Outcome(None, list(_failures(raw, wrong, _NOTHING)), ignored)


def _failures(raw: Raw, wrong: ValidationError, kept: Text, before: Path = ()) -> Iterator[Failure]:
    for error in wrong.errors(include_url=False, include_input=False):
        path = before + tuple(error["loc"])
        yield Failure(raw.place(path), text("import-failed", why=_mistake(error, path), kept=kept))


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
