"""An import from files to report: read as a stream, checked record by record, stored a batch at a time."""

from collections import ChainMap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from bot.ports import Stale, Store, Unit
from bot.rules.suppression import HashKey
from bot.texts import Text, text
from bot.usecases.candidates.import_.checking import Checked, Wrong, check
from bot.usecases.candidates.import_.known import look_up
from bot.usecases.candidates.import_.raw import Broken, Found, Raw
from bot.usecases.candidates.import_.read import STDIN, opened, records
from bot.usecases.candidates.import_.records import CandidateRecord, PersonRecord
from bot.usecases.candidates.import_.report import Change, Failure, ImportReport, Namesake
from bot.usecases.candidates.import_.take import Batch, take
from bot.usecases.candidates.import_.take_others import take_person, take_point

#: records stored together: one commit for all of them
BATCH = 500

#: how many bytes are done, and of how many if that can be known
Progress = Callable[[int, int | None], None]


def _silent(_done: int, _total: int | None) -> None:
    """Nobody watches."""


async def import_files(
    paths: Sequence[Path],
    store: Store,
    *,
    key: HashKey,
    today: date,
    seen_on: date | None = None,
    on_progress: Progress = _silent,
) -> ImportReport:
    """Take every record that can be taken; tell those that can't, by place. Raises StoreDown.

    `key` hashes addresses for the suppression list. `seen_on` is the day a résumé was seen, if it says none itself
    (else the day of its file). Each batch is one transaction: what was stored before an outage stays, and importing
    the same files again goes on from there and changes nothing else.
    """
    report, run = ImportReport(), _Run(store, key, today)
    done, total = 0, _size(paths)
    for path in paths:
        name = "stdin" if path == STDIN else path.name
        run.file, run.several = name, len(paths) > 1
        try:
            with opened(path) as file:
                found = records(file, name, seen_on or _day_of(path, today), today)
                while batch := list(islice(found, BATCH)):
                    report.join(await run.store_all(batch))
                    on_progress(done + file.tell(), total)
                done += file.tell()
        except OSError as error:
            why = error.strerror or type(error).__name__
            report.failed.append(run.failure("file", text("import-cannot-open", why=why)))
    return report


@dataclass(slots=True)
class _Meant:
    """Which rows the records so far meant: candidates with the record's place, and talking points."""

    candidates: dict[str, str] = field(default_factory=dict)
    points: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Run:
    """One import: what its batches share."""

    store: Store
    key: HashKey
    today: date
    file: str = ""
    several: bool = False
    meant: _Meant = field(default_factory=_Meant)

    def failure(self, where: str, why: Text) -> Failure:
        """A failure with its file; named in the place, too, where there are several."""
        return Failure(self._place(where), why, self.file)

    def _place(self, where: str) -> str:
        return f"{self.file}: {where}" if self.several and not where.startswith(self.file) else where

    async def store_all(self, batch: Sequence[Found]) -> ImportReport:
        """Store a batch; if somebody changed one of its rows meanwhile, record by record, so that one loses alone."""
        report = ImportReport()
        #: failures by the number of their record, to tell them in the order of the file
        failed: dict[int, list[Failure]] = {}
        good = list(self._checked(batch, report, failed))
        try:
            report.join(await self._stored(good, failed))
        except Stale:
            for one in good:
                try:
                    report.join(await self._stored([one], failed))
                except Stale:
                    failed[one.number] = [self.failure(one.raw.where, text("import-changed-meanwhile"))]
        report.failed = [failure for number in sorted(failed) for failure in failed[number]]
        return report

    def _checked(
        self, batch: Sequence[Found], report: ImportReport, failed: dict[int, list[Failure]]
    ) -> Iterator["_Good"]:
        for number, found in enumerate(batch):
            if isinstance(found, Broken):
                failed[number] = [self.failure(found.where, found.why)]
                continue
            outcome = check(found, self.today)
            report.ignored |= outcome.ignored
            if outcome.record is None:
                failed[number] = self._failures([*outcome.wrong, *outcome.wrong_facts], "import-kept-nothing")
            else:
                yield _Good(number, found, outcome.record, outcome.wrong_facts)

    def _failures(self, wrong: Sequence[Wrong], kept: str) -> list[Failure]:
        return [self.failure(where, text("import-failed", why=why, kept=text(kept))) for where, why in wrong]

    async def _stored(self, batch: Sequence["_Good"], failed: dict[int, list[Failure]]) -> ImportReport:
        if not batch:
            return ImportReport()
        report, now = ImportReport(), _Meant(points=set(self.meant.points))
        async with self.store.writing() as unit:
            candidates = [one.record for one in batch if isinstance(one.record, CandidateRecord)]
            known = await look_up(unit, candidates, self.key)
            seen = ChainMap(now.candidates, self.meant.candidates)
            shared = Batch(unit, known, self.key, f"import:{self.file}", seen)
            for one in batch:
                change = await self._one(unit, shared, one, now, report)
                if isinstance(change, Text):
                    wrong = self._failures(one.wrong_facts, "import-kept-nothing")
                    failed[one.number] = [*wrong, self.failure(one.raw.where, change)]
                    continue
                report.counts[one.raw.kind, change] += 1
                if one.wrong_facts:
                    failed[one.number] = self._failures(one.wrong_facts, "import-kept-profile")
        # Only now is it true.
        self.meant.candidates.update(now.candidates)
        self.meant.points = now.points
        return report

    async def _one(self, unit: Unit, shared: Batch, one: "_Good", now: _Meant, report: ImportReport) -> Change | Text:
        if isinstance(one.record, PersonRecord):
            return await take_person(unit, one.record)
        if not isinstance(one.record, CandidateRecord):
            return await take_point(unit, one.record, now.points, f"import:{self.file}")
        taken = take(shared, one.record, lacks_facts=bool(one.wrong_facts))
        if isinstance(taken, Text):
            return taken
        now.candidates.setdefault(taken.candidate_id, one.raw.where)
        report.facts[Change.ADDED] += taken.new_facts
        report.facts[Change.CHANGED] += taken.changed_facts
        if taken.like:
            place = self._place(one.raw.where)
            namesake = Namesake(place, one.record.name, taken.candidate_id, taken.like, self.file)
            report.possible_duplicates.append(namesake)
        return taken.change


@dataclass(frozen=True, slots=True)
class _Good:
    """A record that can be taken, by its number in the batch, and its facts that cannot."""

    number: int
    raw: Raw
    record: Checked
    wrong_facts: Sequence[Wrong]


def _size(paths: Sequence[Path]) -> int | None:
    try:
        return sum(path.stat().st_size for path in paths)
    except OSError:
        # A pipe, or a file that will be told of when its turn comes.
        return None


def _day_of(path: Path, today: date) -> date:
    """The day the file was written, as far as anybody knows."""
    try:
        return min(date.fromtimestamp(path.stat().st_mtime), today)  # noqa: DTZ012 -- the day on this machine
    except OSError:
        return today
