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
from bot.commandline.teams_page import Shown, page_of
from bot.texts import LANGUAGES, Words, text


class Drawable(StrEnum):
    """A platform that cards can be drawn for."""

    SLACK = "slack"
    TEAMS = "teams"


def preview(
    out: Annotated[Path, typer.Option(help="The folder for the files.", show_default=False)],
    platform: Annotated[Drawable, typer.Option(help="Whose form of cards.")] = Drawable.SLACK,
    language: Annotated[str, typer.Option(help=f"Language: {' or '.join(LANGUAGES)}.")] = "en",
    as_json: AsJson = False,
) -> None:
    """Write every card in every status as the platform's JSON, one file each; for Teams a page that shows them, too."""
    if language not in LANGUAGES:
        raise typer.BadParameter(words()("preview-language", given=language, languages=", ".join(LANGUAGES)))
    written = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text_of_file in _files(platform, Words(language)):
            (out / name).write_text(text_of_file, encoding="utf-8")
            written.append(name)
    except OSError as error:
        raise Failed(words()("cli-not-written", file=str(out), why=error.strerror or "")) from None
    if as_json:
        show({"platform": platform.value, "language": language, "files": sorted(written)})
    else:
        say(text("preview-written", count=len(written), folder=str(out)))


def _files(platform: Drawable, language: Words) -> Iterator[tuple[str, str]]:
    match platform:
        case Drawable.SLACK:
            for name, drawn in _for_slack(language):
                yield f"{name}.json", _json(drawn)
        case Drawable.TEAMS:
            shown = list(_for_teams(language))
            for each in shown:
                yield f"{each['name']}.json", _json(each["card"])
            yield "index.html", page_of(shown, language)
        case _:
            assert_never(platform)


def _json(drawn: dict[str, Any]) -> str:
    return json.dumps(drawn, ensure_ascii=False, indent=2) + "\n"


def _for_slack(language: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    render, forms = import_module("bot.chat.slack.render"), import_module("bot.chat.slack.forms")
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


def _for_teams(language: Words) -> Iterator[Shown]:
    render, forms = import_module("bot.chat.teams.render"), import_module("bot.chat.teams.forms")
    for name, picture in examples(language):
        match picture:
            case Card():
                yield Shown(name=name, title="", card=render.draw(picture).card)
            case Form():
                yield Shown(name=name, title=forms.title_of(picture), card=forms.draw_form(picture))
            case Home():
                yield Shown(name=name, title="", card=render.draw_home(picture).card)
            case _:
                assert_never(picture)
