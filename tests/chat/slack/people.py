"""What people do in Slack, for the tests of `listen`: a card that is posted, a form that is filled in, a desk that breaks."""

from bot.cards.elements import Button, Buttons, Card, ChoiceField, DateField, Form, Line, Option, SearchField, TextField
from bot.chat.slack.send import SlackChat
from bot.events import Answer, Command, Event, Open, Options, Origin, Search
from bot.ports import Place
from bot.sandbox import Hand, View
from tests.chat.slack.conftest import StandIn

GENERAL, REVIEW = "C01GENERAL", "C01REVIEW"

APPROVE = Button("Approve", "approve", "note_1", 3)
CARD = Card("A note", (Line("Ada"), Buttons((APPROVE,))))
NOTE_FORM = Form(
    "note",
    "Write a note",
    (
        SearchField("candidate", "Who", source="candidates"),
        TextField("purpose", "What about", required=False, lines=3),
        ChoiceField("tone", "Tone", (Option("warm", "warm"), Option("formal", "formal")), required=False),
        DateField("day", "Day", required=False),
    ),
    submit="Ask",
    cancel="Cancel",
    subject="subject_1",
    seen=7,
)


def origin_of(event: Event) -> Origin:
    return event.origin


async def home_of(hand: Hand) -> View:
    async def there() -> View | None:
        return await hand.home()

    return await hand.wait_for(there)


async def posted(slack: SlackChat, card: Card = CARD) -> None:
    await slack.post(Place("T01NORTH", channel=REVIEW), card, "card_1")


async def filled_in(desk: StandIn, mara: Hand) -> None:
    async def answering(event: Event) -> Answer:
        match event:
            case Command():
                return Open(NOTE_FORM)
            case Search():
                return Options((Option("cand_1", "Ada Okafor", "Deep Meadow"),))
            case _:
                return desk.answer

    desk.answering = answering
    await mara.slash(GENERAL, "/note")
    await mara.wait_for_view("Write a note")


FILLED = {"Who": "Ada Okafor", "What about": "R&D\n\nand <more>", "Tone": "warm", "Day": "2026-12-01"}


class Broken(Exception):
    """A failure with data in it."""


async def breaking(event: Event) -> Answer:
    raise Broken("Ada Okafor earns a secret sum")
