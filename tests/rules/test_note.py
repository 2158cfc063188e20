"""The life of a note: every (status, verb, part) of the table, and what follows from it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.ports import Policy
from bot.rules import note as rules
from bot.rules.note import FINISHED, LEFT, MOVES, OWED, UNFINISHED, Part, Verb
from db.tables import Note, NoteKind, NoteRevision, NoteStatus, Person, Role

NOW = datetime(2026, 6, 3, 13, 5, tzinfo=UTC)
POLICY = Policy()
PEOPLE = {
    "executive": (Role.EXECUTIVE,),
    "other-executive": (Role.EXECUTIVE,),
    "requester": (Role.RECRUITER,),
    "recruiter": (Role.RECRUITER,),
    "compensation": (Role.COMPENSATION,),
    "legal": (Role.LEGAL,),
    "admin": (Role.ADMIN,),
    "nobody": (),
}
#: who may do what, written out by hand: the table is held against it
ALLOWED: dict[tuple[str, str], set[str]] = {
    ("requested", "withdraw"): {"executive", "requester"},
    ("draft_failed", "retry"): {"executive", "requester", "recruiter"},
    ("draft_failed", "withdraw"): {"executive", "requester", "recruiter"},
    ("in_review", "approve"): {"recruiter"},
    ("in_review", "edit"): {"executive", "requester", "recruiter"},
    ("in_review", "ask_again"): {"executive", "requester", "recruiter"},
    ("in_review", "reject"): {"requester", "recruiter"},
    ("in_review", "withdraw"): {"executive", "requester"},
    ("approved", "release"): {"executive"},
    ("approved", "schedule"): {"executive"},
    ("approved", "edit"): {"executive", "requester", "recruiter"},
    ("approved", "withdraw"): {"executive", "requester"},
    ("send_failed", "retry"): {"executive"},
    ("send_failed", "edit"): {"executive", "requester", "recruiter"},
    ("send_failed", "withdraw"): {"executive", "requester"},
    ("send_unsure", "it_was_sent"): {"executive"},
    ("send_unsure", "it_was_not_sent"): {"executive"},
    ("send_unsure", "answered"): {"executive", "requester", "recruiter"},
    ("sent", "answered"): {"executive", "requester", "recruiter"},
    ("sent", "close"): {"executive"},
    ("closed", "answered"): {"executive", "requester", "recruiter"},
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


def note(status: NoteStatus) -> Note:
    return Note(
        id="note_1",
        thread_id="t",
        executive_id="executive",
        candidate_id="c",
        kind=NoteKind.FIRST,
        status=status,
        revision=1,
        requested_by="requester",
        requested_at=NOW,
        moved_at=NOW,
    )


@pytest.mark.parametrize("status", NoteStatus)
def test_each_verb_is_open_to_exactly_those_it_is_meant_for(status: NoteStatus) -> None:
    for verb in Verb:
        may = {name for name in PEOPLE if rules.refusal(note(status), verb, person(name), POLICY) is None}
        assert may == ALLOWED.get((status.value, verb.value), set()), verb


@pytest.mark.parametrize("status", NoteStatus)
def test_buttons_are_the_allowed_verbs_and_no_others(status: NoteStatus) -> None:
    for name in PEOPLE:
        verbs = {verb.value for verb in rules.open_verbs(note(status), person(name), POLICY)}
        assert verbs == {verb for (at, verb), who in ALLOWED.items() if at == status.value and name in who}


@pytest.mark.parametrize("verb", [Verb.CALL_OFF, Verb.GO_BACK])
def test_what_is_being_handed_over_is_stopped_by_nothing(verb: Verb) -> None:
    sending = note(NoteStatus.SENDING)
    assert rules.system_may(sending, verb)
    sending.attempted_at = NOW
    assert not rules.system_may(sending, verb)


@pytest.mark.parametrize("status", NoteStatus)
def test_only_what_was_approved_and_has_not_left_goes_back(status: NoteStatus) -> None:
    assert rules.system_may(note(status), Verb.GO_BACK) is (status in (NoteStatus.APPROVED, NoteStatus.SENDING))


def test_one_who_left_the_company_may_nothing() -> None:
    for status, verb in MOVES:
        assert rules.refusal(note(status), verb, person("executive", active=False), POLICY) is not None


def test_an_executive_who_lost_the_role_may_nothing_with_their_note() -> None:
    former = person("executive")
    former.roles = []
    assert rules.open_verbs(note(NoteStatus.APPROVED), former, POLICY) == ()


def test_who_asked_may_approve_only_where_policy_says_so() -> None:
    asker = person("requester")
    waiting = note(NoteStatus.IN_REVIEW)
    four_eyes = rules.refusal(waiting, Verb.APPROVE, asker, POLICY)
    assert four_eyes is not None
    assert four_eyes.key == "note-refused-four-eyes"
    assert rules.refusal(waiting, Verb.APPROVE, asker, Policy(four_eyes=False)) is None


def test_a_recruiter_who_is_also_the_executive_may_not_approve_their_own_note() -> None:
    both = person("executive")
    both.roles = [Role.EXECUTIVE, Role.RECRUITER]
    assert rules.refusal(note(NoteStatus.IN_REVIEW), Verb.APPROVE, both, POLICY) is not None


def test_nothing_is_sent_without_an_approval_before_it() -> None:
    """The only ways into SENDING start at APPROVED, or at a failure after one."""
    ways = {status for (status, _), move in MOVES.items() if move.to is NoteStatus.SENDING}
    assert ways == {NoteStatus.APPROVED, NoteStatus.SENDING, NoteStatus.SEND_FAILED}


def test_an_unsure_sending_is_never_sent_again_by_the_system() -> None:
    moves = {verb: move for (status, verb), move in MOVES.items() if status is NoteStatus.SEND_UNSURE}
    by_itself = {verb: move.to for verb, move in moves.items() if Part.SYSTEM in move.who}
    # Only what is learned of it moves it.
    assert by_itself == {
        Verb.ANSWERED: NoteStatus.ANSWERED,
        Verb.DELIVERED: NoteStatus.SENT,
        Verb.REFUSED: NoteStatus.SEND_FAILED,
    }


def test_every_status_is_finished_or_under_way_or_sent() -> None:
    assert FINISHED | UNFINISHED | {NoteStatus.SENT} == set(NoteStatus)
    assert not FINISHED & UNFINISHED
    assert NoteStatus.SENT in LEFT


def test_what_is_owed_can_be_done_by_the_system() -> None:
    for status in OWED:
        assert any(rules.system_may(note(status), verb) for verb in Verb)


words = st.text(min_size=1, max_size=30)


@given(
    st.lists(words, min_size=8, max_size=8),
    st.integers(min_value=0, max_value=7),
    words,
)
def test_any_changed_part_of_what_is_sent_changes_the_digest(parts: list[str], which: int, other: str) -> None:
    names = (
        "sender_name",
        "sender_address",
        "recipient_name",
        "recipient_address",
        "subject",
        "body",
        "footer",
        "channel",
    )

    def worded(values: dict[str, str]) -> NoteRevision:
        wording = NoteRevision(note_id="n", revision=1, digest="", written_at=NOW)  # type: ignore[call-arg]
        for name, value in values.items():
            setattr(wording, name, value)
        return wording

    before = dict(zip(names, parts, strict=True))
    first, second = worded(before), worded(before | {names[which]: other})
    assert (rules.digest(first) == rules.digest(second)) == (parts[which] == other)


def test_moving_words_between_fields_changes_the_digest() -> None:
    def wording(subject: str, body: str) -> NoteRevision:
        return NoteRevision(
            note_id="n",
            revision=1,
            sender_name="a",
            sender_address="b",
            recipient_name="c",
            recipient_address="d",
            subject=subject,
            body=body,
            footer="f",
            digest="",
            written_at=NOW,
        )

    assert rules.digest(wording("ab", "c")) != rules.digest(wording("a", "bc"))


class LifeOfANote(RuleBasedStateMachine):
    """Anybody presses anything at any time; the promises hold all along."""

    def __init__(self) -> None:
        super().__init__()
        self.note = note(NoteStatus.REQUESTED)
        self.note.revision = 0
        self.approved: int | None = None
        self.sent = 0
        self.now = NOW

    @rule(verb=st.sampled_from(Verb), name=st.sampled_from(sorted(PEOPLE)))
    def press(self, verb: Verb, name: str) -> None:
        who = person(name)
        before = self.note.status
        if rules.refusal(self.note, verb, who, POLICY) is not None:
            assert self.note.status is before
            return
        rules.move(self.note, verb, who, self.now)
        self._after(verb)

    @precondition(lambda self: self.note.status in OWED)
    @rule(verb=st.sampled_from(Verb))
    def work(self, verb: Verb) -> None:
        if rules.system_may(self.note, verb):
            rules.move(self.note, verb, None, self.now)
            self._after(verb)

    def _after(self, verb: Verb) -> None:
        self.now += timedelta(hours=1)
        if verb in (Verb.DRAFTED, Verb.EDIT):
            self.note.revision += 1
            rules.void_approval(self.note)
        if verb is Verb.ASK_AGAIN:
            rules.void_approval(self.note)
        if verb is Verb.APPROVE:
            self.note.approved_by = self.note.moved_by
            self.note.approved_revision = self.note.revision
        if verb in (Verb.DELIVERED, Verb.IT_WAS_SENT):
            self.sent += 1

    @invariant()
    def whatever_is_on_its_way_or_there_was_approved_as_it_is(self) -> None:
        if self.note.status in (NoteStatus.APPROVED, NoteStatus.SENDING, NoteStatus.SEND_FAILED, *LEFT):
            assert self.note.approved_revision == self.note.revision
            assert self.note.approved_by not in (None, "requester", "executive")

    @invariant()
    def it_is_sent_once_at_most(self) -> None:
        assert self.sent <= 1

    @invariant()
    def what_is_finished_owes_nothing(self) -> None:
        if self.note.status in FINISHED:
            assert self.note.status not in OWED


TestLifeOfANote = LifeOfANote.TestCase
