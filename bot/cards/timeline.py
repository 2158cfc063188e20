"""What happens when, as a line drawn with marks and in words: `●──│──○────○──────◇`.

Why it is text and no picture: docs/decisions/follow-ups.md.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.cards.elements import Line, Style
from bot.rules.timeline import Happens, Station
from bot.texts import Words

#: dashes of a whole line; a telephone shows some forty characters
DASHES = 24
MARKS = {Happens.LEAVES: "●", Happens.FOLLOW_UP: "○", Happens.LAST: "○", Happens.CLOSES: "◇"}
TODAY = "│"


def lines(stations: Sequence[Station], zone: str, words: Words) -> list[Line]:
    """The drawing, then a line for each station; nothing for none. A card stands for days: it does not say today."""
    if not stations:
        return []
    return [Line(drawing(stations)), *(Line(_told(one, zone, words), Style.QUIET) for one in stations)]


def short(stations: Sequence[Station], now: datetime, zone: str, words: Words) -> list[Line]:
    """The drawing and one line with what is still to come, for a list."""
    if not stations:
        return []
    told = " · ".join(_told(one, zone, words) for one in stations if one.at > now)
    return [Line(drawing(stations, now)), Line(told, Style.QUIET)] if told else []


def drawing(stations: Sequence[Station], now: datetime | None = None) -> str:
    """A mark for each station, dashes between them as long as the time, and where `now` is."""
    return "".join(_drawn(stations, now))


def _drawn(stations: Sequence[Station], now: datetime | None) -> Iterator[str]:
    whole = (stations[-1].at - stations[0].at).total_seconds()
    for station, after in zip(stations, [*stations[1:], None], strict=True):
        yield MARKS[station.what]
        if after is None:
            return
        dashes = max(1, round(DASHES * (after.at - station.at).total_seconds() / whole))
        if now is not None and station.at <= now < after.at:
            passed = min(dashes, round(DASHES * (now - station.at).total_seconds() / whole))
            yield "─" * passed + TODAY + "─" * (dashes - passed)
        else:
            yield "─" * dashes


def _told(station: Station, zone: str, words: Words) -> str:
    told = words(f"timeline-{station.what.value}", ordinal=station.ordinal, at=words.moment(station.at, zone))
    return words("timeline-moved-away", what=told) if station.away else told
