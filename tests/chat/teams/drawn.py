"""What every drawing keeps to: Teams' limits, Microsoft's schema, and that nothing becomes markup."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from bot.cards.elements import Card, Form, Home
from bot.cards.opening import OPENING
from bot.chat.teams import limits
from bot.chat.teams.fitting import size
from bot.chat.teams.forms import draw_form
from bot.chat.teams.pressed import FORM, INPUT, pressed
from bot.chat.teams.render import draw, draw_home

SCHEMA = Path(__file__).parent / "schema" / "adaptive-card-1.5.json"
#: all that may be drawn; a TextBlock, a FactSet or an Image reads Markdown or loads something
KINDS = {
    "AdaptiveCard", "Container", "RichTextBlock", "TextRun", "ActionSet",
    "Action.Execute", "Action.Submit", "Action.OpenUrl", "Action.ToggleVisibility",
    "Input.Text", "Input.ChoiceSet", "Input.Date", "Data.Query",
}  # fmt: skip
#: what `send` puts into each button's data: the id of the card
STAMP = len(f',"card":"card_{"0" * 32}"')
#: Teams puts a date in its place
FUNCTION = re.compile(r"\{\{(?:DATE|TIME)\(")


def drawing(picture: Card | Form | Home) -> dict[str, Any]:
    """Its card."""
    match picture:
        case Card():
            return draw(picture).card
        case Form():
            return draw_form(picture)
        case _:
            return draw_home(picture).card


def check(picture: Card | Form | Home) -> dict[str, Any]:
    """Draw it and hold it to every rule; the card."""
    card = drawing(picture)
    if isinstance(picture, Form):
        assert size(card) <= limits.DIALOG_BYTES + 4_000
    else:
        assert size(card) + STAMP * sum("data" in part for part in parts(card)) < 20_000
        assert card["fallbackText"].strip()
    assert card["body"]
    found = list(parts(card))
    for part in found:
        check_part(part, is_dialog=isinstance(picture, Form))
    named = [part["id"] for part in found if "id" in part]
    assert len(set(named)) == len(named)
    opened = {name for part in found for name in part.get("targetElements", ())}
    assert opened == {part["id"] for part in found if part.get("isVisible") is False}
    return card


def check_part(part: dict[str, Any], *, is_dialog: bool) -> None:
    """One object of a drawing, by what it is."""
    if "type" in part and part["type"] != "task/fetch":
        assert part["type"] in KINDS
    for name in ("text", "title", "label", "placeholder", "errorMessage"):
        if name in part:
            assert part[name].strip() or part["type"] == "TextRun"
            assert not FUNCTION.search(part[name])
            assert "\n" not in part[name]
    match part.get("type"):
        case "RichTextBlock":
            assert part["inlines"]
        case "ActionSet":
            assert 0 < sum("mode" not in action for action in part["actions"]) <= limits.ACTIONS_IN_ROW
        case "Action.OpenUrl":
            assert re.match("https?://[^/?#@]+(?:[/?#]|$)", part["url"])
        case "Action.Execute":
            assert not is_dialog
            assert part["verb"] == pressed(part["data"])[0] not in OPENING
        case "Action.Submit" if FORM not in part["data"]:
            assert (part["data"].get("msteams") == {"type": "task/fetch"}) is not is_dialog
            assert is_dialog or pressed(part["data"])[0] in OPENING
        case "Input.Text" | "Input.ChoiceSet" | "Input.Date":
            assert part["id"].startswith(INPUT)
            assert all(choice["title"].strip() and choice["value"] for choice in part.get("choices", ()))


def schema_errors(card: dict[str, Any]) -> list[str]:
    """What Microsoft's schema of version 1.5 has against the card."""
    return [f"{list(error.absolute_path)}: {error.message}"[:300] for error in _validator().iter_errors(authored(card))]


def authored(card: Any) -> Any:
    """The card without what Teams knows and the schema does not: its own key, and the type-ahead of an input."""
    match card:
        case {"type": "Input.ChoiceSet", "style": "filtered"}:
            return {name: authored(inner) for name, inner in card.items() if name not in ("choices.data", "style")}
        case {"type": "AdaptiveCard"}:
            return {name: authored(inner) for name, inner in card.items() if name != "msteams"}
        case dict():
            return {name: authored(inner) for name, inner in card.items()}
        case list():
            return [authored(inner) for inner in card]
        case _:
            return card


@cache
def _validator() -> Draft7Validator:
    """Microsoft's schema, which tries each kind of element in turn: here the one whose name an object bears is looked up.

    The same is allowed as before, a thousand times faster and with an error that says something.
    """
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for name, definition in schema["definitions"].items():
        if name.startswith("ImplementationsOf."):
            kinds = [kind["allOf"][0]["$ref"].rpartition("/")[2] for kind in definition.pop("anyOf")]
            definition["required"] = ["type"]
            definition["properties"] = {"type": {"enum": kinds}}
            definition["allOf"] = [
                {"if": {"properties": {"type": {"const": kind}}}, "then": {"$ref": f"#/definitions/{kind}"}}
                for kind in kinds
            ]
    return Draft7Validator(schema)


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a drawing."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


def paragraphs(card: dict[str, Any]) -> list[str]:
    """The texts of a drawing, one for each paragraph."""
    return [
        "".join(run["text"] for run in part["inlines"]) for part in parts(card) if part.get("type") == "RichTextBlock"
    ]


def visible(card: dict[str, Any]) -> str:
    """All that a reader sees, as characters."""
    labels = [part[name] for part in parts(card) for name in ("title", "label") if name in part]
    return "\n".join([*paragraphs(card), *labels])
