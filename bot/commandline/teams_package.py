"""`overture teams-package`: the app package that an admin uploads to Teams, with our ids in it."""

import json
import re
import zipfile
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import typer

from bot.app import VERSION
from bot.commandline.out import AsJson, Failed, say, show, words
from bot.settings import Settings, load
from bot.texts import text

TEMPLATE = Path(__file__).parents[2] / "deploy" / "teams-app"
ICONS = ("color.png", "outline.png")
_SLOT = re.compile(r"\{([a-z_]+)\}")
#: files in a package have one date, so that the same settings make the same package
_SOME_DAY = (2026, 1, 1, 0, 0, 0)


def teams_package(
    out: Annotated[Path, typer.Option(help="The file to write.")] = Path("overture-teams.zip"),
    as_json: AsJson = False,
) -> None:
    """Write the Teams app package (manifest and icons) for the Entra app in the settings."""
    manifest = json.dumps(filled(_template(), values_of(load())), indent=2, ensure_ascii=False) + "\n"
    try:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(_entry("manifest.json"), manifest)
            for icon in ICONS:
                package.writestr(_entry(icon), (TEMPLATE / icon).read_bytes())
    except OSError as error:
        raise Failed(words()("cli-not-written", file=str(out), why=error.strerror or "")) from None
    if as_json:
        show({"file": str(out), "files": ["manifest.json", *ICONS]})
    else:
        say(text("teams-package-written", file=str(out)))


def values_of(settings: Settings) -> dict[str, str]:
    """What stands in the manifest's slots. Raises Failed where a setting is missing that the manifest needs."""
    missing = [
        name
        for name, given in (
            ("OVERTURE_TEAMS_CLIENT_ID", settings.teams_client_id),
            ("OVERTURE_PUBLIC_URL", settings.public_url.startswith("https://")),
            ("OVERTURE_NOTICE_URL", settings.notice_url.startswith("https://")),
        )
        if not given
    ]
    if missing:
        raise Failed(words()("teams-package-missing", names=", ".join(missing)))
    return {
        "version": VERSION,
        "client_id": settings.teams_client_id,
        # Teams' own limit for the developer's name.
        "company": settings.company[:32],
        "public_url": settings.public_url,
        "notice_url": settings.notice_url,
        "domain": urlsplit(settings.public_url).netloc,
    }


def filled(part: Any, values: dict[str, str]) -> Any:
    """The template with its slots filled."""
    match part:
        case str():
            return _SLOT.sub(lambda slot: values[slot[1]], part)
        case list():
            return [filled(inner, values) for inner in part]
        case dict():
            return {name: filled(inner, values) for name, inner in part.items()}
        case _:
            return part


def _template() -> Any:
    return json.loads((TEMPLATE / "manifest.json").read_text(encoding="utf-8"))


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, _SOME_DAY)
