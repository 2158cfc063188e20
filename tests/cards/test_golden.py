"""Every card in every status as it looks on Slack, kept as a picture in JSON. A missing picture fails.

After a wanted change: `OVERTURE_GOLDEN=write make test TESTS=tests/cards`, then read the difference.
"""

import json
import os
from pathlib import Path

import pytest

from bot.cards.elements import Card, Form, Home
from bot.cards.gallery import Example, examples
from bot.chat.slack.forms import draw_form
from bot.chat.slack.render import draw, draw_home
from bot.texts import LANGUAGES, Words

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("OVERTURE_GOLDEN") == "write"


def drawn(picture: Card | Form | Home) -> object:
    match picture:
        case Card():
            message = draw(picture)
            return {"text": message.text, "blocks": message.blocks}
        case Form():
            return draw_form(picture)
        case Home():
            return draw_home(picture)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_looks_as_it_is_kept(language: str) -> None:
    folder = GOLDEN / "slack" / language
    pictures: list[Example] = list(examples(Words(language, "Europe/Berlin")))
    if WRITE:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.json"):
            old.unlink()
        for name, picture in pictures:
            (folder / f"{name}.json").write_text(
                json.dumps(drawn(picture), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )
    assert {path.stem for path in folder.glob("*.json")} == {name for name, _ in pictures}
    for name, picture in pictures:
        kept = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        assert drawn(picture) == kept, name


def test_every_example_has_a_name_of_its_own() -> None:
    names = [name for name, _ in examples(Words())]
    assert len(names) == len(set(names))
