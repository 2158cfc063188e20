"""The life of a date, and when somebody is reminded of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules import personal_date as rules
from bot.rules.days import Days
from bot.rules.personal_date import LEADS, MOVES, DateVerb, as_choice, open_verbs, read_choice, reminder
from bot.rules.place import placed
from bot.rules.schedule import is_open
from db.tables import DateKind, DateStatus, Person, PersonalDate, Role

LONDON = placed("GB", "ENG", "Europe/London")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def on(first: str, last: str = "") -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("kind", "days", "at"),
    [
        # Three weeks before a Sunday is a Sunday: the Monday after.
        (DateKind.VEST, on("2027-03-14"), "2027-02-22T09:00+00:00"),
        (DateKind.NOTICE, on("2027-06-30"), "2027-05-19T08:00+00:00"),
        (DateKind.CONFERENCE, on("2027-07-18", "2027-07-24"), "2027-07-05T08:00+00:00"),
        # The Monday of the week after; 31 May 2027 is a bank holiday.
        (DateKind.DEADLINE, on("2027-05-20"), "2027-05-24T08:00+00:00"),
        (DateKind.DEADLINE, on("2027-05-28"), "2027-06-01T08:00+00:00"),
        # "Ask me in May": its first working morning; 1 May 2027 is a Saturday, and Monday the 3rd a bank holiday.
        (DateKind.ASK_AGAIN, on("2027-05-01", "2027-05-31"), "2027-05-04T08:00+00:00"),
        # Too near for three weeks: the next morning.
        (DateKind.VEST, on("2026-12-01"), "2026-11-25T09:00+00:00"),
    ],
)
def test_each_kind_has_its_distance(kind: DateKind, days: Days, at: str) -> None:
    assert reminder(kind, days, LONDON, NOW).isoformat(timespec="minutes") == at


days = st.builds(
    lambda first, length: Days(first, first + timedelta(days=length)),
    st.dates(date(2026, 11, 24), date(2029, 1, 1)),
    st.integers(0, 40),
)


@given(st.sampled_from(DateKind), days, st.sampled_from(["GB", "DE", "US", "SA", "IN", ""]))
def test_a_reminder_lies_ahead_in_their_working_hours(kind: DateKind, when: Days, country: str) -> None:
    place = placed(country)
    at = reminder(kind, when, place, NOW)
    assert at > NOW
    assert is_open(at, place)


@given(days)
def test_days_on_a_button_read_back(when: Days) -> None:
    assert read_choice(as_choice(when)) == when


@given(st.text(max_size=25))
def test_anything_else_on_a_button_is_no_day(written: str) -> None:
    found = read_choice(written)
    assert found is None or found.first <= found.last


def test_every_kind_has_a_lead_or_comes_after() -> None:
    assert set(DateKind) - set(LEADS) == {DateKind.DEADLINE}


def a_date(status: DateStatus, first: date | None = date(2027, 3, 14)) -> PersonalDate:
    return PersonalDate(
        id="date", candidate_id="ada", kind=DateKind.VEST, first_day=first, last_day=first, zone="Europe/London",
        source="by phone", status=status, added_by="mara", added_at=NOW,
    )  # fmt: skip


def a_person(*roles: Role) -> Person:
    return Person(id="p", name="Mara", email="mara@northlight.example", roles=list(roles), created_at=NOW)


@pytest.mark.parametrize("status", list(DateStatus))
def test_only_what_the_table_says_can_be_done_and_only_by_those_who_keep_dates(status: DateStatus) -> None:
    mine = open_verbs(a_date(status), a_person(Role.EXECUTIVE), NOW.date())
    assert set(mine) == {verb for (at, verb), move in MOVES.items() if at is status and move.by_person}
    assert open_verbs(a_date(status), a_person(Role.ADMIN, Role.LEGAL), NOW.date()) == ()


def test_nothing_unclear_or_over_can_be_confirmed() -> None:
    assert DateVerb.CONFIRM not in open_verbs(a_date(DateStatus.PROPOSED, None), a_person(Role.RECRUITER), NOW.date())
    over = a_date(DateStatus.PROPOSED, date(2026, 11, 23))
    assert DateVerb.CONFIRM not in open_verbs(over, a_person(Role.RECRUITER), NOW.date())
    assert DateVerb.DISMISS in open_verbs(over, a_person(Role.RECRUITER), NOW.date())


def test_what_is_only_proposed_has_no_road_to_a_reminder_without_a_person() -> None:
    assert not any(at is DateStatus.PROPOSED and not move.by_person for (at, _), move in MOVES.items())
    assert [at for (at, verb) in MOVES if verb is DateVerb.REMIND] == [DateStatus.CONFIRMED]
    assert not rules.can(a_date(DateStatus.REMINDED), DateVerb.REMIND)
