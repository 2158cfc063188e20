"""What a model's calls for a note cost, and whether its executive may spend more today."""

from bot.ports import Policy, Unit, Usage
from db.tables import Note, WriterCall


async def over_budget(unit: Unit, note: Note, policy: Policy) -> bool:
    """Has the executive spent the day's budget? The day is UTC's."""
    if not policy.daily_budget_micros:
        return False
    midnight = unit.now.replace(hour=0, minute=0, second=0, microsecond=0)
    return await unit.notes.spent_since(note.executive_id, midnight) >= policy.daily_budget_micros


def record(unit: Unit, note: Note, usage: Usage, outcome: str) -> None:
    """Keep what a call used. `outcome` is `ok` or the key of what went wrong."""
    unit.add(
        WriterCall(
            id=unit.new_id("call"),
            at=unit.now,
            note_id=note.id,
            person_id=note.executive_id,
            model=usage.model,
            prompt=usage.prompt,
            prompt_tokens=usage.prompt_tokens,
            cached_tokens=usage.cached_tokens,
            completion_tokens=usage.completion_tokens,
            cost_micros=usage.cost_micros,
            outcome=outcome,
        )
    )
