"""Briefs for tests: the cast, and a candidate with facts of every kind."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.ports import Brief, Evidence
from db.tables import NoteKind

TODAY = date(2026, 11, 2)

FACTS = (
    Evidence(
        "fact_paper",
        "First author of “Sparse routing for open mixture models” (ICML 2025)",
        "https://papers.example/sparse-routing",
        date(2026, 9, 1),
        "publication",
    ),
    Evidence(
        "fact_role",
        "Leads the routing group at Deep Meadow since 2024.",
        "https://deepmeadow.example/team",
        date(2026, 8, 1),
        "role",
    ),
    Evidence(
        "fact_code",
        "Maintainer of the open-source library routekit",
        "https://code.example/routekit",
        date(2026, 5, 1),
        "code",
    ),
    Evidence(
        "fact_talk",
        "Gave the talk “Routing without tears” at the Open Models Day 2026 in Vienna",
        "https://openmodelsday.example/2026",
        date(2026, 6, 12),
        "talk",
    ),
)
POINTS = (
    Evidence("point_weights", "Northlight publishes the weights of every model it trains.", kind="point"),
    Evidence("point_fridays", "Researchers at Northlight choose their own projects on Fridays.", kind="point"),
)


def brief(**changes: Any) -> Brief:
    """Mara writes to Ada, with `changes`."""
    usual = Brief(
        kind=NoteKind.FIRST,
        ordinal=0,
        last=False,
        sender_name="Mara Lindqvist",
        sender_title="CEO",
        company="Northlight",
        candidate_name="Ada Okafor",
        candidate_employer="Deep Meadow",
        candidate_title="Research Scientist",
        purpose="our open-model work",
        tone="warm",
        language="en",
        facts=FACTS,
        points=POINTS,
        chosen_on=TODAY,
    )
    return replace(usual, **changes)
