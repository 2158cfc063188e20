"""Stand-ins for what lies outside: each does what its port promises, as the test says."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.cards.elements import Button, Buttons, Card, Element, Menu
from bot.ports import (
    Brief,
    ChatFailed,
    Delivery,
    Draft,
    Finding,
    Letter,
    Outcome,
    Place,
    Posted,
    Sentence,
    Usage,
    WriterFailed,
    Written,
)


@dataclass
class GivenClock:
    """A clock that stands until it is moved."""

    at: datetime = datetime(2026, 6, 3, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class CountingIds:
    """Ids in order."""

    given: int = 0

    def new(self, kind: str) -> str:
        self.given += 1
        return f"{kind}_{self.given:05}"


@dataclass
class FakeWriter:
    """Writes an honest little note; fails when told to."""

    failure: str = ""
    briefs: list[Brief] = field(default_factory=list)
    cost: int = 0
    draft: Draft | None = None

    async def write(self, brief: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Written:
        self.briefs.append(brief)
        if self.failure:
            raise WriterFailed(self.failure, Usage("fake", "first_note@1"))
        usage = Usage("fake", "first_note@1", prompt_tokens=10, completion_tokens=5, cost_micros=self.cost)
        return Written(self.draft or self._honest(brief), usage)

    def _honest(self, brief: Brief) -> Draft:
        cited = [Sentence(fact.text, (fact.id,)) for fact in brief.facts[:2]]
        return Draft(
            ("Your work on routing", "Once more about routing", "A last word about routing")[brief.ordinal],
            (
                Sentence(f"Dear {brief.candidate_name},", paragraph=True),
                *cited,
                Sentence("Would you have half an hour?", paragraph=True),
                Sentence(brief.sender_name, paragraph=True),
            ),
        )


@dataclass
class FakeCourier:
    """Takes letters; the next outcomes can be set."""

    outcomes: list[Delivery] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    #: those the server said it took
    accepted: list[Letter] = field(default_factory=list)

    async def deliver(self, letter: Letter) -> Delivery:
        delivery = self.outcomes.pop(0) if self.outcomes else Delivery(Outcome.SENT, provider_id="p1")
        self.letters.append(letter)
        if delivery.outcome is Outcome.SENT:
            self.accepted.append(letter)
        return delivery

    @property
    def taken(self) -> int:
        return len(self.letters)


@dataclass
class FakeChat:
    """A chat where cards stand; `failures` are raised by the next calls, after posting if `posts_anyway`."""

    failures: list[ChatFailed] = field(default_factory=list)
    posts_anyway: bool = False
    standing: dict[str, Card] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    card_ids: dict[str, str] = field(default_factory=dict)

    async def post(self, place: Place, card: Card, card_id: str) -> Posted:
        if self.failures:
            failure = self.failures.pop(0)
            if self.posts_anyway:
                self._stand(place, card, card_id)
            raise failure
        return self._stand(place, card, card_id)

    async def redraw(self, posted: Posted, card: Card, card_id: str) -> None:
        if self.failures:
            raise self.failures.pop(0)
        assert posted.message_ref in self.standing
        self.standing[posted.message_ref] = card

    async def find(self, place: Place, card_id: str) -> Posted | None:
        found = next((ref for ref, known in self.card_ids.items() if known == card_id), None)
        return Posted(place.channel or f"D{place.user_id}", found) if found else None

    def _stand(self, place: Place, card: Card, card_id: str) -> Posted:
        ref = f"{len(self.standing) + 1}.0"
        self.standing[ref], self.places[ref], self.card_ids[ref] = card, place, card_id
        return Posted(place.channel or f"D{place.user_id}", ref)

    def in_channel(self, channel: str) -> list[Card]:
        """The cards of a channel, oldest first."""
        return [card for ref, card in self.standing.items() if self.places[ref].channel == channel]

    def to(self, user_id: str) -> list[Card]:
        """A person's messages, oldest first."""
        return [card for ref, card in self.standing.items() if self.places[ref].user_id == user_id]


def buttons(card: Card) -> dict[str, Button]:
    """A card's buttons by verb, menus' included (by verb and choice)."""
    found: dict[str, Button] = {}
    for element in card.elements:
        if isinstance(element, Buttons):
            found |= {button.verb: button for button in element.buttons}
        if isinstance(element, Menu):
            found |= {f"{button.verb}:{button.choice}": button for button in element.buttons}
    return found


def every_button(card: Card) -> list[Button]:
    """A card's buttons, menus' included, in order."""
    return [button for element in card.elements if isinstance(element, Buttons | Menu) for button in element.buttons]


def words_of(elements: Sequence[Element]) -> str:
    """Every visible word of a card."""
    return " ".join(str(element) for element in elements)
