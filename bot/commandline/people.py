"""`overture people`: who may do what."""

import asyncio
from typing import Annotated, Any

import typer

from bot.commandline.out import AsJson, Failed, configured, house, say, settled, show, words
from bot.ports import Refusal
from bot.settings import policy
from bot.texts import Text, text
from bot.usecases import admin
from bot.usecases.admin import CLI, KnownAs, Listed, NewPerson
from db.tables import Platform, Role

people = typer.Typer(help="Who may do what: list, add, change roles, remove.", no_args_is_help=False)

Email = Annotated[str, typer.Argument(help="The person's e-mail address.", metavar="EMAIL", show_default=False)]
ACCOUNT = "TEAM/USER, for example T0123/U0456."


@people.callback(invoke_without_command=True)
def overview(context: typer.Context) -> None:
    """Who may do what: list, add, change roles, remove."""
    if context.invoked_subcommand is None:
        everybody(as_json=False)


@people.command("list")
def everybody(as_json: AsJson = False) -> None:
    """Show everybody, with roles and accounts."""
    listed = asyncio.run(_list())
    if as_json:
        show([_as_json(one) for one in listed])
        return
    if not listed:
        say(text("cli-nobody"))
    for one in listed:
        person = one.person
        roles = ", ".join(words()(f"role-{Role(role).value}") for role in person.roles) or words()("role-none")
        accounts = " ".join(f"{known.platform}:{known.workspace}/{known.user_id}" for known in one.identities)
        left = "" if person.active else f"  ({words()('cli-left')})"
        say(f"{person.name} <{person.email}>  {roles}  {accounts or words()('cli-no-account')}{left}")


@people.command()
def add(
    email: Email,
    name: Annotated[str, typer.Option(help="Full name, as candidates will read it.", show_default=False)],
    role: Annotated[list[Role] | None, typer.Option(help="A role; may be repeated.", show_default=False)] = None,
    slack: Annotated[str, typer.Option(help=f"Slack account: {ACCOUNT}", show_default=False)] = "",
    timezone: Annotated[str, typer.Option(help="Time zone, for example Europe/Berlin.")] = "UTC",
    language: Annotated[str, typer.Option(help="Language of their cards: en or de.")] = "en",
    title: Annotated[str, typer.Option(help="Job title, as candidates will read it.", show_default=False)] = "",
) -> None:
    """Add somebody, or bring back somebody who left."""
    accounts = (_account(Platform.SLACK, slack),) if slack else ()
    new = NewPerson(email, name, tuple(role or ()), timezone, language, title, accounts)
    settled(asyncio.run(_add(new)))


@people.command(context_settings={"ignore_unknown_options": True})
def role(
    email: Email,
    changes: Annotated[list[str], typer.Argument(metavar="+ROLE|-ROLE…", help="For example +recruiter -executive.")],
) -> None:
    """Give (+) and take (-) roles: executive, recruiter, compensation, legal, admin."""
    give: set[Role] = set()
    take: set[Role] = set()
    for change in changes:
        sign, name = change[:1], change[1:]
        if sign not in ("+", "-") or name not in list(Role):
            raise typer.BadParameter(words()("cli-role-wrong", given=change, roles=", ".join(Role)))
        (give if sign == "+" else take).add(Role(name))
    settled(asyncio.run(_roles(email, give, take)))


@people.command()
def remove(email: Email) -> None:
    """Let somebody do nothing any more; what they did stays on record."""
    settled(asyncio.run(_remove(email)))


async def _list() -> list[Listed]:
    async with house(configured()) as at, at.store.reading() as unit:
        listed = await admin.list_people(unit, CLI)
    if isinstance(listed, Refusal):
        raise Failed(words()(listed.text))
    return list(listed)


async def _add(new: NewPerson) -> Text | Refusal:
    async with house(configured()) as at, at.store.writing() as unit:
        return await admin.add_person(unit, CLI, new)


async def _roles(email: str, give: set[Role], take: set[Role]) -> Text | Refusal:
    settings = configured()
    async with house(settings) as at, at.store.writing() as unit:
        return await admin.set_roles(unit, CLI, email, give, take, policy(settings))


async def _remove(email: str) -> Text | Refusal:
    settings = configured()
    async with house(settings) as at, at.store.writing() as unit:
        return await admin.remove_person(unit, CLI, email, policy(settings))


def _account(platform: Platform, given: str) -> KnownAs:
    workspace, slash, user_id = given.partition("/")
    if not (workspace and slash and user_id) or "/" in user_id:
        raise typer.BadParameter(words()("cli-account-wrong", given=given))
    return KnownAs(platform, workspace, user_id)


def _as_json(one: Listed) -> dict[str, Any]:
    """As `overture import` reads it, with whether they are here."""
    person = one.person
    accounts = {Platform(known.platform).value: f"{known.workspace}/{known.user_id}" for known in one.identities}
    return {
        "name": person.name,
        "email": person.email,
        "title": person.title,
        "roles": [Role(role).value for role in person.roles],
        "timezone": person.timezone,
        "language": person.language,
        "active": person.active,
        **accounts,
    }
