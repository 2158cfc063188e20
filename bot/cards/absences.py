"""When executives are away and who stands in, and the form for new days."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.elements import (
    Banner,
    Button,
    Buttons,
    Card,
    ChoiceField,
    Confirm,
    DateField,
    Element,
    Form,
    Line,
    Look,
    Option,
    Style,
    Title,
    Tone,
)
from bot.texts import Text, Words
from db.tables import Person, TimeAway

#: options a platform shows in one list
MOST = 100


@dataclass(frozen=True, slots=True)
class AwayView:
    """Days away, whose ("" for the reader's own), and who stands in ("" for nobody)."""

    away: TimeAway
    executive: str = ""
    delegate: str = ""


def draw(views: Sequence[AwayView], words: Words, said: Text | None = None) -> Card:
    """The days to come, each with a button that takes them back."""
    parts: list[Element] = [Title(words("away-title"))]
    if said is not None:
        parts.append(Banner(words(said), Tone.GOOD))
    if not views:
        parts.append(Line(words("away-none")))
    for view in views:
        away = view.away
        days = words("away-days", first=away.first, last=away.last) if away.first < away.last else words.day(away.first)
        parts.append(
            Line(words("away-whose", name=view.executive, days=days) if view.executive else days, Style.STRONG)
        )
        stands_in = words("away-stands-in", name=view.delegate) if view.delegate else words("away-waits")
        parts.append(Line(stands_in, Style.QUIET))
        sure = Confirm(words("away-end-title"), words("away-end-what"), words("yes"), words("no"))
        parts.append(Buttons((Button(words("away-end"), "away_end", away.id, away.version, confirm=sure),)))
    parts.append(Buttons((Button(words("away-add"), "away_add", "new", look=Look.PRIMARY),)))
    return Card(words("summary-answer"), tuple(parts))


def form(words: Words, executives: Sequence[Person], delegates: Sequence[Person]) -> Form:
    """New days away. Whose is asked where the reader may enter more than their own."""
    whose = tuple(Option(person.id, person.name, person.title) for person in executives[:MOST])
    stands_in = tuple(Option(person.id, person.name, person.title) for person in delegates[:MOST])
    parts: list[ChoiceField | DateField] = []
    if len(whose) > 1:
        parts.append(ChoiceField("executive", words("away-form-whose"), whose))
    parts += [
        DateField("first", words("away-form-first")),
        DateField("last", words("away-form-last"), hint=words("away-form-last-hint"), required=False),
        ChoiceField(
            "delegate", words("away-form-delegate"), stands_in, hint=words("away-form-delegate-hint"), required=False
        ),
    ]
    return Form("away_add", words("away-add"), tuple(parts), submit=words("away-form-submit"), cancel=words("cancel"))
