"""An import from files to report: read as a stream, checked record by record, stored a batch at a time."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from pydantic import BaseModel, ValidationError

from bot.ports import Stale, Store
from bot.texts import Text, text
from bot.usecases.candidates.import_.known import look_up
from bot.usecases.candidates.import_.raw import Broken, Found, Kind, Raw
from bot.usecases.candidates.import_.read import records
from bot.usecases.candidates.import_.records import CandidateRecord, PersonRecord, PointRecord
from bot.usecases.candidates.import_.report import Change, Failure, ImportReport
from bot.usecases.candidates.import_.take import take
from bot.usecases.candidates.import_.take_others import take_person, take_point

#: records stored together: one commit for all of them
BATCH = 250

Progress = Callable[[int], None]
Checked = tuple[Raw, PersonRecord | CandidateRecord | PointRecord]

_MODELS: dict[Kind, type[BaseModel]] = {
    Kind.PEOPLE: PersonRecord,
    Kind.CANDIDATES: CandidateRecord,
    Kind.TALKING_POINTS: PointRecord,
}
#: Pydantic's own errors, as our texts say them
_MISTAKES = {
    "missing": "import-wrong-missing",
    "extra_forbidden": "import-wrong-field",
    "string_too_long": "import-wrong-long",
    "string_too_short": "import-wrong-empty",
    "enum": "import-wrong-choice",
    "date_from_datetime_parsing": "import-wrong-date",
    "date_parsing": "import-wrong-date",
    "date_type": "import-wrong-date",
    "date_from_datetime_inexact": "import-wrong-date",
}


def _silent(done: int) -> None:
    """Nobody watches."""


async def import_files(
    paths: Sequence[Path],
    store: Store,
    *,
    key: bytes,
    today: date,
    actor: str = "import",
    on_progress: Progress = _silent,
) -> ImportReport:
    """Take every record that can be taken; tell those that can't, by place. Raises StoreDown.

    `key` hashes addresses for the suppression list; `on_progress` hears how many records are done. Importing the
    same files again changes nothing.
    """
    report = ImportReport()
    done = 0
    for path in paths:
        prefix = f"{path.name}: " if len(paths) > 1 else ""
        found = iter(records(path, today))
        while batch := list(islice(found, BATCH)):
            await _store(store, _checked(batch, prefix, report, today), prefix, report, key, actor, today)
            done += len(batch)
            on_progress(done)
    return report


def _checked(batch: Sequence[Found], prefix: str, report: ImportReport, today: date) -> list[Checked]:
    good: list[Checked] = []
    for found in batch:
        if isinstance(found, Broken):
            report.failed.append(Failure(prefix + found.where, found.why))
            continue
        try:
            record = _MODELS[found.kind].model_validate(found.content)
        except ValidationError as wrong:
            report.failed.extend(_failures(found, wrong, prefix))
            continue
        if isinstance(record, PersonRecord | CandidateRecord | PointRecord):
            future = list(_in_the_future(found, record, today))
            report.failed.extend(Failure(prefix + where, text("import-wrong-future")) for where in future)
            if not future:
                good.append((found, record))
    return good


def _failures(raw: Raw, wrong: ValidationError, prefix: str) -> Iterator[Failure]:
    for error in wrong.errors(include_url=False, include_input=False):
        path = tuple(part for part in error["loc"])
        yield Failure(prefix + raw.place(path), _mistake(error["type"], error.get("ctx", {}), path))


def _mistake(kind: str, details: dict[str, object], path: tuple[str | int, ...]) -> Text:
    field = str(path[-1]) if path else "record"
    if kind == "import":
        return text(str(details["key"]))
    match _MISTAKES.get(kind):
        case "import-wrong-long":
            return text("import-wrong-long", most=int(str(details["max_length"])))
        case "import-wrong-choice":
            return text("import-wrong-choice", choices=str(details["expected"]))
        case "import-wrong-field":
            return text("import-wrong-field", field=field)
        case None:
            return text("import-wrong-kind", field=field)
        case key:
            return text(key)


def _in_the_future(raw: Raw, record: BaseModel, today: date) -> Iterator[str]:
    if isinstance(record, CandidateRecord):
        for index, fact in enumerate(record.facts):
            if fact.seen_on > today:
                yield raw.place(("facts", index, "seen_on"))


async def _store(
    store: Store,
    batch: Sequence[Checked],
    prefix: str,
    report: ImportReport,
    key: bytes,
    actor: str,
    today: date,
) -> None:
    """Store a batch; if somebody else changed one of its rows meanwhile, record by record, so that one loses alone."""
    try:
        outcome = await _try(store, batch, prefix, key, actor, today)
    except Stale:
        outcome = ImportReport()
        for one in batch:
            try:
                _join(outcome, await _try(store, [one], prefix, key, actor, today))
            except Stale:
                outcome.failed.append(Failure(prefix + one[0].where, text("import-changed-meanwhile")))
    _join(report, outcome)


async def _try(
    store: Store, batch: Sequence[Checked], prefix: str, key: bytes, actor: str, today: date
) -> ImportReport:
    outcome = ImportReport()
    async with store.writing() as unit:
        candidates = [(raw, record) for raw, record in batch if isinstance(record, CandidateRecord)]
        known = await look_up(unit, [record for _, record in candidates], key)
        for raw, record in batch:
            match record:
                case CandidateRecord():
                    taken = take(unit, record, prefix + raw.where, known, actor, key, today)
                    if isinstance(taken, Text):
                        outcome.failed.append(Failure(prefix + raw.where, taken))
                        continue
                    if taken.namesake:
                        outcome.possible_duplicates.append(taken.namesake)
                    change: Change | Text = taken.change
                case PersonRecord():
                    change = await take_person(unit, record, actor)
                case _:
                    change = await take_point(unit, record, actor)
            if isinstance(change, Text):
                outcome.failed.append(Failure(prefix + raw.where, change))
            else:
                outcome.counts[raw.kind, change] += 1
    return outcome


def _join(report: ImportReport, more: ImportReport) -> None:
    report.counts.update(more.counts)
    report.failed.extend(more.failed)
    report.possible_duplicates.extend(more.possible_duplicates)
