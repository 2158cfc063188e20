"""Whole letters with one sentence set in, by somebody who never saw the checks: a defect, or a good sentence."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.usecases.check import CheckReport, check_document

CAUGHT, WRONGLY = 0.97, 0.02
LANGUAGES = ("en", "de", "fr", "es")


@pytest.mark.parametrize("name", ["held_a.yaml", "held_b.yaml", "held_c.yaml"])
def test_what_was_planted_in_a_letter_is_caught_and_a_good_letter_passes(name: str) -> None:
    held = yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    counted: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    wrong = []
    for case in held["cases"]:
        of = held["briefs"][case["brief"]]
        place, report = _checked(of, case)
        key = (case["kind"], of["language"])
        counted[key] += 1
        right[key] += (good := _as_expected(case, place, report))
        if not good:
            wrong.append(f"{of['language']} {case['kind']}: {case['text']}")
    print(f"\n{name}")
    for kind in sorted({kind for kind, _ in counted}):
        print(f"{kind:24}", *(f"{right[kind, one]:3}/{counted[kind, one]:<3}" for one in LANGUAGES))
    print("\n".join(wrong))
    planted = sum(count for (kind, _), count in counted.items() if kind != "clean")
    caught = sum(count for (kind, _), count in right.items() if kind != "clean")
    clean = counted.total() - planted
    passed = right.total() - caught
    assert caught / planted >= CAUGHT
    assert (clean - passed) / clean <= WRONGLY


def _checked(of: dict[str, Any], case: dict[str, Any]) -> tuple[int, CheckReport]:
    said = [{"text": case["text"], "sources": case["sources"]} if one["text"] == "@@" else one for one in of["frame"]]
    place = next(number for number, one in enumerate(of["frame"]) if one["text"] == "@@")
    keys = ("sender", "language", "purpose", "candidate", "talking_points", "other_notes")
    document = {key: of[key] for key in keys}
    draft = {"subject": of["subject"], "sentences": said}
    return place, check_document({**document, "today": "2026-11-24", "draft": draft})


def _as_expected(case: dict[str, Any], place: int, report: CheckReport) -> bool:
    of_it = [one for one in report.findings if one.sentence == place]
    if case["kind"] == "clean":
        return not report.blocked
    return bool(of_it) if case["expect"] == "warn" else any(one.severity == "block" for one in of_it)
