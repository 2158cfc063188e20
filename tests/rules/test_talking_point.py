"""The life of a talking point: every (state, verb, role) of the table, and what follows from it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.ports import Policy
from bot.rules import talking_point as rules
from bot.rules.talking_point import MOVES, PointState, PointVerb
from db.tables import NoteKind, Person, PointAudience, Role, TalkingPoint

NOW = datetime(2026, 6, 3, 13, 5, tzinfo=UTC)
TODAY = NOW.date()
POLICY = Policy()
PEOPLE = {
    # added it, and may do no more than write notes
    "author": (Role.EXECUTIVE,),
    # a recruiter who changed it last
    "editor": (Role.RECRUITER,),
    "executive": (Role.EXECUTIVE,),
    "recruiter": (Role.RECRUITER,),
    "legal": (Role.LEGAL,),
    "compensation": (Role.COMPENSATION,),
    "admin": (Role.ADMIN,),
    "nobody": (),
}
KEEPERS = {"recruiter", "legal", "editor"}
#: who may do what, written out by hand: the table is held against it
ALLOWED: dict[tuple[str, str], set[str]] = {
    ("proposed", "point_approve"): {"recruiter", "legal"},
    ("proposed", "point_edit"): {*KEEPERS, "author"},
    ("proposed", "point_withdraw"): {*KEEPERS, "author"},
    ("approved", "point_edit"): {*KEEPERS, "author"},
    ("approved", "point_expire"): {*KEEPERS, "author"},
    ("approved", "point_withdraw"): {*KEEPERS, "author"},
    ("expired", "point_edit"): {*KEEPERS, "author"},
    ("expired", "point_withdraw"): {*KEEPERS, "author"},
}


def person(name: str, *, active: bool = True) -> Person:
    return Person(
        id=name,
        name=name,
        email=f"{name}@northlight.example",
        roles=list(PEOPLE[name]),
        active=active,
        created_at=NOW,
    )


def point(state: PointState = PointState.APPROVED, **more: object) -> TalkingPoint:
    usual = TalkingPoint(
        id="point_1",
        text="Northlight publishes the weights of every model it trains.",
        source="https://northlight.example/open",
        expires_on=TODAY - timedelta(days=1) if state is PointState.EXPIRED else date(2026, 12, 31),
        added_by="author",
        changed_by="editor",
        added_at=NOW,
        approved_by="" if state is PointState.PROPOSED else "legal@northlight.example",
        withdrawn_at=NOW if state is PointState.WITHDRAWN else None,
    )
    for name, value in more.items():
        setattr(usual, name, value)
    return usual


@pytest.mark.parametrize("state", PointState)
@pytest.mark.parametrize("verb", PointVerb)
@pytest.mark.parametrize("name", PEOPLE)
def test_each_verb_is_open_to_exactly_those_it_is_meant_for(state: PointState, verb: PointVerb, name: str) -> None:
    meant = name in ALLOWED.get((state.value, verb.value), set())
    why = rules.refusal(point(state), verb, person(name), POLICY, TODAY)
    assert (why is None) is meant, why
    assert (verb in rules.open_verbs(point(state), person(name), POLICY, TODAY)) is meant


@pytest.mark.parametrize("name", PEOPLE)
def test_whoever_left_may_nothing(name: str) -> None:
    for state in PointState:
        assert rules.open_verbs(point(state), person(name, active=False), POLICY, TODAY) == ()


@pytest.mark.parametrize("added_by", ["recruiter", "legal"])
def test_nobody_approves_what_they_added_or_changed(added_by: str) -> None:
    for mine in (
        point(PointState.PROPOSED, added_by=added_by),
        point(PointState.PROPOSED, changed_by=added_by),
    ):
        why = rules.refusal(mine, PointVerb.APPROVE, person(added_by), POLICY, TODAY)
        assert why is not None
        assert why.key == "point-refused-four-eyes"
        # Where the house does without four eyes, it may.
        alone = Policy(four_eyes=False)
        assert rules.refusal(mine, PointVerb.APPROVE, person(added_by), alone, TODAY) is None


def test_the_table_leads_where_it_says() -> None:
    for (state, verb), move in MOVES.items():
        moved = point(state)
        match verb:
            case PointVerb.APPROVE:
                rules.approve(moved, "legal@northlight.example", NOW)
            case PointVerb.EDIT:
                moved.expires_on = TODAY
                rules.void_approval(moved)
            case PointVerb.EXPIRE:
                rules.expire(moved, TODAY)
            case PointVerb.WITHDRAW:
                rules.withdraw(moved, NOW)
        assert rules.state_of(moved, TODAY) is move.to, (state, verb)


def test_withdrawn_is_for_good() -> None:
    assert not [verb for state, verb in MOVES if state is PointState.WITHDRAWN]


def test_the_last_day_counts_and_the_next_does_not() -> None:
    last = point(expires_on=TODAY)
    assert rules.state_of(last, TODAY) is PointState.APPROVED
    assert rules.state_of(last, TODAY + timedelta(days=1)) is PointState.EXPIRED


@pytest.mark.parametrize(
    ("audience", "kind", "told"),
    [
        (PointAudience.EVERYONE, NoteKind.FIRST, True),
        (PointAudience.EVERYONE, NoteKind.FOLLOW_UP, True),
        (PointAudience.FIRST_NOTE, NoteKind.FIRST, True),
        (PointAudience.FIRST_NOTE, NoteKind.FOLLOW_UP, False),
        (PointAudience.FIRST_NOTE, NoteKind.OFFER, False),
        (PointAudience.INTERNAL, NoteKind.FIRST, False),
        (PointAudience.INTERNAL, NoteKind.FOLLOW_UP, False),
    ],
)
def test_an_audience_decides_which_notes_may_say_it(audience: PointAudience, kind: NoteKind, told: bool) -> None:
    said = point(audience=audience)
    assert rules.usable(said, kind, TODAY) is told
    assert (rules.gone(said, kind, rules.mark_of(said), TODAY) is None) is told


@pytest.mark.parametrize("state", [PointState.PROPOSED, PointState.EXPIRED, PointState.WITHDRAWN])
def test_only_what_is_approved_is_used(state: PointState) -> None:
    assert not rules.usable(point(state), NoteKind.FIRST, TODAY)
    why = rules.gone(point(state), NoteKind.FIRST, rules.mark_of(point()), TODAY)
    assert why is not None
    assert why.key == f"point-gone-{state.value}"


def test_other_words_are_another_statement() -> None:
    before = rules.mark_of(point())
    assert rules.gone(point(), NoteKind.FIRST, before, TODAY) is None
    why = rules.gone(point(text="Northlight publishes nothing."), NoteKind.FIRST, before, TODAY)
    assert why is not None
    assert why.key == "point-gone-changed"


def test_the_guard_over_an_internal_statement_is_lifted_by_an_approval_alone() -> None:
    secret = point(PointState.PROPOSED, audience=PointAudience.INTERNAL)
    rules.void_approval(secret)
    assert secret.guarded
    # Meant for everyone now, and nobody has agreed yet.
    secret.audience = PointAudience.EVERYONE
    rules.void_approval(secret)
    assert secret.guarded
    rules.approve(secret, "legal@northlight.example", NOW)
    assert not secret.guarded


def test_a_withdrawn_statement_is_guarded_no_more() -> None:
    secret = point(audience=PointAudience.INTERNAL, guarded=True)
    rules.withdraw(secret, NOW)
    assert not secret.guarded


@pytest.mark.parametrize(("days", "left"), [(0, 0), (1, 1), (14, 14), (15, None), (-1, None)])
def test_two_weeks_before_its_end_somebody_is_told(days: int, left: int | None) -> None:
    assert rules.days_left(point(expires_on=TODAY + timedelta(days=days)), TODAY) == left


def test_what_nobody_approved_runs_out_for_nobody() -> None:
    assert rules.days_left(point(PointState.PROPOSED, expires_on=TODAY), TODAY) is None


def test_what_waits_comes_first_then_what_ends_soonest() -> None:
    listed = [
        point(PointState.WITHDRAWN, id="withdrawn"),
        point(PointState.EXPIRED, id="expired"),
        point(id="later", expires_on=date(2027, 1, 1)),
        point(id="sooner", expires_on=date(2026, 6, 10)),
        point(PointState.PROPOSED, id="waits"),
    ]
    ordered = sorted(listed, key=lambda one: rules.rank(one, TODAY))
    assert [one.id for one in ordered] == ["waits", "sooner", "later", "expired", "withdrawn"]
