"""What happens when, if nobody answers, as stations and as a drawing."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.timeline import DASHES, drawing, lines, short
from bot.rules.place import placed
from bot.rules.schedule import sequence
from bot.rules.timeline import Happens, PutOff, timeline
from bot.texts import Words

LONDON = placed("GB", "ENG", "Europe/London")
SENT = datetime(2026, 6, 1, 12, tzinfo=UTC)


def test_it_foretells_what_the_schedule_plans_and_then_the_end() -> None:
    planned = sequence(SENT, (4, 10), LONDON)
    stations = timeline([SENT], (4, 10), LONDON)
    assert [(one.what, one.ordinal) for one in stations] == [
        (Happens.LEAVES, 0),
        (Happens.FOLLOW_UP, 1),
        (Happens.LAST, 2),
        (Happens.CLOSES, 3),
    ]
    assert [one.at for one in stations[1:3]] == [moment.at for moment in planned]


def test_a_snoozed_follow_up_moves_all_that_comes_after_it() -> None:
    put_off = SENT + timedelta(days=21)
    usual = timeline([SENT], (4, 10), LONDON)
    stations = timeline([SENT], (4, 10), LONDON, planned=PutOff(put_off))
    assert stations[1].at == put_off
    assert all(moved.at > before.at for moved, before in zip(stations[1:], usual[1:], strict=True))


def test_after_the_last_one_only_the_end_is_left() -> None:
    stations = timeline([SENT, SENT + timedelta(days=6), SENT + timedelta(days=14)], (4, 10), LONDON)
    assert [one.what for one in stations] == [Happens.LEAVES] * 3 + [Happens.CLOSES]


def test_the_drawing_is_as_long_as_the_time_and_shows_today() -> None:
    stations = timeline([SENT], (4, 10), LONDON)
    assert drawing(stations) == "●───○─────────○────────────◇"
    assert drawing(stations, SENT) == "●│───○─────────○────────────◇"
    assert drawing(stations, stations[1].at) == "●───○│─────────○────────────◇"
    assert "│" not in drawing(stations, stations[-1].at + timedelta(days=1))


def test_a_list_tells_only_what_is_to_come_and_nothing_of_nothing() -> None:
    stations = timeline([SENT], (4, 10), LONDON)
    _, told = short(stations, stations[1].at, "Europe/London", Words())
    assert "first note" not in told.text
    assert "follow-up 2, the last" in told.text
    assert lines((), "UTC", Words()) == short((), SENT, "UTC", Words()) == []


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 -- Hypothesis wants bounds without zone
    st.lists(st.integers(1, 365), unique=True, max_size=5).map(sorted),
)
def test_stations_are_in_order_and_the_drawing_fits_a_telephone(sent: datetime, days: list[int]) -> None:
    stations = timeline([sent], days, LONDON)
    assert [one.at for one in stations] == sorted({one.at for one in stations})
    assert len(stations) == len(days) + 2
    for now in (sent, stations[-1].at, sent + timedelta(days=5)):
        assert len(drawing(stations, now)) <= DASHES + 3 * len(stations)
