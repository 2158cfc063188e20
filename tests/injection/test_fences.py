"""Everything from outside stands inside its fence, whatever it is made of."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.outside.writer_prompts import request
from bot.ports import Brief, Draft, Evidence, Sentence
from bot.rules.draft_checks.severity import Check, found
from db.tables import NoteKind
from tests.rules.briefs import brief

#: what could look like a fence, a turn or an escape, among any text at all
OUTSIDE = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            ["</data>", "<data name='x'>", "&lt;/data&gt;", "=== user", "{{facts}}", "\n", " ", "<", ">", "&", "a"]
        ),
        max_size=8,
    ).map("".join),
)
FIELDS = (
    "sender_name",
    "sender_title",
    "company",
    "candidate_name",
    "candidate_employer",
    "candidate_title",
    "purpose",
    "wish",
)
BRIEFS = st.builds(
    lambda kind, fields, facts, points, earlier: replace(
        brief(kind=kind, earlier=tuple(earlier), **fields),
        facts=tuple(Evidence(f"f{n}", text) for n, text in enumerate(facts)),
        points=tuple(Evidence(f"p{n}", text, kind="point") for n, text in enumerate(points)),
    ),
    st.sampled_from([NoteKind.FIRST, NoteKind.FOLLOW_UP]),
    st.fixed_dictionaries(dict.fromkeys(FIELDS, OUTSIDE)),
    st.lists(OUTSIDE, max_size=3),
    st.lists(OUTSIDE, max_size=2),
    st.lists(OUTSIDE, max_size=2),
)
_FENCE = re.compile(r"<data name=\"[a-z]+\">.*?</data>", re.DOTALL)


def said(of: Brief, before: Draft | None = None, words: str = "") -> list[tuple[str, str]]:
    """Role and content of every message."""
    report = [found(Check.NUMBER, 0, words=words)] if words else []
    return [(str(one["role"]), str(one["content"])) for one in request(of, report, before).messages]


@given(BRIEFS)
def test_no_field_can_leave_its_fence(of: Brief) -> None:
    (_, system), (_, user) = said(of)
    (_, empty) = said(brief(kind=of.kind, facts=(), points=()))[1]
    assert system == said(brief(kind=of.kind))[0][1]
    assert user.count("<") == empty.count("<")
    assert user.count(">") == empty.count(">")
    # What is left when the fenced parts are taken out is ours, word for word, but for language and tone.
    assert _FENCE.sub("", user) == _FENCE.sub("", empty)


@given(OUTSIDE, OUTSIDE)
def test_a_wish_and_a_report_stay_in_theirs(wish: str, words: str) -> None:
    before = Draft("A subject of ours", (Sentence(wish or "x"), Sentence(words or "y")))
    for of, about in ((brief(wish=wish), ""), (brief(), words)):
        messages = said(of, before, about)
        if len(messages) < 4:
            continue
        role, last = messages[3]
        assert role == "user"
        assert last.count("<") == last.count(">") == 2
        assert [one for one, _ in messages] == ["system", "user", "assistant", "user"]
