"""Facts that exclude each other are seen, and two of a series are not taken for such."""

from dataclasses import replace

import pytest

from bot.ports import Brief, Draft, Evidence, Sentence, Severity
from bot.rules.draft_checks import check
from bot.rules.draft_checks.contradiction import exclude
from bot.rules.draft_checks.severity import Check
from bot.texts import LANGUAGES, Words
from tests.rules.briefs import brief


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Leads a team of 8 at Open Orchard.", "Leads a team of 14 at Open Orchard.", "role"),
        ("Leitet seit 2024 die Gruppe für Routing.", "Leitet seit 2021 die Gruppe für Routing.", "role"),
        (
            "Published “Benchmarks that age well” in 2025.",
            "Published “Benchmarks that age well” in 2026.",
            "publication",
        ),
        ("First author of “Routers that rest” (2026)", "Third author of “Routers that rest” (2026)", "publication"),
        ("A donné « Files équitables » à Lyon en 2026.", "A donné « Files équitables » à Nantes en 2026.", "talk"),
        ("Zweite Autorin von „Ruhende Router“ (2026)", "Erste Autorin von „Ruhende Router“ (2026)", "publication"),
    ],
)
def test_two_that_exclude_each_other(one: str, other: str, kind: str) -> None:
    assert exclude(Evidence("a", one, kind=kind), Evidence("b", other, kind=kind))
    assert exclude(Evidence("b", other, kind=kind), Evidence("a", one, kind=kind))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Spoke at Systems Week 2025.", "Spoke at Systems Week 2026.", "talk"),
        ("Gave a talk in Leeds in 2025.", "Gave a talk in Graz in 2026.", "talk"),
        ("Published “Routers that rest” in 2026.", "Published “Benchmarks that age well” in 2026.", "publication"),
        ("Maintains the library routekit.", "Maintains the library slatefile.", "code"),
        ("Leads the routing group.", "Leads the reading group.", "role"),
        ("Leads the routing group.", "Leads the routing group.", "role"),
        ("Received the Tallow Prize in 2023.", "Received the Tallow Prize in 2025.", "award"),
    ],
)
def test_two_that_may_both_be_so(one: str, other: str, kind: str) -> None:
    assert not exclude(Evidence("a", one, kind=kind), Evidence("b", other, kind=kind))


def letter(*sources: tuple[str, ...]) -> tuple[Brief, Draft]:
    facts = (
        Evidence("f8", "Leads a team of 8 at Open Orchard.", kind="role"),
        Evidence("f14", "Leads a team of 14 at Open Orchard.", kind="role"),
    )
    told = {"f8": "You lead a team of 8 at Open Orchard.", "f14": "You lead a team of 14 at Open Orchard."}
    return replace(brief(), facts=facts), Draft(
        "Your team at Open Orchard", tuple(Sentence(told[s[0]], s) for s in sources)
    )


def test_a_letter_that_tells_both_is_marked_at_the_second() -> None:
    of, draft = letter(("f8",), ("f14",))
    (found,) = [one for one in check(of, draft) if one.check == Check.CONTRADICTION]
    assert (found.sentence, found.severity) == (1, Severity.WARN)
    for language in LANGUAGES:
        assert "team of 14" in Words(language)(found.message)


def test_a_letter_that_tells_one_is_not() -> None:
    of, draft = letter(("f8",), ("f8",))
    assert Check.CONTRADICTION not in {one.check for one in check(of, draft)}
