"""The life of a planned follow-up."""

from datetime import UTC, datetime

import pytest

from bot.rules.follow_up import MOVES, Step, can, open_steps, plan, take
from db.tables import FollowUp, FollowUpStatus, Person, Role

NOW = datetime(2026, 6, 3, 13, 5, tzinfo=UTC)
POSSIBLE = {
    ("scheduled", "open"),
    ("scheduled", "snooze"),
    ("scheduled", "cancel"),
    ("scheduled", "skip"),
    ("opened", "snooze"),
    ("opened", "cancel"),
}


def planned(status: FollowUpStatus) -> FollowUp:
    return FollowUp(
        id="plan_1",
        thread_id="t",
        executive_id="mara",
        candidate_id="c",
        after_note_id="n",
        ordinal=1,
        status=status,
        planned_for=NOW,
        due_at=NOW,
    )


def person(name: str, *, active: bool = True) -> Person:
    return Person(id=name, name=name, email=name, roles=[Role.EXECUTIVE], active=active, created_at=NOW)


@pytest.mark.parametrize("status", FollowUpStatus)
def test_each_step_is_possible_exactly_where_it_is_meant_to_be(status: FollowUpStatus) -> None:
    for step in Step:
        assert can(planned(status), step) == ((status.value, step.value) in POSSIBLE)


@pytest.mark.parametrize("status", FollowUpStatus)
def test_only_its_executive_has_a_say(status: FollowUpStatus) -> None:
    assert open_steps(planned(status), person("jonas")) == ()
    assert open_steps(planned(status), person("mara", active=False)) == ()
    mine = {step.value for step in open_steps(planned(status), person("mara"))}
    assert mine == {step for at, step in POSSIBLE if at == status.value and step in ("snooze", "cancel")}


def test_whatever_happened_it_is_due_no_more_until_planned_again() -> None:
    for status, step in MOVES:
        one = planned(status)
        take(one, step, None, "plan-stopped")
        assert one.due_at is None
        plan(one, NOW)
        assert one.due_at == NOW
