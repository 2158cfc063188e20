"""Dates read from a text, put before somebody who confirms them; until then they count for nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.ports import Refusal, Unit
from bot.rules import personal_date as rules
from bot.rules.access import Action, may
from bot.rules.hidden import plain
from bot.rules.place import place_of
from bot.rules.said_dates import SaidDate, dates_in
from bot.texts import Text, Words, text
from bot.usecases import doors, posting
from db.tables import Candidate, CardName, DateKind, DateStatus, Note, Person, PersonalDate

#: characters read of what somebody pastes, and kept of where it is known from
LONGEST_SAID, LONGEST_SOURCE = 8000, 300


async def from_answer(
    unit: Unit, note: Note, candidate: Candidate, said: str, said_at: datetime | None, by: Person | None
) -> Sequence[PersonalDate]:
    """The dates of an answer, put before whoever told of it, or the executive it was written to."""
    said_on = (said_at or unit.now).astimezone(place_of(candidate).zone).date()
    reader = by or await unit.people.get(note.executive_id)
    if not said or reader is None or not may(reader, Action.KEEP_DATES):
        return ()
    words = Words.of(reader.language)
    source = words("date-source-answer", candidate=candidate.name, day=said_on)
    added_by = by.id if by else "system"
    found = [one for one in dates_in(said[:LONGEST_SAID], said_on, place_of(candidate)) if one.days]
    added = await _add(unit, candidate, found, source=source, added_by=added_by, note_id=note.id)
    for one in added:
        await posting.to_person(unit, reader.id, CardName.DATE, one.id)
    return added


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into the form."""

    said: str
    kind: str = ""
    source: str = ""


async def from_form(
    unit: Unit, person: Person, candidate_id: str, typed: Typed, today: date, words: Words
) -> Sequence[PersonalDate] | Refusal | dict[str, Text]:
    """The same, typed by one of us on `today`, their day: with a mistake at its field, or the dates to confirm."""
    if no := doors.refused(person, Action.KEEP_DATES):
        return no
    candidate = await doors.candidate(unit, person, candidate_id)
    if isinstance(candidate, Refusal):
        return candidate
    if candidate.said_no_on is not None:
        return Refusal(text("date-said-no", candidate=candidate.name))
    kind = DateKind(typed.kind) if typed.kind in set(DateKind) else None
    found = dates_in(typed.said[:LONGEST_SAID], today, place_of(candidate), kind)
    if not found:
        return {"said": text("date-not-understood" if kind else "date-not-understood-kind")}
    ahead = [one for one in found if one.days]
    if not ahead:
        return {"said": text("date-past")}
    source = plain(typed.source, LONGEST_SOURCE) or words("date-source-typed", name=person.name, day=today)
    added = await _add(unit, candidate, ahead, source=source, added_by=person.id)
    return added or {"said": text("date-known-already")}


async def _add(
    unit: Unit,
    candidate: Candidate,
    found: Sequence[SaidDate],
    *,
    source: str,
    added_by: str,
    note_id: str | None = None,
) -> list[PersonalDate]:
    """One row for each that is not known yet."""
    known = {(one.kind, _meaning(one)) for one in await unit.dates.of_candidate(candidate.id)}
    added: list[PersonalDate] = []
    for said in found:
        clear = said.days[0] if len(said.days) == 1 else None
        one = PersonalDate(
            id=unit.new_id("date"),
            candidate_id=candidate.id,
            kind=said.kind,
            first_day=clear.first if clear else None,
            last_day=clear.last if clear else None,
            choices=None if clear else [rules.as_choice(days) for days in said.days],
            zone=str(place_of(candidate).zone),
            words=plain(said.words, 200),
            source=source,
            note_id=note_id,
            status=DateStatus.PROPOSED,
            added_by=added_by,
            added_at=unit.now,
        )
        if (one.kind, _meaning(one)) in known:
            continue
        known.add((one.kind, _meaning(one)))
        unit.add(one)
        unit.audit(added_by, "date.propose", one.id, kind=one.kind.value, candidate=candidate.id)
        added.append(one)
    return added


def _meaning(one: PersonalDate) -> tuple[str, ...]:
    days = rules.days_of(one)
    return (rules.as_choice(days),) if days else tuple(one.choices or ())
