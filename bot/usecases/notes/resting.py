"""What a note rests on, as it is now: the talking points it cites, and what no draft may say."""

from collections.abc import Mapping, Sequence

from bot.ports import Evidence, Unit
from bot.rules.talking_point import gone, statement_of
from bot.texts import Text
from db.tables import Claim, Note, NoteRevision


async def lost(unit: Unit, note: Note, wording: NoteRevision, claims: Sequence[Claim]) -> Mapping[str, Text]:
    """The talking points that `claims` cite and the note may no longer rest on, by id, each with the reason."""
    cited = list(dict.fromkeys(source for claim in claims for source in claim.sources))
    worded = {entry["id"]: entry["sha256"] for entry in wording.brief}
    return {
        point.id: why
        for point in await unit.candidates.points_among(cited)
        if (why := gone(point, note.kind, worded.get(point.id, ""), unit.now.date()))
    }


async def guarded(unit: Unit) -> tuple[Evidence, ...]:
    """What our company says only inside."""
    return tuple(
        Evidence(point.id, statement_of(point), kind="internal") for point in await unit.candidates.guarded_points()
    )
