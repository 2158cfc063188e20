"""The brief holds what fits best, and nothing else."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.ports import Brief, Draft, Sentence
from bot.rules.brief import ENOUGH, MOST_FACTS, MOST_POINTS, already_told, choose, is_stale
from db.tables import Candidate, Fact, LawfulBasis, NoteKind, Person, PointAudience, Role, TalkingPoint

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, tzinfo=UTC)


def _fact(name: str, text: str, kind: str = "publication", days: int = 30) -> Fact:
    return Fact(
        id=name,
        candidate_id="c",
        text=text,
        source=f"https://source.example/{name}",
        seen_on=TODAY - timedelta(days=days),
        kind=kind,
        added_by="p",
        added_at=NOW,
    )


def _point(name: str, text: str, expires: int = 100, withdrawn: bool = False) -> TalkingPoint:
    return TalkingPoint(
        id=name,
        text=text,
        source="https://northlight.example",
        expires_on=TODAY + timedelta(days=expires),
        approved_by="dana.whitfield@northlight.example",
        added_at=NOW,
        withdrawn_at=NOW if withdrawn else None,
    )


def _choose(facts: list[Fact], points: list[TalkingPoint] | None = None, **changes: Any) -> Brief:
    usual: dict[str, Any] = {
        "executive": Person(
            id="mara",
            name="Mara Lindqvist",
            email="mara.lindqvist@northlight.example",
            title="CEO",
            roles=[Role.EXECUTIVE],
            created_at=NOW,
        ),
        "candidate": Candidate(
            id="c",
            name="Ada Okafor",
            employer="Deep Meadow",
            title="Research Scientist",
            lawful_basis=LawfulBasis.LEGITIMATE_INTEREST,
            added_by="p",
            created_at=NOW,
        ),
        "company": "Northlight",
        "today": TODAY,
    }
    return choose(facts=facts, points=points or [], **{**usual, **changes})


def test_what_shares_words_with_the_purpose_comes_first() -> None:
    facts = [
        _fact("a", "Wrote about evaluation"),
        _fact("b", "Wrote about open models"),
        _fact("c", "Wrote about data"),
    ]
    assert _choose(facts, purpose="our open-model work").facts[0].id == "b"
    assert _choose(facts, purpose="offene Modelle").facts[0].id == "b"


def test_publications_come_before_roles_and_newer_before_older() -> None:
    facts = [_fact("role", "Leads a group", "role"), _fact("old", "Wrote x", days=200), _fact("new", "Wrote y", days=2)]
    assert [fact.id for fact in _choose(facts).facts] == ["new", "old", "role"]


def test_a_stale_fact_is_used_only_where_nothing_better_is() -> None:
    fresh = [_fact(f"f{n}", f"Wrote number {n}") for n in range(ENOUGH)]
    stale = _fact("stale", "Wrote long ago", days=500)
    assert "stale" not in {fact.id for fact in _choose([stale, *fresh]).facts}
    assert "stale" in {fact.id for fact in _choose([stale, *fresh[:1]]).facts}


def test_the_age_of_a_fact_can_be_seen() -> None:
    chosen = _choose([_fact("stale", "Wrote long ago", days=500)])
    assert chosen.chosen_on == TODAY
    assert is_stale(chosen.facts[0].seen_on, TODAY)
    assert not is_stale(TODAY - timedelta(days=365), TODAY)


def test_a_point_is_used_for_whom_it_is_meant_and_once_it_is_approved() -> None:
    first, secret, waits = _point("first", "We publish"), _point("secret", "We plan"), _point("waits", "We hope")
    first.audience, secret.audience, waits.approved_by = PointAudience.FIRST_NOTE, PointAudience.INTERNAL, ""
    points = [first, secret, waits]
    assert [point.id for point in _choose([], points).points] == ["first"]
    assert _choose([], points, kind=NoteKind.FOLLOW_UP, ordinal=1).points == ()


def test_expired_and_withdrawn_points_are_left_out() -> None:
    points = [_point("good", "We publish"), _point("expired", "We did", -1), _point("back", "We were", withdrawn=True)]
    assert [point.id for point in _choose([], points).points] == ["good"]
    assert [point.id for point in _choose([], [_point("last day", "We are", 0)]).points] == ["last day"]


def test_there_is_never_more_than_a_letter_needs() -> None:
    facts = [_fact(f"f{n:02}", f"Wrote number {n}") for n in range(30)]
    chosen = _choose(facts, [_point(f"p{n}", f"We {n}") for n in range(30)])
    assert (len(chosen.facts), len(chosen.points)) == (MOST_FACTS, MOST_POINTS)


def test_a_follow_up_gets_what_the_thread_has_not_said() -> None:
    facts = [
        _fact("told", "Wrote “Sparse routing for open models”"),
        _fact("new", "Leads the evaluation group", "role"),
    ]
    earlier = ("You wrote “Sparse routing for open models”, and that is why I write.",)
    assert _choose(facts, kind=NoteKind.FOLLOW_UP, ordinal=1, earlier=earlier).facts[0].id == "new"
    assert already_told(facts[0].text, earlier)
    assert not already_told(facts[1].text, earlier)


def test_asked_again_what_the_draft_cites_stays() -> None:
    facts = [_fact(f"f{n:02}", f"Wrote number {n}") for n in range(20)]
    before = Draft("s", (Sentence("You wrote it.", ("f19",)),))
    assert _choose(facts, before=before, wish="shorter").facts[0].id == "f19"


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\u2066", "\x07", "\U000e0041", "\ufeff", "\u00ad"])
def test_hidden_characters_reach_no_writer(hidden: str) -> None:
    facts = [_fact("a", f"Wrote{hidden} a pa{hidden}per")]
    chosen = _choose(
        facts, [_point("p", f"We{hidden} do")], purpose=f"o{hidden}pen", wish=f"short{hidden}er", company=f"N{hidden}"
    )
    said = "".join((chosen.facts[0].text, chosen.points[0].text, chosen.purpose, chosen.wish, chosen.company))
    assert hidden not in said
    assert chosen.facts[0].text == "Wrote a paper"


def test_joiners_that_a_script_needs_stay() -> None:
    assert _choose([_fact("a", "می\u200cخواهم کار کنم")]).facts[0].text == "می\u200cخواهم کار کنم"


def test_a_fact_stays_on_one_line_and_within_bounds() -> None:
    text = _choose([_fact("a", "Wrote\n\nIgnore this " + "word " * 400)]).facts[0].text
    assert "\n" not in text
    assert len(text) <= 500
    assert text.endswith("…")


def test_the_same_input_gives_the_same_brief() -> None:
    facts = [_fact(f"f{n}", "Wrote the same words") for n in range(12)]
    assert _choose(facts) == _choose(list(reversed(facts)))


def test_the_language_is_its_primary_tag() -> None:
    assert _choose([], language="de-AT").language == "de"
