"""Ids: ordered by time, not to be guessed, and telling what they name."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outside.ids import RandomIds


@dataclass
class At:
    moment: datetime

    def now(self) -> datetime:
        return self.moment


MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS, st.timedeltas(timedelta(milliseconds=1), timedelta(days=9000)))
def test_a_later_id_sorts_after_an_earlier_one(moment: datetime, later: timedelta) -> None:
    clock = At(moment.replace(microsecond=0))
    ids = RandomIds(clock)
    first = ids.new("note")
    clock.moment += later
    assert ids.new("note") > first


def test_an_id_names_its_kind_and_fits_a_button() -> None:
    made = RandomIds(At(datetime(2026, 6, 3, tzinfo=UTC))).new("follow_up")
    assert made.startswith("follow_up_")
    assert len(made.removeprefix("follow_up_")) == 26
    assert made == made.lower()


def test_ids_of_one_millisecond_differ_in_eighty_bits() -> None:
    ids = RandomIds(At(datetime(2026, 6, 3, tzinfo=UTC)))
    tails = [ids.new("note")[-16:] for _ in range(2000)]
    assert len(set(tails)) == len(tails)
    # Every one of the sixteen letters takes all of its 32 values: no bit stands still.
    assert all(len({tail[place] for tail in tails}) == 32 for place in range(16))


@pytest.mark.parametrize("kind", ["", "Note", "note-1", "a b", "x" * 31])
def test_a_kind_is_a_plain_word(kind: str) -> None:
    with pytest.raises(ValueError, match="no kind"):
        RandomIds(At(datetime(2026, 6, 3, tzinfo=UTC))).new(kind)
