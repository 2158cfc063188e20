"""The list of talking points fits into one message of Slack, whatever stands in it: nobody approves what they cannot read."""

from datetime import UTC, date, datetime

from bot.cards.points import LONGEST_SOURCE, PointsPage, PointView, draw_list
from bot.chat.slack.render import draw
from bot.rules.talking_point import LONGEST, PointState, PointVerb
from bot.texts import Words, text
from bot.usecases.points import SHOWN
from db.tables import PointAudience, TalkingPoint

NOW = datetime(2026, 6, 3, 13, 5, tzinfo=UTC)


def longest(number: int) -> PointView:
    source = f"https://northlight.example/{number}/"
    point = TalkingPoint(
        id=f"point_{number:030}",
        version=99,
        text=f"{number} " + "ö" * (LONGEST - 3) + ".",
        source=source + "x" * (LONGEST_SOURCE - len(source)),
        audience=PointAudience.INTERNAL,
        expires_on=date(2026, 6, 12),
        added_by="mara",
        added_at=NOW,
        approved_by="dana.whitfield@northlight.example",
        approved_at=NOW,
    )
    name = "Dana Whitfield of a very long name indeed"
    # More verbs than any state has.
    return PointView(point, PointState.APPROVED, name, name, name, days_left=9, verbs=tuple(PointVerb))


def test_a_page_of_the_longest_is_shown_whole() -> None:
    for language in ("en", "de"):
        page = PointsPage(
            [longest(number) for number in range(SHOWN)],
            total=999,
            page=1,
            pages=200,
            typed="northlight " * 5,
            waiting=999,
            ending=999,
            may_add=True,
            said=text("point-approved", point="x" * 120),
        )
        message = draw(draw_list(page, Words(language, "Europe/Berlin")))
        shown = str(message.blocks)
        for number in range(SHOWN):
            assert f"{number} " + "ö" * (LONGEST - 3) in shown
            assert shown.count(f"point_{number:030}") == len(PointVerb)
        assert Words(language)("card-shortened") not in shown
