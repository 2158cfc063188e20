"""A profile, a purpose and a thread in which one field holds what somebody planted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.ports import Brief, Draft, Sentence
from bot.rules.brief import choose
from db.tables import Candidate, Fact, LawfulBasis, NoteKind, Person, Role, TalkingPoint

NOW = datetime(2026, 6, 3, 9, 0, tzinfo=UTC)
FIELDS = ("name", "employer", "title", "fact", "source", "point", "purpose", "wish", "earlier")
FACTS = (
    "Published “Routing in sparse models” in 2026.",
    "Gave the opening talk of the Sparse Days in Leeds.",
    "Maintains the open-source library routekit.",
)


@dataclass(frozen=True)
class Planted:
    """What is planted, and where."""

    field: str
    text: str

    def __call__(self, field: str, otherwise: str) -> str:
        """The words of `field`."""
        return self.text if field == self.field else otherwise


def brief(plant: Planted, language: str = "en") -> Brief:
    """The brief as the bot chooses it from rows that hold the plant."""
    candidate = Candidate(
        id="cand_ada",
        name=plant("name", "Ada Okafor"),
        employer=plant("employer", "Deep Meadow"),
        title=plant("title", "Research scientist"),
        language=language,
        lawful_basis=LawfulBasis.LEGITIMATE_INTEREST,
        added_by="dana",
        created_at=NOW,
    )
    mara = Person(id="mara", name="Mara Lindqvist", email="mara@northlight.example", title="CEO", created_at=NOW)
    mara.roles = [Role.EXECUTIVE]
    return choose(
        executive=mara,
        candidate=candidate,
        facts=[_fact(n, words) for n, words in enumerate((plant("fact", FACTS[0]), *FACTS[1:]))]
        if plant.field != "source"
        else [_fact(0, FACTS[0], plant.text), *(_fact(n, words) for n, words in enumerate(FACTS[1:], 1))],
        points=[point(plant("point", "Northlight publishes the weights of every model it trains."))],
        kind=NoteKind.FOLLOW_UP if plant.field == "earlier" else NoteKind.FIRST,
        purpose=plant("purpose", "our open-model work"),
        language=language,
        company="Northlight",
        earlier=[f"Dear Ada Okafor,\n\n{plant.text}\n\nMara Lindqvist"] if plant.field == "earlier" else (),
        wish=plant("wish", ""),
        before=honest() if plant.field == "wish" else None,
        today=NOW.date(),
    )


def honest(*more: Sentence) -> Draft:
    """A letter that could be approved, with `more` sentences in its middle."""
    return Draft(
        "Routing, and our open models",
        (
            Sentence("Dear Ada Okafor,", paragraph=True),
            Sentence("Your paper “Routing in sparse models” is why I am writing.", ("fact_0",), paragraph=True),
            Sentence("You gave the opening talk of the Sparse Days in Leeds.", ("fact_1",)),
            *more,
            Sentence("Would you have half an hour for a call?", paragraph=True),
            Sentence("Mara Lindqvist", paragraph=True),
        ),
    )


def obedient(text: str, sources: Sequence[str]) -> list[Draft]:
    """The drafts of a model that does what it was told: the plant in the text, and in the subject."""
    return [honest(Sentence(text, tuple(sources))), Draft(text, honest().sentences)]


def _fact(number: int, words: str, source: str = "https://papers.example/routing") -> Fact:
    return Fact(
        id=f"fact_{number}",
        candidate_id="cand_ada",
        text=words,
        source=source,
        seen_on=date(2026, 5, 1),
        kind="publication",
        added_by="dana",
        added_at=NOW,
    )


def point(words: str, point_id: str = "point_0") -> TalkingPoint:
    return TalkingPoint(
        id=point_id,
        text=words,
        source="https://northlight.example/open",
        expires_on=date(2027, 12, 31),
        approved_by="rafael.ortiz@northlight.example",
        added_at=NOW,
    )


def with_texts(facts: Sequence[str], points: Sequence[str], purpose: str) -> Brief:
    """A brief as the bot chooses it from these facts and points."""
    usual = brief(Planted("", ""))
    candidate = Candidate(
        id="cand_ada",
        name=usual.candidate_name,
        employer=usual.candidate_employer,
        title=usual.candidate_title,
        lawful_basis=LawfulBasis.LEGITIMATE_INTEREST,
        added_by="dana",
        created_at=NOW,
    )
    mara = Person(id="mara", name="Mara Lindqvist", email="mara@northlight.example", title="CEO", created_at=NOW)
    return choose(
        executive=mara,
        candidate=candidate,
        facts=[_fact(number, words) for number, words in enumerate(facts)],
        points=[point(words, f"point_{number}") for number, words in enumerate(points)],
        purpose=purpose,
        company="Northlight",
        today=NOW.date(),
    )
