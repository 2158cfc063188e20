"""Where a candidate stands in our own hiring, said by a recruiter: while anything is under way nobody drafts to them."""

from collections.abc import Mapping

from bot.ports import Refusal, Unit
from bot.rules.access import Action
from bot.rules.coordination import hinders
from bot.rules.hidden import plain
from bot.texts import Text, text
from bot.usecases import doors
from bot.usecases.notes.ending import stop_everything
from db.tables import Candidate, Person, Stage

#: characters kept of where it is known from
SOURCE_LENGTH = 200


async def set_stage(
    unit: Unit, person: Person, candidate_id: str, seen: int, values: Mapping[str, str]
) -> Text | Refusal | dict[str, Text]:
    """Store the stage with its source and who said it; what is under way for the candidate is called off."""
    if no := doors.refused(person, Action.SET_STAGE):
        return no
    candidate = await doors.candidate(unit, person, candidate_id)
    if isinstance(candidate, Refusal):
        return candidate
    if candidate.version != seen:
        return Refusal(text("stage-changed-meanwhile"))
    given, source = values.get("stage", ""), plain(values.get("source", ""), SOURCE_LENGTH)
    if given not in set(Stage):
        return {"stage": text("wrong-empty")}
    if not source:
        return {"source": text("wrong-no-source")}
    put(unit, candidate, Stage(given), source, person.id)
    unit.audit(person.id, "candidate.stage", candidate.id, stage=given)
    if hinders(candidate):
        await stop_everything(unit, candidate.id, person, "plan-stage", text("barred-stage"))
    return text("stage-set", candidate=candidate.name, stage=text(f"stage-{given.replace('_', '-')}"))


def put(unit: Unit, candidate: Candidate, stage: Stage, source: str, by: str) -> None:
    """Store the stage, and since when."""
    candidate.stage, candidate.stage_source = stage, source
    candidate.stage_set_by, candidate.stage_set_at = by, unit.now
