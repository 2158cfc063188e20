"""How commands speak: answers on stdout, for people or as JSON; reasons why something failed on stderr."""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

import typer

from bot.app import House, NotMigrated, migrated, opened
from bot.outside import log
from bot.ports import Refusal
from bot.settings import Settings, load, unknown
from bot.texts import Text, Words

AsJson = Annotated[bool, typer.Option("--json", help="JSON on stdout, for programs.")]


class Failed(Exception):
    """The command could not do what was asked; the text says why and what to do."""


def words() -> Words:
    """Words in the language of the shell."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return Words.of(locale)


def say(sentence: str | Text) -> None:
    """One line for a person."""
    typer.echo(words()(sentence) if isinstance(sentence, Text) else sentence)


def warn(sentence: str) -> None:
    """One line beside the answer, on stderr."""
    typer.echo(f"overture: {sentence}", err=True)


def show(value: Any) -> None:
    """A value as JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def settled(outcome: Text | Refusal) -> None:
    """Say what was done; raises Failed for a refusal."""
    if isinstance(outcome, Refusal):
        raise Failed(words()(outcome.text))
    say(outcome)


def configured(*, quiet: bool = True) -> Settings:
    """The settings, with a warning for each variable that is none; logs are set up. Raises BadSettings."""
    settings = load()
    for name, meant in unknown(os.environ):
        known = words()("cli-unknown-setting-meant", name=name, meant=meant) if meant else ""
        warn(known or words()("cli-unknown-setting", name=name))
    log.configure(level="error" if quiet else settings.log_level.value, json=log.wants_json(settings.log_format.value))
    return settings


@asynccontextmanager
async def house(settings: Settings) -> AsyncIterator[House]:
    """The opened and migrated database. Raises Failed."""
    async with opened(settings) as opened_house:
        if not await opened_house.store.ready():
            raise Failed(words()("cli-no-database"))
        try:
            await migrated(settings)
        except NotMigrated:
            raise Failed(words()("cli-not-migrated")) from None
        yield opened_house
