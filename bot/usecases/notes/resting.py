"""What a note rests on, as it is now: the talking points it cites, and what no draft may say."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.ports import Brief, Draft, Evidence, Policy, Sentence, Unit
from bot.rules.draft_checks.reading import Reading, read
from bot.rules.talking_point import gone, statement_of, usable
from bot.texts import Text
from db.tables import Claim, Note, NoteRevision


async def lost(
    unit: Unit, note: Note, wording: NoteRevision, claims: Sequence[Claim], on: date | None = None
) -> Mapping[str, Text]:
    """The talking points that `claims` cite and the note may no longer rest on, by id, each with the reason.

    `on` is the day it would leave, if that is not today.
    """
    cited = list(dict.fromkeys(source for claim in claims for source in claim.sources))
    worded = {entry["id"]: entry["sha256"] for entry in wording.brief}
    return {
        point.id: why
        for point in await unit.candidates.points_among(cited)
        if (why := gone(point, note.kind, worded.get(point.id, ""), on or unit.now.date()))
    }


async def as_it_stands(
    unit: Unit, note: Note, wording: NoteRevision, claims: Sequence[Claim], policy: Policy
) -> Reading:
    """The wording beside what it rests on now, ready to be checked; with far fewer questions than a new draft needs."""
    candidate = await unit.candidates.get(note.candidate_id)
    if candidate is None:
        raise LookupError(note.id)
    cited = {source for claim in claims for source in claim.sources}
    facts = [fact for fact in await unit.candidates.facts(candidate.id) if fact.id in cited]
    known = [entry["id"] for entry in wording.brief]
    points = [point for point in await unit.candidates.points_among(known) if usable(point, note.kind, unit.now.date())]
    brief = Brief(
        kind=note.kind,
        ordinal=note.ordinal,
        last=False,
        sender_name=wording.sender_name,
        sender_title="",
        company=policy.company,
        candidate_name=wording.recipient_name,
        candidate_employer=candidate.employer,
        candidate_title=candidate.title,
        purpose=note.purpose,
        tone=note.tone,
        language=note.language,
        facts=tuple(Evidence(fact.id, fact.text, fact.source) for fact in facts),
        points=tuple(Evidence(point.id, statement_of(point), point.source, kind="point") for point in points),
    )
    words = Draft(wording.subject, tuple(Sentence(claim.text, tuple(claim.sources)) for claim in claims))
    return read(brief, words, None)


async def guarded(unit: Unit) -> tuple[Evidence, ...]:
    """What our company says only inside."""
    return tuple(
        Evidence(point.id, statement_of(point), kind="internal") for point in await unit.candidates.guarded_points()
    )
