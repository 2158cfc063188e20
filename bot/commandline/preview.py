"""`overture preview`: every card in every status, drawn as a platform would get it, from made-up rows."""

import json
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, assert_never

import typer

from bot.cards.elements import Card, Form, Home
from bot.cards.gallery import examples
from bot.commandline.out import AsJson, Failed, say, show, words
from bot.texts import LANGUAGES, Words, text


class Drawable(StrEnum):
    """A platform that cards can be drawn for."""

    SLACK = "slack"


def preview(
    out: Annotated[Path, typer.Option(help="The folder for the files.", show_default=False)],
    platform: Annotated[Drawable, typer.Option(help="Whose form of cards.")] = Drawable.SLACK,
    language: Annotated[str, typer.Option(help=f"Language: {' or '.join(LANGUAGES)}.")] = "en",
    as_json: AsJson = False,
) -> None:
    """Write every card in every status as the platform's JSON, one file each."""
    if language not in LANGUAGES:
        raise typer.BadParameter(words()("preview-language", given=language, languages=", ".join(LANGUAGES)))
    written = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, drawn in _drawn(platform, Words(language)):
            (out / f"{name}.json").write_text(json.dumps(drawn, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            written.append(f"{name}.json")
    except OSError as error:
        raise Failed(words()("cli-not-written", file=str(out), why=error.strerror or "")) from None
    if as_json:
        show({"platform": platform.value, "language": language, "files": sorted(written)})
    else:
        say(text("preview-written", count=len(written), folder=str(out)))


def _drawn(platform: Drawable, language: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    render = import_module(f"bot.chat.{platform.value}.render")
    forms = import_module(f"bot.chat.{platform.value}.forms")
    for name, picture in examples(language):
        match picture:
            case Card():
                message = render.draw(picture)
                yield name, {"text": message.text, "blocks": message.blocks}
            case Form():
                yield name, forms.draw_form(picture)
            case Home():
                yield name, render.draw_home(picture)
            case _:
                assert_never(picture)
