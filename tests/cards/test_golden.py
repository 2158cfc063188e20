"""Every card in every status as it looks on Slack, and one of each kind on Teams, kept as a picture in JSON.

A missing picture fails.

After a wanted change: `OVERTURE_GOLDEN=write make test TESTS=tests/cards`, then read the difference.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.cards.elements import Card, Form, Home
from bot.cards.gallery import examples
from bot.chat.slack.forms import draw_form
from bot.chat.slack.render import draw, draw_home
from bot.chat.teams import forms as teams_forms
from bot.chat.teams import render as teams
from bot.texts import LANGUAGES, Words

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("OVERTURE_GOLDEN") == "write"
#: one of each kind; what differs between statuses differs before a card is drawn
ON_TEAMS = {
    "review-in_review", "release-approved", "release-sent", "nudge-opened", "sources", "changes", "translation",
    "form-note-for", "form-edit", "form-sentence", "form-snooze", "home-points", "people", "profile-owned", "which-one",
    "voice", "points-page", "point-proposed", "rules-legal", "status-stopped",
}  # fmt: skip


def drawn(picture: Card | Form | Home) -> object:
    match picture:
        case Card():
            message = draw(picture)
            return {"text": message.text, "blocks": message.blocks}
        case Form():
            return draw_form(picture)
        case Home():
            return draw_home(picture)


def drawn_on_teams(picture: Card | Form | Home) -> object:
    match picture:
        case Card():
            message = teams.draw(picture)
            return {"text": message.text, "card": message.card}
        case Form():
            return {"title": teams_forms.title_of(picture), "card": teams_forms.draw_form(picture)}
        case Home():
            return {"card": teams.draw_home(picture).card}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_looks_as_it_is_kept(language: str) -> None:
    pictures = {name: drawn(picture) for name, picture in examples(Words(language, "Europe/Berlin"))}
    hold(pictures, GOLDEN / "slack" / language)


def test_one_card_of_each_kind_looks_on_teams_as_it_is_kept() -> None:
    pictures = {
        name: drawn_on_teams(picture) for name, picture in examples(Words("en", "Europe/Berlin")) if name in ON_TEAMS
    }
    assert set(pictures) == ON_TEAMS
    hold(pictures, GOLDEN / "teams")


def hold(pictures: Mapping[str, object], folder: Path) -> None:
    """Compare with what is kept in `folder`, or keep it."""
    if WRITE:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.json"):
            old.unlink()
        for name, picture in pictures.items():
            (folder / f"{name}.json").write_text(
                json.dumps(picture, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )
    assert {path.stem for path in folder.glob("*.json")} == set(pictures)
    for name, picture in pictures.items():
        assert picture == json.loads((folder / f"{name}.json").read_text(encoding="utf-8")), name


def test_every_example_has_a_name_of_its_own() -> None:
    names = [name for name, _ in examples(Words())]
    assert len(names) == len(set(names))
