"""A name that several bear, or that none bears but some nearly: the asker chooses, the line is run again."""

from bot.cards import profile
from bot.cards.elements import Card
from bot.ports import Refusal, Unit
from bot.texts import Words, text
from bot.usecases.candidates.resolve import Resolved, ids
from db.tables import Person, Question


async def ask(unit: Unit, person: Person, line: str, typed: str, found: Resolved, words: Words) -> Card:
    """The question as a card; its buttons name the question and the candidate, nothing else."""
    hits = found.several or found.near
    if not hits:
        return profile.unknown(typed, words)
    question = Question(
        id=unit.new_id("question"), person_id=person.id, line=line, options=ids(hits), asked_at=unit.now
    )
    unit.add(question)
    return profile.which_one(question.id, typed, hits, words, certain=bool(found.several))


async def chosen(unit: Unit, person: Person, question_id: str, candidate_id: str) -> Question | Refusal:
    """The question that is being answered: the asker's own, open, with this candidate among its options."""
    question = await unit.cards.question(question_id)
    mine = question is not None and question.person_id == person.id and candidate_id in question.options
    if question is None or not mine:
        return Refusal(text("not-here"))
    if question.answered_at is not None:
        return Refusal(text("candidate-asked-before"))
    question.answered_at = unit.now
    return question
